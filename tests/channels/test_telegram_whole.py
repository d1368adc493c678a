"""A whole running bot with the real client, over HTTP: from a first sentence with a photo to a human's answer."""

import asyncio
import io
import itertools
import json
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from PIL import Image
from pydantic import SecretStr

from bot.house import open_house
from bot.running import Running, channels_of
from bot.settings import Settings
from bot.typing_sign import A_MOMENT
from tests.builders import DISTRICTS, KEY, known_world, photo
from tests.channels.telegram_house import Standing
from tests.channels.telegram_stand_in import TOKEN, TelegramStandIn, telegram_stand_in
from tests.channels.test_telegram_group import invited

NOOR, LEAD = 5001, 9001
LAMP = "de lantaarn bij het speeltuintje in de Bloemenbuurt is kapot"
CODE, SECRET, WEBHOOK = "ABCD2345", "een-woord-van-onszelf", "https://wijk.example/telegram/webhook"
PATIENCE = 30.0  #: Seconds; the machine that runs the tests may be slow.


class Whole:
    """Everybody's phone, and a bot that runs by itself."""

    def __init__(self, phone: TelegramStandIn, running: Running, public: bool) -> None:
        self.phone = phone
        self.running = running
        self._app = running.web() if public else None
        self._numbers = itertools.count(1)

    async def arrives(self, kind: str, content: dict[str, object]) -> None:
        """An update, by the webhook or waiting for a question."""
        update: dict[str, object] = {"update_id": next(self._numbers), kind: content}
        if self._app is None:
            self.phone.arrives(update)
            return
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self._app), base_url="http://inside") as client:
            headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            answer = await client.post("/telegram/webhook", content=json.dumps(update).encode(), headers=headers)
        assert answer.status_code == 200

    async def says(self, who: int, **content: object) -> None:
        chat = {"id": who, "type": "private"}
        sender = {"id": who, "is_bot": False, "first_name": "x", "language_code": "nl"}
        await self.arrives("message", {"message_id": 1, "date": 1, "chat": chat, "from": sender, **content})

    async def presses(self, who: int, label: str) -> None:
        data = await self.sees(lambda: self.buttons(who).get(label))
        sender = {"id": who, "is_bot": False, "first_name": "x", "language_code": "nl"}
        message = {"message_id": 1, "chat": {"id": who, "type": "private"}}
        await self.arrives("callback_query", {"id": f"q{data}", "from": sender, "message": message, "data": data})

    def buttons(self, who: int) -> dict[str, str]:
        boards = [board for (chat, _), board in sorted(self.phone.phones.items()) if chat == str(who)]
        rows = [button for board in boards for row in board["inline_keyboard"] for button in row]  # type: ignore[attr-defined]  # as the contract has it
        return {str(b["text"]): str(b["callback_data"]) for b in rows}

    def texts(self, who: int) -> list[str]:
        return [text for chat, text in self.phone.shown if chat == who]

    async def reads(self, who: int, words: str) -> None:
        """Until this phone shows it."""
        await self.sees(lambda: next((text for text in self.texts(who) if words in text), None))

    async def sees(self, look: Callable[[], str | None]) -> str:
        """Until there is something; looked at after each call that comes in."""
        async with asyncio.timeout(PATIENCE):
            while (found := look()) is None:
                self.phone.seen.clear()
                await self.phone.seen.wait()
        return found


@asynccontextmanager
async def whole(folder: Path, patch: pytest.MonkeyPatch, *, public: bool) -> AsyncIterator[Whole]:
    """A Monday morning; with `public` by webhook, else by asking."""
    patch.setattr("bot.running.Clock", lambda _: Standing(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)))
    async with telegram_stand_in() as phone:
        settings = Settings(
            database_url=f"sqlite:///{folder}/w.db",
            data_dir=folder,
            districts=DISTRICTS,
            secret_keys=SecretStr(KEY),
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=phone.url,
            telegram_webhook_secret=SecretStr(SECRET),
            public_url="https://wijk.example" if public else None,
            _env_file=None,
        )
        house = open_house(settings, known_world())
        channels = channels_of(settings)
        running = Running(house, channels)
        invited(house.engine, running.clock(), **{CODE: "bloem-sociaal"})
        async with running.running():
            yield Whole(phone, running, public)
        for channel in channels:
            await channel.close()
        house.engine.dispose()
        assert phone.refused == [], "the contract"
        presses = [call["callback_query_id"] for call in phone.called("answerCallbackQuery")]
        assert len(presses) == len(set(presses)) == len(phone.closed_queries), "one answer each"


@pytest.mark.asyncio
@pytest.mark.parametrize("public", [False, True], ids=["polling", "webhook"])
async def test_from_a_photo_to_a_humans_answer(public: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with whole(tmp_path, monkeypatch, public=public) as bot:
        if public:
            await bot.sees(lambda: bot.phone.webhook)
            assert bot.phone.webhook == WEBHOOK
        await bot.says(LEAD, text=f"/start {CODE}")
        await bot.reads(LEAD, "sociaal werker")
        bot.phone.files["F1"] = photo()
        await bot.says(NOOR, photo=[{"file_id": "F1", "file_unique_id": "u"}], caption=LAMP)
        await bot.presses(NOOR, "Ja, stuur maar")
        await bot.presses(NOOR, "Ja, nu")
        await bot.reads(LEAD, "Voor jullie team")
        assert not any("lantaarn" in text for text in bot.texts(LEAD)), "the words are for who takes it"
        await bot.presses(LEAD, "Ik pak het op")
        await bot.reads(LEAD, "lantaarn")
        card = next(text for text in bot.texts(LEAD) if "lantaarn" in text)
        assert "Foto: hierbij" in card
        assert "http" not in card
        (shown,) = bot.phone.pictures
        assert Image.open(io.BytesIO(shown)).size == (20, 40), "upright, and in the chat of who took it only"
        assert [fields["chat_id"] for fields in bot.phone.called("sendPhoto")] == [str(LEAD)]
        await bot.reads(NOOR, "sociaal werker")
        await bot.sees(lambda: "off" if "Ja, stuur maar" not in bot.buttons(NOOR) else None)
        assert "Ik pak het op" in bot.buttons(LEAD), "a card's buttons stay"
        await bot.sees(lambda: "told" if bot.phone.called("setChatMenuButton") else None)
        assert bot.texts(NOOR) == list(dict.fromkeys(bot.texts(NOOR))), "nothing twice"


@pytest.mark.asyncio
@pytest.mark.parametrize("public", [False, True], ids=["polling", "webhook"])
async def test_while_the_database_is_slow_somebody_seems_to_write(
    public: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with whole(tmp_path, monkeypatch, public=public) as bot:
        free = threading.Event()
        held = asyncio.create_task(bot.running.road.transact(lambda _: free.wait(PATIENCE)))
        arriving = asyncio.create_task(bot.says(NOOR, text=LAMP))
        await bot.sees(lambda: "typing" if bot.phone.called("sendChatAction") else None)
        assert bot.phone.called("sendChatAction")[0] == {"chat_id": str(NOOR), "action": "typing"}
        assert A_MOMENT >= 1.0
        assert bot.texts(NOOR) == []
        free.set()
        await asyncio.gather(held, arriving)
        await bot.reads(NOOR, "lantaarn")
