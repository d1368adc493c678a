"""What must be sent: claimed by a lease, sent outside any transaction, then marked.

Order holds per person within a class: the next goes once the one before it is accepted, and an emergency
waits for nothing. A lease that expired is uncertain: what may be repeated is, what may not is recorded.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, LargeBinary, bindparam, func, literal_column, or_, select, type_coerce, update
from sqlalchemy.dialects import postgresql, sqlite

from flows.effects import RANKS
from flows.events import Blocked, Event, Letter
from storage import codec
from storage.apply import LEASE
from storage.columns import ring
from storage.keys import UnknownKeyError
from storage.load import Due, Letterbox
from storage.tables import addresses, inbox, outbox, persons

PLACE = b"outbox.content"
log = logging.getLogger("wijkbot.outbox")
GIVE_UP = timedelta(hours=24)  #: After this long a message is visibly not delivered.
BACK_OFF = (5, 15, 60, 300, 900, 1800)  #: Seconds before the next try; the last repeats.
UNSENT = ("ready", "sending", "uncertain")
EMERGENCY = RANKS.index("emergency")
#: Ways that do not ring: what is unasked goes there last. Its page shows what went elsewhere too.
SILENT = frozenset({"web"})
#: How far a message has come; a later status never goes back (providers report out of order and twice).
FURTHER = ("sending", "uncertain", "sent", "delivered", "read")


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of one row. `status` as the outbox keeps it; `retry` when it is tried again."""

    row: int
    status: str
    at: datetime
    channel: str | None = None
    provider_id: str | None = None
    retry: datetime | None = None
    gone: tuple[int, ...] = ()  #: Addresses that no longer exist or blocked us.
    unreachable: bool = False  #: Every way to this person is gone.


_earlier = outbox.alias("earlier")
_CLAIMABLE = (
    select(
        outbox.c.id,
        outbox.c.person,
        outbox.c.key,
        type_coerce(outbox.c.content, LargeBinary).label("sealed"),  # one unreadable row must not block the rest
        outbox.c.signal,
        outbox.c.rank,
        outbox.c.created,
        outbox.c.attempts,
        outbox.c.repeatable,
        outbox.c.status,
        outbox.c.via,
        outbox.c.proactive,
        persons.c.language,
    )
    .join_from(outbox, persons, persons.c.id == outbox.c.person)
    .where(
        literal_column(f"outbox.status IN {UNSENT}"),  # written out: a bound value hides the partial index
        outbox.c.due <= bindparam("now"),
        (outbox.c.lease.is_(None)) | (outbox.c.lease <= bindparam("now")),
        ~select(_earlier.c.id)
        .where(
            _earlier.c.person == outbox.c.person,
            _earlier.c.rank == outbox.c.rank,
            _earlier.c.id < outbox.c.id,
            literal_column(f"earlier.status IN {UNSENT}"),
            outbox.c.rank != EMERGENCY,
            (_earlier.c.due <= bindparam("now")) | (_earlier.c.attempts > 0),
        )
        .exists(),
        select(addresses.c.id)
        .where(
            addresses.c.person == outbox.c.person,
            addresses.c.channel.in_(bindparam("channels", expanding=True)),
            ~addresses.c.gone,
        )
        .exists(),
    )
    .order_by(outbox.c.rank, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=outbox)
)
_BOXES = (
    select(addresses)
    .where(
        addresses.c.person.in_(bindparam("ids", expanding=True)),
        addresses.c.channel.in_(bindparam("channels", expanding=True)),
        ~addresses.c.gone,
    )
    .order_by(addresses.c.person, addresses.c.last_inbound.desc().nulls_last(), addresses.c.id)
)
_LEASE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(status="sending", lease=bindparam("b_lease"), attempts=outbox.c.attempts + 1)
)
_MARK = (
    update(outbox)
    .where(outbox.c.id == bindparam("b_row"), or_(*(outbox.c.status == known for known in (*UNSENT, "held"))))
    .values(
        status=bindparam("b_status"),
        sent=bindparam("b_sent"),
        channel=bindparam("b_channel"),
        provider_id=bindparam("b_provider"),
        due=func.coalesce(bindparam("b_due", type_=outbox.c.due.type), outbox.c.due),
        lease=None,
    )
)
_LETTER = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing(),
}
_GONE = update(addresses).where(addresses.c.id == bindparam("b_id")).values(gone=True)


