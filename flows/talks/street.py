"""The eyes and ears of a neighbourhood: what a contact heard on the street, for who has no chat; and their menu.

"Koester deze oren en ogen": one sentence is enough. It goes to who is in charge of it, and the answers come back
to who heard it, to bring along. Who is in charge and heard it are sometimes one: then it stands on their own list.
"""

from collections.abc import Mapping
from dataclasses import replace

from flows import commands
from flows.answers import talk_district
from flows.grammar import Answers, Ask, Flow, choice, day, place, words
from flows.reading import OUTSIDE, read_sentence
from flows.scene import Scene
from flows.signals import lead_for, log_signal
from flows.state import Signal, Talk
from flows.talks.contact import name_the_day
from flows.talks.resident import keep_for_a_day, place_unknown
from flows.thought import Thought
from flows.values import Day, Phrase, Quote, Role, Value

A_STORY = 12  #: Characters: "hoi" is nothing that somebody told.


def on_the_street(scene: Scene, text: str) -> dict[str, str]:
    """The answers that a sentence from the street gives: nearly always it was in one's own neighbourhood."""
    reading, answers = read_sentence(scene, text)
    where = answers.get("where") or talk_district(scene)
    return {**answers, "kind": reading.kind, "street": "yes", "what": text, **({"where": where} if where else {})}


def log_street(thought: Thought, talk: Talk) -> Talk:
    """The yes: a signal as any other, marked as heard on the street."""
    talk = log_signal(thought, talk)
    signal = thought.signal(talk.signal)
    mine = signal is not None and signal.lead == thought.person.contact
    return replace(talk, answers={**talk.answers, "mine": "yes"}) if mine else talk


def led_by_me(answers: Answers, scene: Scene) -> bool:
    """Who heard it is in charge of it: they name the day themselves."""
    return bool(answers.get("mine"))


def street_thanks(thought: Thought, talk: Talk) -> None:
    """Who has it and when I tell; or the day that the speaker named."""
    signal = thought.signal(talk.signal)
    if signal is None:
        return
    if not talk.answers.get("mine"):
        thought.answer("street-thanks", street_values(thought.scene, talk, signal), signal=signal.number)
    else:
        name_the_day(thought, Talk("take-up", "", {"when": talk.answers.get("when", "")}, signal.number))


def street_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What was heard, who gets it, and when I tell."""
    values: dict[str, Value] = {"what": Quote(talk.answers.get("what", "")), "goes": ""}
    if signal is not None or talk.answers.get("where") in scene.world.directory.districts:
        lead = signal.lead if signal else lead_for(scene, talk.answers)[0]
        mine = lead == scene.person.contact
        values["role"] = Role(lead)
        values["goes"] = Phrase("street-goes-you") if mine else Phrase("street-goes", (("role", Role(lead)),))
    if signal is not None:
        values |= {"number": signal.number, "day": Day(scene.world.calendar.day(signal.promised))}
    return values


def own_list(thought: Thought, talk: Talk) -> None:
    """[Mijn lijst]: what is open on this desk, and what the contact brought."""
    commands.mine(thought)


FLOWS = (
    Flow(
        "street",
        (
            Ask("what", words(least=A_STORY), tells_also=on_the_street, required=True),
            Ask("where", place(), when=place_unknown, goto={OUTSIDE: OUTSIDE}, required=True),
            Ask("yes", choice("yes", "no"), goto={"no": "forget"}, required=True),
            Ask("when", day(), when=led_by_me),
        ),
        begin=keep_for_a_day,
        values=street_values,
        logs="yes",
        log=log_street,
        finish=street_thanks,
        fleeting=True,
    ),
    Flow(
        "desk",
        (Ask("do", choice("list", "street", "own"), goto={"street": "street", "own": "idea"}, required=True),),
        finish=own_list,
    ),
)
