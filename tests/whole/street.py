"""A running bot between Telegram's and Twilio's side of the wire, all over HTTP, with a clock that the test moves.

What is sent can be refused, cut off after it was taken, or find no door; what a provider says twice is said twice.
"""

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import uvicorn
from pydantic import SecretStr
from sqlalchemy import Connection, select

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_pace import Pace as TelegramPace
from bot.channels.twilio import TwilioChannel
from bot.channels.twilio_pace import Pace as TwilioPace
from bot.house import House, open_house
from bot.running import Running, Server
from bot.settings import Settings
from storage.fetches import LEASE
from storage.outbox import UNSENT
from storage.tables import fetches, outbox, timers
from tests.builders import DISTRICTS, KEY, known_world
from tests.channels.loopback import Call, Loopback, Outcome, Reply, Trouble
from tests.channels.telegram_house import Standing
from tests.channels.telegram_stand_in import TOKEN as TELEGRAM_TOKEN
from tests.channels.telegram_stand_in import TelegramStandIn
from tests.channels.telegram_stand_in import refusal as telegram_refusal
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN, TwilioStandIn
from tests.channels.twilio_stand_in import refusal as twilio_refusal

PUBLIC = "https://wijk.example"
SECRET = "een-lang-woord-van-onszelf"
SENDER = "whatsapp:+31850000000"
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
A_DAY = timedelta(days=1)
PATIENCE = 60.0  #: Seconds; the machine that runs the tests may be slow.
TOLD = ("read", "delivered", "sent", "delivered", "queued", "read")  #: A message's reports: reversed, and doubled.
Fate = Reply | Trouble | None  #: Of a send: refused, cut off after it was taken, or taken.


