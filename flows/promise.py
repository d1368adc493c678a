"""The promise clock: what a resident hears on a promised day, and which day is promised next.

PRODUCT 4. Each signal has one promise timer; it always ends in words to its resident. Several signals of one
resident that are due together go in one message. What was overdue while the system was down is one message
too: the furthest note that is due, never three in a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from flows.begun import begun_now
from flows.chase import SECOND, THIRD
from flows.directory import OPERATOR
from flows.effects import Say
from flows.masking import without_numbers
from flows.scene import Scene
from flows.signals import NOTE_AT, close, let_others_go_on, tell_contact
from flows.state import Choice, Signal, Talk, at_rest
from flows.street_news import carried, owed_by_bearer
from flows.thought import Thought
from flows.values import Day, Lines, Phrase, Place, Quote, Role, Roles, Value

A_MONTH = timedelta(days=30)
RESULT_AFTER = timedelta(days=7)  #: From done to "Is het gelukt?".
CHECK_INS: Mapping[str, timedelta] = {
    "two-weeks": timedelta(days=14),
    "two-months": timedelta(days=61),
    "myself": timedelta(days=91),
}
#: Which question of a flow a message of the clock puts.
AT: Mapping[str, str] = {"asked": "answer", "checkin": "how", "result": "how", "note": "2"}
#: What a communications pause of the district holds: nobody waits for it.
CHECKS = frozenset({"checkin", "result"})


@dataclass(frozen=True, slots=True)
class Part:
    """What one signal contributes to the message: its text, its choices, and how `tick` names it."""

    signal: int
    kind: str
    key: str
    values: Mapping[str, Value]
    choices: tuple[str, ...] = ()
    flow: str = ""  #: The flow whose question this is.
    limited: bool = False  #: Falls under the limit: a check-in, an ask.


def keep_promises(thought: Thought, numbers: tuple[int, ...]) -> None:
    """The resident's promise timers that are due: one message, and the next day for each."""
    scene = thought.scene
    calendar = scene.world.calendar
    moment = calendar.next_resident_moment(scene.now)
    signals = [s for n in numbers if (s := thought.signal(n)) is not None]
    if moment > scene.now:
        for signal in signals:
            thought.promise(signal, moment)
        return
    parts: list[Part] = []
    for signal in signals:
        if signal.status == "agreed" and signal.rhythm == "rest" and not signal.dated:
            close(thought, replace(let_others_go_on(thought, signal), status="let_go"))
            continue
        part = _part(thought, signal)
        if (
            part is not None
            and part.kind == "checkin"
            and scene.calm_until is not None
            and scene.calm_until > scene.now
        ):
            thought.promise(signal, calendar.next_resident_moment(scene.calm_until))
            continue
        if part is not None and part.flow in CHECKS and (over := after_pause(scene, signal, scene.now)) > scene.now:
            thought.promise(signal, calendar.next_resident_moment(over))
            continue
        if part is not None and part.limited and scene.full(scene.today):
            thought.promise(signal, _tomorrow(thought))
        elif part is not None:
            _move_on(thought, signal, part)
            parts.append(part)
            if part.kind == "note":
                key = part.key if part.key == "note-begun" else "same-note"
                thought.tell_others(signal, key, part.values)
    if parts:
        _tell(thought, parts)


def _part(thought: Thought, signal: Signal) -> Part | None:
    """The words that are due for one signal."""
    told = thought.scene.world.calendar.day(signal.promised) == signal.base  # with a contact's words: that day holds
    if signal.status == "asked":
        kind = "ask-again" if signal.notes == 0 else "let-rest"
        flow = "asked" if kind == "ask-again" else ""
        return _of(thought, signal, "checkin", kind, flow=flow, limited=not told)
    if signal.status == "agreed" and not signal.dated:
        key = "checkin-last" if signal.rhythm == "myself" or signal.notes >= 2 else "checkin-how"
        return _of(thought, signal, "checkin", key, ("runs", "waiting", "stop"), "checkin", limited=not told)
    if signal.closed:
        return _of(thought, signal, "checkin", "result-how", ("yes", "half", "no"), "result", limited=True)
    note = min(_rung(thought, signal), 4)
    choices = ("call", "visit", "stop") if note == 2 and not signal.street else ()
    key = f"note-{note}"
    if note == 1 and (signal.dated or begun_now(signal)):
        key = "note-begun" if begun_now(signal) else "note-step"  # "no news" is not what there is
    return _of(thought, signal, "note", key, choices, "note" if choices else "")


def _of(
    thought: Thought,
    signal: Signal,
    kind: str,
    key: str,
    choices: tuple[str, ...] = (),
    flow: str = "",
    *,
    limited: bool = False,
) -> Part:
    values = values_of(thought.scene, signal, _next_day(thought, signal))
    return Part(signal.number, kind, key, values, choices, flow, limited)


def after_pause(scene: Scene, signal: Signal, moment: datetime) -> datetime:
    """This moment, or the afternoon after the pause of the signal's district that it lies in."""
    until = scene.district(signal.district).paused(scene.world.calendar.day(moment))
    return moment if until is None else scene.world.calendar.at(until + timedelta(days=1), NOTE_AT)


