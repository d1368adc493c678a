"""Brings an empty or older database up to date, after a backup of a SQLite file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

_HERE = Path(__file__).parent / "migrations"
_LOCK = 0x71_6A_6B  # one process upgrades at a time on PostgreSQL


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    return config


def newest() -> str:
    """The revision of this version of the program."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def revision(connection: Connection) -> str | None:
    """The revision a database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine) -> bool:
    """Upgrade when needed; True when something was done. A SQLite file is copied beside itself first."""
    with engine.connect() as connection:
        before = revision(connection)
    if before == newest():
        return False
    if before is not None and engine.dialect.name == "sqlite" and engine.url.database:
        _backup(Path(engine.url.database), before)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True


def _backup(file: Path, before: str) -> None:
    target = file.with_name(f"{file.name}.before-{before}")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
