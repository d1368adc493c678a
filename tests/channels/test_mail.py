"""E-mail for contacts: what a mail holds and what not, what a server's answers mean, whose address is whose."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.channels.mail import MailChannel
from bot.districts import DistrictError
from bot.house import House, open_house
from bot.message import Accepted, Message, Refused, Uncertain
from bot.settings import Settings
from flows.events import Inbound, Said
from storage.columns import ring
from storage.tables import addresses, desks, invitations, persons
from tests.builders import DISTRICTS, KEY
from tests.channels.mail_stand_in import html, mail_stand_in, plain
from tests.channels.roads import NOW, clock

WORKER, ADDRESS = "bloem-sociaal", "lisa@wijk.example"
FROM = "wijkbot@gemeente.example"
PUBLIC = "https://wijk.example"
IDEA = Message(42, "#7 een bankje. ‘Bij <b>de</b> speeltuin’", ("Ik denk mee", "Meer"), signal=7, key="card-do")


def districts(folder: Path, address: str | None = ADDRESS, contact: str = WORKER) -> Path:
    """The demo's districts, with a mail address for one contact."""
    here = folder / "districts"
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(DISTRICTS, here)
    if address is not None:
        file = here / "bloemenbuurt.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f'id = "{contact}"', f'id = "{contact}"\nemail = "{address}"'), encoding="utf-8")
    return here


def settings_for(folder: Path, url: str, port: int, public_url: str | None, **more: str) -> Settings:
    """Mail over the loopback; the addresses are of the examples' domain."""
    return Settings(
        database_url=url,
        data_dir=folder,
        districts=folder / "districts",
        secret_keys=SecretStr(KEY),
        public_url=public_url,
        smtp_url=SecretStr(f"smtp://127.0.0.1:{port}"),
        smtp_from=FROM,
        operator=more.get("operator"),
        _env_file=None,
    )


@contextmanager
def mailing(
    folder: Path, port: int = 1, public_url: str | None = PUBLIC, url: str = "", **more: str
) -> Iterator[House]:
    """A house that mails one contact."""
    if not (folder / "districts").exists():
        districts(folder)
    here = open_house(settings_for(folder, url or f"sqlite:///{folder / 'mail.db'}", port, public_url, **more))
    try:
        yield here
    finally:
        here.engine.dispose()


@pytest.mark.asyncio
async def test_a_mail_is_plain_first_and_its_subject_says_nothing_of_people(tmp_path: Path) -> None:
    async with mail_stand_in() as post:
        with mailing(tmp_path, post.port) as house:
            sent = await MailChannel(house, clock).send(ADDRESS, IDEA)
    (mail,) = post.mails
    assert post.to == [ADDRESS]
    assert sent == Accepted(str(mail["Message-ID"])), "taken, and never called delivered"
    assert mail["From"] == f"Wijkbot Bloemenbuurt <{FROM}>"
    assert mail["Subject"] == "Wijkbot Bloemenbuurt: over #7"
    assert mail["Reply-To"] == "noreply@gemeente.example"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    text = plain(mail)
    assert text.startswith("#7 een bankje. ‘Bij <b>de</b> speeltuin’")
    assert len(re.findall(rf"{PUBLIC}/mail/{WORKER}/42/\d+/[0-9a-f]{{32}}(?:/[12])?\r?\n", text)) == 3
    assert "leest niemand" in text
    assert "<b>" not in html(mail)
    assert "&lt;b&gt;" in html(mail)
    assert "script" not in html(mail)
    assert "<img" not in html(mail)


@pytest.mark.asyncio
async def test_mails_about_one_signal_hang_together(tmp_path: Path) -> None:
    async with mail_stand_in() as post:
        with mailing(tmp_path, post.port) as house:
            channel = MailChannel(house, clock)
            for message in (IDEA, Message(43, "Nog iets.", signal=7), Message(44, "Iets anders.", signal=8), IDEA):
                await channel.send(ADDRESS, message)
            await channel.send(ADDRESS, Message(45, "Goedemorgen!", ("Laat zien",), key="round-do"))
    first, second, other, again, daily = post.mails
    assert first["References"] == second["References"] == first["In-Reply-To"]
    assert first["References"] != other["References"]
    assert len({str(m["Message-ID"]) for m in post.mails}) == 4
    assert first["Message-ID"] == again["Message-ID"], "a repeat is seen to be one"
    assert daily["Subject"] == "Wijkbot Bloemenbuurt: je dagronde"
    assert daily["References"] is None


