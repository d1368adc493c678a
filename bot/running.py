"""The running bot: doors, clock and sender around one road, started and stopped in order."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

import uvicorn
from starlette.applications import Starlette

from bot.clock import heartbeat
from bot.house import House, wall_clock
from bot.message import Channel
from bot.road import Road
from bot.sender import Sender
from bot.settings import Settings
from bot.web import create_web
from storage.writer import MemoryUnavailableError

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


class Running:
    """One process: a road, a sender, a clock, and the doors of `web`."""

    def __init__(self, house: House, channels: Sequence[Channel]) -> None:
        self.house = house
        self.channels = channels
        self._news = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.road = Road(house, after=self._wake_sender)
        self.sender = Sender(house, channels, self.road.transact)
        self.stop = asyncio.Event()

    def _wake_sender(self) -> None:
        self._loop.call_soon_threadsafe(self._news.set)

    def web(self) -> Starlette:
        """The doors, as the settings have them."""
        settings = self.house.settings
        telegram = next((c for c in self.channels if c.name == "telegram"), None)
        answers = telegram if telegram is not None and hasattr(telegram, "answer_callback") else None
        return create_web(
            self.road,
            clock=self.house.now if settings.demo else wall_clock,
            public_url=settings.public_url,
            telegram=answers,
            telegram_secret=_secret(settings.telegram_webhook_secret),
            twilio_account_sid=settings.twilio_account_sid,
            twilio_token=_secret(settings.twilio_auth_token),
            admin_token=_secret(settings.admin_token),
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Road, clock and sender until the block ends; then what was begun is finished."""
        self.road.start()
        clock = heartbeat(self._beat)
        clock.start()
        tasks = [asyncio.create_task(self._send())]
        tasks += [asyncio.create_task(job) for job in self._polling()]
        try:
            yield
        finally:
            self.stop.set()
            self._news.set()
            clock.shutdown(wait=False)
            await asyncio.gather(*tasks, return_exceptions=True)
            self.road.stop()

    def _polling(self) -> "list[asyncio.Future[None] | object]":
        return []

    async def _beat(self) -> None:
        try:
            await self.road.wake(self.house.now())
        except MemoryUnavailableError as error:
            log.error("the clock waits: the database does not answer (%s)", error)
        self._news.set()

    async def _send(self) -> None:
        """Sends whenever there is news, and looks by itself each second."""
        while not self.stop.is_set():
            self._news.clear()
            try:
                if self.channels:
                    await self.sender.drain()
            except MemoryUnavailableError as error:
                log.error("the sender waits: the database does not answer (%s)", error)
                await asyncio.sleep(IDLE)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), IDLE)


def _secret(value: object) -> str | None:
    from pydantic import SecretStr

    return value.get_secret_value() if isinstance(value, SecretStr) else None


async def serve(house: House) -> None:
    """Serve until the process is told to end."""
    settings = house.settings
    channels = channels_of(settings)
    running = Running(house, channels)
    config = uvicorn.Config(
        running.web(), host=settings.host, port=settings.port, log_config=None, access_log=False, lifespan="off"
    )
    server = uvicorn.Server(config)
    async with running.running():
        await announce(running)
        await server.serve()
    for channel in channels:
        await channel.close()


async def announce(running: Running) -> None:
    """Says where it listens, and tells a provider its webhook."""
    settings = running.house.settings
    log.info("listening on http://%s:%d", settings.host, settings.port)
    if settings.demo:
        log.info("no channel is configured: talk in another terminal with `make talk`")


_ = signal
