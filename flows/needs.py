"""What an event must know of the memory before it can be thought over. Pure, so that loading decides nothing."""

import re
from dataclasses import dataclass

from flows.events import Blocked, Event, Letter, Pressed, Said, Started, Woke
from flows.front_desk import CALL, CODE
from flows.opening import GREETING, MACHINE, TRIVIAL
from flows.pointing import NUMBERED
from flows.state import OPEN_HANDED, Person, Talk
from flows.words import Words

_HASH = re.compile(r"#\s?(\d{1,9})\b")


@dataclass(frozen=True, slots=True)
class Needs:
    """Rows that one event reads, beside its own person and conversation."""

    signals: frozenset[int] = frozenset()
    own: bool = False  #: The speaker's own signals, as a resident.
    desk: bool = False  #: Everything open on the speaker's desk, as a contact, and its lines.
    number: bool = False  #: May begin a signal: a number is drawn.
    code: str | None = None  #: Looks like an invitation code.
    told: bool = False  #: How often this person was told something unasked, lately.


def needs(event: Event, talk: Talk | None, person: Person, words: Words) -> Needs:
    """The reads of one event; rows pointed at by a press or a reply add their signal later."""
    numbers: set[int] = set()
    if talk is not None and talk.signal is not None:
        numbers.add(talk.signal)
    flow = MACHINE.flows.get(talk.flow) if talk else None
    draws = flow is not None and talk is not None and flow.logs == talk.at and talk.signal is None
    if isinstance(event, Woke):
        return Needs(
            frozenset(event.subjects) | numbers,
            own=event.kind in ("unlink", "forget", "stop"),
            desk=event.kind == "round",
            told=event.kind == "promise",
        )
    if isinstance(event, Letter):
        return Needs(frozenset(numbers | ({event.signal} if event.signal is not None else set())))
    desk = person.contact is not None
    stopping = talk is not None and talk.flow == "stop"
    if isinstance(event, Started) and CODE.match(event.payload.upper()):
        return Needs(frozenset(numbers), desk=desk, code=event.payload.upper())
    if not isinstance(event, Said):
        return Needs(frozenset(numbers), own=isinstance(event, Blocked) or stopping, desk=desk, number=draws)
    text = event.text
    if numbered := NUMBERED.match(text):
        numbers.add(int(numbered[1]))
    if desk and (call := CALL.match(text)):
        numbers.add(int(call[1]))
    numbers.update(int(n) for n in _HASH.findall(text[:200])[:5])
    code = text.strip().upper()
    resting = (talk is None or talk.flow in OPEN_HANDED) and (len(text) < GREETING or TRIVIAL.match(text) is not None)
    own = resting or stopping or (len(text) < 30 and words.command(text) in ("mine", "stop", "skip", "back"))
    return Needs(frozenset(numbers), own=own, desk=desk, number=draws, code=code if CODE.match(code) else None)


def pointed_at(event: Event) -> tuple[int | None, str | None]:
    """The outbox row of a press, and the provider's id of the message a reply answers."""
    if isinstance(event, Pressed):
        return event.message, None
    if isinstance(event, Said):
        return None, event.reply_to
    return None, None
