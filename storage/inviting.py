"""A letter to everybody in a district who said yes to invitations."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from flows.events import Letter
from flows.talks.moments import INVITED, PURPOSE
from flows.values import Value
from storage import codec
from storage.tables import consents, inbox, persons


def invite(
    connection: Connection, district: str, values: Mapping[str, Value], speaker: int, now: datetime, key: str
) -> None:
    """A letter a person: the rules of when and how often are thought over in their own turn."""
    query = (
        select(persons.c.id)
        .join_from(consents, persons, persons.c.id == consents.c.person)
        .where(consents.c.purpose == PURPOSE, consents.c.ended.is_(None), persons.c.district == district)
        .where(persons.c.id != speaker, persons.c.contact.is_(None))
        .distinct()
        .order_by(persons.c.id)
    )
    who: Sequence[int] = connection.execute(query).scalars().all()
    letter = Letter(INVITED, None, tuple(values.items()))
    rows = [codec.letter_row(person, letter, f"invited:{key}/{person}", now) for person in who]
    if rows:
        connection.execute(insert(inbox), rows)
