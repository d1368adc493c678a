"""A resident with WhatsApp: signed webhooks in over HTTP, Twilio's own client out, the database real, the clock still.

Contacts talk at the terminal, as in every `Village`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import httpx
from sqlalchemy import select

from bot.channels.twilio import TwilioChannel
from bot.channels.twilio_pace import Pace
from bot.clock import Clock
from bot.road import Road
from bot.sender import Sender
from bot.web import create_web
from storage.tables import outbox
from tests.builders import MONDAY, Village, village
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN, TwilioStandIn, twilio_stand_in

PUBLIC = "https://wijk.example"
NOOR = "whatsapp:+31600000001"
NAMELESS = "whatsapp:NL.1502576394655843"
SENDER = "whatsapp:+31850000000"


class Standing(Clock):
    """Stands where the village's clock stands."""

    def __init__(self, here: Village) -> None:
        super().__init__(here.now)
        self._here = here

    def __call__(self) -> datetime:
        return self._here.now


@dataclass
class Line:
    """`who` is the sender that `says` and `presses` use when no other is named."""

    here: Village
    twilio: TwilioStandIn
    channel: TwilioChannel
    sender: Sender
    client: httpx.AsyncClient
    road: Road
    who: str = NOOR
    count: int = 0
    extra: dict[str, str] = field(default_factory=dict)  #: Fields that every message of theirs carries.

    early: list[str | int] = field(default_factory=list)  #: Told of the next message before our own mark of it.

    async def says(self, text: str, **fields: str) -> list[str]:
        """One message of theirs; what their phone shows after it."""
        return await self.posts({"Body": text, **fields})

    async def presses(self, label: str) -> list[str]:
        """The newest button or row of that label."""
        id = next(i for n in reversed(range(len(self.twilio.sent))) for x, i in self.twilio.buttons(n) if x == label)
        return await self.posts({"Body": label, "ButtonText": label, "ButtonPayload": id})

    async def posts(self, fields: dict[str, str], *, status: int = 200) -> list[str]:
        """A webhook call with these fields."""
        self.count += 1
        given = {
            "MessageSid": f"SM{self.count:032d}",
            "AccountSid": ACCOUNT,
            "From": self.who,
            "To": SENDER,
            "NumMedia": "0",
            "Body": "",
            **self.extra,
            **fields,
        }
        self.twilio.closed.discard(given["From"])
        answer = await self.twilio.post(self.client, f"{PUBLIC}/twilio/messages", list(given.items()))
        assert (answer.status_code, answer.text) == (status, "<Response/>" if status == 200 else answer.text)
        return await self.reads()

    async def reads(self) -> list[str]:
        """What may go now, goes; what their phone shows of it."""
        before = len(self.twilio.sent)
        early, self.early = self.early, []
        if early:
            self.twilio.taken = lambda n: self.twilio.tell(self.client, n, *early)
        await self.sender.drain()
        self.twilio.taken = None
        return [self.twilio.says(n) for n in range(before, len(self.twilio.sent))]

    async def passes(self, **span: float) -> list[str]:
        """Time passes with the clock running; what their phone shows meanwhile."""
        self.here.passes(**span)
        return await self.reads()

    def rows(self, *statuses: str) -> list[tuple[str, str]]:
        """(key, status) of this line's outbox rows that were not for the terminal, oldest first."""
        with self.here.house.engine.begin() as connection:
            query = select(outbox.c.key, outbox.c.status).order_by(outbox.c.id)
            found = [(r.key, r.status) for r in connection.execute(query)]
        return [r for r in found if not statuses or r[1] in statuses]


@asynccontextmanager
async def line(
    database_url: str, folder: Path, *, at: str = MONDAY, name: str = "whatsapp", pace: Pace | None = None
) -> AsyncIterator[Line]:
    with village(database_url, folder, at) as here:
        clock = Standing(here)
        road = Road(here.house, clock)
        road.start()
        async with twilio_stand_in() as twilio:
            channel = TwilioChannel(
                account_sid=ACCOUNT,
                token=TOKEN,
                sender=SENDER.removeprefix("whatsapp:"),
                public_url=PUBLIC,
                clock=clock,
                name=name,
                api_url=twilio.url,
                pace=pace or Pace(0, 0),
            )
            web = create_web(road, clock=clock, public_url=PUBLIC, twilio_account_sid=ACCOUNT, twilio_token=TOKEN)
            sender = Sender(here.house, [channel], clock, road.transact)
            transport = httpx.ASGITransport(app=web)
            async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as client:
                try:
                    yield Line(here, twilio, channel, sender, client, road)
                finally:
                    road.stop()
                    await channel.close()