def values_of(scene: Scene, signal: Signal, day: date) -> dict[str, Value]:
    """What every text to a resident about their own signal may say; `day` is when they hear next."""
    district = scene.district(signal.district)
    return {
        "district": Place(district.id),
        "municipality": district.municipality,
        "number": signal.number,
        "on": Day(scene.world.calendar.day(signal.created)),
        "role": Role(signal.lead),
        "asked": _asked(signal),
        "day": Day(day),
        "phone": district.desk.phone,
        "desk": district.desk.name.get(scene.person.language) or district.desk.name["nl"],
        "question": Quote(without_numbers(signal.words.get("question", ""))),
    }


def _asked(signal: Signal) -> Value:
    """Who was really asked since the last answer: the new fact of a note."""
    new = tuple(c for c in signal.asked[signal.told :] if c != signal.lead)  # who leads it was asked at once
    if new:
        return Phrase("asked-also", (("roles", Roles(new)),))
    again = next((c for c in reversed(signal.asked) if c != OPERATOR), signal.lead)
    return Phrase("asked-again", (("role", Role(again)),))


def rung_days(thought: Thought, signal: Signal) -> tuple[date, date, date]:
    """The days of note 1, 2 and 3 of the present count."""
    calendar = thought.scene.world.calendar
    closures = thought.scene.district(signal.district).closures
    return (
        signal.base,
        calendar.add_working(signal.base, SECOND, closures),
        calendar.add_working(signal.base, THIRD, closures),
    )


def _rung(thought: Thought, signal: Signal) -> int:
    """Which note is due: the furthest whose day has come, beyond the last one sent; 4 is the monthly."""
    calendar, now = thought.scene.world.calendar, thought.scene.now
    come = sum(calendar.at(day, NOTE_AT) <= now for day in rung_days(thought, signal))
    return max(come, signal.notes + 1)


def _next_day(thought: Thought, signal: Signal) -> date:
    """The day that is promised next, after the words that are due now."""
    scene = thought.scene
    calendar = scene.world.calendar
    closures = scene.district(signal.district).closures
    today = scene.today
    if signal.status == "asked":
        return calendar.add_working(signal.since, 20, closures)
    if signal.status == "agreed" and not signal.dated:
        return calendar.next_working(today + CHECK_INS["two-weeks"], closures)
    if signal.closed:
        return today + RESULT_AFTER
    note = _rung(thought, signal)
    days = rung_days(thought, signal)
    if note < len(days):
        ahead = [d for d in days[note:] if d > today]
        if ahead:
            return ahead[0]
    return calendar.next_working(today + A_MONTH, closures)


def _move_on(thought: Thought, signal: Signal, part: Part) -> None:
    """The signal after these words: one note further, with the next day set."""
    calendar = thought.scene.world.calendar
    thought.record(signal.number, "clock", part.key)
    if part.key == "let-rest":
        signal = close(thought, replace(let_others_go_on(thought, signal), status="let_go"))
        tell_contact(thought, signal, "resident-silent", {})
    elif part.key == "checkin-last":
        moment = calendar.next_resident_moment(calendar.at(_next_day(thought, signal), NOTE_AT))
        thought.promise(replace(signal, rhythm="rest"), moment)
    elif part.key == "result-how" and signal.notes >= 1:
        close(thought, signal)
    else:
        notes = _rung(thought, signal) if part.kind == "note" else signal.notes + 1
        day = _next_day(thought, signal)
        moment = calendar.next_resident_moment(calendar.at(day, NOTE_AT))
        thought.promise(replace(signal, notes=notes, told=len(signal.asked)), moment)


def _tomorrow(thought: Thought) -> datetime:
    calendar = thought.scene.world.calendar
    return calendar.next_resident_moment(calendar.at(thought.scene.today + timedelta(days=1), NOTE_AT))


def _tell(thought: Thought, parts: list[Part]) -> None:
    """One message; a single question may be answered by typing when the person is not talking already."""
    person = thought.person
    told = tuple((p.kind, p.signal) for p in parts)
    first = parts[0]
    limited = all(p.limited for p in parts)
    choices: tuple[Choice, ...] = ()
    if len(parts) == 1:
        key, values, signal = first.key, dict(first.values), first.signal
        choices = tuple(Choice(c) for c in first.choices)
        heard = thought.signal(signal)
        if heard is not None and heard.street and first.kind == "note":
            owed = owed_by_bearer(heard, person)
            news = Phrase("street-owed" if owed else f"{first.key}-line", tuple(values.items()))
            key, values = "street-news", carried(news, values)
    else:
        lines = tuple(Phrase(f"{p.key}-line", tuple(p.values.items())) for p in parts)
        key, values, signal = "notes", {**first.values, "lines": Lines(lines)}, None
    held = person.silenced is not None
    if first.flow and len(parts) == 1 and at_rest(thought.talk, thought.scene.now) and not held:
        at = AT[first.flow]
        thought.turn(Talk(first.flow, at, {}, first.signal, choices, since=thought.scene.now, said=first.key))
    thought.say(
        Say(
            person.id,
            key,
            values,
            choices,
            f"{first.flow}-{AT[first.flow]}" if first.flow else "",
            signal,
            about=person.id,
            rank="reminder" if limited else "promise",
            held=held,
            proactive=True,
            told=told,
        )
    )
