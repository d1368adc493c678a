"""Opt-in and opt-out: provable, in the words of whoever stops, and kept to."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.own_data import gather
from storage.tables import consents, persons
from tests.channels.whatsapp_line import SENDER, Line, line

IDEA = "er moet een bankje komen bij het speeltuintje in de Bloemenbuurt"
FULL = [
    "STOPALL", "stop all", "unsubscribe", "afmelden", "Meld me af!", "uitschrijven", "no more messages",
    "durdur", "İptal", "dur", "إيقاف", "الغاء الاشتراك", "توقف", "zatrzymaj", "WYPISZ", "rezygnuję",
    "стоп", "Відписатися", "отписаться",
]  # fmt: skip


def kept(phone: Line) -> list[tuple[str, str, bool]]:
    """(purpose, channel, ended) of each consent, oldest first."""
    with phone.here.house.engine.begin() as connection:
        rows = connection.execute(select(consents).order_by(consents.c.id)).all()
    notice = phone.here.house.writer.notices["answers"]
    assert {r.version for r in rows} <= {notice}
    assert len(notice) == 16
    return [(r.purpose, r.channel, r.ended is not None) for r in rows]


def silenced(phone: Line) -> list[str | None]:
    with phone.here.house.engine.begin() as connection:
        return list(connection.execute(select(persons.c.silenced).where(persons.c.contact.is_(None))).scalars())


@pytest.mark.asyncio
async def test_the_first_message_after_the_notice_is_the_opt_in(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says(IDEA)
        assert kept(phone) == [], "they had read nothing yet"
        await phone.says("ja")
        await phone.says("nee")
        assert kept(phone) == [("answers", "whatsapp", False)]
        house = phone.here.house
        with house.engine.begin() as connection:
            person = connection.execute(select(consents.c.person)).scalar_one()
            shown = gather(connection, house, person)
        assert shown is not None
        assert str(shown.person["agreed"]).startswith("answers, whatsapp, 2026-03-02T")
        phone.here.says("noor", IDEA, "ja")
        assert len(kept(phone)) == 1, "the terminal asks for none"


@pytest.mark.asyncio
@pytest.mark.parametrize("words", ["Nee, wis het", "16", "afmelden"])
async def test_a_no_is_no_opt_in(database_url: str, tmp_path: Path, words: str) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says(IDEA)
        await phone.says(words)
        assert kept(phone) == []


@pytest.mark.asyncio
async def test_a_stop_ends_it_and_writing_again_is_a_new_one(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        for said in (IDEA, "ja", "nee", "afmelden"):
            await phone.says(said)
        assert kept(phone) == [("answers", "whatsapp", True)]
        await phone.says("mijn")
        assert kept(phone) == [("answers", "whatsapp", True), ("answers", "whatsapp", False)]
        await phone.says("wis")
        await phone.says("ja, wis alles")
        assert kept(phone) == [], "erased is erased"


@pytest.mark.asyncio
@pytest.mark.parametrize("word", FULL)
async def test_whoever_stops_in_whatever_language_is_stopped(tmp_path: Path, word: str) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        for said in (IDEA, "ja"):
            await phone.says(said)
        (goodbye,) = await phone.says(word)
        assert "Je antwoord blijft klaarstaan" in goodbye
        assert silenced(phone) == ["stop"]
        assert "wil geen berichten meer" in " ".join(phone.here.opens("contact:bloem-sociaal"))
        phone.here.says("contact:bloem-sociaal", "#1 ik denk mee")
        assert await phone.reads() == []


@pytest.mark.asyncio
async def test_dutch_stop_in_a_conversation_asks_which(database_url: str, tmp_path: Path) -> None:
    async with line(database_url, tmp_path) as phone:
        await phone.says(IDEA)
        await phone.says("ja")
        (asked,) = await phone.says("stop")
        assert "alleen met dit gesprek stoppen" in asked
        assert silenced(phone) == [None]


@pytest.mark.asyncio
@pytest.mark.parametrize("channel", ["whatsapp", "sms"])
async def test_a_stop_that_twilio_answered_is_kept_to_without_a_word(
    database_url: str, tmp_path: Path, channel: str
) -> None:
    async with line(database_url, tmp_path, name=channel) as phone:
        if channel == "sms":
            phone.who, phone.extra = "+31600000001", {"To": SENDER.removeprefix("whatsapp:")}
        for said in (IDEA, "ja", "nee"):
            await phone.says(said)
        assert await phone.says("STOP", OptOutType="STOP") == []
        assert (silenced(phone), kept(phone)) == (["stop"], [("answers", channel, True)])
        told = " ".join(phone.here.opens("contact:bloem-sociaal"))
        assert "wil geen berichten meer" in told
        assert "niet bereikbaar" not in told
        assert await phone.says("STOP", OptOutType="STOP") == []
        assert "wil geen berichten" not in " ".join(phone.here.opens("contact:bloem-sociaal")), "it was told once"
        phone.here.says("contact:bloem-sociaal", "#1 ik denk mee")
        assert await phone.reads() == []
        (back,) = await phone.says("START", OptOutType="START")
        assert "goed nieuws over #1" in back
        assert silenced(phone) == [None]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hallo! (Bloemenbuurt)", "bloemenbuurt"),
        ("Hoi (De Nude)", "denude"),
        ("Hello! (bloemenbuurt)", "bloemenbuurt"),
        ("Hallo! (Nergens)", None),
        ("Hallo!", None),
    ],
)
async def test_a_link_types_where_somebody_lives(tmp_path: Path, text: str, place: str | None) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        await phone.says(text)
        with phone.here.house.engine.begin() as connection:
            found = connection.execute(select(persons.c.district).where(persons.c.contact.is_(None))).scalar_one()
        assert found == place


@pytest.mark.asyncio
async def test_an_advertisement_gives_the_place_once(tmp_path: Path) -> None:
    async with line(f"sqlite:///{tmp_path / 'x.db'}", tmp_path) as phone:
        (read,) = await phone.says(
            "er moet een bankje komen", ReferralSourceId="1", ReferralHeadline="Praat mee (Bloemenbuurt)"
        )
        assert "In welke wijk" not in read
