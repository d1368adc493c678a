""" "Kan niet", and "laat rusten": never without a reason, and first what worked out elsewhere (PRODUCT 2).

The contact sees the district's own frame beside the question: what is fixed, what is open, and what is at odds.
"""

from collections.abc import Mapping
from dataclasses import replace

from flows.begun import has_begun
from flows.frames import frame_lines
from flows.grammar import Ask, Flow, Onward, choice, words
from flows.looking import Solved
from flows.scene import Scene
from flows.signals import close
from flows.solved import examples, line, step_of
from flows.state import Signal, Talk
from flows.talks import halfway
from flows.talks.cards import guard, signal_values
from flows.talks.contact import A_REASON, acted, for_resident, may_begin, noted
from flows.thought import Thought
from flows.values import Lines, Phrase, Quote, Value

EXAMPLES = 2  #: Of what worked out, before a no.


def first_examples(thought: Thought, talk: Talk) -> Onward | None:
    """Up to two that worked out with this theme, where there are any; else the reason is asked at once.

    An answer that was begun before is offered first: its words are not typed twice, and not lost.
    """
    signal = guard(thought, talk.signal)
    if signal is None:
        return None
    if has_begun(signal, thought.person.contact) and not talk.answers:
        return Onward("halfway", {halfway.ANEW: "no"}, signal.number)
    shown = _examples(thought.look(Solved(signal.themes[0])), signal)
    return Onward("solved" if shown else "cannot", talk.answers, talk.signal)


def _examples(solved: tuple[Signal, ...], signal: Signal) -> tuple[Signal, ...]:
    """The newest first, another district before this one; of a bare one there is nothing to learn."""
    told = [s for s in examples(solved) if step_of(s)]
    return tuple(sorted(told, key=lambda s: s.district == signal.district)[:EXAMPLES])


def solved_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """Where, in which month, the first step, and who looks after it."""
    own = signal_values(scene, talk, signal)
    shown = _examples(scene.found.get(Solved(signal.themes[0]), ()), signal) if signal is not None else ()
    if not shown:
        return {**own, "lines": Phrase("solved-before")}
    return {**own, "lines": Lines(tuple(line(scene, s) for s in shown))}


def after_all(thought: Thought, talk: Talk) -> Onward | None:
    """[Toch niet]: then the reason."""
    known = {k: v for k, v in talk.answers.items() if k == "reason"}  # it was written before the question
    return Onward("cannot", known, talk.signal)


def cannot_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """The frame beside the question, where the district has one."""
    own = signal_values(scene, talk, signal)
    lines = frame_lines(scene, signal, whole=True) if signal is not None else ()
    return {**own, "frame": Lines(lines) if lines else ""}


def cannot(thought: Thought, talk: Talk) -> None:
    """Not possible: with its reason and what can be done, or an honest "I know none"."""
    signal = acted(thought, talk, "not_possible")
    if signal is None:
        return
    other = talk.answers["alternative"]
    signal = signal.with_words(reason=talk.answers["reason"], alternative="" if other == "none" else other)
    signal = close(thought, replace(signal, status="not_possible"))
    values = {**for_resident(thought, signal), "reason": Quote(talk.answers["reason"])}
    if other == "none":
        thought.tell(signal, "not-possible-none", values)
    else:
        thought.tell(signal, "not-possible", {**values, "alternative": Quote(other)})
    noted(thought, talk, signal)


def let_be(thought: Thought, talk: Talk) -> None:
    """The contact lets an idea rest, with the reason: told kindly, and it stays the resident's own."""
    signal = acted(thought, talk, "let_be")
    if signal is None:
        return
    signal = close(thought, replace(signal.with_words(reason=talk.answers["reason"]), status="let_go"))
    thought.tell(signal, "let-be", {**for_resident(thought, signal), "reason": Quote(talk.answers["reason"])})
    noted(thought, talk, signal)


FLOWS = (
    Flow("no", (), onward=first_examples),
    Flow(
        "solved",
        (Ask("still", choice("still", "think-along"), goto={"think-along": "take-up"}, required=True),),
        begin=may_begin,
        onward=after_all,
        values=solved_values,
    ),
    Flow(
        "cannot",
        (
            Ask("reason", words(least=A_REASON), required=True),
            Ask("alternative", words("none", least=A_REASON), required=True),
        ),
        begin=may_begin,
        finish=cannot,
        keeps=halfway.keep,
        values=cannot_values,
    ),
    Flow(
        "let-be",
        (Ask("reason", words(least=A_REASON), required=True),),
        begin=may_begin,
        finish=let_be,
        values=signal_values,
    ),
)
