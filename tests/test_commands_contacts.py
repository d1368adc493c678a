"""`wijkbot contacts`: an invitation links once, and who is away or leaves keeps nobody waiting."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.contacts import LETTERS, links
from bot.settings import Settings
from flows.front_desk import CODE
from storage.ledger import Entry, entries
from tests.builders import Village, settings_for, village
from tests.channels.loopback import Reply
from tests.channels.telegram_stand_in import TOKEN, telegram_stand_in
from tests.shell import Shell

IDEA = "Ik zou graag een bankje willen bij het speeltuintje in de Bloemenbuurt"


@pytest.fixture
def shell(tmp_path: Path, database_url: str) -> Shell:
    """An empty house."""
    return Shell.at(tmp_path, database_url)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A house that is only asked."""
    folder = tmp_path_factory.mktemp("contacts")
    return Shell.at(folder, f"sqlite:///{folder / 'test.db'}")


def signal(here: Village, number: int) -> Entry:
    """A signal as it is now."""
    return here.house.writer.transact(lambda c, _: entries(c, number=number)[0], None)


def linked(shell: Shell, contact: str) -> dict[str, object]:
    """A contact as the list says it."""
    listed: list[dict[str, object]] = json.loads(shell.run("contacts", "--json").out)
    return next(c for c in listed if c["id"] == contact)


def test_a_contact_as_the_contract_writes_it(asked: Shell) -> None:
    assert linked(asked, "bloem-sociaal") == {
        "id": "bloem-sociaal",
        "role": "de sociaal werker",
        "organisation": "Malkander",
        "district": "bloemenbuurt",
        "linked": True,
        "away": None,
    }
    assert linked(asked, "operator")["district"] is None
    assert len(asked.run("contacts").lines) == len(json.loads(asked.run("contacts", "list", "--json").out))


def test_a_code_has_no_letter_that_is_misread() -> None:
    assert set(LETTERS) & set("0O1IL") == set()
    assert CODE.match(LETTERS[:8])
    assert all(CODE.match(letter * 8) for letter in LETTERS)


def test_a_code_links_whoever_types_it_once(shell: Shell, tmp_path: Path, database_url: str) -> None:
    done = shell.run("contacts", "invite", "bloem-sociaal", "--at", "2026-03-02T09:00")
    assert (done.code, len(done.lines)) == (0, 1)
    code = done.lines[0]
    assert re.fullmatch(r"[A-HJKMNP-Z2-9]{8}", code)
    with village(database_url, tmp_path, "2026-03-02T10:00") as here:
        here.says("noor", IDEA, "ja", "nu niet")
        assert here.says("jan", code.lower())[0].startswith("Welkom! Je bent nu de sociaal werker.")
        assert not here.says("truus", code)[0].startswith("Welkom!")
        assert here.opens("jan")[0].startswith("#1 idee uit de Bloemenbuurt")
        assert here.opens("contact:bloem-sociaal") == []


def test_a_code_is_good_for_seven_days(shell: Shell, tmp_path: Path, database_url: str) -> None:
    early, late = (
        shell.run("contacts", "invite", id, "--at", "2026-03-02T09:00").lines[0]
        for id in ("nude-wijkmanager", "bloem-sociaal")
    )
    with village(database_url, tmp_path, "2026-03-09T09:00") as here:
        assert here.says("jan", early)[0].startswith("Welkom!")
        here.later(seconds=1)
        assert not here.says("piet", late)[0].startswith("Welkom!")


def test_the_database_does_not_hold_the_code(shell: Shell, tmp_path: Path, database_url: str) -> None:
    code = shell.run("contacts", "invite", "bloem-sociaal").lines[0]
    if database_url.startswith("sqlite"):
        assert not any(code.encode() in file.read_bytes() for file in tmp_path.glob("test.db*"))


@pytest.mark.asyncio
async def test_each_configured_channel_has_its_link(tmp_path: Path) -> None:
    me = {"id": 1, "is_bot": True, "first_name": "Wijkbot", "username": "bloemenbuurt_bot"}
    async with telegram_stand_in() as telegram:
        telegram.plan.append(Reply(200, {"ok": True, "result": me}))
        assert await links(with_channels(telegram.url), "ABCDEFGH") == [
            "telegram https://t.me/bloemenbuurt_bot?start=ABCDEFGH",
            "whatsapp https://wa.me/31600000000?text=ABCDEFGH",
            "sms sms:+31600000001?body=ABCDEFGH",
        ]
        telegram.plan.append(Reply(401, {"ok": False, "error_code": 401, "description": "Unauthorized"}))
        unanswered = await links(with_channels(telegram.url), "ABCDEFGH")
    assert unanswered[0] == "telegram no answer now; send the code to the bot as a message"
    assert await links(settings_for("sqlite:///x.db", tmp_path), "ABCDEFGH") == []


