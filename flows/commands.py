"""The words that work anywhere, and what to say when nothing is open."""

from dataclasses import replace
from datetime import timedelta

from flows.doors import at_door, desk_values
from flows.events import Event, Said, Started
from flows.machine import Machine
from flows.private_phone import or_theme
from flows.scene import Scene
from flows.signals import tell_contact, title
from flows.state import OPEN_HANDED, Signal
from flows.street_news import owed_by_bearer
from flows.talks import halfway, reporting, story_readers, ways
from flows.talks.calls import call_me, wants_human
from flows.talks.mine import added, own_list
from flows.talks.own_data import my_data
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Role, Value

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
    elif command == "stop-all" and thought.scene.contact is None:
        stop_all(thought)
    elif command == "stop-all":
        stop(thought, machine)
    elif command == "mine":
        asked = thought.talk
        mine(thought)
        over = asked is None or asked.flow in OPEN_HANDED or _closed(thought, asked.signal)
        if thought.talk is asked and not over:
            again(thought, machine)
    elif command in ("person", "call-me") and thought.scene.contact is None:
        if not wants_human(thought, machine):
            call_me(thought, machine, "", shows=command == "person")
    elif command == "language":
        machine.interrupt(thought, "language")
    elif command in ("help", "menu") and thought.scene.contact is not None:
        contact_door(thought, command, machine)
    elif command in ("help", "person", "call-me", "human"):
        at_door(thought, "person" if command == "call-me" else command)
        if thought.talk is None or thought.talk.flow not in OPEN_HANDED:
            machine.repeat(thought)
    elif command == "change":
        change(thought, machine)
    elif command == "menu":
        menu(thought, machine)
    elif command == "my-data":
        my_data(thought)
        again(thought, machine)
    elif command in reporting.COMMANDS and reporting.obey(thought, command):
        again(thought, machine)
    elif command in story_readers.COMMANDS:
        story_readers.obey(thought, command, machine)
    elif command == "invitations":
        machine.interrupt(thought, "invitations" if thought.scene.contact is None else "moment")
    elif command in ways.WAYS:
        ways.give(thought, command)
        again(thought, machine)
    elif command == "part":
        ways.part(thought, machine)
    elif command == "erase":
        if thought.talk is not None and thought.talk.flow in OPEN_HANDED:
            thought.talk = None
        machine.interrupt(thought, "erase")
    else:
        rest(thought, machine)


def again(thought: Thought, machine: Machine) -> None:
    """The open question once more, after something in between; a contact's card stands above with its buttons."""
    flow = machine.flows.get(thought.talk.flow) if thought.talk is not None else None
    if flow is not None and flow.name not in OPEN_HANDED and not (flow.standing and thought.scene.contact is not None):
        machine.repeat(thought)


def _closed(thought: Thought, number: int | None) -> bool:
    signal = thought.signal(number)
    return signal is not None and signal.closed


def starts_again(thought: Thought, event: Event, machine: Machine) -> bool:
    """'start' after a full stop: welcome back, and what waited."""
    words = thought.scene.world.words
    if not isinstance(event, Started) and not (isinstance(event, Said) and words.command(event.text) == "menu"):
        return False
    thought.answer("stop-ended")
    if any(s.person == thought.person.id for s in thought.scene.signals.values()):
        mine(thought)
    else:
        machine.begin(thought, "welcome")
    return True


def menu(thought: Thought, machine: Machine) -> None:
    """What is open after its yes waits underneath; a story before it gives way."""
    under = thought.talk.before or thought.talk if thought.talk else None
    if under is not None and under.signal is not None:
        machine.interrupt(thought, "welcome", opening="welcome-kept")
    else:
        thought.talk = under
        machine.begin(thought, "welcome")


def change(thought: Thought, machine: Machine) -> None:
    """`wijzig`: an answer of this conversation is given anew; which one is asked when there are several."""
    under = thought.talk.before if thought.talk and thought.talk.before else thought.talk
    may = machine.changeable(under)
    if not may:
        thought.answer("nothing-to-change")
        machine.repeat(thought)
    elif len(may) == 1:
        thought.talk = under
        machine.ask_again(thought, may[0])
    else:
        machine.interrupt(thought, "change")