class Wire(Loopback):
    """The way to one provider. `fates`: what becomes of the next sends, in turn; then all are taken."""

    def __init__(self, stand_in: TelegramStandIn | TwilioStandIn, send: str) -> None:
        super().__init__(self._fated)
        self._stand_in, self._send = stand_in, send
        self.fates: Iterator[Fate] = iter(())
        self.calls: list[tuple[str, str]] = []  #: Every call: its method and its path.
        self.tries = 0  #: Of sends.
        self.failed = 0  #: Of those, how many were refused or cut off.
        self.cut = 0

    async def _fated(self, call: Call) -> Outcome:
        self.calls.append((call.method, call.target))
        if not (call.method == "POST" and call.target.endswith(self._send)):
            return await self._stand_in.answer(call)
        self.tries += 1
        fate = next(self.fates, None)
        self.failed += fate is not None
        self.cut += isinstance(fate, Trouble)
        if isinstance(fate, Reply):
            return fate
        taken = await self._stand_in.answer(call)
        return fate or taken

    async def shut(self) -> None:
        """Nobody listens: a connection is refused."""
        self._port = self._server.sockets[0].getsockname()[1]
        self._server.close()

    async def open(self) -> None:
        """They listen again, where they did."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self._port, limit=4 * 1024 * 1024)


#: What a provider does with sends, by its own words.
BUSY = {
    "telegram": telegram_refusal(429, "Too Many Requests: retry after 4", retry_after=4),
    "whatsapp": twilio_refusal(429, 20429, "slow down", Retry_After="4"),
}
DOWN = {"telegram": Reply(502, b"<html>"), "whatsapp": twilio_refusal(500, 20500, "ours")}


class Street:
    """`passes` moves the clock from due time to due time; `settles` lets everything that may happen now happen."""

    def __init__(self, running: Running, telegram: TelegramStandIn, twilio: TwilioStandIn, wires: dict[str, Wire]):
        self.running = running
        self.house: House = running.house
        self.telegram, self.twilio, self.wires = telegram, twilio, wires
        self.client: httpx.AsyncClient
        self.reported = 0  #: So many of Twilio's messages are reported on.
        self.reports = True
        self.numbers = itertools.count(1)  #: Of what people do.
        self.wrote: dict[str, datetime] = {}  #: When who has WhatsApp last wrote.

    @property
    def now(self) -> datetime:
        return self.running.clock()

    async def until(self, look: Callable[[], object]) -> None:
        """Until it is so."""
        async with asyncio.timeout(PATIENCE):
            while not look():
                await asyncio.sleep(0.005)

    async def settles(self) -> None:
        """Until nothing may happen any more without the clock; Twilio has reported on all that it took."""
        await self.running.road.wake(self.now)
        async with asyncio.timeout(PATIENCE * 10):
            while True:
                await self.running.sender.settle()
                done = await self.running.fetcher.once() + await self.running.tidier.once() + await self._report()
                if not done and not await self.running.road.transact(self._busy):
                    return
                await asyncio.sleep(0.005)

    def _busy(self, connection: Connection) -> bool:
        """Something is on its way: due, or leased at this moment."""
        fetched = select(fetches.c.inbox).where((fetches.c.due <= self.now) | (fetches.c.due == self.now + LEASE))
        return connection.execute(fetched).first() is not None

    async def _report(self) -> int:
        """How many messages Twilio reported on: each several times and in reverse."""
        fresh = [n for n in self.twilio.arrived[self.reported :] if f"SM{n + 1:032x}" not in self.twilio.doomed]
        if not self.reports or not fresh:
            return 0
        self.reported = len(self.twilio.arrived)
        for n in fresh:
            assert await self.twilio.tell(self.client, n, *TOLD) == [200] * len(TOLD)
        return len(fresh)

    async def passes(self, **span: float) -> None:
        """Time passes; everything that falls due meanwhile happens at its moment."""
        end = self.now + timedelta(**span)
        await self.settles()
        while (due := await self.running.road.transact(self._next)) is not None and due <= end:
            await self._moves(due)
        await self._moves(end)

    async def _moves(self, to: datetime) -> None:
        self.running.clock.move(to)
        self.twilio.closed = {who for who, at in self.wrote.items() if to - at > A_DAY}
        await self.settles()

    def _next(self, connection: Connection) -> datetime | None:
        unsent = select(outbox.c.due).where(outbox.c.status.in_(UNSENT), outbox.c.due > self.now)
        leased = select(outbox.c.lease).where(outbox.c.status.in_(UNSENT), outbox.c.lease > self.now)
        told = select(timers.c.due).where(timers.c.due > self.now)
        fetched = select(fetches.c.due).where(fetches.c.due > self.now)
        found = [
            connection.execute(q.order_by(*q.selected_columns).limit(1)).scalar()
            for q in (unsent, leased, told, fetched)
        ]
        return min((moment for moment in found if moment is not None), default=None)


def settings_of(database_url: str, folder: Path, telegram_url: str, twilio_url: str) -> Settings:
    return Settings(
        database_url=database_url,
        data_dir=folder,
        districts=DISTRICTS,
        secret_keys=SecretStr(KEY),
        telegram_token=SecretStr(TELEGRAM_TOKEN),
        telegram_api_url=telegram_url,
        telegram_webhook_secret=SecretStr(SECRET),
        public_url=PUBLIC,
        twilio_account_sid=ACCOUNT,
        twilio_auth_token=SecretStr(TOKEN),
        twilio_whatsapp_from=SENDER,
        twilio_api_url=twilio_url,
        _env_file=None,
    )


@asynccontextmanager
async def street(database_url: str, folder: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Street]:
    """A Monday morning. The providers' own spacing is left out (it has its own tests); their refusals are obeyed."""
    clock = Standing(MONDAY)
    patch.setattr("bot.running.Clock", lambda _: clock)
    telegram, twilio = TelegramStandIn(), TwilioStandIn()
    wires = {"telegram": Wire(telegram, "/sendMessage"), "whatsapp": Wire(twilio, "/Messages.json")}
    async with wires["telegram"] as one, wires["whatsapp"] as other:
        telegram.url, twilio.url = one.url, other.url
        house = open_house(settings_of(database_url, folder, one.url, other.url), known_world())
        channels = (
            TelegramChannel(TELEGRAM_TOKEN, api_url=one.url, pace=TelegramPace(0.0, now=lambda: clock().timestamp())),
            TwilioChannel(
                account_sid=ACCOUNT,
                token=TOKEN,
                sender=SENDER,
                public_url=PUBLIC,
                clock=clock,
                api_url=other.url,
                pace=TwilioPace(0, 0),
            ),
        )
        running = Running(house, channels)
        here = Street(running, telegram, twilio, wires)
        async with (
            running.running(),
            _served(running) as url,
            httpx.AsyncClient(base_url=url, timeout=PATIENCE) as client,
        ):
            here.client = client
            yield here
        for channel in channels:
            await channel.close()
        house.engine.dispose()


@asynccontextmanager
async def _served(running: Running) -> AsyncIterator[str]:
    """The doors on a port of their own, by the server that `wijkbot run` uses."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    # On a slow machine a phone's next message may come just when the server closes an idle connection.
    config = uvicorn.Config(
        running.web(), log_config=None, access_log=False, lifespan="off", timeout_keep_alive=int(PATIENCE)
    )
    server = Server(config, running)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        while not server.started:
            await asyncio.sleep(0.001)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving
        listening.close()
