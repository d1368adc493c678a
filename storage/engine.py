"""Opens the database: one engine, its key ring, and the settings that durability asks for."""

from pathlib import Path
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from storage.keys import KeyRing

BUSY_SECONDS = 5.0  #: How long one process waits for another's write on SQLite.


def open_engine(url: str, keys: KeyRing, *, pool: int = 5) -> Engine:
    """An engine for SQLite (WAL, synchronous=FULL, BEGIN IMMEDIATE) or PostgreSQL (READ COMMITTED).

    With the driver's own BEGIN a SQLite counter silently lost updates; IMMEDIATE takes the write lock first.
    """
    target = make_url(url)
    if target.get_backend_name() == "sqlite":
        if target.database:
            Path(target.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(target, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    else:
        engine = create_engine(target, pool_size=pool, pool_pre_ping=True, isolation_level="READ COMMITTED")
    engine.dialect.wijkbot_keys = keys  # type: ignore[attr-defined]  # read back by storage.columns.ring
    return engine


def _sqlite_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    assert isinstance(connection, SQLiteConnection)
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "wal_autocheckpoint=2000"):
        connection.execute(f"PRAGMA {pragma}")
