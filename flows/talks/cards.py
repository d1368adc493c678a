"""A signal as its contact sees it, and who may touch it. Never mixed up: a card is about exactly one signal."""

from collections.abc import Mapping

from flows.masking import masked
from flows.rounds import hashes, stands
from flows.scene import Scene
from flows.signals import may_act
from flows.state import Choice, Signal, Talk
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Place, Quote, Role, Theme, Value

CARD_ASKS = "card-do"
LADDER = ("how", "self", "who", "for", "better")


def signal_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """What the texts about one signal may say."""
    if signal is None:
        return {"number": talk.signal or 0}
    return {
        "number": signal.number,
        "what": Quote(signal.words.get("what", "")),
        "role": Role(scene.person.contact or signal.lead),
        "lead": Role(signal.lead),
        "district": Place(signal.district),
        "day": Day(scene.world.calendar.day(signal.promised)),
    }


def card(scene: Scene, signal: Signal, reader: str) -> Mapping[str, Value]:
    """A signal as its contact reads it: the resident's words, what is lacking, the promised day."""
    lines: list[Value] = [
        Phrase(f"card-{name}", (("words", Quote(masked(signal.words[name]))),))
        for name in LADDER
        if signal.words.get(name)
    ]
    needs = [n for n in signal.words.get("need", "").split(",") if n]
    lines += [Phrase("card-need", (("what", Phrase(f"need-{n}")),)) for n in needs]
    danger = signal.words.get("danger")
    alarm: Value = Phrase(f"card-danger-{danger}") if danger in ("now", "a-bit") else ""
    if signal.words.get("answer"):
        lines.append(Phrase("card-answer", (("words", Quote(signal.words["answer"])),)))
    why = signal.reason if reader == signal.lead else "asked"
    return {
        "number": signal.number,
        "kind": Phrase(f"kind-{signal.kind}"),
        "what": Quote(masked(signal.words.get("what", ""))),
        "district": Place(signal.district),
        "theme": Theme(signal.themes[0]),
        "alarm": alarm,
        "lines": Lines((Phrase("card-begin"), *lines)) if lines else Phrase("card-bare"),
        "why": Phrase(f"why-{why}", (("theme", Theme(signal.themes[0])),)),
        "day": Day(scene.world.calendar.day(signal.promised)),
        "status": Phrase(f"status-{signal.status}"),
    }


def card_key(scene: Scene, signal: Signal) -> str:
    """A team sees theme and place until one of its members claims; everybody else who reads it reads it all."""
    reader = scene.contact
    whole = reader is not None and not reader.is_team and (reader.id == signal.lead or reader.id in signal.asked)
    return "card-do" if whole else "card-team"


def card_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """A card that is put once more."""
    own = signal_values(scene, talk, signal)
    return {**own, **card(scene, signal, scene.person.contact or "")} if signal else own


def no_lines(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """A round that is put once more has nothing new to count."""
    return {"lines": Phrase("round-again")}


def show(thought: Thought, numbers: tuple[int, ...]) -> None:
    """Cards in full, each with its own buttons; a typed number counts only when one card is open."""
    scene = thought.scene
    reader = thought.person.contact or ""
    shown = [s for n in numbers if (s := thought.signal(n)) is not None and not s.closed]
    if not shown:
        thought.answer("nothing-waits")
        return
    choices = tuple(Choice(c) for c in ("think-along", "not-mine", "more"))
    for signal in shown:
        key, values = card_key(scene, signal), card(scene, signal, reader)
        thought.answer(key, values, choices, signal=signal.number, asks=CARD_ASKS)
    thought.drop_lines(*(s.number for s in shown), contact=reader)
    first = shown[-1]
    several = {"cards": hashes([s.number for s in shown])} if len(shown) > 1 else {}
    key = card_key(scene, first)
    thought.turn(Talk("card", "do", several, first.number, choices, since=scene.now, said=key))


def show_waiting(thought: Thought, talk: Talk) -> None:
    """Every line that still stands, as a card."""
    scene = thought.scene
    numbers = {x.signal for x in scene.lines if stands(x, thought.signal(x.signal), thought)}
    show(thought, tuple(sorted(numbers)))


def guard(thought: Thought, number: int | None) -> Signal | None:
    """The signal, if the speaker may act on it; else they hear why not, the same for unknown and foreign."""
    scene = thought.scene
    signal = thought.signal(number)
    me = thought.person.contact
    why, values = "", dict[str, Value](number=number or 0)
    if signal is None or not (may_act(signal, me, scene) or me in signal.former or _was_shown(scene, signal)):
        why = "unknown-number"
    elif signal.closed:
        why, values["status"] = "closed-already", Phrase(f"status-{signal.status}")
    elif not may_act(signal, me, scene):
        why, values["role"] = "taken-already", Role(signal.lead)
    elif scene.contact is not None and scene.contact.is_team:
        why = "claim-yourself"
    if why:
        thought.turn(None)
        thought.answer(why, values)
        return None
    return signal


def _was_shown(scene: Scene, signal: Signal) -> bool:
    """The speaker presses or replies to a message about it that was theirs: they may know that it is taken."""
    seen = {scene.shown.signal if scene.shown else None, scene.talk.signal if scene.talk else None}
    return scene.person.contact is not None and signal.number in seen
