"""A contact's side of the clock: chases become lines, and lines become one day round."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from flows.at_desk import MOST, greeting
from flows.begun import for_nobody_yet, has_begun
from flows.chase import overdue
from flows.directory import Contact
from flows.effects import Announced, Rank, Say
from flows.signals import plan_chase, round_of, told_since
from flows.state import LENT, Choice, Line, Signal, Talk, at_rest
from flows.talks import returned, weekly
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Place, Role, Theme, Value

AN_HOUR = timedelta(hours=1)  #: Later than this is downtime, not the clock's own pace.
#: The lines of a round in the order in which they are read, and how `tick` names them.
KINDS: tuple[tuple[str, str], ...] = (
    ("new", "round"),
    ("begun", "round"),
    ("told", "round"),
    ("along", "round"),
    ("together", "round"),
    ("returned", "round"),
    ("step", "chase"),
    ("chase", "chase"),
    ("standin", "standin"),
    ("teamlead", "teamlead"),
    ("lead", "lead"),
    ("operator", "operator"),
)


def chase(thought: Thought, number: int) -> None:
    """A chase timer is due: who must be asked gets a line, at the latest for the round of this moment."""
    scene = thought.scene
    signal = thought.signal(number)
    if signal is None:
        return
    signal, steps = overdue(scene, signal)
    thought.put(signal)
    for step in steps:
        promised_day = scene.world.calendar.day(step.at) >= signal.base
        for kind, contact in step.asks:
            thought.record(number, "clock", f"{kind} {contact}")
            for reader in scene.audience(contact):
                soon = promised_day and _may_hear(thought, reader, signal, step.at)
                due = scene.now if soon else round_of(scene, reader, signal, scene.now)
                thought.add_line(reader, number, kind, due)
    plan_chase(thought, signal)


def _may_hear(thought: Thought, contact: str, signal: Signal, planned: datetime) -> bool:
    """On the promised day the hour of the plan counts; after downtime only the contact's own hours do.

    A day that a contact named may be a feast day ("donderdag", at Ascension): nobody is asked then.
    """
    scene = thought.scene
    closures = scene.district(signal.district).closures
    if scene.now - planned < AN_HOUR:
        return scene.world.calendar.resident_may(scene.now, closures)
    known = scene.world.directory.contacts[contact]
    return scene.world.calendar.within_hours(known, scene.now, closures)


def stands(line: Line, signal: Signal | None, thought: Thought) -> bool:
    """Whether a line still asks for something: what is closed, taken or passed on does not."""
    if signal is None or signal.closed:
        return False
    if line.kind == "operator":
        return True
    if line.kind == "told" and not told_since(signal):
        return False
    if line.kind == "begun":
        return has_begun(signal, line.contact)
    if line.kind == "along":
        return signal.words.get("along") == line.contact != signal.lead
    if line.kind == "together":
        return signal.lead == line.contact and not signal.words.get("wants")
    if line.kind == "returned":
        return line.contact != signal.lead
    if line.kind == "step" and not signal.dated:
        return False
    if line.kind in ("standin", "teamlead", "lead"):
        owed = signal.status in ("received", "taken_up", "waiting") or signal.dated
        return owed and line.contact in signal.asked
    return line.contact == signal.lead or line.contact in thought.scene.readers(signal.lead)


def day_round(thought: Thought, planned: datetime) -> None:
    """The round timer of the speaker: one message with all that waits, or nothing when nothing does."""
    scene = thought.scene
    contact = scene.contact
    if contact is None:
        return
    desk = scene.desks.get(contact.id)
    if desk is not None and desk.away is not None and desk.away.covers(scene.today):
        # Away: what still waits for them (a stand-in's line) waits until they are back.
        thought.set_timer("round", contact.id, scene.world.calendar.next_round(contact, scene.now, away=desk.away))
        return
    if scene.now - planned >= AN_HOUR and not scene.world.calendar.within_hours(contact, scene.now):
        thought.set_timer("round", contact.id, scene.world.calendar.next_round(contact, scene.now))
        return
    standing = [x for x in scene.waiting if stands(x, thought.signal(x.signal), thought)]
    gone = {x.signal for x in scene.waiting} - {x.signal for x in standing}
    thought.drop_lines(*sorted(gone), contact=contact.id, stays=(LENT,))
    later = [x.due for x in (*standing, *scene.lent) if x.due > scene.now]
    if later:
        thought.set_timer("round", contact.id, min(later))
    due = [x for x in standing if x.due <= scene.now and not x.announced]
    if due:
        tell(thought, contact, standing, due)
    if any(x.due <= scene.now and not x.announced for x in scene.lent):
        returned.ask(thought)


def tell(thought: Thought, contact: Contact, standing: list[Line], due: list[Line]) -> None:
    """The round itself: what is `due` is announced, in one message."""
    scene = thought.scene
    if not thought.person.shared:
        weekly.plan(thought, contact)
    told = tuple((tick, x.signal) for kind, tick in KINDS for x in due if x.kind == kind)
    if thought.person.shared:
        thought.turn(Talk("group", "round", since=scene.now))  # the buttons of the round before it are old
        group_round(thought, contact.id, standing, told)
        return
    promised = _promised_today(thought, {x.signal for x in due})
    waiting = for_nobody_yet(thought.talk)
    besides = (Phrase("round-for-whom"),) if waiting is not None else ()
    lines = Lines((*_lines(due, promised, thought), *besides))
    values: dict[str, Value] = {"greeting": greeting(scene), "lines": lines}
    choices = (Choice("show"), Choice("later"))
    if at_rest(thought.talk, scene.now) or (thought.talk is not None and thought.talk.flow in ("card", "round")):
        thought.turn(Talk("round", "do", offered=choices, since=scene.now, before=waiting))
    thought.effects.append(Announced(contact.id, tuple(sorted({x.signal for x in due}))))
    held = thought.person.silenced is not None  # blocked: it waits until they are back, chases go on to others
    thought.say(
        Say(thought.person.id, "round-do", values, choices, rank="reminder", proactive=True, held=held, told=told)
    )


def group_round(
    thought: Thought,
    team: str,
    standing: list[Line],
    told: tuple[tuple[str, int], ...] = (),
    key: str = "group-round",
    rank: Rank = "reminder",
) -> None:
    """A team's group sees theme and place of all that nobody of it has taken yet, with a button for each."""
    numbers = sorted({x.signal for x in standing if x.due <= thought.scene.now})
    lines: list[Value] = []
    for number in numbers[:MOST]:
        signal = thought.signal(number)
        if signal is not None:
            what = (("number", number), ("theme", Theme(signal.themes[0])), ("district", Place(signal.district)))
            lines.append(Phrase("group-line", what))
    choices = tuple(Choice(str(n), Phrase("group-take", (("number", n),))) for n in numbers[:MOST])
    thought.effects.append(Announced(team, tuple(numbers)))
    thought.say(
        Say(
            thought.person.id,
            key,
            {"greeting": greeting(thought.scene), "lines": Lines(tuple(lines))},
            choices,
            rank=rank,
            proactive=True,
            held=thought.person.silenced is not None,
            told=told,
        )
    )


