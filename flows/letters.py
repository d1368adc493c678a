"""Letters: what another person's thought asks of this one, heard in their own turn."""

from flows.effects import Say
from flows.events import Letter
from flows.machine import Machine
from flows.state import Choice, Signal, Talk
from flows.talks import contact as desk
from flows.talks.standing import own_values
from flows.thought import Thought


def read(thought: Thought, letter: Letter, machine: Machine) -> None:
    """A contact's question, an agreement, or a card that cannot wait for a round."""
    signal = thought.signal(letter.signal)
    if signal is None:
        return
    if letter.kind == "urgent":
        urgent(thought, signal)
    elif letter.kind == "asked" and signal.status == "asked":
        put(thought, signal, machine, "asked", "answer")
    elif letter.kind == "agreed" and signal.status == "agreed":
        put(thought, signal, machine, "rhythm", "how")


def put(thought: Thought, signal: Signal, machine: Machine, flow: str, ask: str) -> None:
    """A question to a resident by a human's doing; typed words answer it when nothing else is open."""
    scene = thought.scene
    choices = tuple(Choice(c) for c in machine.flows[flow].asks[0].wants.choices)
    talk = Talk(flow, ask, signal=signal.number, offered=choices, since=scene.now)
    held = thought.person.silenced is not None
    if thought.talk is None and not held:
        thought.turn(talk)
    moment = scene.world.calendar.human_moment(scene.now)
    thought.say(
        Say(
            thought.person.id,
            f"{flow}-{ask}",
            own_values(scene, talk, signal),
            choices,
            signal.number,
            about=thought.person.id,
            rank="promise",
            due=moment if moment > scene.now else None,
            held=held,
            proactive=True,
        )
    )


def urgent(thought: Thought, signal: Signal) -> None:
    """Dangerous now: the card at once, whatever the hour."""
    choices = tuple(Choice(c) for c in ("think-along", "not-mine", "more"))
    thought.drop_lines(signal.number, contact=thought.person.contact)
    thought.say(
        Say(
            thought.person.id,
            "card-do",
            desk.card(thought.scene, signal, thought.person.contact or ""),
            choices,
            signal.number,
            about=signal.person,
            rank="emergency",
            proactive=True,
        )
    )
    if thought.talk is None:
        thought.turn(Talk("card", "do", signal=signal.number, offered=choices, since=thought.scene.now))
