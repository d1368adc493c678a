"""The shelf itself: both databases are real, empty and each test's own."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, inspect, text

from storage import schema
from storage.tables import metadata
from tests.databases import PostgresMissingError, fresh_postgres, postgres_server


@pytest.mark.parametrize("visit", ["first", "second"])
def test_each_test_gets_an_empty_database(empty_database_url: str, visit: str) -> None:
    engine = create_engine(empty_database_url)
    try:
        with engine.begin() as connection:
            assert connection.execute(text("SELECT 1")).scalar_one() == 1
            assert inspect(connection).get_table_names() == []
            connection.execute(text("CREATE TABLE left_behind (id integer)"))
    finally:
        engine.dispose()


@pytest.mark.parametrize("visit", ["first", "second"])
def test_each_test_gets_all_tables_and_nothing_in_them(database_url: str, visit: str) -> None:
    engine = create_engine(database_url)
    try:
        with engine.begin() as connection:
            assert schema.revision(connection) == schema.newest()
            assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}
            rows = {t: connection.execute(text(f"SELECT count(*) FROM {t}")).scalar_one() for t in metadata.tables}
            assert not any(rows.values()), rows
            connection.execute(text("INSERT INTO persons (id, created) VALUES (7, '2026-03-02 09:00:00')"))
    finally:
        engine.dispose()


def test_the_postgresql_is_a_utf8_one_and_speaks_dutch(postgres: str) -> None:
    with fresh_postgres(postgres, "wijkbot_dutch") as url, _connect(url) as connection:
        assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
        stems = connection.execute("SELECT to_tsvector('dutch', 'tuinen')::text").fetchone()
        assert stems == ("'tuin':1",)


def test_a_database_goes_even_when_somebody_still_hangs_on_to_it(postgres: str) -> None:
    with fresh_postgres(postgres, "wijkbot_forgotten") as url:
        left_open = _connect(url)
    with left_open, pytest.raises(psycopg.OperationalError):
        left_open.execute("SELECT 1")


def test_a_database_can_be_a_copy_of_a_template(postgres: str) -> None:
    with fresh_postgres(postgres, "wijkbot_mould") as mould:
        with _connect(mould) as connection:
            connection.execute("CREATE TABLE signals (id integer)")
        with (
            fresh_postgres(postgres, "wijkbot_cast", template="wijkbot_mould") as url,
            _connect(url) as connection,
        ):
            assert connection.execute("SELECT count(*) FROM signals").fetchone() == (0,)


@pytest.mark.parametrize(
    ("given", "becomes"),
    [
        ("postgres://u@host/db", "postgresql+psycopg://u@host/db"),
        ("postgresql://u:p%40@host:5433/db", "postgresql+psycopg://u:p%40@host:5433/db"),
        ("postgresql+psycopg://u@/db?host=/run/pg", "postgresql+psycopg://u@/db?host=/run/pg"),
    ],
)
def test_a_server_that_the_developer_runs_is_taken_as_it_is(
    monkeypatch: pytest.MonkeyPatch, given: str, becomes: str
) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", given)
    with postgres_server() as url:
        assert url == becomes


def test_a_server_of_another_make_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "mysql://u@host/db")
    with pytest.raises(PostgresMissingError, match="TEST_DATABASE_URL"), postgres_server():
        pass


STARTS_A_SERVER = """
from tests.databases import postgres_server
with postgres_server() as url:
    print(url, flush=True)
    input()
"""


@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="the server is the developer's own")
def test_tests_that_are_killed_leave_no_server_behind(postgres: str) -> None:
    with subprocess.Popen(
        (sys.executable, "-c", STARTS_A_SERVER),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    ) as tests:
        assert tests.stdout is not None
        url = tests.stdout.readline().strip()
        assert url != postgres
        with _connect(url) as connection:
            tests.kill()
            with pytest.raises(psycopg.OperationalError):
                next(connection.notifies(timeout=60))  # waits for a word that only its end can bring


def _connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://", 1))
