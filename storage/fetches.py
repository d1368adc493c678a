"""Photos and voice notes that lie at a provider: kept in mind until they are here, or given up.

The message is kept first, as it came. Its photo is fetched after that commit and comes back as a message that
`follows` it: in one transaction it is heard, the first one is blanked, and the fetch is over. A message that is
blanked meanwhile (erased, told "nee", a grave word) is not wanted any more: its photo is only let go.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select, update

from flows.events import Inbound, Sent
from storage import codec, statements
from storage.tables import addresses, fetches, inbox

LEASE = timedelta(minutes=3)  #: How long a fetch is this process's alone; longer than a provider may take.
#: After this long its sender hears that it could not be fetched: while WhatsApp, which closes after 24 hours, takes it.
GIVE_UP = timedelta(hours=23)
#: So long words wait for the photo that was sent before them; after it they are heard without.
PATIENCE = timedelta(seconds=10)
LET_GO = timedelta(days=7)  #: So long a provider is asked to delete it.
BACK_OFF = (5, 15, 60, 300, 900, 1800)  #: Seconds before the next try; the last repeats.

_CLAIMABLE = (
    select(
        fetches.c.inbox,
        fetches.c.channel,
        fetches.c.reference,
        fetches.c.since,
        fetches.c.attempts,
        inbox.c.person,
        inbox.c.message_id,
        inbox.c.event,
    )
    .outerjoin_from(fetches, inbox, inbox.c.id == fetches.c.inbox)
    .where(fetches.c.due <= bindparam("now"), fetches.c.channel.in_(bindparam("channels", expanding=True)))
    .order_by(fetches.c.due, fetches.c.inbox)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=fetches)
)
_LEASE = update(fetches).where(fetches.c.inbox.in_(bindparam("ids", expanding=True))).values(due=bindparam("b_due"))
_ADDRESS = (
    select(addresses.c.address)
    .where(addresses.c.person == bindparam("person"), addresses.c.channel == bindparam("channel"))
    .where(addresses.c.address.is_not(None))
    .order_by(addresses.c.gone, addresses.c.last_inbound.desc().nulls_last(), addresses.c.id)
)


@dataclass(frozen=True, slots=True)
class Fetch:
    """One photo or voice note, leased to this process. Without `sent`: only to be let go."""

    inbox: int
    channel: str
    reference: str
    since: datetime  #: When it was sent to us, UTC.
    attempts: int
    person: int | None = None
    message_id: str = ""
    address: str = ""  #: Whose it is, as the channel says.
    sent: Sent | None = None

    def inbound(self, event: Sent, at: datetime) -> Inbound:
        """The message that completes it."""
        kept = f"{self.message_id}/kept"
        return Inbound(self.channel, kept, self.address, event, at, follows=self.message_id, sent=self.since)


def to_fetch(connection: Connection, coming: Sequence[tuple[Inbound, int]]) -> None:
    """What these messages, kept in these rows of the inbox, hold at their provider."""
    rows = [
        {"inbox": row, "channel": i.channel, "reference": i.event.reference, "since": i.at, "due": i.at}
        for i, row in coming
        if isinstance(i.event, Sent)
    ]
    connection.execute(statements.TO_FETCH[connection.dialect.name], rows)


def claim(connection: Connection, now: datetime, channels: Sequence[str], most: int) -> list[Fetch]:
    """Leases what is to be fetched or let go now on these channels."""
    rows = connection.execute(_CLAIMABLE, {"now": now, "channels": list(channels), "most": most}).all()
    if rows:
        connection.execute(_LEASE, {"ids": [r.inbox for r in rows], "b_due": now + LEASE})
    found: list[Fetch] = []
    for r in rows:
        known = Fetch(r.inbox, r.channel, r.reference, r.since, r.attempts + 1)
        event = codec.event_in(r.event) if r.event is not None else None
        if isinstance(event, Sent):
            address = connection.execute(_ADDRESS, {"person": r.person, "channel": r.channel}).scalar()
            if address is not None:
                known = replace(known, person=r.person, message_id=r.message_id, address=address, sent=event)
        found.append(known)
    return found


def later(connection: Connection, fetch: Fetch, now: datetime) -> None:
    """It failed: tried again after a pause that grows."""
    pause = timedelta(seconds=BACK_OFF[min(fetch.attempts, len(BACK_OFF)) - 1])
    connection.execute(
        update(fetches).where(fetches.c.inbox == fetch.inbox).values(due=now + pause, attempts=fetch.attempts)
    )


def over(connection: Connection, fetch: Fetch) -> None:
    """It is kept or given up, and let go at its provider."""
    connection.execute(delete(fetches).where(fetches.c.inbox == fetch.inbox))


def still_wanted(connection: Connection, inbound: Sequence[Inbound]) -> Sequence[Inbound]:
    """Without those that complete a message which is blanked, or complete already."""
    following = sorted({i.follows for i in inbound if i.follows})
    if not following:
        return inbound
    rows = connection.execute(statements.STILL_WANTED, {"ids": following})
    wanted = {(r.channel, r.message_id) for r in rows}
    return [i for i in inbound if not i.follows or (i.channel, i.follows) in wanted]


def completed(connection: Connection, heard: Sequence[Inbound]) -> None:
    """What they completed has done its work: only its key against repeats stays."""
    for i in heard:
        if i.follows:
            first = (inbox.c.channel == i.channel) & (inbox.c.message_id == i.follows)
            connection.execute(update(inbox).where(first).values(event=None))
