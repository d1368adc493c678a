"""Somebody else's after all: passed on to the next or to who was named, with a note; or given to a person and a day.

Passing on never resets the promised day; after two passes the team lead decides, and the resident hears of it.
"""

from dataclasses import replace
from datetime import date

from flows.grammar import Ask, Flow, contact, day
from flows.routing import route, team_lead_for
from flows.signals import hand_over, recount, with_note
from flows.state import Talk
from flows.talks.cards import guard, signal_values
from flows.talks.contact import acted, for_resident, may_begin
from flows.thought import Thought
from flows.values import Role

TWO_PASSES = 2


def pass_on(thought: Thought, talk: Talk) -> None:
    """[Niet voor mij]: the next contact; after two the team lead decides, and the resident hears of it."""
    signal = guard(thought, talk.signal)
    me = thought.person.contact
    if signal is None or me is None:
        return
    scene = thought.scene
    if me != signal.lead and me in signal.asked:
        thought.put(replace(signal, asked=tuple(c for c in signal.asked if c != me)))
        thought.drop_lines(signal.number, contact=me)
        thought.answer("not-yours-thanks", signal_values(scene, talk, signal))
        return
    thought.record(signal.number, me, "passed")
    signal = with_note(signal, talk.answers.get("note", ""))
    signal = replace(signal, passed=(*signal.passed, me), status="received")
    directory, desks = scene.world.directory, scene.routing()
    if len(signal.passed) >= TWO_PASSES:
        lead = team_lead_for(directory, signal.district, signal.lead, desks) or signal.lead
        signal = hand_over(thought, signal, lead, "team-lead-decides")
        thought.tell(signal, "passed-twice", {**for_resident(thought, signal), "role": Role(signal.lead)})
    elif to := talk.answers.get("to", ""):
        signal = hand_over(thought, signal, to, "assigned")
    else:
        without = frozenset({*signal.passed, signal.lead})
        routed = route(directory, signal.district, signal.themes[0], signal.kind, desks, without)
        signal = hand_over(thought, signal, routed.lead, routed.reason)
    thought.answer("passed-on", signal_values(scene, talk, signal))


def assign(thought: Thought, talk: Talk) -> None:
    """A lead names a person and a day: both are told to the resident."""
    signal = acted(thought, talk, "assigned")
    if signal is None:
        return
    signal = hand_over(thought, signal, talk.answers["who"], "assigned")
    signal = recount(thought, signal, date.fromisoformat(talk.answers["when"]))
    thought.tell(signal, "assigned-to", {**for_resident(thought, signal), "role": Role(signal.lead)})
    thought.answer("assigned-on", {**signal_values(thought.scene, talk, signal), "role": Role(signal.lead)})


FLOWS = (
    Flow("pass-on", (), finish=pass_on),
    Flow(
        "assign",
        (Ask("who", contact(), required=True), Ask("when", day(), required=True)),
        begin=may_begin,
        finish=assign,
        values=signal_values,
    ),
)
