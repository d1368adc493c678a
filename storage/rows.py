"""Effects become rows, kept in memory until the whole batch was thought over. Decides nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from flows.effects import (
    RANKS,
    Absent,
    AddLine,
    Announced,
    Attach,
    Consent,
    DropLines,
    DropStory,
    DropTimer,
    Effect,
    Erase,
    Forget,
    HandOver,
    Hide,
    Hint,
    Invite,
    Join,
    KeepCode,
    Know,
    Later,
    Part,
    Post,
    Put,
    PutStory,
    Readdress,
    Record,
    Redeem,
    Release,
    Remember,
    Say,
    SetTimer,
    StoryTold,
    Unlink,
    Unsay,
    Wipe,
)
from flows.effects import Turn as TurnTo
from flows.events import Blocked, Letter
from flows.opening import MACHINE
from flows.state import Person, Signal, Talk
from storage import codec, stories
from storage.consents import ENDS, Agreed
from storage.turns import Loaded, Turn

Row = dict[str, object]
LEASE = timedelta(seconds=60)  #: How long a claimed message is this process's alone.
RANK = {name: n for n, name in enumerate(RANKS)}


@dataclass(slots=True)
class Rows:
    """Everything one batch writes, by table, in the order of the locks."""

    people: dict[int, Person] = field(default_factory=dict)
    talks: dict[int, Talk | None] = field(default_factory=dict)
    signals: dict[int, Signal] = field(default_factory=dict)
    log: list[Row] = field(default_factory=list)
    timers: dict[str, Row | None] = field(default_factory=dict)
    rounds: dict[str, Row] = field(default_factory=dict)
    lines: list[Row] = field(default_factory=list)
    announced: list[Row] = field(default_factory=list)
    dropped: list[Row] = field(default_factory=list)
    answered: set[int] = field(default_factory=set)  #: Whose earlier question is no longer the open one.
    said: list[Row] = field(default_factory=list)
    pinned: list[Row] = field(default_factory=list)
    leased: dict[tuple[int, int], tuple[Row, Say, Turn]] = field(default_factory=dict)
    letters: list[Row] = field(default_factory=list)
    released: list[Row] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    later: list[int] = field(default_factory=list)
    wiped: list[Row] = field(default_factory=list)
    unlinked: list[int] = field(default_factory=list)
    forgotten: list[int] = field(default_factory=list)
    redeemed: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    dead: list[Row] = field(default_factory=list)
    hints: dict[str, tuple[Hint, str]] = field(default_factory=dict)
    moved: list[tuple[int, str, str]] = field(default_factory=list)  #: (person, channel, new address)
    attached: list[Row] = field(default_factory=list)
    strayed: list[Row] = field(default_factory=list)
    erased: dict[int, datetime] = field(default_factory=dict)
    about: list[Row] = field(default_factory=list)
    unsaid: list[Row] = field(default_factory=list)
    hushed: list[Row] = field(default_factory=list)  #: Who wants nothing unasked from here on.
    stopped: list[tuple[int, datetime]] = field(default_factory=list)
    shut: list[int] = field(default_factory=list)
    codes: list[tuple[int, KeepCode]] = field(default_factory=list)
    joined: list[tuple[Join, datetime]] = field(default_factory=list)
    parted: list[tuple[Turn, str]] = field(default_factory=list)
    told_on: stories.Written = field(default_factory=stories.Written)
    habits: dict[int, Mapping[str, str]] = field(default_factory=dict)
    absent: list[Absent] = field(default_factory=list)
    agreed: list[Agreed] = field(default_factory=list)
    invited: list[tuple[Invite, int, datetime, str]] = field(default_factory=list)  #: (effect, speaker, now, key)
    handed: list[tuple[str, datetime, str]] = field(default_factory=list)  #: (contact, now, key of its letters)

    @property
    def empty(self) -> bool:
        """Nothing of another thought waits to be written: what the database says now is so."""
        return not self.talks and not self.signals and not self.said and not self.leased and not self.people

    def refusing(self) -> set[int]:
        """Who said no, stop or wipe it: that is a yes to nothing."""
        wiped = {int(str(row["b_person"])) for row in self.wiped}
        return wiped | {person for person, _ in self.stopped} | set(self.erased) | set(self.forgotten)


def collect(rows: Rows, effects: tuple[Effect, ...], turn: Turn, loaded: Loaded, key: str) -> None:
    """The rows of one thought; `key` names the event, for letters. Also carries what the next events read."""
    if isinstance(turn.event, Blocked) and turn.event.blocked and turn.address is not None:
        rows.shut.append(turn.address)
    talk = loaded.talks.get(turn.person)
    since = min(turn.at, talk.since) if talk is not None and talk.since is not None else turn.at
    for n, effect in enumerate(effects):
        match effect:
            case Say():
                _say(rows, effect, turn, loaded)
                if effect.about == effect.to != turn.person:
                    _matters(rows, turn, effect.to, since)
            case TurnTo(turned):
                rows.talks[turn.person] = loaded.talks[turn.person] = turned
            case Know(person):
                before = loaded.people.get(person.id)
                if person.silenced in ENDS and (before is None or before.silenced != person.silenced):
                    rows.stopped.append((person.id, turn.at))
                if person.silenced is not None and (before is None or before.silenced != person.silenced):
                    rows.hushed.append({"b_person": person.id})
                rows.people[person.id] = loaded.people[person.id] = person
            case Put(signal):
                _count_desks(loaded, signal)
                rows.signals[signal.number] = loaded.signals[signal.number] = signal
            case Record(signal, who, what):
                rows.log.append({"signal": signal, "at": turn.at, "who": who, "what": what})
            case SetTimer(kind, subject, due):
                row: Row = {"id": f"{kind}:{subject}", "kind": kind, "subject": subject, "due": due}
                rows.timers[f"{kind}:{subject}"] = row
            case DropTimer(kind, subject):
                rows.timers[f"{kind}:{subject}"] = None
            case AddLine(contact, signal, kind, due, told):
                rows.lines.append({"contact": contact, "signal": signal, "kind": kind, "due": due, "announced": told})
                if not told:
                    _earlier(rows, contact, due)
            case Announced(contact, numbers):
                rows.announced += [{"b_contact": contact, "b_signal": n, "b_now": turn.at} for n in numbers]
            case DropLines(numbers, only, stays):
                rows.lines = [
                    x
                    for x in rows.lines
                    if x["signal"] not in numbers or only not in (None, x["contact"]) or x["kind"] in stays
                ]
                joined = f",{','.join(stays)},"
                rows.dropped += [{"b_signal": n, "b_contact": only or "", "b_stays": joined} for n in numbers]
            case Post(to, kind, signal, values):
                rows.letters.append(_letter(to, kind, signal, dict(values), turn.at, f"{key}/{n}"))
                if values:
                    _matters(rows, turn, to, since)
            case Unsay(number, text):
                rows.unsaid.append({"b_signal": number, "b_key": text})
            case Release():
                rows.released.append({"b_person": turn.person, "b_now": turn.at})
            case Attach(media, number):
                rows.attached.append({"b_id": media, "b_person": turn.person, "b_signal": number})
            case Hint():
                rows.hints[key] = (effect, loaded.people[turn.person].language)
            case Readdress(to):
                rows.moved.append((turn.person, turn.channel, to))
            case Hide():
                if turn.inbox is not None:
                    rows.hidden.append(turn.inbox)
                rows.strayed.append({"b_person": turn.person, "b_since": turn.at})
            case Later():
                if turn.inbox is not None:
                    rows.later.append(turn.inbox)
            case Wipe(since):
                rows.wiped.append({"b_person": turn.person, "b_since": since})
            case Unlink():
                rows.unlinked.append(turn.person)
            case Forget():
                rows.forgotten.append(turn.person)
            case Erase():
                rows.erased[turn.person] = turn.at
            case Redeem(code, contact):
                rows.redeemed.append({"code": code, "b_now": turn.at})
                rows.links.append({"contact": contact, "person": turn.person, "left": False})
            case Remember(habits):
                rows.habits[turn.person] = loaded.habits[turn.person] = habits
            case Absent():
                rows.absent.append(effect)
            case Consent(purpose, given):
                rows.agreed.append((turn.person, purpose, given, turn.channel, turn.at))
            case Invite():
                rows.invited.append((effect, turn.person, turn.at, f"{key}/{n}"))
            case HandOver(contact):
                rows.handed.append((contact, turn.at, f"{key}/{n}"))
            case KeepCode():
                rows.codes.append((turn.person, effect))
            case PutStory(story, ring_at):
                rows.told_on.put[story.signal] = (story, ring_at)
            case DropStory(number):
                rows.told_on.put[number] = None
            case StoryTold(number, read):
                rows.told_on.told.append((number, turn.person, read, turn.at))
            case Join(_, kept, _):
                rows.people[kept.id] = kept
                rows.joined.append((effect, turn.at))
            case Part():
                rows.parted.append((turn, loaded.people[turn.person].language))
    now = loaded.talks.get(turn.person)
    if _place(talk) != _place(now):
        rows.answered.add(turn.person)
    _works_on(rows, turn, loaded, (talk, now), since)


def _place(talk: Talk | None) -> tuple[object, ...]:
    """Where a conversation stands: a button of another place is an old one."""
    return (talk.flow, talk.at, talk.signal, talk.since) if talk is not None else ()


def _works_on(rows: Rows, turn: Turn, loaded: Loaded, talks: Sequence[Talk | None], since: datetime) -> None:
    """What a contact writes while they work on somebody's signal is that person's matter, told to them or not."""
    for talk in talks:
        signal = loaded.signals.get(talk.signal) if talk is not None and talk.signal is not None else None
        if signal is not None and signal.person != turn.person:
            _matters(rows, turn, signal.person, since)


def _say(rows: Rows, say: Say, turn: Turn, loaded: Loaded) -> None:
    """A row for the outbox. The speaker's own answer is leased at birth when nothing goes before it."""
    row = _said(say, turn.at)
    if row["buttons"] is not None and not say.proactive:
        rows.answered.add(say.to)  # a phone shows the buttons of one question, the last that they were asked
    place = (say.to, RANK[say.rank])
    own = turn.box is not None and say.to == turn.person and say.due is None and not say.held
    if say.here:
        rows.pinned.append(row)
    elif own and place not in loaded.unsent:
        rows.leased[place] = (row | {"status": "sending", "lease": turn.at + LEASE, "attempts": 1}, say, turn)
    else:
        rows.said.append(row)
    loaded.unsent.add(place)


