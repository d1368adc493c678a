"""Every table in plain words, so that two databases can be compared: opened, and ids told by what they are."""

import re
from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Engine, select

from storage.tables import addresses, inbox, metadata, outbox, persons, signals

Plain = dict[str, list[tuple[str, ...]]]
#: In a text, in its values, and as the id of a choice that is a number: ["7","#7"].
_NUMBER = re.compile(r'(?<=#)\d+|(?<="number":)\d+|(?<="signal":)\d+|(?<=\[")\d+(?=","#)')
_MESSAGE = re.compile(r'(?<="message":)\d+')
_TOLD = re.compile(r"(?<= )\d+")


def plain(engine: Engine) -> Plain:
    """Each table's rows, sorted; a person is told by address, a signal by its place in the series, and so on."""
    with engine.begin() as connection:
        names = _Names(connection)
        return {
            table.name: sorted(
                tuple(names.of(table.name, column, value) for column, value in row._mapping.items())
                for row in connection.execute(select(table))
            )
            for table in metadata.sorted_tables
        }


class _Names:
    """What stands for an id: the same in any database that holds the same."""

    def __init__(self, connection: Connection) -> None:
        people = connection.execute(select(addresses.c.person, addresses.c.channel, addresses.c.address)).all()
        self.people: Mapping[int, str] = {r.person: f"{r.channel}:{r.address}" for r in people}
        contacts = connection.execute(select(persons.c.id, persons.c.contact)).all()
        assert {r.id for r in contacts} <= self.people.keys()
        numbers = sorted(connection.execute(select(signals.c.number)).scalars())
        self.numbers = {number: f"signal {n}" for n, number in enumerate(numbers)}
        kept = connection.execute(select(inbox.c.id, inbox.c.channel, inbox.c.message_id)).all()
        self.inbox = {r.id: f"{r.channel}:{r.message_id}" for r in kept}
        said = connection.execute(select(outbox.c.id, outbox.c.person).order_by(outbox.c.id)).all()
        count: dict[int, int] = {}
        self.said: dict[int, str] = {}
        for r in said:
            count[r.person] = count.get(r.person, 0) + 1
            self.said[r.id] = f"{self.people[r.person]} message {count[r.person]}"

    def of(self, table: str, column: str, value: object) -> str:
        """One cell."""
        if value is None:
            return ""
        known: Mapping[tuple[str, str], Callable[[int], str]] = {
            ("persons", "id"): self._person,
            ("signals", "number"): self._signal,
            ("inbox", "id"): self.inbox.__getitem__,
            ("dead_letters", "inbox"): self.inbox.__getitem__,
            ("outbox", "id"): self.said.__getitem__,
        }
        if isinstance(value, int) and (table, column) in known:
            return known[table, column](value)
        if isinstance(value, int) and column in ("person", "about"):
            return self._person(value)
        if isinstance(value, int) and column == "signal":
            return self._signal(value)
        if column == "id" and table in ("addresses", "signal_log"):
            return ""
        if table == "facts" or (table, column) == ("persons", "created"):  # contacts are linked by the wall clock
            return ""
        text = str(value)
        if column == "told":
            return _TOLD.sub(lambda found: self._signal(int(found[0])), text)
        if column in ("next_timer", "id", "subject"):
            return self._timer(column, text)
        if column in ("content", "event", "state"):
            text = _MESSAGE.sub(lambda found: self.said.get(int(found[0]), "no message"), text)
            return _NUMBER.sub(lambda found: self._signal(int(found[0])), text)
        return text

    def _person(self, id: int) -> str:
        return self.people[id]

    def _signal(self, number: int) -> str:
        return self.numbers.get(number, str(number))

    def _timer(self, column: str, text: str) -> str:
        kind, _, subject = text.rpartition(":")
        if not subject.isdigit():
            return text
        known = self._person(int(subject)) if kind == "wipe" else self._signal(int(subject))
        return f"{kind}:{known}" if kind else "subject"
