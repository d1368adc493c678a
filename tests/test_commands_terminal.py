"""`wijkbot talk` and `wijkbot tick` as a terminal and a script see them: real processes, every line."""

import json
import re
from pathlib import Path

import pytest

from tests.builders import VOICE, photo
from tests.shell import Done, Shell

IDEA = "Ik zou graag een bankje willen bij het speeltuintje in de Bloemenbuurt"
#: `< ` and words, or the bare `<` that ends a message.
LINE = re.compile(r"< .*\S|<")


@pytest.fixture
def shell(tmp_path: Path, database_url: str) -> Shell:
    """An empty house."""
    return Shell.at(tmp_path, database_url)


@pytest.fixture
def alone(tmp_path: Path) -> Shell:
    """An empty house on SQLite, where the database makes no difference."""
    return Shell.at(tmp_path, f"sqlite:///{tmp_path / 'test.db'}")


def messages(done: Done) -> list[list[str]]:
    """The messages of a sitting, each a list of lines; every line is of the terminal's form."""
    assert (done.code, done.err) == (0, "")
    assert [line for line in done.lines if LINE.fullmatch(line) is None] == []
    assert not done.lines or done.lines[-1] == "<"
    found: list[list[str]] = [[]]
    for line in done.lines:
        if line == "<":
            found.append([])
        else:
            found[-1].append(line)
    return found[:-1]


def test_the_road_from_a_sentence_to_a_note(shell: Shell) -> None:
    told = messages(shell.process("talk", "--as", "noor", "--at", "2026-03-02T10:00", said=(IDEA, "", "1", "nu niet")))
    assert told[0][-3:] == ["< 1. Ja, stuur maar", "< 2. Eerst uitleg", "< 3. Nee, wis het"]
    assert told[1][0].startswith("< Dank je! Je idee heeft nummer #1.")
    assert len(told) == 3  # an empty line is no message

    assert shell.process("tick", "--at", "2026-03-02").code == 2  # nine o'clock is earlier than ten
    assert shell.process("tick", "--at", "2026-03-03").lines == ["2026-03-03T09:00:00+01:00 round #1 -> bloem-sociaal"]

    said = ("ik denk mee", "overslaan")
    told = messages(shell.process("talk", "--contact", "bloem-sociaal", "--at", "2026-03-03T09:05", said=said))
    assert [message[0].split(" uit ")[0] for message in told[:2]] == ["< Wijkbot: goedemorgen!", "< #1 idee"]
    assert told[2][0].startswith("< Fijn! De bewoner weet dat je meedenkt over #1.")

    heard = messages(shell.process("talk", "--as", "noor", "--at", "2026-03-03T12:00"))
    assert "Iemand denkt met je mee: de sociaal werker" in "\n".join(heard[0])
    walked = shell.process("tick", "--at", "2026-04-01").lines
    shape = re.compile(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00 (round|chase|standin|teamlead|lead|note|checkin|operator)"
        r" #\d+(,#\d+)* -> (resident:noor|[a-z-]+)"
    )
    assert [line for line in walked if shape.fullmatch(line) is None] == []
    assert walked == sorted(walked, key=lambda line: line[:25])
    assert "2026-03-17T15:00:00+01:00 note #1 -> resident:noor" in walked
    assert shell.process("tick", "--at", "2026-04-01").lines == []


def test_who_starts_sees_what_waited_and_only_their_own(alone: Shell) -> None:
    messages(alone.process("talk", "--at", "2026-03-02T10:00", said=(IDEA, "ja", "nu niet")))
    walked = alone.run("tick", "--at", "2026-03-09T16:30").lines
    assert walked[-1] == "2026-03-09T15:00:00+01:00 note #1 -> resident:bewoner"  # who gives no name
    assert messages(alone.process("talk", "--as", "ali", "--at", "2026-03-09T17:00")) == []
    (note,) = messages(alone.process("talk", "--at", "2026-03-10T23:30"))
    assert "nog geen nieuws over #1" in note[0]
    assert {row["status"] for row in json.loads(alone.run("outbox", "--json").out) if row["key"] == "note-1"} == {
        "delivered"
    }


