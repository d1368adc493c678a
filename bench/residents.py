"""A population that the bot knows already: persons and addresses, and an earlier message and answer of each.

A process of its own, so that what it takes in memory is not counted: `python -m bench.residents FOLDER COUNT`.
"""

import sys
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, insert

from bench.conversation import known_chats
from bench.ours import everybody_linked, settings_in
from bot.clock import wall_clock
from bot.house import open_house
from flows.events import Said
from storage import codec
from storage.columns import ring
from storage.tables import addresses, inbox, outbox, persons

AT_ONCE = 5_000  #: Rows in one statement.
FIRST_PERSON = 1_000  #: The first ids are the contacts'.


def settle(folder: Path, population: int) -> None:
    """A fresh database with everybody in it."""
    house = open_house(settings_in(folder))
    everybody_linked(house)
    chats = list(known_chats(population))
    for start in range(0, population, AT_ONCE):
        part = range(start, min(start + AT_ONCE, population))
        house.writer.transact(_settle, [(FIRST_PERSON + n, chats[n]) for n in part])
    house.engine.dispose()


def _settle(connection: Connection, known: list[tuple[int, int]]) -> None:
    then = wall_clock() - timedelta(days=30)
    blind = ring(connection.dialect).blind
    event = codec.event_out(Said("dank je wel"))
    content = codec.content_out({}, ())
    connection.execute(
        insert(persons),
        [{"id": p, "language": "nl", "district": "bloemenbuurt", "met": True, "created": then} for p, _ in known],
    )
    connection.execute(
        insert(addresses),
        [
            {"person": p, "channel": "telegram", "blind": blind(f"telegram:{c}"), "address": str(c)}
            for p, c in known
        ],
    )
    connection.execute(
        insert(inbox),
        [{"channel": "telegram", "message_id": f"-{p}", "person": p, "at": then, "event": event} for p, _ in known],
    )
    answered: dict[str, object] = {"key": "resting", "content": content, "rank": 1, "status": "sent", "attempts": 1}
    times: dict[str, object] = {"due": then, "created": then, "sent": then, "channel": "telegram"}
    flags: dict[str, object] = {"proactive": False, "repeatable": True}
    connection.execute(
        insert(outbox),
        [
            {**answered, **times, **flags, "person": p, "about": p, "provider_id": f"{c}:-{p}"}
            for p, c in known
        ],
    )


if __name__ == "__main__":
    settle(Path(sys.argv[1]), int(sys.argv[2]))
