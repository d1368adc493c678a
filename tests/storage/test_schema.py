"""The database comes from the migrations only, and each column of text is personal or open."""

from datetime import UTC
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, String, inspect, make_url, select
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.house import open_house
from bot.times import parse_time
from flows.events import Inbound, Said
from storage import schema
from storage.columns import Moment, Open, Personal, PersonalBytes
from storage.engine import open_engine
from storage.keys import KeyRing
from storage.tables import metadata, timers
from tests.builders import MONDAY, Village, known_world, settings_for, village

COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]
SENTENCE = "er moet een zilvergrijs bankje in de Bloemenbuurt"


def _keys(tmp_path: Path) -> KeyRing:
    return KeyRing(settings_for(f"sqlite:///{tmp_path / 'unused.db'}", tmp_path).key_ring())


def test_the_migrations_make_exactly_the_tables(empty_database_url: str, tmp_path: Path) -> None:
    engine = open_engine(empty_database_url, _keys(tmp_path))
    assert schema.upgrade(engine)
    with engine.connect() as connection:
        # alembic cannot compare the default '' on SQLite; PostgreSQL shows what both have.
        options = {"compare_type": _differs, "compare_server_default": connection.dialect.name == "postgresql"}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, metadata)
        checks = {c["name"] for c in inspect(connection).get_check_constraints("signals")}
        foreign = {c["name"]: c["options"] for c in inspect(connection).get_foreign_keys("signals")}
    engine.dispose()
    assert differences == []
    assert "ck_signals_promised" in checks
    assert foreign["fk_signals_next_timer"] == {"deferrable": True, "initially": "DEFERRED"}


def _differs(
    _context: object,
    _inspected: object,
    column: "Column[object]",
    found: TypeEngine[object],
    wanted: TypeEngine[object],
) -> bool | None:
    """Our own types are compared by what they are stored as."""
    if isinstance(wanted, TypeDecorator):
        return found._type_affinity is not wanted.impl_instance._type_affinity
    return None


def test_upgrading_what_is_up_to_date_does_nothing(empty_database_url: str, tmp_path: Path) -> None:
    engine = open_engine(empty_database_url, _keys(tmp_path))
    assert [schema.upgrade(engine), schema.upgrade(engine)] == [True, False]
    with engine.connect() as connection:
        assert schema.revision(connection) == schema.newest()
    engine.dispose()


def test_a_house_opens_on_an_empty_database(empty_database_url: str, tmp_path: Path) -> None:
    house = open_house(settings_for(empty_database_url, tmp_path), known_world())
    here = Village(house, parse_time(MONDAY, house.settings.zone))
    assert here.says("noor", SENTENCE)
    house.engine.dispose()


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_column_of_text_is_personal_or_open(column: "Column[object]") -> None:
    kind = column.type
    assert isinstance(kind, Open | Personal | Moment) or not isinstance(kind, String), f"{column}: mark it"
    if isinstance(kind, Personal | PersonalBytes):
        assert kind.place == str(column), "associated data names table.column, so that a value cannot be moved"


def test_the_words_of_a_person_are_nowhere_in_the_database_file(tmp_path: Path) -> None:
    file = tmp_path / "test.db"
    with village(f"sqlite:///{file}", tmp_path) as here:
        here.says("noor-zilvergrijs", SENTENCE, "1", "1", "met zilvergrijze planken", "mijn")
        here.passes(days=3)
        here.opens("contact:bloem-sociaal")
        bytes_kept = b"".join(f.read_bytes() for f in sorted(tmp_path.glob("test.db*")))
    assert b"bloemenbuurt" in bytes_kept  # an open column: the search itself works
    assert b"zilvergrij" not in bytes_kept


def test_the_words_of_a_person_are_not_in_the_rows_of_either_database(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.house.writer.hear([Inbound("telegram", "1", "31612", Said(SENTENCE), here.now)])
        with here.house.engine.connect() as connection:
            raw = [
                bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
                for table in metadata.sorted_tables
                for row in connection.exec_driver_sql(f"SELECT * FROM {table.name}")
                for value in row
            ]
    assert len(raw) > len(COLUMNS)
    assert not [value for value in raw if b"zilvergrij" in value or b"31612" in value]


def test_an_older_file_is_copied_aside_before_it_is_upgraded(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'test.db'}"
    engine = open_engine(url, _keys(tmp_path))
    schema.upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'older'")
    with pytest.raises(Exception, match="older"):  # there is no such revision: the copy was made before that
        schema.upgrade(engine)
    engine.dispose()
    assert (tmp_path / "test.db.before-older").exists()
    assert make_url(url).database == str(tmp_path / "test.db")


def test_a_database_of_the_first_version_is_upgraded_with_all_that_is_in_it(
    empty_database_url: str, tmp_path: Path
) -> None:
    engine = open_engine(empty_database_url, _keys(tmp_path))
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO inbox (channel, message_id, at) VALUES ('telegram', '1', '2026-03-02 09:00:00')"
        )
        connection.exec_driver_sql("INSERT INTO persons (id, created) VALUES (7, '2026-03-02 09:00:00')")
        connection.exec_driver_sql("INSERT INTO desks (contact, person) VALUES ('bloem-sociaal', 7)")
    assert schema.upgrade(engine)
    with engine.connect() as connection:
        planned = connection.execute(select(timers)).one()
        assert (planned.id, planned.due.tzinfo) == ("role:bloem-sociaal", UTC)  # whether their role fits, in a year
        assert [tuple(r) for r in connection.exec_driver_sql("SELECT message_id, about FROM inbox")] == [("1", None)]
        assert inspect(connection).has_table("media")
    engine.dispose()
