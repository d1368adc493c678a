"""What a contact's sentence sounds like: done, not possible or a day; heard, never decided."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.districts import load_directory
from bot.lexicons import load_lexicons
from flows.at_desk import own_days, pick_number
from flows.calendar import Away, Calendar
from flows.places import Places
from flows.scene import Scene, World
from flows.soundings import grieved_in, sounds_like, sounds_of
from flows.state import Choice, Desk, Person
from flows.words import Words

DIRECTORY = load_directory(Path(__file__).resolve().parents[2] / "districts")
WORLD = World(DIRECTORY, Places.of(DIRECTORY), Words(load_lexicons(), {}), Calendar(ZoneInfo("Europe/Amsterdam")))
#: A Tuesday before Easter.
TUESDAY = datetime(2026, 3, 31, 9, 0, tzinfo=UTC)
SOCIAL = "bloem-sociaal"  #: Works on Monday, Tuesday and Thursday.
SCENE = Scene(TUESDAY, WORLD, Person(1, contact=SOCIAL))


@pytest.mark.parametrize(
    ("text", "sounds", "day"),
    [
        ("Het bankje is klaar!", "done", ""),
        ("de lamp is gisteren gerepareerd", "done", ""),
        ("we hebben het opgelost", "done", ""),
        ("It has been fixed", "done", ""),
        ("het bankje is nog niet klaar", "", ""),
        ("Is het al klaar?", "", ""),
        ("dat kan niet, want er ligt een kabel", "cannot", ""),
        ("gaat niet lukken dit jaar", "cannot", ""),
        ("This is not possible this year", "cannot", ""),
        ("kan dat niet anders?", "", ""),
        ("morgen kom ik kijken", "day", "2026-04-01"),
        ("vrijdag kom ik langs", "day", "2026-04-03"),
        ("9 april bel ik je", "day", "2026-04-09"),
        ("ik kom op 1 juli", "", ""),
        ("zullen we vrijdag samen kijken?", "", ""),
        ("er komen 2-3 mensen mee", "", ""),
        ("wat een mooi plan", "", ""),
    ],
)
def test_what_a_sentence_sounds_like(text: str, sounds: str, day: str) -> None:
    assert sounds_like(SCENE, text, 20) == (sounds, day)


def days(scene: Scene, within: int = 20) -> list[str]:
    return [d.isoformat() for d in own_days(scene, within)]


def test_offered_days_are_ones_own_working_days_and_no_feast_days() -> None:
    assert days(SCENE) == ["2026-04-02", "2026-04-07", "2026-04-09"]  # Easter Monday is left out


def test_offered_days_lie_after_an_absence() -> None:
    away = Away(TUESDAY.date(), datetime(2026, 4, 8, tzinfo=UTC).date())
    scene = Scene(TUESDAY, WORLD, SCENE.person, desks={SOCIAL: Desk(SOCIAL, 1, away=away)})
    assert days(scene) == ["2026-04-09", "2026-04-13", "2026-04-14"]


def test_a_decision_is_weeks_away() -> None:
    assert days(SCENE, 65) == ["2026-04-14", "2026-04-28", "2026-05-26"]


@pytest.mark.parametrize(
    ("offered", "typed", "picked"),
    [
        ("12 15", "#15", "15"),
        ("12 15", "15", "15"),
        ("12 15", "2", "15"),
        ("12 15", "#2", None),
        ("12 15", "3", None),
        ("1 2", "2", "2"),
        ("2 1", "2", None),  # the second in the list, or number 2? never guessed
        ("12 15", "de tweede", None),
    ],
)
def test_a_number_of_a_signal_is_never_guessed(offered: str, typed: str, picked: str | None) -> None:
    assert pick_number(typed, tuple(Choice(n, f"#{n}") for n in offered.split())) == picked


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("nee", True),
        ("Nooit.", True),
        ("nee hoor", True),
        ("weet ik niet", True),
        ("dat weet ik niet", True),
        ("nee, bellen kan niet", True),
        ("het is nooit veilig", True),
        ("hij is altijd thuis", True),
        ("liever niet bellen", True),
        ("no", True),
        ("I don't know", True),
        ("it is never safe", True),
        ("nee, dinsdag na 9 uur", False),
        ("niet op maandag", False),
        ("nooit voor 9 uur", False),
        ("bellen kan niet in de avond", False),
        ("hij is altijd thuis, behalve op dinsdag", False),
        ("dinsdag tussen 9 en 11, dan is hij er niet", False),
        ("not on Mondays", False),
        ("when he is at work", False),
    ],
)
def test_no_moment_for_a_call(text: str, never: bool) -> None:
    assert ("never-safe" in sounds_of(WORLD.words, text)) is never


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("my husband died last month", "en"),
        ("my mum passed away", "en"),
        ("so lonely since he died", "en"),
        ("mijn man is vorige maand overleden", "nl"),
        ("mijn buurvrouw is dood", "nl"),
        ("de plantjes zijn dood", None),
        ("this street is dead", None),
    ],
)
def test_grief_tells_its_language(text: str, language: str | None) -> None:
    assert grieved_in(text, WORLD.words) == language
