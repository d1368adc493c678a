"""What a chat shows itself: who may see a photo gets it there, with no address, and nobody else gets anything."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageColor, ImageFont
from sqlalchemy import func, select, update

from bot.carried import FILES, loaded
from bot.render import beside, placed
from bot.week_photo import BAR, HEAD, HUE, NAME, STEP, plain
from bot.week_photo import photo as photo_of_week
from flows.values import Lines, Link, Phrase, Value
from storage.parts import keep
from storage.tables import media, outbox, parts, signals
from tests.builders import VOICE, known_world, pdf, village
from tests.channels.telegram_house import GROUP, TelegramHouse, telegram_house
from tests.channels.telegram_stand_in import FILES as METHODS
from tests.channels.telegram_stand_in import refusal
from tests.channels.test_telegram_group import CODE, TEAM, invited

NOOR, WORKER, OTHER = 5001, 9001, 9002
BENCH = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"


def photo(colour: str) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(drawn, "JPEG")
    return drawn.getvalue()


def files(house: TelegramHouse) -> list[tuple[str, str, str]]:
    """Every file that was sent: how, to whom, and the words below it."""
    return [(name, call["chat_id"], call.get("caption", "")) for name, call in house.phone.calls if name in METHODS]


async def speaks(house: TelegramHouse) -> None:
    house.phone.files["V"] = VOICE
    await house.hear(house.message(NOOR, None, voice={"file_id": "V", "file_unique_id": "v"}))
    await house.settle()


async def told(house: TelegramHouse, *colours: str) -> None:
    """An idea with photos that its key figure has not yet been brought."""
    house.link("bloem-sociaal", WORKER)
    house.link("bloem-opbouw", OTHER)
    await house.says(NOOR, BENCH)
    for n, colour in enumerate(colours):
        await house.sends(NOOR, f"F{n}", photo(colour))
    await house.says(NOOR, "ja")
    await house.says(NOOR, "nu niet")


async def brought(house: TelegramHouse) -> None:
    """The day round names it; the key figure has its card shown."""
    await house.later(hours=26)
    await house.presses(WORKER, house.buttons(WORKER)["Laat zien"])


async def taken_up(house: TelegramHouse) -> None:
    """Somebody leads an idea without photos."""
    await told(house)
    await house.says(WORKER, "#1")
    await house.presses(WORKER, house.buttons(WORKER)["Ik denk mee"])
    assert files(house) == []


@pytest.mark.asyncio
async def test_a_photo_from_before_the_yes_is_on_the_card(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await told(house, "green")
        await brought(house)
        ((method, chat, words),) = files(house)
        assert (method, chat) == ("sendPhoto", str(WORKER))
        assert "bankje" in words
        assert "Foto: hierbij" in words
        assert "http" not in words
        assert "Ik denk mee" in house.buttons(WORKER)
        assert house.phone.pictures == [kept for _, kept in house.photos()]
        said = await house.replies(WORKER, house.last(WORKER), "Wat een mooi bankje, ik zoek het uit.")
        assert "bankje, ik zoek het uit" in " ".join([*said, *house.shows(NOOR)]), "a reply to a photo is about it"


@pytest.mark.asyncio
async def test_an_album_and_a_voice_note_come_before_their_card(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await told(house, "green", "red", "blue")
        await speaks(house)
        await brought(house)
        assert [(how, chat) for how, chat, _ in files(house)] == [
            *[("sendPhoto", str(WORKER))] * 3,
            ("sendVoice", str(WORKER)),
        ]
        assert not any(words for _, _, words in files(house))
        card = next(text for chat, text in reversed(house.phone.shown) if chat == WORKER and "bankje" in text)
        assert card.count("hierbij") == 4
        assert "http" not in card
        assert "Ik denk mee" in house.buttons(WORKER)
        assert house.phone.pictures == [kept for _, kept in house.photos()]
        with house.here.house.engine.connect() as connection:
            first = connection.execute(select(func.min(parts.c.provider_id))).scalar()
        said = await house.replies(WORKER, str(first), "Mooie foto, ik zoek het uit.")
        assert "Mooie foto, ik zoek" in " ".join([*said, *house.shows(NOOR)]), "a reply to the first of them too"


@pytest.mark.asyncio
async def test_a_message_has_its_name_in_its_own_chat_only(database_url: str, tmp_path: Path) -> None:
    """Another bot counts anew, and so does each group: the same number of another message stands in nobody's way."""
    async with telegram_house(database_url, tmp_path) as house:
        await told(house, "green", "red")
        await brought(house)
        with house.here.house.engine.begin() as connection:
            rows = connection.execute(select(parts.c.provider_id, parts.c.message)).all()
            other = connection.execute(select(outbox.c.id).where(outbox.c.id != rows[0].message)).scalars().first()
            keep(connection, other or 0, "telegram", [r.provider_id for r in rows])
            assert connection.execute(select(func.count()).select_from(parts)).scalar() == 2 * len(rows)
        said = await house.replies(WORKER, str(min(r.provider_id for r in rows)), "Mooie foto, ik zoek het uit.")
        assert "Mooie foto, ik zoek" in " ".join([*said, *house.shows(NOOR)])


