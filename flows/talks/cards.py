"""A signal as its contact sees it, and who may touch it. Never mixed up: a card is about exactly one signal."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from flows.at_desk import greeting, shortened
from flows.attached import card_lines
from flows.begun import answers_begun, has_begun, typed_in
from flows.frames import frame_lines
from flows.masking import about_neighbour, masked
from flows.money import mandate
from flows.private_phone import is_short, where_to_read
from flows.rounds import hashes
from flows.scene import Scene
from flows.signals import LADDER, may_act, title, told_besides
from flows.state import AT_HAND, Choice, Signal, Talk
from flows.thought import Thought
from flows.values import Day, Lines, Listed, Phrase, Place, Quote, Role, Theme, Value

CARD_ASKS = "card-do"
CHOICES = tuple(Choice(c) for c in ("think-along", "not-mine", "more"))
STEP_ASKS = "step-how"
STEP_CHOICES = tuple(Choice(c) for c in ("done", "not-yet", "another-day"))
HALFWAY_ASKS = "halfway-do"
HALFWAY_CHOICES = tuple(Choice(c) for c in ("yes", "no"))
TOLD = frozenset({"what", "added", "answer", "note", "given", "missing", *LADDER})
CARD_LENGTH = 420  #: Characters of the resident's words on one card; the rest is read with `#12 alles`.
QUOTED = 300  #: One that is longer is never quoted whole (`bot.voice`).
WHAT_LENGTH, ANSWER_LENGTH = 180, 70  #: Where they are cut on a card that would be longer.
#: What is asked of a contact in a status in which the resident's own needs are not the question.
NEEDED_NOW = frozenset({"taken_up", "asked", "waiting", "agreed"})


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


def card(scene: Scene, signal: Signal, reader: str, *, whole: bool = False) -> Mapping[str, Value]:
    """A signal as its contact reads it: the resident's words, what is needed of you, why you, the promised day.

    Long words are cut, so that a phone shows it at a glance; `whole` gives them all. On a private phone it says only
    what it is about and where to read it.
    """
    danger = signal.words.get("danger")
    alarm: Value = Phrase(f"card-danger-{danger}") if danger in ("now", "a-bit") else ""
    if not whole and is_short(scene, reader):
        return {
            "number": signal.number,
            "kind": Phrase(f"kind-{signal.kind}"),
            "theme": Theme(signal.themes[0]),
            "district": Place(signal.district),
            "alarm": alarm,
            "read": where_to_read(scene, signal, reader),
            "day": Day(scene.world.calendar.day(signal.promised)),
        }
    hide = about_neighbour if signal.words.get("about") == "neighbour" else masked
    words = {k: hide(v) for k, v in signal.words.items()}
    told = [len(v) for k, v in words.items() if k in TOLD]
    cut = not whole and (sum(told) > CARD_LENGTH or max(told, default=0) > QUOTED)
    if cut:
        words = {k: shortened(v, WHAT_LENGTH if k == "what" else ANSWER_LENGTH) for k, v in words.items()}
    lines: list[Value] = []
    if signal.street:
        lines.append(Phrase("card-street", (("role", Role(bearer(scene, signal))),)))
    lines += told_besides(replace(signal, words=words), whole=whole)
    if words.get("added"):
        lines.append(Phrase("card-added", (("words", Quote(words["added"], whole)),)))
    if words.get("does"):
        by = Day(date.fromisoformat(signal.words["does-by"]))
        lines.append(Phrase("card-does", (("words", Quote(words["does"], whole)), ("by", by))))
    lines += card_lines(signal, reader, whole=whole)
    if signal.words.get("safe"):
        lines.append(Phrase("card-safe", (("words", Quote(words["safe"])),)))
    if signal.words.get("phone"):
        lines.append(Phrase("card-phone", (("number", signal.number),)))
    if words.get("answer"):
        lines.append(Phrase("card-answer", (("words", Quote(words["answer"])),)))
    for name in ("note", "given", "missing"):
        if words.get(name):
            lines.append(Phrase(f"card-{name}", (("words", Quote(words[name])),)))
    if words.get("also"):
        lines.append(Phrase("card-also"))
    if signal.dated:
        by = Day(date.fromisoformat(signal.words["by"]))
        lines.append(Phrase("card-step", (("step", Quote(words.get("step", ""))), ("by", by))))
    if (euros := mandate(scene, signal)) and signal.status != "agreed":
        lines.append(Phrase("card-mandate", (("euros", euros),)))
    if not lines and not cut:
        lines.append(Phrase("card-bare"))
    lines += frame_lines(scene, signal)
    if cut:
        lines.append(Phrase("card-cut", (("number", signal.number),)))
    why = signal.reason if reader == signal.lead else "asked"
    return {
        "number": signal.number,
        "kind": Phrase(f"kind-{signal.kind}"),
        "what": Quote(words["what"], whole) if words.get("what") else title(signal),
        "district": Place(signal.district),
        "theme": Theme(signal.themes[0]),
        "alarm": alarm,
        "lines": Lines(tuple(lines)),
        "needed": needed(signal),
        "why": Phrase(f"why-{why}", (("theme", Theme(signal.themes[0])),)),
        "day": Day(scene.world.calendar.day(signal.promised)),
        "status": Phrase(f"status-{signal.status}"),
    }


def needed(signal: Signal) -> Value:
    """What is needed of the reader, in one line; "ter info" when the resident needs nothing (PRODUCT 1.4)."""
    if signal.dated:
        return Phrase("needed-dated")
    if signal.status in NEEDED_NOW:
        return Phrase(f"needed-{signal.status}")
    needs = [n for n in signal.words.get("need", "").split(",") if n]
    if needs == ["nothing"]:
        return Phrase("needed-nothing")
    asked = tuple(Phrase(f"needed-what-{n}") for n in needs if n != "nothing")
    if asked:
        return Phrase("needed-for", (("what", Listed(asked)),))
    return Phrase(f"needed-{signal.kind}")


def bearer(scene: Scene, signal: Signal) -> str:
    """The contact who brought it for somebody on the street."""
    me = scene.person
    person = me if me.id == signal.person else scene.residents.get(signal.person)
    return (person.contact if person else None) or signal.lead


def show_whole(thought: Thought, signal: Signal) -> None:
    """`#12 alles`: every word of the resident, in a message without buttons: those hold fewer characters."""
    lines: list[Value] = [Quote(masked(signal.words.get("what", "")), whole=True)]
    lines += [
        Phrase(f"card-{name}", (("words", Quote(masked(words), whole=True)),))
        for name in (*LADDER, "added", "answer")
        if (words := signal.words.get(name, ""))
    ]
    thought.answer("card-whole", {"number": signal.number, "lines": Lines(tuple(lines))}, signal=signal.number)
    thought.turn(Talk(AT_HAND, "", signal=signal.number, since=thought.scene.now))


def card_key(scene: Scene, signal: Signal) -> str:
    """A team sees theme and place until one of its members claims, a private phone theme and number; others it all."""
    if not may_read(scene, signal):
        return "card-team"
    return "card-short" if is_short(scene, scene.person.contact) else "card-do"


def may_read(scene: Scene, signal: Signal) -> bool:
    """Whether the speaker may read the resident's words."""
    reader = scene.contact
    return reader is not None and not reader.is_team and (reader.id == signal.lead or reader.id in signal.asked)


