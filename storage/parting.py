"""A chat is parted from its person: who writes there from here on is somebody new, who told nothing yet.

What was told, and what is promised, stays with who it was; only a way to them is gone. WhatsApp knows one phone by a
number and by a name of its own: those go together.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from flows.talks.ways import PARTED
from flows.thought import UNLINK_AFTER
from storage import statements
from storage.tables import addresses, outbox, persons
from storage.turns import COUNTED, Turn


def part(connection: Connection, turn: Turn, language: str) -> None:
    """The last thing of a batch: the goodbye of this chat is its own."""
    run = connection.execute
    boxes = _chat(connection, turn)
    new = run(insert(persons).returning(persons.c.id), {"language": language, "created": turn.at}).scalar_one()
    run(update(addresses).where(addresses.c.id.in_(boxes)).values(person=new))
    here = (outbox.c.person == turn.person) & outbox.c.via.in_(boxes)
    goodbye = here & (outbox.c.key == PARTED) & (outbox.c.status == "ready")
    run(update(outbox).where(goodbye).values(person=new, about=new))
    run(update(outbox).where(here).values(via=None))
    _unlink_later(connection, new, turn.at)


def _chat(connection: Connection, turn: Turn) -> Sequence[int]:
    """The addresses of this one chat; the last that was written from, for words that had to wait."""
    mine = select(addresses.c.id).where(addresses.c.person == turn.person, addresses.c.channel == turn.channel)
    if turn.channel in COUNTED:
        return connection.execute(mine).scalars().all()
    if turn.address is not None:
        return [turn.address]
    return connection.execute(mine.order_by(addresses.c.last_inbound.desc().nulls_last()).limit(1)).scalars().all()


def _unlink_later(connection: Connection, person: int, now: datetime) -> None:
    """Who does not write here again is forgotten, as who said no."""
    row = {"id": f"unlink:{person}", "kind": "unlink", "subject": str(person), "due": now + UNLINK_AFTER}
    connection.execute(statements.SET_TIMER[connection.dialect.name], row)
