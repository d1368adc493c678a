"""Counts of one week, by district, out of signals and their logs: numbers only, no word of anybody is opened."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from flows.calendar import Calendar
from flows.directory import OPERATOR, Directory
from flows.scene import World
from flows.tally import Tally
from storage.tables import consents, persons, signal_log, signals, timers

NO_REPORT = "no-report"  #: The purpose under which it is kept that a lead wants no weekly message.
#: What a contact can do that answers a resident: the first word of a log line.
ANSWERS = frozenset({"taken_up", "asked", "waiting", "agreed", "done", "not_possible", "named", "relayed"})
OWED = ("received", "taken_up", "waiting")
_PLAN = {
    "sqlite": sqlite.insert(timers).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(timers).on_conflict_do_nothing(),
}


def week_before(calendar: Calendar, now: datetime) -> tuple[date, date]:
    """Monday and Sunday of the last whole week, local."""
    today = calendar.day(now)
    monday = today - timedelta(days=today.weekday() + 7)
    return monday, monday + timedelta(days=6)


def tally(
    connection: Connection, calendar: Calendar, districts: Sequence[str], start: date, until: date
) -> list[Tally]:
    """The week of each of these districts."""
    begin, end = calendar.at(start, time.min), calendar.at(until + timedelta(days=1), time.min)
    columns = (signals.c.number, signals.c.district, signals.c.themes, signals.c.lead, signals.c.status)
    rows = connection.execute(
        select(*columns, signals.c.created, signals.c.closed, signals.c.notes).where(signals.c.district.in_(districts))
    ).all()
    known = {r.number: r for r in rows}
    lines = connection.execute(
        select(signal_log.c.signal, signal_log.c.who, signal_log.c.what)
        .where(signal_log.c.at >= begin, signal_log.c.at < end)
        .order_by(signal_log.c.id)
    ).all()
    found: list[Tally] = []
    for district in districts:
        mine = [r for r in rows if r.district == district]
        said = [x for x in lines if x.signal in known and known[x.signal].district == district]
        answers = {(x.signal, x.who) for x in said if x.what.partition(" ")[0] in ANSWERS and x.who not in _NOBODY}
        notes = [x for x in said if x.who == "clock" and x.what.startswith("note-")]
        found.append(
            Tally(
                district,
                start,
                until,
                told=Counter(r.themes.partition(",")[0] for r in mine if begin <= r.created < end),
                statuses=Counter(r.status for r in mine if not r.closed),
                answered=len({number for number, _ in answers}),
                late=len(notes),
                owing=frozenset({who for _, who in answers} | {known[x.signal].lead for x in notes}),
                conflicts=Counter(x.what.partition(" ")[2] for x in said if x.what.startswith("conflict ")),
                above=sum(x.what.startswith("above mandate") for x in said),
                overdue=tuple(sorted(r.number for r in mine if not r.closed and r.notes and r.status in OWED)),
            )
        )
    return found


_NOBODY = frozenset({"clock", "resident"})


def leads_of(directory: Directory) -> dict[str, tuple[str, ...]]:
    """Who leads districts, of a district or of a municipality, and which."""
    found: dict[str, list[str]] = {}
    for district in directory.districts.values():
        for lead in {district.lead, district.municipality_lead} - {OPERATOR}:
            found.setdefault(lead, []).append(district.id)
    return {lead: tuple(districts) for lead, districts in sorted(found.items())}


def refused(connection: Connection, person: int) -> bool:
    """Whether this lead wants no weekly message."""
    query = select(consents.c.id).where(
        consents.c.person == person, consents.c.purpose == NO_REPORT, consents.c.ended.is_(None)
    )
    return connection.execute(query).first() is not None


def plan(connection: Connection, world: World, now: datetime) -> None:
    """Every lead has a timer for the next Monday; one that is there stays as it is."""
    calendar = world.calendar
    today = calendar.day(now)
    monday = calendar.at(today + timedelta(days=7 - today.weekday()), time.min)
    linked = set(connection.execute(select(persons.c.contact).where(persons.c.contact.is_not(None))).scalars())
    rows: list[dict[str, object]] = []
    for lead in leads_of(world.directory):
        if lead in linked:
            due = calendar.next_round(world.directory.contacts[lead], monday)
            rows.append({"id": f"report:{lead}", "kind": "report", "subject": lead, "due": due})
    if rows:
        connection.execute(_PLAN[connection.dialect.name], rows)
