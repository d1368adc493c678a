"""After a grave word: for an hour nothing cheerful follows, and no menu."""

from dataclasses import replace
from datetime import timedelta

from flows.asides import aside
from flows.events import Event, Said
from flows.state import CALM, OPEN_HANDED, Talk
from flows.thought import Thought

CALM_HOUR = timedelta(hours=1)  #: How long "ok" after a grave word gets a calm line, never the menu.
GRAVE_TALKS = frozenset({"violence", "safe-call", "low", "basic"})


def rest_calmly(thought: Thought, about: str = "") -> None:
    """An 'ok' within the hour is not answered with a menu; a question that is open waits, it is not put now."""
    if thought.talk is None or thought.talk.flow in OPEN_HANDED:
        thought.turn(Talk(CALM, "", {"about": about} if about else {}, since=thought.scene.now))
    else:
        thought.turn(replace(thought.talk))


def was_grave(thought: Thought) -> bool:
    """A grave word was said last: what follows may have to stay calm."""
    return thought.talk is not None and thought.talk.flow in GRAVE_TALKS | {CALM}


def despaired(talk: Talk | None) -> bool:
    """A word of suicide was said last: who asks for somebody to talk to needs them now, not on a day."""
    return talk is not None and talk.flow == CALM and talk.answers.get("about") == "suicide"


def stays_calm(thought: Thought, event: Event, small: bool) -> bool:
    """'ok', a thank-you or a hello within the hour after a grave word."""
    talk = thought.talk
    if talk is not None and talk.flow in GRAVE_TALKS and talk.at in ("do", "call", "yes") and small:
        if talk.flow == "low" and not _kind_word(thought, event):
            if talk.tries:
                return False  # a second answer that is none: the question itself ends it
            thought.turn(replace(talk, tries=1))
        thought.answer("calm-here")  # the card stands above it; it is not put once more
        return True
    if talk is None or talk.flow != CALM:
        return False
    fresh = talk.since is not None and thought.scene.now - talk.since <= CALM_HOUR
    if not fresh or not small or not isinstance(event, Said):
        thought.talk = None
        return False
    thought.answer("calm-here")
    return True


def _kind_word(thought: Thought, event: Event) -> bool:
    """'dank je', 'doei', a heart: no answer, and no nonsense either."""
    if not isinstance(event, Said):
        return False
    return aside(event.text, thought.scene.world.words) is not None or not any(c.isalnum() for c in event.text)
