"""What a person points at: a button, `#12`, a message they reply to. Words for the other side are never mixed up."""

import re

from flows import commands
from flows.events import Event, Pressed, Said
from flows.grammar import fixed
from flows.opening import MACHINE, TRIVIAL
from flows.state import Talk
from flows.talks import cards
from flows.talks import contact as desk
from flows.thought import Thought

NUMBERED = re.compile(r"^\s*[#/](\d{1,9})\b[:,.]?\s*(.*)$", re.DOTALL)


def press(thought: Thought, event: Pressed) -> None:
    """A button: of the open question, of a signal that still stands, or harmless."""
    shown = thought.scene.shown
    if shown is not None and shown.blank and shown.person == thought.person.id:
        thought.answer("tell-again")
        return
    if shown is None or shown.person != thought.person.id or not 1 <= event.n <= len(shown.choices):
        commands.old_button(thought, MACHINE)
        return
    question = MACHINE.question(shown.key)
    talk = thought.talk
    if question is None:
        commands.old_button(thought, MACHINE)
        return
    flow, ask = question
    current = talk is not None and (talk.flow, talk.at) == (flow.name, ask.name) and talk.signal == shown.signal
    fresh = current and (talk is None or talk.since is None or shown.at >= talk.since)
    if current and fresh:
        MACHINE.hear(thought, event)
    elif flow.standing:
        late = Talk(flow.name, ask.name, signal=shown.signal, offered=shown.choices, since=thought.scene.now)
        thought.talk = late
        if MACHINE.open(thought) is not None:
            MACHINE.take(thought, flow, ask, late, shown.choices[event.n - 1].id)
        else:
            commands.old_button(thought, MACHINE)
    else:
        commands.old_button(thought, MACHINE)


def about_number(thought: Thought, number: int, text: str) -> None:
    """`#42` shows it, `#42 tekst` relays; somebody else's number gets the same answer as an unknown one."""
    signal = thought.signal(number)
    if signal is not None and thought.scene.contact is not None and signal.person != thought.person.id:
        if cards.guard(thought, number) is None:
            return
        if text and not _label_of_card(thought, number, text):
            desk.send_words(thought, number, text)
        elif text:
            return
        else:
            cards.show(thought, (number,))
    elif signal is not None and signal.person == thought.person.id:
        commands.about_mine(thought, signal, text)
    else:
        thought.answer("unknown-number", {"number": number})


def _label_of_card(thought: Thought, number: int, text: str) -> bool:
    """`#2 ik denk mee` is that choice for #2, not words for its resident."""
    before = thought.talk
    for name in ("card", "more"):
        flow = MACHINE.flows[name]
        ask = flow.asks[0]
        thought.talk = Talk(name, ask.name, signal=number, offered=fixed(ask.wants), since=thought.scene.now)
        picked = _named(thought, f"{name}-{ask.name}", ask.wants.choices, text)
        if picked is not None:
            MACHINE.take(thought, flow, ask, thought.talk, picked)
            return True
    thought.talk = before
    return False


def _named(thought: Thought, key: str, ids: tuple[str, ...], text: str) -> str | None:
    """The choice that this whole text is the label of: "morgen kom ik kijken" is not [Later]."""
    said = text.strip(" .!").casefold()
    labels = thought.scene.world.words.labels.get(thought.person.language, {}).get(key, {})
    return next((i for i in ids if labels.get(i, "").casefold() == said), None)


def reply(thought: Thought, event: Said) -> None:
    """A reply to a message about a signal: its own choices first, else the words go to the other side."""
    shown = thought.scene.shown
    assert shown is not None
    question = MACHINE.question(shown.key)
    if question is not None and question[0].standing:
        flow, ask = question
        talk = Talk(flow.name, ask.name, signal=shown.signal, offered=shown.choices, since=thought.scene.now)
        thought.talk = talk
        if MACHINE.picks(thought, event) is not None or not flow.relays:
            MACHINE.hear(thought, event)
            return
        thought.talk = thought.scene.talk
    about_number(thought, shown.signal or 0, event.text)


def to_relay(thought: Thought, event: Event) -> bool:
    """A sentence typed under a card is meant for its resident: asked first, so that nothing is mixed up."""
    talk = thought.talk
    if talk is None or talk.flow != "card" or not isinstance(event, Said):
        return False
    cards = talk.answers.get("cards")
    picked = MACHINE.picks(thought, event)
    if cards is not None and (picked is not None or not TRIVIAL.match(event.text)):
        thought.answer("which-card", {"numbers": cards, "first": cards.partition(",")[0]})
        return True
    if picked is None and talk.signal is not None and _label_of_card(thought, talk.signal, event.text):
        return True
    if picked is None and not TRIVIAL.match(event.text):
        MACHINE.begin(thought, "relay", {"words": event.text[:1000]}, talk.signal)
        return True
    return False
