"""A team's group chat: it is linked by a code, sees theme and place, and one of the team takes it from there."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from bot.commands.contacts import LETTERS, VALID
from storage.columns import ring
from storage.tables import desks, inbox, invitations, signals
from tests.channels.telegram_house import GROUP, TelegramHouse, telegram_house

NOOR, KEES = 5001, 5002
MEMBER, OTHER, POLICE = 9001, 9002, 9003
UNSAFE = "het is niet veilig bij de donkere hoek in de Bloemenbuurt"
TEAM, CODE, SINGLE = "bloem-wijkteam", "ABCD2345", "ABCD2346"


def invited(engine: Engine, now: datetime, **codes: str) -> None:
    """Codes as `wijkbot contacts invite` gives them."""
    with engine.begin() as connection:
        blind = ring(connection.dialect).blind
        for code, contact in codes.items():
            assert set(code) <= set(LETTERS)
            row = {"blind": blind(code), "contact": contact, "until": now + VALID}
            connection.execute(invitations.insert(), row)


def lead(house: TelegramHouse, number: int = 1) -> tuple[str, str]:
    with house.here.house.engine.begin() as connection:
        row = connection.execute(select(signals.c.lead, signals.c.status).where(signals.c.number == number)).one()
        return row.lead, row.status


async def _linked(house: TelegramHouse) -> None:
    """The group is the team's; two members and the neighbourhood's police have a chat of their own."""
    invited(house.here.house.engine, house.clock(), **{CODE: TEAM, SINGLE: "bloem-sport"})
    for contact, chat in (("bloem-gebied", MEMBER), ("bloem-sociaal", OTHER), ("bloem-wijkagent", POLICE)):
        house.link(contact, chat)
    await house.says(MEMBER, f"/koppel@WijkBot {CODE}", GROUP)


async def _round(house: TelegramHouse) -> str:
    """Noor tells something that the team leads; the group's next round."""
    for text in (UNSAFE, "ja", "nee", "overslaan"):
        await house.says(NOOR, text)
    house.shows(GROUP)
    await house.later(hours=26)
    (text,) = house.shows(GROUP)
    return text


