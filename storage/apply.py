"""Effects to rows: each table is one `executemany` a batch. Decides nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

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
from flows.state import BESIDE, Person, Signal, Talk
from storage import codec, codes, statements, stories
from storage.columns import ring
from storage.consents import ENDS, Agreed, agree, end
from storage.erasing import erase
from storage.handing import absent, hand_over
from storage.inviting import invite
from storage.load import Due, Loaded, Turn
from storage.merging import MovedError, merge
from storage.parting import part
from storage.people import moved
from storage.tables import addresses, persons

Row = dict[str, object]
LEASE = timedelta(seconds=60)  #: How long a claimed message is this process's alone.
RANK = {name: n for n, name in enumerate(RANKS)}


NO_VERSIONS: Mapping[str, str] = {}


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
            case AddLine(contact, signal, kind, due):
                rows.lines.append({"contact": contact, "signal": signal, "kind": kind, "due": due, "announced": False})
                _earlier(rows, contact, due)
            case Announced(contact, numbers):
                rows.announced += [{"b_contact": contact, "b_signal": n, "b_now": turn.at} for n in numbers]
            case DropLines(numbers, only, beside):
                kept = () if beside else BESIDE
                rows.lines = [
                    x
                    for x in rows.lines
                    if x["signal"] not in numbers or only not in (None, x["contact"]) or x["kind"] in kept
                ]
                rows.dropped += [{"b_signal": n, "b_contact": only or "", "b_beside": beside} for n in numbers]
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


def write(
    connection: Connection,
    rows: Rows,
    opened: Mapping[str, int],
    loaded: Loaded,
    bury: Callable[[Sequence[bytes], datetime], None] = lambda blinds, at: None,
    versions: Mapping[str, str] = NO_VERSIONS,
) -> list[Due]:
    """All of it, in the order of the locks: persons, signals, timers, outbox; each in key order.

    Returns the messages that were leased at birth: to be sent after the commit. `bury` keeps a tombstone outside
    the database; when it cannot, nothing is erased and nothing is said. `versions`: of the text that a yes answers, by
    purpose.
    """
    run = connection.execute
    dialect = connection.dialect.name
    before = _only_mail(connection, [str(r["contact"]) for r in rows.links]) if rows.links else {}
    if rows.links:  # one person is one contact: whoever was it before is no longer
        run(statements.UNLINK_CONTACT, {"contacts": [str(r["contact"]) for r in rows.links]})
    if rows.people:
        run(statements.PUT_PERSON, [_person_row(p) for _, p in sorted(rows.people.items())])
    for person, channel, to in rows.moved:
        moved(connection, person, channel, to)
    end(connection, rows.stopped)
    _write_talks(connection, rows)
    if rows.habits:
        own = [{"person": person, "kept": codec.words_out(habits)} for person, habits in sorted(rows.habits.items())]
        run(statements.PUT_HABITS[dialect], own)
    if rows.signals:
        run(statements.PUT_SIGNAL[dialect], [_signal_row(s) for _, s in sorted(rows.signals.items())])
    if rows.attached:
        run(statements.ATTACH, rows.attached)
    agree(connection, rows.agreed, versions)
    if rows.told_on:
        stories.write(connection, rows.told_on)
    for person, at in sorted(rows.erased.items()):
        bury(erase(connection, person, at), at)
    if rows.shut:
        run(statements.SHUT, {"ids": sorted(rows.shut)})
    if rows.log:
        run(statements.LOG, rows.log)
    counted = sorted(
        (contact, loaded.desks[contact].open - before)
        for contact, before in opened.items()
        if loaded.desks[contact].open != before
    )
    if counted:
        run(statements.COUNT_DESK, [{"b_contact": c, "b_by": by} for c, by in counted])
    if rows.links:
        run(statements.LINK[dialect], rows.links)
    for away in rows.absent:
        absent(connection, away)
    if rows.redeemed:
        keys = ring(connection.dialect)
        run(
            statements.REDEEM,
            [{"b_blind": keys.blind(str(r["code"])), "b_now": r["b_now"]} for r in rows.redeemed],
        )
    if rows.dropped:
        run(statements.DROP_LINES, rows.dropped)
    if rows.announced:
        run(statements.ANNOUNCED, rows.announced)
    if rows.lines:
        run(statements.PUT_LINE[dialect], rows.lines)
    put = [row for _, row in sorted(rows.timers.items()) if row is not None]
    gone = [id for id, row in sorted(rows.timers.items()) if row is None]
    if put:
        run(statements.SET_TIMER[dialect], put)
    if rows.rounds:
        run(statements.SET_EARLIER[dialect], [row for _, row in sorted(rows.rounds.items())])
    if gone:
        run(statements.DROP_TIMERS, {"ids": gone})
    for person, kept in rows.codes:
        codes.keep(connection, kept.code, person, kept.kind, kept.until)
    _write_messages(connection, rows)
    leased = _write_leased(connection, rows, loaded)
    if rows.unsaid:  # after all that was said: a number may be asked for and called in one batch
        run(statements.UNSAY, rows.unsaid)
    if rows.released:
        run(statements.ASKED_AGAIN, [{"b_person": r["b_person"]} for r in rows.released])
    for turn, language in rows.parted:
        part(connection, turn, language)
    for join, now in rows.joined:
        _join(connection, join, now)
    for r in rows.links:
        person, known = int(str(r["person"])), before.get(str(r["contact"]))
        if known is not None and known != person:
            merge(connection, person, known)
    return leased


def _only_mail(connection: Connection, contacts: Sequence[str]) -> dict[str, int]:
    """Contacts who were only an address of the district file until now: who gets a chat is the same person."""
    mail = select(addresses.c.id).where(addresses.c.person == persons.c.id)
    query = select(persons.c.contact, persons.c.id).where(
        persons.c.contact.in_(contacts),
        mail.where(addresses.c.channel == "email").exists(),
        ~mail.where(addresses.c.channel != "email").exists(),
    )
    return {str(r.contact): r.id for r in connection.execute(query)}


def _join(connection: Connection, join: Join, now: datetime) -> None:
    """The last thing of a batch: all that was written for either is theirs together."""
    codes.spend(connection, join.code)
    if not merge(connection, join.kept.id, join.gone):
        raise MovedError
    if join.kept.silenced is None:  # who was out of reach is not any more
        connection.execute(statements.RELEASE, {"b_person": join.kept.id, "b_now": now})


def _ways(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """The address on which each of them wrote last."""
    query = (
        select(addresses.c.person, addresses.c.id)
        .where(addresses.c.person.in_(ids), ~addresses.c.gone)
        .order_by(addresses.c.last_inbound.asc().nulls_first(), addresses.c.id)
    )
    return {r.person: r.id for r in connection.execute(query)}


def _write_leased(connection: Connection, rows: Rows, loaded: Loaded) -> list[Due]:
    if not rows.leased:
        return []
    made = connection.execute(statements.SAY_LEASED, [row for row, _, _ in rows.leased.values()])
    due: list[Due] = []
    for id, person, rank in made:
        _, say, turn = rows.leased[person, rank]
        assert turn.box is not None
        due.append(
            Due(
                id,
                person,
                loaded.people[person].language,
                say.key,
                say.values,
                say.choices,
                say.signal,
                rank,
                turn.at,
                1,
                say.repeat,
                (turn.box,),
            )
        )
    return due


def _write_talks(connection: Connection, rows: Rows) -> None:
    going = [
        {
            "person": person,
            "flow": talk.flow,
            "at": talk.at,
            "signal": talk.signal,
            "tries": talk.tries,
            "since": talk.since,
            "state": codec.talk_state_out(talk),
        }
        for person, talk in sorted(rows.talks.items())
        if talk is not None
    ]
    ended = [person for person, talk in sorted(rows.talks.items()) if talk is None]
    if going:
        connection.execute(statements.PUT_TALK[connection.dialect.name], going)
    if ended:
        connection.execute(statements.END_TALK, {"ids": ended})


def _write_messages(connection: Connection, rows: Rows) -> None:
    run = connection.execute
    if rows.released:
        run(statements.RELEASE, rows.released)
    if rows.hushed:
        run(statements.HUSH, rows.hushed)
    if rows.wiped:
        run(statements.WIPE_INBOX, rows.wiped)
        run(statements.WIPE_OUTBOX, rows.wiped)
        run(statements.WIPE_MEDIA, rows.wiped)
    if rows.about:
        run(statements.ABOUT, rows.about)
    if rows.hidden:
        run(statements.HIDE, {"ids": rows.hidden})
        run(statements.WIPE_MEDIA, rows.strayed)
    if rows.later:
        run(statements.WAIT_ON, {"ids": rows.later})
    if rows.answered:
        run(statements.STALE, [{"b_person": id} for id in sorted(rows.answered)])
    if rows.said:
        run(statements.SAY, rows.said)
    if rows.pinned:
        ways = _ways(connection, [int(str(r["person"])) for r in rows.pinned])
        run(statements.SAY, [{**r, "via": ways.get(int(str(r["person"])))} for r in rows.pinned])
    if rows.letters:
        run(statements.LETTER, rows.letters)
    for effect, speaker, now, key in rows.invited:
        invite(connection, effect.district, effect.values, speaker, now, key)
    for contact, now, key in rows.handed:
        hand_over(connection, contact, now, key)
    if rows.dead:
        run(statements.DEAD, rows.dead)
    if rows.unlinked:
        run(statements.UNLINK, {"ids": sorted(rows.unlinked)})
    if rows.forgotten:
        for statement in statements.FORGET:
            run(statement, {"ids": sorted(rows.forgotten), "names": [str(id) for id in sorted(rows.forgotten)]})


def _person_row(person: Person) -> Row:
    return {
        "b_id": person.id,
        "language": person.language,
        "district": person.district,
        "silenced": person.silenced,
        "met": person.met,
        "contact": person.contact,
    }


def _signal_row(signal: Signal) -> Row:
    due = f"promise:{signal.number}"
    return {
        "number": signal.number,
        "person": signal.person,
        "district": signal.district,
        "kind": signal.kind,
        "themes": ",".join(signal.themes),
        "lead": signal.lead,
        "reason": signal.reason,
        "created": signal.created,
        "promised": signal.promised,
        "since": signal.since,
        "base": signal.base,
        "status": signal.status,
        "named": signal.named,
        "notes": signal.notes,
        "asked": ",".join(signal.asked),
        "told": signal.told,
        "chased": signal.chased,
        "passed": ",".join(signal.passed),
        "former": ",".join(signal.former),
        "ready": signal.ready,
        "rhythm": signal.rhythm,
        "words": codec.words_out(signal.words),
        "closed": signal.closed,
        "main": signal.main,
        "next_timer": None if signal.closed else due,
    }
