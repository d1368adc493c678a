"""Two people who turn out to be one: a message carried both of their ids.

Everything that names a person is found in the tables themselves, so that a new table is not forgotten.
"""

from sqlalchemy import Column, Connection, Table, delete, func, select, update

from storage.erasing import OF_A_PERSON
from storage.tables import conversations, inbox, metadata, outbox, persons, timers

#: Columns that name a person without a foreign key.
_BARE = (inbox.c.person, inbox.c.about, outbox.c.about)


def merge(connection: Connection, kept: int, gone: int) -> bool:
    """From here on both are `kept`. False: both are contacts, and those stay apart."""
    run = connection.execute
    both = {
        r.id: r
        for r in run(select(persons).where(persons.c.id.in_([kept, gone])).order_by(persons.c.id).with_for_update())
    }
    one, other = both[kept], both[gone]
    if one.contact is not None and other.contact is not None:
        return False
    talking = run(select(func.count()).where(conversations.c.person == kept)).scalar_one()
    if talking:  # what is open with the one goes on; the other's question can be asked again
        run(delete(conversations).where(conversations.c.person == gone))
    _timers(connection, kept, gone)
    for table, column in named():
        run(update(table).where(column == gone).values({column.name: kept}))
    run(delete(persons).where(persons.c.id == gone))
    run(
        update(persons)
        .where(persons.c.id == kept)
        .values(
            district=one.district or other.district,
            silenced=one.silenced or other.silenced,
            met=one.met or other.met,
            contact=one.contact or other.contact,
        )
    )
    return True


def named() -> list[tuple[Table, "Column[object]"]]:
    """Every column that names a person."""
    found = [
        (table, column)
        for table in metadata.sorted_tables
        for column in table.c
        if any(key.column.table is persons for key in column.foreign_keys)
    ]
    return [*found, *((c.table, c) for c in _BARE)]


def _timers(connection: Connection, kept: int, gone: int) -> None:
    """Their own timers: of two of a kind the kept one's counts."""
    run = connection.execute
    for kind in OF_A_PERSON:
        mine, theirs = f"{kind}:{kept}", f"{kind}:{gone}"
        if run(select(func.count()).where(timers.c.id == mine)).scalar_one():
            run(delete(timers).where(timers.c.id == theirs))
        else:
            run(update(timers).where(timers.c.id == theirs).values(id=mine, subject=str(kept)))
