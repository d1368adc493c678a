"""People as Telegram knows them: blocked and back, a group that grew, a number that is shared, a reply to a card."""

from pathlib import Path

import pytest

from tests.channels.telegram_house import GROUP, TelegramHouse, telegram_house

NOOR, KEES, LEAD, BOSS = 5001, 5002, 9001, 9009
BENCH = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"
OPERATOR = "operator"


async def _sent(house: TelegramHouse) -> None:
    """Noor's idea lies with a social worker, who has a chat of their own."""
    house.link("bloem-sociaal", LEAD)
    house.link(OPERATOR, BOSS)
    for text in (BENCH, "ja", "nu niet"):
        await house.says(NOOR, text)
    await house.later(hours=26)
    await house.presses(LEAD, house.buttons(LEAD)["Laat zien"])


@pytest.mark.asyncio
async def test_a_reply_to_a_card_reaches_the_resident_and_a_reply_of_another_does_not(
    database_url: str, tmp_path: Path
) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await _sent(house)
        card = next(row[0] for row in house.told("provider_id", "key") if row[1] == "card-do")
        assert str(card).isdecimal(), "the message's own number, and no chat's"
        answered = {"message_id": int(str(card)), "chat": {"id": LEAD, "type": "private"}}
        await house.says(LEAD, "Ik kom morgen kijken.", reply_to_message=answered)
        assert any("Ik kom morgen kijken." in text for text in house.shows(NOOR))
        theirs = {"message_id": int(str(card)), "chat": {"id": KEES, "type": "private"}}
        await house.says(KEES, "Dit is stiekem.", reply_to_message=theirs)
        assert house.shows(NOOR) == [], "the same number in another chat is another message"


@pytest.mark.asyncio
@pytest.mark.parametrize("heard", ["member", "message"])
async def test_a_resident_who_blocks_is_not_written_to_and_the_contact_hears(heard: str, tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await _sent(house)
        house.shows(LEAD)
        if heard == "member":
            await house.membership(NOOR, "kicked")
        house.phone.shut[str(NOOR)] = "bot was blocked by the user"
        await house.says(LEAD, "#1 Ik kom morgen kijken.")
        house.here.house.writer.letters()
        await house.settle()
        assert len([text for chat, text in house.phone.shown if chat == LEAD and "bereik" in text]) == 1
        sent = len(house.phone.called("sendMessage"))
        await house.later(days=8)
        assert all(call["chat_id"] != str(NOOR) for call in house.phone.called("sendMessage")[sent:])
        house.phone.shut.clear()
        house.shows(NOOR)
        await house.membership(NOOR, "member")
        said = await house.says(NOOR, "mijn")
        assert said, "back again, and what waited is there"


@pytest.mark.asyncio
@pytest.mark.parametrize("words", ["bot was blocked by the user", "user is deactivated"])
async def test_a_contact_who_cannot_be_reached_counts_as_not_linked_until_they_are_back(
    words: str, tmp_path: Path
) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        house.link("bloem-sociaal", LEAD)
        house.link(OPERATOR, BOSS)
        await house.says(NOOR, BENCH)
        await house.membership(LEAD, "kicked")
        assert any("de sociaal werker heeft mij geblokkeerd" in text for text in house.shows(BOSS))
        await house.membership(LEAD, "kicked")
        assert house.shows(BOSS) == [], "said once"
        said = await house.says(NOOR, "ja")
        assert "sociaal werker" not in " ".join(said), "who reads it now is somebody else"
        await house.membership(LEAD, "member")
        again = await house.says(KEES, BENCH)
        assert "sociaal werker" in again[0]


@pytest.mark.asyncio
async def test_a_chat_that_grew_is_followed_and_nothing_is_sent_twice(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        house.link("bloem-wijkteam", GROUP)
        grown = GROUP - 1
        house.phone.moved[str(GROUP)] = grown
        await house.hear(house.message(NOOR, GROUP, text="/help"))
        await house.settle()
        assert len(house.shows(grown)) == 1
        assert house.shows(GROUP) == []
        tries = [call["chat_id"] for call in house.phone.called("sendMessage")]
        assert tries == [str(GROUP), str(grown)]
        await house.hear(house.message(NOOR, grown, text="/help"))
        await house.settle()
        assert len(house.shows(grown)) == 1
        assert house.phone.called("sendMessage")[-1]["chat_id"] == str(grown), "from here on it is written to there"


@pytest.mark.asyncio
async def test_the_group_says_itself_that_it_grew_and_a_repeat_changes_nothing(
    database_url: str, tmp_path: Path
) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await house.hear(house.message(NOOR, GROUP, text="/help"))
        await house.settle()
        assert len(house.shows(GROUP)) == 1
        moved = house.message(NOOR, GROUP, migrate_to_chat_id=-77)
        for _ in range(2):
            await house.hear(moved)
        await house.hear(house.message(NOOR, -77, migrate_from_chat_id=GROUP))
        await house.hear(house.message(NOOR, -77, text="/help"))
        await house.settle()
        assert (house.shows(GROUP), len(house.shows(-77))) == ([], 1)
        people = house.persons()
        await house.hear(moved)
        assert house.persons() == people


@pytest.mark.asyncio
async def test_where_somebody_wrote_in_the_grown_group_first_both_are_one(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        for chat in (GROUP, -77):
            await house.hear(house.message(NOOR, chat, text="/help"))
        await house.settle()
        house.shows(-77)
        await house.hear(house.message(NOOR, GROUP, migrate_to_chat_id=-77))
        await house.hear(house.message(NOOR, -77, text="/help"))
        await house.settle()
        assert len(house.shows(-77)) == 1


@pytest.mark.asyncio
async def test_a_shared_number_of_ones_own_answers_and_somebody_elses_is_not_taken(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        house.link("bloem-sociaal", LEAD)
        for text in (BENCH, "ja", "nu niet", "bel me"):
            asked = await house.says(NOOR, text)
        assert "nummer" in asked[-1]
        await house.hear(house.message(NOOR, None, contact={"phone_number": "31612345678", "user_id": KEES}))
        await house.settle()
        said = house.shows(NOOR)
        assert said[0].startswith("Dat is het nummer van iemand anders.")
        assert "nummer" in said[-1], "and it is asked once more"
        await house.hear(house.message(NOOR, None, contact={"phone_number": "31612345678", "user_id": NOOR}))
        await house.settle()
        said = house.shows(NOOR)
        assert said
        assert "iemand anders" not in " ".join(said)
        assert "+31612345678" not in " ".join(said)


@pytest.mark.asyncio
@pytest.mark.parametrize("payload", ["bloemenbuurt", "ABCD2345", "een-poster-van-vroeger", "x" * 64])
async def test_every_deep_link_is_a_warm_beginning(payload: str, tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        said = await house.says(NOOR, f"/start {payload}")
        known = payload == "bloemenbuurt"
        assert any("ken ik niet meer" in text for text in said) != known
        assert house.buttons(NOOR), "and the hand that is held out"
