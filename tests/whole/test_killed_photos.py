"""I9 for photos at Telegram: killed while they are fetched, and the words right after them; each is heard once."""

import asyncio
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_pace import Pace
from bot.fetcher import Fetcher
from bot.house import House, open_house
from bot.road import Road
from bot.sender import Sender
from storage.outbox import UNSENT
from storage.tables import fetches, media, outbox
from tests.builders import photo, settings_for
from tests.channels.telegram_house import Standing
from tests.channels.telegram_stand_in import TOKEN, TelegramStandIn, telegram_stand_in
from tests.whole.provider import PHOTO, Bot, Post, received
from tests.whole.test_killed import nothing_doubled, nothing_lost

#: An album that begins a story, words right after it, another photo. Nothing here is wiped, in whatever order what was
#: on its way during a kill is heard: words wait ten seconds for a photo, its lease lasts three minutes.
STORY = (
    f"{PHOTO}er moet een bankje bij het speeltuintje in de Bloemenbuurt",
    PHOTO,
    PHOTO,
    "met een rugleuning, want mijn buurvrouw zit niet graag zonder",
    "help",
    f"{PHOTO}zo een",
    "mijn",
)


async def _killed_while_it_works(bot: Bot, post: Post, kills: int, telegram: TelegramStandIn) -> None:
    total = sum(map(len, post.lines.values()))
    async with httpx.AsyncClient(timeout=20.0, limits=httpx.Limits(max_keepalive_connections=0)) as client:
        await bot.start(client)
        working = asyncio.ensure_future(post.deliver(bot, client))
        for n in range(kills):
            goal = (n + 1) * total // (kills + 1)
            while len(post.acknowledged) < goal and not working.done():
                await asyncio.sleep(0.001)
            moment = int.from_bytes(sha256(f"photos {n}".encode()).digest()[:2]) % 300
            await asyncio.sleep(moment / 1000)
            bot.kill()
            await bot.start(client)
        await working
        async with asyncio.timeout(60):  # on a busy machine no life was long enough to send: the last one is
            while not telegram.shown:
                await asyncio.sleep(0.01)
        bot.kill()


async def _drained(house: House, telegram: TelegramStandIn) -> None:
    """What still waited, once every lease has run out."""
    clock = Standing(house.now())
    channel = TelegramChannel(TOKEN, api_url=telegram.url, pace=Pace(0.0))
    road = Road(house, clock)
    road.start()
    house.writer.fetches_on = frozenset({"telegram"})
    sender, fetcher = Sender(house, [channel], clock, road.transact), Fetcher(house, road, [channel], clock)
    clock.move(house.world.calendar.next_resident_moment(clock() + timedelta(hours=1)))  # whatever the hour is now
    for _ in range(6):
        while await sender.drain() + await fetcher.once():
            pass
        clock.move(clock() + timedelta(minutes=10))
        await road.wake(clock())  # in the evening that is the next morning: what the night brought is heard first
        house.writer.letters()
    road.stop()
    await channel.close()


async def _proof(url: str, folder: Path, kills: int, residents: int) -> None:
    lines = {5001 + n: list(STORY) for n in range(residents)}
    async with telegram_stand_in() as telegram:
        for chat, texts in lines.items():
            telegram.files |= {f"F{chat}-{n}": photo() for n, text in enumerate(texts) if text.startswith(PHOTO)}
        with Bot(folder, url, telegram.url) as bot:
            post = Post(lines)
            await _killed_while_it_works(bot, post, kills, telegram)
        assert bot.starts == kills + 1
        house = open_house(settings_for(url, folder))
        try:
            await _drained(house, telegram)
            nothing_lost(house, "telegram", post.acknowledged)
            nothing_doubled(house, "telegram", {str(chat): received(telegram, chat) for chat in lines})
            with house.engine.begin() as connection:
                assert connection.execute(select(func.count()).select_from(media)).scalar() == len(telegram.files)
                assert connection.execute(select(fetches.c.inbox)).all() == []
                assert connection.execute(select(outbox.c.id).where(outbox.c.status.in_(UNSENT))).all() == []
        finally:
            house.engine.dispose()
        assert telegram.refused == []


@pytest.mark.asyncio
async def test_killed_twice_while_photos_come_each_is_heard_once(tmp_path: Path) -> None:
    await _proof(f"sqlite:///{tmp_path / 'test.db'}", tmp_path, kills=2, residents=4)


@pytest.mark.asyncio
@pytest.mark.long
async def test_killed_ten_times_while_photos_come_each_is_heard_once(database_url: str, tmp_path: Path) -> None:
    await _proof(database_url, tmp_path, kills=10, residents=20)
