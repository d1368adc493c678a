"""A warm introduction: a contact, a resident and another contact, each with their own yes, and a place to meet.

Both are named by role. No number goes along: they meet where anybody can walk in (PRODUCT 2).
"""

from collections.abc import Mapping

from flows.doors import desk_values
from flows.effects import Say
from flows.events import Letter
from flows.grammar import Ask, Flow, choice, contact
from flows.scene import Scene
from flows.state import Choice, Signal, Talk, at_rest
from flows.talks.cards import guard, signal_values
from flows.talks.contact import at_hand, for_resident, may_begin
from flows.thought import Thought
from flows.values import Place, Role, Theme, Value

YES_NO = (Choice("yes"), Choice("no"))


def introduce(thought: Thought, talk: Talk) -> None:
    """The resident is asked first; nothing is said to the other before their yes."""
    signal = guard(thought, talk.signal)
    if signal is None:
        return
    other = talk.answers["who"]
    signal = thought.put(signal.without("met").with_words(meets=other))
    thought.record(signal.number, thought.person.contact or "", f"introduces {other}")
    thought.post(signal.person, "meet", signal.number, {"by": thought.person.contact or ""})
    values = {**signal_values(thought.scene, talk, signal), "other": Role(other)}
    thought.answer("introduce-asked", values, signal=signal.number)
    at_hand(thought, signal)


def meet_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """Who with whom, about which theme, and where: who leads it reads the words, nobody else."""
    if signal is None:
        return {"number": talk.signal or 0}
    doors = desk_values(scene, signal.district)
    return {
        "number": signal.number,
        "role": Role(signal.lead),
        "other": Role(signal.words.get("meets") or signal.lead),
        "theme": Theme(signal.themes[0]),
        "district": Place(signal.district),
        "municipality": doors["municipality"],
        "meeting-place": doors["meeting-place"],
        "meeting-when": doors["meeting-when"],
    }


def hear(thought: Thought, signal: Signal, letter: Letter) -> None:
    """The question to the resident, to the other contact, and what came of it."""
    if not signal.words.get("meets"):
        return
    if letter.kind == "meet" and not signal.closed:
        _ask(thought, signal, "meet-sure", "meet")
    elif letter.kind == "greet" and not signal.closed:
        _ask(thought, signal, "greet-sure", "greet")
    elif letter.kind in ("greeted", "not-greeted"):
        _tell_resident(thought, signal, met=letter.kind == "greeted")


def _ask(thought: Thought, signal: Signal, key: str, flow: str) -> None:
    """[Ja, graag] [Liever niet]: a late press counts too; typed words do where nothing else is open."""
    scene = thought.scene
    talk = Talk(flow, "sure", signal=signal.number, offered=YES_NO, since=scene.now)
    held = thought.person.silenced is not None
    if at_rest(thought.talk, scene.now) and not held:
        thought.turn(talk)
    moment = scene.world.calendar.human_moment(scene.now)
    thought.say(
        Say(
            thought.person.id,
            key,
            meet_values(scene, talk, signal),
            YES_NO,
            signal=signal.number,
            about=signal.person,
            rank="promise",
            due=moment if moment > scene.now else None,
            held=held,
            proactive=True,
        )
    )


def resident_says(thought: Thought, talk: Talk) -> None:
    """With the resident's yes the other contact is asked."""
    signal = thought.signal(talk.signal)
    other = thought.scene.person_of(signal.words.get("meets", "")) if signal is not None else None
    if signal is None or signal.closed or other is None or talk.answers.get("sure") != "yes":
        thought.answer("meet-not", {"number": talk.signal or 0})
        if signal is not None and not signal.closed:
            _tell_lead(thought, signal, "introduce-not")
        return
    thought.record(signal.number, "resident", "wants to meet")
    thought.post(other, "greet", signal.number)
    thought.answer("meet-waits", meet_values(thought.scene, talk, signal))


def other_says(thought: Thought, talk: Talk) -> None:
    """With both their yes they are introduced: by role, at the meeting place."""
    signal = thought.signal(talk.signal)
    me = thought.person.contact
    if signal is None or me is None or signal.closed or signal.words.get("meets") != me:
        thought.answer("greet-over", {"number": talk.signal or 0})
        return
    yes = talk.answers.get("sure") == "yes"
    thought.record(signal.number, me, "meets" if yes else "does not meet")
    thought.post(signal.person, "greeted" if yes else "not-greeted", signal.number)
    _tell_lead(thought, signal, "introduce-met" if yes else "introduce-not")
    thought.answer("greet-met" if yes else "greet-not", meet_values(thought.scene, talk, signal))


def _tell_resident(thought: Thought, signal: Signal, *, met: bool) -> None:
    values = {**for_resident(thought, signal), **meet_values(thought.scene, Talk("", ""), signal)}
    thought.put(signal.with_words(met="yes") if met else signal.without("meets"))
    thought.tell(signal, "meet-met" if met else "meet-other-not", values, good=met, unasked=True)


def _tell_lead(thought: Thought, signal: Signal, key: str) -> None:
    """Who brought them together hears what came of it."""
    scene = thought.scene
    moment = scene.world.calendar.human_moment(scene.now)
    for reader in scene.readers(signal.lead)[:1]:
        person = scene.person_of(reader)
        if person is not None and person != thought.person.id:
            values = meet_values(scene, Talk("", ""), signal)
            due = moment if moment > scene.now else None
            thought.say(Say(person, key, values, signal=signal.number, about=signal.person, due=due, proactive=True))


FLOWS = (
    Flow(
        "introduce",
        (Ask("who", contact(), required=True),),
        begin=may_begin,
        finish=introduce,
        values=signal_values,
    ),
    Flow(
        "meet",
        (Ask("sure", choice("yes", "no"), plainly=True, required=True),),
        finish=resident_says,
        values=meet_values,
        standing=True,
    ),
    Flow(
        "greet",
        (Ask("sure", choice("yes", "no"), required=True),),
        finish=other_says,
        values=meet_values,
        standing=True,
    ),
)
