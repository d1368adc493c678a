"""A population that the bot knows already: persons and addresses, and an earlier message and answer of each.

A process of its own, so that what it takes in memory is not counted: `python -m bench.residents FOLDER COUNT`.
"""

import sys
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, String, Table, cast, insert, literal, select, true

from bench.conversation import known_chats
from bench.ours import everybody_linked, settings_in
from bot.clock import wall_clock
from bot.house import open_house
from flows.events import Said
from storage import codec
from storage.columns import ring
from storage.tables import addresses, inbox, outbox, persons

FIRST_PERSON = 1_000  #: The first ids are the contacts'.


def settle(folder: Path, population: int) -> None:
    """A fresh database with everybody in it."""
    folder.mkdir(exist_ok=True)
    house = open_house(settings_in(folder))
    everybody_linked(house)
    house.writer.transact(_settle, list(enumerate(known_chats(population), FIRST_PERSON)))
    house.engine.dispose()


def _settle(connection: Connection, known: list[tuple[int, int]]) -> None:
    """Rows of (person id, chat)."""
    then = wall_clock() - timedelta(days=30)
    blind = ring(connection.dialect).blind
    person: dict[str, object] = {"language": "nl", "district": "bloemenbuurt", "met": True, "created": then}
    connection.execute(insert(persons), [{"id": p, **person} for p, _ in known])
    connection.execute(
        insert(addresses),
        [{"person": p, "channel": "telegram", "blind": blind(f"telegram:{c}"), "address": str(c)} for p, c in known],
    )
    first, _ = known[0]
    heard = {"channel": "telegram", "person": first, "at": then, "event": codec.event_out(Said("dank je wel"))}
    connection.execute(insert(inbox), {**heard, "message_id": "-1"})
    said: dict[str, object] = {"person": first, "about": first, "key": "resting", "content": codec.content_out({}, ())}
    said |= {"rank": 1, "status": "sent", "attempts": 1, "proactive": False, "repeatable": True}
    said |= {"due": then, "created": then, "sent": then, "channel": "telegram", "provider_id": "-1"}
    connection.execute(insert(outbox), said)
    for table, own in ((inbox, ("person",)), (outbox, ("person", "about"))):
        _one_each(connection, table, own, "message_id" if table is inbox else "provider_id")


def _one_each(connection: Connection, table: Table, own: tuple[str, ...], unique: str) -> None:
    """The table's one row again for everybody else: copied by the database, as encrypting it costs minutes."""
    copied = [c for c in table.c if c.name not in ("id", unique, *own)]
    number = literal("-").concat(cast(persons.c.id, String))
    met = persons.join(table, true())  # Each person meets the one row.
    everybody = select(number, *(persons.c.id for _ in own), *copied).select_from(met)
    everybody = everybody.where(persons.c.id > FIRST_PERSON)
    connection.execute(insert(table).from_select([unique, *own, *(c.name for c in copied)], everybody))


if __name__ == "__main__":
    settle(Path(sys.argv[1]), int(sys.argv[2]))
