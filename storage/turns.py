"""Whose turn it is in a batch, what the batch knows, and the frozen world that each of its events sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from flows.events import Event
from flows.looking import AtHand
from flows.needs import Needs
from flows.scene import Scene, World
from flows.state import Choice, Desk, Line, Person, Shown, Signal, Talk
from flows.tally import Tally
from flows.values import Value
from storage import codes, stories

#: Channels on which a provider counts from the last inbound message (WhatsApp's 24 hours).
COUNTED = frozenset({"whatsapp"})


@dataclass(frozen=True, slots=True)
class Letterbox:
    """Where a person can be reached on one channel."""

    id: int
    channel: str
    address: str
    last_inbound: datetime | None


@dataclass(frozen=True, slots=True)
class Due:
    """One outbox row to send, leased to this process."""

    row: int
    person: int
    language: str
    key: str
    values: Mapping[str, Value]
    choices: tuple[Choice, ...]
    signal: int | None
    rank: int
    created: datetime
    attempts: int
    repeatable: bool
    boxes: tuple[Letterbox, ...]  #: The one last written from comes first.


@dataclass(frozen=True, slots=True)
class Turn:
    """One event with the person whose turn it is. `inbox` None: of the clock, not kept."""

    person: int
    event: Event
    at: datetime
    inbox: int | None = None
    channel: str = ""
    group: int | None = None  #: The person that stands for the group chat in which it was done.
    address: int | None = None  #: The row of the address it came from.
    box: Letterbox | None = None  #: Where the answer may go at once: a channel that this process sends on.
    coming: bool = False  #: A photo that the speaker sent before it is still being fetched.
    sent: datetime | None = None  #: When what was fetched reached us.


@dataclass(slots=True)
class Loaded:
    """What the batch knows. `people` and `talks` are carried from event to event within it."""

    people: dict[int, Person]
    talks: dict[int, Talk | None]
    signals: dict[int, Signal]
    own: dict[int, list[int]]  #: person id -> numbers
    shown: dict[int, Shown]  #: turn index -> row
    lines: dict[str, list[Line]]
    desk: dict[str, list[int]]  #: contact id -> numbers open on that desk, of the desks that were read
    desks: dict[str, Desk]
    told: dict[int, tuple[date, ...]]
    invited: dict[str, str]  #: code -> contact
    numbers: list[int]
    unsent: set[tuple[int, int]] = field(default_factory=set)  #: (person, rank) with a message before the next.
    held: set[int] = field(default_factory=set)  #: For whom something waits until they write.
    kept: dict[int, int] = field(default_factory=dict)  #: Own messages that still have their words.
    calm: dict[int, datetime] = field(default_factory=dict)  #: After a grave word: until when nothing festive.
    owners: dict[str, int] = field(default_factory=dict)  #: A code that was shown -> whose it is.
    habits: dict[int, Mapping[str, str]] = field(default_factory=dict)  #: What a person wants remembered.
    elsewhere: set[int] = field(default_factory=set)  #: Who can be reached in another way than they came by.
    albums: dict[int, datetime] = field(default_factory=dict)  #: When each of them sent a photo, lately.
    told_on: stories.Found = stories.NOTHING
    weeks: dict[int, tuple[Tally, ...]] = field(default_factory=dict)  #: Last week, for who leads districts.
    no_report: set[int] = field(default_factory=set)  #: Leads who want no weekly message.
    needs: list[Needs] = field(default_factory=list)


def scene_of(loaded: Loaded, index: int, turn: Turn, world: World) -> Scene:
    """The frozen world of one event, with what earlier events of the batch have changed."""
    person = loaded.people[turn.person]
    need = loaded.needs[index]
    shown = loaded.shown.get(index)
    pointed = set(need.signals)
    if shown is not None and shown.signal is not None:
        pointed.add(shown.signal)
    if shown is not None and turn.group is not None:
        pointed.update(shown.numbers)
    if need.own:
        pointed.update(loaded.own.get(person.id, ()))
    unread = need.desk and person.contact is not None and person.contact not in loaded.desk
    if need.desk and person.contact in loaded.desk:
        pointed.update(x.signal for x in loaded.lines.get(person.contact, ()))
        pointed.update(loaded.desk[person.contact])
    signals = {n: loaded.signals[n] for n in sorted(pointed) if n in loaded.signals}
    return Scene(
        now=turn.at,
        world=world,
        person=person,
        talk=loaded.talks.get(person.id),
        group=loaded.people[turn.group] if turn.group is not None else None,
        signals=AtHand(signals) if unread else signals,
        residents={s.person: loaded.people[s.person] for s in signals.values()},
        shown=shown,
        desks=loaded.desks,
        lines=None if unread else tuple(loaded.lines.get(person.contact or "", ())) if need.desk else (),
        number=loaded.numbers.pop(0) if need.number else None,
        held=person.id in loaded.held,
        told_on=loaded.told.get(person.id, ()),
        messages=loaded.kept.get(person.id, 0),
        calm_until=loaded.calm.get(person.id),
        invited=loaded.invited.get(need.code) if need.code else None,
        owner=loaded.people.get(loaded.owners.get(need.shows, 0)) if need.shows else None,
        code=codes.draw() if need.draws else "",
        habits=loaded.habits.get(person.id, {}),
        elsewhere=person.id in loaded.elsewhere,
        coming=turn.coming,
        sent=turn.sent,
        album=loaded.albums.get(person.id),
        stories=loaded.told_on.stories,
        tallies=loaded.weeks.get(person.id, ()),
        no_report=person.id in loaded.no_report,
        hearing=loaded.told_on.hearings.get(person.id),
    )


def conflicts(changed: Mapping[str, set[int | str]], loaded: Loaded, index: int, turn: Turn) -> bool:
    """Whether this event reads a row that an earlier event of the batch has changed."""
    need = loaded.needs[index]
    if turn.person in changed["people"]:  # who spoke, or was told something, is loaded anew
        return True
    person = loaded.people[turn.person]
    shown = loaded.shown.get(index)
    reads = set(need.signals) | ({shown.signal} if shown is not None and shown.signal is not None else set())
    if shown is not None and turn.group is not None:
        reads |= shown.numbers
    talk = loaded.talks.get(person.id)
    if talk is not None and talk.signal is not None:
        reads.add(talk.signal)
    if reads & changed["signals"]:
        return True
    if need.own and person.id in changed["residents"]:
        return True
    if need.desk and person.contact in loaded.desk and changed["desks"]:
        return True
    if need.shows and loaded.owners.get(need.shows) in changed["people"]:
        return True
    return (need.code is not None or need.shows is not None) and bool(changed["codes"])
