"""A contact is away or leaves, told by the operator: a letter, thought over as if they had said it themselves."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from sqlalchemy import Connection, select

from flows.calendar import Away
from flows.directory import OPERATOR
from flows.effects import Absent
from flows.events import Letter
from storage.handing import absent, hand_over
from storage.tables import desks, signals
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
    def away(self) -> Away | None:
        """The days; None: left."""
        return Away(self.first, self.last) if self.first is not None and self.last is not None else None


def change(writer: Writer, contact: str, absence: Absence, now: datetime, *, key: str) -> tuple[int, ...]:
    """Heard in the contact's own turn, else in the operator's; the numbers that another leads now.

    `key`: unique for this change. Where nobody could hear it, the rows are written all the same. Raises
    `MemoryUnavailableError`.
    """
    led = select(signals.c.number).where(signals.c.lead == contact, ~signals.c.closed)
    before = writer.transact(lambda connection, _: tuple(connection.execute(led).scalars()), None)
    who = writer.transact(_who_hears, contact)
    away = absence.away
    if who is None:
        begun = away is None or away.covers(writer.world.calendar.day(now))

        def written(connection: Connection, _: None) -> None:
            absent(connection, Absent(contact, away, left=away is None))
            if begun:
                hand_over(connection, contact, now, key)

        writer.transact(written, None)
        writer.letters()
    else:
        days = (("first", away.start.isoformat()), ("last", away.until.isoformat())) if away else ()
        letter = Letter("away" if away else "leaves", None, (("contact", contact), *days))
        writer.post(who, letter, f"desk:{key}", now)
    elsewhere = select(signals.c.number).where(signals.c.number.in_(before), signals.c.lead != contact)
    return writer.transact(lambda connection, _: tuple(connection.execute(elsewhere).scalars()), None)


def _who_hears(connection: Connection, contact: str) -> int | None:
    """In whose turn it is thought over."""
    query = select(desks.c.contact, desks.c.person).where(desks.c.contact.in_((contact, OPERATOR)))
    found = {r.contact: r.person for r in connection.execute(query)}
    return found.get(contact) or found.get(OPERATOR)
