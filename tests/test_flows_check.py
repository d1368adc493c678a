"""What `wijkbot flows check` finds: small conversations with one thing wrong each, and the real ones."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.districts import load_directory
from bot.lexicons import load_lexicons
from bot.rehearsal.check import check_flows, misfits
from bot.rehearsal.samples import MONDAY
from bot.rehearsal.templates import check_templates
from bot.rehearsal.walk import RESIDENT, fresh_town
from bot.texts import LOCALES, read
from bot.voice import Voice
from flows.calendar import Calendar
from flows.effects import Effect, Say
from flows.events import Event, Said, Started
from flows.grammar import END, Ask, Flow, choice, place, words
from flows.machine import Machine
from flows.places import Places
from flows.scene import Scene, World
from flows.state import Signal, Talk
from flows.thought import Thought
from flows.values import Lines, Phrase, Place, Quote, Value
from flows.words import Words
from tests.builders import DISTRICTS

DIRECTORY = load_directory(DISTRICTS)
LEXICONS = load_lexicons(LOCALES)
CALENDAR = Calendar(ZoneInfo("Europe/Amsterdam"))
Think = Callable[[Scene, Event], tuple[Effect, ...]]

TEXTS = """\
tea-what = Wat drink je?
    .unclear = Zeg het gerust nog eens.
tea-sure = Zal ik het zetten?
    .yes = Ja
    .no = Nee
    .unclear = Zeg ‘ja’ of ‘nee’.
