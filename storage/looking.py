"""Answers what a thought looks up (`flows.looking`): in its own transaction, and only when it asks."""

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from flows.looking import AT_MOST, Lately, OnDesk, One, Query, SaidTheSame, Solved
from flows.state import Signal
from storage.load import signal_of
from storage.tables import signal_log, signals

_GONE = ("let_go", "merged", "not_possible")


def found(connection: Connection, query: Query) -> tuple[Signal, ...]:
    """The signals that answer it; nothing is locked, so they are only read."""
    where: ColumnElement[bool]
    match query:
        case SaidTheSame(main):
            where = (signals.c.main == main) & (signals.c.status == "merged")
        case One(number):
            where = signals.c.number == number
        case Solved(theme):
            where = _about(theme) & (signals.c.status == "done")
        case Lately(themes, since):
            where = or_(*map(_among, themes)) & (signals.c.created >= since) & signals.c.status.not_in(_GONE)
        case OnDesk(contact, since):
            lately = exists().where(signal_log.c.signal == signals.c.number, signal_log.c.at >= since)
            where = (signals.c.lead == contact) & (~signals.c.closed | lately)
    rows = connection.execute(select(signals).where(where).order_by(signals.c.number.desc()).limit(AT_MOST))
    newest_first = tuple(map(signal_of, rows))
    return newest_first[::-1] if isinstance(query, SaidTheSame) else newest_first


def _among(theme: str) -> ColumnElement[bool]:
    return _about(theme) | signals.c.themes.endswith(f",{theme}") | signals.c.themes.contains(f",{theme},")


def _about(theme: str) -> ColumnElement[bool]:
    return (signals.c.themes == theme) | signals.c.themes.startswith(f"{theme},")
