"""A contact's own short answers: kept in chat, and one tap away under a card's [Meer]."""

import re
from collections.abc import Callable, Mapping

from flows.at_desk import CANNED, own_answers
from flows.grammar import Ask, Flow, Onward, canned
from flows.scene import Scene
from flows.state import Signal, Talk
from flows.talks.cards import guard, signal_values
from flows.thought import Thought
from flows.values import Lines, Phrase, Quote, Value

MOST = 9  #: Short answers of one contact: they fit in one list.
LONGEST = 300  #: Characters of one.
KEEP = re.compile(r"^\s*(?:bewaar|onthoud|save|keep)\s*:\s*(\S.*)$", re.IGNORECASE | re.DOTALL)
DROP = re.compile(r"^\s*(?:wis|verwijder|delete|erase) (?:antwoord|answer) ([1-9])\s*$", re.IGNORECASE)

USE = re.compile(r"^\s*(?:snel |quick )?(?:antwoord|answer) ([1-9])\s*$", re.IGNORECASE)  #: '#12 antwoord 1'.


def keep(thought: Thought, text: str) -> None:
    """'Bewaar: ik kijk er donderdag naar'."""
    text, kept = " ".join(text.split())[:LONGEST], own_answers(thought.scene)
    number = next((str(n) for n in range(1, MOST + 1) if str(n) not in kept), "")
    if text in kept.values():
        number = next(n for n, known in kept.items() if known == text)
    if not number:
        thought.answer("canned-full")
        return
    thought.remember(**{f"{CANNED}{number}": text})
    thought.answer("canned-kept", {"nth": int(number), "words": Quote(text)})


def drop(thought: Thought, number: str) -> None:
    """'Wis antwoord 2'."""
    if number in own_answers(thought.scene):
        thought.remember(**{f"{CANNED}{number}": ""})
        thought.answer("canned-dropped", {"nth": int(number)})
    else:
        show(thought)


def show(thought: Thought) -> None:
    """'Mijn antwoorden'."""
    if own_answers(thought.scene):
        thought.answer("canned-list", {"lines": _lines(thought.scene)})
    else:
        thought.answer("canned-none")


def meant(scene: Scene, text: str) -> str:
    """The words of '#12 antwoord 1'; any other text as it is."""
    found = USE.match(text)
    return own_answers(scene).get(found[1], text) if found is not None else text


def may_quick(choice: str, scene: Scene) -> bool:
    """[Snel antwoord] is there for who keeps one."""
    return choice != "quick" or bool(own_answers(scene))


def may_begin(thought: Thought, talk: Talk) -> bool:
    """The signal is theirs to answer, and there is something to choose from."""
    if guard(thought, talk.signal) is None:
        return False
    if own_answers(thought.scene):
        return True
    thought.turn(None)
    thought.answer("canned-none")
    return False


def quick_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The answers in full, a line each."""
    return {**signal_values(scene, talk, signal), "lines": _lines(scene)}


def _lines(scene: Scene) -> Value:
    kept = own_answers(scene)
    return Lines(tuple(Phrase("canned-line", (("nth", int(n)), ("words", Quote(text)))) for n, text in kept.items()))


def flow_that(sends: Callable[[Thought, int, str], Onward | None]) -> Flow:
    """The flow, with how words go to their resident."""

    def onward(thought: Thought, talk: Talk) -> Onward | None:
        text = own_answers(thought.scene).get(talk.answers.get("which", ""))
        return sends(thought, talk.signal or 0, text) if text else None

    return Flow("quick", (Ask("which", canned(), required=True),), begin=may_begin, onward=onward, values=quick_values)
