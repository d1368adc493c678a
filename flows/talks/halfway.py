"""A contact stops halfway an answer: it is kept with its signal, the next round asks for it, one tap goes on."""

from collections.abc import Mapping

from flows.begun import FLOW, answers_begun, has_begun, typed_in, with_begun, without_begun
from flows.grammar import Ask, Flow, Onward, choice
from flows.scene import Scene
from flows.signals import may_act, round_of
from flows.state import SILENT, Signal, Talk
from flows.talks import cards
from flows.thought import Thought
from flows.values import Value

ANEW = "-anew"  #: In its answers: the conversation that was begun again, and waits for this one.
LINE = "begun"  #: In a round.


def keep(thought: Thought, talk: Talk) -> None:
    """A question was put after something was typed: should nothing more come, it is not lost."""
    signal, me = thought.signal(talk.signal), thought.person.contact
    answers = {name: text for name, text in talk.answers.items() if not name.startswith("-")}
    if signal is None or signal.closed or me is None or not typed_in(answers):
        return
    if not may_act(signal, me, thought.scene):
        return  # a colleague took it up meanwhile: what is theirs is not written on
    thought.put(with_begun(signal, talk.flow, me, thought.scene.today, answers))
    thought.add_line(me, signal.number, LINE, round_of(thought.scene, me, signal, thought.scene.now + SILENT))


def let_go(thought: Thought, number: int | None) -> None:
    """They said what must happen with it: nothing waits any more."""
    signal, me = thought.signal(number), thought.person.contact
    if signal is not None and has_begun(signal, me):
        thought.put(without_begun(signal))


def decide(thought: Thought, talk: Talk) -> None:
    """[Nee, wis het]: gone, and the card as it stands, or what they began anew."""
    signal = cards.guard(thought, talk.signal)
    begun = has_begun(signal, thought.person.contact)
    if signal is None or (begun and talk.answers["do"] == "yes"):
        return
    if begun:
        let_go(thought, signal.number)
        thought.answer("halfway-gone", {"number": signal.number})
    if talk.answers.get(ANEW):
        return
    cards.show(thought, (signal.number,))


def goes_on(thought: Thought, talk: Talk) -> Onward | None:
    """[Ja, verder]: the question that was open, with the answers before it; [Nee]: what they chose anew, if any."""
    signal, me = thought.signal(talk.signal), thought.person.contact
    if signal is not None and talk.answers["do"] == "no" and talk.answers.get(ANEW):
        return Onward(talk.answers[ANEW], {}, signal.number)
    if (
        signal is None
        or talk.answers["do"] != "yes"
        or not (has_begun(signal, me) and may_act(signal, me, thought.scene))
    ):
        return None
    return Onward(signal.words[FLOW], answers_begun(signal), signal.number)


def halfway_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """Which signal, and what was typed."""
    return cards.begun_values(signal) if signal is not None else {"number": talk.signal or 0, "words": ""}


FLOWS = (
    Flow(
        "halfway",
        (Ask("do", choice("yes", "no"), required=True),),
        finish=decide,
        onward=goes_on,
        values=halfway_values,
        standing=True,
    ),
)
