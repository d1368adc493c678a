"""Answers what a thought looks up (`flows.looking`): in its own transaction, and only when it asks."""

from sqlalchemy import ColumnElement, Connection, select

from flows.looking import AT_MOST, Lately, One, Query, SaidTheSame, Solved
from flows.state import Signal
from storage.load import signal_of
from storage.tables import signals

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
        case Lately(theme, since):
            where = _about(theme) & (signals.c.created >= since) & signals.c.status.not_in(_GONE)
    rows = connection.execute(select(signals).where(where).order_by(signals.c.number.desc()).limit(AT_MOST))
    newest_first = tuple(map(signal_of, rows))
    return newest_first[::-1] if isinstance(query, SaidTheSame) else newest_first


def _about(theme: str) -> ColumnElement[bool]:
    return (signals.c.themes == theme) | signals.c.themes.startswith(f"{theme},")
