"""Brings an empty or older database up to date, after a backup of a SQLite file."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

_HERE = Path(__file__).parent / "migrations"
COPIES = timedelta(days=28)  #: How long a copy of before an upgrade is kept.
_LOCK = 0x71_6A_6B  # one process upgrades at a time on PostgreSQL


def newest() -> str:
    """The revision of this version of the program: the number of its last migration."""
    return max(file.name.partition("_")[0] for file in (_HERE / "versions").glob("[0-9]*.py"))


def revision(connection: Connection) -> str | None:
    """The revision a database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: Engine) -> bool:
    """Upgrade when needed; True when something was done. A SQLite file is copied beside itself first."""
    with engine.connect() as connection:
        before = revision(connection)
    if before == newest():
        return False
    if before is not None and engine.dialect.name == "sqlite" and engine.url.database:
        _backup(Path(engine.url.database), before)
    # Loaded only when there is something to do: a third of every command's start.
    from alembic import command
    from alembic.config import Config

    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        config = Config()
        config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True


def forget_copies(engine: Engine, now: datetime) -> None:
    """Copies of before an upgrade hold everything that was known then: after 28 days they go."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    file = Path(engine.url.database)
    for copy in file.parent.glob(f"{file.name}.before-*"):
        if datetime.fromtimestamp(copy.stat().st_mtime, UTC) < now - COPIES:
            copy.unlink(missing_ok=True)


def _backup(file: Path, before: str) -> None:
    target = file.with_name(f"{file.name}.before-{before}")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
