"""Telegram's side of a bot that is killed: each chat sends its next message once the last got its 200."""

import asyncio
import html
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from tests.builders import DISTRICTS, KEY
from tests.channels.telegram_stand_in import TOKEN, TelegramStandIn

SECRET = "een-lang-woord-van-onszelf"
STARTS_WITHIN = 30.0  #: Seconds; the machine that runs the tests may be slow.
RUN = "from bot.commands import app; app()"


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Bot:
    """`wijkbot run` as a process of the operating system, killed from outside and started again."""

    folder: Path
    database_url: str
    telegram_url: str
    port: int = field(default_factory=free_port)
    starts: int = 0
    _process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def settings(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.database_url,
            "DATA_DIR": str(self.folder),
            "DISTRICTS": str(DISTRICTS),
            "SECRET_KEYS": KEY,
            "PUBLIC_URL": "https://bot.example.nl",
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_API_URL": self.telegram_url,
            "PORT": str(self.port),
            "LOG_LEVEL": "ERROR",
        }

    async def start(self, client: httpx.AsyncClient) -> None:
        """Returns when it answers; it always starts again."""
        self.starts += 1
        with (self.folder / "bot.log").open("ab") as log:
            self._process = subprocess.Popen(
                (sys.executable, "-c", RUN, "run"),
                cwd=self.folder,
                env={**os.environ, **self.settings(), "PYTHONPATH": str(DISTRICTS.parent)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        loop = asyncio.get_running_loop()
        until = loop.time() + STARTS_WITHIN
        while loop.time() < until:
            assert self._process.poll() is None, (self.folder / "bot.log").read_text(errors="replace")[-3000:]
            try:
                if (await client.get(f"{self.url}/health")).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.02)
        raise AssertionError("it did not start again")

    def kill(self) -> None:
        """SIGKILL, by its id: nothing in it runs any more."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()


@dataclass
class Post:
    """What every chat wants to send, in its order, and what was acknowledged."""

    lines: Mapping[int, Sequence[str]]  #: chat -> lines
    acknowledged: list[str] = field(default_factory=list)  #: update ids that got their 200
    repeated: int = 0

    async def deliver(self, bot: Bot, client: httpx.AsyncClient) -> None:
        """Each chat one by one, all chats side by side, until everything has its 200."""
        await asyncio.gather(*(self._chat(chat, bot, client) for chat in self.lines))

    async def _chat(self, chat: int, bot: Bot, client: httpx.AsyncClient) -> None:
        for n, text in enumerate(self.lines[chat]):
            update = chat * 1000 + n
            body = {
                "update_id": update,
                "message": {
                    "message_id": n + 1,
                    "date": 1,
                    "chat": {"id": chat, "type": "private"},
                    "from": {"id": chat, "is_bot": False, "first_name": "x", "language_code": "nl"},
                    "text": text,
                },
            }
            while not await self._acknowledged(body, bot, client):
                self.repeated += 1
                await asyncio.sleep(0.02)
            self.acknowledged.append(str(update))

    async def _acknowledged(self, body: Mapping[str, object], bot: Bot, client: httpx.AsyncClient) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        try:
            answer = await client.post(f"{bot.url}/telegram/webhook", json=body, headers=headers)
        except httpx.TransportError:
            return False
        assert answer.status_code in (200, 503), answer.status_code
        return answer.status_code == 200


def received(telegram: TelegramStandIn, chat: int) -> list[str]:
    """The texts that this chat's phone shows, in order."""
    return [html.unescape(f["text"]) for f in telegram.called("sendMessage") if f["chat_id"] == str(chat)]