@pytest.mark.asyncio
async def test_the_text_that_holds_a_residents_number_never_goes_by_mail(tmp_path: Path) -> None:
    number = Message(46, "De bewoner van #7 wil gebeld worden: 026 0000000.", signal=7, key="call-in-chat")
    async with mail_stand_in() as post:
        with mailing(tmp_path, post.port) as house:
            channel = MailChannel(house, clock)
            assert await channel.send(ADDRESS, number) == Refused("invalid", permanent=True)
            await channel.send(ADDRESS, IDEA)
    (only,) = post.mails
    assert "026" not in plain(only)


@pytest.mark.asyncio
async def test_without_a_public_address_it_says_whom_to_call(tmp_path: Path) -> None:
    async with mail_stand_in() as post:
        with mailing(tmp_path, post.port, None) as house:
            assert "PUBLIC_URL" in "".join(house.settings.limits())
            assert house.settings.gaps() == ()
            await MailChannel(house, clock).send(ADDRESS, IDEA)
    text = plain(post.mails[0])
    assert "http" not in text
    assert "Bel " in text


@pytest.mark.parametrize(
    ("at_rcpt", "at_data", "delivery"),
    [
        ("550 5.1.1 no such user", "", Refused("gone", permanent=True)),
        ("550 no such user", "", Refused("gone", permanent=True)),
        ("550 5.7.1 we do not like you", "", Refused("invalid", permanent=True)),
        ("552 5.2.2 mailbox full", "", Refused("invalid", permanent=True)),
        ("451 4.7.1 greylisted", "", Refused("busy", permanent=False)),
        ("", "554 5.7.1 looks like spam", Refused("invalid", permanent=True)),
        ("", "452 4.3.1 no room now", Refused("busy", permanent=False)),
        ("", "silence", Uncertain("SMTPReadTimeoutError")),
        ("", "hang up", Uncertain("SMTPServerDisconnected")),
    ],
)
@pytest.mark.asyncio
async def test_what_a_servers_answer_means(
    at_rcpt: str, at_data: str, delivery: Refused | Uncertain, tmp_path: Path
) -> None:
    async with mail_stand_in() as post:
        post.at_rcpt, post.at_data = [at_rcpt] if at_rcpt else [], [at_data] if at_data else []
        with mailing(tmp_path, post.port) as house:
            channel = MailChannel(house, clock, timeout=0.3)
            assert await channel.send(ADDRESS, IDEA) == delivery
            assert isinstance(await channel.send(ADDRESS, IDEA), Accepted)


@pytest.mark.asyncio
async def test_a_server_that_is_not_there_is_tried_again(tmp_path: Path) -> None:
    async with mail_stand_in() as post:
        port = post.port
    with mailing(tmp_path, port) as house:
        assert await MailChannel(house, clock, timeout=0.3).send(ADDRESS, IDEA) == Refused("down", permanent=False)


@pytest.mark.asyncio
async def test_the_operator_is_alerted_by_mail_too(tmp_path: Path) -> None:
    async with mail_stand_in() as post:
        with mailing(tmp_path, post.port, operator="email:beheer@gemeente.example") as house:
            with house.engine.begin() as connection:
                linked = connection.execute(select(desks.c.contact).where(desks.c.person.is_not(None)))
                assert set(linked.scalars()) == {"operator", WORKER}
            await MailChannel(house, clock).send("beheer@gemeente.example", Message(0, "De database antwoordt niet."))
    assert post.to == ["beheer@gemeente.example"]
    assert "/mail/" not in plain(post.mails[0])


