"""`wijkbot doctor`: a line a finding, exit 0, 1 or 2, in words and as JSON; and never a secret."""

import base64
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import schema
from tests.builders import village
from tests.checkup.providers import quiet
from tests.shell import Done, Shell
from tests.whole.provider import free_port

IDEA = "Ik zou graag een bankje willen bij het speeltuintje in de Bloemenbuurt"
HUSH_KEY = "hush:" + base64.b64encode(b"een andere sleutel van 32 bytes!").decode()
#: Nobody listens there: a machine without a network.
OFFLINE = {
    "PUBLIC_URL": "https://hush.invalid",
    "TELEGRAM_TOKEN": "1:hush",
    "TELEGRAM_WEBHOOK_SECRET": "hush",
    "TWILIO_ACCOUNT_SID": "AChush",
    "TWILIO_AUTH_TOKEN": "hush",
    "TWILIO_WHATSAPP_FROM": "whatsapp:+31850000001",
    "SMTP_FROM": "hush@example.nl",
    "OPERATOR": "email:hush@example.nl",
    "ADMIN_TOKEN": "hush",
}


@pytest.fixture
def shell(tmp_path: Path, database_url: str) -> Shell:
    """A house with one signal in it, and no bot that runs."""
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "ja", "nu niet")
    return alone_at(tmp_path, database_url)


@pytest.fixture
def alone(tmp_path: Path) -> Shell:
    """No database yet, on SQLite."""
    return alone_at(tmp_path, f"sqlite:///{tmp_path / 'test.db'}")


def alone_at(folder: Path, database_url: str) -> Shell:
    shell = Shell.at(folder, database_url)
    shell.settings["PORT"] = str(free_port())
    return shell


def found(done: Done) -> list[tuple[str, str]]:
    """Each check with its state, in order."""
    return [(one["check"], one["state"]) for one in json.loads(done.out)]


def test_all_is_well_in_the_demo(shell: Shell) -> None:
    done = shell.run("doctor")
    assert done.code == 0
    assert done.lines[-1] == "nothing to mend, 2 could not be looked at"
    assert any(line.startswith("good           database   the keys open it") for line in done.lines)
    assert {line[:14].rstrip() for line in done.lines[:-1]} == {"good", "could not look"}


def test_all_is_well_before_anything_was_said_and_nothing_is_made(alone: Shell, tmp_path: Path) -> None:
    alone.settings["SECRET_KEYS"] = ""
    done = alone.run("doctor", "--json")
    assert done.code == 0
    assert ("database", "good") in found(done)
    assert list(tmp_path.iterdir()) == []


def test_it_works_without_a_network_and_keeps_every_secret(alone: Shell, tmp_path: Path) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    away = {"TELEGRAM_API_URL": nobody, "TWILIO_API_URL": nobody, "SMTP_URL": f"smtps://u:hush@{nobody[7:]}"}
    done = alone.run("doctor", "--json", **OFFLINE, **away, LOG_LEVEL="DEBUG")
    assert done.code == 0
    dark = [check for check, state in found(done) if state == "could not look"]
    assert dark == ["clock", "address", "bot", "telegram", "twilio", "mail"]
    quiet([*done.lines, done.err])
    assert "+31" not in done.out + done.err


@pytest.mark.parametrize(
    ("settings", "check", "said"),
    [
        ({"SMTP_URL": "smtps://127.0.0.1:1"}, "settings", "Mail has no sender: set SMTP_FROM. `wijkbot run` does not"),
        (
            {"SMTP_URL": "smtps://127.0.0.1:1", "SMTP_FROM": "hush@example.nl"},
            "settings",
            "Mail has no links to answer with, only a number to call: set PUBLIC_URL.",
        ),
        ({"TWILIO_AUTH_TOKEN": "hush"}, "settings", "TWILIO_AUTH_TOKEN is set, TWILIO_ACCOUNT_SID is not, so nothing"),
        ({"SMTP_FROM": "hush@example.nl"}, "settings", "SMTP_FROM is set, SMTP_URL is not, so nothing is sent"),
        ({"OPERATOR": "telegram:42"}, "settings", "OPERATOR is on telegram, which is not set up: no alert arrives."),
        ({"SECRET_KEYS": HUSH_KEY}, "database", "no key 'test' in SECRET_KEYS for"),
        ({"TELEGRAM_TOKEN": "1:x"}, "database", "nobody is the operator, who is asked last: set OPERATOR"),
        ({"DISTRICTS": "nowhere"}, "districts", "nowhere: there is no district here; see docs/add-a-district.md"),
    ],
)
def test_what_is_wrong_here(shell: Shell, settings: dict[str, str], check: str, said: str) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    done = shell.run("doctor", "--json", TELEGRAM_API_URL=nobody, **settings)
    assert done.code == 1
    lines = [one["said"] for one in json.loads(done.out) if (one["check"], one["state"]) == (check, "mend")]
    assert any(line.startswith(said) for line in lines)
    assert check != "settings" or (check, "good") not in found(done), "half a channel is not the demo"


