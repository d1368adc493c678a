"""What an event must know of the memory before it can be thought over. Pure, so that loading decides nothing."""

import re
from dataclasses import dataclass

from flows.asides import OWN, SHORT, aside
from flows.choices import plainly
from flows.codes import code_in, code_of
from flows.events import OURS, Blocked, Event, Letter, Located, Pressed, Said, Sent, Started, Woke
from flows.front_desk import CODE
from flows.listeners import CALL
from flows.machine import AHEAD
from flows.masking import number_in
from flows.opening import MACHINE
from flows.pointing import NUMBERED
from flows.state import OPEN_HANDED, Person, Talk
from flows.talks.moments import ANSWERS_IT, INVITED
from flows.talks.own_step import TIMER as OWN_STEP
from flows.talks.own_step import says_so
from flows.talks.story_readers import COMMANDS as ABOUT_STORIES
from flows.talks.ways import WAYS
from flows.words import Words

LONGEST_ROW = 19  #: Digits; what is longer is no row of any database.
YES_IS = 1  #: At every yes-point the yes is the first button.
SHORT_COMMAND = 30  #: Characters; a longer sentence is no command.
_DIGITS = re.compile(r"[0-9]+")
_HASH = re.compile(r"#\s?(\d{1,9})\b")


@dataclass(frozen=True, slots=True)
class Needs:
    """Rows that one event reads, beside its own person and conversation."""

    signals: frozenset[int] = frozenset()
    own: bool = False  #: The speaker's own signals, as a resident.
    #: What is open on the speaker's desk, as a contact, and its lines. The clock's round reads all of it; another
    #: thought begins with what is pointed at, and anew with the desk when it asks for more (`flows.looking.AtHand`).
    desk: bool = False
    number: bool = False  #: May begin a signal: a number is drawn.
    code: str | None = None  #: Looks like an invitation code.
    shows: str | None = None  #: A code that says who somebody is.
    tries: str | None = None  #: A code of either kind, as it is typed or followed: wrong ones are counted.
    draws: bool = False  #: Asks for such a code.
    kept: bool = False  #: How many of their messages are kept.
    ways: bool = False  #: Whether they can be reached in another way than the one they came by.
    album: bool = False  #: When their photo before this one came.
    stories: bool = False  #: What the speaker told on, or may be told now, and whether they asked for that.
    report: bool = False  #: Last week of the districts that the speaker leads.
    habits: bool = False  #: What this person wants remembered.
    told: bool = False  #: How often this person was told something unasked, lately.


