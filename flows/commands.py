"""The words that work anywhere, and what to say when nothing is open."""

from dataclasses import replace
from datetime import timedelta

from flows.doors import at_door
from flows.machine import Machine
from flows.scene import Scene
from flows.signals import tell_contact
from flows.state import Signal, Talk
from flows.talks.standing import owed_again, own_values
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Quote, Role, Value

STOP_AFTER = timedelta(hours=1)  #: "Which stop?" without an answer is a full one after this.
LISTED = 10  #: Signals in one list.


def obey(thought: Thought, command: str, machine: Machine) -> None:
    """One command word."""
    if command == "back" and machine.back(thought):
        return
    if command == "skip" and machine.skip(thought):
        return
    if command == "stop":
        stop(thought, machine)
    elif command == "mine":
        mine(thought)
    elif command == "language":
        machine.interrupt(thought, "language")
    elif command in ("help", "person", "human"):
        at_door(thought, command)
        machine.repeat(thought)
    elif command == "menu":
        machine.begin(thought, "welcome")
    elif command in ("my-data", "erase"):
        at_door(thought, "not-yet")
    else:
        rest(thought, machine)


def stop(thought: Thought, machine: Machine) -> None:
    """In a conversation: which stop? Outside one, or asked twice: nothing unasked any more.

    A contact stops a conversation only: who is away is told to the operator, so that every promise moves.
    """
    if thought.scene.contact is not None:
        leave(thought)
        thought.answer("contact-stopped")
        return
    if thought.talk is not None and thought.talk.flow != "stop":
        machine.interrupt(thought, "stop")
        thought.set_timer("stop", thought.person.id, thought.scene.now + STOP_AFTER)
        return
    stop_all(thought)


def stop_all(thought: Thought, *, unasked: bool = False) -> None:
    """A full opt-out: answers stay ready under 'mijn', and the contacts are told."""
    leave(thought)
    thought.know(replace(thought.person, silenced="stop"))
    if not unasked:
        thought.answer("stopped")
    for signal in thought.scene.signals.values():
        if signal.person == thought.person.id and not signal.closed:
            tell_contact(thought, signal, "resident-stopped", {})


def leave(thought: Thought) -> None:
    """This conversation ends, and what lay underneath; before its yes nothing of it stays."""
    talk = thought.talk
    thought.turn(None)
    thought.drop_timer("stop", thought.person.id)
    story = talk.before or talk if talk else None
    if story is not None and story.signal is None:
        thought.wipe(story.since or thought.scene.now)
        thought.drop_timer("wipe", thought.person.id)


def mine(thought: Thought) -> None:
    """What I sent, where it is, when I hear; for a contact also what is open on their desk."""
    scene = thought.scene
    own = [s for s in _latest(thought) if s.person == thought.person.id]
    desk_lines = [
        s
        for s in _latest(thought)
        if not s.closed and s.person != scene.person.id and scene.person.contact in _leads(scene, s)
    ]
    if desk_lines:
        lines = Lines(tuple(_line(thought, s, "list-desk") for s in desk_lines[:LISTED]))
        thought.answer("desk-list", {"count": len(desk_lines), "lines": lines})
    if own:
        lines = Lines(tuple(_line(thought, s, "list-closed" if s.closed else "list-mine") for s in own[:LISTED]))
        thought.answer("my-list", {"lines": lines})
    if not own and not desk_lines:
        at_door(thought, "nothing-yet")


def _latest(thought: Thought) -> list[Signal]:
    return sorted(thought.scene.signals.values(), key=lambda s: (s.closed, s.promised, s.number))


def _leads(scene: Scene, signal: Signal) -> tuple[str, ...]:
    """Who leads a signal: a contact, or a team with its members."""
    return (signal.lead, *scene.readers(signal.lead))


def _line(thought: Thought, signal: Signal, key: str) -> Phrase:
    values: tuple[tuple[str, Value], ...] = (
        ("number", signal.number),
        ("what", Quote(signal.words.get("what", "")[:60])),
        ("status", Phrase(f"status-{signal.status}")),
        ("role", Role(signal.lead)),
        ("day", Day(thought.scene.world.calendar.day(signal.promised))),
    )
    return Phrase(key, values)


def about_mine(thought: Thought, signal: Signal, text: str) -> None:
    """A resident about their own number: where it is, or words that are added; a closed one opens again."""
    if not text:
        thought.answer(
            "my-list",
            {"lines": Lines((_line(thought, signal, "list-closed" if signal.closed else "list-mine"),))},
        )
        return
    if signal.closed:
        signal = owed_again(thought, replace(signal, status="received"), "opened again")
    tell_contact(thought, signal, "resident-adds", {"words": Quote(text)})
    thought.record(signal.number, "resident", "added")
    thought.answer("added", own_values(thought.scene, Talk("", ""), signal))


def open_numbers(scene: Scene) -> str:
    """The numbers open on the speaker's desk, as they would type them."""
    mine = [s for s in scene.signals.values() if not s.closed and scene.person.contact in _leads(scene, s)]
    return ", ".join(f"#{s.number}" for s in sorted(mine, key=lambda s: s.promised)[:LISTED]) or "-"


def rest(thought: Thought, machine: Machine) -> None:
    """Nothing is asked and nothing was told ('ok', '1', a heart): the next promised day, or a hand."""
    own = [s for s in _latest(thought) if s.person == thought.person.id and not s.closed]
    if own:
        signal = own[-1] if len(own) == 1 else max(own, key=lambda s: s.number)
        values: dict[str, Value] = {
            "number": signal.number,
            "kind": Phrase(f"your-{signal.kind}"),
            "role": Role(signal.lead),
            "day": Day(thought.scene.world.calendar.day(signal.promised)),
        }
        thought.answer("resting", values, signal=signal.number)
    elif thought.scene.contact is not None:
        thought.answer("nothing-waits")
    else:
        machine.begin(thought, "welcome")


def late_yes(thought: Thought, machine: Machine) -> None:
    """A yes to nothing: what was told is wiped after a day, so it must be told again."""
    if any(s.person == thought.person.id and not s.closed for s in thought.scene.signals.values()):
        rest(thought, machine)
    else:
        thought.answer("tell-again")


def old_button(thought: Thought, machine: Machine) -> None:
    """A button that is old, unknown or somebody else's: kind, harmless, and the way on."""
    thought.answer("old-button")
    machine.repeat(thought)
