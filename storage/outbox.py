"""What must be sent: claimed by a lease, sent outside any transaction, then marked.

Order holds per person within a class: the next goes once the one before it is accepted, and an emergency
waits for nothing. A lease that expired is uncertain: what may be repeated is, what may not is recorded.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from cryptography.exceptions import InvalidTag
from sqlalchemy import (
    Boolean,
    Connection,
    LargeBinary,
    Row,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from flows.calendar import Calendar
from flows.effects import RANKS
from flows.events import Blocked, Event, Letter
from storage import codec, parts
from storage.columns import ring
from storage.keys import UnknownKeyError
from storage.knocks import knock
from storage.people import readdress
from storage.rows import LEASE
from storage.tables import addresses, inbox, outbox, persons, reports
from storage.turns import Due, Letterbox

PLACE = b"outbox.content"
log = logging.getLogger("wijkbot.outbox")
GIVE_UP = timedelta(hours=24)  #: After this long of trying a message is visibly not delivered.
BACK_OFF = (5, 15, 60, 300, 900, 1800)  #: Seconds before the next try; the last repeats.
UNSENT = ("ready", "sending", "uncertain")
TIDIED = frozenset({"telegram"})  #: Channels on which a message's buttons can be taken off afterwards.
EMERGENCY, BROADCAST = RANKS.index("emergency"), RANKS.index("broadcast")
REPORTED = ("whatsapp", "sms")  #: Channels whose provider tells later how far a message came.
#: Where a message goes that was accepted and failed: it waits for a template, its address is gone, it is said again
#: within the day, or it has failed.
Road = Literal["held", "gone", "again", "failed"]
#: A provider may still tell of these; the others are decided, but for a message that arrived after all.
_OPEN = ("sending", "uncertain", "sent", "sent-uncertain")
#: Ways that do not ring: what is unasked goes there last. Its page shows what went elsewhere too.
SILENT = frozenset({"web"})
#: How far a message has come; a later status never goes back (providers report out of order and twice).
FURTHER = ("sending", "uncertain", "sent", "delivered", "read")


def given_up(created: datetime, attempts: int, now: datetime) -> bool:
    """After a day of trying. One that had to wait before that (for a template, a morning, or us) is tried as well."""
    return now - created >= GIVE_UP and attempts > len(BACK_OFF)


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
    parts: tuple[str, ...] = ()  #: Of a text in several parts: the provider's name of each, the last is `provider_id`.
    moved: tuple[int, str] | None = None  #: The address row that has another address from here on.


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
        outbox.c.told,
        persons.c.language,
        persons.c.contact,
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
        buttons=case((bindparam("b_tidied", type_=Boolean), outbox.c.buttons), else_=None),
        lease=None,
    )
)
_PUT_OFF = update(outbox).where(outbox.c.id == bindparam("b_id")).values(due=bindparam("b_due"), lease=None)
_STALE = (
    select(outbox.c.id, outbox.c.person, outbox.c.channel, outbox.c.provider_id)
    .where(
        text("buttons = 'stale'"),
        outbox.c.provider_id.is_not(None),
        outbox.c.status.not_in((*UNSENT, "held")),
        outbox.c.channel.in_(bindparam("channels", expanding=True)),
        (outbox.c.lease.is_(None)) | (outbox.c.lease <= bindparam("now")),
    )
    .order_by(outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_LEASE_STALE = (
    update(outbox).where(outbox.c.id.in_(bindparam("ids", expanding=True))).values(lease=bindparam("b_lease"))
)
_REPORTED = select(
    outbox.c.id,
    outbox.c.person,
    outbox.c.status,
    outbox.c.created,
    outbox.c.attempts,
    outbox.c.via,
    outbox.c.provider_id,
).with_for_update()
_LETTER = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing(),
}
_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest(CAST(:ids AS varchar[])) AS id")
_GONE = update(addresses).where(addresses.c.id == bindparam("b_id")).values(gone=True)


def claim(
    connection: Connection, now: datetime, channels: Sequence[str], calendar: Calendar, most: int = 64
) -> list[Due]:
    """Leases what may be sent now on these channels, the first of each person and class.

    What nobody asked for and was held up until the night, by a provider or by ourselves, waits for the morning.
    """
    rows = connection.execute(_CLAIMABLE, {"now": now, "channels": list(channels), "most": most}).all()
    lost = [r.id for r in rows if r.status in ("sending", "uncertain") and not r.repeatable]
    if lost:  # it may have arrived and must not be sent twice: recorded as it is
        connection.execute(
            _MARK,
            [_mark_row(Mark(row, "sent-uncertain", now)) for row in lost],
        )
    later = {r.id: moment for r in rows if r.id not in lost and (moment := _may_ring(r, now, calendar)) > now}
    if later:
        connection.execute(_PUT_OFF, [{"b_id": row, "b_due": moment} for row, moment in sorted(later.items())])
    mine = [r for r in rows if r.id not in lost and r.id not in later]
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


def _may_ring(row: Row[*tuple[object, ...]], now: datetime, calendar: Calendar) -> datetime:
    """From when this message may reach its phone (CONTRACTS: words of a human by day, the clock's on its days)."""
    r = row._mapping
    if not r["proactive"] or r["rank"] == EMERGENCY:
        return now
    of_the_clock = (bool(r["told"]) or r["rank"] == BROADCAST) and r["contact"] is None
    return calendar.next_resident_moment(now) if of_the_clock else calendar.human_moment(now)


def mark(connection: Connection, marks: Sequence[Mark]) -> None:
    """What became of the rows that were sent.

    Nothing is silently dropped: a message that failed for good and an address that blocked us come back as
    letters, so that the contact and the operator hear of it.
    """
    if marks:
        _in_turn(connection, [id for m in marks for id in _told_of(m)])
        connection.execute(_MARK, [_mark_row(m) for m in sorted(marks, key=lambda m: m.row)])
        for m in marks:
            if m.parts and m.channel is not None:
                parts.keep(connection, m.row, m.channel, m.parts)
        _hear_reports(connection, marks)
    gone = sorted({id for m in marks for id in m.gone})
    if gone:
        connection.execute(_GONE, [{"b_id": id} for id in gone])
    for box, to in sorted({m.moved for m in marks if m.moved is not None}):
        readdress(connection, box, to)
    if held := [m for m in marks if m.status == "held"]:
        knock(connection, [m.row for m in held], held[0].at)
    failed = {m.row: m for m in marks if m.status == "failed"}
    if not failed:
        return
    told = select(outbox.c.id, outbox.c.person, outbox.c.signal, outbox.c.key).where(outbox.c.id.in_(sorted(failed)))
    letters: list[dict[str, object]] = []
    for r in connection.execute(told):
        event: Event = Blocked(True) if failed[r.id].unreachable else Letter("undelivered", r.signal)
        letters.append(codec.letter_row(r.person, event, f"failed:{r.id}", failed[r.id].at))
    connection.execute(_LETTER[connection.dialect.name], letters)


def _told_of(mark: Mark) -> tuple[str, ...]:
    """The names under which its provider reports on it."""
    if mark.provider_id is None or mark.channel not in REPORTED:
        return ()
    return mark.parts or (mark.provider_id,)


def _mark_row(mark: Mark) -> dict[str, object]:
    done = mark.status not in UNSENT
    return {
        "b_row": mark.row,
        "b_status": mark.status,
        "b_sent": mark.at if done else None,
        "b_channel": mark.channel,
        "b_provider": mark.provider_id,
        "b_due": mark.retry,
        "b_tidied": mark.channel is None or mark.channel in TIDIED,
    }


@dataclass(frozen=True, slots=True)
class Stale:
    """A message whose question is answered: its buttons are to leave the phone. Leased to this process."""

    row: int
    channel: str
    provider_id: str
    address: str | None  #: None: the person has none on this channel any more.


def claim_stale(connection: Connection, now: datetime, channels: Sequence[str], most: int) -> list[Stale]:
    """Leases what must be tidied on these channels."""
    rows = connection.execute(_STALE, {"now": now, "channels": list(channels), "most": most}).all()
    if not rows:
        return []
    connection.execute(_LEASE_STALE, {"ids": [r.id for r in rows], "b_lease": now + LEASE})
    boxes: dict[tuple[int, str], str] = {}
    found = connection.execute(_BOXES, {"ids": sorted({r.person for r in rows}), "channels": list(channels)})
    for b in found:
        boxes.setdefault((b.person, b.channel), b.address)
    return [Stale(r.id, r.channel, r.provider_id, boxes.get((r.person, r.channel))) for r in rows]


def tidied(connection: Connection, rows: Sequence[int]) -> None:
    """Their buttons are off the phone, or nothing can be done about them."""
    connection.execute(update(outbox).where(outbox.c.id.in_(rows)).values(buttons=None, lease=None))


def status(
    connection: Connection, channel: str, provider_id: str, reported: str, now: datetime, road: Road = "failed"
) -> bool:
    """A provider's report on a message it accepted: the furthest state wins. False when nobody knows it.

    `road`: where a message goes that failed after all.
    """
    whole = parts.whole(connection, channel, provider_id)
    mine = (outbox.c.provider_id == provider_id) & (outbox.c.channel == channel)
    row = connection.execute(_REPORTED.where(mine if whole is None else outbox.c.id == whole)).first()
    if row is None:
        return False
    if whole is not None:
        reported, provider_id = parts.heard(connection, whole, provider_id, reported), row.provider_id
    if row.status not in _OPEN and reported not in ("delivered", "read"):
        return True
    known = FURTHER.index(row.status) if row.status in FURTHER else 0
    if reported in ("failed", "undelivered") and (other := _other_way(connection, row.person, channel, row.via)):
        again = {"status": "ready", "via": other, "due": now, "lease": None, "provider_id": None, "sent": None}
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(again))
        parts.drop(connection, row.id)
        if road == "gone" and (here := _address_on(connection, row.person, channel)) is not None:
            connection.execute(_GONE, [{"b_id": here}])
    elif reported in ("failed", "undelivered"):
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(status="uncertain"))
        failed = _failed(connection, row, channel, provider_id, now, road)
        mark(connection, [failed])
        if failed.status != "failed":
            parts.drop(connection, row.id)
    elif reported in FURTHER and FURTHER.index(reported) > known:
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(status=reported))
    return True