def test_a_code_makes_you_the_contact(alone: Shell) -> None:
    code = alone.run("contacts", "invite", "bloem-sociaal", "--at", "2026-03-02T09:00").lines[0]
    alone.process("talk", "--as", "noor", "--at", "2026-03-02T10:00", said=(IDEA, "ja", "nu niet"))
    welcome = messages(alone.process("talk", "--as", "jan", "--at", "2026-03-02T10:05", said=(code,)))
    assert welcome[0][0].startswith("< Welkom! Je bent nu de sociaal werker.")
    cards = messages(alone.process("talk", "--contact", "bloem-sociaal", "--at", "2026-03-02T10:10"))
    assert cards[0][0].startswith("< #1 idee uit de Bloemenbuurt")
    people = json.loads(alone.run("outbox", "--json").out)
    assert [row["key"] for row in people if row["person"] == "bloem-sociaal"] == [
        "invited",
        "start-comes",
        "card-do",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--at", "2026-03-29T02:30"), "2026-03-29T02:30 does not exist in Europe/Amsterdam"),
        (("--at", "gisteren"), "'gisteren' is no time"),
        (("--contact", "bloem-sociaall"), "no contact 'bloem-sociaall'"),
        (("--as", "noor", "--contact", "bloem-sociaal"), "choose one: --as for a resident"),
        (("--district", "veld"), "no district 'veld'"),
        (("--language", "tlh"), "no language 'tlh'"),
    ],
)
def test_talk_refuses_and_says_how_to_mend_it(alone: Shell, words: tuple[str, ...], said: str) -> None:
    done = alone.run("talk", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(said)


def test_time_never_runs_back(alone: Shell) -> None:
    assert alone.run("talk", "--at", "2026-03-09").code == 0
    for words in (("talk", "--at", "2026-03-09T08:59"), ("tick", "--at", "2026-03-08")):
        done = alone.run(*words)
        assert (done.code, done.out) == (2, "")
        assert "time never runs back" in done.err
    assert alone.run("tick", "--at", "2026-03-09T09:00").code == 0  # a date alone is nine o'clock
    assert alone.run("tick", "--at", "2026-03-09T08:00:00Z").code == 0


@pytest.mark.parametrize(
    "real",
    [
        {"TELEGRAM_TOKEN": "1:stand-in"},
        {"TWILIO_ACCOUNT_SID": "AC0"},
        {"PUBLIC_URL": "https://bot.example.nl"},
        {"SMTP_URL": "smtps://mail.example.nl:465"},
    ],
    ids=lambda real: next(iter(real)),
)
def test_with_a_real_channel_nobody_moves_the_clock_or_is_a_contact(alone: Shell, real: dict[str, str]) -> None:
    for words in (
        ("talk", "--at", "2099-03-09"),
        ("tick", "--at", "2099-03-09"),
        ("talk", "--contact", "bloem-sociaal"),
    ):
        done = alone.run(*words, **real)
        assert (done.code, done.out) == (2, "")
        assert "real channel" in done.err


def test_help_loads_nothing_that_takes_time(alone: Shell) -> None:
    """0.3 seconds are for Python and typer; a room, a database or a drawing library would break that."""
    named = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr));"
    done = alone.process("--help", before=named)
    assert done.code == 0
    loaded = {name.partition(".")[0] for name in done.err.split()}
    assert loaded & {"rich", "sqlalchemy", "alembic", "pydantic", "flows", "storage", "telegram", "holidays"} == set()
    assert [name for name in done.err.split() if name.startswith("bot.")] == ["bot.commands"]


def test_a_file_from_the_terminal_is_kept_and_one_that_is_none_is_explained(alone: Shell, tmp_path: Path) -> None:
    (tmp_path / "bankje.jpg").write_bytes(photo())
    (tmp_path / "verhaal.ogg").write_bytes(VOICE)
    (tmp_path / "brief.txt").write_text("geen foto", encoding="utf-8")
    said = (IDEA, "ja", "ja", "/photo bankje.jpg", "/voice verhaal.ogg", "/photo brief.txt", "/photo weg.jpg")
    done = alone.process("talk", "--at", "2026-03-02T10:00", said=said)
    assert "Je foto gaat mee naar de sociaal werker, bij #1." in done.out
    assert "Je spraakbericht gaat mee naar de sociaal werker, bij #1." in done.out
    assert done.err.splitlines() == [
        "/photo: I cannot open this file as a photo. Send a JPEG or PNG.",
        "/photo: no file 'weg.jpg'",
    ]
    alone.process("tick", "--at", "2026-03-03T09:00")
    card = "\n".join(alone.process("talk", "--contact", "bloem-sociaal", "--at", "2026-03-03T09:05").lines)
    assert "/foto/bloem-sociaal/1/" in card
    assert "/geluid/bloem-sociaal/1/" in card


def test_what_may_be_kept_no_longer(alone: Shell) -> None:
    alone.process("talk", "--at", "2026-03-02T10:00", said=(IDEA, "ja", "nu niet"))
    only_counted = alone.process("db", "retention", "--dry-run", "--at", "2026-04-02")
    assert only_counted.lines[0] == "heard: 4"  # three sentences, and that the terminal was opened
    assert alone.process("db", "retention", "--at", "2026-04-02").lines == only_counted.lines
    must = json.loads(alone.process("db", "retention", "--dry-run", "--json", "--at", "2026-04-02").out)
    assert must == {"heard": 0, "said": 0, "conversations": 0, "reports": 0, "media": 0, "signals": 0, "stories": 0}


@pytest.mark.parametrize("n", ["9" * 5000, "9" * 9, "²", "0"])
def test_a_button_by_a_number_that_is_none_is_answered(alone: Shell, n: str) -> None:
    said = messages(alone.run("talk", "--as", "noor", said=(IDEA, f"/press {n}")))
    assert len(said) >= 2
    assert "#1" not in str(said)
