"""Who speaks: the person behind an address, a new one where nobody is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from flows.events import Blocked, Inbound
from storage import statements
from storage.columns import ring
from storage.load import COUNTED
from storage.merging import merge
from storage.tables import persons

Name = tuple[str, str]  #: (channel, address)


@dataclass(frozen=True, slots=True)
class Known:
    """Who is behind an address: the person, and the row of the address itself."""

    person: int
    address: int
    several: bool = False  #: Whether the person has another address too.


def people(connection: Connection, inbound: Sequence[Inbound]) -> dict[Name, Known]:
    """Who is behind each (channel, address).

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
        return people(connection, inbound)
    found: dict[Name, Known] = {}
    touched: dict[int, tuple[datetime, str]] = {}
    for i in sorted(inbound, key=lambda i: (i.channel, i.address)):
        names = _names(i)
        rows_known = [(n, known[n[0], blinds[n]]) for n in names if (n[0], blinds[n]) in known]
        owner = rows_known[0][1][0] if rows_known else _new_person(connection, i)
        for name, (_, id, lost, several) in rows_known[:1]:
            if (i.channel in COUNTED or lost or several) and i.event != Blocked(True):
                touched[id] = (i.at, name[1])
        for name in names:
            if (name[0], blinds[name]) not in known:
                made = _new_address(connection, owner, name, blinds[name], i.at)
                if made is None:  # another process was faster: its person counts
                    if not rows_known:
                        connection.execute(delete(persons).where(persons.c.id == owner))
                    return people(connection, inbound)
                known[name[0], blinds[name]] = (owner, made, False, len(names) > 1)
        _, address, _, several = known[names[0][0], blinds[names[0]]]
        found[names[0]] = Known(owner, address, several or len(names) > 1)
    if touched:
        connection.execute(
            statements.LAST_INBOUND,
            [{"b_id": id, "b_at": at, "b_address": address} for id, (at, address) in sorted(touched.items()) if id],
        )
    return found


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
        {"language": inbound.language or "nl", "created": inbound.at},
    )
    return int(made.scalar_one())


def _new_address(connection: Connection, owner: int, name: Name, blind: bytes, at: datetime) -> int | None:
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