rest = Goed.
thanks = Dank je.
"""


def thanks(thought: Thought, talk: Talk) -> None:
    """A good end."""
    thought.answer("thanks")


def nothing_at_all(thought: Thought, talk: Talk) -> None:
    """An end without a word."""


def stumble(thought: Thought, talk: Talk) -> None:
    """An end that fails."""
    raise KeyError("sugar")


def a_signal(thought: Thought, number: int = 1) -> Signal:
    """A signal that begins here and now."""
    day = date(2026, 3, 9)
    lead = DIRECTORY.districts["bloemenbuurt"].lead
    return thought.put(
        Signal(number, RESIDENT, "bloemenbuurt", "idea", ("groen",), lead, "theme", MONDAY, MONDAY, day, day)
    )


def begins(thought: Thought, talk: Talk) -> None:
    """A signal where there was no yes."""
    thought.promise(a_signal(thought), MONDAY)
    thought.answer("thanks")


def promised(thought: Thought, talk: Talk) -> Talk:
    """The yes, with its promise."""
    thought.promise(a_signal(thought), MONDAY)
    return replace(talk, signal=1)


def unpromised(thought: Thought, talk: Talk) -> Talk:
    """The yes, and no promise."""
    return replace(talk, signal=a_signal(thought).number)


def never(answers: object, scene: Scene) -> bool:
    """Not asked, whatever is so."""
    return False


WHAT = Ask("what", words())
SURE = Ask("sure", choice("yes", "no"), required=True)
TEA = Flow("tea", (WHAT, SURE), finish=thanks)
STORY = replace(TEA, logs="sure", log=promised, fleeting=True)


def front_desk(machine: Machine, first: str, *, goes_back: bool = True) -> Think:
    """A front desk that knows one conversation: whoever says something begins it."""

    def think(scene: Scene, event: Event) -> tuple[Effect, ...]:
        thought = Thought(scene)
        command = scene.world.words.command(event.text) if isinstance(event, Said) else None
        if command == "back" and not goes_back:
            thought.turn(None)
            thought.answer("rest")
        elif (command == "back" and machine.back(thought)) or (command == "skip" and machine.skip(thought)):
            pass
        elif isinstance(event, Started):
            machine.begin(thought, first)
        elif command is not None or not machine.hear(thought, event):
            thought.answer("rest")
        return tuple(thought.effects)

    return think


@dataclass(frozen=True, slots=True)
class Small:
    """A house of a few conversations."""

    folder: Path
    machine: Machine
    first: str

    def findings(self, nl: str, en: str, *, goes_back: bool = True) -> list[str]:
        """What is found in it."""
        for language, texts in (("nl", nl), ("en", en)):
            (self.folder / "locales" / language).mkdir(parents=True)
            (self.folder / "locales" / language / "tea.ftl").write_text(texts, encoding="utf-8")
        entries, wrong = read(self.folder / "locales")
        assert wrong == []
        voice = Voice(entries, DIRECTORY)
        world = World(DIRECTORY, Places.of(DIRECTORY), Words(LEXICONS, voice.labels()), CALENDAR)
        town = fresh_town(world)
        town.think = front_desk(self.machine, self.first, goes_back=goes_back)
        return [str(finding) for finding in check_flows(self.machine, town, voice, entries)]


def small(folder: Path, *flows: Flow) -> Small:
    """These conversations; the first is where people come in."""
    return Small(folder, Machine(flows), flows[0].name)


@pytest.mark.parametrize("flow", [TEA, STORY], ids=["a talk", "a story with its yes-point"])
def test_a_good_conversation_has_no_findings(tmp_path: Path, flow: Flow) -> None:
    assert small(tmp_path, flow).findings(TEXTS, TEXTS) == []


def lost(text: str) -> str:
    """The texts without this line."""
    return TEXTS.replace(text, "", 1)


IN_TEXTS: list[tuple[str, str, str, str]] = [
    # what is wrong, nl, en, the finding
    ("no second try", lost("    .unclear = Zeg het gerust nog eens.\n"), TEXTS, "tea.ftl:1: tea-what.unclear: lacks"),
    ("no label", lost("    .no = Nee\n"), TEXTS, "tea.ftl:3: tea-sure.no: lacks this text: write it in locales/nl"),
    ("no text", lost("thanks = Dank je.\n"), lost("thanks = Dank je.\n"), "thanks: is said by the flows: write it in"),
    ("a label too long", TEXTS, TEXTS.replace("Ja", "Yes, please make it"), ""),
    ("a label too long", TEXTS, TEXTS.replace("Ja\n", "Yes, please, make it!\n"), "tea-sure.yes: 21 characters in en"),
    ("a button too many", TEXTS.replace(".no", ".later = Later\n    .no"), TEXTS, "buttons that the question does not"),
    ("too much", TEXTS.replace("Zal ik", "Zal ik " * 160), TEXTS, "tea-sure: can be over 1024 characters in nl"),
    (
        "a value",
        TEXTS.replace("Dank je", "Dank { $who }"),
        TEXTS,
        "thanks: cannot be said: thanks in nl: needs a value",
    ),
]


@pytest.mark.parametrize(("nl", "en", "found"), [row[1:] for row in IN_TEXTS], ids=[row[0] for row in IN_TEXTS])
def test_what_is_wrong_in_the_texts_of_a_conversation(tmp_path: Path, nl: str, en: str, found: str) -> None:
    findings = small(tmp_path, TEA).findings(nl, en)
    assert any(found in finding for finding in findings) if found else findings == [], findings


def test_a_text_in_a_first_questions_place_has_its_labels_even_if_the_walk_never_meets_it(tmp_path: Path) -> None:
    """Who sent an emoji got no answer at all: a new choice had no label in the text that greets them."""
    greeting = TEXTS + "tea-hi = Hoi!\n    .yes = Ja\n"
    findings = small(tmp_path, replace(TEA, asks=(SURE,))).findings(greeting, greeting)
    assert any("tea-hi.no: lacks this text" in finding for finding in findings), findings


def around(thought: Thought, talk: Talk) -> None:
    """An end that begins the same again, without a question."""
    Machine((replace(TEA, asks=(), finish=around),)).begin(thought, "tea")


ELEVEN = tuple(f"c{n}" for n in range(11))
MANY = TEXTS.replace("    .no = Nee\n", "    .no = Nee\n" + "".join(f"    .c{n} = Keuze {n}\n" for n in range(11)))
IN_FLOWS: list[tuple[str, Flow, str]] = [
    # what is wrong, the conversation, the finding
    ("a goto to nowhere", replace(TEA, asks=(WHAT, replace(SURE, goto={"yes": "coffee"}))), "[yes] goes to coffee"),
    ("a goto of no choice", replace(TEA, asks=(WHAT, replace(SURE, goto={"maybe": END}))), "`goto` names maybe"),
    ("a does of a skip", replace(TEA, asks=(WHAT, replace(SURE, does={"": thanks}))), "`does` names a skip"),
    ("only explanations", replace(TEA, asks=(WHAT, replace(SURE, tells=frozenset({"yes", "no"})))), "only explains"),
    (
        "no explanation",
        replace(TEA, asks=(WHAT, replace(SURE, tells=frozenset({"no"})))),
        "tea-sure-no: lacks this text",
    ),
    ("two of a name", replace(TEA, asks=(WHAT, WHAT, SURE)), "tea-what: two questions have this key"),
    ("no choices", replace(TEA, asks=(WHAT, Ask("sure", choice()))), "tea-sure: has nothing to choose from"),
    ("too many choices", replace(TEA, asks=(WHAT, Ask("sure", choice("yes", "no", *ELEVEN)))), "offers 13 choices"),
    ("never asked", replace(TEA, asks=(WHAT, replace(SURE, when=never))), "tea-sure: is never asked"),
    (
        "no end",
        replace(TEA, asks=(WHAT, replace(SURE, goto={"yes": "tea", "no": "tea"}))),
        "tea-sure: no answer, whatever",
    ),
    ("a circle", replace(TEA, finish=around), "goes round without a question"),
    ("a stumble", replace(TEA, finish=stumble), "tea-sure: after [yes] raises KeyError: 'sugar'"),
    ("silence", replace(TEA, finish=nothing_at_all), "tea-sure: after [yes] nothing is said to who spoke"),
    ("a signal out of nothing", replace(TEA, finish=begins), "after [yes] a signal begins outside a yes-point"),
    ("no promise", replace(STORY, log=unpromised), "tea-sure: after [yes] an open signal has no promise"),
    ("a yes-point that is no question", replace(STORY, logs="yes"), "`logs` names yes, which is no question of it"),
    ("a yes-point of any words", replace(STORY, logs="what"), "its yes-point what takes any words for a yes"),
    ("a skip for a yes", replace(STORY, logs="what"), "a signal begins: to skip is no yes"),
    ("a yes-point without a signal", replace(STORY, log=None), "has a yes-point and no `log`"),
    ("a signal without a yes-point", replace(STORY, logs=None), "has no yes-point"),
    ("kept without a yes", replace(STORY, fleeting=False), "keeps what was told when nobody says yes"),
]


@pytest.mark.parametrize(("flow", "found"), [row[1:] for row in IN_FLOWS], ids=[row[0] for row in IN_FLOWS])
def test_what_is_wrong_in_a_conversation(tmp_path: Path, flow: Flow, found: str) -> None:
    texts = MANY if "13 choices" in found else TEXTS
    findings = small(tmp_path, flow).findings(texts, texts)
    assert any(found in finding for finding in findings), findings


def test_a_conversation_without_questions_that_nothing_leads_to(tmp_path: Path) -> None:
    findings = small(tmp_path, TEA, Flow("milk", ())).findings(TEXTS, TEXTS)
    assert findings == ["milk: has no question and no choice leads to it: take it out, or `goto` it"]


def test_back_must_come_to_the_question_before(tmp_path: Path) -> None:
    findings = small(tmp_path, TEA).findings(TEXTS, TEXTS, goes_back=False)
    what = "locales/nl/tea.ftl:3: tea-sure: going back from tea-sure does not come to the question before it, tea-what"
    assert findings == [what]


def test_a_place_may_lie_outside(tmp_path: Path) -> None:
    where = Ask("what", place(), goto={"outside": END})
    assert small(tmp_path, replace(TEA, asks=(where, SURE))).findings(TEXTS, TEXTS) == []


@pytest.mark.parametrize(
    ("text", "labels", "found"),
    [
        ("kort", ["Ja", "Nee"], []),
        ("x" * 1600, [], []),
        ("x" * 1601, [], ["over 1600 characters"]),
        ("x" * 1025, ["Ja"], ["over 1024 characters"]),
        ("kort", [f"Dag {n}" for n in range(11)], ["offers 11 choices"]),
        ("kort", ["De coördinator wijkgericht werken", "De teamleider"], []),  # the whole stands below its title
        ("kort", ["De coördinator van de wijk A", "De coördinator van de wijk B"], ["two choices begin as"]),
        ("kort", ["x" * 73, "y"], ["is over 72 characters"]),
    ],
)
def test_what_fits_every_channel(text: str, labels: list[str], found: list[str]) -> None:
    told = list(dict.fromkeys(misfits(text, labels, "nl")))
    assert len(told) == len(found), told
    assert all(part in what for part, what in zip(found, told, strict=True))


HEAD = "Wijkbot { $district }, gemeente { $municipality }:"
WHERE: dict[str, Value] = {"district": Place("bloemenbuurt"), "municipality": "Ede"}
TEMPLATES: list[tuple[str, dict[str, Value], list[str]]] = [
    # an unasked text, its values besides where, what is found
    (f"x = {HEAD} nieuws.", {}, []),
    ("x = Nieuws voor jou.", {}, ["does not begin with who writes"]),
    (f"x = {HEAD} je hoort meer op {{ $day }}", {"day": "maandag"}, ["ends with a variable (nl)"]),
    ("x = { $district } heeft nieuws.", {}, ["does not begin with who writes", "begins with a variable (nl)"]),
    (f"x = {HEAD} kijk {{ $a }} {{ $b }} eens.", {"a": "x", "b": "y"}, ["two variables side by side (nl)"]),
    (f"x = {HEAD} ‘{{ $words }}’", {"words": Quote("hoi")}, ["carries somebody's own words ($words)"]),
    (f"x = {HEAD} ja: {{ $a }}.", {"a": Phrase("y", (("words", Quote("hoi")),))}, ["own words ($a)"]),
    (f"x = {HEAD} ja: {{ $a }}.", {"a": Lines(("een", "twee"))}, ["$a is several lines"]),
    (f"x = {HEAD} ja: {{ $a }}.", {"a": ""}, ["$a is empty at times"]),
    (f"x = {HEAD} ja.", {"a": Quote("hoi")}, []),  # a value that no text says
    (f"# exempt: relay - a human wrote it\nx = {HEAD} ‘{{ $a }}’", {"a": Quote("hoi")}, []),
    (f"# exempt: template - later\nx = {HEAD} op {{ $a }}", {"a": "maandag"}, []),
    (
        f"# exempt: relay - later\nx = {HEAD} op {{ $a }}",
        {"a": "maandag"},
        ["ends with", "is exempt from relay, which it"],
    ),
]


@pytest.mark.parametrize(("text", "values", "found"), TEMPLATES)
def test_an_unasked_text_is_a_template(tmp_path: Path, text: str, values: dict[str, Value], found: list[str]) -> None:
    (tmp_path / "locales" / "nl").mkdir(parents=True)
    (tmp_path / "locales" / "nl" / "a.ftl").write_text(text + "\n", encoding="utf-8")
    entries, _ = read(tmp_path / "locales")
    say = Say(RESIDENT, "x", {**WHERE, **values}, proactive=True)
    told = [what for _, what in check_templates([say], entries, RESIDENT)]
    assert len(told) == len(found), told
    assert all(part in what for part, what in zip(found, told, strict=True))


def test_what_begins_with_who_writes_is_unasked_even_if_the_walk_never_meets_it(tmp_path: Path) -> None:
    (tmp_path / "locales" / "nl").mkdir(parents=True)
    (tmp_path / "locales" / "nl" / "a.ftl").write_text(f"x = {HEAD} op {{ $day }}\n", encoding="utf-8")
    told = [what for _, what in check_templates([], read(tmp_path / "locales")[0], RESIDENT)]
    assert told == ["unasked, ends with a variable (nl), which no WhatsApp template may: put words there"]
