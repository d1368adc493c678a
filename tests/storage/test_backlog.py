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


def test_of_what_the_clock_asked_while_somebody_was_silent_only_the_last_is_read(
    database_url: str, tmp_path: Path
) -> None:
    """'Je kreeg een vraag' and 'ik laat het rusten' about one signal: the second says how it stands."""
    with village(database_url, tmp_path) as here:
        here.says("noor", "er moet een bankje bij het plein komen in de Bloemenbuurt", "1", "nu niet")
        here.until("2026-03-03T12:00")
        here.opens("contact:bloem-sociaal")
        here.says("contact:bloem-sociaal", "meer", "vraag aan bewoner", "Hoe groot moet het worden?")
        here.says("noor", "geen berichten meer")
        here.passes(days=40)
        with here.house.engine.connect() as connection:
            waits = (
                connection.execute(select(outbox.c.key).where(outbox.c.status == "held").order_by(outbox.c.id))
                .scalars()
                .all()
            )
        assert {"ask-again", "let-rest"} <= set(waits)
        here.says("noor", "hoi")
        with here.house.engine.connect() as connection:
            query = select(outbox.c.key).where(outbox.c.key.in_(waits), outbox.c.status == "dropped")
            assert connection.execute(query).scalars().all() == ["ask-again"]
