"""A contact is away or leaves, as rows: the desk, and a letter to each resident whose signals go to somebody else."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from flows.effects import Absent
from flows.events import Letter
from storage import codec, statements
from storage.clockwork import OF_A_CONTACT
from storage.tables import desks, habits, inbox, lines, persons, signals, timers

#: Before the end of a role its timer rings for the first time; the thinking counts in months.
NOTICE = timedelta(days=95)


def absent(connection: Connection, effect: Absent) -> None:
    """The desk's row; who has left is a resident from here on, and no round waits for them."""
    row: dict[str, object] = {
        "away_from": effect.away.start if effect.away else None,
        "away_until": effect.away.until if effect.away else None,
    }
    if effect.left:
        row |= {"left": True, "person": None}
        leaver = select(persons.c.id).where(persons.c.contact == effect.contact)
        connection.execute(delete(habits).where(habits.c.person.in_(leaver)))  # a contact's, not a resident's
        connection.execute(update(persons).where(persons.c.contact == effect.contact).values(contact=None))
        connection.execute(delete(lines).where(lines.c.contact == effect.contact))
        ids = [f"{kind}:{effect.contact}" for kind in sorted(OF_A_CONTACT)]
        connection.execute(statements.DROP_TIMERS, {"ids": ids})
    changed = connection.execute(update(desks).where(desks.c.contact == effect.contact).values(row))
    if changed.rowcount == 0:
        connection.execute(insert(desks), {"contact": effect.contact, **row})


def hand_over(connection: Connection, contact: str, now: datetime, key: str) -> None:
    """One letter a resident, whatever the number of their signals; each is heard in its resident's own turn.

    The letters are kept in the same transaction as the absence, so that nothing is left behind by who is killed
    in between; hearing them takes as many transactions as it needs.
    """
    query = select(signals.c.number, signals.c.person).where(signals.c.lead == contact, ~signals.c.closed)
    theirs: dict[int, list[int]] = {}
    for r in connection.execute(query.order_by(signals.c.number)):
        theirs.setdefault(r.person, []).append(r.number)
    rows = [
        codec.letter_row(
            person,
            Letter("moved", numbers[0], (("contact", contact), ("numbers", ",".join(map(str, numbers))))),
            f"moved:{key}/{person}",
            now,
        )
        for person, numbers in sorted(theirs.items())
    ]
    if rows:
        connection.execute(insert(inbox), rows)


def plan_ends(connection: Connection, ends: Mapping[str, datetime]) -> None:
    """The timer of each role with a last day, from the start of the house on; an earlier day moves it.

    `ends`: by contact, the moment after its last day. Where none is planned it rings at once and is set anew by the
    thinking, which knows when the first word about it is due.
    """
    names = {f"until:{contact}": contact for contact in ends}
    known = {
        r.id: r.due for r in connection.execute(select(timers.c.id, timers.c.due).where(timers.c.id.in_(sorted(names))))
    }
    gone = set(connection.execute(select(desks.c.contact).where(desks.c.left)).scalars())
    for id, contact in sorted(names.items()):
        early = ends[contact] - NOTICE
        due = min(known.get(id, early), ends[contact])
        if contact not in gone and due != known.get(id):
            row = {"id": id, "kind": "until", "subject": contact, "due": due}
            connection.execute(statements.SET_TIMER[connection.dialect.name], row)
