"""How late the clock is when a hundred thousand promises wait and ten thousand of them fall on one afternoon.

A process of its own: `python -m bench.late FOLDER`, on a database in which everybody is known. It prints the seconds
from three o'clock until the last of these promises was kept in the memory, and until the last of its words was sent.
"""

import asyncio
import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import Connection, func, insert, select

from bench.ours import StubChannel, settings_in
from bench.residents import FIRST_PERSON
from bench.stub import Stub
from bot.clock import wall_clock
from bot.house import House, open_house
from bot.running import Running
from flows.signals import NOTE_AT
from storage import codec
from storage.tables import persons, signals, timers

DUE = 10_000
PATIENCE = 300.0  #: Seconds.
LEAD = "bloem-sociaal"
AFTER = 1_000_000  #: The signal of a resident has their id plus this as its number.


def settle(house: House) -> datetime:
    """An open signal for everybody: of the first `DUE` note 1 falls on the next working day, of the rest much later."""
    calendar = house.world.calendar
    day = calendar.add_working(calendar.day(wall_clock()), 1)
    later = calendar.add_working(day, 15)
    house.writer.transact(lambda c, _: _signals(c, calendar.at(day, NOTE_AT), calendar.at(later, NOTE_AT), day), None)
    return calendar.at(day, NOTE_AT)


def _signals(connection: Connection, now: datetime, later: datetime, day: date) -> None:
    """Timers first: the database refuses a signal without its promise."""
    query = select(persons.c.id).where(persons.c.id >= FIRST_PERSON).order_by(persons.c.id)
    known = [(id, now if n < DUE else later) for n, id in enumerate(connection.execute(query).scalars())]
    connection.execute(
        insert(timers),
        [{"id": f"promise:{p + AFTER}", "kind": "promise", "subject": str(p + AFTER), "due": at} for p, at in known],
    )
    since = day - timedelta(days=7)
    same: dict[str, object] = {"district": "bloemenbuurt", "kind": "idea", "themes": "ontmoeten", "lead": LEAD}
    same |= {"reason": "theme", "created": now - timedelta(days=7), "since": since, "status": "received"}
    same |= {"named": False, "notes": 0, "asked": "", "told": 0, "passed": "", "former": "", "rhythm": ""}
    same |= {"words": codec.words_out({"what": "een bankje"}), "closed": False, "ready": now - timedelta(days=7)}
    connection.execute(
        insert(signals),
        [
            {
                **same,
                "number": p + AFTER,
                "person": p,
                "promised": at,
                "base": day,
                "next_timer": f"promise:{p + AFTER}",
            }
            for p, at in known
        ],
    )


async def work(folder: Path) -> dict[str, float]:
    """Three o'clock comes, in the running bot."""
    house = open_house(settings_in(folder))
    at = settle(house)
    stub = Stub()
    running = Running(house, [StubChannel(stub)])
    due = select(func.count()).select_from(timers).where(timers.c.due <= at, timers.c.kind == "promise")

    async def left() -> int:
        return await running.road.transact(lambda c: c.execute(due).scalar_one())

    async with running.running(), asyncio.timeout(PATIENCE):
        running.clock.move(at - timedelta(seconds=1))
        await asyncio.sleep(1)
        began = perf_counter()
        while await left():
            await asyncio.sleep(0.05)
        heard = perf_counter() - began
        while stub.taken < DUE:
            await asyncio.sleep(0.05)
        sent = perf_counter() - began
    house.engine.dispose()
    return {"heard": heard, "sent": sent}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(work(Path(sys.argv[1])))))