def boxes(house: House) -> dict[str, tuple[int, bool]]:
    """Each address: whose it is, and whether it is of no use."""
    with house.engine.begin() as connection:
        rows = connection.execute(select(addresses.c.address, addresses.c.person, addresses.c.gone)).all()
    return {r.address: (r.person, r.gone) for r in rows}


def desk(house: House, contact: str = WORKER) -> int | None:
    """Who is this contact."""
    with house.engine.begin() as connection:
        return connection.execute(select(desks.c.person).where(desks.c.contact == contact)).scalar()


def redeem(house: House, code: str, chat: str) -> None:
    """Somebody uses an invitation for the contact, in a chat."""
    with house.engine.begin() as connection:
        blind = ring(connection.dialect).blind(code)
        until = NOW.replace(year=2099)
        connection.execute(invitations.insert(), {"blind": blind, "contact": WORKER, "until": until})
    house.writer.hear([Inbound("telegram", f"invited {chat}", chat, Said(code), NOW)])


def test_an_address_in_the_file_makes_a_contact_linked_and_a_chat_goes_before_it(
    database_url: str, tmp_path: Path
) -> None:
    with mailing(tmp_path, url=database_url) as house:
        by_mail = desk(house)
        assert by_mail is not None
        assert boxes(house)[ADDRESS] == (by_mail, False)
        redeem(house, "ABCDEFGH", "7001")
        worker = desk(house)
        assert worker not in (None, by_mail)
        found = boxes(house)
        assert found[ADDRESS] == found["7001"] == (worker, False), "one person, two ways"
        with house.engine.begin() as connection:
            ways = connection.execute(
                select(addresses.c.channel)
                .where(addresses.c.person == worker)
                .order_by(addresses.c.last_inbound.desc().nulls_last())
            )
            assert ways.scalars().all() == ["telegram", "email"]
    with mailing(tmp_path, url=database_url) as house:
        assert desk(house) == worker, "the next start changes nothing"


def test_an_address_that_left_the_file_is_not_used_and_one_that_moved_takes_nobody_along(
    database_url: str, tmp_path: Path
) -> None:
    with mailing(tmp_path, url=database_url) as house:
        redeem(house, "ABCDEFGH", "7001")
        first = desk(house)
    districts(tmp_path, "nieuw@wijk.example")
    with mailing(tmp_path, url=database_url) as house:
        assert boxes(house) == {"7001": (first, False), ADDRESS: (first, True), "nieuw@wijk.example": (first, False)}
        redeem(house, "HJKMNPQR", "7002")  # somebody else has the role now
        second = desk(house)
        assert second != first
        assert boxes(house)["7001"] == (first, False), "who had a chat of their own stays who they are"
    with mailing(tmp_path, url=database_url) as house:
        assert boxes(house)["nieuw@wijk.example"] == (second, False)
        assert boxes(house)["7001"] == (first, False)
    districts(tmp_path, None)
    with mailing(tmp_path, url=database_url) as house:
        assert boxes(house)["nieuw@wijk.example"] == (second, True)


def test_who_was_only_an_address_is_not_linked_without_it(database_url: str, tmp_path: Path) -> None:
    with mailing(tmp_path, url=database_url) as house:
        assert desk(house) is not None
    districts(tmp_path, None)
    with mailing(tmp_path, url=database_url) as house:
        assert desk(house) is None
        with house.engine.begin() as connection:
            assert connection.execute(select(persons.c.id).where(persons.c.merged.is_not(None))).all() == []


def test_an_address_has_one_contact_and_is_one(tmp_path: Path) -> None:
    districts(tmp_path, "Lisa@Wijk.Example ")
    with mailing(tmp_path) as house:
        assert house.directory.contacts[WORKER].email == ADDRESS
    file = tmp_path / "districts" / "bloemenbuurt.toml"
    for address, found in ((ADDRESS, "both have this address"), ("geen adres", "is no mail address")):
        districts(tmp_path)
        text = file.read_text(encoding="utf-8").replace(
            'id = "bloem-wonen"', f'id = "bloem-wonen"\nemail = "{address}"'
        )
        file.write_text(text, encoding="utf-8")
        with pytest.raises(DistrictError, match=found), mailing(tmp_path):
            pass
