"""The words a flow is written in. A flow is data: it can be read, checked and drawn.

The key of a question's text is `<flow>-<ask>`; its fixed choices are that message's Fluent attributes, and
the kind second try is its `.unclear`. No text and no key is written in Python for a question.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from flows.scene import Scene
from flows.state import Choice, Signal, Talk
from flows.thought import Thought
from flows.values import Value

Answers = Mapping[str, str]
#: Ends the flow: its `finish` follows.
END = "."


@dataclass(frozen=True, slots=True)
class Wants:
    """What an answer may be."""

    kind: Literal[
        "words",
        "choice",
        "several",
        "place",
        "day",
        "contact",
        "phone",
        "answered",
        "number",
        "language",
        "photo",
        "days",
        "canned",
        "signal",
    ]
    choices: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()  #: Understood when typed, never shown as a button; in free words, what they sound like.
    up_to: int = 1000  #: Characters kept of free words.
    least: int = 1  #: Characters of free words that say something: a bare "ja" is no reason.
    pictured: bool = False  #: A photo may stand for the words, or beside them.
    within: int = 20  #: The furthest day that may be named, in working days.


def words(*ids: str, up_to: int = 1000, least: int = 1, pictured: bool = False, typed: tuple[str, ...] = ()) -> Wants:
    """Free words, or one of these buttons; a photo's caption counts as words too. `typed`: what they may sound like."""
    return Wants("words", choices=ids, typed=typed, up_to=up_to, least=least, pictured=pictured)


def choice(*ids: str, typed: tuple[str, ...] = ()) -> Wants:
    """One of these, by button, number, label or a clear word."""
    return Wants("choice", choices=ids, typed=typed)


def several(*ids: str) -> Wants:
    """One or more of these: '1 en 3'. The answer is their ids, joined by commas."""
    return Wants("several", choices=ids)


def place() -> Wants:
    """A district: by postcode, name, point on the map, or from the list."""
    return Wants("place")


def day(within: int = 20, typed: tuple[str, ...] = ()) -> Wants:
    """A day to come: three are offered, any other may be typed; `today` where that is one of the `typed`."""
    return Wants("day", within=within, typed=typed)


def days() -> Wants:
    """A first and a last day, typed: '2026-08-03/2026-08-14'."""
    return Wants("days")


def phone() -> Wants:
    """A telephone number: nine digits or more, as people write them."""
    return Wants("phone", up_to=30)


def photo(*ids: str) -> Wants:
    """A photo that we keep; one of these says that there is none."""
    return Wants("photo", choices=ids)


def answered(*ids: str) -> Wants:
    """One of these questions, as far as the conversation underneath has answered them."""
    return Wants("answered", choices=ids)


def number() -> Wants:
    """One of the signals that are open on the speaker's desk, by its number."""
    return Wants("number")


def canned() -> Wants:
    """One of the speaker's own short answers, by its number or its words."""
    return Wants("canned")


def a_signal(*ids: str) -> Wants:
    """Any signal, by its number, or one of what is offered; one of these says that it is none."""
    return Wants("signal", choices=ids)


def language() -> Wants:
    """One of the languages that have a folder in `locales/`; each names itself in the question's text."""
    return Wants("language")


def contact() -> Wants:
    """One of the district's other contacts."""
    return Wants("contact")


def always(answers: Answers, scene: Scene) -> bool:
    """The question is asked whatever was answered before."""
    return True


def any_choice(id: str, signal: Signal | None) -> bool:
    """Every choice is offered."""
    return True


def any_where(id: str, scene: Scene) -> bool:
    """Every choice is offered to everybody."""
    return True


def no_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """No variables in the texts."""
    return {}


@dataclass(frozen=True, slots=True)
class Onward:
    """The flow that follows by itself, with what it knows already."""

    flow: str
    answers: Answers = field(default_factory=dict)
    signal: int | None = None
    then: "Onward | None" = None  #: Waits underneath, and begins when this one is at its end.


def nowhere(thought: Thought, talk: Talk) -> Onward | None:
    """Nothing follows by itself."""
    return None


def nothing(thought: Thought, talk: Talk) -> None:
    """Nothing happens."""


def go_on(thought: Thought, talk: Talk) -> bool:
    """The flow begins with its first question."""
    return True


@dataclass(frozen=True, slots=True)
class Ask:
    """One question.

    `goto` sends a choice to another flow or to `END`; `tells` explains it (`<key>-<choice>`) and asks again;
    `does` is what a choice sets going at once, before the next question.
    """

    name: str
    wants: Wants
    when: Callable[[Answers, Scene], bool] = always
    goto: Mapping[str, str] = field(default_factory=dict)
    tells: frozenset[str] = frozenset()
    does: Mapping[str, Callable[[Thought, Talk], None]] = field(default_factory=dict)
    also: frozenset[str] = frozenset()  #: Texts that may stand for its own: a card as a team sees it.
    #: What an answer tells beside itself: read once, when it is taken.
    tells_also: Callable[[Scene, str], Mapping[str, str]] | None = None
    plainly: bool = False  #: Only a plain yes counts, not one with a question or a doubt; so is every yes-point.
    again: bool = False  #: Has a shorter text, `.again`, for when it is put once more.
    gives: frozenset[str] = frozenset()  #: Answers that follow from this one: taken back with it.
    beside: bool = False  #: A sentence that tells more than the day it names is kept (`flows.besides.SAID`).
    fits: Callable[[str, Signal | None], bool] = any_choice  #: Which of its choices are offered, for this signal.
    shows: Callable[[str, Scene], bool] = any_where  #: Which of its choices are offered, to this person.
    offer: Callable[[Scene, Talk], tuple[Choice, ...]] | None = None  #: What is offered, where that is not fixed.
    required: bool = False  #: `overslaan` repeats it once more instead of passing it by.
    lets_go: bool = False  #: After a second answer that is none it is passed by, with a human's door.


@dataclass(frozen=True, slots=True)
class Flow:
    """One conversation as data."""

    name: str
    asks: tuple[Ask, ...]
    finish: Callable[[Thought, Talk], None] = nothing
    #: What follows after `finish`: the words that were typed go along, nobody types them again.
    onward: Callable[[Thought, Talk], Onward | None] = nowhere
    #: What happens before the first question; False: the flow does not begin after all.
    begin: Callable[[Thought, Talk], bool] = go_on
    values: Callable[[Scene, Talk, Signal | None], Mapping[str, Value]] = no_values
    #: The yes-point: after this question the signal, its number and its promise exist.
    logs: str | None = None
    log: Callable[[Thought, Talk], Talk] | None = None
    #: A late press still counts, whatever else is being talked about: it is about its own signal.
    standing: bool = False
    relays: bool = False  #: Words that are no choice go to the other side of its signal.
    #: Later answers are added to the signal under the question's name.
    adds: bool = False
    #: What is done with the answers so far each time that a question is put: a contact may stop halfway.
    keeps: Callable[[Thought, Talk], None] = nothing
    #: Wiped when nobody says yes within 24 hours.
    fleeting: bool = False
    #: Comes in between, and never waits underneath another.
    between: bool = False

    def ask(self, name: str) -> Ask | None:
        """A question by name; None when a deploy has taken it away."""
        return next((a for a in self.asks if a.name == name), None)


def fixed(wants: Wants) -> tuple[Choice, ...]:
    """The choices that are the same for everybody."""
    return tuple(Choice(id) for id in wants.choices)
