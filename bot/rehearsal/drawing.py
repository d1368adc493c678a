"""Each conversation as a Mermaid drawing, and the page of all of them: `docs/flows.md`.

The same flows and texts give the same drawing to the letter. What a `begin` or `finish` does is code, and not drawn.
"""

import re
from collections.abc import Iterator, Mapping

from bot.texts import Entry
from bot.texts_check import readings
from flows.answers import SKIPPED
from flows.grammar import END, Flow, always
from flows.machine import Machine

SHORT = 64  #: Characters of a question in a drawing.
_GAPS = re.compile("[\ufffb\ufffc]")
_SENDER = re.compile(r"\AWijkbot[^:]*:\s*")
_SENTENCE = re.compile(r"(?<=[.?!])[’\"]?\s+")
_MEANING = {'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;"}

Texts = Mapping[str, Entry]

HEAD = """\
# The conversations

Made by `wijkbot flows draw`; after a change of a flow or its texts: `wijkbot flows draw > docs/flows.md`.

How to read a drawing: `[a question]` wants an answer, `(a question)` may be skipped (`overslaan`). A dotted
arrow leads to a question that is only asked when its `when` says so. The six-sided shape is the yes-point: from
there on the signal, its number and its promise exist. A shape with a double edge is another conversation. Words that
work anywhere (`stop`, `terug`, `help`) are not drawn."""


def draw_page(machine: Machine, texts: Texts) -> str:
    """The whole of `docs/flows.md`, in the language of these texts; ends with a line break."""
    parts = [HEAD]
    parts += [f"## {name}\n\n```mermaid\n{draw(flow, texts)}\n```" for name, flow in sorted(machine.flows.items())]
    return "\n\n".join(parts) + "\n"


def draw(flow: Flow, texts: Texts) -> str:
    """One conversation, without a line break at its end."""
    lines = ["flowchart TD", f"    start_{_id(flow.name)}([{_quoted(flow.name)}])"]
    for ask in flow.asks:
        left, right = ("[", "]") if ask.required else ("(", ")")
        lines.append(f"    {_question(ask.name)}{left}{_quoted(short(texts, f'{flow.name}-{ask.name}'))}{right}")
    if flow.logs is not None:
        lines.append('    yes_point{{"signal, number, promise"}}')
    lines.append("    the_end((end))")
    lines += dict.fromkeys(_arrows(flow, texts))
    others = dict.fromkeys(t for ask in flow.asks for t in ask.goto.values() if t != END)
    lines += [f"    flow_{_id(name)}[[{_quoted(name)}]]" for name in others]
    return "\n".join(lines)


def _arrows(flow: Flow, texts: Texts) -> Iterator[str]:
    yield from _on(flow, f"start_{_id(flow.name)}", 0, "")
    for n, ask in enumerate(flow.asks):
        here = _question(ask.name)
        names = {c: label(texts, f"{flow.name}-{ask.name}", c) for c in (*ask.wants.choices, *ask.wants.typed)}
        for choice, target in ask.goto.items():
            there = "the_end" if target == END else f"flow_{_id(target)}"
            said = names.get(choice) or ("skip" if choice == SKIPPED else choice)
            yield f"    {here} -->|{_quoted(said)}| {there}"
        for choice in sorted(ask.tells):
            yield f"    {here} -->|{_quoted(names.get(choice, choice))}| {here}"
        rest = [names[c] for c in ask.wants.choices if c not in ask.goto and c not in ask.tells]
        if ask.wants.choices and not rest and ask.wants.kind != "words":
            continue
        if flow.logs == ask.name:
            yield f"    {here} ==>{_label(' / '.join(rest))} yes_point"
            yield from _on(flow, "yes_point", n + 1, "")
        else:
            yield from _on(flow, here, n + 1, " / ".join(rest))


def _on(flow: Flow, here: str, since: int, said: str) -> Iterator[str]:
    """To the next question, past those that are not always asked."""
    for ask in flow.asks[since:]:
        sure = ask.when is always
        yield f"    {here} {'-->' if sure else '-.->'}{_label(said)} {_question(ask.name)}"
        if sure:
            return
    yield f"    {here} -->{_label(said)} the_end"


def short(texts: Texts, key: str) -> str:
    """The question in a text: its first sentence that asks, else its beginning; values as '…'."""
    pattern = texts[key].patterns.get("") if key in texts else None
    if pattern is None:
        return key
    whole = " ".join(_GAPS.sub("…", readings(pattern, texts)[0]).split())
    sentences = _SENTENCE.split(_SENDER.sub("", whole))
    asks = next((s for s in sentences if s.endswith("?")), " ".join(s for s in sentences if s.strip("… ")))
    return asks if len(asks) <= SHORT else asks[: SHORT - 1].rstrip() + "…"


def label(texts: Texts, key: str, choice: str) -> str:
    """What a button says; its name where it is only typed."""
    pattern = texts[key].patterns.get(choice) if key in texts else None
    return _GAPS.sub("…", readings(pattern, texts)[0]) if pattern else choice


def _label(said: str) -> str:
    return f"|{_quoted(said)}|" if said else ""


def _question(name: str) -> str:
    return f"ask_{_id(name)}"


def _id(name: str) -> str:
    """A name that Mermaid takes for one: 'end' alone would close a block."""
    return name.replace("-", "_")


def _quoted(text: str) -> str:
    return '"' + "".join(_MEANING.get(c, c) for c in text) + '"'