def stop(thought: Thought, machine: Machine) -> None:
    """In a conversation: which stop? Outside one, or asked twice: nothing unasked any more.

    A contact stops a conversation only: who is away is told to the operator, so that every promise moves.
    """
    if thought.scene.contact is not None:
        if thought.talk is not None:
            halfway.let_go(thought, thought.talk.signal)
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


def contact_door(thought: Thought, command: str, machine: Machine) -> None:
    """A contact's own help and menu: their side, not a resident's."""
    if command == "menu":
        machine.begin(thought, "desk")
        return
    contact = thought.scene.contact
    district = thought.scene.world.directory.district_of(contact.id) if contact else None
    door: Value = ""
    if district is not None:
        door = Phrase("contact-door", tuple(desk_values(thought.scene, district.id).items()))
    thought.answer("contact-help", {"door": door})


def mine(thought: Thought) -> None:
    """What I sent, where it is, when I hear; for a contact also what is open on their desk."""
    scene = thought.scene
    own = [s for s in _latest(thought) if s.person == thought.person.id and not _on_own_desk(scene, s)]
    desk_lines = [
        s
        for s in _latest(thought)
        if not s.closed
        and (s.person != scene.person.id or _on_own_desk(scene, s))
        and scene.person.contact in _leads(scene, s)
    ]
    if desk_lines:
        lines = Lines(tuple(_line(thought, s, "list-desk") for s in desk_lines[:LISTED]))
        thought.answer("desk-list", {"count": len(desk_lines), "lines": lines})
    if own:
        own_list(thought, own)
    if not own and not desk_lines and scene.contact is not None:
        thought.answer("nothing-waits")
    elif not own and not desk_lines:
        at_door(thought, "nothing-yet")


def _on_own_desk(scene: Scene, signal: Signal) -> bool:
    """Heard on the street by who leads it: theirs to answer, not to wait for."""
    return owed_by_bearer(signal, scene.person)


def _latest(thought: Thought) -> list[Signal]:
    return sorted(thought.scene.signals.values(), key=lambda s: (s.closed, s.promised, s.number))


def _leads(scene: Scene, signal: Signal) -> tuple[str, ...]:
    """Who leads a signal: a contact, or a team with its members."""
    return (signal.lead, *scene.readers(signal.lead))


def _line(thought: Thought, signal: Signal, key: str) -> Phrase:
    values: tuple[tuple[str, Value], ...] = (
        ("number", signal.number),
        ("what", or_theme(thought.scene, signal, title(signal))),
        ("status", Phrase(f"status-{signal.status}")),
        ("role", Role(signal.lead)),
        ("day", Day(thought.scene.world.calendar.day(signal.promised))),
    )
    return Phrase(key, values)


def about_mine(thought: Thought, signal: Signal, text: str) -> None:
    """A resident about their own number: where it is, or words that are added; a closed one opens again."""
    if text:
        added(thought, signal, text)
    else:
        own_list(thought, [signal])


def open_numbers(scene: Scene) -> str:
    """The numbers open on the speaker's desk, as they would type them."""
    mine = [s for s in scene.signals.values() if not s.closed and scene.person.contact in _leads(scene, s)]
    return ", ".join(f"#{s.number}" for s in sorted(mine, key=lambda s: s.promised)[:LISTED]) or "-"


def rest(thought: Thought, machine: Machine) -> None:
    """Nothing is asked and nothing was told ('ok', '1', a heart): the next promised day, or a hand."""
    signals = [s for s in _latest(thought) if s.person == thought.person.id]
    if (newest := newest_of(thought)) is not None:
        thought.answer("resting", standing_values(thought, newest), signal=newest.number)
    elif thought.scene.contact is not None:
        thought.answer("nothing-waits")
    else:
        machine.begin(thought, "welcome", opening="welcome-back" if signals else "")


def newest_of(thought: Thought) -> Signal | None:
    """The speaker's own open signal that was told last."""
    own = [s for s in thought.scene.signals.values() if s.person == thought.person.id and not s.closed]
    return max(own, key=lambda s: s.created, default=None)


def standing_values(thought: Thought, signal: Signal) -> dict[str, Value]:
    """Where one's own signal is, and when its resident hears."""
    return {
        "number": signal.number,
        "kind": Phrase(f"your-{signal.kind}"),
        "role": Role(signal.lead),
        "day": Day(thought.scene.world.calendar.day(signal.promised)),
    }


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
