"""Who said yes to something of its own, and a letter to everybody in a district who said it to invitations."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from flows.events import Letter
from flows.talks.moments import INVITED, PURPOSE
from flows.values import Value
from storage import codec
from storage.tables import consents, inbox, persons

Agreed = tuple[int, str, bool, str, datetime]  #: (person, purpose, given, channel, at)


def agree(connection: Connection, said: Iterable[Agreed], version: str) -> None:
    """A yes with the text it answered, where and when; said again it stands; a no ends it."""
    for person, purpose, given, channel, at in said:
        mine = (consents.c.person == person) & (consents.c.purpose == purpose) & consents.c.ended.is_(None)
        going = connection.execute(select(consents.c.id).where(mine)).first()
        if given and going is None:
            row = {"person": person, "purpose": purpose, "version": version, "channel": channel, "at": at}
            connection.execute(insert(consents), row)
        elif not given and going is not None:
            connection.execute(update(consents).where(mine).values(ended=at))


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
    event = codec.event_out(Letter(INVITED, None, tuple(values.items())))
    rows = [
        {
            "channel": "letter",
            "message_id": f"invited:{key}/{person}",
            "person": person,
            "at": now,
            "event": event,
            "waiting": True,
        }
        for person in who
    ]
    if rows:
        connection.execute(insert(inbox), rows)
