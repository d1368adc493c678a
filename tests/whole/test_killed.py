"""I9: killed from outside at any moment and started again, the outcome is the same.

`wijkbot run` is a process of the operating system; residents and a key figure write over HTTP while it is
killed again and again; then its database is opened.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, select

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_pace import Pace
from bot.clock import Clock
from bot.house import House, link, open_house
from bot.render import rendered
from bot.sender import Sender
from flows.events import Inbound, Said
from storage import codec
from storage.readiness import unready
from storage.tables import addresses, dead_letters, inbox, outbox, persons, signal_log, signals
from tests.builders import settings_for, village
from tests.channels.telegram_stand_in import TOKEN, TelegramStandIn, telegram_stand_in
from tests.whole.provider import Bot, Post, received

IDEA = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"
STORY = (IDEA, "1", "1", "met houten planken", "een buurvrouw", "1 en 3", "2", "mijn", "help", "ok", "#987654")
LEAD = 9001
CONTACT = "bloem-sociaal"


def _lines(residents: int, stories: int) -> dict[int, list[str]]:
    """What each chat will send; the key figure thinks along with what was there before."""
    told = {5001 + n: list(STORY) * stories for n in range(residents)}
    lead = [line for number in range(1, residents + 1) for line in (f"#{number}", "1", "overslaan")]
    return {**told, LEAD: lead}


def _before(url: str, folder: Path, residents: int) -> None:
    """A key figure who is linked, and one signal of each resident."""
    with village(url, folder) as here:
        now = here.house.now()

        def joined(connection: object) -> None:
            link(connection, CONTACT, "telegram", str(LEAD))  # type: ignore[arg-type]  # the writer's connection

        here.house.writer.transact(lambda connection, _: joined(connection), None)
        for n, text in enumerate((IDEA, "1", "2")):
            here.house.writer.hear(
                [
                    Inbound("telegram", f"before-{r}-{n}", str(5001 + r), Said(text), now - timedelta(minutes=5))
                    for r in range(residents)
                ]
            )


def _keys(engine: Engine) -> dict[str, list[str]]:
    """The answers of each chat, in order: keys of texts, without what the clock and others did."""
    query = (
        select(addresses.c.address, outbox.c.key)
        .join_from(outbox, addresses, addresses.c.person == outbox.c.person)
        .where(addresses.c.channel == "telegram", ~outbox.c.proactive)
        .order_by(outbox.c.id)
    )
    with engine.begin() as connection:
        found: dict[str, list[str]] = {}
        for row in connection.execute(query):
            found.setdefault(str(row.address), []).append(row.key)
        return found


def _undisturbed(folder: Path, lines: dict[int, list[str]], residents: int) -> dict[str, list[str]]:
    """The same messages, heard by a bot that nobody kills."""
    url = f"sqlite:///{folder / 'undisturbed.db'}"
    _before(url, folder, residents)
    with village(url, folder) as here:
        now = here.house.now()
        for n in range(max(map(len, lines.values()))):
            here.house.writer.hear(
                [
                    Inbound("telegram", f"{c}.{n}", str(c), Said(texts[n]), now)
                    for c, texts in lines.items()
                    if n < len(texts)
                ]
            )
        return _keys(here.house.engine)


async def _killed_while_it_works(bot: Bot, post: Post, kills: int, seed: str) -> None:
    """Kills it after so many acknowledged messages, and a moment that differs each time."""
    total = sum(map(len, post.lines.values()))
    async with httpx.AsyncClient(timeout=20.0, limits=httpx.Limits(max_keepalive_connections=0)) as client:
        await bot.start(client)
        working = asyncio.ensure_future(post.deliver(bot, client))
        for n in range(kills):
            goal = (n + 1) * total // (kills + 1)
            while len(post.acknowledged) < goal and not working.done():
                await asyncio.sleep(0.001)
            moment = int.from_bytes(sha256(f"{seed} {n}".encode()).digest()[:2]) % 40
            await asyncio.sleep(moment / 1000)
            bot.kill()
            await bot.start(client)
        await working
        bot.kill()


async def _drained(house: House, telegram: TelegramStandIn) -> None:
    """What still waited goes out a day later, over the real client: expired leases, and what came at night."""
    later = house.world.calendar.next_resident_moment(house.now() + timedelta(days=1))  # whatever the hour is now
    channel = TelegramChannel(TOKEN, api_url=telegram.url, pace=Pace(0.0))
    await Sender(house, [channel], Clock(later)).drain()
    await channel.close()


def nothing_lost(house: House, channel: str, acknowledged: Sequence[str]) -> None:
    """What was acknowledged was heard, and every promise has its timer."""
    now = house.now()
    with house.engine.begin() as connection:
        kept = set(connection.execute(select(inbox.c.message_id).where(inbox.c.channel == channel)).scalars())
        assert set(acknowledged) <= kept
        assert connection.execute(select(dead_letters.c.error)).all() == []
        assert connection.execute(select(inbox.c.id).where(inbox.c.waiting)).all() == []
        assert unready(connection, now) == []
        for row in connection.execute(select(signals.c.number, signals.c.closed, signals.c.next_timer)):
            assert row.closed or row.next_timer == f"promise:{row.number}"


def _taken_up(house: House) -> set[int]:
    """How often each signal was taken up."""
    with house.engine.begin() as connection:
        found = connection.execute(select(signal_log.c.signal).where(signal_log.c.what == "taken_up")).scalars()
        return set(Counter(found).values())


def nothing_doubled(house: House, channel: str, phones: Mapping[str, Sequence[str]]) -> None:
    """Each phone shows its messages; twice only what may be repeated and was on its way during a kill."""
    query = (
        select(outbox, addresses.c.address, persons.c.language)
        .join_from(outbox, addresses, addresses.c.person == outbox.c.person)
        .join(persons, persons.c.id == outbox.c.person)
        .where(addresses.c.channel == channel)
        .order_by(outbox.c.id)
    )
    now = house.now()
    with house.engine.begin() as connection:
        rows = connection.execute(query).all()
    ended = {"sent", "delivered", "read", "sent-uncertain"}
    for address, texts_shown in phones.items():
        mine = [r for r in rows if r.address == address]
        assert {r.status for r in mine} <= ended, {(r.key, r.status) for r in mine}
        shown = Counter(texts_shown)
        texts: Counter[str] = Counter()
        may_repeat: Counter[str] = Counter()
        must_not: set[str] = set()
        for r in mine:
            values, choices = codec.content_in(r.content)
            text, _ = rendered(house, r.key, values, choices, r.language, now)
            if r.status != "sent-uncertain":
                texts[text] += 1
            may_repeat[text] += r.attempts if r.repeatable else 1
            if not r.repeatable:
                must_not.add(text)
        assert not texts - shown, "a phone misses a message"
        assert not shown - may_repeat, "a phone shows a message too often"
        assert all(shown[text] <= 1 for text in must_not), "good news came twice"


async def _proof(url: str, folder: Path, kills: int, residents: int, stories: int) -> None:
    lines = _lines(residents, stories)
    _before(url, folder, residents)
    post = Post(lines)
    async with telegram_stand_in() as telegram:
        with Bot(folder, url, telegram.url) as bot:
            await _killed_while_it_works(bot, post, kills, "proef")
        assert bot.starts == kills + 1
        assert len(post.acknowledged) == sum(map(len, lines.values()))
        house = open_house(settings_for(url, folder))
        try:
            house.writer.letters()
            await _drained(house, telegram)
            nothing_lost(house, "telegram", post.acknowledged)
            nothing_doubled(house, "telegram", {str(chat): received(telegram, chat) for chat in lines})
            assert _taken_up(house) == {1}
            assert _keys(house.engine) == _undisturbed(folder, lines, residents)
        finally:
            house.engine.dispose()
        assert telegram.refused == []


@pytest.mark.asyncio
async def test_killed_ten_times_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    await _proof(f"sqlite:///{tmp_path / 'test.db'}", tmp_path, kills=10, residents=8, stories=3)


@pytest.mark.asyncio
@pytest.mark.long
async def test_killed_two_hundred_times_nothing_is_lost_and_nothing_doubled(database_url: str, tmp_path: Path) -> None:
    await _proof(database_url, tmp_path, kills=100, residents=20, stories=12)
