"""What of a provider's messages is in the inbox already, by the key against repeats."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from storage.tables import inbox

AT_ONCE = 500  #: Keys in one question.


def first_heard(connection: Connection) -> datetime | None:
    """When anybody was first heard here; None: nobody was."""
    return connection.execute(
        select(inbox.c.at).where(inbox.c.channel != "letter").order_by(inbox.c.id).limit(1)
    ).scalar()


def unheard(connection: Connection, channel: str, ids: Sequence[str]) -> set[str]:
    """Those of these messages that never came in."""
    heard: set[str] = set()
    for n in range(0, len(ids), AT_ONCE):
        mine = inbox.c.message_id.in_(ids[n : n + AT_ONCE])
        heard |= set(connection.execute(select(inbox.c.message_id).where(inbox.c.channel == channel, mine)).scalars())
    return set(ids) - heard
