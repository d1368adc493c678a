"""What an operator may read: who owes what to whom by when, in codes and days, never anybody's words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from sqlalchemy import Column, Connection, LargeBinary, Select, Table, func, select, type_coerce

from storage.columns import Personal, PersonalBytes, ring
from storage.keys import KeyRing, UnknownKeyError
from storage.tables import (
    addresses,
    dead_letters,
    desks,
    inbox,
    metadata,
    outbox,
    persons,
    signal_log,
    signals,
    stories,
    timers,
)

RED = 3  #: Notes: the third goes at +20.


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of a signal's log. `who`: 'resident', 'clock' or a contact id."""

    at: datetime  #: UTC
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One signal, without its words."""

    number: int
    kind: str
    themes: tuple[str, ...]
    district: str
    status: str
    lead: str
    reason: str  #: A key of `flows.routing`.
    created: datetime  #: The yes, UTC.
    promised: datetime  #: UTC
    closed: bool
    next_at: datetime | None  #: When the promise timer rings, UTC; None: nothing is owed.
    log: tuple[Logged, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """One promise to one resident."""

    number: int
    person: int
    lead: str
    status: str
    closed: bool
    due: datetime  #: UTC
    held: bool  #: Its resident is silenced: the words will wait until they write.
    notes: int = 0  #: How often they heard on a promised day that there is no news.
    asked: tuple[str, ...] = ()  #: Who was asked beside the lead.
    asks: datetime | None = None  #: When who owes the answer is asked again, UTC.

    @property
    def red(self) -> bool:
        """Twenty working days without an answer of a human: the third note has gone."""
        return not self.closed and self.notes >= RED and self.status in ("received", "taken_up", "waiting")


@dataclass(frozen=True, slots=True)
class Dead:
    """A message that could not be thought over; what it says is never shown."""

    id: int
    channel: str
    at: datetime  #: UTC
    error: str  #: The error's type and place in our code.


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to send or sent, without text or address."""

    id: int
    person: int
    contact: str | None  #: The contact this person is, if any.
    key: str
    status: str
    due: datetime  #: UTC
    attempts: int


@dataclass(frozen=True, slots=True)
class Presence:
    """What happens with one contact. Both days are local and included."""

    channels: frozenset[str]  #: On which they can be reached; empty: not linked.
    away_from: date | None
    away_until: date | None
    left: bool


def entries(
    connection: Connection, *, number: int | None = None, only_open: bool = False, district: str | None = None
) -> list[Entry]:
    """Signals by number, each with its log and its next moment."""
    which = select(signals.c.number)
    if number is not None:
        which = which.where(signals.c.number == number)
    if only_open:
        which = which.where(~signals.c.closed)
    if district is not None:
        which = which.where(signals.c.district == district)
    logs = _logs(connection, which)
    ringing = _ringing(connection)
    columns = [c for c in signals.c if not isinstance(c.type, Personal)]
    rows = connection.execute(select(*columns).where(signals.c.number.in_(which)).order_by(signals.c.number))
    return [
        Entry(
            r.number,
            r.kind,
            tuple(r.themes.split(",")),
            r.district,
            r.status,
            r.lead,
            r.reason,
            r.created,
            r.promised,
            r.closed,
            ringing.get(r.number),
            tuple(logs.get(r.number, ())),
        )
        for r in rows
    ]


def _logs(connection: Connection, which: Select[tuple[int]]) -> dict[int, list[Logged]]:
    found: dict[int, list[Logged]] = {}
    query = select(signal_log).where(signal_log.c.signal.in_(which)).order_by(signal_log.c.id)
    for r in connection.execute(query):
        found.setdefault(r.signal, []).append(Logged(r.at, r.who, r.what))
    return found


def _ringing(connection: Connection, kind: str = "promise") -> dict[int, datetime]:
    """When each signal's promise timer rings, or its chase timer."""
    rows = connection.execute(select(timers.c.subject, timers.c.due).where(timers.c.kind == kind))
    return {int(r.subject): r.due for r in rows}


def owed(connection: Connection) -> list[Owed]:
    """Every promise to a resident, the earliest first."""
    ringing, chasing = _ringing(connection), _ringing(connection, "chase")
    query = select(
        signals.c.number,
        signals.c.person,
        signals.c.lead,
        signals.c.status,
        signals.c.closed,
        signals.c.notes,
        signals.c.asked,
        persons.c.silenced,
    ).join_from(signals, persons, persons.c.id == signals.c.person)
    found = [
        Owed(
            r.number,
            r.person,
            r.lead,
            r.status,
            r.closed,
            ringing[r.number],
            r.silenced is not None,
            r.notes,
            tuple(filter(None, r.asked.split(","))),
            chasing.get(r.number),
        )
        for r in connection.execute(query)
        if r.number in ringing
    ]
    return sorted(found, key=lambda o: (o.due, o.number))


