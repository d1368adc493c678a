"""What WhatsApp made of the unasked texts, and what that means for residents."""

import pytest

from bot.checkup.templates import Templates, judged
from tests.checkup.providers import states


@pytest.mark.parametrize(
    ("templates", "said"),
    [
        (Templates(10, 10), ["good"]),
        (Templates(10, 8, waiting=2), ["good"]),
        (Templates(10, 8, waiting=1, rejected=("check-in",)), ["mend", "good"]),
        (Templates(10, 0), ["mend"]),
        (Templates(10, 5, 2, ("check-in", "note")), ["mend", "mend", "mend", "good"]),
    ],
)
def test_what_templates_mean(templates: Templates, said: list[str]) -> None:
    assert states(judged(templates)) == said
