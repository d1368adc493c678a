"""The texts as files: reading them with what is wrong in them, and the rules that every text must keep.

The rules come from the channels (WhatsApp: 20 characters a button, 1,024 a text with buttons) and, for Dutch,
the language the texts are written in first, from the product's tone: short, warm, one question at a time.
A message is let off a rule by the comment right above it, which must also say why:
`# exempt: questions - an emergency card asks and answers at once`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product, takewhile
from pathlib import Path

from fluent.syntax import FluentParser, ast

LOCALES = Path(__file__).resolve().parent.parent / "locales"
SOURCE = "nl"  #: The language every text is written in first; what another lacks is said in this one.
#: Attributes that are another wording of their message; every other attribute is a button.
VARIANTS = frozenset({"unclear", "again"})
NUMBER = "_number"  #: `$role_number` comes along with every role `$role`: 'one' or 'other'.

BUTTON_LENGTH = 20
TEXT_LENGTH = 1024
CALM_LENGTH = 320  #: Characters of a Dutch text, its values not counted.
SENTENCE_WORDS = 12  #: The average of a Dutch text stays under this.
EXEMPTIONS = frozenset({"questions", "length", "sentences", "emoji", "words"})
#: What we never say in Dutch, as we name it in a finding.
NEVER: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "kan dat wel": r"\bkan dat wel\b",
        "mag dat?": r"\bmag dat\s*\?",
        "waarom wil je dat": r"\bwaarom wil je dat\b",
        "dat is niet onze taak": r"\bdat is niet onze taak\b",
        "helaas (as first word)": r"\A\W*helaas\b",
        "u dient": r"\bu dient\b",
        "melding geregistreerd": r"\bmelding (?:is )?geregistreerd\b",
        "ticket": r"\btickets?\b",
        "aanpassen": r"\baanpass(?:en|ing|ingen)\b",
        "probleem": r"\bproble(?:em|men)\b",
        "formal u or uw": r"\buw?\b",
    }.items()
}
#: What to do about the slips that people make most, by Fluent's code; the others get Fluent's own words.
_REMEDIES: Mapping[str, str] = {
    "E0002": "begin with 'key = ', or with spaces where the text above goes on",
    "E0003": "look for a missing '=' or '}'; where the text above goes on, begin with spaces; give each"
    " [choice] a line of its own",
    "E0005": "write a text after '='",
    "E0010": "mark one of the choices with a *",
}
_GAP = "\ufffc"  # Stands for a value in a text whose values are not known yet: one word, no length.
_WORD = re.compile(rf"[^\s]*[\w{_GAP}][^\s]*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'’”)]*\s+|\n+")
_PICTURE = r"[\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
_PICTURE_ENDS = r"[\ufe0f\U0001f3fb-\U0001f3ff]*"
_EMOJI = re.compile(
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}{_PICTURE_ENDS}(?:\u200d{_PICTURE}{_PICTURE_ENDS})*"
)


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
    """This node of the syntax tree and every node below it."""
    if isinstance(node, list):
        for item in node:
            yield from nodes(item)
    elif isinstance(node, ast.BaseNode):
        yield node
        for part in vars(node).values():
            yield from nodes(part)


def variables(pattern: ast.Pattern, entries: Mapping[str, Entry]) -> frozenset[str]:
    """The values this text needs, those of the messages it refers to included; of its language `entries`."""
    # Not those of terms: what stands in a term is given by the text itself.
    texts = [pattern, *_inside(pattern, entries, ast.MessageReference)]
    every = [node for text in texts for node in nodes(text)]
    return frozenset(node.id.name for node in every if isinstance(node, ast.VariableReference))


def referred(
    node: ast.MessageReference | ast.TermReference, entries: Mapping[str, Entry]
) -> ast.Pattern | None:
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


def check_texts(folder: Path = LOCALES) -> list[str]:
    """What is to be mended in the texts of `folder`, each with file and line; empty when all is well."""
    entries, findings = read(folder)
    findings += _parity(folder.name, entries)
    for known in entries.values():
        for entry in known.values():
            if entry.key.startswith("-"):
                continue
            for attribute, pattern in entry.patterns.items():
                said = readings(pattern, known)
                name = f"{entry.key}.{attribute}" if attribute else entry.key
                wrong = [*_too_long(attribute, said)]
                if entry.language == SOURCE:
                    wrong += _tone(said, _exempt(entry.comment)[0])
                findings += [f"{entry.where}: {name}: {what}" for what in wrong]
            findings += [f"{entry.where}: {entry.key}: {what}" for what in _alike(entry, known)]
            findings += [f"{entry.where}: {entry.key}: {what}" for what in _exempt(entry.comment)[1]]
    return findings


def readings(
    pattern: ast.Pattern, entries: Mapping[str, Entry], within: tuple[int, ...] = ()
) -> tuple[str, ...]:
    """Every way this text can come out; a value is a gap of one character, a circle of references too."""
    if id(pattern) in within:
        return (_GAP,)

    def outcomes(node: ast.BaseNode) -> Iterable[str]:
        match node:
            case ast.TextElement(value=text):
                return (text,)
            case ast.Placeable(expression=inner):
                return outcomes(inner)
            case ast.StringLiteral() | ast.NumberLiteral():
                return (str(node.parse()["value"]),)
            case ast.SelectExpression(variants=variants):
                return [text for v in variants for text in readings(v.value, entries, (*within, id(pattern)))]
            case ast.MessageReference() | ast.TermReference():
                inner_pattern = referred(node, entries)
                return readings(inner_pattern, entries, (*within, id(pattern))) if inner_pattern else (_GAP,)
            case _:
                return (_GAP,)

    return tuple(dict.fromkeys("".join(parts) for parts in product(*map(outcomes, pattern.elements))))


def _parity(folder: str, entries: Mapping[str, Mapping[str, Entry]]) -> Iterator[str]:
    """Every text in every language, with the same values everywhere."""
    texts: dict[tuple[str, str], dict[str, frozenset[str]]] = {}
    for language, known in entries.items():
        for key, entry in known.items():
            for attribute, pattern in entry.patterns.items() if not key.startswith("-") else ():
                texts.setdefault((key, attribute), {})[language] = variables(pattern, known)
    for (key, attribute), by_language in texts.items():
        name = f"{key}.{attribute}" if attribute else key
        first = min(by_language, key=lambda language: (language != SOURCE, language))
        for language in entries:
            if language not in by_language:
                yield f"{folder}/{language}: lacks {name}, see {entries[first][key].where}"
        every = frozenset().union(*by_language.values())
        free = {v for v in every if v.endswith(NUMBER) and v.removesuffix(NUMBER) in every}
        for language, used in by_language.items():
            if used - free != by_language[first] - free:
                differs = ", ".join(f"${v}" for v in sorted((used ^ by_language[first]) - free))
                yield f"{entries[language][key].where}: {name}: {first} and {language} differ in {differs}"


def _too_long(attribute: str, said: Iterable[str]) -> Iterator[str]:
    button = bool(attribute) and attribute not in VARIANTS
    limit = BUTTON_LENGTH if button else TEXT_LENGTH
    longest = max((len(text.replace(_GAP, "")) for text in said), default=0)
    if longest > limit:
        yield f"{longest} characters, a {'button' if button else 'message'} holds {limit}"


def _alike(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for choice, pattern in entry.patterns.items():
        for label in readings(pattern, entries) if choice and choice not in VARIANTS else ():
            other = seen.setdefault(label.strip().casefold(), choice)
            if other != choice:
                yield f"buttons {other} and {choice} both read '{label}'"


def _exempt(comment: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The rules this comment lets its message off, and what is wrong with the comment."""
    names: set[str] = set()
    wrong: list[str] = []
    reason = re.findall(r"[^\W\d_]+", re.sub(r"exempt:[^\n]*", "", comment))
    for rest in re.findall(r"exempt:([^\n]*)", comment):
        words = re.findall(r"[^\W\d_]+", rest)
        own = list(takewhile(lambda word: word in EXEMPTIONS or word == "and", words))
        names |= set(own)
        reason += words[len(own) :]
        if not own:
            wrong.append(f"'exempt:{rest}' names no rule; rules are {', '.join(sorted(EXEMPTIONS))}")
    if names and not reason:
        wrong.append("exempt without a reason; say why after it")
    return frozenset(names), tuple(wrong)


def _tone(said: Iterable[str], exempt: frozenset[str]) -> list[str]:
    """PRODUCT 7 for Dutch: what is wrong with these readings of one text, each thing once."""
    wrong: dict[str, None] = {}
    for text in said:
        words = _WORD.findall(text)
        sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
        length = len(text.replace(_GAP, ""))
        if "words" not in exempt:
            wrong |= {f"says '{name}'": None for name, never in NEVER.items() if never.search(text)}
        if "emoji" not in exempt and len(_EMOJI.findall(text)) > 1:
            wrong["more than one emoji"] = None
        if "questions" not in exempt and text.count("?") > 1:
            wrong["more than one question"] = None
        if re.search(r"[!?]\s*!|!\s*\?", text):
            wrong["a pile of exclamation marks"] = None
        if "sentences" not in exempt and sentences and len(words) / len(sentences) >= SENTENCE_WORDS:
            average = len(words) / len(sentences)
            wrong[f"{average:.0f} words a sentence, stay under {SENTENCE_WORDS}"] = None
        if "length" not in exempt and length > CALM_LENGTH:
            wrong[f"{length} characters, stay within {CALM_LENGTH}"] = None
    return list(wrong)
