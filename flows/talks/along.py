"""What was sent joins a signal: who works on it hears of it, who has not begun finds it on the card."""

from collections.abc import Mapping

from flows.attached import attach, newest
from flows.signals import announce, tell_contact
from flows.state import Signal
from flows.thought import Thought


def goes_along(thought: Thought, signal: Signal, told: Mapping[str, str]) -> None:
    """Attached; a team sees it once somebody of it has taken the signal up."""
    signal = attach(thought, signal, told)
    lead = thought.scene.world.directory.contacts[signal.lead]
    if signal.status == "received":
        if signal.ready is not None:
            announce(thought, signal, after=thought.scene.now)
    elif not lead.is_team:
        for kind in told:
            tell_contact(thought, signal, f"resident-{kind}", {"link": newest(signal, signal.lead, kind)})
