"""The running bot: doors, clock and sender around one road, started and stopped in order."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from socket import socket
from types import FrameType
from typing import TYPE_CHECKING, Protocol

import uvicorn
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.routing import Route

from bot.card_page import card_routes
from bot.clock import Clock, heartbeat, wall_clock
from bot.fetcher import Fetcher
from bot.figures import Watch
from bot.house import House
from bot.message import Channel, Fetching, Message, Tidying
from bot.own_data import own_data_routes
from bot.pages import call_routes, media_routes
from bot.road import Road
from bot.sender import Sender
from bot.settings import Settings
from bot.story_page import story_routes
from bot.tidier import Tidier
from bot.web import Answers, create_web
from bot.week_page import week_routes
from storage.load import record
from storage.turns import Due
from storage.writer import MemoryUnavailableError

if TYPE_CHECKING:
    from bot.channels.telegram import TelegramChannel
    from bot.channels.web import Page

AN_HOUR = timedelta(hours=1)
LONGEST_PAUSE = 60.0
GRACE = (
    10  #: Seconds in which what was begun at a door is finished when we stop; an answer to a press may sleep longer.
)
IDLE = 1.0  #: Seconds after which the sender looks by itself: for rows of another process, or due later.
log = logging.getLogger("wijkbot")


class ClosingChannel(Channel, Protocol):
    """A channel with a connection to close."""

    async def close(self) -> None:
        """No more sends."""


def channels_of(settings: Settings) -> list[ClosingChannel]:
    """The channels that are configured. Their libraries are loaded only then: they cost a second and 60 MB."""
    found: list[ClosingChannel] = []
    if settings.telegram_token:
        from bot.channels.telegram import TelegramChannel

        token = settings.telegram_token.get_secret_value()
        found.append(TelegramChannel(token, api_url=settings.telegram_api_url))
    if settings.twilio_account_sid and settings.twilio_auth_token and settings.public_url:
        from bot.channels.twilio import TwilioChannel

        for name, sender in (("whatsapp", settings.twilio_whatsapp_from), ("sms", settings.twilio_sms_from)):
            if sender:
                found.append(
                    TwilioChannel(
                        account_sid=settings.twilio_account_sid,
                        token=settings.twilio_auth_token.get_secret_value(),
                        sender=sender,
                        public_url=settings.public_url,
                        clock=wall_clock,
                        name=name,
                        api_url=settings.twilio_api_url,
                    )
                )
    return found


def channels_for(house: House) -> list[ClosingChannel]:
    """The same, and mail, which must know who writes for which district."""
    settings, found = house.settings, channels_of(house.settings)
    if settings.smtp_url and settings.smtp_from:
        from bot.channels.mail import MailChannel

        found.append(MailChannel(house, wall_clock))
    return found


def page_of(house: House) -> "Page | None":
    """The page, where there is one: the bot runs without `bot/channels/web.py` as well."""
    try:
        from bot.channels.web import Page
    except ModuleNotFoundError as error:
        if error.name != "bot.channels.web":
            raise
        return None
    return Page(house)


class Running:
    """One process: a road, a sender, a clock, and the doors of `web`."""

    def __init__(self, house: House, channels: Sequence[Channel], page: "Page | None" = None) -> None:
        self.house = house
        self.page = page
        self.channels = channels if page is None else (*channels, page.channel)
        channels = self.channels
        self.clock = Clock(house.now())
        if house.settings.demo:  # its clock may have been moved before: it runs on from there
            self.clock.move(house.now())
        self._loop = asyncio.get_running_loop()
        self.road = Road(house, self.clock, after=self._heard)
        self.sender = Sender(house, channels, self.clock, self.road.transact)
        fetching = [c for c in channels if isinstance(c, Fetching)]
        self.fetcher = Fetcher(house, self.road, fetching, self.clock)
        self.tidier = Tidier(house, self.road, [c for c in channels if isinstance(c, Tidying)], self.clock)
        house.writer.sends_on = frozenset(c.name for c in channels)
        house.writer.fetches_on = frozenset(c.name for c in fetching)
        self._alerted: datetime | None = None
        self.watch = Watch(house, self.clock, self.sender.ended, channels) if house.settings.admin_token else None
        self.stop = asyncio.Event()

    def _heard(self, leased: Sequence[Due]) -> None:
        """In the writer's thread: what was leased at birth leaves now, the rest is claimed."""
        if leased:
            self._loop.call_soon_threadsafe(self.sender.offer, leased)
        if self.house.writer.waits:
            self._loop.call_soon_threadsafe(self.sender.look)
        if self.house.writer.fetching:
            self.house.writer.fetching = False
            self._loop.call_soon_threadsafe(self.fetcher.look)

    def web(self) -> Starlette:
        """The doors, as the settings have them."""
        settings = self.house.settings
        answers = next((c for c in self.channels if isinstance(c, Answers)), None)
        return create_web(
            self.road,
            clock=self.clock,
            public_url=settings.public_url,
            telegram=answers,
            telegram_secret=secret(settings.telegram_webhook_secret),
            twilio_account_sid=settings.twilio_account_sid,
            twilio_token=secret(settings.twilio_auth_token),
            admin_token=secret(settings.admin_token),
            figures=self.watch,
            pages=(*self._signed_pages(), *(self.page.routes(self) if self.page else ())),
        )

    def _signed_pages(self) -> Iterator[Route]:
        for routes in (call_routes, card_routes, media_routes, own_data_routes, story_routes, week_routes):
            yield from routes(self.house, self.road, self.clock)
        if any(c.name == "email" for c in self.channels):
            from bot.channels.mail_pages import mail_routes

            yield from mail_routes(self.house, self.road, self.clock)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Road, clock and sender until the block ends; then what was begun is finished."""
        self.road.start()
        clock = heartbeat(self._beat)
        clock.start()
        tasks = [asyncio.create_task(room.run(self.stop)) for room in (self.sender, self.tidier)]
        fetching = asyncio.create_task(self.fetcher.run(self.stop))
        tasks += [asyncio.create_task(work) for work in self._providers()]
        tasks.append(asyncio.create_task(self._watch_templates()))
        tasks.append(asyncio.create_task(self._hear_missed()))
        try:
            yield
        finally:
            self.stop.set()
            self.close_pages()
            self.sender.look()
            clock.shutdown(wait=False)
            fetching.cancel()  # at any instruction: it is fetched again at the next start
            await asyncio.gather(*tasks, fetching, return_exceptions=True)
            if self.clock.moved:  # where the demo's clock stands now is where it goes on
                with contextlib.suppress(MemoryUnavailableError):
                    await self.road.transact(lambda connection: record(connection, self.clock()))
            self.road.stop()
            if self.watch is not None:
                self.watch.close()

    def close_pages(self) -> None:
        """The streams of open pages end; their browsers come back when there is a server again."""
        if self.page is not None:
            self.page.close()

    def _providers(self) -> Iterator[Coroutine[None, None, None]]:
        """What Telegram shows of us, and how it reaches us: a webhook with PUBLIC_URL, else we ask."""
        settings = self.house.settings
        if not settings.telegram_token:
            return
        from bot.channels.telegram import TelegramChannel
        from bot.channels.telegram_polling import TelegramPolling
        from bot.channels.telegram_profile import Profile

        telegram = next(c for c in self.channels if isinstance(c, TelegramChannel))
        yield Profile(self.house, telegram, self.road).run(self.stop)
        if settings.public_url is None:
            yield TelegramPolling(telegram, self.clock).run(self.road, self.stop)
        else:
            yield self._set_webhook(telegram, settings.public_url, secret(settings.telegram_webhook_secret) or "")

    async def _set_webhook(self, telegram: "TelegramChannel", public_url: str, word: str) -> None:
        """Until Telegram has taken it, with growing pauses."""
        from telegram.error import TelegramError

        from bot.channels.telegram_errors import in_words

        pause = IDLE
        while not self.stop.is_set():
            try:
                await telegram.use_webhook(public_url, word)
            except TelegramError as error:
                log.warning("Telegram did not take the webhook: %s", in_words(error))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.stop.wait(), pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                return

    async def _watch_templates(self) -> None:
        """Once an hour: what Meta says of the templates that wait for it. Who waited for one, hears then."""
        if not self.house.settings.twilio_account_sid:
            return
        from bot.channels.twilio import whatsapp_in
        from bot.channels.twilio_contents import ContentError
        from bot.channels.twilio_templates import Templates

        whatsapp = whatsapp_in(self.channels)
        if whatsapp is None:
            return
        templates = Templates(whatsapp.api, whatsapp.account, self.clock, self.road.transact)
        while not self.stop.is_set():
            try:
                if await templates.look():
                    self.house.writer.waits = True
                    self.sender.look()
            except (ContentError, MemoryUnavailableError) as error:
                log.warning("the state of the templates is not known: %s", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stop.wait(), AN_HOUR.total_seconds())

    async def _hear_missed(self) -> None:
        """At the start, and once an hour: what people wrote while Twilio could not reach us."""
        if not self.house.settings.twilio_account_sid:
            return
        from bot.channels.twilio import TwilioChannel
        from bot.channels.twilio_missed import MissedError

        senders = [c.missed(self.road.transact) for c in self.channels if isinstance(c, TwilioChannel)]
        while senders and not self.stop.is_set():
            for sender in senders:
                try:
                    await sender.hear(self.road)
                except (MissedError, MemoryUnavailableError) as error:
                    log.warning("what was missed at Twilio is not known: %s", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stop.wait(), AN_HOUR.total_seconds())

    async def _tell_operator(self, key: str) -> None:
        """Past the outbox, which may be what is away: straight to the address of OPERATOR, once an hour."""
        now = self.clock()
        alerts_to = self.house.settings.alerts_to
        if alerts_to is None or (self._alerted is not None and now - self._alerted < AN_HOUR):
            return
        channel = next((c for c in self.channels if c.name == alerts_to[0]), None)
        if channel is not None:
            self._alerted = now
            await channel.send(alerts_to[1], Message(0, self.house.voice.say(key, {}, "nl")))

    async def _beat(self) -> None:
        try:
            await self.road.wake(self.clock())
        except MemoryUnavailableError as error:
            log.error("the clock waits: the database does not answer (%s)", error)
            await self._tell_operator("database-away")
        self.sender.look()


def secret(value: SecretStr | None) -> str | None:
    """What a secret setting holds."""
    return value.get_secret_value() if value is not None else None


class Server(uvicorn.Server):
    """Tells open pages that it ends: it would wait for their streams, and those have no end of their own."""

    def __init__(self, config: uvicorn.Config, running: Running) -> None:
        super().__init__(config)
        self._running = running
        self._loop = asyncio.get_running_loop()

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Says where it listens once it does: a port that is taken is uvicorn's to say."""
        await super().startup(sockets)
        if self.started:
            announce(self._running, self.servers[0].sockets[0].getsockname()[1])

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """SIGTERM or Ctrl-C."""
        self._loop.call_soon_threadsafe(self._running.close_pages)
        super().handle_exit(sig, frame)


def server_of(running: Running) -> Server:
    """What answers at HOST and PORT."""
    settings = running.house.settings
    config = uvicorn.Config(
        running.web(),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=GRACE,
    )
    return Server(config, running)


async def serve(house: House) -> None:
    """Serve until the process is told to end."""
    channels = channels_for(house)
    running = Running(house, channels, page_of(house))
    server = server_of(running)
    async with running.running():
        await server.serve()
    for channel in channels:
        await channel.close()


def announce(running: Running, port: int) -> None:
    """Says where it listens, and what there is to do where no channel is configured."""
    settings = running.house.settings
    log.info("listening on http://%s:%d", settings.host, port)
    if settings.demo:
        page = "open that page, or " if running.page is not None else ""
        log.info("no channel is configured, so this is the demo: %stalk with `make talk`", page)
