"""A closed window: what waits for a person is held, and one short message with a button knocks.

WhatsApp takes free words only within 24 hours of a person's own; after that a template that Meta approved. The knock
is such a template: pressing its button, or writing anything, brings what is held.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, exists, insert, or_, select

from flows.knocking import KNOCK, KNOCK_BARE, KNOCKS, READ
from flows.state import Choice
from flows.values import Value
from storage import codec
from storage.tables import addresses, outbox, persons

_CHOICES = (Choice(READ),)
_SAID = ("municipality", "district")  #: What the knock takes over from the message that waits.


def knock(connection: Connection, rows: Sequence[int], now: datetime) -> None:
    """For whoever these held rows are: one knock, unless one was sent since they last wrote. Nobody who stopped us."""
    knocked = outbox.alias("knocked")
    last = (
        select(addresses.c.last_inbound)
        .where(addresses.c.person == outbox.c.person, addresses.c.last_inbound.is_not(None))
        .order_by(addresses.c.last_inbound.desc())
        .limit(1)
        .scalar_subquery()
    )
    since_then = exists().where(
        knocked.c.person == outbox.c.person,
        knocked.c.key.in_(KNOCKS),
        knocked.c.status.not_in(("failed", "dropped", "erased")),
        or_(last.is_(None), knocked.c.created > last),
    )
    held = (
        select(outbox.c.id, outbox.c.person, outbox.c.about, outbox.c.signal, outbox.c.rank, outbox.c.content)
        .join_from(outbox, persons, persons.c.id == outbox.c.person)
        .where(
            outbox.c.id.in_(rows),
            outbox.c.status == "held",
            outbox.c.key.not_in(KNOCKS),
            persons.c.silenced.is_(None),
            ~since_then,
        )
        .order_by(outbox.c.id)
    )
    first = {r.person: r for r in reversed(connection.execute(held).all())}
    made = [
        {
            "person": r.person,
            "about": r.person,
            "signal": r.signal,
            "rank": r.rank,
            "status": "ready",
            "due": now,
            "created": now,
            "proactive": False,  # what it announces was counted already
            "repeatable": True,
            **_words(codec.content_in(r.content)[0]),
        }
        for _, r in sorted(first.items())
    ]
    if made:
        connection.execute(insert(outbox), made)


def _words(waits: dict[str, Value]) -> dict[str, str]:
    """It says who writes, where the message that waits knows that."""
    values = {name: waits[name] for name in _SAID if name in waits}
    named = len(values) == len(_SAID)
    return {
        "key": KNOCK if named else KNOCK_BARE,
        "content": codec.content_out(values if named else {}, _CHOICES),
    }
