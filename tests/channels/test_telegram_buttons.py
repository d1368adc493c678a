"""The buttons of a question that is answered leave the phone; those of a card stay; a late press is harmless."""

from pathlib import Path

import pytest

from tests.channels.loopback import Reply
from tests.channels.telegram_house import TelegramHouse, telegram_house
from tests.channels.telegram_stand_in import refusal

NOOR, LEAD = 5001, 9001
BENCH = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"


def sqlite(folder: Path) -> str:
    return f"sqlite:///{folder}/w.db"


@pytest.mark.asyncio
@pytest.mark.parametrize("way", ["pressed", "typed"])
async def test_an_answered_question_loses_its_buttons(way: str, database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await house.says(NOOR, BENCH)
        before = house.buttons(NOOR)
        assert len(before) == 3
        if way == "pressed":
            await house.presses(NOOR, before["Ja, stuur maar"])
        else:
            await house.says(NOOR, "ja")
        after = house.buttons(NOOR)
        assert after
        assert not set(before.values()) & set(after.values()), "only those of the open question"
        assert len(house.phone.called("editMessageReplyMarkup")) == 1


@pytest.mark.asyncio
async def test_a_late_press_is_harmless_kindly_answered_and_stops_its_spinner(tmp_path: Path) -> None:
    async with telegram_house(sqlite(tmp_path), tmp_path) as house:
        await house.says(NOOR, BENCH)
        old = house.buttons(NOOR)["Nee, wis het"]
        await house.says(NOOR, "ja")
        said = await house.presses(NOOR, old)
        assert said[0] == "Die knop hoort bij een eerder bericht. Er is niets veranderd."
        assert any("bankje" in line for line in await house.says(NOOR, "mijn")), "nothing was erased"
        assert len(house.phone.closed_queries) == len(house.phone.called("answerCallbackQuery")) == 1


@pytest.mark.asyncio
async def test_a_question_put_once_more_has_the_only_buttons(tmp_path: Path) -> None:
    async with telegram_house(sqlite(tmp_path), tmp_path) as house:
        await house.says(NOOR, BENCH)
        first = house.buttons(NOOR)
        await house.says(NOOR, "help")
        again = house.buttons(NOOR)
        assert list(again) == list(first)
        assert not set(again.values()) & set(first.values())


async def _with_a_card(house: TelegramHouse) -> dict[str, str]:
    house.link("bloem-sociaal", LEAD)
    await house.says(NOOR, BENCH)
    await house.says(NOOR, "ja")
    await house.says(NOOR, "nu niet")
    await house.later(hours=26)
    await house.presses(LEAD, house.buttons(LEAD)["Laat zien"])
    return house.buttons(LEAD)


@pytest.mark.asyncio
async def test_a_cards_buttons_stay_when_the_talk_goes_on(tmp_path: Path) -> None:
    async with telegram_house(sqlite(tmp_path), tmp_path) as house:
        card = await _with_a_card(house)
        assert {"Ik denk mee", "Niet voor mij", "Meer"} <= card.keys()
        await house.presses(LEAD, card["Ik denk mee"])
        await house.says(LEAD, "overslaan")
        assert {"Ik denk mee", "Niet voor mij", "Meer"} <= house.buttons(LEAD).keys()


@pytest.mark.asyncio
async def test_the_violence_cards_buttons_stay(tmp_path: Path) -> None:
    async with telegram_house(sqlite(tmp_path), tmp_path) as house:
        await house.says(NOOR, "mijn man slaat mij")
        card = house.buttons(NOOR)
        assert "Laat me bellen" in card
        await house.presses(NOOR, card["Laat me bellen"])
        assert card.items() <= house.buttons(NOOR).items()


@pytest.mark.asyncio
async def test_trouble_at_telegram_is_tried_again_and_what_is_gone_is_let_be(tmp_path: Path) -> None:
    async with telegram_house(sqlite(tmp_path), tmp_path) as house:
        await house.says(NOOR, BENCH)
        await house.hear(house.message(NOOR, None, text="ja"))
        await house.sender.drain()
        house.phone.plan.append(Reply(502, b""))
        assert await house.tidier.once() == 1
        assert await house.tidier.once() == 0, "leased: not at once again, and by nobody else"
        await house.later(minutes=2)
        assert len(house.buttons(NOOR)) == 2
        house.phone.plan.append(refusal(400, "Bad Request: message can't be edited"))
        await house.says(NOOR, "nu niet")
        assert house.told("buttons") == [(None,)] * len(house.told("buttons")), "let be"


@pytest.mark.asyncio
async def test_on_a_channel_that_cannot_edit_nothing_is_remembered(tmp_path: Path) -> None:
    async with telegram_house(sqlite(tmp_path), tmp_path) as house:
        house.here.says("noor", BENCH, "ja", "nu niet")
        await house.settle()
        assert house.phone.called("editMessageReplyMarkup") == []
