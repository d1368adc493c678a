"""An album is thanked for once; words that come right after a photo are heard with it. Nobody else waits for that."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.fetcher import Fetcher
from bot.house import House, open_house
from flows.events import Event, Inbound, Said, Sent
from storage.fetches import PATIENCE
from storage.tables import inbox, media, outbox
from tests.builders import photo, village
from tests.channels.loopback import Reply
from tests.channels.telegram_house import TelegramHouse, telegram_house
from tests.channels.whatsapp_line import Line, line

NOOR, SAM = 5001, 5002
IDEA = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"
TOLD = "Mooi, ik heb je foto. Wat wil je erover vertellen?"
ALONG = "Mooi! Je foto gaat mee naar de sociaal werker, bij #1."
MORE = "Hoe zie je het voor je?"


async def album(house: TelegramHouse, *captions: str, group: str = "13", who: int = NOOR) -> None:
    """Photos that somebody chose together, as Telegram brings them: one update each."""
    for n, caption in enumerate(captions):
        house.phone.files[f"F{n}"] = photo()
        sizes = [{"file_id": f"F{n}", "file_unique_id": f"u{n}"}]
        grouped = {"media_group_id": group} if group else {}
        await house.hear(house.message(who, None, photo=sizes, caption=caption, **grouped))


async def types(house: TelegramHouse, *texts: str, who: int = NOOR) -> list[str]:
    """Words, while photos may still be on their way."""
    for text in texts:
        await house.hear(house.message(who, None, text=text))
    await house.sender.drain()
    return house.shows(who)


def attached_to(house: TelegramHouse) -> list[int | None]:
    return [signal for signal, _ in house.photos()]


@pytest.mark.asyncio
async def test_an_album_that_begins_a_story_is_answered_once(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await album(house, IDEA, "", "", "", "")
        await house.settle()
        (said,) = house.shows(NOOR)
        assert "Je foto gaat mee" in said
        assert attached_to(house) == [None] * 5
        await house.says(NOOR, "ja")
        assert attached_to(house) == [1] * 5


STORIES: list[tuple[str, Sequence[str], Sequence[str], str]] = [
    ("without a word", (), ("", "", ""), TOLD),
    ("before the yes", (IDEA,), ("", "", ""), "Mooi, je foto bewaar ik erbij."),
    ("in the ladder", (IDEA, "ja", "ja"), ("", "", ""), ALONG),
    ("after it", (IDEA, "ja", "nu niet"), ("", "", ""), ALONG),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("before", "captions", "thanks"), [s[1:] for s in STORIES], ids=[s[0] for s in STORIES])
async def test_one_thank_you_and_one_question(
    database_url: str, tmp_path: Path, before: Sequence[str], captions: Sequence[str], thanks: str
) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        for text in before:
            await house.says(NOOR, text)
        await album(house, *captions)
        await house.settle()
        said = house.shows(NOOR)
        assert sum(thanks in text for text in said) == 1
        assert len(said) <= 2, "the thanks, and the question that is open"
        assert len(house.photos()) == len(captions)


@pytest.mark.asyncio
async def test_one_with_words_of_its_own_is_answered(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        for text in (IDEA, "ja", "nu niet"):
            await house.says(NOOR, text)
        await album(house, "", "ook de schommel bij ons in de straat is kapot", "")
        await house.settle()
        said = house.shows(NOOR)
        assert said[0] == ALONG
        assert "Zal ik dit bij #1 zetten?" in said[1]
        assert len(said) == 2


@pytest.mark.asyncio
async def test_photos_that_were_sent_apart_are_thanked_for_each(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        for text in (IDEA, "ja", "nu niet"):
            await house.says(NOOR, text)
        await album(house, "", "", group="")
        await house.settle()
        assert house.shows(NOOR) == [ALONG, ALONG]


@pytest.mark.asyncio
async def test_who_heard_that_one_takes_long_hears_that_it_is_here(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        for text in (IDEA, "ja", "nu niet"):
            await house.says(NOOR, text)
        await album(house, "", "")
        house.phone.plan.append(Reply(502, b""))
        await house.settle()
        first = house.shows(NOOR)
        assert sorted(text == ALONG for text in first) == [False, True]
        assert any("Je hoort het zodra hij er is" in text for text in first)
        house.clock.move(house.clock() + timedelta(minutes=1))
        await house.settle()
        assert house.shows(NOOR) == [ALONG]


async def pictures(phone: Line, *after: float) -> list[str]:
    """Photos on WhatsApp, so many seconds after each other; fetched when all were sent."""
    for seconds in after:
        phone.here.now += timedelta(seconds=seconds)
        n = phone.count + 1
        url = phone.twilio.brings(f"SM{n:032d}", f"ME{n:032d}", photo())
        fields = {"NumMedia": "1", "MediaUrl0": url, "MediaContentType0": "image/jpeg", "MessageSid": f"SM{n:032d}"}
        assert await phone.posts(fields) == []
    fetcher = Fetcher(phone.here.house, phone.road, [phone.channel], phone.sender._clock)
    while await fetcher.once():
        phone.here.now += timedelta(seconds=20)  # each of them takes its time
    return await phone.reads()


@pytest.mark.asyncio
async def test_on_whatsapp_photos_within_seconds_are_an_album(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        phone.here.house.writer.fetches_on = frozenset({"whatsapp"})
        for text in (IDEA, "ja", "nu niet"):
            await phone.says(text)
        assert await pictures(phone, 0, 3, 3, 8, 8, 1) == [ALONG], "however long each takes to be fetched"
        assert await pictures(phone, 0) == [ALONG], "much later: another one"
        with phone.here.house.engine.begin() as connection:
            assert connection.execute(select(media.c.signal)).scalars().all() == [1] * 7


@pytest.mark.asyncio
async def test_words_after_a_photo_are_heard_with_it(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await album(house, "", group="")
        assert await types(house, IDEA) == [], "they wait for the photo"
        await house.settle()
        told, said = house.shows(NOOR)
        assert TOLD in told
        assert "Je foto gaat mee" in said
        assert IDEA in said
        await house.says(NOOR, "ja")
        assert attached_to(house) == [1]


@pytest.mark.asyncio
async def test_several_sentences_keep_their_order(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        for text in (IDEA, "ja", "ja"):
            await house.says(NOOR, text)
        await album(house, "")
        assert await types(house, "Met een rugleuning", "Een buurvrouw") == []
        await house.settle()
        said = house.shows(NOOR)
        assert said[0] == ALONG
        assert [MORE in text for text in said[1:]] == [True, False, False], "the first answers it, the second the next"
        assert "Wat heb je nodig" in said[-1]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("er is brand!", "Bel 112"),
        ("ik wil niet meer leven", "113"),
        ("menu", "Fijn dat je er bent"),
        ("afmelden", "klaarstaan"),
        ("wis", "wissen"),
    ],
)
async def test_what_is_grave_and_what_is_a_command_does_not_wait(
    database_url: str, tmp_path: Path, text: str, answer: str
) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        for said in (IDEA, "ja", "nu niet"):
            await house.says(NOOR, said)
        await album(house, "", group="")
        assert answer in " ".join(await types(house, text))


@pytest.mark.asyncio
async def test_nobody_else_waits_and_nobody_waits_long(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await album(house, "", group="")
        assert await types(house, IDEA) == []
        assert len(await types(house, IDEA, who=SAM)) == 1
        house.clock.move(house.clock() + PATIENCE - timedelta(seconds=1))
        await house.road.wake(house.clock())
        assert await types(house) == [], "the photo may come any moment"
        house.clock.move(house.clock() + timedelta(seconds=1))
        await house.road.wake(house.clock())
        (said,) = await types(house)
        assert IDEA in said
        await house.settle()
        assert "foto" in " ".join(house.shows(NOOR)), "it is not forgotten"


@pytest.mark.asyncio
async def test_who_heard_that_it_takes_long_is_answered_at_once(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await album(house, "", group="")
        house.phone.plan.append(Reply(502, b""))
        await house.fetcher.once()
        (slow,) = await types(house)
        assert "nog op" in slow
        (said,) = await types(house, IDEA)
        assert IDEA in said


@pytest.mark.asyncio
async def test_ended_meanwhile_the_words_are_heard_at_the_next_start(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await album(house, "", group="")
        assert await types(house, IDEA) == []
        again = open_house(house.here.house.settings)
        again.writer.fetches_on = frozenset({"telegram"})
        house.clock.move(house.clock() + timedelta(hours=1))
        again.writer.wake(house.clock())
        assert await types(house) == [], "it may be fetched first now"
        house.clock.move(house.clock() + PATIENCE)
        again.writer.wake(house.clock())
        (said,) = await types(house)
        assert IDEA in said
        with again.engine.begin() as connection:
            assert connection.execute(select(inbox.c.id).where(inbox.c.waiting)).all() == []
        again.engine.dispose()


def test_another_process_knows_of_the_photo(database_url: str, tmp_path: Path) -> None:
    """Twilio may hand the photo to one process and the words to another."""
    if database_url.startswith("sqlite"):
        pytest.skip("on SQLite there is one process")
    with village(database_url, tmp_path) as here:
        there = open_house(here.house.settings)
        heard: list[tuple[House, Event]] = [(here.house, Sent("photo", "", "F1")), (there, Said(IDEA))]
        for n, (house, event) in enumerate(heard):
            house.writer.fetches_on = frozenset({"telegram"})
            house.writer.hear([Inbound("telegram", f"{n}", str(NOOR), event, here.now)])
        with there.engine.begin() as connection:
            assert connection.execute(select(outbox.c.key)).all() == []
            assert connection.execute(select(inbox.c.waiting).order_by(inbox.c.id)).scalars().all() == [False, True]
        there.engine.dispose()


def test_after_a_restart_no_words_overtake_those_that_wait(database_url: str, tmp_path: Path) -> None:
    """Killed while a photo was fetched: a 'ja' that came next was heard before the sentence that it answers."""
    with village(database_url, tmp_path) as here:
        again = open_house(here.house.settings)
        heard: list[tuple[House, Event]] = [
            (here.house, Sent("photo", "", "F1")),
            (here.house, Said(IDEA)),
            (again, Said("ja")),
        ]
        for n, (house, event) in enumerate(heard):
            house.writer.fetches_on = frozenset({"telegram"})
            house.writer.hear([Inbound("telegram", f"{n}", str(NOOR), event, here.now)])
        with again.engine.begin() as connection:
            waiting = connection.execute(select(inbox.c.waiting).order_by(inbox.c.id)).scalars().all()
        again.engine.dispose()
    assert waiting == [False, True, True]