def card_values(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """A card that is put once more."""
    own = signal_values(scene, talk, signal)
    return {**own, **card(scene, signal, scene.person.contact or "")} if signal else own


def no_lines(scene: Scene, talk: Talk, signal: Signal | None) -> Mapping[str, Value]:
    """A round that is put once more has nothing new to count."""
    return {"greeting": greeting(scene), "lines": Phrase("round-again")}


def show(thought: Thought, numbers: tuple[int, ...]) -> None:
    """Cards in full, each with its own buttons; a typed number counts only when one card is open."""
    scene = thought.scene
    reader = thought.person.contact or ""
    shown = [s for n in numbers if (s := thought.signal(n)) is not None and not s.closed]
    if not shown:
        thought.answer("nothing-waits")
        return
    for signal in shown:
        if has_begun(signal, reader):
            thought.answer(HALFWAY_ASKS, begun_values(signal), HALFWAY_CHOICES, signal=signal.number)
            continue
        if step_is_due(scene, signal):
            step = {**signal_values(scene, Talk("", ""), signal), "step": Quote(signal.words.get("step", ""))}
            thought.answer(STEP_ASKS, step, STEP_CHOICES, signal=signal.number)
            continue
        key, values = card_key(scene, signal), card(scene, signal, reader)
        thought.answer(key, values, CHOICES, signal=signal.number, asks=CARD_ASKS)
    thought.drop_lines(*(s.number for s in shown), contact=reader)
    first = shown[-1]
    if len(shown) == 1 and has_begun(first, reader):
        thought.turn(Talk("halfway", "do", {}, first.number, HALFWAY_CHOICES, since=scene.now))
        return
    if len(shown) == 1 and step_is_due(scene, first):
        thought.turn(Talk("step", "how", {}, first.number, STEP_CHOICES, since=scene.now))
        return
    several = {"cards": hashes([s.number for s in shown])} if len(shown) > 1 else {}
    key = card_key(scene, first)
    thought.turn(Talk("card", "do", several, first.number, CHOICES, since=scene.now, said=key))


def begun_values(signal: Signal) -> dict[str, Value]:
    """An answer that was begun, by its writer's own words."""
    typed = typed_in(answers_begun(signal))
    return {"number": signal.number, "words": Quote(shortened(typed, CARD_LENGTH))}


def step_is_due(scene: Scene, signal: Signal) -> bool:
    """Its lead named a day for the first step, and that day has come: they are asked what came of it."""
    return signal.dated and signal.base <= scene.today and signal.lead == scene.person.contact


def guard(thought: Thought, number: int | None) -> Signal | None:
    """The signal, if the speaker may act on it; else they hear why not, the same for unknown and foreign."""
    scene = thought.scene
    signal = thought.signal(number)
    me = thought.person.contact
    why, values = "", dict[str, Value](number=number or 0)
    if signal is None or not (may_act(signal, me, scene) or me in signal.former or _was_shown(scene, signal)):
        why = "unknown-number"
    elif signal.closed and signal.main is not None:
        why, values["other"] = "merged-into", signal.main
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
