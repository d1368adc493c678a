"""Who speaks: the person behind an address, a new one where nobody is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from flows.events import Blocked, Inbound, Moved
from storage import statements
from storage.columns import ring
from storage.merging import merge
from storage.tables import addresses, persons
from storage.turns import COUNTED

Name = tuple[str, str]  #: (channel, address)
Where = tuple[str, str, str]  #: (channel, address, the group in which it was done)


@dataclass(frozen=True, slots=True)
class Known:
    """Who is behind an address: the person, and the row of the address itself."""

    person: int
    address: int
    at: str = ""  #: The address, as the channel says it.
    group: int | None = None  #: The person that stands for the group chat in which it was done.
    several: bool = False  #: Whether the person has another address too.


def where_of(inbound: Inbound) -> Where:
    """By what `people` tells who speaks."""
    return inbound.channel, inbound.address, inbound.group


def people(connection: Connection, inbound: Sequence[Inbound]) -> dict[Where, Known]:
    """Who speaks in each of these. In a group that is a contact with a chat of their own, else the group as a whole:
    who is not known here does not become known by pressing a button somewhere.
    """
    inside = [i for i in inbound if i.group]
    alone = [i for i in inbound if not i.group]
    if not inside:
        return {where_of(i): known for i, known in zip(alone, _behind(connection, alone), strict=True)}
    contacts = _contacts(connection, inside)
    groups = [replace(i, address=i.group, also_known_as="", language="") for i in inside]
    speakers = [i if (i.channel, i.address) in contacts else g for i, g in zip(inside, groups, strict=True)]
    known = _behind(connection, [*alone, *groups, *speakers])
    found = {where_of(i): k for i, k in zip(alone, known, strict=False)}
    told = zip(inside, known[len(alone) :], known[len(alone) + len(inside) :], strict=False)
    return found | {where_of(i): replace(speaker, group=group.person) for i, group, speaker in told}


def _contacts(connection: Connection, inbound: Sequence[Inbound]) -> set[Name]:
    """Those of these addresses that belong to contacts."""
    keys = ring(connection.dialect)
    blinds = {keys.blind(f"{i.channel}:{i.address}"): (i.channel, i.address) for i in inbound}
    query = (
        select(addresses.c.blind)
        .join_from(addresses, persons, persons.c.id == addresses.c.person)
        .where(addresses.c.blind.in_(sorted(blinds)), persons.c.contact.is_not(None), ~persons.c.shared)
    )
    return {blinds[bytes(blind)] for blind in connection.execute(query).scalars()}


def _behind(connection: Connection, inbound: Sequence[Inbound]) -> list[Known]:
    """Who is behind each address.

    A message that carries two ids of one sender links them: else one resident becomes two, or gets somebody
    else's history. When both were known already, as two persons, those become one. Who is new gets a row first, so
    that it can be locked.
    """
    keys = ring(connection.dialect)
    blinds: dict[Name, bytes] = {}
    for i in inbound:
        for name in _names(i):
            blinds[name] = keys.blind(f"{name[0]}:{name[1]}")
    rows = connection.execute(statements.ADDRESSES_BY_BLIND, {"blinds": sorted(set(blinds.values()))})
    known = {(r.channel, bytes(r.blind)): (r.person, r.id, r.lost, r.several) for r in rows}
    pairs = [i for i in inbound if i.also_known_as]
    if _become_one(connection, [{known[k][0] for n in _names(i) if (k := (n[0], blinds[n])) in known} for i in pairs]):
        return _behind(connection, inbound)
    found: dict[Name, Known] = {}
    touched: dict[int, tuple[datetime, str]] = {}
    for i in sorted(inbound, key=lambda i: (i.channel, i.address)):
        names = _names(i)
        rows_known = [(n, known[n[0], blinds[n]]) for n in names if (n[0], blinds[n]) in known]
        owner = rows_known[0][1][0] if rows_known else _new_person(connection, i)
        for name, (_, id, lost, several) in rows_known[:1]:
            if (i.channel in COUNTED or lost or several) and _wrote(i):
                touched[id] = (i.at, name[1])
        for name in names:
            if (name[0], blinds[name]) not in known:
                made = _new_address(connection, owner, name, blinds[name], i.at)
                if made is None:  # another process was faster: its person counts
                    if not rows_known:
                        connection.execute(delete(persons).where(persons.c.id == owner))
                    return _behind(connection, inbound)
                known[name[0], blinds[name]] = (owner, made, False, len(names) > 1)
        _, address, _, several = known[names[0][0], blinds[names[0]]]
        found[names[0]] = Known(owner, address, i.address, several=several or len(names) > 1)
    if touched:
        connection.execute(
            statements.LAST_INBOUND,
            [{"b_id": id, "b_at": at, "b_address": address} for id, (at, address) in sorted(touched.items()) if id],
        )
    return [found[_names(i)[0]] for i in inbound]


def _wrote(inbound: Inbound) -> bool:
    """Whether it says that they can be reached there now: a photo that was fetched does not, nor a chat that moved."""
    leaves = isinstance(inbound.event, Blocked) and inbound.event.blocked
    return not inbound.follows and not isinstance(inbound.event, Moved) and not leaves


def _become_one(connection: Connection, owners: Sequence[set[int]]) -> bool:
    """One message carried ids of two: a contact stays, else who was here first; two contacts stay apart."""
    merged = False
    for both in owners:
        if len(both) > 1:
            rows = connection.execute(select(persons.c.id, persons.c.contact).where(persons.c.id.in_(both)))
            kept, gone = sorted(rows, key=lambda r: (r.contact is None, r.id))
            merged |= gone.contact is None and merge(connection, kept.id, gone.id)
    return merged


def _names(inbound: Inbound) -> list[Name]:
    names = [(inbound.channel, inbound.address)]
    if inbound.also_known_as:
        names.append((inbound.channel, inbound.also_known_as))
    return names


def _new_person(connection: Connection, inbound: Inbound) -> int:
    made = connection.execute(
        insert(persons).returning(persons.c.id),
        {
            "language": inbound.language or "nl",
            "created": inbound.at,
            "district": inbound.place or None,
            "shared": inbound.group == inbound.address,
        },
    )
    return int(made.scalar_one())


def _new_address(connection: Connection, owner: int, name: Name, blind: bytes, at: datetime | None) -> int | None:
    """The row of the new address; None when it appeared meanwhile."""
    made = connection.execute(
        statements.NEW_ADDRESS[connection.dialect.name],
        {"person": owner, "channel": name[0], "blind": blind, "address": name[1], "last_inbound": at},
    )
    return made.scalar()


def people_named(connection: Connection, channel: str, address: str) -> int | None:
    """The person behind one address, if anybody is."""
    blind = ring(connection.dialect).blind(f"{channel}:{address}")
    rows = connection.execute(statements.ADDRESSES_BY_BLIND, {"blinds": [blind]})
    return next((r.person for r in rows if r.channel == channel), None)


def readdress(connection: Connection, box: int, to: str) -> None:
    """This address is another one from here on; the old one stays known as gone, so that a late word from there is
    not a stranger's. Where somebody was heard at the new one already, both are one person.
    """
    mine = connection.execute(select(addresses).where(addresses.c.id == box)).one()
    blind = ring(connection.dialect).blind(f"{mine.channel}:{to}")
    if bytes(mine.blind) == blind:
        return
    connection.execute(update(addresses).where(addresses.c.id == box).values(gone=True))
    if _new_address(connection, mine.person, (mine.channel, to), blind, mine.last_inbound) is None:
        there = (addresses.c.blind == blind) & (addresses.c.channel == mine.channel)
        connection.execute(update(addresses).where(there).values(person=mine.person, gone=False))


def moved(connection: Connection, person: int, channel: str, to: str) -> None:
    """The chat of this person on this channel has another address."""
    mine = select(addresses.c.id).where(addresses.c.person == person, addresses.c.channel == channel)
    for box in connection.execute(mine.order_by(addresses.c.gone, addresses.c.id)).scalars().all()[:1]:
        readdress(connection, box, to)


def contact_person(connection: Connection, contact: str) -> int | None:
    """The person who is this contact, if somebody is linked."""
    return connection.execute(select(persons.c.id).where(persons.c.contact == contact)).scalar()
