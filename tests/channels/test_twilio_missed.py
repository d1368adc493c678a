"""What people wrote while Twilio could not reach us is heard at the next look, once, in its order."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.channels.twilio_missed import Missed, MissedError
from bot.fetcher import Fetcher
from bot.running import Running
from storage.tables import inbox, media
from tests.builders import photo
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.channels.twilio_stand_in import TOKEN
from tests.channels.whatsapp_line import NAMELESS, NOOR, SENDER, Line, Standing, line

IDEA = "er moet een bankje komen bij het speeltuintje in de Bloemenbuurt"
SAM = "whatsapp:+31600000002"


def missed(phone: Line) -> Missed:
    return phone.channel.missed(phone.road.transact)


def lies(phone: Line, sid: str, sender: str, text: str, *, hours: float = 0, to: str = SENDER, **more: object) -> None:
    """It was written so many hours ago, and Twilio did not reach us."""
    phone.twilio.writes(sid, sender, to, text, phone.here.now - timedelta(hours=hours), **more)


@pytest.mark.asyncio
async def test_what_was_missed_is_heard_once_and_in_order(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says("hoi")
        phone.here.later(hours=5)
        lies(phone, "SM7001", NOOR, IDEA, hours=3)
        lies(phone, "SM7002", NAMELESS, "graag meer bloemen in de Bloemenbuurt", hours=2)
        lies(phone, "SM7003", NOOR, "ja", hours=1)
        lies(phone, "SM7004", NOOR, "wat wij zelf zeiden", direction="outbound-api")
        lies(phone, f"SM{1:032d}", NOOR, "hoi", hours=4.5)
        assert await missed(phone).hear(phone.road) == 3
        read = await phone.reads()
        mine = [phone.twilio.says(n) for n in range(len(phone.twilio.sent)) if phone.twilio.sent[n]["To"] == NOOR]
        assert "bankje" in mine[-2]
        assert "nummer #" in mine[-1]
        assert sum("bloemen" in text for text in read) == 1
        assert await missed(phone).hear(phone.road) == 0
        again = await phone.says("ja", MessageSid="SM7003")
        assert again == [], "Twilio hands it over after all"
        assert phone.twilio.refused == []


@pytest.mark.asyncio
async def test_what_was_erased_is_not_heard_again(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        for text in (IDEA, "ja", "wis", "ja, wis alles"):
            await phone.says(text)
        for n, text in enumerate((IDEA, "ja", "wis", "ja, wis alles"), start=1):
            lies(phone, f"SM{n:032d}", NOOR, text)
        assert await missed(phone).hear(phone.road) == 0
        with phone.here.house.engine.begin() as connection:
            told = connection.execute(select(inbox.c.event).where(inbox.c.message_id == f"SM{1:032d}")).scalars().all()
        assert told == [None]


@pytest.mark.asyncio
async def test_only_what_was_written_to_us_lately_and_since_we_are_here(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        lies(phone, "SM7001", NOOR, IDEA, hours=1)
        assert await missed(phone).hear(phone.road) == 0, "nobody was ever heard here: it was said to somebody else"
        phone.who = SAM
        await phone.says("hoi")
        assert await missed(phone).hear(phone.road) == 0, "it is older than the first that was heard"
        phone.here.later(days=3)
        lies(phone, "SM7002", NOOR, IDEA, hours=25)
        lies(phone, "SM7003", NOOR, IDEA, to="whatsapp:+31850000009")
        assert await missed(phone).hear(phone.road) == 0
        lies(phone, "SM7004", NOOR, IDEA, hours=23)
        assert await missed(phone).hear(phone.road) == 1


@pytest.mark.asyncio
async def test_a_photo_that_was_missed_is_fetched(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        phone.here.house.writer.fetches_on = frozenset({"whatsapp"})
        await phone.says("hoi")
        sid, me = "SM" + "7" * 32, "ME" + "8" * 32
        phone.twilio.brings(sid, me, photo())
        lies(phone, sid, NOOR, IDEA, num_media="1")
        assert await missed(phone).hear(phone.road) == 1
        await Fetcher(phone.here.house, phone.road, [phone.channel], phone.sender._clock).once()
        (said,) = await phone.reads()
        assert "Je foto gaat mee" in said
        with phone.here.house.engine.begin() as connection:
            assert len(connection.execute(select(media.c.id)).all()) == 1
        assert (phone.twilio.media, phone.twilio.unsaid) == ({}, {sid})
        assert await missed(phone).hear(phone.road) == 0


@pytest.mark.asyncio
async def test_a_place_on_the_map_has_no_words_there_and_is_answered_all_the_same(tmp_path: Path) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        await phone.says("hoi")
        lies(phone, "SM7001", NOOR, "")
        assert await missed(phone).hear(phone.road) == 1
        assert len(await phone.reads()) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize("answer", [Reply(503, b""), Reply(429, b""), Reply(200, b"<html>"), Trouble.HANG_UP])
async def test_when_twilio_does_not_say_nothing_is_heard(tmp_path: Path, answer: Outcome) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        await phone.says("hoi")
        lies(phone, "SM7001", NOOR, IDEA)
        phone.twilio.list_plan.append(answer)
        with pytest.raises(MissedError) as error:
            await missed(phone).hear(phone.road)
        assert TOKEN not in str(error.value)
        assert "31600" not in str(error.value)
        assert await missed(phone).hear(phone.road) == 1


@pytest.mark.asyncio
async def test_a_bot_that_starts_looks_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        await phone.says("hoi")
        before = len(phone.twilio.sent)
        lies(phone, "SM7001", NOOR, IDEA)
        monkeypatch.setattr("bot.running.Clock", lambda _: Standing(phone.here))
        settings = phone.here.house.settings.model_copy(update={"twilio_account_sid": phone.channel.account})
        running = Running(replace(phone.here.house, settings=settings), [phone.channel])
        async with running.running(), asyncio.timeout(20):
            while len(phone.twilio.sent) == before:
                await asyncio.sleep(0.01)
        assert "bankje" in phone.twilio.says()
