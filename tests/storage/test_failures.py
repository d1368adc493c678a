"""What goes wrong hurts one message alone: a thought that raises, a row that cannot be, a database that is away."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import insert, make_url, select, update
from sqlalchemy.event import listen
from sqlalchemy.exc import OperationalError

from flows.effects import Effect, Put, Say
from flows.events import Event, Inbound, Letter, Said, Woke
from flows.front_desk import hear
from flows.scene import Scene
from flows.state import Signal
from storage import codec
from storage.tables import dead_letters, inbox, outbox, signals, timers
from storage.writer import MemoryUnavailableError, Writer
from tests.builders import Village, village

IDEA = "er moet een bankje in de Bloemenbuurt"
POISON = "gif"
Think = Callable[[Scene, Event], tuple[Effect, ...]]


def raises(scene: Scene, event: Event) -> tuple[Effect, ...]:
    """A thought with a fault in it."""
    if isinstance(event, Said) and POISON in event.text:
        raise ZeroDivisionError("een woord van noor")
    return hear(scene, event)


def cannot_be(scene: Scene, event: Event) -> tuple[Effect, ...]:
    """A thought that wants an open signal without its promise timer, which the database refuses."""
    effects = hear(scene, event)
    if isinstance(event, Said) and POISON in event.text:
        today = scene.today
        words = {"what": event.text}
        lost = Signal(
            900, scene.person.id, "bloemenbuurt", "idea", ("groen",), "bloem-sociaal", "theme", scene.now, scene.now,
            today, today, words=words,
        )  # fmt: skip
        return (*effects, Put(lost))
    return effects


def _with(here: Village, think: Think) -> None:
    here.house = replace(here.house, writer=Writer(here.house.engine, here.house.world, think))


def _dead(here: Village) -> list[tuple[str, str]]:
    with here.house.engine.begin() as connection:
        query = select(inbox.c.message_id, dead_letters.c.error).join_from(dead_letters, inbox)
        return [(r.message_id, r.error) for r in connection.execute(query.order_by(inbox.c.id))]


def _said(here: Village, who: str) -> list[str]:
    person = here.person(who)
    with here.house.engine.begin() as connection:
        query = select(outbox.c.key).where(outbox.c.person == person).order_by(outbox.c.id)
        return list(connection.execute(query).scalars())


def _batch(here: Village, *said: tuple[str, str]) -> list[Inbound]:
    return [Inbound("terminal", f"{who}-{n}", who, Said(text), here.now) for n, (who, text) in enumerate(said)]


@pytest.mark.parametrize("think", [raises, cannot_be])
def test_the_message_that_fails_is_a_dead_letter_and_the_others_are_heard(
    think: Think, database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path) as here:
        _with(here, think)
        together = _batch(here, ("noor", IDEA), ("kees", f"{POISON} in de wijk"), ("fatma", IDEA))
        here.house.writer.hear(together)
        assert [message for message, _ in _dead(here)] == ["kees-1"]
        assert [_said(here, who) for who in ("noor", "kees", "fatma")] == [["idea-yes"], ["sorry"], ["idea-yes"]]
        assert "112" in "\n".join(here.reads("kees"))
        here.house.writer.hear(together)  # the provider sends it again: heard is heard
        assert _said(here, "kees") == ["sorry"]
        with here.house.engine.begin() as connection:
            assert connection.execute(select(signals.c.number)).all() == []


def test_a_dead_letter_names_the_place_and_never_the_words(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        _with(here, raises)
        here.house.writer.hear(_batch(here, ("kees", f"{POISON} voor noor")))
        ((_, error),) = _dead(here)
    assert error.startswith("ZeroDivisionError in raises")
    assert "noor" not in error


def test_a_letter_that_fails_stops_nobody_and_says_nothing_to_who_did_nothing(
    database_url: str, tmp_path: Path
) -> None:
    def think(scene: Scene, event: Event) -> tuple[Effect, ...]:
        if isinstance(event, Letter):
            raise ZeroDivisionError
        return hear(scene, event)

    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "1", "2")
        here.passes(hours=26)
        here.opens("contact:bloem-sociaal")
        _with(here, think)
        here.says("contact:bloem-sociaal", "3", "1", "welke kleur?")
        before = _said(here, "noor")
        assert len(_dead(here)) == 1
        assert "sorry" not in before
        assert here.says("kees", IDEA)[0].startswith("Hoi!")
        assert _said(here, "noor") == before
        here.passes(days=14)  # the letter is lost, the promise is not
        assert len(_said(here, "noor")) > len(before)


def test_a_letter_that_cannot_be_read_stops_nobody(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "1", "2")
        rows = [
            {"channel": "letter", "message_id": f"kapot-{n}", "person": here.person("noor"), "at": here.now,
             "event": kept, "waiting": True}
            for n, kept in enumerate(('{"nonsense": 1}', "no JSON at all", codec.event_out(Letter("asked", 424242))))
        ]  # fmt: skip
        with here.house.engine.begin() as connection:
            connection.execute(insert(inbox), rows)
        here.house.writer.letters()
        assert here.says("kees", IDEA)[0].startswith("Hoi!")
        with here.house.engine.begin() as connection:
            assert connection.execute(select(inbox.c.id).where(inbox.c.waiting)).all() == []
        assert {message for message, _ in _dead(here)} >= {"kapot-0", "kapot-1"}


def test_a_promise_whose_thought_fails_is_tried_again_and_the_others_are_kept(
    database_url: str, tmp_path: Path
) -> None:
    broken = True

    def think(scene: Scene, event: Event) -> tuple[Effect, ...]:
        if broken and isinstance(event, Woke) and event.kind == "promise" and 1 in event.subjects:
            raise ZeroDivisionError
        return hear(scene, event)

    with village(database_url, tmp_path) as here:
        for who in ("noor", "kees"):
            here.says(who, IDEA, "1", "2")
        _with(here, think)
        here.until("2026-03-09T15:10")
        assert [line for line in here.ticked if " note " in line] == [
            "2026-03-09T15:00:00+01:00 note #2 -> resident:kees"
        ]
        broken = False
        here.passes(hours=1)
        assert [line for line in here.ticked if "note #1" in line] == [
            "2026-03-09T15:15:00+01:00 note #1 -> resident:noor"
        ]


def test_a_promise_that_cannot_be_written_is_tried_again_and_the_others_are_kept(
    database_url: str, tmp_path: Path
) -> None:
    def think(scene: Scene, event: Event) -> tuple[Effect, ...]:
        effects = hear(scene, event)
        if isinstance(event, Woke) and event.kind == "promise" and 1 in event.subjects:
            return (*effects, Say(987654, "note-1"))  # to nobody: the foreign key refuses it
        return effects

    with village(database_url, tmp_path) as here:
        for who in ("noor", "kees"):
            here.says(who, IDEA, "1", "2")
        _with(here, think)
        here.until("2026-03-09T15:10")
        assert [line[-13:] for line in here.ticked if " note " in line] == ["resident:kees"]
        with here.house.engine.begin() as connection:
            due = connection.execute(select(timers.c.due).where(timers.c.id == "promise:1")).scalar_one()
            named = connection.execute(select(signals.c.next_timer).where(signals.c.number == 1)).scalar_one()
        assert (due > here.now, named) == (True, "promise:1")


@pytest.mark.parametrize("id", ["promise:424242", "chase:no-number", "round:nobody", "wipe:424242", "unknown:1"])
def test_a_timer_of_nobody_does_not_stop_the_clock(id: str, database_url: str, tmp_path: Path) -> None:
    kind, _, subject = id.partition(":")
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "1", "2")
        with here.house.engine.begin() as connection:
            connection.execute(insert(timers), [{"id": id, "kind": kind, "subject": subject, "due": here.now}])
        here.until("2026-03-09T15:00")
    assert "2026-03-09T15:00:00+01:00 note #1 -> resident:noor" in here.ticked


# A database that does not answer is never a dead letter: nothing is acknowledged, the same message works later.


@contextmanager
def locked(url: str) -> Iterator[None]:
    """SQLite: another program holds the write lock. PostgreSQL: the server takes nobody in and cuts who is there."""
    target = make_url(url)
    if target.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(target.database or "", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        return
    server = target.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    name = target.database
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        try:
            yield
        finally:
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def test_nothing_is_acknowledged_while_the_database_is_away(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.BUSY_SECONDS", 0.2)
    with village(database_url, tmp_path) as here:
        together = _batch(here, ("noor", IDEA), ("kees", IDEA))
        writer = here.house.writer
        with locked(database_url):
            for away in (lambda: writer.hear(together), lambda: writer.wake(here.now), writer.letters):
                with pytest.raises(MemoryUnavailableError):
                    away()
        assert here.person("noor") is None
        writer.hear(together)
        assert [_said(here, who) for who in ("noor", "kees")] == [["idea-yes"], ["idea-yes"]]
        assert _dead(here) == []


def test_a_database_that_was_away_for_a_moment_buries_nobody(database_url: str, tmp_path: Path) -> None:
    """It is back before the message could be buried: the message was never at fault."""
    with village(database_url, tmp_path) as here:
        moments = iter(range(2))

        def away(_connection: object) -> None:
            if next(moments, None) is not None:
                raise OperationalError("BEGIN", {}, sqlite3.OperationalError("database is locked"))

        listen(here.house.engine, "begin", away)
        together = _batch(here, ("noor", IDEA))
        for _ in range(2):
            with pytest.raises(MemoryUnavailableError):
                here.house.writer.hear(together)
        here.house.writer.hear(together)
        assert (_said(here, "noor"), _dead(here)) == (["idea-yes"], [])


def test_a_database_that_goes_away_in_the_middle_of_a_batch_takes_all_of_it_or_nothing(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if make_url(database_url).get_backend_name() == "sqlite":
        pytest.skip("a SQLite file does not go away")
    with village(database_url, tmp_path) as here:
        away = locked(database_url)

        def think(scene: Scene, event: Event) -> tuple[Effect, ...]:
            effects = hear(scene, event)
            if isinstance(event, Said) and POISON in event.text:
                away.__enter__()
            return effects

        _with(here, think)
        together = _batch(here, ("noor", IDEA), ("kees", f"{POISON} {IDEA}"))
        with pytest.raises(MemoryUnavailableError):
            here.house.writer.hear(together)
        away.__exit__(None, None, None)
        assert here.person("noor") is None
        _with(here, hear)
        here.house.writer.hear(together)
        assert [_said(here, who) for who in ("noor", "kees")] == [["idea-yes"], ["idea-yes"]]
        assert _dead(here) == []


def test_a_full_disk_is_a_database_that_is_away(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as here:
        here.says("noor", IDEA, "1")
        with here.house.engine.begin() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = "een lang verhaal over ons plein " * 500
        together = _batch(here, *((f"buur-{n}", f"{IDEA} {long}") for n in range(20)))
        with pytest.raises(MemoryUnavailableError):
            here.house.writer.hear(together)
        assert [here.person(f"buur-{n}") for n in range(20)] == [None] * 20
        with here.house.engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages * 50}")
        here.house.writer.hear(together)
        assert [_said(here, f"buur-{n}") for n in range(20)] == [["idea-yes"]] * 20
        assert _dead(here) == []


def test_an_open_signal_without_its_promise_is_refused_by_the_database(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "1")
        engine = here.house.engine
        for values in ({"next_timer": None}, {"next_timer": "promise:424242"}):
            with pytest.raises(Exception, match=r"(?i)constraint"), engine.begin() as connection:
                connection.execute(update(signals).values(values))
        with pytest.raises(Exception, match=r"(?i)constraint"), engine.begin() as connection:
            connection.execute(timers.delete().where(timers.c.id == "promise:1"))
