"""Whether the conversations hold together: the grammar of each flow, its texts, and what a whole walk shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.channels import button_data
from bot.rehearsal.templates import check_templates
from bot.rehearsal.town import Town
from bot.rehearsal.walk import RESIDENT, Walk, walk
from bot.texts import LOCALES, SOURCE, VARIANTS, Entry, read
from bot.texts_check import BUTTON_LENGTH, TEXT_LENGTH
from bot.voice import TextError, Voice
from flows.answers import SKIPPED
from flows.effects import Say
from flows.grammar import END, Ask, Flow
from flows.machine import Machine
from flows.reading import OUTSIDE
from flows.values import with_links

ROW_LENGTH, ROW_IN_ALL, ROWS = 24, 72, 10  #: A row of a WhatsApp list: its title, with its description; how many.
IN_SESSION = 3  #: Buttons of a WhatsApp message; more become a list.
CALLBACK_BYTES = 64
LAST_ROW = 10**18 - 1  #: No outbox id is longer.
LONGEST = 1600  #: Characters of a text without buttons, by Twilio.
_ADDRESS = "https://wijkbot.example.nl/bel/12?k=0123456789abcdef0123456789abcdef"

Entries = Mapping[str, Mapping[str, Entry]]
Found = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with which text or question, and where its words stand."""

    name: str
    what: str
    where: str = ""  #: "locales/nl/common.ftl:12"; empty where no words are concerned.

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, self.name, self.what) if part)


def check_flows(machine: Machine, town: Town, voice: Voice, entries: Entries | None = None) -> list[Finding]:
    """Everything that is to be mended in these conversations. `town` thinks with the same flows."""
    texts = read(LOCALES)[0] if entries is None else entries
    source = texts.get(SOURCE, {})
    seen = walk(machine, town)
    unasked = [say for say in seen.said.values() if say.proactive]
    found = dict.fromkeys(
        [
            *_grammar(machine),
            *_texts(machine, texts),
            *_walked(machine, seen),
            *_said(seen.said.values(), voice, sorted(texts, key=lambda language: (language != SOURCE, language))),
            *check_templates(unasked, texts, RESIDENT),
        ]
    )
    return [Finding(name, what, _where(name, source)) for name, what in found]


def _where(name: str, source: Mapping[str, Entry]) -> str:
    known = source.get(name.partition(".")[0])
    return known.where if known else ""


def _grammar(machine: Machine) -> Found:
    """Each flow by itself: its targets exist, its names are one thing each, its yes-point is whole."""
    keys: set[str] = set()
    for flow in machine.flows.values():
        for ask in flow.asks:
            key = f"{flow.name}-{ask.name}"
            if key in keys:
                yield key, "two questions have this key: give one of them another name"
            keys.add(key)
            yield from ((key, what) for what in _branches(machine, ask))
        names = {ask.name for ask in flow.asks}
        if flow.logs is None and flow.log:
            yield flow.name, "has no yes-point: name the question after which its signal exists in `logs`"
        if flow.logs is not None:
            yield from ((flow.name, what) for what in _yes_point(flow, names))
    begun = {target for flow in machine.flows.values() for ask in flow.asks for target in ask.goto.values()}
    for flow in machine.flows.values():
        if not flow.asks and flow.name not in begun:
            yield flow.name, "has no question and no choice leads to it: take it out, or `goto` it"


def _branches(machine: Machine, ask: Ask) -> Iterator[str]:
    wants = ask.wants
    possible = {*wants.choices, *wants.typed, *(() if ask.required and not ask.lets_go else (SKIPPED,))}
    possible |= {OUTSIDE} if wants.kind == "place" else set()
    for choice, target in ask.goto.items():
        if target != END and target not in machine.flows:
            yield f"[{choice}] goes to {target}, which is no flow: name a flow or END"
    for word, branches in (("goto", ask.goto), ("tells", ask.tells), ("does", ask.does)):
        if lost := sorted(set(branches) - possible):
            yield f"`{word}` names {', '.join(lost) or 'a skip'}, which cannot be answered here"
    if ask.tells and not set(possible) - ask.tells:
        yield "every choice only explains: nothing ends it"
    if wants.kind in ("choice", "several") and not wants.choices:
        yield "has nothing to choose from"


def _yes_point(flow: Flow, names: set[str]) -> Iterator[str]:
    ask = flow.ask(flow.logs or "")
    if ask is None:
        yield f"`logs` names {flow.logs}, which is no question of it; it has {', '.join(sorted(names))}"
    elif ask.wants.kind == "words":
        yield f"its yes-point {flow.logs} takes any words for a yes: make it a choice"
    if flow.log is None:
        yield "has a yes-point and no `log`: say what begins the signal"
    if not flow.fleeting:
        yield "keeps what was told when nobody says yes: set `fleeting`"


