"""What was sent and goes along with a signal, a photo, a voice note, a document: named in its words, by its id."""

from collections.abc import Mapping
from dataclasses import replace

from flows.effects import Attach
from flows.state import Signal
from flows.thought import Thought
from flows.values import Link, Phrase, Value

#: What goes along, and the page behind which its reader sees, hears or reads it.
PAGES: Mapping[str, str] = {"photo": "foto", "voice": "geluid", "document": "bestand"}
ON_A_CARD = 3  #: Of each kind, the newest; the others stand on the whole card.


def ids(words: Mapping[str, str], kind: str) -> tuple[str, ...]:
    """What is kept of this kind, in the order in which it came."""
    return tuple(id for id in words.get(kind, "").split(",") if id)


def kept(answers: Mapping[str, str]) -> dict[str, str]:
    """What was sent in a conversation before its yes."""
    return {kind: answers[kind] for kind in PAGES if answers.get(kind)}


def also(answers: Mapping[str, str], kind: str, id: str) -> dict[str, str]:
    """The same answers with one more."""
    return {**answers, kind: ",".join((*ids(answers, kind), id))}


def attach_told(thought: Thought, number: int, answers: Mapping[str, str]) -> None:
    """At the yes: what was sent before it goes along."""
    for kind in PAGES:
        for id in ids(answers, kind):
            thought.effects.append(Attach(id, number))


def attach(thought: Thought, signal: Signal, told: Mapping[str, str]) -> Signal:
    """After the yes: one more of what was sent, or several."""
    words = dict(signal.words)
    for kind in PAGES:
        for id in ids(told, kind):
            words = also(words, kind, id)
    attach_told(thought, signal.number, told)
    return thought.put(replace(signal, words=words))


def newest(signal: Signal, reader: str, kind: str) -> Link:
    """The page of the one that came last."""
    return Link(PAGES[kind], reader, signal.number, len(ids(signal.words, kind)))


def card_lines(signal: Signal, reader: str, *, whole: bool) -> tuple[Value, ...]:
    """A line each on the card of this reader."""
    lines: list[Value] = []
    for kind, page in PAGES.items():
        count = len(ids(signal.words, kind))
        shown = range(1 if whole else max(1, count - ON_A_CARD + 1), count + 1)
        lines += [Phrase(f"card-{kind}", (("link", Link(page, reader, signal.number, n)),)) for n in shown]
    return tuple(lines)
