"""Whether every open signal has its next message: what the database refuses is watched all the same."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from storage.tables import dead_letters, signals, timers

LATE = timedelta(minutes=5)  #: A timer this long overdue means that no clock runs.


def unready(connection: Connection, now: datetime, contacts: Collection[str] = ()) -> list[str]:
    """Reasons in plain words; empty when everything that is owed has its moment, and somebody who owes it.

    `contacts`: everybody in the directory; left out, nobody is missed.
    """
    reasons: list[str] = []
    unpromised = connection.execute(
        select(func.count())
        .select_from(signals)
        .outerjoin(timers, timers.c.id == signals.c.next_timer)
        .where(~signals.c.closed, timers.c.id.is_(None))
    ).scalar_one()
    if unpromised:
        reasons.append(f"{unpromised} open signals have no next message: run `wijkbot check`")
    leads = connection.execute(select(signals.c.lead).where(~signals.c.closed).distinct()).scalars()
    if lost := sorted(set(leads) - set(contacts)) if contacts else ():
        reasons.append(f"{', '.join(lost)} led open signals and is in no district's file: run `wijkbot check`")
    promised = select(func.count()).select_from(timers).where(timers.c.kind == "promise", timers.c.due < now - LATE)
    if waiting := connection.execute(promised).scalar_one():
        reasons.append(f"{waiting} promised words to residents have not gone: see `wijkbot promises`")
    late = connection.execute(select(func.count()).select_from(timers).where(timers.c.due < now - LATE)).scalar_one()
    if late:
        reasons.append(f"{late} timers are overdue: is the clock running (`wijkbot run` or `wijkbot tick`)?")
    dead = connection.execute(select(func.count()).select_from(dead_letters)).scalar_one()
    if dead:
        reasons.append(f"{dead} messages could not be thought over: see `wijkbot inbox list`")
    return reasons
