"""Whose words they are: what is kept of somebody, shown to them alone, and gone when they ask (PRODUCT 8, P3)."""

from collections.abc import Mapping
from dataclasses import replace

from flows.effects import Erase, Say
from flows.grammar import Ask, Flow, choice
from flows.scene import Scene
from flows.signals import close, let_others_go_on
from flows.state import Person, Signal, Talk
from flows.thought import UNLINK_AFTER, Thought
from flows.values import Link, Listed, Phrase, Role, Value

NAMED = 5  #: Signals that are named one by one; of more only the count is told.


def own(scene: Scene) -> list[Signal]:
    """The speaker's own signals; what a contact brought for somebody on the street is not theirs."""
    mine = (s for s in scene.signals.values() if s.person == scene.person.id and not s.street)
    return sorted(mine, key=lambda s: s.number)


def _named(signals: list[Signal]) -> Value:
    if len(signals) > NAMED:
        return Phrase("data-many", (("count", len(signals)),))
    each = ((("sort", Phrase(f"kind-{s.kind}")), ("number", s.number)) for s in signals)
    return Listed(tuple(Phrase("data-one", values) for values in each))


def my_data(thought: Thought) -> None:
    """`mijn gegevens`: in a few words, and the whole on a page that is theirs alone for an hour."""
    scene = thought.scene
    values: dict[str, Value] = {"count": scene.messages, "link": Link("gegevens", str(scene.person.id), 0)}
    if signals := own(scene):
        values["signals"] = _named(signals)
    thought.answer("my-data-signals" if signals else "my-data", values)


def erase_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What stops with it; a contact hears that they stay one."""
    going = [s for s in own(scene) if not s.closed]
    stops: Value = Phrase("erase-stops", (("signals", _named(going)),)) if going else ""
    if scene.person.contact is not None:
        stops = Phrase("erase-contact", (("stops", stops), ("role", Role(scene.person.contact))))
    return {"stops": stops}


def decide(thought: Thought, talk: Talk) -> None:
    """[Ja, wis alles] [Nee, bewaar het]."""
    if talk.answers.get("sure") == "yes":
        erase(thought)
    else:
        thought.answer("erase-kept")


def erase(thought: Thought) -> None:
    """Everything of the speaker is gone. Who had a signal hears only that; nothing unasked comes after this."""
    me = thought.person
    for signal in own(thought.scene):
        if signal.closed:
            thought.put(replace(signal, words={}))
            continue
        let_others_go_on(thought, signal)
        ended = close(thought, replace(signal, status="let_go", words={}))
        thought.record(signal.number, "resident", "erased")
        _tell(thought, ended)
    thought.turn(None)
    thought.answer("erased")
    thought.know(Person(me.id, me.language, contact=me.contact))
    thought.effects.append(Erase())
    if me.contact is None:
        thought.set_timer("unlink", me.id, thought.scene.now + UNLINK_AFTER)


def _tell(thought: Thought, signal: Signal) -> None:
    """Not one word of the resident, so nothing that must be erased after them."""
    scene = thought.scene
    moment = scene.world.calendar.human_moment(scene.now)
    for reader in scene.readers(signal.lead)[:1]:
        person = scene.person_of(reader)
        if person is not None and person != thought.person.id:
            due = moment if moment > scene.now else None
            values = {"number": signal.number}
            thought.say(Say(person, "resident-erased", values, signal=signal.number, due=due, proactive=True))


FLOWS = (
    Flow(
        "erase",
        (Ask("sure", choice("yes", "no"), required=True),),
        finish=decide,
        values=erase_values,
    ),
)
