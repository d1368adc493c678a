"""The texts as files: every message of `locales/`, read with what is wrong in the files.

What a text must be like is `bot.texts_check`; how it is said is `bot.voice`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, ast

LOCALES = Path(__file__).resolve().parent.parent / "locales"
SOURCE = "nl"  #: The language every text is written in first; what another lacks is said in this one.
#: Attributes that are another wording of their message; every other attribute is a button.
VARIANTS = frozenset({"unclear", "again"})
NUMBER = "_number"  #: `$role_number` comes along with every role `$role`: 'one' or 'other'.
NAME = "_name"  #: `$district_name` comes along with every district: 'Bloemenbuurt', without its article.
#: What to do about the slips that people make most, by Fluent's code; the others get Fluent's own words.
_REMEDIES: Mapping[str, str] = {
    "E0002": "begin with 'key = ', or with spaces where the text above goes on",
    "E0003": "look for a missing '=' or '}'; where the text above goes on, begin with spaces; give each"
    " [choice] a line of its own",
    "E0005": "write a text after '='",
    "E0010": "mark one of the choices with a *",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a language, or one term (its key then begins with '-')."""

    language: str
    key: str
    where: str  #: "locales/nl/common.ftl:12"
    node: ast.Message | ast.Term

    @property
    def comment(self) -> str:
        """The comment right above it, or empty."""
        return (self.node.comment.content or "") if self.node.comment else ""

    @property
    def patterns(self) -> dict[str, ast.Pattern]:
        """Its texts by attribute; the message itself is ''."""
        own = {"": self.node.value} if self.node.value else {}
        return own | {attribute.id.name: attribute.value for attribute in self.node.attributes}


def read(folder: Path) -> tuple[dict[str, dict[str, Entry]], list[str]]:
    """Every entry by language and key, and what is wrong with the files: where, and what to mend."""
    entries: dict[str, dict[str, Entry]] = {}
    findings: list[str] = []
    for path in sorted(folder.glob("*/*.ftl")):
        language = path.parent.name
        known = entries.setdefault(language, {})
        file = f"{folder.name}/{language}/{path.name}"
        try:
            source = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            findings.append(f"{file}:1: not UTF-8; save the file as UTF-8")
            continue
        for node in FluentParser().parse(source).body:
            if isinstance(node, ast.Junk):
                why = node.annotations[0] if node.annotations else None
                where = f"{file}:{_line(source, node, why)}"
                shown = (node.content or "").strip().partition("\n")[0]
                remedy = _REMEDIES.get(why.code, why.message) if why else "remove it"
                findings.append(f"{where}: cannot be read, in {shown!r}: {remedy}")
            elif isinstance(node, ast.Message | ast.Term):
                key = f"-{node.id.name}" if isinstance(node, ast.Term) else node.id.name
                entry = Entry(language, key, f"{file}:{_line(source, node.id)}", node)
                if key in known:
                    findings.append(f"{entry.where}: {key} stands in {known[key].where} already; remove one")
                if len({attribute.id.name for attribute in node.attributes}) < len(node.attributes):
                    findings.append(f"{entry.where}: {key} has the same attribute twice; remove one")
                known.setdefault(key, entry)
    if SOURCE not in entries:
        findings.append(f"{folder.name}/{SOURCE}: has no .ftl file; every text begins in '{SOURCE}'")
    return entries, findings + [f for known in entries.values() for f in _lost_references(known)]


def nodes(node: object) -> Iterator[ast.BaseNode]:
    """This node of the syntax tree and every node below it, but for where they stand."""
    if isinstance(node, list):
        for item in node:
            yield from nodes(item)
    elif isinstance(node, ast.BaseNode):
        yield node
        for part in vars(node).values():
            if isinstance(part, list | ast.BaseNode) and not isinstance(part, ast.Span):  # where it stands has no words
                yield from nodes(part)


def variables(pattern: ast.Pattern, entries: Mapping[str, Entry]) -> frozenset[str]:
    """The values this text needs, those of the messages it refers to included; of its language `entries`."""
    # Not those of terms: what stands in a term is given by the text itself.
    texts = [pattern, *_inside(pattern, entries, ast.MessageReference)]
    every = [node for text in texts for node in nodes(text)]
    return frozenset(node.id.name for node in every if isinstance(node, ast.VariableReference))


def referred(node: ast.MessageReference | ast.TermReference, entries: Mapping[str, Entry]) -> ast.Pattern | None:
    """The text that `{ key }`, `{ key.attribute }` or `{ -term }` stands for; None when there is none."""
    key = f"-{node.id.name}" if isinstance(node, ast.TermReference) else node.id.name
    entry = entries.get(key)
    return entry.patterns.get(node.attribute.name if node.attribute else "") if entry else None


def _line(source: str, node: ast.SyntaxNode, slip: ast.Annotation | None = None) -> int:
    start = node.span.start if node.span else 0
    if slip and slip.span:
        # Fluent may point at the line after the slip: back over the empty space, not out of the entry.
        start = max(start, len(source[: slip.span.start].rstrip()))
    return source.count("\n", 0, start) + 1


def _inside(
    pattern: ast.Pattern, entries: Mapping[str, Entry], *kinds: type[ast.MessageReference | ast.TermReference]
) -> list[ast.Pattern]:
    """The texts this one refers to, and those refer to in turn; itself too when it goes round in a circle."""
    found: dict[int, ast.Pattern] = {}
    waiting = [pattern]
    while waiting:
        for node in nodes(waiting.pop()):
            inner = referred(node, entries) if isinstance(node, kinds) else None
            if inner is not None and id(inner) not in found:
                found[id(inner)] = inner
                waiting.append(inner)
    return list(found.values())


def _lost_references(entries: Mapping[str, Entry]) -> Iterator[str]:
    for entry in entries.values():
        for node in nodes(entry.node):
            if isinstance(node, ast.MessageReference | ast.TermReference) and referred(node, entries) is None:
                lost = f"{entry.key} refers to {node.id.name}, which {entry.language} lacks"
                yield f"{entry.where}: {lost}; add it"
        for pattern in entry.patterns.values():
            if any(p is pattern for p in _inside(pattern, entries, ast.MessageReference, ast.TermReference)):
                yield f"{entry.where}: {entry.key} refers to itself in a circle; write its words out"
