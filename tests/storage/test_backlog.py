"""A day away: what is overdue goes in the order of the clock, in pieces, and each person reads one message."""

from pathlib import Path

import pytest
from sqlalchemy import select

from storage import writer
from storage.tables import outbox, signals, timers
from tests.builders import village

NEIGHBOURS = tuple(f"buur-{n}" for n in range(12))
TWICE = NEIGHBOURS[5:8]


def test_a_backlog_is_walked_in_pieces_and_nobody_reads_two_messages(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A piece ends between two signals of one resident: they go together all the same."""
    monkeypatch.setattr(writer, "DUE_AT_ONCE", 5)
    with village(database_url, tmp_path) as here:
        for who in NEIGHBOURS:
            here.says(who, "er moet een bankje bij het plein komen in de Bloemenbuurt", "1", "nu niet")
        for who in TWICE:
            here.says(who, "de lantaarn bij de school is stuk", "1", "nu niet")
        here.later(days=9)
        pieces = 0
        while here.house.writer.wake_some(here.now) is not None:
            pieces += 1
        with here.house.engine.connect() as connection:
            told = connection.execute(select(outbox.c.person, outbox.c.told).where(outbox.c.told.like("%note%"))).all()
            late = connection.execute(select(timers.c.id).where(timers.c.due <= here.now)).scalars().all()
            asked = connection.execute(select(signals.c.number)).scalars().all()
    assert len(asked) == len(NEIGHBOURS) + len(TWICE)
    assert pieces > 3
    assert late == []
    assert len(told) == len({note.person for note in told}) == len(NEIGHBOURS)
    assert sorted(n for note in told for n in note.told.replace("note ", "").split(",")) == sorted(map(str, asked))
