"""`wijkbot tick`: walks the due times in order, the clock standing at each, and says what it did."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, func, select

from bot.clock import Clock
from bot.commands.doorway import enter, mendable, moment, recorded, say
from bot.house import House
from bot.terminal import address_of
from bot.times import spoken
from storage.load import record
from storage.tables import outbox, persons, timers


def tick(at: str | None) -> None:
    """One line for each thing that was told: `TIME KIND #n,.. -> resident:<name> | <contact id>`."""
    house = enter()
    until = moment(house, at)
    with mendable():
        for line in walk(house, until):
            say(line)


def walk(house: House, until: datetime) -> Iterator[str]:
    """Moves the clock, from due time to due time, until `until` (UTC)."""
    last = house.writer.transact(lambda c, _: c.execute(select(func.max(outbox.c.id))).scalar() or 0, None)
    stood = recorded(house)
    after: datetime | None = None
    while (due := house.writer.transact(_next_due, after)) is not None and due <= until:
        now = due if stood is None else max(due, stood)
        house.writer.transact(record, now)
        house.writer.wake(now)
        stood, after = now, now
        rows = house.writer.transact(_told, last)
        for row in rows:
            last = max(last, row.id)
            yield from _lines(house, row)
        if not house.settings.demo:
            _send(house, now)
    house.writer.transact(record, until)
    house.writer.sweep(until)


def _send(house: House, now: datetime) -> None:
    """What the configured channels may send now; the same rules as a running bot beside us."""
    from bot.running import channels_for
    from bot.sender import Sender

    async def drain() -> None:
        channels = channels_for(house)
        try:
            await Sender(house, channels, Clock(now)).drain()
        finally:
            for channel in channels:
                await channel.close()

    asyncio.run(drain())


def _next_due(connection: Connection, after: datetime | None) -> datetime | None:
    query = select(timers.c.due).order_by(timers.c.due).limit(1)
    if after is not None:
        query = query.where(timers.c.due > after)
    return connection.execute(query).scalar()


def _told(connection: Connection, last: int) -> Sequence[Row[*tuple[object, ...]]]:
    query = (
        select(outbox.c.id, outbox.c.told, outbox.c.created, persons.c.contact, outbox.c.person)
        .join_from(outbox, persons, persons.c.id == outbox.c.person)
        .where(outbox.c.id > last, outbox.c.told != "", outbox.c.status != "held")
        .order_by(outbox.c.id)
    )
    return connection.execute(query).all()


def _lines(house: House, row: Row[*tuple[object, ...]]) -> Iterator[str]:
    told: dict[str, list[str]] = {}
    for part in row.told.split(","):
        kind, _, number = part.partition(" ")
        told.setdefault(kind, []).append(f"#{number}")
    name = row.contact
    if name is None or not told.keys().isdisjoint({"note", "checkin"}):
        address = house.writer.transact(address_of, row.person)
        name = f"resident:{address or row.person}"
    for kind, numbers in told.items():
        yield f"{spoken(row.created, house.settings.zone)} {kind} {','.join(numbers)} -> {name}"
