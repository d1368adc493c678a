"""Weeks of districts with a moved clock: nobody is forgotten, and a clock that is broken on purpose is caught."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.house import open_house
from bot.season.judge import Judge, Verdict
from bot.season.phones import Seen
from bot.season.plan import Plan
from bot.season.play import play
from flows import front_desk, promise
from flows.calendar import Calendar
from flows.effects import Say
from flows.thought import Thought
from storage.tables import outbox, signals
from storage.writer import Writer
from tests.builders import known_world, settings_for, village

SOCIAL = "contact:bloem-sociaal"
WEEKS = Plan(months=1, residents=24, outages=2)
#: Long and full enough for a resident who hears of several signals, and for somebody who wants silence.
FULL = Plan(months=2, residents=60, silent=0.6, outages=0, seed=5)


def lived(plan: Plan, database_url: str, folder: Path) -> Verdict:
    """What came of a season on this database."""
    house = open_house(settings_for(database_url, folder), known_world())
    try:
        _, verdict = asyncio.run(play(plan, house))
    finally:
        house.engine.dispose()
    return verdict


def test_nobody_is_forgotten(tmp_path: Path) -> None:
    verdict = lived(WEEKS, f"sqlite:///{tmp_path}/weeks.db", tmp_path)
    assert (verdict.broken, verdict.noisy, verdict.lost) == ([], [], [])
    assert verdict.count("kept") > 8, "a season in which little is promised proves little"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 21))
def test_nobody_is_forgotten_in_half_a_year(database_url: str, tmp_path: Path, seed: int) -> None:
    verdict = lived(Plan(months=6, residents=150, seed=seed), database_url, tmp_path)
    assert (verdict.broken, verdict.noisy, verdict.lost) == ([], [], [])


def test_the_same_seed_is_the_same_season(tmp_path: Path) -> None:
    one, same, other = (
        lived(Plan(months=0.25, residents=6, outages=1, seed=seed), f"sqlite:///{tmp_path}/{n}.db", tmp_path)
        for n, seed in enumerate((7, 7, 8))
    )
    assert one == same
    assert one != other


def forgets(patch: pytest.MonkeyPatch) -> None:
    """Promise timers ring and nobody listens."""
    patch.setattr(front_desk, "keep_promises", lambda thought, numbers: _next_week(thought, numbers))


def _next_week(thought: Thought, numbers: tuple[int, ...]) -> None:
    for number in numbers:
        signal = thought.signal(number)
        if signal is not None:
            thought.promise(signal, thought.scene.now + timedelta(days=7))


def oversleeps(patch: pytest.MonkeyPatch) -> None:
    """The clock stands still in the second half of each month."""
    wake = Writer.wake
    patch.setattr(Writer, "wake", lambda self, now: wake(self, now) if now.day < 15 else 0)


def wakes_people(patch: pytest.MonkeyPatch) -> None:
    """Notes go in the middle of the night, on Sundays and feast days too."""
    patch.setattr(promise, "NOTE_AT", time(3))
    patch.setattr(Calendar, "resident_may", lambda self, at, closures=frozenset(): True)
    patch.setattr(Calendar, "next_resident_moment", lambda self, at, closures=frozenset(): at)


def rings_twice(patch: pytest.MonkeyPatch) -> None:
    """A timer that was heard rings once more on the same day."""
    tell = promise._tell

    def again(thought: Thought, parts: list[promise.Part]) -> None:
        tell(thought, parts)
        tell(thought, parts)

    patch.setattr(promise, "_tell", again)


def breaks_silence(patch: pytest.MonkeyPatch) -> None:
    """Who asked for silence is written to all the same."""
    say = Thought.say

    def loud(self: Thought, message: Say) -> None:
        say(self, replace(message, held=False))

    patch.setattr(Thought, "say", loud)


CLOCKS: tuple[tuple[Callable[[pytest.MonkeyPatch], None], str, str], ...] = (
    (forgets, "broken", "nothing was heard"),
    (oversleeps, "broken", "nothing was heard"),
    (wakes_people, "noisy", " 03:"),
    (rings_twice, "noisy", "2 times"),
    (breaks_silence, "noisy", "asked for silence"),
)


@pytest.mark.long
@pytest.mark.parametrize(("breaks", "where", "says"), CLOCKS, ids=lambda c: getattr(c, "__name__", ""))
def test_a_broken_clock_is_caught(
    breaks: Callable[[pytest.MonkeyPatch], None], where: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks(monkeypatch)
    verdict = lived(FULL, f"sqlite:///{tmp_path}/broken.db", tmp_path)
    assert not verdict.good
    assert any(says in line for line in getattr(verdict, where)), (verdict.broken, verdict.noisy, verdict.lost)


@pytest.mark.long
def test_the_same_season_with_a_whole_clock_is_good(tmp_path: Path) -> None:
    assert lived(FULL, f"sqlite:///{tmp_path}/whole.db", tmp_path).good


def test_a_round_of_this_morning_was_a_contacts_though_they_left_today(tmp_path: Path) -> None:
    """Two rounds in a day ([Straks]) are a contact's own business; who left since is a resident by the evening."""
    with village(f"sqlite:///{tmp_path}/left.db", tmp_path) as v:
        v.says("fatma", "graag een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.opens(SOCIAL)
        judge, calendar = Judge(v.house.world.calendar, ()), v.house.world.calendar
        seen: list[Seen] = []

        def evening() -> None:
            with v.house.engine.begin() as connection:
                rows = connection.execute(select(outbox.c.id).where(outbox.c.key == "round-do")).scalars().all()
                fresh = [Seen(v.now, SOCIAL, r, "", ()) for r in rows if r not in {s.row for s in seen}]
                seen.extend(fresh)
                judge.evening(connection, calendar.day(v.now), fresh, ())

        evening()
        v.says("fatma", "graag ook een boom bij de school in de Bloemenbuurt", "ja", "nu niet")
        v.until("2026-03-03T09:30")
        v.says(SOCIAL, "straks")
        v.until("2026-03-03T12:00")
        v.says(SOCIAL, "ik stop als contact", "ja, ik stop")
        evening()
        assert len(seen) > 1
        assert judge.verdict.noisy == []


def test_the_day_of_a_decision_stands_for_who_gets_it_next(tmp_path: Path) -> None:
    """Its resident was told that day and why: six weeks without a word are no silence, also under another lead."""
    with village(f"sqlite:///{tmp_path}/decision.db", tmp_path) as v:
        v.says("fatma", "graag een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.opens(SOCIAL)
        v.says(SOCIAL, "#1 wacht op besluit", "De gemeente beslist hier in april over.", "21 april")
        v.says(SOCIAL, "#1 niet voor mij")
        judge, calendar = Judge(v.house.world.calendar, ()), v.house.world.calendar
        with v.house.engine.begin() as connection:
            assert connection.execute(select(signals.c.status)).scalar() == "received"
            told = connection.execute(select(outbox.c.id).where(outbox.c.key == "waiting-for")).scalar_one()
            judge.evening(connection, calendar.day(v.now), [Seen(v.now, "fatma", told, "", ())], ())
            for days in range(1, 50):
                judge.evening(connection, calendar.day(v.now + timedelta(days=days)), (), ())
        assert judge.verdict.broken == []
        assert judge.verdict.longest_rest == 49