def with_channels(telegram: str) -> Settings:
    """Every channel."""
    return Settings.model_validate(
        {
            "telegram_token": TOKEN,
            "telegram_api_url": telegram,
            "twilio_account_sid": "AC0",
            "twilio_whatsapp_from": "whatsapp:+31600000000",
            "twilio_sms_from": "+31600000001",
        }
    )


def test_who_is_away_hands_over_the_same_day(shell: Shell, tmp_path: Path, database_url: str) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "ja", "nu niet")
        before = signal(here, 1)
        assert before.lead == "bloem-sociaal"
        done = shell.run("contacts", "away", "bloem-sociaal", "--until", "2026-03-13", "--at", "2026-03-03T11:00")
        assert done.lines == ["bloem-sociaal is away from 2026-03-03 until 2026-03-13; 1 open signals moved"]
        assert linked(shell, "bloem-sociaal")["away"] == {"from": "2026-03-03", "until": "2026-03-13"}
        after = signal(here, 1)
        assert (after.lead, after.reason, after.promised) == ("bloem-opbouw", "stand-in", before.promised)
        assert after.log[-1].at == datetime(2026, 3, 3, 10, tzinfo=UTC)
        assert here.reads("noor") == []
        assert "2026-03-04T09:00:00+01:00 round #1 -> bloem-opbouw" in here.until("2026-03-04T10:00")
        here.says("ali", IDEA, "ja", "nu niet")
        assert signal(here, 2).lead != "bloem-sociaal"


def test_who_will_be_away_keeps_what_is_open_until_then(shell: Shell, tmp_path: Path, database_url: str) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "ja", "nu niet")
        words = ("--from", "2026-03-05", "--until", "2026-03-13", "--at", "2026-03-03T11:00")
        done = shell.run("contacts", "away", "bloem-sociaal", *words)
        assert done.lines == [
            "bloem-sociaal is away from 2026-03-05 until 2026-03-13; what is open then moves that day"
        ]
        assert signal(here, 1).lead == "bloem-sociaal"
        here.until("2026-03-04T23:59")
        assert signal(here, 1).lead == "bloem-sociaal"
        assert "2026-03-05T09:00:00+01:00 round #1 -> bloem-opbouw" in here.until("2026-03-05T10:00")


def test_who_leaves_hands_over_and_gets_nothing_new(shell: Shell, tmp_path: Path, database_url: str) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "ja", "nu niet")
        done = shell.run("contacts", "leave", "bloem-sociaal", "--at", "2026-03-03T11:00")
        assert done.lines == ["bloem-sociaal has left; 1 open signals moved"]
        assert linked(shell, "bloem-sociaal")["away"] == {"from": None, "until": None}
        assert signal(here, 1).lead == "bloem-opbouw"
        here.until("2026-03-30T10:00")
        here.says("ali", IDEA, "ja", "nu niet")
        assert signal(here, 2).lead != "bloem-sociaal"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("invite", "bloem-sociaall"), "no contact 'bloem-sociaall'; did you mean 'bloem-sociaal'?"),
        (("leave", "nobody"), "no contact 'nobody': see wijkbot contacts list"),
        (("leave", "operator"), "the operator is who is asked last and cannot leave: set OPERATOR"),
        (("away", "bloem-sociaal", "--until", "vrijdag"), "--until 'vrijdag' is no day: write 2026-03-09"),
        (
            ("away", "bloem-sociaal", "--from", "2026-03-09", "--until", "2026-03-08"),
            "--until 2026-03-08 lies before --from 2026-03-09: put the earlier day first",
        ),
        (("invite", "bloem-sociaal", "--at", "morgen"), "'morgen' is no time"),
    ],
)
def test_wrong_use_says_how_to_mend_it(asked: Shell, words: tuple[str, ...], said: str) -> None:
    done = asked.run("contacts", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)
