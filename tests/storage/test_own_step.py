"""What a resident does themselves, in the memory: one timer beside the promise, under the limit, gone with the rest."""

from pathlib import Path

import pytest
from sqlalchemy import select

from flows.events import Blocked
from storage.tables import timers
from tests.builders import Village, village
from tests.storage.test_erasing import in_words

WORKER = "contact:bloem-sociaal"
WORD = "zilvergrijze"
SAID = f"ik maak een {WORD} tekening voor vrijdag"
ASKED = "zou jij iets doen"


def says_so(v: Village) -> None:
    """An idea that was taken up, and its resident does something for Friday."""
    v.says("fatma", "graag een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
    v.says(WORKER, "#1 ik denk mee", "overslaan")
    v.reads("fatma")
    v.says("fatma", SAID, "ja")


def of_the_signal(v: Village) -> dict[str, str]:
    """The timers of signal 1: their kind and local day."""
    with v.house.engine.begin() as connection:
        rows = connection.execute(select(timers.c.kind, timers.c.due).where(timers.c.subject == "1"))
        return {r.kind: v.house.world.calendar.day(r.due).isoformat() for r in rows if r.kind != "chase"}


def test_it_stands_beside_the_promise_and_moves_it_nowhere(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        says_so(v)
        assert of_the_signal(v) == {"promise": "2026-03-16", "own-step": "2026-03-06"}
        v.until("2026-03-06T10:00")
        assert ASKED in " ".join(v.reads("fatma"))
        assert of_the_signal(v) == {"promise": "2026-03-16"}
        assert WORD not in " ".join(v.reads("fatma"))
        assert WORD in " ".join(v.says(WORKER, "#1"))


def test_said_anew_it_is_one_timer(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        says_so(v)
        v.says("fatma", "#1 ik bel de gemeente voor donderdag", "ja")
        assert of_the_signal(v) == {"promise": "2026-03-16", "own-step": "2026-03-05"}
        v.says("fatma", "#1 ik bel de gemeente voor donderdag", "nee")
        assert of_the_signal(v) == {"promise": "2026-03-16"}


def test_what_was_told_unasked_counts(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        says_so(v)
        for day in (3, 4):
            v.until(f"2026-03-0{day}T12:00")
            v.says(WORKER, "#1 Ik vraag het na bij de gemeente.")
        v.reads("fatma")
        v.until("2026-03-06T20:00")
        assert ASKED not in " ".join(v.reads("fatma"))
        v.until("2026-03-13T20:00")
        assert " ".join(v.reads("fatma")).count(ASKED) == 1


@pytest.mark.parametrize("how", ["withdrawn", "erased", "blocked"])
def test_nobody_is_asked_who_is_gone(tmp_path: Path, how: str) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        says_so(v)
        if how == "withdrawn":
            v.says("fatma", "mijn", "trek in", "ja")
        elif how == "erased":
            v.says("fatma", "wis", "ja, wis alles")
            assert [cell for cell in in_words(v) if WORD in cell] == []
        else:
            v.hear("fatma", Blocked(blocked=True))
        v.until("2026-03-12T12:00")
        assert ASKED not in " ".join(v.reads("fatma"))


def test_what_is_asked_of_others_is_a_need_of_its_own(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        v.says("fatma", "graag een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        assert "Zal ik je er op" not in " ".join(v.says("fatma", "ik vraag hulp voor vrijdag"))
