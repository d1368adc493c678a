"""Our side: the application that `make run` starts, with its road, sender, clock and web application.

Measured from the outside: a channel that notes what was sent, and a look at the committed rows, in the same
transactions, that says which of these are marked.
"""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr
from sqlalchemy import Connection, bindparam, select
from starlette.types import Message as AsgiMessage
from starlette.types import Scope

from bench.stub import Stub
from bot.channels.telegram_updates import WEBHOOK_PATH, inbound_from
from bot.house import House, link, open_house
from bot.message import Accepted, Delivery, Message
from bot.running import ClosingChannel, Running
from bot.sender import Sender
from bot.settings import Settings
from bot.web import Answers
from storage.tables import outbox

T = TypeVar("T")
DISTRICTS = Path(__file__).resolve().parent.parent / "districts"
KEY = "bench:" + base64.b64encode(b"een sleutel van precies 32 byte!").decode()
SECRET = "a-long-word-of-our-own"
FIRST_CONTACT = 900_000_000  #: Chat id of the first contact.
_MARKED = select(outbox.c.id).where(
    outbox.c.id.in_(bindparam("ids", expanding=True)), outbox.c.status.in_(("sent", "delivered"))
)


def database_in(folder: Path) -> str:
    """The address of our database there."""
    return f"sqlite:///{folder / 'wijkbot.db'}"


def settings_in(folder: Path) -> Settings:
    """A configured bot, not a demo: webhooks from Telegram."""
    return Settings(
        database_url=database_in(folder),
        data_dir=folder,
        districts=DISTRICTS,
        secret_keys=SecretStr(KEY),
        public_url="https://bench.example.nl",
        telegram_webhook_secret=SecretStr(SECRET),
        log_level="WARNING",
        _env_file=None,
    )


class StubChannel:
    """The stub as a channel. Accepted, as Telegram accepts."""

    name = "telegram"

    def __init__(self, stub: Stub) -> None:
        self._stub = stub

    async def send(self, address: str, message: Message) -> Delivery:
        return Accepted(f"{address}:{await self._stub.take(message.text, message.choices)}")

    async def answer_callback(self, query_id: str) -> None:
        pass

    async def close(self) -> None:
        pass


class Noticing:
    """Stands between sender and channel, and between sender and road: tells when an answer is sent and marked."""

    def __init__(self, channel: ClosingChannel) -> None:
        self._channel = channel
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._sent: dict[int, asyncio.Future[None]] = {}  #: By outbox row, not seen marked yet.

    @property
    def name(self) -> str:
        return self._channel.name

    def answer_to(self, address: str) -> "asyncio.Future[None]":
        """Done when the next message to this address is marked."""
        self._waiting[address] = asyncio.get_running_loop().create_future()
        return self._waiting[address]

    async def send(self, address: str, message: Message) -> Delivery:
        delivery = await self._channel.send(address, message)
        if not isinstance(delivery, Accepted):
            raise RuntimeError(f"the provider did not accept: {delivery}")
        if (answer := self._waiting.pop(address, None)) is not None:
            self._sent[message.row] = answer
        return delivery

    async def answer_callback(self, query_id: str) -> None:
        if isinstance(self._channel, Answers):
            await self._channel.answer_callback(query_id)

    async def mark_with(self, running: Running, work: Callable[[Connection], T]) -> T:
        """The sender's own transaction, which says too which of the messages sent before it are marked."""
        rows = list(self._sent)
        if not rows:
            return await running.road.transact(work)

        def watched(connection: Connection) -> tuple[T, list[int]]:
            result = work(connection)
            return result, list(connection.execute(_MARKED, {"ids": rows}).scalars())

        result, marked = await running.road.transact(watched)
        for row in marked:
            if (answer := self._sent.pop(row, None)) is not None:
                answer.set_result(None)
        return result


class Ours:
    """The running application, heard through its road or its web application."""

    def __init__(self, running: Running, noticing: Noticing) -> None:
        self.door = "road"
        self._running = running
        self._noticing = noticing
        self._web = running.web()

    async def hear(self, chat: int, body: bytes) -> None:
        """Provider JSON in, until the answer is marked in the outbox."""
        answer = self._noticing.answer_to(str(chat))
        if self.door == "web":
            await self._post(body)
        else:
            inbound = inbound_from(json.loads(body), self._running.clock())
            assert inbound is not None, "a resident said something"
            await self._running.road.hear([inbound])
        await answer

    async def _post(self, body: bytes) -> None:
        """As uvicorn calls it."""
        scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "https",
            "path": WEBHOOK_PATH,
            "raw_path": WEBHOOK_PATH.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [
                (b"content-type", b"application/json"),
                (b"x-telegram-bot-api-secret-token", SECRET.encode()),
            ],
        }
        status = 0

        async def receive() -> AsgiMessage:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: AsgiMessage) -> None:
            nonlocal status
            status = message.get("status", status)

        await self._web(scope, receive, send)
        if status != 200:
            raise RuntimeError(f"the webhook answered {status}")


def everybody_linked(house: House) -> None:
    """Every contact has a chat, as in a district that uses it."""

    def link_all(connection: Connection, _: None) -> None:
        for n, contact in enumerate(sorted(house.directory.contacts)):
            link(connection, contact, "telegram", str(FIRST_CONTACT + n))

    house.writer.transact(link_all, None)


@asynccontextmanager
async def ours(folder: Path, stub: Stub, api_url: str | None) -> AsyncIterator[Ours]:
    """The application on the database in `folder`; with `api_url` through the real client library."""
    house = open_house(settings_in(folder))
    channel: ClosingChannel = StubChannel(stub)
    if api_url is not None:
        from bot.channels.telegram import TelegramChannel  # Optional: without it memory is measured.
        from bot.channels.telegram_pace import Pace

        # Telegram's own limit of a message a second to each person would be measured, not we.
        channel = TelegramChannel("1:bench", api_url=api_url, pace=Pace(0.0))
    noticing = Noticing(channel)
    running = Running(house, [noticing])

    async def transact(work: Callable[[Connection], T]) -> T:
        return await noticing.mark_with(running, work)

    running.sender = Sender(house, [noticing], running.clock, transact)
    async with running.running():
        yield Ours(running, noticing)
    await channel.close()
    house.engine.dispose()
