"""A signal's beginning and whose it is: logged at the yes, led by exactly one, passed on, taken up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from flows.chase import next_chase
from flows.directory import Contact
from flows.effects import Say
from flows.routing import route
from flows.scene import Scene
from flows.state import Choice, Signal, Talk
from flows.thought import Thought, hidden
from flows.values import Value

FIRST_PROMISE = 5  #: Working days from the yes to the first promised day.
NEXT_PROMISE = 10  #: Working days from a human answer, when no day is named.
NOTE_AT = time(15, 0)  #: Local time at which a resident hears on a promised day.
CARD_WAIT = timedelta(hours=2)  #: A ladder that is silent this long is over.


def lead_for(scene: Scene, answers: Mapping[str, str]) -> tuple[str, str]:
    """Who would answer for this, and why: shown before the yes, decided again at it.

    Nobody leads their own idea.
    """
    theme = answers.get("themes", "overig").partition(",")[0]
    kind = answers.get("kind", "other")
    without = frozenset({scene.person.contact}) if scene.person.contact else frozenset[str]()
    routed = route(scene.world.directory, answers["where"], theme, kind, scene.routing(), without)
    return routed.lead, routed.reason


def log_signal(thought: Thought, talk: Talk) -> Talk:
    """The yes: the signal exists, with its number, its lead and the day its resident hears.

    The first promised day is five working days after the local date of the yes (PRODUCT 4).
    """
    scene = thought.scene
    assert scene.number is not None, "a number is drawn for every talk that stands before its yes"
    district = scene.district(talk.answers["where"])
    lead, reason = lead_for(scene, talk.answers)
    base = scene.world.calendar.add_working(scene.today, FIRST_PROMISE, district.closures)
    promised = scene.world.calendar.at(base, NOTE_AT)
    signal = Signal(
        number=scene.number,
        person=thought.person.id,
        district=district.id,
        kind=talk.answers.get("kind", "other"),
        themes=tuple(talk.answers.get("themes", "overig").split(",")),
        lead=lead,
        reason=reason,
        created=scene.now,
        promised=promised,
        since=scene.today,
        base=base,
        words={k: talk.answers[k] for k in ("what", "place") if talk.answers.get(k)},
    )
    thought.know(replace(thought.person, district=district.id, met=True))
    thought.drop_timer("wipe", thought.person.id)
    thought.promise(signal, promised)
    thought.record(signal.number, "resident", "received")
    thought.record(signal.number, "clock", f"routed {lead} {reason}")
    announce(thought, signal, after=scene.now + CARD_WAIT)
    plan_chase(thought, signal)
    return replace(talk, signal=signal.number)


def card_ready(thought: Thought, number: int | None) -> None:
    """The ladder ended: the card may stand in the very next round."""
    signal = thought.signal(number)
    if signal is not None and signal.ready is None and signal.status == "received":
        signal = thought.put(replace(signal, ready=thought.scene.now))
        announce(thought, signal, after=thought.scene.now)


def announce(thought: Thought, signal: Signal, *, after: datetime) -> None:
    """A line in the next day round of whoever reads this signal: its lead, or the members of a team."""
    for reader in thought.scene.readers(signal.lead):
        thought.add_line(reader, signal.number, "new", round_of(thought.scene, reader, signal, after))


def round_of(scene: Scene, contact: str, signal: Signal, after: datetime) -> datetime:
    """The contact's next day round at or after a moment."""
    known: Contact = scene.world.directory.contacts[contact]
    desk = scene.desks.get(contact)
    closures = scene.district(signal.district).closures
    return scene.world.calendar.next_round(known, after, closures, desk.away if desk else None)


def plan_chase(thought: Thought, signal: Signal) -> None:
    """Set the signal's one chase timer, or drop it when nobody owes an answer."""
    due = next_chase(thought.scene, signal)
    if due is None:
        thought.drop_timer("chase", signal.number)
    else:
        thought.set_timer("chase", signal.number, due)


def recount(thought: Thought, signal: Signal, day: date | None = None) -> Signal:
    """A human answered and it stays open: a new count begins, to the day that was named or to +10."""
    scene = thought.scene
    closures = scene.district(signal.district).closures
    base = day or scene.world.calendar.add_working(scene.today, NEXT_PROMISE, closures)
    signal = replace(signal, since=scene.today, base=base, named=True, notes=0, asked=(), told=0, chased=None)
    signal = thought.promise(signal, scene.world.calendar.at(base, NOTE_AT))
    plan_chase(thought, signal)
    return signal


def close(thought: Thought, signal: Signal) -> Signal:
    """Nobody owes an answer any more; what was planned is dropped."""
    thought.drop_timer("chase", signal.number)
    thought.drop_timer("promise", signal.number)
    thought.drop_lines(signal.number)
    return thought.put(signal)


def may_act(signal: Signal, contact: str | None, scene: Scene) -> bool:
    """Who may answer: the lead, a member of the team that leads, or who was asked beside them."""
    if contact is None:
        return False
    return contact == signal.lead or contact in signal.asked or contact in scene.readers(signal.lead)


def hand_over(thought: Thought, signal: Signal, lead: str, reason: str) -> Signal:
    """The signal has another lead; the promised day stands (passing on never resets it)."""
    thought.drop_lines(signal.number)
    former = (*signal.former, signal.lead)
    signal = thought.put(replace(signal, lead=lead, reason=reason, former=former, chased=thought.scene.now))
    thought.record(signal.number, "clock", f"routed {lead} {reason}")
    announce(thought, signal, after=thought.scene.now)
    plan_chase(thought, signal)
    return signal


def tell_contact(thought: Thought, signal: Signal, key: str, values: Mapping[str, Value]) -> None:
    """The resident's words to the lead, under their number, by day; an answer can hang on them."""
    scene = thought.scene
    moment = scene.world.calendar.human_moment(scene.now)
    choices = () if signal.closed else tuple(Choice(c) for c in ("think-along", "not-mine", "more"))
    for reader in scene.readers(signal.lead)[:1]:
        person = scene.person_of(reader)
        if person is not None and person != thought.person.id:
            thought.say(
                Say(
                    person,
                    key,
                    {"number": signal.number, **hidden(values)},
                    choices,
                    "card-do",
                    signal.number,
                    about=thought.person.id,
                    due=moment if moment > scene.now else None,
                    proactive=True,
                )
            )
