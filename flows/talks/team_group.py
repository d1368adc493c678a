"""A team's group chat: it sees theme and place, and one of the team takes it from there to their own chat.

Nobody becomes known here by writing or pressing something. Who is a linked member of the team acts as themselves;
everybody else reads a short line on the button, and what they write in the group is theirs: it is not kept.
"""

from dataclasses import replace

from flows.effects import Hint, Redeem
from flows.events import Pressed, Said, Sent, Started
from flows.pointing import NUMBERED, about_number
from flows.rounds import tell_group
from flows.signals import may_act, plan_chase
from flows.state import Signal
from flows.talks import cards
from flows.thought import UNLINK_AFTER, Thought
from flows.values import Role, Value

#: In a group only these are for us; other words are people talking with each other.
ASKS_HELP = frozenset({"help", "menu"})


def member(thought: Thought) -> bool:
    """Whether the speaker is a linked member of the team whose group this is; police do not read for a team."""
    scene = thought.scene
    me, team = scene.contact, scene.world.directory.contacts.get(scene.group.contact or "") if scene.group else None
    return me is not None and team is not None and me.id in team.members and not me.police


def from_outside(thought: Thought, event: Said | Pressed | Started | Sent) -> None:
    """Anybody in the group who is not one of the team, as far as we know."""
    scene = thought.scene
    if isinstance(event, Started):
        _link(thought, event)
        return
    thought.hide()
    if isinstance(event, Pressed):
        thought.effects.append(Hint("group-only-team"))
    elif isinstance(event, Said) and scene.world.words.command(event.text) in ASKS_HELP and _in_itself(thought):
        thought.answer("group-help" if thought.person.contact else "group-hello")
    if _in_itself(thought) and thought.person.contact is None:
        thought.set_timer("unlink", thought.person.id, scene.now + UNLINK_AFTER)  # no team's: it is not kept either


def from_member(thought: Thought, event: Said | Pressed) -> None:
    """One of the team: takes what the group was shown, or writes to a resident by number or as a reply."""
    shown = thought.scene.shown
    if isinstance(event, Pressed):
        chosen = shown.choices[event.n - 1].id if shown and 1 <= event.n <= len(shown.choices) else ""
        _take(thought, int(chosen) if chosen.isdecimal() else None)
    elif (found := NUMBERED.match(event.text)) is not None:
        about_number(thought, int(found[1]), found[2].strip())
    elif shown is not None:
        numbers = {shown.signal} if shown.signal is not None else shown.numbers
        if len(numbers) == 1:
            about_number(thought, next(iter(numbers)), event.text)
        else:
            thought.answer("group-which")
    else:
        thought.hide()


def _in_itself(thought: Thought) -> bool:
    group = thought.scene.group
    return group is not None and group.id == thought.person.id


def _link(thought: Thought, event: Started) -> None:
    """An invitation code: this group is that team's chat from here on. A code of one person is not for a group."""
    contact = thought.scene.invited
    known = thought.scene.world.directory.contacts.get(contact or "")
    if not _in_itself(thought):
        return
    if known is not None and known.is_team:
        thought.effects.append(Redeem(event.payload.strip().upper(), known.id))
        thought.know(replace(thought.person, contact=known.id, met=True))
        thought.turn(None)
        thought.set_timer("round", known.id, thought.scene.now)
        thought.answer("group-linked", {"role": Role(known.id)})
        return
    if known is not None:
        thought.answer("group-one-person")
    elif event.payload:
        thought.answer("group-no-code")
    else:
        thought.answer("group-help" if thought.person.contact else "group-hello")
    if thought.person.contact is None:
        thought.set_timer("unlink", thought.person.id, thought.scene.now + UNLINK_AFTER)


def _take(thought: Thought, number: int | None) -> None:
    """It is theirs from here on: the words go to their own chat, the group hears who has it."""
    signal = thought.signal(number)
    if signal is None or signal.closed:
        _hint(thought, "group-over")
    elif signal.lead == thought.person.contact:
        _hint(thought, "group-yours", signal)
    elif not may_act(signal, thought.person.contact, thought.scene):
        _hint(thought, "group-taken", signal)
    else:
        me = thought.person.contact or ""
        thought.drop_lines(signal.number)
        signal = thought.put(replace(signal, lead=me, reason="claimed", former=(*signal.former, signal.lead)))
        thought.record(signal.number, me, "claimed")
        plan_chase(thought, signal)
        cards.show(thought, (signal.number,))
        tell_group(thought, signal.former[-1], signal)
        _hint(thought, "group-yours", signal)


def _hint(thought: Thought, key: str, signal: Signal | None = None) -> None:
    values: dict[str, Value] = {"number": signal.number, "role": Role(signal.lead)} if signal is not None else {}
    thought.effects.append(Hint(key, values))
