"""Random days of random people: what must always be true is true after each step, on both databases."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.properties.conftest import Villages
from tests.properties.days import Days, Step, drawn, steps
from tests.properties.truths import Truths

#: Every day begins with something to do: an idea and a concern that got their yes.
MORNING = (
    Step("adres-van-noor", "sentence", 0),
    Step("adres-van-noor", "words", 0, 0),
    Step("adres-van-kees", "sentence", 1),
    Step("adres-van-kees", "words", 0, 0),
    Step("clock", "hours", 5),
)


def _lived(villages: Villages, day: list[Step]) -> None:
    with villages() as village:
        truths = Truths(village, Days(village))
        for step in (*MORNING, *day):
            truths.play(step)


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
