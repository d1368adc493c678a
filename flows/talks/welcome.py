"""The hand that is held out: who starts without a sentence, chooses a language, or shares a point."""

from collections.abc import Mapping
from dataclasses import replace

from flows import commands
from flows.events import Located
from flows.grammar import Ask, Flow, choice, language
from flows.machine import Machine
from flows.scene import Scene
from flows.state import Signal, Talk
from flows.thought import Thought
from flows.values import Phrase, Place, Quote, Value


def welcome_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """Who speaks, and for which district; what waits underneath."""
    values: dict[str, Value] = {"intro": "", "what": Quote(talk.answers.get("sign", ""))}
    under = talk.before
    if under is not None and under.signal is not None and (kept := scene.signals.get(under.signal)) is not None:
        values |= {"number": kept.number, "kind": Phrase(f"your-{kept.kind}")}
    where = scene.person.district
    if scene.person.met:
        return values
    if where in scene.world.directory.districts:
        return {**values, "intro": Phrase("intro", (("district", Place(where or "")),))}
    return {**values, "intro": Phrase("intro-anywhere")}


def stop_which(thought: Thought, talk: Talk) -> None:
    """Only this conversation, nothing unasked any more, or after all neither."""
    if talk.answers.get("which") == "stay":
        thought.drop_timer("stop", thought.person.id)
        thought.answer("stop-stays")
    elif talk.answers.get("which") == "talk":
        thought.talk = talk
        commands.leave(thought)
        thought.answer("talk-stopped")
    else:
        thought.talk = talk
        commands.stop_all(thought)


def speak_language(thought: Thought, talk: Talk) -> None:
    """From here on in this language."""
    speak(thought, talk.answers.get("which") or thought.person.language)


def speak(thought: Thought, language: str) -> None:
    """From here on in this language."""
    thought.know(replace(thought.person, language=language))
    thought.answer("language-set")


def locate(thought: Thought, event: Located, machine: Machine) -> None:
    """A point on the map before anything was told: the district is remembered, then what is it about?"""
    found = thought.scene.world.places.by_point(event.latitude, event.longitude)
    if found.district is None:
        thought.answer("outside")
        return
    thought.know(replace(thought.person, district=found.district))
    machine.begin(thought, "welcome")


FLOWS = (
    Flow(
        "welcome",
        (
            Ask(
                "what",
                choice("idea", "concern", "question"),
                goto={"idea": "idea", "concern": "concern", "question": "message"},
                required=True,
            ),
        ),
        values=welcome_values,
    ),
    Flow("stop", (Ask("which", choice("talk", "all", typed=("stay",)), required=True),), finish=stop_which),
    Flow("language", (Ask("which", language(), required=True),), finish=speak_language),
)
