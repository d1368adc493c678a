"""A yes is a yes, however glad: it always gives a number, never an apology."""

from pathlib import Path

import pytest

from tests.builders import village

IDEA = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"


@pytest.mark.parametrize("yes", ["1", "ja", "ja" + "!" * 60, "ja " + "👍" * 40, "j" + "a" * 60, "jaa hoor"])
def test_a_yes_of_any_length_is_understood(tmp_path: Path, yes: str) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        said = " ".join(v.says("noor", IDEA, yes))
        assert "Sorry" not in said
        assert "nummer #1" in said


@pytest.mark.parametrize("pattern", range(8))
def test_whatever_follows_the_yes_ends_in_a_receipt(tmp_path: Path, pattern: int) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.says("noor", IDEA, "1")
        answers = [("1", "overslaan")[pattern >> (n % 3) & 1] for n in range(7)]
        last = " ".join([v.says("noor", answer) for answer in answers][-1])
        assert "#1" in last
        assert "de sociaal werker" in last
        assert "maandag 9 maart" in last
