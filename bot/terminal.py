"""The terminal as a channel: one line in is one message, `< ` begins every line of the bot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, select, update

from bot.house import House
from bot.render import rendered
from storage import codec
from storage.tables import addresses, outbox, persons

WAITING = ("ready", "sending", "uncertain")


@dataclass(slots=True)
class Terminal:
    """One person at the terminal."""

    house: House
    person: int
    now: datetime
    last_row: int = 0  #: The last message with buttons, for `/press`.

    def read(self) -> Iterator[str]:
        """Everything that waits for this person, at any hour, as lines; each is stamped with its due time."""
        while waiting := self.house.writer.transact(self._take, None):
            for row in waiting:
                yield from self._lines(row)

    def _take(self, connection: Connection, _: None) -> Sequence[Row[*tuple[object, ...]]]:
        query = (
            select(outbox.c.id, outbox.c.key, outbox.c.content, outbox.c.due, persons.c.language)
            .join_from(outbox, persons, persons.c.id == outbox.c.person)
            .where(outbox.c.person == self.person, outbox.c.status.in_(WAITING))
            .order_by(outbox.c.id)
        )
        rows = connection.execute(query).all()
        for row in rows:
            stamped = update(outbox).where(outbox.c.id == row.id)
            connection.execute(stamped.values(status="delivered", sent=row.due, channel="terminal", lease=None))
        return rows

    def _lines(self, row: Row[*tuple[object, ...]]) -> Iterator[str]:
        stored = row._mapping
        values, choices = codec.content_in(stored["content"])
        text, labels = rendered(self.house, stored["key"], values, choices, stored["language"], self.now)
        for line in text.split("\n"):
            yield f"< {line}"
        for n, label in enumerate(labels, 1):
            yield f"< {n}. {label}"
        yield "<"
        if labels:
            self.last_row = int(stored["id"])

    def last_with_buttons(self) -> int:
        """The row that `/press` means: the last one with choices, also from an earlier sitting."""
        if self.last_row:
            return self.last_row
        query = (
            select(outbox.c.id, outbox.c.content)
            .where(outbox.c.person == self.person, outbox.c.status == "delivered")
            .order_by(outbox.c.id.desc())
            .limit(20)
        )
        rows = self.house.writer.transact(lambda connection, _: connection.execute(query).all(), None)
        return next((r.id for r in rows if codec.content_in(r.content)[1]), 0)


def address_of(connection: Connection, person: int) -> str | None:
    """A person's name at the terminal."""
    query = select(addresses.c.address).where(addresses.c.person == person, addresses.c.channel == "terminal")
    return connection.execute(query).scalar()
