"""A message that comes twice has one effect: later, in one batch, and from two threads at once."""

import threading
from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select

from flows.events import Inbound, Said
from storage.tables import dead_letters, inbox, outbox, persons, signals
from storage.writer import Writer
from tests.builders import Village, village
from tests.storage.rows import plain

IDEA = "er moet een bankje in de Bloemenbuurt"


def _counts(here: Village) -> dict[str, int]:
    with here.house.engine.begin() as connection:
        return {
            t.name: connection.execute(select(func.count()).select_from(t)).scalar_one()
            for t in (persons, inbox, outbox, signals, dead_letters)
        }


def test_a_message_that_comes_again_changes_nothing(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        writer = here.house.writer
        idea = Inbound("telegram", "1", "701", Said(IDEA), here.now)
        yes = Inbound("telegram", "2", "701", Said("1"), here.now)
        writer.hear([idea])
        writer.hear([yes])
        once = plain(here.house.engine)
        writer.hear([yes])
        writer.hear([idea, replace(yes), replace(idea)])
        assert plain(here.house.engine) == once
        assert len(once["signals"]) == 1


def test_the_same_message_twice_in_one_batch_is_one_message(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        before = _counts(here)
        ideas = [Inbound("telegram", "1", "701", Said(IDEA), here.now) for _ in range(3)]
        other = Inbound("telegram", "2", "702", Said(IDEA), here.now)
        here.house.writer.hear([ideas[0], other, *ideas[1:]])
        after = _counts(here)
    assert {name: after[name] - before[name] for name in after} == {
        "persons": 2,
        "inbox": 2,
        "outbox": 2,
        "signals": 0,
        "dead_letters": 0,
    }


def test_the_same_number_of_another_channel_is_another_message(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        before = _counts(here)
        here.house.writer.hear([Inbound(c, "1", "701", Said(IDEA), here.now) for c in ("telegram", "whatsapp")])
        assert _counts(here)["outbox"] - before["outbox"] == 2


def test_two_threads_that_hear_the_same_messages_have_one_effect(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        before = _counts(here)
        messages = [
            Inbound("telegram", f"{who}.{n}", f"70{who}", Said(text), here.now)
            for n, text in enumerate((IDEA, "1", "2"))
            for who in range(8)
        ]
        failed: list[BaseException] = []
        together = threading.Barrier(2)

        def hear(mine: list[Inbound]) -> None:
            writer = Writer(here.house.engine, here.house.world)  # each thread its own, as each process has
            together.wait()
            try:
                for start in range(0, len(mine), 8):
                    writer.hear(mine[start : start + 8])
            except BaseException as error:  # noqa: BLE001 - handed to the test
                failed.append(error)

        orders = (messages, [m for n in range(3) for m in reversed(messages[8 * n : 8 * n + 8])])
        threads = [threading.Thread(target=hear, args=(order,)) for order in orders]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        after = _counts(here)
    assert failed == []
    assert {name: after[name] - before[name] for name in after} == {
        "persons": 8,
        "inbox": 24,
        "outbox": 24,
        "signals": 8,
        "dead_letters": 0,
    }
