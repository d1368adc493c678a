"""A gentle word before a contact's words go to a resident that may land harder than they were meant.

At most once a day, and never again after two refusals: a hint that nags is worse than none. A resident never waits
for it: what is not answered within ten minutes goes as it is, and so it does when its writer goes on to something
else. Only who says that they want other words is waited for; the promised day stands all the while.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from flows.grammar import Answers, Ask, Flow, Onward, words
from flows.scene import Scene
from flows.soundings import sounds_harsh
from flows.state import Signal, Talk
from flows.talks.cards import signal_values
from flows.thought import Thought
from flows.values import Quote, Value

NAME, DO = "soften", "do"
WAITS = timedelta(minutes=10)
REFUSALS = 2  #: After so many the hint is off.
HINTED, REFUSED = "hinted", "hints-refused"  #: Habits: the day of the last hint, and how many were refused.


def hints(thought: Thought, text: str) -> bool:
    """Whether these words get a hint, now."""
    habits = thought.scene.habits
    if int(habits.get(REFUSED, "0")) >= REFUSALS or habits.get(HINTED) == thought.scene.today.isoformat():
        return False
    return sounds_harsh(thought.scene, text)


def hold(thought: Thought, talk: Talk) -> bool:
    """The words wait for ten minutes at most."""
    thought.remember(**{HINTED: thought.scene.today.isoformat()})
    thought.set_timer("tone", thought.person.id, thought.scene.now + WAITS)
    return True


def held(talk: Talk | None) -> Talk | None:
    """The conversation in which words wait for their writer's answer; not once other words were asked for."""
    for one in (talk, talk.before if talk is not None else None):
        if one is not None and (one.flow, one.at) == (NAME, DO):
            return one
    return None


def let_go(thought: Thought) -> Talk | None:
    """No answer came, or something else did: the words are free to go, and what was open beside them stays open."""
    waiting = held(thought.talk)
    if waiting is not None and thought.talk is not None:
        thought.drop_timer("tone", thought.person.id)
        thought.turn(waiting.before if thought.talk is waiting else replace(thought.talk, before=None))
    return waiting


def refused(thought: Thought, talk: Talk) -> None:
    """[Zo sturen]."""
    thought.remember(**{REFUSED: str(int(thought.scene.habits.get(REFUSED, "0")) + 1)})


def answered(thought: Thought, talk: Talk) -> None:
    """They said what they want: the clock has nothing to do here."""
    thought.drop_timer("tone", thought.person.id)


def wants_others(answers: Answers, scene: Scene) -> bool:
    """[Anders zeggen], and the new words are not there yet."""
    return answers.get(DO) == "rewrite"


def chosen(talk: Talk) -> str:
    """The words that go: as they were, or those that were typed instead."""
    picked = talk.answers.get(DO, "")
    if picked == "rewrite":
        return talk.answers.get("new", "")
    return talk.answers["words"] if picked in ("as-is", "") else picked


def soften_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The number, and the words as they were typed."""
    return {**signal_values(scene, talk, signal), "words": Quote(talk.answers.get("words", ""))}


ASKS = (
    Ask(
        DO,
        words("as-is", "rewrite"),
        does={"as-is": refused, "rewrite": answered},
        required=True,
    ),
    Ask("new", words(), when=wants_others, required=True),
)


def flow_that(sends: Callable[[Thought, int, str], Onward | None]) -> Flow:
    """The flow, with how words go to their resident."""

    def onward(thought: Thought, talk: Talk) -> Onward | None:
        answered(thought, talk)
        return sends(thought, talk.signal or 0, chosen(talk))

    return Flow(NAME, ASKS, begin=hold, onward=onward, values=soften_values)