@pytest.mark.asyncio
async def test_what_comes_after_the_yes_comes_into_the_chat_of_who_leads(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await taken_up(house)
        await house.sends(NOOR, "F1", photo("red"))
        await speaks(house)
        assert [(how, chat) for how, chat, _ in files(house)] == [
            ("sendPhoto", str(WORKER)),
            ("sendVoice", str(WORKER)),
        ]
        assert all("hierbij" in words and "http" not in words for _, _, words in files(house))


@pytest.mark.asyncio
async def test_a_group_gets_no_file_and_who_takes_it_does(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        invited(house.here.house.engine, house.clock(), **{CODE: TEAM})
        house.link("bloem-gebied", WORKER)
        await house.says(WORKER, f"/koppel@WijkBot {CODE}", GROUP)
        await house.sends(NOOR, "F1", photo("red"), "het is niet veilig bij de donkere hoek in de Bloemenbuurt")
        for text in ("ja", "nee", "overslaan"):
            await house.says(NOOR, text)
        await house.later(hours=26)
        assert files(house) == []
        await house.presses(WORKER, house.buttons(GROUP)["Ik pak #1 op"], GROUP)
        assert [(how, chat) for how, chat, _ in files(house)] == [("sendPhoto", str(WORKER))]


def test_only_what_a_text_names_goes_along(tmp_path: Path) -> None:
    """A card's values know of photos; the card of a team says nothing of them."""
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as here:
        seen, unsaid = Link("foto", "bloem-sociaal", 1, 2), Link("foto", "bloem-sociaal", 1, 1)
        values: dict[str, Value] = {
            "number": 1,
            "link": seen,
            "lines": Lines((Phrase("card-photo", (("link", unsaid),)),)),
        }
        text, links = beside(here.house, "resident-photo", values, "nl", here.now, FILES)
        assert links == (seen,)
        assert placed(here.house.voice, text, [True], "nl") == "#1 De bewoner stuurt een foto: hierbij"


@pytest.mark.asyncio
async def test_a_photo_that_is_gone_is_said_and_another_still_comes(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await told(house, "green", "red")
        with house.here.house.engine.begin() as connection:
            first = connection.execute(select(media.c.id).limit(1)).scalar_one()
            connection.execute(update(media).where(media.c.id == first).values(signal=None))
        await brought(house)
        ((how, chat, words),) = files(house)
        assert (how, chat) == ("sendPhoto", str(WORKER))
        assert sorted(line for line in words.splitlines() if line.startswith("Foto")) == [
            "Foto: hierbij",
            "Foto: niet meer te zien",
        ]
        assert house.phone.pictures == [kept for signal, kept in house.photos() if signal is not None]


@pytest.mark.asyncio
async def test_erased_before_it_is_sent_nothing_is_shown(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await taken_up(house)
        house.phone.files["F1"] = photo("red")
        await house.hear(house.message(NOOR, None, photo=[{"file_id": "F1", "file_unique_id": "u"}]))
        await house.fetcher.once()
        assert ("resident-photo", "ready") in house.told("key", "status")
        await house.hear(house.message(NOOR, None, text="wis"))
        await house.hear(house.message(NOOR, None, text="ja, wis alles"))
        await house.settle()
        assert files(house) == []


@pytest.mark.asyncio
async def test_with_somebody_else_by_then_a_photo_is_not_shown(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await taken_up(house)
        house.phone.files["F1"] = photo("red")
        await house.hear(house.message(NOOR, None, photo=[{"file_id": "F1", "file_unique_id": "u"}]))
        await house.fetcher.once()
        with house.here.house.engine.begin() as connection:
            connection.execute(update(signals).values(lead="bloem-opbouw"))
        await house.settle()
        assert files(house) == []
        assert house.phone.shown[-1] == (WORKER, "#1 De bewoner stuurt een foto: niet meer te zien")


@pytest.mark.asyncio
async def test_the_photo_of_a_story_is_in_the_chat_of_who_reads_it(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await told(house)
        for text in ("#1", "meer", "het is klaar", "De bakken staan er."):
            await house.says(WORKER, text)
        await house.later(days=9)
        await house.says(NOOR, "ja")
        await house.sends(NOOR, "F1", photo("red"), "We eten sla uit onze eigen bakken")
        await house.says(NOOR, "nee")
        ((how, chat, words),) = files(house)
        assert (how, chat) == ("sendPhoto", str(NOOR))
        assert "De foto: hierbij" in words
        assert "http" not in words
        await house.says(NOOR, "zonder naam")
        await house.later(hours=30)
        assert [(how, chat) for how, chat, _ in files(house)] == [("sendPhoto", str(NOOR)), ("sendPhoto", str(WORKER))]


@pytest.mark.asyncio
async def test_all_that_is_kept_of_you_is_one_file_that_opens_without_us(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await told(house, "green")
        await speaks(house)
        house.phone.files["D"] = pdf()
        letter = {"file_id": "D", "file_unique_id": "d", "mime_type": "application/pdf"}
        await house.hear(house.message(NOOR, None, document=letter))
        await house.settle()
        await house.says(NOOR, "mijn gegevens")
        ((how, chat, words),) = files(house)
        assert (how, chat) == ("sendDocument", str(NOOR))
        assert "alleen voor jou: hierbij" in words
        assert "http" not in words
        page = house.phone.pictures[-1].decode()
        assert "bankje" in page
        assert "Stuur ‘wis’ in de chat, en wis ook dit bestand." in page
        sources = re.findall(r"(?:src|href)='([^']*)'", page)
        assert [source.partition(",")[0] for source in sources] == [
            "data:image/jpeg;base64",
            "data:audio/ogg;base64",
            "data:application/pdf;base64",
        ]


@pytest.mark.asyncio
async def test_a_file_that_cannot_be_shown_costs_nobody_the_words(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await told(house)
        house.phone.plan.extend([refusal(400, "Bad Request: FILE_PARTS_INVALID")])
        await house.says(NOOR, "mijn gegevens")
        assert "/gegevens/" in house.phone.shown[-1][1], "with the address of its page"


@pytest.mark.asyncio
async def test_a_contacts_week_is_a_picture_in_the_chat(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        house.link("bloem-sociaal", WORKER)
        for idea in ("een bankje bij het speeltuintje", "een bloembak bij het pad", "een tafel op het plein"):
            for text in (f"ik wil graag {idea} in de Bloemenbuurt", "ja", "nu niet"):
                await house.says(NOOR, text)
        for _ in range(8):
            await house.later(hours=24)
        ((how, chat, words),) = files(house)
        assert (how, chat) == ("sendPhoto", str(WORKER))
        assert "Nog open: 3." in words
        assert "Als plaatje: hierbij" in words
        assert "http" not in words
        picture = Image.open(io.BytesIO(house.phone.pictures[-1]))
        assert (picture.format, picture.width) == ("PNG", 720)
        assert not picture.info
        assert not picture.getexif()


def test_of_who_left_no_week_is_drawn(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as here:
        link = Link("week", "bloem-sociaal", 0)
        here.says("contact:bloem-sociaal", "hoi")

        def carried() -> bool:
            found = here.house.writer.transact(lambda c, _: loaded(c, here.house, [link], here.now), None)
            return found != [None]

        assert carried()
        here.says("contact:bloem-sociaal", "ik stop als contact", "ja, ik stop")
        assert not carried()


@pytest.mark.parametrize("language", sorted(known_world()[0].words.lexicons))
def test_what_is_drawn_are_letters_that_the_font_has(language: str) -> None:
    """A letter that it lacks would be a box: then the picture needs a font of its own."""
    voice, font = known_world()[1], ImageFont.load_default(NAME)
    box = bytes(font.getmask("\U0010fffd"))
    for name in ("title", "new", "going", "closed", "open"):
        drawn = plain(voice.say(f"page-week-{name}", {}, language))
        assert [letter for letter in drawn if bytes(font.getmask(letter)) == box] == []


def test_each_bar_is_as_long_as_its_figure_is_large() -> None:
    picture = Image.open(io.BytesIO(photo_of_week("Week", ["a", "b", "c"], [10, 5, 0])))
    hue = ImageColor.getrgb(HUE)
    long = [
        sum(picture.getpixel((x, HEAD + n * STEP + NAME + 16 + BAR // 2)) == hue for x in range(picture.width))
        for n in range(3)
    ]
    assert abs(long[0] - 2 * long[1]) <= 2 < long[1]
    assert long[2] == 0
