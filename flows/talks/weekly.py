"""A contact's week in one message, on Monday after the round: new, going, done, and what waits longest.

Only for who has so much open that they may lose sight of it. Numbers of signals, never of hours: how fast somebody
answers is nobody's business (PRODUCT 8, P14).
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from itertools import count

from flows.directory import Contact
from flows.effects import Say
from flows.looking import OnDesk
from flows.scene import Scene
from flows.state import Signal
from flows.thought import Thought
from flows.values import Link, Value

TIMER, NO_WEEK = "week", "no-week"  #: The timer, and the habit of who wants none.
REPORTED = "week-reported"  #: The day on which it stood in a lead's report.
ENOUGH = 3  #: Open signals; of fewer the round says all there is.
A_WEEK, AFTER_ROUND = timedelta(days=7), timedelta(minutes=5)
OWED = frozenset({"received", "taken_up", "waiting"})


def plan(thought: Thought, contact: Contact) -> None:
    """A little after the round of the first own day of a week: of this one if it is still to come."""
    scene, calendar = thought.scene, thought.scene.world.calendar
    monday = scene.today - timedelta(days=scene.today.weekday())
    moments = (calendar.next_round(contact, calendar.at(monday + n * A_WEEK, time())) + AFTER_ROUND for n in count())
    thought.set_timer(TIMER, contact.id, next(m for m in moments if m > scene.now))


def tells(thought: Thought, contact: str) -> None:
    """The timer of the week: one message, or none when little is open, or they are away, or want none."""
    scene, known = thought.scene, thought.scene.contact
    if known is None or known.id != contact or thought.person.shared:
        return
    led = thought.look(OnDesk(contact, scene.now - A_WEEK))
    if any(not s.closed for s in led):
        plan(thought, known)
    if scene.habits.get(REPORTED) == scene.today.isoformat():
        return  # it stood in the report, a little earlier
    if values := own_week(thought, known):
        me = thought.person
        held = me.silenced is not None
        thought.say(Say(me.id, "week-told", values, rank="reminder", held=held, proactive=True))


def own_week(thought: Thought, known: Contact, *, asked: bool = False) -> Mapping[str, Value]:
    """What a contact's week says; nothing when little is open, or they are away, or want none.

    `asked`: who asks for it sees it, however little it is.
    """
    scene = thought.scene
    led = thought.look(OnDesk(known.id, scene.now - A_WEEK))
    going = [s for s in led if not s.closed]
    desk = scene.desks.get(known.id)
    away = desk is not None and desk.away is not None and desk.away.covers(scene.today)
    if not going or (not asked and (len(going) < ENOUGH or away or scene.habits.get(NO_WEEK))):
        return {}
    return {
        "new": sum(_in(scene, s.created) for s in led),
        "going": sum(s.status != "received" for s in going),
        "closed": sum(s.closed for s in led),
        "open": len(going),
        "number": _longest(going).number,
        "link": Link(TIMER, known.id, 0),
    }


def _in(scene: Scene, at: datetime) -> bool:
    return at >= scene.now - A_WEEK


def _longest(going: list[Signal]) -> Signal:
    """What waits longest for a word of the contact; else what is open longest."""
    return min(going, key=lambda s: (s.status not in OWED, s.created, s.number))


def switch(thought: Thought, *, on: bool) -> None:
    """'Geen weekbericht', and back."""
    thought.remember(**{NO_WEEK: "" if on else "yes"})
    thought.answer("week-on" if on else "week-off")