def needs(event: Event, talk: Talk | None, person: Person, words: Words) -> Needs:
    """The reads of one event; rows pointed at by a press or a reply add their signal later."""
    numbers: set[int] = set()
    for open_talk in (talk, talk.before if talk is not None else None):
        if open_talk is not None and open_talk.signal is not None:
            numbers.add(open_talk.signal)
        if open_talk is not None and open_talk.answers.get("into", "").isdecimal():
            numbers.add(int(open_talk.answers["into"]))  # the other one that is talked about
    if isinstance(event, Woke):
        return Needs(
            frozenset(event.subjects) | numbers,
            own=event.kind in ("unlink", "forget", "stop", "story"),
            desk=event.kind == "round",
            stories=event.kind in ("story", "unlink", "forget"),
            report=event.kind == "report",
            told=event.kind in ("promise", "story", OWN_STEP),
            habits=event.kind in ("tone", "week", "report"),
        )
    if isinstance(event, Letter):
        return Needs(
            frozenset(numbers | event.signals),
            shows=code_of(event),
            told=event.kind == INVITED,
            habits=event.kind == INVITED,
        )
    desk = person.contact is not None
    small = desk or (talk is not None and talk.flow == ANSWERS_IT)
    stopping = talk is not None and talk.flow in ("stop", "erase")
    if isinstance(event, Started) and CODE.match(event.payload.upper()):
        code = event.payload.upper()
        return Needs(frozenset(numbers), desk=desk, code=code, tries=code)
    if isinstance(event, Started) and (shown := code_of(event)) is not None:
        return Needs(frozenset(numbers), own=True, desk=desk, shows=shown, tries=shown)
    if not isinstance(event, Said):
        own = isinstance(event, Blocked | Sent) or stopping or person.silenced == "stop"
        parting = talk is not None and talk.flow == "part"
        album = isinstance(event, Sent) and event.together
        return Needs(
            frozenset(numbers),
            own=own,
            desk=desk,
            number=may_log(event, talk, person, words),
            album=album,
            ways=parting or isinstance(event, Blocked),
            habits=small,
            told=parting,
        )
    text = event.text
    if numbered := NUMBERED.match(text):
        numbers.add(int(numbered[1]))
    if desk and (call := CALL.match(text)):
        numbers.add(int(call[1]))
    numbers.update(int(n) for n in _HASH.findall(text[:200])[:5])
    code = text.strip().upper()
    resting = (talk is None or talk.flow in OPEN_HANDED) and len(text) < SHORT
    remark = aside(text, words) if not desk else None
    shown = code_in(text)
    command = words.command(text) if len(text) < SHORT_COMMAND else None
    parting = command == "part" or (talk is not None and talk.flow == "part")
    own = (
        resting
        or stopping
        or shown is not None
        or (remark is not None and remark.name in OWN)
        or event.edited
        or command in ("mine", "stop", "stop-all", "skip", "back", "my-data", "erase")
        or person.silenced == "stop"
        or text.strip() == "#"
        or (not desk and says_so(words, text))
    )
    return Needs(
        frozenset(numbers),
        own=own,
        desk=desk,
        number=may_log(event, talk, person, words),
        code=code if CODE.match(code) else None,
        shows=shown,
        tries=shown or (code if CODE.match(code) and _as_a_code(text) else None),
        draws=command in WAYS,
        stories=command in ABOUT_STORIES,
        habits=small,
        report=desk and command == "week",
        kept=command == "my-data",
        ways=parting,
        told=parting,
    )


def _as_a_code(text: str) -> bool:
    """'wandelen' has the length of an invitation code, and is none."""
    return CODE.match(text.strip()) is not None or any(c.isdigit() for c in text)


def may_log(event: Event, talk: Talk | None, person: Person, words: Words) -> bool:
    """Whether this may be the yes from which a signal exists: a number drawn for less is a gap in the series."""
    flow = MACHINE.flows.get(talk.flow) if talk else None
    if talk is None or flow is None or flow.logs is None or talk.signal is not None:
        return False
    text = event.text if isinstance(event, Said) else ""
    if f"{AHEAD}{flow.logs}" in talk.answers:
        return True
    if number_in(text) is not None and flow.ask("number") is not None:
        home_known = bool(talk.answers.get("where")) or person.district is not None or talk.at == "where"
        return home_known if flow.logs == "number" else talk.at == flow.logs
    if talk.at != flow.logs or isinstance(event, Sent | Located):
        return False
    if isinstance(event, Pressed):
        return event.n == YES_IS
    if not isinstance(event, Said) or event.edited or not plainly(text, "yes", words):
        return False
    return any(c.isalpha() for c in text) or str(YES_IS) in _DIGITS.findall(text) or not _DIGITS.search(text)


def pointed_at(event: Event) -> tuple[int | None, str | None]:
    """The outbox row of a press, and the provider's id of the message a reply answers."""
    if isinstance(event, Pressed):
        return event.message, None
    if isinstance(event, Said) and event.reply_to is not None and event.reply_to.startswith(OURS):
        row = event.reply_to.removeprefix(OURS)
        return (int(row), None) if row.isdecimal() and len(row) < LONGEST_ROW else (None, None)
    if isinstance(event, Said):
        return None, event.reply_to
    return None, None
