"""Timers that came due, bundled as one person hears them, and taken by whoever is first."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Row, select

from flows.directory import OPERATOR
from flows.events import BY_SIGNAL, Woke
from storage import statements
from storage.tables import desks, persons, signals
from storage.turns import Turn

log = logging.getLogger("wijkbot.clockwork")
OF_A_CONTACT = frozenset({"round", "report", "away", "until", "role", "week"})
#: Of a contact, and heard in the operator's turn where that contact has no chat.
FOR_OPERATOR = frozenset({"away", "until"})


@dataclass(frozen=True, slots=True)
class Bundle:
    """Timers of one kind and one person, heard as one event."""

    person: int
    woke: Woke


def whole(
    connection: Connection, rows: Sequence[Row[*tuple[object, ...]]], now: datetime
) -> Sequence[Row[*tuple[object, ...]]]:
    """These timers, and the other promises due to the same residents, however many lie in between.

    After a day's outage somebody reads one message, not one a piece of the backlog.
    """
    numbers = [int(r._mapping["subject"]) for r in rows if r._mapping["kind"] == "promise"]
    known = {r._mapping["id"] for r in rows}
    others = connection.execute(statements.DUE_BESIDE, {"numbers": numbers, "now": now})
    return [*rows, *(r for r in others if r.id not in known)]


def bundled(connection: Connection, rows: Sequence[Row[*tuple[object, ...]]]) -> list[Bundle]:
    """Promises by resident, chases by signal, rounds by contact, wipes by person; in the order of the clock."""
    numbers = sorted({int(r.subject) for r in rows if r.kind in BY_SIGNAL and r.subject.isdigit()})
    residents: dict[int, int] = {}
    if numbers:
        query = select(signals.c.number, signals.c.person).where(signals.c.number.in_(numbers))
        residents = {r.number: r.person for r in connection.execute(query)}
    contacts: dict[str, int | None] = {}
    if any(r.kind in OF_A_CONTACT for r in rows):
        contacts = {r.contact: r.person for r in connection.execute(select(desks.c.contact, desks.c.person))}
    alone = sorted({int(r.subject) for r in rows if r.kind in statements.OF_A_PERSON and r.subject.isdigit()})
    here: set[int] = set()
    if alone:
        here = {r.id for r in connection.execute(select(persons.c.id).where(persons.c.id.in_(alone)))}
    found: dict[tuple[str, str], Bundle] = {}
    lost: list[str] = []
    for r in rows:
        if r.kind in BY_SIGNAL:
            number = int(r.subject) if r.subject.isdigit() else -1
            if number not in residents:
                lost.append(r.id)
                continue
            person = residents[number]
            key = (r.kind, str(person) if r.kind == "promise" else r.subject)
            subjects: tuple[int, ...] = (number,)
        else:
            linked = contacts.get(r.subject) if r.kind in OF_A_CONTACT else _one_of(here, r.subject)
            if linked is None and r.kind in FOR_OPERATOR:
                linked = contacts.get(OPERATOR)
            if linked is None:
                lost.append(r.id)
                continue
            person, key, subjects = linked, (r.kind, r.subject), ()
        before = found.get(key)
        if before is not None:
            subjects = (*before.woke.subjects, *subjects)
        due = before.woke.due if before is not None else r.due
        found[key] = Bundle(person, Woke(r.kind, due, subjects, r.subject if not subjects else ""))
    if lost:  # nobody can hear them, and they would stand before the others for ever
        log.warning("timers of nobody are dropped: %s", ", ".join(sorted(lost)))
        connection.execute(statements.DROP_TIMERS, {"ids": sorted(lost)})
    return list(found.values())


def _one_of(here: set[int], subject: str) -> int | None:
    return int(subject) if subject.isdigit() and int(subject) in here else None


def take(connection: Connection, woke: Woke, turn: Turn) -> Woke | None:
    """Takes the timers behind an event; None when another process has heard them meanwhile.

    Their signals are locked already, so two processes never both keep one promise.
    """
    ids = [f"{woke.kind}:{name}" for name in woke.names(turn.person)]
    gone = connection.execute(statements.TAKE_TIMERS, {"ids": ids, "now": turn.at})
    taken = {r.id for r in gone}
    if not taken:
        return None
    return replace(woke, subjects=tuple(n for n in woke.subjects if f"{woke.kind}:{n}" in taken))