def unpromised(connection: Connection) -> list[int]:
    """Open signals without their next message; the database refuses them, and is not believed."""
    joined = select(signals.c.number).outerjoin(timers, timers.c.id == signals.c.next_timer)
    query = joined.where(~signals.c.closed, timers.c.id.is_(None)).order_by(signals.c.number)
    return list(connection.execute(query).scalars())


def waiting_stories(connection: Connection, before: datetime) -> list[tuple[int, str, datetime]]:
    """Successes that wait for a key figure's yes since before a moment: number, lead, since."""
    query = (
        select(stories.c.signal, signals.c.lead, stories.c.since)
        .join_from(stories, signals, signals.c.number == stories.c.signal)
        .where(stories.c.stage == "offered", stories.c.since < before)
        .order_by(stories.c.signal)
    )
    return [(r.signal, r.lead, r.since) for r in connection.execute(query)]


def open_leads(connection: Connection) -> dict[str, list[int]]:
    """The numbers of open signals, by the contact who leads them."""
    found: dict[str, list[int]] = {}
    query = select(signals.c.lead, signals.c.number).where(~signals.c.closed).order_by(signals.c.number)
    for r in connection.execute(query):
        found.setdefault(r.lead, []).append(r.number)
    return found


def presences(connection: Connection) -> dict[str, Presence]:
    """What happens with each contact that the database knows."""
    reach = select(desks.c.contact, addresses.c.channel).join_from(
        desks, addresses, addresses.c.person == desks.c.person
    )
    channels: dict[str, set[str]] = {}
    for r in connection.execute(reach.where(~addresses.c.gone, addresses.c.address.is_not(None))):
        channels.setdefault(r.contact, set()).add(r.channel)
    return {
        r.contact: Presence(frozenset(channels.get(r.contact, ())), r.away_from, r.away_until, r.left)
        for r in connection.execute(select(desks))
    }


def dead(connection: Connection) -> list[Dead]:
    """Messages that wait for `wijkbot inbox retry`, the oldest first."""
    joined = select(inbox.c.id, inbox.c.channel, dead_letters.c.at, dead_letters.c.error)
    query = joined.join_from(dead_letters, inbox, inbox.c.id == dead_letters.c.inbox).order_by(inbox.c.id)
    return [Dead(r.id, r.channel, r.at, r.error) for r in connection.execute(query)]


def outgoing(connection: Connection, status: str | None = None) -> list[Outgoing]:
    """The outbox in the order in which it was filled."""
    query = (
        select(
            outbox.c.id,
            outbox.c.person,
            persons.c.contact,
            outbox.c.key,
            outbox.c.status,
            outbox.c.due,
            outbox.c.attempts,
        )
        .join_from(outbox, persons, persons.c.id == outbox.c.person)
        .order_by(outbox.c.id)
    )
    if status is not None:
        query = query.where(outbox.c.status == status)
    return [Outgoing(r.id, r.person, r.contact, r.key, r.status, r.due, r.attempts) for r in connection.execute(query)]


def unreadable(connection: Connection) -> list[str]:
    """What the present keys cannot open or look up: the oldest and the newest value of each personal column."""
    keys = ring(connection.dialect)
    found: list[str] = []
    for table in metadata.sorted_tables:
        for column in table.c:
            if isinstance(column.type, Personal | PersonalBytes):
                found += dict.fromkeys(_unopened(connection, keys, table, column))
    return [*found, *_unfound(connection, keys)]


def _unopened(connection: Connection, keys: KeyRing, table: Table, column: Column[Any]) -> Iterator[str]:
    assert isinstance(column.type, Personal | PersonalBytes)
    key = next(iter(table.primary_key))
    for which in (func.min(key), func.max(key)):
        end = select(which).where(column.is_not(None)).scalar_subquery()
        for sealed in connection.execute(select(type_coerce(column, LargeBinary)).where(key == end)).scalars():
            try:
                keys.open_bytes(bytes(sealed), column.type.place.encode())
            except UnknownKeyError as error:
                yield str(error)
            except InvalidTag:
                yield f"{column.type.place} was closed with another key of the same id: put the old SECRET_KEYS back"


def _unfound(connection: Connection, keys: KeyRing) -> Sequence[str]:
    """Nobody would be recognised any more once the oldest key has gone: see `KeyRing`."""
    sealed = type_coerce(addresses.c.address, LargeBinary)
    newest = select(addresses.c.channel, addresses.c.blind, sealed.label("sealed")).order_by(addresses.c.id.desc())
    for r in connection.execute(newest.where(addresses.c.address.is_not(None)).limit(1)):
        try:
            address = keys.open(bytes(r.sealed), b"addresses.address")
        except (UnknownKeyError, InvalidTag):
            return ()
        if keys.blind(f"{r.channel}:{address}") != bytes(r.blind):
            return ("people are looked up by another key than the last of SECRET_KEYS: put the oldest one last",)
    return ()
