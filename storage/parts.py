"""What goes in several messages, each known to its provider: it has arrived when all have, and not when one has not.

A reply to any of them is a reply to the whole.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from storage.tables import outbox, parts

NOT_ARRIVED = ("failed", "undelivered")
FURTHER = ("sent", "delivered", "read")  #: As `storage.outbox` counts.


def keep(connection: Connection, message: int, channel: str, ids: Sequence[str]) -> None:
    """The provider took these parts of this message, in order."""
    drop(connection, message)
    rows = [{"channel": channel, "provider_id": id, "message": message, "status": "sent"} for id in dict.fromkeys(ids)]
    connection.execute(insert(parts), rows)


def drop(connection: Connection, message: int) -> None:
    """It is said again, as a whole: what is told of this try is void."""
    connection.execute(delete(parts).where(parts.c.message == message))


def whole(connection: Connection, channel: str, provider_id: str) -> int | None:
    """The message of which this is a part; None for what is whole."""
    query = select(parts.c.message).where(parts.c.channel == channel, parts.c.provider_id == provider_id)
    return connection.execute(query).scalar()


def replied_to(
    connection: Connection, provider_ids: Sequence[str], people: Sequence[int]
) -> Mapping[tuple[int, str, str], int]:
    """The messages in these people's chats that have such a part: (person, channel, the provider's name) -> message."""
    query = (
        select(parts.c.provider_id, parts.c.channel, parts.c.message, outbox.c.person)
        .join(outbox, outbox.c.id == parts.c.message)
        .where(parts.c.provider_id.in_(provider_ids), outbox.c.person.in_(people))
        .order_by(parts.c.message)  # the newest of the same name wins
    )
    return {(r.person, r.channel, r.provider_id): r.message for r in connection.execute(query)}


def heard(connection: Connection, message: int, provider_id: str, reported: str) -> str:
    """What a report on one part says of the whole; the message is locked. Empty: nothing new."""
    rows = connection.execute(select(parts.c.provider_id, parts.c.status).where(parts.c.message == message))
    known: dict[str, str] = {r.provider_id: r.status for r in rows}
    before = known[provider_id]
    later = reported in FURTHER and (before not in FURTHER or FURTHER.index(reported) > FURTHER.index(before))
    if later or (reported in NOT_ARRIVED and before == "sent"):
        known[provider_id] = reported
        mine = (parts.c.message == message) & (parts.c.provider_id == provider_id)
        connection.execute(update(parts).where(mine).values(status=reported))
    if reported in NOT_ARRIVED and known[provider_id] == reported:
        return reported
    if any(status in NOT_ARRIVED for status in known.values()):
        return ""
    return min(known.values(), key=FURTHER.index)
