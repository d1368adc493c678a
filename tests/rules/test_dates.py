"""A day as people name it; what is not certain names no day, so that nobody promises what was not meant."""

from datetime import date

import pytest

from flows.dates import name_day

MONDAY = date(2026, 3, 2)
TABLE = [
    ("morgen", date(2026, 3, 3)),
    ("overmorgen", date(2026, 3, 4)),
    ("vrijdag", date(2026, 3, 6)),
    ("op maandag dan", date(2026, 3, 9)),
    ("volgende week dinsdag", date(2026, 3, 10)),
    ("dinsdag volgende week", date(2026, 3, 10)),
    ("dinsdag over een week", None),
    ("9 maart", date(2026, 3, 9)),
    ("March 9", date(2026, 3, 9)),
    ("9-3", date(2026, 3, 9)),
    ("9/3/2026", date(2026, 3, 9)),
    ("1 februari", date(2027, 2, 1)),
    ("over twee weken", date(2026, 3, 16)),
    ("in 3 days", date(2026, 3, 5)),
    ("over 250 dagen", date(2026, 6, 9)),
    ("over " + "9" * 5000 + " dagen", date(2026, 6, 9)),
    ("over ² weken", None),
    ("31 april", None),
    ("geen idee", None),
    ("", None),
]


@pytest.mark.parametrize(("said", "day"), TABLE)
def test_a_day_by_its_name(said: str, day: date | None) -> None:
    assert name_day(said, MONDAY) == day