def _texts(machine: Machine, entries: Entries) -> Found:
    """Every question has its words: itself, a second try, labels, explanations."""
    source = entries.get(SOURCE, {})
    for flow in machine.flows.values():
        for ask in flow.asks:
            key = f"{flow.name}-{ask.name}"
            choices = tuple(sorted(entries)) if ask.wants.kind == "language" else ask.wants.choices
            texts = [("", key), ("unclear", key), *((choice, key) for choice in choices)]
            texts += [("", f"{key}-{choice}") for choice in sorted(ask.tells)]
            texts += [("again", key)] if ask.again else []
            for other in sorted(ask.also):
                texts += [("", other), ("unclear", other), *((choice, other) for choice in choices)]
            rest = [c for c in choices if c not in ask.tells]
            texts += [(choice, f"{key}-{told}") for told in sorted(ask.tells) for choice in rest]
            for attribute, text in texts:
                if attribute and all(text not in known for known in entries.values()):
                    continue  # the whole text is lacking, which is said once
                lacking = [x for x, known in entries.items() if attribute not in _attributes(known, text)]
                if SOURCE in lacking:  # what only a translation lacks, `bot.texts_check` says
                    yield f"{text}.{attribute}".rstrip("."), f"lacks this text: write it in {_folders(lacking)}"
            lost = source[key].patterns.keys() - {"", *VARIANTS, *choices} if key in source else set()
            if lost and not ask.also:
                yield key, f"has buttons that the question does not offer: {', '.join(sorted(lost))}"
    yield from _openings(machine, source)


def _openings(machine: Machine, source: Mapping[str, Entry]) -> Found:
    """A text that stands once in a first question's place has the labels of all of its choices, met or not."""
    asked = {f"{flow.name}-{ask.name}": ask for flow in machine.flows.values() for ask in flow.asks}
    elsewhere = {other for ask in asked.values() for other in ask.also}
    elsewhere |= {f"{key}-{told}" for key, ask in asked.items() for told in ask.tells}
    for text, entry in source.items():
        for flow in machine.flows.values():
            if text in asked or text in elsewhere or not text.startswith(f"{flow.name}-") or not flow.asks:
                continue
            choices = flow.asks[0].wants.choices
            if any(choice in entry.patterns for choice in choices):
                for choice in choices:
                    if choice not in entry.patterns:
                        yield f"{text}.{choice}", f"lacks this text: write it in {_folders((SOURCE,))}"


def _attributes(known: Mapping[str, Entry], text: str) -> Iterable[str]:
    return known[text].patterns if text in known else ()


def _folders(languages: Iterable[str]) -> str:
    return " and ".join(f"locales/{language}" for language in languages)


def _walked(machine: Machine, seen: Walk) -> Found:
    """What only shows when the conversations are held."""
    for what, name in seen.findings.items():
        yield name, what
    for name in sorted(seen.endless()):
        yield name, "no answer, whatever follows, ends this conversation: give one of them a `goto` to END"
    for flow in machine.flows.values():
        for ask in flow.asks:
            if (flow.name, ask.name) not in seen.asked:
                yield f"{flow.name}-{ask.name}", "is never asked: nothing leads to it, or its `when` never holds"


def _said(said: Iterable[Say], voice: Voice, languages: list[str]) -> Found:
    """Every message that was met, in every language, as each channel must hold it."""
    for say in said:
        key, _, variant = say.key.partition(".")
        if not voice.has(key):
            yield key, f"is said by the flows: write it in {_folders(languages)}"
            continue
        values = {name: with_links(v, lambda _: _ADDRESS) for name, v in say.values.items()}
        for language in languages:
            try:
                text = voice.say(key, values, language, variant)
                labels = [
                    voice.label(key, c.id, language) if c.label is None else voice.spoken(c.label, language)
                    for c in say.choices
                ]
            except TextError as error:
                yield say.key, f"cannot be said: {error}"
                break  # another language lacks the same
            yield from ((say.key, what) for what in misfits(text, labels, language))
            limit = BUTTON_LENGTH if len(labels) <= IN_SESSION else ROW_LENGTH
            for choice, label in zip(say.choices, labels, strict=True):
                if choice.label is None and len(label) > limit:
                    yield f"{key}.{choice.id}", f"{len(label)} characters in {language}, {limit} fit"


def misfits(text: str, labels: list[str], language: str) -> Iterator[str]:
    """What of a message does not fit a channel; the lengths of its values count."""
    limit = TEXT_LENGTH if labels else LONGEST
    if len(text) > limit:
        yield f"can be over {limit} characters in {language} when people write much: say less, or cut what is quoted"
    if len(labels) > ROWS:
        yield f"offers {len(labels)} choices, a WhatsApp list holds {ROWS}"
    starts = [label[:ROW_LENGTH].casefold() for label in labels]
    for label in labels:
        if len(label) > ROW_IN_ALL:
            yield f"the choice '{label}' is over {ROW_IN_ALL} characters, a row of a list"
        if starts.count(label[:ROW_LENGTH].casefold()) > 1:
            yield f"two choices begin as '{label[:ROW_LENGTH]}': a list shows no more of them"
    if labels and len(button_data(LAST_ROW, len(labels)).encode()) > CALLBACK_BYTES:
        yield f"its last button needs over {CALLBACK_BYTES} bytes of callback data"
