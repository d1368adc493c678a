"""A contact is away or leaves: the desk's new state, and a letter for each signal that must move."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from sqlalchemy import Connection, insert, select, update

from flows.events import Letter
from storage import codec
from storage.tables import desks, inbox, signals
from storage.writer import Writer


@dataclass(frozen=True, slots=True)
class Absence:
    """Days away, both included; no days: left for good."""

    first: date | None
    last: date | None

    @classmethod
    def for_good(cls) -> Self:
        """The role ended."""
        return cls(None, None)

    @property
    def row(self) -> dict[str, object]:
        """What the desk's row says of it."""
        if self.first is None:
            return {"left": True}
        return {"away_from": self.first, "away_until": self.last}


def change(
    writer: Writer, contact: str, absence: Absence, now: datetime, *, key: str, moves: bool = True
) -> tuple[int, ...]:
    """One transaction, then the letters are heard; the numbers that another leads now. `key`: unique for this change.

    `moves` False: it begins later, and nothing moves yet. Raises `MemoryUnavailableError`.
    """

    def absent(connection: Connection, _: None) -> tuple[int, ...]:
        query = select(signals.c.number, signals.c.person).where(signals.c.lead == contact, ~signals.c.closed)
        rows = connection.execute(query.order_by(signals.c.number)).all() if moves else []
        if rows:
            connection.execute(insert(inbox), [_letter(r.number, r.person, now, key) for r in rows])
        changed = connection.execute(update(desks).where(desks.c.contact == contact).values(absence.row))
        if changed.rowcount == 0:
            connection.execute(insert(desks), {"contact": contact, **absence.row})
        return tuple(r.number for r in rows)

    numbers = writer.transact(absent, None)
    writer.letters()
    led = select(signals.c.number).where(signals.c.number.in_(numbers), signals.c.lead != contact)
    return writer.transact(lambda connection, _: tuple(connection.execute(led).scalars()), None)


def _letter(number: int, person: int, now: datetime, key: str) -> dict[str, object]:
    return {
        "channel": "letter",
        "message_id": f"moved:{key}/{number}",
        "person": person,
        "at": now,
        "event": codec.event_out(Letter("moved", number)),
        "waiting": True,
    }