def _matters(rows: Rows, turn: Turn, person: int, since: datetime) -> None:
    """What was said in this conversation is also the matter of who hears of it."""
    if turn.inbox is not None and turn.channel != "letter":
        rows.about.append({"b_person": turn.person, "b_since": since, "b_about": person})


def _said(say: Say, now: datetime) -> Row:
    return {
        "person": say.to,
        "about": say.about,
        "key": say.key,
        "content": codec.content_out(say.values, say.choices, say.asks),
        "signal": say.signal,
        "rank": RANK[say.rank],
        "status": "held" if say.held else "ready",
        "due": say.due or now,
        "created": now,
        "proactive": say.proactive,
        "repeatable": say.repeat,
        "told": ",".join(f"{kind} {number}" for kind, number in say.told),
        "buttons": "once" if say.choices and not _stands(say) else None,
    }


def _stands(say: Say) -> bool:
    """Whether its buttons still count when the conversation has gone on: those of a card do."""
    question = MACHINE.question(say.asks or say.key)
    return question is not None and question[0].standing


def _letter(to: int, kind: str, signal: int | None, values: Mapping[str, object], now: datetime, key: str) -> Row:
    letter = Letter(kind, signal, tuple(values.items()))  # type: ignore[arg-type]  # Post.values are Values
    return codec.letter_row(to, letter, key, now)


def _earlier(rows: Rows, contact: str, due: datetime) -> None:
    kept = rows.rounds.get(contact)
    if kept is None or due < kept["due"]:  # type: ignore[operator]  # `due` is a datetime in every row
        rows.rounds[contact] = {
            "id": f"round:{contact}",
            "kind": "round",
            "subject": contact,
            "due": due,
        }


def _count_desks(loaded: Loaded, signal: Signal) -> None:
    """Each contact's open count, carried in memory within the batch."""
    before = loaded.signals.get(signal.number)
    for one, by in ((before, -1), (signal, 1)):
        if one is not None and not one.closed:
            desk = loaded.desks.get(one.lead)
            if desk is not None:
                loaded.desks[one.lead] = replace(desk, open=desk.open + by)
