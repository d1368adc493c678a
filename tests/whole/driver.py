"""One of several processes on one database: hears its messages, sends what it may claim, and says what it sent.

`python -m tests.whole.driver DATABASE_URL FOLDER MOMENT`; stdin: a line `[[message_id, address, text], ...]`
a batch; stdout: `ready`, then after the word `go` on stdin's first line, the outbox row of each send.
"""

import asyncio
import json
import sys
from datetime import datetime
from pathlib import Path

from bot.house import open_house
from bot.message import Accepted, Delivery, Message
from bot.sender import Sender
from flows.events import Inbound, Said
from tests.builders import settings_for


class Printed:
    """A channel that prints the row of each message."""

    name = "terminal"

    async def send(self, address: str, message: Message) -> Delivery:
        print(f"{message.row} {address}", flush=True)  # noqa: T201 - the double's wire
        return Accepted(f"{address}/{message.row}")


async def drive(url: str, folder: str, moment: str) -> None:
    now = datetime.fromisoformat(moment)
    house = open_house(settings_for(url, Path(folder)))
    sender = Sender(house, [Printed()], lambda: now)  # type: ignore[arg-type]  # a clock that stands
    print("ready", flush=True)  # noqa: T201
    batches = [json.loads(line) for line in sys.stdin if line.startswith("[")]
    for batch in batches:
        house.writer.hear([Inbound("terminal", id, address, Said(text), now) for id, address, text in batch])
        await sender.once(now)
    await sender.drain()
    house.engine.dispose()


if __name__ == "__main__":
    asyncio.run(drive(*sys.argv[1:]))
