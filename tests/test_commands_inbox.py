"""`wijkbot inbox`: what could not be thought over is listed without its words, and heard again."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from flows.effects import Effect
from flows.events import Event, Inbound, Said
from flows.scene import Scene
from storage.tables import inbox
from storage.writer import Writer
from tests.builders import Village, village
from tests.shell import Shell

SOME_TIME = datetime(2026, 3, 2, 9, tzinfo=UTC)


def fails(scene: Scene, event: Event) -> tuple[Effect, ...]:
    """A thought with a fault of ours in it."""
    raise LookupError("een bankje bij het speeltuintje")


def cannot_think(here: Village, *lines: str) -> None:
    """Noor writes while the thinking fails."""
    writer = Writer(here.house.engine, here.house.world, fails)
    for n, line in enumerate(lines):
        writer.hear([Inbound("terminal", f"lost-{n}", "noor", Said(line), SOME_TIME + timedelta(seconds=n))])


@pytest.fixture
def shell(tmp_path: Path, database_url: str) -> Shell:
    """Two of Noor's messages are dead letters."""
    with village(database_url, tmp_path) as here:
        cannot_think(here, "Een bankje bij het speeltuintje in de Bloemenbuurt", "ja")
    return Shell.at(tmp_path, database_url)


def test_a_dead_letter_is_listed_without_its_words(shell: Shell) -> None:
    listed = json.loads(shell.run("inbox", "--json").out)
    assert [(d["channel"], d["at"]) for d in listed] == [
        ("terminal", "2026-03-02T09:00:00Z"),
        ("terminal", "2026-03-02T09:00:01Z"),
    ]
    assert all(d["error"].startswith("LookupError in fails:") for d in listed)
    assert listed[0].keys() == {"id", "channel", "at", "error"}
    assert "bankje" not in shell.run("inbox", "list").out + shell.run("inbox", "--json").out


def test_heard_again_it_is_answered_as_if_nothing_happened(shell: Shell, tmp_path: Path, database_url: str) -> None:
    done = shell.run("inbox", "retry", "--at", "2026-03-04T10:00")
    assert (done.code, done.lines) == (0, ["2 heard again, 0 failed again"])
    assert shell.run("inbox").lines == ["no dead letters"]
    with village(database_url, tmp_path, "2026-03-04T10:00") as here:
        told = "\n".join(here.reads("noor"))
    assert "Je idee heeft nummer #" in told
    assert "Op woensdag 11 maart hoor je van mij" in told  # five working days from now, not from Monday
    assert shell.run("inbox", "retry").lines == ["0 heard again, 0 failed again"]


def test_what_its_sender_wiped_is_gone(shell: Shell, tmp_path: Path, database_url: str) -> None:
    with village(database_url, tmp_path) as here, here.house.engine.begin() as connection:
        connection.execute(update(inbox).where(inbox.c.message_id == "lost-0").values(event=None))
    done = shell.run("inbox", "retry", "--at", "2026-03-04T10:00")
    assert (done.code, done.lines) == (0, ["1 heard again, 0 failed again, 1 had been wiped by their sender"])
    assert shell.run("inbox").lines == ["no dead letters"]