@pytest.mark.parametrize("half", ["TWILIO_AUTH_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "SMTP_FROM"])
def test_half_a_channel_does_not_start_as_the_demo(alone: Shell, tmp_path: Path, half: str) -> None:
    alone.settings["SECRET_KEYS"] = ""
    done = alone.run("run", **{half: "hush"})
    assert done.code == 2
    assert f"{half} is set, " in done.err
    assert list(tmp_path.iterdir()) == [], "no database, and no key of the demo"


def test_a_contact_without_a_chat_is_named(shell: Shell) -> None:
    done = shell.run("doctor", TELEGRAM_TOKEN="1:x", TELEGRAM_API_URL=f"http://127.0.0.1:{free_port()}")
    lines = [line for line in done.lines if "no chat yet for" in line]
    assert [line.split()[2] for line in lines] == ["bloemenbuurt:", "denude:", "presikhaaf:"]  # not a line a contact
    assert "bloem-sociaal, " in lines[0]
    assert "wijkagent" not in "".join(lines)  # police never read first


@pytest.mark.parametrize(
    ("revision", "said"),
    [("0000", "run `wijkbot db upgrade`"), ("9999", "this program is older")],
)
def test_a_database_of_another_version(alone: Shell, tmp_path: Path, revision: str, said: str) -> None:
    alone.run("db", "upgrade")
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()
    done = alone.run("doctor")
    assert done.code == 1
    assert any(line.startswith("mend           database") and said in line for line in done.lines)
    assert any(said in line for line in alone.run("check").lines)
    assert schema.newest() in done.out


def test_a_database_that_does_not_answer(alone: Shell, tmp_path: Path) -> None:
    (tmp_path / "test.db").write_bytes(bytes(range(256)) * 40)
    for url in (alone.settings["DATABASE_URL"], "postgresql://hush:hush@127.0.0.1:1/hush"):
        done = alone.run("doctor", DATABASE_URL=url)
        assert done.code == 1
        assert any("the database does not answer (" in line for line in done.lines)
        quiet([*done.lines, done.err])


def test_time_that_was_recorded_after_now(shell: Shell, tmp_path: Path, database_url: str) -> None:
    with village(database_url, tmp_path) as here, here.house.engine.begin() as connection:
        moment = "2126-01-01 09:00:00.000000" if database_url.startswith("sqlite") else "2126-01-01T09:00:00Z"
        connection.execute(text("DELETE FROM facts WHERE name = 'latest'"))
        connection.execute(text("INSERT INTO facts (name, moment) VALUES ('latest', :moment)"), {"moment": moment})
    done = shell.run("doctor", TELEGRAM_TOKEN="1:x", TELEGRAM_API_URL=f"http://127.0.0.1:{free_port()}")
    assert any("something is recorded at 2126-01-01 10:00" in line for line in done.lines)
    assert not any("is recorded at" in line for line in shell.run("doctor").lines)  # the demo's clock may be moved


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"SECRET_KEYS": "main:hush"}, "SECRET_KEYS in the environment: key 1 is 3 bytes long instead of 32"),
        ({"SECRET_KEYS": "", "PUBLIC_URL": "https://bot.example.nl"}, "SECRET_KEYS is missing"),
        ({"PORT": "many"}, "PORT in the environment"),
    ],
)
def test_wrong_settings_are_exit_2(alone: Shell, settings: dict[str, str], said: str) -> None:
    done = alone.run("doctor", **settings)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)
    quiet([done.err])
