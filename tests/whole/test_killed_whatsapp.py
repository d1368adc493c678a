"""I9 for WhatsApp: killed during webhooks, photos, reports and sends; then its database is opened.

`wijkbot run` is a process of the operating system, with the spacing that Twilio wants.
"""

import asyncio
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from bot.channels.twilio import TwilioChannel
from bot.channels.twilio_pace import Pace
from bot.fetcher import Fetcher
from bot.house import House, open_house
from bot.road import Road
from bot.sender import Sender
from storage.outbox import UNSENT
from storage.tables import fetches, media, outbox, reports
from tests.builders import settings_for
from tests.channels.telegram_house import Standing
from tests.channels.telegram_stand_in import telegram_stand_in
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN, TwilioStandIn, twilio_stand_in
from tests.whole.provider import PHOTO, PUBLIC, SENDER, Bot, TwilioPost
from tests.whole.test_killed import nothing_doubled, nothing_lost

STORY = ("er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nee", f"{PHOTO}zo een", "mijn", "help")


async def _killed_while_it_works(post: TwilioPost, kills: int) -> None:
    """After so many acknowledged messages, and a moment that differs each time."""
    total = sum(map(len, post.lines.values()))
    await post.bot.start(post.client)
    working = asyncio.ensure_future(post.deliver())
    for n in range(kills):
        goal = (n + 1) * total // (kills + 1)
        while len(post.acknowledged) < goal and not working.done():
            await asyncio.sleep(0.001)
        moment = int.from_bytes(sha256(f"whatsapp {n}".encode()).digest()[:2]) % 900
        await asyncio.sleep(moment / 1000)  # a person's messages leave a second apart: kills fall between them
        post.bot.kill()
        await post.bot.start(post.client)
    await working
    await post.reports()
    post.bot.kill()


async def _drained(house: House, twilio: TwilioStandIn) -> None:
    """What still waited, over the real client: leases run out, within the hours in which WhatsApp takes free words."""
    clock = Standing(house.now())
    channel = TwilioChannel(
        account_sid=ACCOUNT,
        token=TOKEN,
        sender=SENDER,
        public_url=PUBLIC,
        clock=clock,
        api_url=twilio.url,
        pace=Pace(0, 0),
    )
    road = Road(house, clock)
    road.start()
    house.writer.fetches_on = frozenset({"whatsapp"})
    sender = Sender(house, [channel], clock, road.transact)
    fetcher = Fetcher(house, road, [channel], clock)
    for _ in range(12):
        clock.move(clock() + timedelta(minutes=10))
        while await sender.drain() + await fetcher.once():
            pass
        house.writer.letters()  # as each beat of the clock does: words that waited for a photo
    road.stop()
    await channel.close()


def _reports_heard(house: House, post: TwilioPost) -> None:
    """Each report that got its 200 is known: by its message, or kept until somebody knows that."""
    with house.engine.begin() as connection:
        query = select(outbox.c.provider_id, outbox.c.status).where(outbox.c.provider_id.is_not(None))
        known = {r.provider_id: r.status for r in connection.execute(query)}
        kept = set(connection.execute(select(reports.c.provider_id)).scalars())
    for sid, status in post.reported.items():
        assert known.get(sid) == status or (sid not in known and sid in kept)


def _photos_kept_once(house: House, post: TwilioPost) -> None:
    with house.engine.begin() as connection:
        assert len(connection.execute(select(media.c.id)).all()) == post.photos
        assert connection.execute(select(fetches.c.inbox)).all() == []
        assert connection.execute(select(outbox.c.id).where(outbox.c.status.in_(UNSENT))).all() == []
    assert post.twilio.media == {}, "nothing lies at the provider"
    assert len(post.twilio.unsaid) == post.photos


async def _proof(url: str, folder: Path, kills: int, residents: int, stories: int) -> None:
    lines = {f"whatsapp:+3160000{n:04d}": list(STORY) * stories for n in range(residents)}
    async with telegram_stand_in() as telegram, twilio_stand_in() as twilio:
        limits = httpx.Limits(max_keepalive_connections=0)
        async with httpx.AsyncClient(timeout=20.0, limits=limits) as client:
            with Bot(folder, url, telegram.url, twilio.url) as bot:
                post = TwilioPost(lines, twilio, bot, client)
                await _killed_while_it_works(post, kills)
        assert bot.starts == kills + 1
        assert len(post.acknowledged) == sum(map(len, lines.values()))
        house = open_house(settings_for(url, folder))
        try:
            house.writer.letters()
            before = len(twilio.sent)
            await _drained(house, twilio)
            nothing_lost(house, "whatsapp", post.acknowledged)
            shown = {who.removeprefix("whatsapp:"): post.received(who) for who in lines}
            nothing_doubled(house, "whatsapp", shown)
            _photos_kept_once(house, post)
            _reports_heard(house, post)
            assert 0 < before < len(twilio.sent), "some left while it was killed, some after"
        finally:
            house.engine.dispose()
        assert (telegram.refused, twilio.refused, twilio.doomed) == ([], [], {})


@pytest.mark.asyncio
async def test_killed_five_times_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    await _proof(f"sqlite:///{tmp_path / 'test.db'}", tmp_path, kills=5, residents=10, stories=1)


@pytest.mark.asyncio
@pytest.mark.long
async def test_killed_a_hundred_times_nothing_is_lost_and_nothing_doubled(database_url: str, tmp_path: Path) -> None:
    await _proof(database_url, tmp_path, kills=50, residents=60, stories=2)
