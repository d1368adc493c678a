"""Small numbers stay unreadable, by themselves and from what stands beside them."""

from collections.abc import Mapping
from itertools import product

import pytest

from flows.tally import LEAST, readable

#: counts -> shown by themselves, a few of, all of them, at least
TABLE: list[tuple[Mapping[str, int], Mapping[str, int], tuple[str, ...], int | None, int]] = [
    ({}, {}, (), 0, 0),
    ({"groen": 8, "sport": 0}, {"groen": 8}, (), 8, 8),
    ({"groen": 3}, {}, ("groen",), None, 1),
    ({"groen": 8, "sport": 1}, {"groen": 8}, ("sport",), None, 9),
    ({"sport": 4, "groen": 5, "zorg": 2}, {"groen": 5}, ("sport", "zorg"), None, 7),
]


@pytest.mark.parametrize(("counts", "each", "few", "total", "least"), TABLE)
def test_what_of_a_count_may_be_read(
    counts: Mapping[str, int], each: Mapping[str, int], few: tuple[str, ...], total: int | None, least: int
) -> None:
    shown = readable(counts)
    assert (dict(shown.each), shown.few, shown.total, shown.least) == (each, few, total, least)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_nobody_can_reckon_a_small_number_back(size: int) -> None:
    """Every week that reads the same: each small number in it could be any small number."""
    weeks: dict[str, list[dict[str, int]]] = {}
    for numbers in product(range(9), repeat=size):
        counts = {f"theme-{n}": count for n, count in enumerate(numbers)}
        shown = readable(counts)
        read = (sorted(shown.each.items()), shown.few, shown.total, shown.least)
        weeks.setdefault(repr(read), []).append(counts)
    for same in weeks.values():
        for name in same[0]:
            if 0 < same[0][name] < LEAST:
                assert {counts[name] for counts in same} == set(range(1, LEAST))