def claim(connection: Connection, now: datetime, channels: Sequence[str], most: int = 64) -> list[Due]:
    """Leases what may be sent now on these channels, the first of each person and class."""
    rows = connection.execute(_CLAIMABLE, {"now": now, "channels": list(channels), "most": most}).all()
    lost = [r.id for r in rows if r.status in ("sending", "uncertain") and not r.repeatable]
    if lost:  # it may have arrived and must not be sent twice: recorded as it is
        connection.execute(
            _MARK,
            [_mark_row(Mark(row, "sent-uncertain", now)) for row in lost],
        )
    mine = [r for r in rows if r.id not in lost]
    if not mine:
        return []
    connection.execute(_LEASE, {"ids": [r.id for r in mine], "b_lease": now + LEASE})
    boxes: dict[int, list[Letterbox]] = {}
    found = connection.execute(_BOXES, {"ids": sorted({r.person for r in mine}), "channels": list(channels)})
    for b in found:
        boxes.setdefault(b.person, []).append(Letterbox(b.id, b.channel, b.address, b.last_inbound))
    due: list[Due] = []
    keys = ring(connection.dialect)
    for r in mine:
        try:
            values, choices = codec.content_in(keys.open(bytes(r.sealed), PLACE) if r.sealed is not None else None)
        except (UnknownKeyError, InvalidTag, ValueError) as error:
            log.error("message %d cannot be read: %s", r.id, type(error).__name__)
            connection.execute(_MARK, [_mark_row(Mark(r.id, "failed", now))])
            continue
        due.append(
            Due(
                r.id,
                r.person,
                r.language,
                r.key,
                values,
                choices,
                r.signal,
                r.rank,
                r.created,
                r.attempts + 1,
                r.repeatable,
                tuple(
                    sorted(boxes.get(r.person, ()), key=lambda b: (b.id != r.via, r.proactive and b.channel in SILENT))
                ),
            )
        )
    return due


def mark(connection: Connection, marks: Sequence[Mark]) -> None:
    """What became of the rows that were sent.

    Nothing is silently dropped: a message that failed for good and an address that blocked us come back as
    letters, so that the contact and the operator hear of it.
    """
    if marks:
        connection.execute(_MARK, [_mark_row(m) for m in sorted(marks, key=lambda m: m.row)])
    gone = sorted({id for m in marks for id in m.gone})
    if gone:
        connection.execute(_GONE, [{"b_id": id} for id in gone])
    failed = {m.row: m for m in marks if m.status == "failed"}
    if not failed:
        return
    told = select(outbox.c.id, outbox.c.person, outbox.c.signal, outbox.c.key).where(outbox.c.id.in_(sorted(failed)))
    letters: list[dict[str, object]] = []
    for r in connection.execute(told):
        event: Event = Blocked(True) if failed[r.id].unreachable else Letter("undelivered", r.signal)
        letters.append(
            {
                "channel": "letter",
                "message_id": f"failed:{r.id}",
                "person": r.person,
                "at": failed[r.id].at,
                "event": codec.event_out(event),
                "waiting": True,
            }
        )
    connection.execute(_LETTER[connection.dialect.name], letters)


def _mark_row(mark: Mark) -> dict[str, object]:
    done = mark.status not in UNSENT
    return {
        "b_row": mark.row,
        "b_status": mark.status,
        "b_sent": mark.at if done else None,
        "b_channel": mark.channel,
        "b_provider": mark.provider_id,
        "b_due": mark.retry,
    }


def status(connection: Connection, channel: str, provider_id: str, reported: str, now: datetime) -> bool:
    """A provider's report on a message it accepted: the furthest state wins. False when nobody knows it."""
    row = connection.execute(
        select(outbox.c.id, outbox.c.status, outbox.c.person, outbox.c.via)
        .where(outbox.c.provider_id == provider_id, outbox.c.channel == channel)
        .with_for_update()
    ).first()
    if row is None:
        return False
    if row.status in ("failed", "delivered", "read") and reported not in ("delivered", "read"):
        return True
    known = FURTHER.index(row.status) if row.status in FURTHER else 0
    if reported in ("failed", "undelivered") and (other := _other_way(connection, row.person, channel, row.via)):
        again = {"status": "ready", "via": other, "due": now, "lease": None, "provider_id": None, "sent": None}
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(again))
    elif reported in ("failed", "undelivered"):
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(status="uncertain"))
        mark(connection, [Mark(row.id, "failed", now, channel, provider_id)])
    elif reported in FURTHER and FURTHER.index(reported) > known:
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(status=reported))
    return True


def _other_way(connection: Connection, person: int, channel: str, via: int | None) -> int | None:
    """What certainly did not arrive on one channel goes over another; once, so that nothing goes round."""
    if via is not None:
        return None
    query = (
        select(addresses.c.id)
        .where(addresses.c.person == person, addresses.c.channel != channel, addresses.c.channel != "terminal")
        .where(~addresses.c.gone, addresses.c.address.is_not(None))
        .order_by(addresses.c.last_inbound.desc().nulls_last(), addresses.c.id)
    )
    return connection.execute(query.limit(1)).scalar()
