"""Codes that show who somebody is (`flows.codes`): drawn, kept by their blind index, looked up, spent."""

import secrets
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from flows.codes import LENGTH, LETTERS, code_in
from storage.columns import ring
from storage.tables import codes

_OWNERS = select(codes.c.blind, codes.c.person).where(
    codes.c.blind.in_(bindparam("blinds", expanding=True)), codes.c.until >= bindparam("now")
)


def draw() -> str:
    """A code that nobody has; one without a digit could be a word, and is drawn again."""
    while code_in(code := "".join(secrets.choice(LETTERS) for _ in range(LENGTH))) is None:
        pass
    return code


def owners(connection: Connection, given: Collection[str], now: datetime) -> dict[str, int]:
    """The person behind each code that is good now."""
    if not given:
        return {}
    blinds = {_blind(connection, code): code for code in given}
    found = connection.execute(_OWNERS, {"blinds": list(blinds), "now": now})
    return {blinds[bytes(r.blind)]: r.person for r in found}


def keep(connection: Connection, code: str, person: int, kind: str, until: datetime) -> None:
    """This code is theirs from here on; an earlier one of its kind, and what has run out, is not."""
    old = (codes.c.person == person) & (codes.c.kind == kind)
    connection.execute(delete(codes).where(old))
    row = {"blind": _blind(connection, code), "person": person, "kind": kind, "until": until}
    connection.execute(insert(codes), row)


def spend(connection: Connection, code: str) -> None:
    """It was used: nobody can use it again."""
    connection.execute(delete(codes).where(codes.c.blind == _blind(connection, code)))


def _blind(connection: Connection, code: str) -> bytes:
    return ring(connection.dialect).blind(f"code:{code}")
