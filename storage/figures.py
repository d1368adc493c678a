"""How much of what there is, for who watches over the bot: counts and moments, nothing of a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from storage.outbox import UNSENT
from storage.tables import dead_letters, outbox


@dataclass(frozen=True, slots=True)
class Figures:
    """One look at the database."""

    outbox: Mapping[str, int]  #: Messages by status.
    waits_since: datetime | None  #: Since when the message that waits longest could have gone (UTC).
    dead: int  #: Messages that could not be thought over.


def figures(connection: Connection, now: datetime) -> Figures:
    """Counted now. It reads the whole outbox: not for the writer's turn."""
    by_status = select(outbox.c.status, func.count().label("many")).group_by(outbox.c.status).order_by(outbox.c.status)
    unsent = outbox.c.status.in_(UNSENT)
    # A try moves `due` ahead, so what was tried counts from when it was made.
    never_tried = select(func.min(outbox.c.due)).where(unsent, outbox.c.attempts == 0, outbox.c.due <= now)
    tried = select(func.min(outbox.c.created)).where(unsent, outbox.c.attempts > 0)
    waits = [moment for query in (never_tried, tried) if (moment := connection.execute(query).scalar()) is not None]
    return Figures(
        outbox={r.status: r.many for r in connection.execute(by_status)},
        waits_since=min(waits, default=None),
        dead=connection.execute(select(func.count()).select_from(dead_letters)).scalar_one(),
    )
