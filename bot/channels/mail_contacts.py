"""Whose mail address is whose: what the district files say becomes a way to reach a contact.

Mail is the last way: who has a chat hears there, and by mail only what a chat does not take. Who has none is reached
by mail alone, and counts as linked.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, select, update

from storage.columns import ring
from storage.merging import merge
from storage.people import people_named
from storage.statements import NEW_ADDRESS
from storage.tables import addresses, desks, persons

Link = Callable[[Connection, str, str, str], None]
NAME = "email"


def link_by_mail(connection: Connection, wanted: Mapping[str, str], others: frozenset[str], link: Link) -> None:
    """Every contact of the files that has an address is reached at it; an address that left them is not used.

    `others`: addresses of mail that do not come from the files, the operator's.
    """
    for contact, address in sorted(wanted.items()):
        desk = connection.execute(select(desks.c.person).where(desks.c.contact == contact)).scalar()
        owner = people_named(connection, NAME, address)
        if desk is None:
            link(connection, contact, NAME, address)
        elif owner is None:
            _add(connection, desk, address)
        elif owner != desk:
            _move(connection, owner, desk, address)
    _use(connection, {*wanted.values(), *others})


def _blind(connection: Connection, address: str) -> bytes:
    return ring(connection.dialect).blind(f"{NAME}:{address}")


def _add(connection: Connection, person: int, address: str) -> None:
    row = {"person": person, "channel": NAME, "blind": _blind(connection, address), "address": address}
    connection.execute(NEW_ADDRESS[connection.dialect.name], {**row, "last_inbound": None})


def _move(connection: Connection, owner: int, desk: int, address: str) -> None:
    """Who is only this address is the same contact under another name; of anybody else it is the address alone."""
    ways = connection.execute(select(addresses.c.id).where(addresses.c.person == owner)).all()
    contact = connection.execute(select(persons.c.contact).where(persons.c.id == owner)).scalar()
    if len(ways) == 1 and contact is None:
        merge(connection, desk, owner)
    else:
        mine = (addresses.c.channel == NAME) & (addresses.c.blind == _blind(connection, address))
        connection.execute(update(addresses).where(mine).values(person=desk))


def _use(connection: Connection, known: set[str]) -> None:
    """Addresses of the files are tried again at each start; others no longer, and who was only that is not linked."""
    blinds = [_blind(connection, address) for address in sorted(known)]
    mail = addresses.c.channel == NAME
    connection.execute(update(addresses).where(mail, addresses.c.blind.in_(blinds)).values(gone=False))
    connection.execute(update(addresses).where(mail, addresses.c.blind.not_in(blinds)).values(gone=True))
    left = select(addresses.c.person).where(mail, addresses.c.gone)
    reached = select(addresses.c.person).where(~addresses.c.gone)
    alone = desks.c.person.in_(left) & desks.c.person.not_in(reached)
    connection.execute(update(desks).where(alone).values(person=None))
