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
from urllib.parse import urlencode

import httpx
from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped, unused-ignore] # untyped

from tests.builders import DISTRICTS, KEY, photo
from tests.channels.telegram_stand_in import TOKEN, TelegramStandIn
from tests.channels.twilio_stand_in import ACCOUNT, TwilioStandIn
from tests.channels.twilio_stand_in import TOKEN as TWILIO_TOKEN

SECRET = "een-lang-woord-van-onszelf"
PUBLIC = "https://bot.example.nl"
SENDER = "whatsapp:+31850000000"
STARTS_WITHIN = 30.0  #: Seconds; the machine that runs the tests may be slow.
PHOTO = "photo: "
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
    twilio_url: str | None = None
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
            "PUBLIC_URL": PUBLIC,
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_API_URL": self.telegram_url,
            "PORT": str(self.port),
            "LOG_LEVEL": "ERROR",
            **(self._twilio(self.twilio_url) if self.twilio_url else {}),
        }

    def _twilio(self, url: str) -> dict[str, str]:
        return {
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TWILIO_TOKEN,
            "TWILIO_WHATSAPP_FROM": SENDER,
            "TWILIO_API_URL": url,
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
    """What every chat wants to send, in its order, and what was acknowledged. `PHOTO` is one with its caption: file
    'F<chat>-<n>' at Telegram, in one album with the photos right before and after it.
    """

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
                    **_content(text, f"F{chat}-{n}", str(chat)),
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


def _content(text: str, file: str, album: str) -> Mapping[str, object]:
    if not text.startswith(PHOTO):
        return {"text": text}
    sizes = [{"file_id": file, "file_unique_id": file}]
    return {"photo": sizes, "caption": text.removeprefix(PHOTO), "media_group_id": album}


@dataclass
class TwilioPost:
    """What everybody with WhatsApp wants to send, in their order; `PHOTO` is one with its caption. And every report."""

    lines: Mapping[str, Sequence[str]]  #: address -> lines
    twilio: TwilioStandIn
    bot: Bot
    client: httpx.AsyncClient
    acknowledged: list[str] = field(default_factory=list)  #: message ids that got their 200
    photos: int = 0
    repeated: int = 0
    reported: dict[str, str] = field(default_factory=dict)  #: sid -> the furthest that was said of it and got its 200
    _reporting: set["asyncio.Task[None]"] = field(default_factory=set)

    async def deliver(self) -> None:
        """Each person one by one, a few people side by side, until everything has its 200.

        Who was on their way during a kill waits for a lease: so there is always somebody new.
        """
        self.twilio.taken = self._taken
        room = asyncio.Semaphore(3)

        async def in_turn(n: int, who: str) -> None:
            async with room:
                await self._person(n, who)

        await asyncio.gather(*(in_turn(n, who) for n, who in enumerate(self.lines)))

    async def reports(self) -> None:
        """Until every report has its 200."""
        while self._reporting:
            await asyncio.wait(self._reporting)
        self.twilio.taken = None

    async def _taken(self, n: int) -> None:
        """Twilio's own answer and its reports race; they come doubled and in reverse."""
        task = asyncio.create_task(self._report(n))
        self._reporting.add(task)
        task.add_done_callback(self._reporting.discard)

    async def _report(self, n: int) -> None:
        fields, sid = self.twilio.sent[n], f"SM{n + 1:032x}"
        for status in ("delivered", "read", "delivered", "sent"):
            told = {"MessageSid": sid, "AccountSid": ACCOUNT, "MessageStatus": status}
            await self._until_taken("/twilio/status", {**told, "From": fields["From"], "To": fields["To"]})
        self.reported[sid] = "read"

    async def _person(self, person: int, who: str) -> None:
        for n, text in enumerate(self.lines[who]):
            sid = f"SM{person:08d}{n:024d}"
            fields = {"MessageSid": sid, "AccountSid": ACCOUNT, "From": who, "To": SENDER, "NumMedia": "0"}
            if text.startswith(PHOTO):
                url = self.twilio.brings(sid, "ME" + sid[2:], photo())
                fields |= {"NumMedia": "1", "MediaUrl0": url, "MediaContentType0": "image/jpeg"}
                self.photos += 1
            await self._until_taken("/twilio/messages", {**fields, "Body": text.removeprefix(PHOTO)})
            self.acknowledged.append(sid)

    async def _until_taken(self, path: str, fields: Mapping[str, str]) -> None:
        """Posted at the bot again and again until it says 200."""
        pairs = list(fields.items())
        signature = RequestValidator(TWILIO_TOKEN).compute_signature(f"{PUBLIC}{path}", ImmutableMultiDict(pairs))
        headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
        while True:
            try:
                answer = await self.client.post(f"{self.bot.url}{path}", content=urlencode(pairs), headers=headers)
            except httpx.TransportError:
                answer = None
            if answer is not None:
                assert answer.status_code in (200, 503), answer.status_code
                if answer.status_code == 200:
                    return
            self.repeated += 1
            await asyncio.sleep(0.02)

    def received(self, who: str) -> list[str]:
        """The texts that this phone shows, in order, without the numbers of their choices."""
        mine = [n for n in self.twilio.arrived if self.twilio.sent[n]["To"] == who]
        return [self.twilio.says(n).partition("\n\n1. ")[0] for n in mine]


def received(telegram: TelegramStandIn, chat: int) -> list[str]:
    """The texts that this chat's phone shows, in order."""
    return [html.unescape(f["text"]) for f in telegram.called("sendMessage") if f["chat_id"] == str(chat)]
