"""Who was away is back: what went to who stands in comes home on their word, once asked, and else it stays there.

A line of the kind `LENT` waits for who was away (`flows.talks.absence.moved`). Whoever acts on the signal drops it
with the others, so what has a face already is never asked about. The promised day stands and the resident, who heard
nothing of the absence, hears nothing of its end.
"""

from collections.abc import Sequence

from flows.begun import has_begun
from flows.effects import Say
from flows.grammar import Ask, Flow, choice
from flows.scene import Scene
from flows.signals import hand_over, round_of
from flows.state import BESIDE, LENT, Choice, Signal, Talk, at_rest
from flows.thought import Thought
from flows.values import Day, Lines, Listed, Phrase, Role, Roles, Value

NAME, RETURNED = "returned", "returned"  #: The conversation; the line of who stood in, and why it is on this desk.


def lent(scene: Scene) -> tuple[Signal, ...]:
    """What may come home: still with somebody else, who has not begun an answer."""
    found = (scene.signals.get(x.signal) for x in sorted(scene.lent, key=lambda x: x.signal))
    return tuple(
        s
        for s in found
        if s is not None and not s.closed and s.lead != scene.person.contact and not has_begun(s, s.lead)
    )


def returned_values(scene: Scene, talk: Talk, signal: Signal | None) -> dict[str, Value]:
    """Which, and with whom they are."""
    return named(lent(scene))


def named(signals: Sequence[Signal]) -> dict[str, Value]:
    """Signals as a sentence names them."""
    return {
        "count": len(signals),
        "numbers": Listed(tuple(f"#{s.number}" for s in signals)),
        "roles": Roles(tuple(dict.fromkeys(s.lead for s in signals))),
    }


# Who was away


def ask(thought: Thought) -> None:
    """After the first round of who is back, with the floor: it is the last thing said."""
    scene, person = thought.scene, thought.person
    signals = lent(scene)
    if not signals:
        return
    asked_once(thought, Talk(NAME, ""))
    choices = (Choice("yes"), Choice("no"))
    if at_rest(thought.talk, scene.now) or (thought.talk is not None and thought.talk.flow == "card"):
        thought.turn(Talk(NAME, "do", offered=choices, since=scene.now))
    thought.say(
        Say(
            person.id,
            "returned-do",
            named(signals),
            choices,
            rank="reminder",
            proactive=True,
            held=person.silenced is not None,
            told=tuple(("round", s.number) for s in signals),
        )
    )


def asked_once(thought: Thought, talk: Talk) -> None:
    """No round asks it again."""
    for signal in lent(thought.scene):
        thought.add_line(thought.person.contact or "", signal.number, LENT, thought.scene.now, announced=True)


def decided(thought: Thought, talk: Talk) -> None:
    """[Ja, terug naar mij] or [Nee, zo laten], in time, late or twice: what may still come home is looked at now."""
    scene, me = thought.scene, thought.person.contact
    signals = lent(scene)
    desk = scene.desks.get(me or "")
    if me is None or not signals:
        thought.answer("returned-none")
    elif talk.answers.get("do") != "yes":
        thought.answer("returned-left")
    elif desk is not None and desk.away is not None and desk.away.covers(scene.today):
        thought.answer("returned-away", {"last": Day(desk.away.until)})
    else:
        for signal in signals:
            take_back(thought, signal, me)
        thought.answer("returned-taken", named(signals))


def take_back(thought: Thought, signal: Signal, me: str) -> None:
    """Home again; who stood in reads it in their next round. Who had it before is asked when they are back as well."""
    scene, stood_in = thought.scene, signal.lead
    later = signal.former[signal.former.index(me) + 1 :] if me in signal.former else ()
    for contact in {*later, stood_in} - {me}:
        thought.drop_lines(signal.number, contact=contact)
    signal = hand_over(thought, signal, me, RETURNED, stays=(*BESIDE, LENT))
    for reader in scene.readers(stood_in):
        if reader != me:
            thought.add_line(reader, signal.number, RETURNED, round_of(scene, reader, signal, scene.now))


# Who stood in


def tell_stand_in(thought: Thought, signals: Sequence[Signal]) -> None:
    """[Laat zien]: with whom it is again."""
    lines = (Phrase("returned-line", (("number", s.number), ("role", Role(s.lead)))) for s in signals)
    thought.answer("returned-told", {"lines": Lines(tuple(lines))})


FLOWS = (
    Flow(
        NAME,
        (Ask("do", choice("yes", "no"), plainly=True, required=True),),
        finish=decided,
        keeps=asked_once,
        values=returned_values,
        standing=True,
    ),
)
