"""`wijkbot check` and its parts, and `wijkbot db`: 0 and `ok`, or findings one a line and 1."""

import base64
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import schema
from tests.builders import DISTRICTS, KEY, village
from tests.shell import Shell

IDEA = "Ik zou graag een bankje willen bij het speeltuintje in de Bloemenbuurt"
OTHER_KEY = "test:" + base64.b64encode(b"een andere sleutel van 32 bytes!").decode()
NEXT_KEY = "next:" + base64.b64encode(b"een nieuwe sleutel van 32 bytes!").decode()


@pytest.fixture
def shell(tmp_path: Path, database_url: str) -> Shell:
    """A house with one signal in it."""
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "ja", "nu niet")
    return Shell.at(tmp_path, database_url)


@pytest.fixture
def alone(tmp_path: Path) -> Shell:
    """No database yet, on SQLite."""
    return Shell.at(tmp_path, f"sqlite:///{tmp_path / 'test.db'}")


def changed(database_url: str, folder: Path, *statements: str) -> None:
    """The database as no writer would leave it."""
    with village(database_url, folder) as here, here.house.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_all_is_well(shell: Shell) -> None:
    assert shell.run("check").lines == ["ok"]


@pytest.mark.parametrize("words", [("check",), ("districts", "check")])
def test_all_is_well_before_anything_was_said(alone: Shell, words: tuple[str, ...]) -> None:
    done = alone.run(*words)
    assert (done.code, done.lines) == (0, ["ok"])


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (f"{NEXT_KEY},{KEY}", None),
        (NEXT_KEY, "no key 'test' in SECRET_KEYS for signals.words"),
        (OTHER_KEY, "signals.words was closed with another key of the same id: put the old SECRET_KEYS back"),
        (f"{KEY},{NEXT_KEY}", "people are looked up by another key than the last of SECRET_KEYS"),
    ],
)
def test_the_keys_fit_what_is_stored(shell: Shell, keys: str, said: str | None) -> None:
    done = shell.run("check", SECRET_KEYS=keys)
    if said is None:
        assert done.lines == ["ok"]
    else:
        assert done.code == 1
        assert any(line.startswith(said) for line in done.lines)


def test_a_signal_without_its_next_message_is_named(shell: Shell, tmp_path: Path, database_url: str) -> None:
    if database_url.startswith("postgresql"):
        changed(database_url, tmp_path, "SET session_replication_role = replica", "DELETE FROM timers")
    else:
        with closing(sqlite3.connect(tmp_path / "test.db")) as connection:  # foreign keys are off here
            connection.execute("DELETE FROM timers")
            connection.commit()
    done = shell.run("check")
    assert (done.code, len(done.lines)) == (1, 1)
    assert done.lines[0].startswith("signal #1 is open without a next message")


def test_who_leads_must_be_there(shell: Shell, tmp_path: Path, database_url: str) -> None:
    changed(database_url, tmp_path, "UPDATE signals SET lead = 'bloem-vroeger'")
    assert shell.run("check").lines == [
        "bloem-vroeger leads #1 and is in no district's file: put the contact back, then `contacts leave bloem-vroeger`"
    ]


def test_with_a_real_channel_everybody_needs_a_chat_of_their_own(shell: Shell) -> None:
    lines = shell.run("check", TELEGRAM_TOKEN="1:stand-in").lines
    assert "bloem-sociaal has no chat yet: `wijkbot contacts invite bloem-sociaal`" in lines
    assert "nobody is the operator, who is asked last: set OPERATOR, or `wijkbot contacts invite operator`" in lines
    assert not any("wijkagent" in line for line in lines)  # police never read first


def test_settings_that_lack_their_companion(alone: Shell) -> None:
    done = alone.run("check", SMTP_URL="smtps://mail.example.nl:465")
    assert (done.code, done.lines) == (1, ["Mail has no sender: set SMTP_FROM."])


@pytest.mark.parametrize("words", [("check",), ("districts", "check")])
def test_a_wrong_district_file_is_told_with_its_place(alone: Shell, tmp_path: Path, words: tuple[str, ...]) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    right = (DISTRICTS / "denude.toml").read_text(encoding="utf-8")
    (folder / "denude.toml").write_text(right.replace('lead = "nude-wijkmanager"', 'lead = "nude-wijkmanger"', 1))
    done = alone.run(*words, DISTRICTS=str(folder))
    assert (done.code, len(done.lines)) == (1, 1)
    assert done.lines[0].startswith("denude.toml, [district], lead: 'nude-wijkmanger' is no contact in this file")


def test_the_districts_by_name(alone: Shell) -> None:
    listed = json.loads(alone.run("districts", "--json").out)
    assert [(d["id"], d["name"], d["municipality"]) for d in listed] == [
        ("bloemenbuurt", "de Bloemenbuurt", "Ede"),
        ("denude", "De Nude", "Wageningen"),
        ("presikhaaf", "Presikhaaf", "Arnhem"),
    ]
    assert listed[0].keys() == {"id", "name", "municipality", "lead", "contacts", "themes"}
    assert [line.split()[0] for line in alone.run("districts").lines] == [d["id"] for d in listed]


def test_an_older_database_is_a_finding_until_it_is_upgraded(alone: Shell, tmp_path: Path) -> None:
    assert alone.run("db", "upgrade").lines == [f"upgraded to {schema.newest()}"]
    assert alone.run("db", "upgrade").lines == [f"up to date: {schema.newest()}"]
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
        connection.commit()
    done = alone.run("check")
    assert (done.code, done.lines) == (
        1,
        [f"the database is at 0000, this program wants {schema.newest()}: run `wijkbot db upgrade`"],
    )


def test_a_backup_is_whole_and_never_overwrites(alone: Shell, tmp_path: Path) -> None:
    assert alone.run("db", "backup", "copy.db").code == 2  # nothing to back up yet
    with village(alone.settings["DATABASE_URL"], tmp_path) as here:
        here.says("noor", IDEA, "ja", "nu niet")
        assert alone.run("db", "backup", "copy.db").code == 0  # the bot runs on
    copy = tmp_path / "copy.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    restored = Shell.at(tmp_path, f"sqlite:///{copy}")
    assert restored.run("signals").out == alone.run("signals").out
    again = alone.run("db", "backup", "copy.db")
    assert (again.code, again.err) == (2, "copy.db exists already: name a new file, a backup never overwrites one\n")
    assert alone.run("db", "backup", "nowhere/copy.db").code == 2


@pytest.mark.parametrize(
    ("words", "settings", "said"),
    [
        (("db", "backup", "copy.db"), {"DATABASE_URL": "postgresql://localhost/x"}, "this database is PostgreSQL"),
        (("check",), {"DATABASE_URL": "postgresql://localhost:1/x"}, "The database does not answer"),
        (("check",), {"SECRET_KEYS": "main:short"}, "SECRET_KEYS in the environment: key 1 is not base64"),
        (("check",), {"SECRET_KEYS": "", "PUBLIC_URL": "https://bot.example.nl"}, "SECRET_KEYS is missing"),
        (("db", "upgrade"), {"DATABASE_URL": "mysql://localhost/x"}, "DATABASE_URL in the environment"),
        (("districts",), {"PORT": "many"}, "PORT in the environment"),
    ],
)
def test_wrong_settings_say_how_to_mend_them(
    alone: Shell, words: tuple[str, ...], settings: dict[str, str], said: str
) -> None:
    done = alone.run(*words, **settings)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)