def tell_group(thought: Thought, team: str, signal: Signal) -> None:
    """A team's group hears who of it has taken this up."""
    desk = thought.scene.desks.get(team)
    if desk is not None and desk.shared and desk.person is not None:
        values: dict[str, Value] = {"number": signal.number, "role": Role(signal.lead)}
        thought.say(Say(desk.person, "group-claimed", values, signal=signal.number, about=signal.person))


def _promised_today(thought: Thought, besides: set[int]) -> tuple[int, ...]:
    """Open signals of this contact whose resident hears today."""
    scene = thought.scene
    contact = thought.person.contact
    return tuple(
        n
        for n, s in sorted(scene.signals.items())
        if s.lead == contact
        and not s.closed
        and n not in besides
        and (s.status not in ("asked", "agreed") or s.dated)
        and scene.world.calendar.day(s.promised) == scene.today
    )


def _lines(due: list[Line], promised: tuple[int, ...], thought: Thought) -> tuple[Value, ...]:
    lines: list[Value] = []
    begun = {x.signal for x in due if x.kind in ("begun", "chase") and has_begun(thought.signal(x.signal), x.contact)}
    fresh = {x.signal for x in due if x.kind == "new"} | begun
    for kind, _ in KINDS:
        numbers = sorted({x.signal for x in due if x.kind == kind} - (fresh if kind == "chase" else set()))
        if kind == "begun":
            numbers = sorted(begun)
        if not numbers:
            continue
        signal = thought.signal(numbers[0])
        values: list[tuple[str, Value]] = [("count", len(numbers)), ("numbers", hashes(numbers))]
        if signal is not None:
            values.append(("role", Role(signal.lead)))
        lines.append(Phrase(f"round-{kind}", tuple(values)))
    if promised:
        lines.append(Phrase("round-promised", (("count", len(promised)), ("numbers", hashes(promised)))))
    return tuple(lines)


def hashes(numbers: "tuple[int, ...] | list[int]") -> str:
    """'#3, #7', as people point at signals."""
    return ", ".join(f"#{n}" for n in numbers)


def again_later(thought: Thought, besides: Iterable[Signal] = ()) -> None:
    """[Straks]: what was announced comes back in two hours, or later; so do the cards `besides`. Says on which day."""
    scene = thought.scene
    lines = [(scene.person.contact or "", signal, "new") for signal in besides]
    for x in scene.waiting:
        signal = thought.signal(x.signal)
        if signal is not None and stands(x, signal, thought):
            lines.append((x.contact, signal, x.kind))
    moments = [in_two_hours(thought, signal) for _, signal, _ in lines]
    for (contact, signal, kind), moment in zip(lines, moments, strict=True):
        thought.add_line(contact, signal.number, kind, moment)
    day = scene.world.calendar.day(min(moments, default=scene.now))
    if day > scene.today:
        thought.answer("later-day", {"day": Day(day)})
    else:
        thought.answer("later-then")


def in_two_hours(thought: Thought, signal: Signal) -> datetime:
    """[Straks]: or when the contact is at work again: this evening, or in the next round."""
    scene = thought.scene
    contact = scene.contact
    assert contact is not None
    soon = scene.now + timedelta(hours=2)
    closures = scene.district(signal.district).closures
    today = scene.world.calendar.later_that_day(contact, soon, closures)
    return today or round_of(scene, contact.id, signal, soon)
