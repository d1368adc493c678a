"""What opens an emergency card, and what does not. In doubt it must speak up."""

import tomllib
from pathlib import Path

import pytest

from bot.lexicons import load_lexicons
from flows.danger import danger
from flows.words import Words

WORDS = Words(load_lexicons(), {})
FILE = tomllib.loads((Path(__file__).parent.parent / "data" / "danger.toml").read_text(encoding="utf-8"))
SENTENCES = FILE["sentences"]
HARMLESS = FILE["harmless"]
FRESH = FILE["fresh"]


def test_there_are_enough_sentences_to_say_anything() -> None:
    assert len(SENTENCES) >= 60
    assert len(HARMLESS) >= 40
    assert sum(s.get("frozen", False) for s in SENTENCES) >= 30


@pytest.mark.parametrize("frozen", [False, True])
def test_danger_is_heard_and_called_by_its_name(frozen: bool) -> None:
    half = [s for s in SENTENCES if s.get("frozen", False) == frozen]
    missed = [s["text"] for s in half if danger(s["text"], WORDS) is None]
    wrong = [(s["text"], danger(s["text"], WORDS)) for s in half if danger(s["text"], WORDS) != s["danger"]]
    assert 1 - len(missed) / len(half) >= 0.95, missed
    assert 1 - len(wrong) / len(half) >= 0.95, wrong


def test_sentences_nobody_tuned_on_say_how_good_it_really_is() -> None:
    """The floor is what was measured, not what is wanted (0.95): rules hear about a third of oblique danger."""
    heard = sum(danger(s["text"], WORDS) is not None for s in FRESH)
    alarms = [s["text"] for s in FILE["fresh_harmless"] if danger(s["text"], WORDS) is not None]
    assert heard / len(FRESH) >= 0.35
    assert len(alarms) <= 1, alarms


@pytest.mark.parametrize("text", [s["text"] for s in HARMLESS])
def test_figures_of_speech_are_no_danger(text: str) -> None:
    assert danger(text, WORDS) is None


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
