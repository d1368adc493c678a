"""What a resident asks us, whatever stands open: who reads this, how long it is kept, what if nobody answers.

Such a question is no answer to ours and no words for anybody: it is answered, and then ours is put again.
"""

import re

from flows import commands
from flows.machine import Machine
from flows.signals import lead_for
from flows.state import ALARM, CALM, OPEN_HANDED, Signal, Talk
from flows.talks.calls import CALLS
from flows.talks.calm import just_grave
from flows.thought import Thought
from flows.values import Role

_NUMBER = re.compile(r"\d{1,9}")


def answer_question(thought: Thought, name: str, machine: Machine) -> None:
    """One of `asides.QUESTIONS`; after a grave word nothing is kept, and that is the answer."""
    talk = thought.scene.talk
    if talk is not None and just_grave(thought) and (talk.flow in ("violence", CALM) or ALARM in talk.answers):
        thought.hide()
        thought.answer("reads-grave")
        return
    if name == "reason":
        thought.answer("reason-back")
        return
    unkept = machine.unkept(talk)
    signal = thought.signal(talk.signal) if talk is not None and talk.flow in machine.flows else None
    if signal is None or signal.person != thought.person.id:
        signal = None if unkept else commands.newest_of(thought)
    if name == "kept" and unkept and talk is not None and talk.flow in CALLS:
        thought.answer("kept-call")
    elif name == "kept":
        thought.answer("kept-before" if unkept else "kept-back")
    elif name == "reads" and unkept and talk is not None and talk.flow in CALLS:
        thought.answer("reads-call")
    elif name == "reads" and unkept and talk is not None and _at_the_yes(thought, talk, machine):
        thought.answer("reads-yes", {"role": Role(lead_for(thought.scene, talk.answers)[0])})
    elif signal is None or (signal.closed and name != "reads"):
        thought.answer(f"{name}-before")
    elif signal.closed:
        thought.answer("reads-closed", {"role": Role(signal.lead)})
    else:
        thought.answer(f"{name}-open", commands.standing_values(thought, signal), signal=signal.number)


def _at_the_yes(thought: Thought, talk: Talk, machine: Machine) -> bool:
    """Somebody was named, and it is asked whether it may go to them."""
    here = talk.answers.get("where") in thought.scene.world.directory.districts
    return here and talk.at == machine.flows[talk.flow].logs and "kind" in talk.answers


def take_back(thought: Thought, text: str, machine: Machine) -> None:
    """'Trek 1 in': asked once whether they are sure; a story before its yes is gone at once, as with [Nee, wis het]."""
    talk = thought.talk
    named = _NUMBER.search(text)
    if named is None and talk is not None and machine.unkept(talk) and not machine.between(talk):
        machine.begin(thought, "forget", talk.answers, since=talk.since)
        return
    signal = _meant(thought, int(named[0]) if named else None)
    if signal is None:
        commands.obey(thought, "mine", machine)
    elif talk is not None and (talk.flow, talk.signal) == ("own-withdraw", signal.number):
        machine.repeat(thought)
    elif talk is None or talk.flow in OPEN_HANDED or talk.flow not in machine.flows:
        machine.begin(thought, "own-withdraw", {}, signal.number)
    else:
        machine.interrupt(thought, "own-withdraw", {}, signal.number)


def _meant(thought: Thought, number: int | None) -> Signal | None:
    """The speaker's own signal of this number; without a number the only one that is open."""
    own = [s for s in thought.scene.signals.values() if s.person == thought.person.id and (not s.closed or s.along)]
    named = [s for s in own if s.number == number]
    if number is not None:
        return named[0] if named else None
    return own[0] if len(own) == 1 else None
