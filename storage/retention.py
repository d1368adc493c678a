"""What is kept no longer than was promised: a chat 28 days, a signal's words a year after it is done.

"Ons gesprek wis ik na 28 dagen, je idee een jaar nadat het klaar is." Once a day, in small pieces; what still has
to be sent or heard is never touched.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, delete, func, select, update

from storage import stories as told_on
from storage.erasing import UNSENT, blank_signals, nobody_if_known
from storage.tables import (
    codes,
    conversations,
    dead_letters,
    fetches,
    inbox,
    media,
    outbox,
    parts,
    reports,
    signal_log,
    signals,
    stories,
)

CHAT = timedelta(days=28)
REPORTS = timedelta(days=1)  #: What a provider says of a message that is none of ours.
SIGNALS = timedelta(days=365)  #: After the last line of the log of a closed signal.
AT_ONCE = 500  #: Rows of each kind in one transaction: nobody's message waits long behind it.
Ids = Select[tuple[int]] | Select[tuple[str]]


def overdue(connection: Connection, now: datetime) -> Mapping[str, Ids]:
    """What must go, by kind: the keys of its rows."""
    chat, told = now - CHAT, now - SIGNALS
    last = select(func.max(signal_log.c.at)).where(signal_log.c.signal == signals.c.number).scalar_subquery()
    return {
        "heard": select(inbox.c.id).where(inbox.c.at < chat, inbox.c.event.is_not(None), ~inbox.c.waiting),
        "said": select(outbox.c.id).where(
            outbox.c.created < chat,
            outbox.c.due < chat,
            outbox.c.content.is_not(None),
            outbox.c.status.not_in(UNSENT),
        ),
        "conversations": select(conversations.c.person).where(conversations.c.since < chat),
        "reports": select(reports.c.id).where(reports.c.at < now - REPORTS),
        "media": select(media.c.id).where(media.c.created < chat, media.c.signal.is_(None)),
        "stories": select(stories.c.signal).where(stories.c.stage == "draft", stories.c.since < chat),
        "signals": select(signals.c.number).where(
            signals.c.closed,
            signals.c.created < told,
            last < told,
            signals.c.person != (nobody_if_known(connection) or 0),
        ),
    }


def counts(connection: Connection, now: datetime) -> dict[str, int]:
    """How many of each must go now."""
    kinds = overdue(connection, now)
    return {
        kind: connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
        for kind, query in kinds.items()
    }


def sweep(connection: Connection, now: datetime) -> dict[str, int]:
    """One piece of each; how many went. Empty when nothing was left to do."""
    run = connection.execute
    kinds = overdue(connection, now)
    found = {kind: run(query.limit(AT_ONCE)).scalars().all() for kind, query in kinds.items()}
    run(delete(dead_letters).where(dead_letters.c.inbox.in_(found["heard"])))
    run(update(inbox).where(inbox.c.id.in_(found["heard"])).values(event=None))
    run(update(outbox).where(outbox.c.id.in_(found["said"])).values(content=None))
    run(delete(parts).where(parts.c.message.in_(found["said"])))  # nothing more is told of it
    run(delete(codes).where(codes.c.until < now))
    run(delete(conversations).where(conversations.c.person.in_(found["conversations"])))
    run(delete(reports).where(reports.c.id.in_(found["reports"])))
    run(delete(media).where(media.c.id.in_(found["media"])))
    run(delete(fetches).where(fetches.c.since < now - CHAT))  # of a channel that is no longer configured
    told_on.drop(connection, [int(number) for number in found["stories"]])
    blank_signals(connection, [int(number) for number in found["signals"]])
    return {kind: len(ids) for kind, ids in found.items() if ids}
