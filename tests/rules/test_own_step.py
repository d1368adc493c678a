"""What counts as "I do this myself by then": somebody's own deed with a day, and never what they ask of others."""

import pytest

from flows.talks.own_step import says_so
from tests.builders import known_world

WORDS = known_world()[0].words

OWN = [
    "ik vraag de buren voor vrijdag",
    "Ik doe de boodschappen voor zondag.",
    "#1 ik bel de gemeente voor donderdag",
    "voor vrijdag vraag ik de buren",
    "Ik regel een zaaltje voor volgende week dinsdag",
    "I will ask the neighbours by Friday",
    "I'll bake a cake by Saturday",
]
OTHER = [
    "ik zoek een oppas voor vrijdag",
    "ik heb iemand nodig voor morgen",
    "ik doe het voor mijn kinderen",
    "ik vraag de buren",
    "zal ik de buren vragen voor vrijdag?",
    "kan iemand voor vrijdag langskomen",
    "er moet voor vrijdag een bankje komen",
    "ik vind een bankje voor vrijdag te snel",
    f"ik vraag de buren {'en nog iemand ' * 12} voor vrijdag",
]


@pytest.mark.parametrize("text", OWN)
def test_somebody_does_it_themselves(text: str) -> None:
    assert says_so(WORDS, text)


@pytest.mark.parametrize("text", OTHER)
def test_that_is_something_else(text: str) -> None:
    assert not says_so(WORDS, text)
