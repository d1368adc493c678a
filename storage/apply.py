"""The rows of a batch go to the database: each table is one `executemany`, in the order of the locks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from flows.effects import (
    Join,
)
from flows.state import Person, Signal
from storage import codec, codes, statements, stories
from storage.columns import ring
from storage.consents import agree, end
from storage.erasing import erase
from storage.handing import absent, hand_over
from storage.inviting import invite
from storage.merging import MovedError, merge
from storage.parting import part
from storage.people import moved
from storage.rows import Row, Rows
from storage.tables import addresses, persons
from storage.turns import Due, Loaded

NO_VERSIONS: Mapping[str, str] = {}


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