def _failed(
    connection: Connection, row: Row[*tuple[object, ...]], channel: str, provider_id: str, now: datetime, road: Road
) -> Mark:
    """It did not arrive: held for a template, said again, or failed for good. A later report of this try is void."""
    r = row._mapping
    if road == "held":
        return Mark(r["id"], "held", now, channel)
    if road == "again" and not given_up(r["created"], r["attempts"], now):
        pause = BACK_OFF[min(max(r["attempts"], 1), len(BACK_OFF)) - 1]
        return Mark(r["id"], "ready", now, channel, retry=now + timedelta(seconds=pause))
    if road != "gone":
        return Mark(r["id"], "failed", now, channel, provider_id)
    here = _address_on(connection, r["person"], channel)
    gone = (here,) if here is not None else ()
    return Mark(r["id"], "failed", now, channel, provider_id, gone=gone, unreachable=True)


def _address_on(connection: Connection, person: int, channel: str) -> int | None:
    """The address on this channel that was last written from."""
    query = (
        select(addresses.c.id)
        .where(addresses.c.person == person, addresses.c.channel == channel, ~addresses.c.gone)
        .order_by(addresses.c.last_inbound.desc().nulls_last(), addresses.c.id)
    )
    return connection.execute(query.limit(1)).scalar()


