"""Letters: what another person's thought asks of this one, heard in their own turn."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from flows import rounds
from flows.attached import PAGES
from flows.codes import code_of
from flows.directory import OPERATOR
from flows.effects import Rank, Say
from flows.events import Letter
from flows.machine import Machine
from flows.signals import tell_contact
from flows.state import AT_HAND, LISTENING, OPEN_HANDED, Choice, Line, Signal, Talk, at_rest
from flows.talks import absence, approval, cards, introducing, looking_along, moments, roles, same, ways
from flows.talks.contact import has_called
from flows.talks.standing import own_values
from flows.thought import Thought
from flows.values import Value

#: About a contact's desk rather than one signal.
DESK: Mapping[str, Callable[[Thought, Letter], None]] = {
    "away": absence.told,
    "leaves": roles.told,
    "invited": moments.invited,
    "moved": absence.moved,
}
SLOW = frozenset(f"{kind}-slow" for kind in PAGES)  #: What they sent is still being fetched.


def read(thought: Thought, letter: Letter, machine: Machine) -> None:
    """A contact's question, an agreement, or a card that cannot wait for a round."""
    if letter.kind in SLOW:
        thought.answer(letter.kind)
        return
    if letter.kind in DESK:
        DESK[letter.kind](thought, letter)
        return
    if (code := code_of(letter)) is not None:
        ways.join(thought, code)
    signal = thought.signal(letter.signal)
    if signal is None:
        return
    if letter.kind in ("same", "follow", "goes-on"):
        same.hear(thought, signal, letter)
    elif letter.kind in ("meet", "greet", "greeted", "not-greeted"):
        introducing.hear(thought, signal, letter)
    elif letter.kind in ("alike", "together"):
        looking_along.hear(thought, signal, letter)
    elif letter.kind == "said-too":
        same.said_too(thought, signal, letter)
    elif letter.kind == "urgent":
        urgent(thought, signal)
    elif letter.kind == "soon" and not signal.closed:
        urgent(thought, signal, "promise")
    elif letter.kind == "spoke":
        spoken_to(thought, signal)
    elif letter.kind == "called":
        has_called(thought, signal)
    elif letter.kind == "story":
        approval.put_card(thought, signal)
    elif letter.kind == "undelivered":
        undelivered(thought, signal)
    elif letter.kind == "words":
        bring_words(thought, signal, dict(letter.values))
    elif letter.kind == "afterwards":
        thought.tell(signal, "words-after", dict(letter.values), unasked=True)
    elif letter.kind == "asked" and not signal.closed:  # whoever leads it by now: it was asked
        put(thought, signal, machine, "asked", "answer")
    elif letter.kind == "agreed" and signal.status == "agreed":
        put(thought, signal, machine, "rhythm", "how")
    elif letter.kind == "stepped" and signal.status == "agreed":
        said = "rhythm-step" if signal.words.get("result") else "rhythm-step-bare"
        put(thought, signal, machine, "rhythm", "how", said)


def bring_words(thought: Thought, signal: Signal, values: Mapping[str, Value]) -> None:
    """A contact's own words; the resident's next sentence may well be the answer, so it is asked then."""
    thought.tell(signal, "words-from", values, unasked=True)
    if at_rest(thought.talk, thought.scene.now) and thought.person.silenced is None:
        thought.turn(Talk(LISTENING, "", signal=signal.number, since=thought.scene.now))


def put(thought: Thought, signal: Signal, machine: Machine, flow: str, ask: str, said: str = "") -> None:
    """A question to a resident by a human's doing; typed words answer it when nothing else is open.

    `said`: another text in which it is put.
    """
    scene = thought.scene
    choices = tuple(Choice(c) for c in machine.flows[flow].asks[0].wants.choices)
    talk = Talk(flow, ask, signal=signal.number, offered=choices, since=scene.now, said=said)
    held = thought.person.silenced is not None
    under = thought.talk if thought.talk is not None and thought.talk.signal is not None else None
    if (under is not None or at_rest(thought.talk, scene.now)) and not held:
        # A human asks: their question has the floor, what was open waits underneath.
        thought.turn(
            replace(talk, before=under if under is not None and under.flow not in (LISTENING, *OPEN_HANDED) else None)
        )
    moment = scene.world.calendar.human_moment(scene.now)
    thought.say(
        Say(
            thought.person.id,
            said or f"{flow}-{ask}",
            own_values(scene, talk, signal),
            choices,
            f"{flow}-{ask}" if said else "",
            signal=signal.number,
            about=thought.person.id,
            rank="promise",
            due=moment if moment > scene.now else None,
            held=held,
            proactive=True,
        )
    )


def urgent(thought: Thought, signal: Signal, rank: Rank = "emergency") -> None:
    """Dangerous now, or handed in at once: the card, without waiting for the round."""
    reader = thought.person.contact or ""
    if thought.person.shared:  # a group: theme and place, and who takes it
        line = Line(reader, signal.number, "new", thought.scene.now)
        rounds.group_round(thought, reader, [line], key="group-now", rank=rank)
        return
    thought.drop_lines(signal.number, contact=reader)
    thought.say(
        Say(
            thought.person.id,
            cards.card_key(thought.scene, signal),
            cards.card(thought.scene, signal, reader),
            cards.CHOICES,
            cards.CARD_ASKS,
            signal.number,
            about=signal.person,
            rank=rank,
            held=thought.person.silenced is not None,
            proactive=True,
        )
    )
    if at_rest(thought.talk, thought.scene.now):
        key = cards.card_key(thought.scene, signal)
        thought.turn(Talk("card", "do", {}, signal.number, cards.CHOICES, since=thought.scene.now, said=key))


def spoken_to(thought: Thought, signal: Signal) -> None:
    """A resident's words reached this contact: what is typed next may be about these, no longer about others."""
    talk = thought.talk
    if thought.scene.contact is not None and (talk is None or talk.flow in (AT_HAND, "round")):
        here = Talk(AT_HAND, "", signal=signal.number, since=thought.scene.now)
        thought.turn(None if signal.closed else here)


def undelivered(thought: Thought, signal: Signal) -> None:
    """A message did not arrive: the contact hears it of a resident, the operator of a contact."""
    contact = thought.scene.contact
    if contact is None:
        tell_contact(thought, signal, "resident-unreachable", {})
    elif contact.id != OPERATOR:
        thought.add_line(OPERATOR, signal.number, "operator", thought.scene.now)
