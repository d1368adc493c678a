"""Who is asked when an answer stays away, and when: the steps of one count, in order.

PRODUCT 4: +2 and +3 the contact (a volunteer first at +4), +3 the stand-in as well; at the latest at 09:00 of
the promised day the stand-in and the next lead; +5 after it the municipality's lead, +15 the lead and the
operator, then the lead every 5 working days.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import chain, count

from flows.calendar import round_clock
from flows.directory import OPERATOR, Contact
from flows.routing import municipality_lead_for, stand_in_for, team_lead_for
from flows.scene import Scene
from flows.state import Signal

CHASE_AT = time(9, 0)  #: Local time on a promised day.
SECOND, THIRD, EVERY = 5, 15, 5  #: Working days after the promised day.


@dataclass(frozen=True, slots=True)
class Step:
    """One moment of chasing: who is asked, each as (kind, contact id)."""

    at: datetime
    asks: tuple[tuple[str, str], ...]


def next_step(scene: Scene, signal: Signal) -> Step | None:
    """The first step after the last one done in this count; None where nobody owes an answer."""
    if signal.closed or signal.status == "asked" or (signal.status == "agreed" and not signal.dated):
        return None
    lead = scene.world.directory.contacts.get(signal.lead)
    early = () if signal.named or lead is None else _early(scene, signal, lead)
    steps = chain(early, (_late(scene, signal, n) for n in count()))
    return next(s for s in steps if signal.chased is None or s.at > signal.chased)


def next_chase(scene: Scene, signal: Signal) -> datetime | None:
    """When the next step is due, UTC."""
    coming = next_step(scene, signal)
    return coming.at if coming else None


def overdue(scene: Scene, signal: Signal) -> tuple[Signal, tuple[Step, ...]]:
    """Every step that is due by now, and the signal after them: after downtime they come together."""
    done: list[Step] = []
    while (coming := next_step(scene, signal)) is not None and coming.at <= scene.now:
        done.append(coming)
        asked = tuple(c for k, c in coming.asks if k not in ("chase", "step") and c not in signal.asked)
        signal = replace(signal, chased=coming.at, asked=signal.asked + asked)
    return signal, tuple(done)


def _early(scene: Scene, signal: Signal, lead: Contact) -> tuple[Step, ...]:
    """The steps before the promised day, on the contact's own working days."""
    calendar = scene.world.calendar
    closures = scene.district(signal.district).closures
    chase = ("chase", signal.lead)
    if lead.volunteer:
        days = [calendar.own_day(lead, calendar.add_working(signal.since, 4, closures), closures)]
    else:
        days = sorted(
            {calendar.own_day(lead, calendar.add_working(signal.since, n, closures), closures) for n in (2, 3)}
        )
    steps: list[Step] = []
    for n, day in enumerate(days, 1):
        asks = (chase, *_stand_in(scene, signal)) if n == len(days) else (chase,)
        steps.append(Step(calendar.at(day, round_clock(lead, day)), asks))
    promised = calendar.at(signal.base, CHASE_AT)
    return tuple(s for s in steps if s.at < promised)


def _late(scene: Scene, signal: Signal, index: int) -> Step:
    """The promised day and after."""
    calendar = scene.world.calendar
    closures = scene.district(signal.district).closures
    asks: tuple[tuple[str, str], ...]

    def moment(day: date) -> datetime:
        return calendar.at(day, CHASE_AT)

    if index == 0:  # the day of a step: only who named it is asked, and the others when no word comes
        asks = (("step", signal.lead),) if signal.dated else _again(scene, signal)
        return Step(moment(signal.base), asks)
    municipal = municipality_lead_for(scene.world.directory, signal.district, scene.routing())
    after = {1: SECOND, 2: THIRD}.get(index, THIRD + EVERY * (index - 2))
    asks = (("lead", municipal),)
    if index == 1 and signal.dated:
        asks = (*(ask for ask in _again(scene, signal) if ask[1] != municipal), *asks)
    if index == 2 and municipal != OPERATOR:
        asks = (*asks, ("operator", OPERATOR))
    return Step(moment(calendar.add_working(signal.base, after, closures)), asks)


def _again(scene: Scene, signal: Signal) -> tuple[tuple[str, str], ...]:
    """The contact once more, their stand-in, and who leads the team."""
    stand_in = [s for s in _stand_in(scene, signal) if s[1] not in signal.asked]
    above = team_lead_for(scene.world.directory, signal.district, signal.lead, scene.routing())
    team = [("teamlead", above)] if above and above not in (signal.lead, *(c for _, c in stand_in)) else []
    return (("chase", signal.lead), *stand_in, *team)


def _stand_in(scene: Scene, signal: Signal) -> tuple[tuple[str, str], ...]:
    found = stand_in_for(scene.world.directory, signal.district, signal.lead, scene.routing())
    return (("standin", found),) if found and found != signal.lead else ()