@pytest.mark.asyncio
async def test_the_code_makes_it_the_teams_chat(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await _linked(house)
        assert house.shows(GROUP)[0].startswith("Deze groep hoort nu bij het wijkteam.")
        with house.here.house.engine.begin() as connection:
            person = connection.execute(select(desks.c.person).where(desks.c.contact == TEAM)).scalar()
        assert person is not None
        await house.says(KEES, f"/koppel {CODE}", -77)
        assert "ken ik niet meer" in house.shows(-77)[0], "once"


@pytest.mark.asyncio
async def test_the_code_of_one_person_is_not_for_a_group(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        invited(house.here.house.engine, house.clock(), **{SINGLE: "bloem-sport"})
        await house.says(KEES, f"/start@WijkBot {SINGLE}", GROUP)
        assert house.shows(GROUP) == ["Deze code is voor één persoon. Stuur hem in je eigen chat met mij."]
        said = await house.says(KEES, f"/start {SINGLE}")
        assert "ken ik niet meer" not in said[0], "it still works where it belongs"


@pytest.mark.asyncio
async def test_a_group_sees_theme_and_place_and_no_word_of_the_resident(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await _linked(house)
        text = await _round(house)
        assert "#1 veiligheid, de Bloemenbuurt" in text
        assert lead(house) == (TEAM, "received")
        await house.says(NOOR, "#1 het is achter de donkere garages")
        await house.later(days=9)
        shown = " ".join(text for chat, text in house.phone.shown if chat == GROUP)
        assert not re.search("donker|garage|hoek", shown)
        assert list(house.buttons(GROUP)) == ["Ik pak #1 op"]


@pytest.mark.asyncio
async def test_what_is_dangerous_now_is_in_the_group_at_once(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await _linked(house)
        house.shows(GROUP)
        for text in (UNSAFE, "ja", "ja, nu"):
            await house.says(NOOR, text)
        (text,) = house.shows(GROUP)
        assert text.splitlines()[1] == "#1 veiligheid, de Bloemenbuurt"
        assert "kan niet wachten" in text
        assert list(house.buttons(GROUP)) == ["Ik pak #1 op"]
        for text in (UNSAFE, "ja", "nee", "overslaan"):
            await house.says(KEES, text)
        await house.later(hours=26)
        assert list(house.buttons(GROUP)) == ["Ik pak #1 op", "Ik pak #2 op"]
        assert len([chat for chat, _ in house.phone.phones if chat == str(GROUP)]) == 1, "each once, below"
        for text in (UNSAFE, "ja", "ja, nu"):
            await house.says(77, text)
        assert list(house.buttons(GROUP)) == ["Ik pak #1 op", "Ik pak #2 op", "Ik pak #3 op"]
        card = await house.presses(OTHER, house.buttons(GROUP)["Ik pak #1 op"], GROUP)
        assert "donkere hoek" in card[-1]


@pytest.mark.asyncio
async def test_who_takes_it_leads_it_and_reads_it_in_their_own_chat(database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await _linked(house)
        await _round(house)
        take = house.buttons(GROUP)["Ik pak #1 op"]
        card = await house.presses(MEMBER, take, GROUP)
        assert "donkere hoek" in card[-1]
        assert lead(house) == ("bloem-gebied", "received")
        assert house.shows(GROUP) == ["#1 is opgepakt door de gebiedsmanager."]
        assert house.phone.called("answerCallbackQuery")[-1]["text"].startswith("#1 is nu van jou.")
        house.shows(OTHER)
        assert await house.presses(OTHER, take, GROUP) == []
        assert house.phone.called("answerCallbackQuery")[-1]["text"] == "#1 ligt nu bij de gebiedsmanager."
        await house.presses(MEMBER, house.buttons(MEMBER)["Ik denk mee"])
        assert lead(house) == ("bloem-gebied", "taken_up")
        assert any("gebiedsmanager" in text for text in house.shows(NOOR))


@pytest.mark.asyncio
async def test_the_group_hears_who_took_it_in_their_own_chat(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await _linked(house)
        await _round(house)
        await house.says(OTHER, "#1")
        await house.says(OTHER, "1")
        assert house.shows(GROUP) == ["#1 is opgepakt door de sociaal werker."]


@pytest.mark.asyncio
@pytest.mark.parametrize("who", [KEES, NOOR, POLICE, 77])
async def test_nobody_else_takes_it_and_a_stranger_stays_one(who: int, database_url: str, tmp_path: Path) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await _linked(house)
        await _round(house)
        people, sent = house.persons(), len(house.phone.shown)
        await house.presses(who, house.buttons(GROUP)["Ik pak #1 op"], GROUP)
        answer = house.phone.called("answerCallbackQuery")[-1]["text"]
        assert answer == "Dit is voor leden van het team. Hoor je erbij? Koppel dan eerst je eigen chat."
        assert lead(house) == (TEAM, "received")
        assert house.phone.shown[sent:] == [], "nothing else happens"
        assert house.persons() == people


@pytest.mark.asyncio
async def test_two_who_press_at_once_are_one_lead(tmp_path: Path, database_url: str) -> None:
    async with telegram_house(database_url, tmp_path) as house:
        await _linked(house)
        await _round(house)
        take = house.buttons(GROUP)["Ik pak #1 op"]
        for member in (MEMBER, OTHER):
            await house.presses(member, take, GROUP)
        assert lead(house)[0] == "bloem-gebied"
        assert not any("donker" in text for text in house.shows(OTHER))
        told = [call.get("text", "") for call in house.phone.called("answerCallbackQuery")][-2:]
        assert [text[:8] for text in told] == ["#1 is nu", "#1 ligt "]


@pytest.mark.asyncio
@pytest.mark.parametrize("way", ["number", "command", "reply"])
async def test_a_member_writes_to_the_resident_from_the_group(way: str, tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await _linked(house)
        await _round(house)
        await house.presses(MEMBER, house.buttons(GROUP)["Ik pak #1 op"], GROUP)
        house.shows(NOOR)
        claimed = next(row[0] for row in house.told("provider_id", "key") if row[1] == "group-claimed")
        bot = {"id": 1, "is_bot": True, "first_name": "Wijkbot"}
        answered = {"message_id": int(str(claimed)), "chat": {"id": GROUP, "type": "supergroup"}, "from": bot}
        reply: dict[str, object] = {"reply_to_message": answered} if way == "reply" else {}
        text = {"number": "#1 Ik kom vanavond.", "command": "/1 Ik kom vanavond."}.get(way, "Ik kom vanavond.")
        await house.says(MEMBER, text, GROUP, **reply)
        assert any("Ik kom vanavond." in said for said in house.shows(NOOR))
        await house.says(KEES, text.replace("kom", "lach"), GROUP, **reply)
        assert not any("lach" in said for said in house.shows(NOOR)), "not one of the team"


@pytest.mark.asyncio
async def test_what_people_say_to_each_other_is_not_heard_and_not_kept(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await _linked(house)
        house.shows(GROUP)
        people = house.persons()
        for text in ("wat een zilvergrijs plan", "#9 zilvergrijs", "/9 zilvergrijs", "/zilvergrijs"):
            await house.says(KEES, text, GROUP)
        assert (house.shows(GROUP), house.shows(KEES)) == ([], [])
        assert house.persons() == people
        with house.here.house.engine.begin() as connection:
            kept = [e for e in connection.execute(select(inbox.c.event)).scalars() if e is not None]
        assert not any("zilvergrijs" in event for event in kept)


@pytest.mark.asyncio
async def test_help_in_a_group_is_answered_and_a_group_of_nobody_is_forgotten(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await house.says(KEES, "/help", GROUP)
        assert house.shows(GROUP)[0].startswith("Hoi! Ik ben Wijkbot, een computer.")
        await house.later(days=30)
        assert str(GROUP) not in house.known()


@pytest.mark.asyncio
async def test_taken_out_of_its_group_a_team_is_read_by_its_members_and_the_operator_hears(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        await _linked(house)
        house.link("operator", 9009)
        await house.membership(GROUP, "kicked")
        house.phone.shut[str(GROUP)] = "bot was kicked from the supergroup chat"
        assert any("het wijkteam heeft mij" in text for text in house.shows(9009))
        for text in (UNSAFE, "ja", "nee", "overslaan"):
            await house.says(NOOR, text)
        house.shows(MEMBER)
        await house.later(hours=26)
        assert any("#1" in text for text in house.shows(MEMBER))
        assert all(call["chat_id"] != str(GROUP) for call in house.phone.called("sendMessage")[-5:])


@pytest.mark.asyncio
async def test_a_group_whose_members_have_no_chat_is_not_who_reads(tmp_path: Path) -> None:
    async with telegram_house(f"sqlite:///{tmp_path}/w.db", tmp_path) as house:
        with house.here.house.engine.begin() as connection:
            connection.execute(desks.update().values(person=None))
        invited(house.here.house.engine, house.clock(), **{CODE: TEAM})
        house.link("operator", 9009)
        await house.says(MEMBER, f"/koppel {CODE}", GROUP)
        for text in (UNSAFE, "ja"):
            await house.says(NOOR, text)
        assert lead(house)[0] == "operator", "nobody of the team could read it"