def report(
    connection: Connection, channel: str, provider_id: str, reported: str, now: datetime, road: Road = "failed"
) -> bool:
    """As `status`; what nobody knows yet is kept until its message is marked: False."""
    _in_turn(connection, [provider_id])
    if status(connection, channel, provider_id, reported, now, road):
        return True
    row = {"channel": channel, "provider_id": provider_id, "status": reported, "road": road, "at": now}
    connection.execute(insert(reports), row)
    return False


def _hear_reports(connection: Connection, marks: Sequence[Mark]) -> None:
    """What was reported before these messages were marked."""
    ids = [id for m in marks for id in _told_of(m)]
    if not ids:
        return
    early = connection.execute(select(reports).where(reports.c.provider_id.in_(ids)).order_by(reports.c.id)).all()
    for r in early:
        status(connection, r.channel, r.provider_id, r.status, marks[0].at, r.road)
    if early:
        connection.execute(delete(reports).where(reports.c.id.in_([r.id for r in early])))


def _in_turn(connection: Connection, provider_ids: Sequence[str]) -> None:
    """A report and the mark of its message may come from two processes at once: one of them sees the other."""
    if connection.dialect.name == "postgresql" and provider_ids:
        connection.execute(_LOCK, {"ids": sorted(provider_ids)})


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
