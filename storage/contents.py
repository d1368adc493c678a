"""Texts that Twilio keeps for us: which there are, who is creating one, and what Meta says of those for outside the
window. Nothing of anybody stands in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import contents, outbox, persons

CREATING = timedelta(seconds=60)  #: After this long a creation that nobody finished may be taken over.
APPROVED = "approved"
_CLAIM = {
    name: dialect.insert(contents).on_conflict_do_nothing().returning(contents.c.name)
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}


@dataclass(frozen=True, slots=True)
class Kept:
    """One text at the provider."""

    name: str
    key: str
    language: str
    sid: str | None
    slots: tuple[str, ...]
    category: str
    approval: str
    reason: str
    checked: datetime | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """What there is of a text. `mine`: this caller creates it; `again`: somebody may have created it before."""

    sid: str | None
    mine: bool = False
    again: bool = False


def claim(
    connection: Connection,
    account: str,
    wanted: Kept,
    now: datetime,
    *,
    template: bool,
) -> Claimed:
    """Its sid; without one, whether this caller may create it. At most one does at a time: its row decides."""
    row = {
        "account": account,
        "name": wanted.name,
        "key": wanted.key,
        "language": wanted.language,
        "slots": ",".join(wanted.slots),
        "category": wanted.category,
        "claimed": now,
        "template": template,
    }
    if connection.execute(_CLAIM[connection.dialect.name], row).first() is not None:
        return Claimed(None, mine=True)
    one = (contents.c.account == account) & (contents.c.name == wanted.name)
    sid = connection.execute(select(contents.c.sid).where(one)).scalar()
    if sid is not None:
        return Claimed(sid)
    left = contents.c.sid.is_(None) & (contents.c.claimed <= now - CREATING)
    taken = connection.execute(update(contents).where(one, left).values(claimed=now)).rowcount == 1
    return Claimed(None, mine=taken, again=taken)


def keep(connection: Connection, account: str, name: str, sid: str | None) -> None:
    """It is there, under this sid; None: it is not there after all."""
    one = (contents.c.account == account) & (contents.c.name == name)
    connection.execute(update(contents).where(one).values(sid=sid))


def templates(connection: Connection, account: str, key: str | None = None, language: str | None = None) -> list[Kept]:
    """What may go outside the window, or might one day; the newest of a text first."""
    query = select(contents).where(contents.c.account == account, contents.c.template)
    if key is not None:
        query = query.where(contents.c.key == key, contents.c.language == language)
    rows = connection.execute(query.order_by(contents.c.key, contents.c.language, contents.c.claimed.desc()))
    return [
        Kept(
            r.name,
            r.key,
            r.language,
            r.sid,
            tuple(r.slots.split(",")) if r.slots else (),
            r.category,
            r.approval,
            r.reason,
            r.checked,
        )
        for r in rows
    ]


def judged(connection: Connection, account: str, found: Mapping[str, tuple[str, str]], now: datetime) -> Sequence[str]:
    """What Meta says of these names: (approval, reason). The names that are approved from now on.

    Who waits because nothing was approved gets another chance: their rows may go again.
    """
    known = {k.name: k.approval for k in templates(connection, account)}
    fresh: list[str] = []
    for name, (approval, reason) in found.items():
        if name not in known:
            continue
        one = (contents.c.account == account) & (contents.c.name == name)
        values = {"approval": approval, "reason": reason, "checked": now}
        connection.execute(update(contents).where(one).values(values))
        if approval == APPROVED and known[name] != APPROVED:
            fresh.append(name)
    if fresh:
        try_again(connection, now)
    return fresh


def try_again(connection: Connection, now: datetime) -> None:
    """What was held because a window was closed is tried once more; what a person stopped stays held."""
    speaks = select(persons.c.id).where(persons.c.silenced.is_(None))
    connection.execute(
        update(outbox).where(outbox.c.status == "held", outbox.c.person.in_(speaks)).values(status="ready", due=now)
    )


def waiting(connection: Connection) -> int:
    """For how many people something is held though they did not stop us: their window is closed."""
    return int(
        connection.execute(
            select(func.count(func.distinct(outbox.c.person)))
            .join_from(outbox, persons, persons.c.id == outbox.c.person)
            .where(outbox.c.status == "held", persons.c.silenced.is_(None))
        ).scalar_one()
    )
