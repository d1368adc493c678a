"""Who said yes to what, provably: WhatsApp wants an opt-in that can be shown, and an opt-out that is kept to.

Somebody's first message on WhatsApp or by SMS after they read our notice is their yes to answers on their own matter;
a stop ends it, and writing again is a new one. `version` is the fingerprint of the file with the notice.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.tables import consents
from storage.turns import Turn

ANSWERS = "answers"  #: About somebody's own matter.
Agreed = tuple[int, str, bool, str, datetime]  #: (person, purpose, given, channel, at)
ASKED_ON = frozenset({"whatsapp", "sms"})
ENDS = frozenset({"stop", "blocked"})  #: The silences that a person chose.
_GOING = select(consents.c.person).where(
    consents.c.person.in_(bindparam("ids", expanding=True)),
    consents.c.purpose == ANSWERS,
    consents.c.ended.is_(None),
)
_END = (
    update(consents)
    .where(consents.c.person == bindparam("b_person"), consents.c.ended.is_(None))
    .values(ended=bindparam("b_at"))
)


def agree(connection: Connection, said: Iterable[Agreed], versions: Mapping[str, str]) -> None:
    """A yes with the text it answered, where and when; said again it stands; a no ends it. `versions`: by purpose."""
    for person, purpose, given, channel, at in said:
        mine = (consents.c.person == person) & (consents.c.purpose == purpose) & consents.c.ended.is_(None)
        going = connection.execute(select(consents.c.id).where(mine)).first()
        if given and going is None:
            row = {
                "person": person,
                "purpose": purpose,
                "version": versions.get(purpose, ""),
                "channel": channel,
                "at": at,
            }
            connection.execute(insert(consents), row)
        elif not given and going is not None:
            connection.execute(update(consents).where(mine).values(ended=at))


def record(connection: Connection, turns: Iterable[Turn], met: Iterable[int], version: str) -> None:
    """A row for each of these speakers who read the notice and has none that still goes."""
    known = set(met)
    first: dict[int, tuple[str, datetime]] = {}
    for t in turns:
        if t.channel in ASKED_ON and t.person in known:
            first.setdefault(t.person, (t.channel, t.at))
    if not first:
        return
    going = set(connection.execute(_GOING, {"ids": sorted(first)}).scalars())
    fresh = [
        {"person": person, "purpose": ANSWERS, "version": version, "channel": channel, "at": at}
        for person, (channel, at) in sorted(first.items())
        if person not in going
    ]
    if fresh:
        connection.execute(insert(consents), fresh)


def end(connection: Connection, stopped: Sequence[tuple[int, datetime]]) -> None:
    """They said stop, or blocked us."""
    if stopped:
        connection.execute(_END, [{"b_person": person, "b_at": at} for person, at in sorted(stopped)])
