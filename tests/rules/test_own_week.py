"""Which sentences of a contact are about their own week, and which are for somebody else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.districts import load_directory
from bot.lexicons import load_lexicons
from bot.voice import Voice
from flows.calendar import Away, Calendar
from flows.effects import Say
from flows.events import Said
from flows.front_desk import hear
from flows.places import Places
from flows.scene import Scene, World
from flows.soundings import sounds_harsh
from flows.state import AT_HAND, Choice, Desk, Person, Shown, Signal, Talk
from flows.thought import Thought
from flows.week import own_week
from flows.words import Words

DIRECTORY = load_directory(Path(__file__).resolve().parents[2] / "districts")
VOICE = Voice.load(directory=DIRECTORY)
WORLD = World(
    DIRECTORY,
    Places.of(DIRECTORY),
    Words(load_lexicons(), VOICE.labels()),
    Calendar(ZoneInfo("Europe/Amsterdam")),
)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SOCIAL = "bloem-sociaal"
SCENE = Scene(MONDAY, WORLD, Person(1, contact=SOCIAL, met=True), desks={SOCIAL: Desk(SOCIAL, 1)})


def begun(text: str, talk: Talk | None = None, scene: Scene = SCENE) -> str:
    """What is asked or said; empty: the sentence is for somebody else."""
    thought = Thought(scene)
    thought.talk = talk
    if not own_week(thought, Said(text)):
        return ""
    return next(str(getattr(e, "key", "")) for e in thought.effects if hasattr(e, "key"))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("ik ben weg tot en met 31 augustus", "away-sure"),
        ("Vakantie van 3 tot 14 augustus", "away-sure"),
        ("morgen vrij", "away-sure"),
        ("ik ben er vrijdag niet", "away-sure"),
        ("ik werk volgende week niet", "away-sure"),
        ("ik heb donderdag en vrijdag vrij", "away-sure"),
        ("I am on holiday until 31 August", "away-sure"),
        ("ik ga op vakantie", "away-days"),
        ("ik ben ziek", "away-ill"),
        ("Ik meld me ziek vandaag", "away-ill"),
        ("ik ben ziek t/m vrijdag", "away-sure"),
        ("ik ben er weer", "away-was-not"),
        ("ik ben weer beter", "away-was-not"),
        ("ik stop als contactpersoon", "leave-sure"),
        ("ik wil graag stoppen als contact", "leave-sure"),
        ("ik stop met deze baan", "leave-sure"),
        ("Ik stop met mijn werk", "leave-sure"),
        ("ik ga met pensioen", "leave-sure"),
        ("ik ga volgende maand met pensioen", "leave-sure"),
        ("ik ga hier weg", "leave-sure"),
        ("ik heb een andere baan", "leave-sure"),
        ("vrijdag is mijn laatste dag", "leave-later"),
        ("mijn laatste werkdag is 31 maart", "leave-later"),
        ("Friday is my last day", "leave-later"),
        ("I am going to retire", "leave-sure"),
        ("I am leaving this job", "leave-sure"),
        ("wanneer werk ik?", "role-right"),
        ("mijn antwoorden", "canned-none"),
        ("bewaar: Ik kom kijken", "canned-kept"),
        ("wie deed dit eerder?", "before-what"),
        ("geen weekbericht", "week-off"),
        ("soep bij het bankje, woensdag 15 uur", "moment-sure"),
        ("ik stop ermee per 1 mei", "leave-later"),
        ("wie vervangt mij?", "role-right"),
        ("wat staat er allemaal open?", "nothing-waits"),
        ("wat moet ik nog doen", "nothing-waits"),
        ("hoe werkt dit?", "contact-help"),
        ("wat kan ik hier doen?", "contact-help"),
        ("wie is er vandaag?", "today-nobody"),
        ("wat is het nummer van de bewoner?", "phone-of"),
    ],
)
def test_a_sentence_about_ones_own_week(text: str, asks: str) -> None:
    assert begun(text) == asks


@pytest.mark.parametrize(
    "text",
    [
        "ik kom donderdag langs",
        "het bankje is morgen weg",
        "de buurman is ziek",
        "een mevrouw is met vakantie tot vrijdag",
        "de speeltuin is vrijdag vrij",
        "ik stop de folder in de bus",
        "ik stop ermee",
        "mijn buurman gaat met pensioen",
        "vrijdag is de laatste dag van de actie",
        "ik ga weg bij het bankje als het regent",
        "ben je vrijdag vrij?",
        "kun je vrijdag? ik ben dan vrij",
        "ik wacht op de gemeente",
        "stop",
        "wil je soep?",
        "wie ken je in de straat?",
    ],
)
def test_a_sentence_for_somebody_else(text: str) -> None:
    assert begun(text) == ""


def told_by(person: int) -> Signal:
    """A signal of this person, on the desk of the one who speaks."""
    day = MONDAY.date()
    return Signal(1, person, "bloemenbuurt", "idea", ("groen",), SOCIAL, "theme", MONDAY, MONDAY, day, day)


CARD = Shown(7, "card-do", 1, (), 1, MONDAY)
BELOW = replace(
    SCENE,
    shown=CARD,
    signals={1: told_by(2)},
    residents={2: Person(2, district="bloemenbuurt")},
)
BELOW_NOTHING = replace(BELOW, shown=None)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("ik ben volgende week ziek", "away-sure"),
        ("ik ben er vrijdag niet", "away-sure"),
        ("helaas ben ik er vrijdag niet", "away-sure"),
        ("ik ben weg van donderdag tot en met vrijdag 13 maart", "away-sure"),
        ("ik stop ermee per 1 mei", "leave-later"),
        ("ik ben er vrijdag niet, kan maandag ook?", "whose-for"),
        ("vrijdag ben ik er niet maar maandag kom ik kijken", "whose-for"),
        ("ik heb donderdag een plek vrij", "whose-for"),
        ("hoe werkt dit?", "contact-help"),
        ("wat staat er open?", "desk-list"),
        ("de bewoner is ziek", ""),
        ("meneer is er vrijdag niet", ""),
        ("ben je er vrijdag?", ""),
        ("kun je vrijdag?", ""),
        ("ik kom vrijdag kijken", ""),
        ("ik nodig je uit om donderdag te komen", ""),
        ("soep bij het bankje, woensdag 15 uur", ""),
        ("is dit al eerder gedaan?", ""),
        ("ik stop de folder in de bus", ""),
        ("ik ben er donderdag wel", ""),
        ("ik ben er weer", ""),
    ],
)
def test_a_sentence_below_a_card(text: str, asks: str) -> None:
    assert begun(text, scene=BELOW) == asks


def test_below_what_they_told_themselves_it_is_no_week() -> None:
    mine = replace(BELOW, signals={1: told_by(1)})
    assert begun("ik ben er vrijdag niet", scene=mine) == ""


def test_who_is_away_says_that_they_are_there_after_all() -> None:
    away = Desk(SOCIAL, 1, away=Away(MONDAY.date(), MONDAY.date()))
    assert begun("ik ben er morgen wel") == ""
    below = replace(BELOW, desks={SOCIAL: away})
    assert begun("ik ben er morgen wel", scene=below) == "whose-for"
    assert begun("ik ben er vandaag wel", scene=below) == "away-over"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("ik ben er vandaag gewoon", "away-over"),
        ("ik ben er toch gewoon", "away-over"),
        ("ik ben er maandag wel", "away-sure"),
        ("ik ben er donderdag weer gewoon", "away-sure"),
        ("ik ben weer terug op donderdag", "away-sure"),
        ("ik ben er vandaag niet, maar morgen wel", "away-sure"),
    ],
)
def test_a_later_day_ends_no_absence(text: str, asks: str) -> None:
    away = Desk(SOCIAL, 1, away=Away(MONDAY.date(), MONDAY.date() + timedelta(days=4)))
    assert begun(text, scene=replace(SCENE, desks={SOCIAL: away})) == asks


def test_where_a_day_is_asked_an_absence_is_no_day() -> None:
    asked = Talk("take-up", "when", signal=1, since=MONDAY, offered=(Choice("2026-03-06"),))
    assert begun("ik ben er vrijdag niet", asked, BELOW_NOTHING) == "away-sure"
    assert begun("vrijdag", asked, BELOW_NOTHING) == ""
    until = Talk("away", "until", {"from": "2026-03-02"}, since=MONDAY, offered=(Choice("2026-03-06"),))
    assert begun("ik ben t/m vrijdag weg", until) == ""


def test_an_answer_in_free_words_is_never_taken_away() -> None:
    assert begun("ik ben er vrijdag niet", Talk("ask", "what", signal=1, since=MONDAY)) == ""
    assert begun("ik ben er vrijdag niet", Talk(AT_HAND, "", signal=1, since=MONDAY)) == "away-sure"


@pytest.mark.parametrize(
    ("text", "harsh"),
    [
        ("Helaas, dat gaat niet", True),
        ("Kan dat wel op die plek?", True),
        ("Dat is niet onze taak.", True),
        ("Waarom wil je dat eigenlijk?", True),
        ("Unfortunately not", True),
        ("Wat jammer dat het helaas regende", False),
        ("Wat een mooi idee, hoe zie je het voor je?", False),
        ("Dat is een mooie taak voor ons", False),
        ("Waarom kies je deze plek? Mooi gevonden.", False),
    ],
)
def test_what_lands_hard(text: str, harsh: bool) -> None:
    assert sounds_harsh(SCENE, text) is harsh


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        ("sent-on", "ok", ["nothing-asked"]),
        ("sent-on", "nee", ["nothing-asked"]),
        ("sent-on", "laat maar", ["nothing-asked"]),
        ("card-do", "ja", ["relay-sure"]),
        ("card-do", "laat maar", ["not-sent"]),
        ("resident-answers", "ja", ["sent-on"]),
        ("sent-on", "ik bel je zo", ["sent-on"]),
    ],
)
def test_a_short_word_in_a_reply_is_an_answer_only_to_a_residents_own_words(
    key: str, text: str, says: list[str]
) -> None:
    effects = hear(replace(BELOW, shown=replace(CARD, key=key)), Said(text))
    assert [e.key for e in effects if isinstance(e, Say)] == says
