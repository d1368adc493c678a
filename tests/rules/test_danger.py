"""What opens an emergency card, and what does not. In doubt it must speak up."""

import pytest

from flows.danger import danger
from tests.rules.frozen import DATA, WORDS, report


@pytest.mark.parametrize("file", ["alarm.toml", "danger.toml"])
def test_emergencies_are_heard_and_ordinary_words_are_not(file: str) -> None:
    """These were tuned on, so they only keep what was won; `test_frozen.py` says how good it is."""
    figures = report(DATA / file)
    assert min(figures.parts.values()) >= 0.97, figures


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("ik lach me dood. maar er is wel brand in de keuken", "now"),
        ("hou op ik lach me dood er staat iemand met een mes", "now"),
        ("ER IS BRAAAAND IN DE FLAT", "now"),
        ("zelfmoort", "suicide"),
        ("er is iemand bewustloos", "now"),
        ("br\u200band in de flat", "now"),
        ("mijn man slaat me en er is brand", "violence"),
        ("ik heb niks te eten en mijn vriend slaat me", "violence"),
        ("the house is on fire", "now"),
        ("", None),
        ("😂😂", None),
    ],
)
def test_what_stands_beside_it_still_counts(text: str, heard: str | None) -> None:
    assert danger(text, WORDS) == heard


@pytest.mark.parametrize(
    "text",
    [
        "mijn buurvrouw heeft last van haar heup",
        "met de buren muziek maken op straat",
        "de buren hebben ook overlast van zwerfvuil",
        "de rechter bank is stuk",
        "ik heb geen bezwaar tegen een bankje",
        "hebben jullie een mes te leen voor de taart",
        "er is weer een brandoefening op school",
        "vrijwilliger bij de voedselbank worden",
        "teenagers smoke in the playground",
        "the basketball court is broken",
        "please call the municipality",
    ],
)
def test_ordinary_neighbourhood_talk_opens_no_card(text: str) -> None:
    assert danger(text, WORDS) is None


def test_only_the_first_4000_characters_are_read() -> None:
    assert danger("a " * 1900 + "er is brand", WORDS) == "now"
    assert danger("a " * 2100 + "er is brand", WORDS) is None


@pytest.mark.parametrize(
    "text",
    [
        "het is mooi verwoord in de brief over het park",
        "ik was ontroerd door het concert in de wijk",
        "oma wordt goed opgevangen bij het buurthuis",
        "de fietsers zijn verdrongen van het plein",
        "die honden schijten overal",
    ],
)
def test_a_word_of_its_own_is_no_slip_of_an_alarm(text: str) -> None:
    assert danger(text, WORDS) is None
