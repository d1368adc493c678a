"""Random days of random people: what must always be true is true after each step, on both databases."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from storage.tables import signal_log
from tests.properties.conftest import Villages
from tests.properties.days import CHAINS, OWN_WORDS, Days, Step, drawn, steps
from tests.properties.truths import Truths

#: Every day begins with something to do: an idea and a concern that got their yes.
MORNING = (
    Step("adres-van-noor", "sentence", 0),
    Step("adres-van-noor", "words", 0, 0),
    Step("adres-van-kees", "sentence", 1),
    Step("adres-van-kees", "words", 0, 0),
    Step("clock", "hours", 5),
)


def _lived(villages: Villages, day: list[Step], morning: tuple[Step, ...] = MORNING) -> set[str]:
    """Plays a day; what the log then tells, without its details."""
    with villages() as village:
        truths = Truths(village, Days(village))
        for step in (*morning, *day):
            truths.play(step)
        with village.house.engine.begin() as connection:
            return {what.partition(" ")[0] for what in connection.execute(select(signal_log.c.what)).scalars()}


@given(day=st.lists(steps(), max_size=25))
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
def test_what_must_be_true_is_true_after_every_step_of_any_day(villages: Villages, day: list[Step]) -> None:
    _lived(villages, day)


@pytest.mark.parametrize("seed", ["maart", "april", "mei"])
def test_a_long_drawn_season_keeps_every_promise(villages: Villages, seed: str) -> None:
    _lived(villages, drawn(seed, 120))


def _idea(who: str) -> tuple[Step, ...]:
    """An idea with its yes and without its ladder, a day later."""
    menu, yes, not_now = (OWN_WORDS.index(word) for word in ("menu", "1", "2"))
    told = (
        Step(who, "words", 0, menu),
        Step(who, "sentence", 0),
        Step(who, "words", 0, yes),
        Step(who, "words", 0, not_now),
    )
    return (*told, Step("clock", "days", 0, 2))


@pytest.mark.parametrize("half", [0, 1])
def test_every_answer_of_a_key_figure_keeps_every_promise(villages: Villages, half: int) -> None:
    """Each way in which a contact can answer, once, and then three months."""
    day: list[Step] = []
    for chain in range(half, len(CHAINS), 2):
        day += [Step("clock", "days", 6, 0), *_idea("adres-van-noor"), Step("lead", "chain", 0, chain)]
        day += [Step("clock", "hours", 17), Step("adres-van-noor", "words", 0, chain % 3)]
    told = _lived(villages, day + [Step("clock", "days", 11)] * 8, ())
    assert told >= ({"taken_up", "not_possible", "waiting"} if half == 0 else {"passed", "done", "agreed"})


def test_ideas_that_were_agreed_in_one_week_are_not_all_asked_after_in_one_week(villages: Villages) -> None:
    agree = next(n for n, lines in enumerate(CHAINS) if lines[:2] == ("3", "2"))
    two_weeks = OWN_WORDS.index("1")
    day: list[Step] = []
    for _ in range(4):
        day += [
            *_idea("adres-van-noor"),
            Step("lead", "chain", 0, agree),
            Step("adres-van-noor", "words", 0, two_weeks),
        ]
    assert "agreed" in _lived(villages, day + [Step("clock", "days", 11)] * 6, ())


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_many_long_seasons_keep_every_promise(villages: Villages, seed: int) -> None:
    _lived(villages, drawn(f"seizoen {seed}", 400))


@pytest.mark.long
@given(day=st.lists(steps(), max_size=60))
@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_many_days(villages: Villages, day: list[Step]) -> None:
    _lived(villages, day)
