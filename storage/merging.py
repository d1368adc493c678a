"""Two persons turn out to be one: everything of the one becomes the other's, in the transaction of who found out.

Nobody else can come between. Who wants to think about either waits for their row, and finds on waking that the one
is the other now: `MovedError`, and the batch is heard again. Who tells something to the one about a signal holds
that signal, which is locked here first. The row of who is gone stays, empty, and says where they went: what still
names it (a letter, a bundle of the clock) is led on, and its number is never given to somebody else.
"""

from collections.abc import Collection

from sqlalchemy import Column, Connection, delete, select, update

from storage import statements
from storage.tables import (
    addresses,
    codes,
    consents,
    conversations,
    habits,
    inbox,
    media,
    outbox,
    persons,
    signals,
    stories,
    tellings,
    timers,
)

#: Every column that says whose something is; a test fails when one is missing.
WHOSE: tuple[Column[int], ...] = (
    addresses.c.person,
    codes.c.person,
    consents.c.person,
    habits.c.person,
    inbox.c.person,
    inbox.c.about,
    media.c.person,
    outbox.c.person,
    outbox.c.about,
    signals.c.person,
    stories.c.person,
    tellings.c.person,
)
#: Timers of a person; those of the open conversation go where it goes, a grave word is remembered by both.
OF_TALK, CALM, ENDED = ("wipe", "stop"), "calm", ("unlink", "forget", "album")
STORY = "story"  #: Who asked for stories goes on hearing them; of two Saturdays the later.


class MovedError(Exception):
    """Who was to be thought about is somebody else now: think again."""


def merge(connection: Connection, kept: int, gone: int) -> bool:
    """`gone` is `kept` from here on; False when one of them went elsewhere meanwhile.

    Who is a contact is never the one who goes: the caller sees to that.
    """
    run = connection.execute
    pair = select(persons.c.id).where(persons.c.id.in_((kept, gone)), persons.c.merged.is_(None))
    locked = run(pair.order_by(persons.c.id).with_for_update(key_share=True)).scalars().all()
    if len(locked) < 2:
        return False
    theirs = select(signals.c.number).where(signals.c.person == gone).order_by(signals.c.number)
    run(theirs.with_for_update(key_share=True)).all()
    _talk(connection, kept, gone)
    if run(select(habits.c.person).where(habits.c.person == kept)).first() is not None:
        run(delete(habits).where(habits.c.person == gone))  # who stays has their own
    for column in WHOSE:
        run(update(column.table).where(column == gone).values({column.name: kept}))
    run(update(persons).where(persons.c.merged == gone).values(merged=kept))
    empty = {"merged": kept, "district": None, "silenced": None, "met": False, "contact": None}
    run(update(persons).where(persons.c.id == gone).values(empty))
    return True


def led_on(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """Who of these is somebody else now."""
    query = select(persons.c.id, persons.c.merged).where(persons.c.id.in_(sorted(ids)), persons.c.merged.is_not(None))
    return {r.id: r.merged for r in connection.execute(query)} if ids else {}


def _talk(connection: Connection, kept: int, gone: int) -> None:
    """An open conversation goes along where there is none; else it ends, and before its yes nothing of it stays."""
    run = connection.execute
    ids = [f"{kind}:{person}" for kind in (*OF_TALK, CALM, STORY, *ENDED) for person in (kept, gone)]
    due = {r.id: r.due for r in run(select(timers).where(timers.c.id.in_(ids)).order_by(timers.c.id).with_for_update())}
    talk = run(select(conversations.c.since).where(conversations.c.person == gone)).first()
    goes = run(select(conversations.c.person).where(conversations.c.person == kept)).first() is None
    if goes:
        run(update(conversations).where(conversations.c.person == gone).values(person=kept))
    else:
        if talk is not None and talk.since is not None and f"wipe:{gone}" in due:
            since = {"b_person": gone, "b_since": talk.since}
            for wiped in (statements.WIPE_INBOX, statements.WIPE_OUTBOX, statements.WIPE_MEDIA):
                run(wiped, since)
        run(delete(conversations).where(conversations.c.person == gone))
    going = {kind: due[f"{kind}:{gone}"] for kind in (OF_TALK if goes else ()) if f"{kind}:{gone}" in due}
    grave = [due[f"{CALM}:{person}"] for person in (kept, gone) if f"{CALM}:{person}" in due]
    if grave:
        going[CALM] = max(grave)
    if told := [due[f"{STORY}:{person}"] for person in (kept, gone) if f"{STORY}:{person}" in due]:
        going[STORY] = max(told)
    rows = [{"id": f"{k}:{kept}", "kind": k, "subject": str(kept), "due": moment} for k, moment in going.items()]
    if rows:
        run(statements.SET_TIMER[connection.dialect.name], rows)
    run(statements.DROP_TIMERS, {"ids": [id for id in ids if id.endswith(f":{gone}")]})
