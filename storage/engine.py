"""Opens the database: one engine, its key ring, and the settings that durability asks for."""

from pathlib import Path
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from storage.keys import KeyRing

BUSY_SECONDS = 5.0  #: How long one process waits for another's write on SQLite.
#: `secure_delete`: what is erased is overwritten in the file too.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "wal_autocheckpoint=2000", "secure_delete=ON")


def open_engine(url: str, keys: KeyRing, *, pool: int = 5, reads: bool = False) -> Engine:
    """An engine for SQLite (WAL, synchronous=FULL, BEGIN IMMEDIATE) or PostgreSQL (READ COMMITTED).

    With the driver's own BEGIN a SQLite counter silently lost updates; IMMEDIATE takes the write lock first.
    `reads`: for who only looks; it neither waits for SQLite's one writer nor holds it up, and cannot write.
    """
    target = make_url(url)
    if target.get_backend_name() == "sqlite":
        if target.database:
            Path(target.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(target, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
        event.listen(engine, "connect", _sqlite_connect)
        if reads:
            event.listen(engine, "connect", _sqlite_only_reads)
        begin = "BEGIN" if reads else "BEGIN IMMEDIATE"
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    else:
        engine = create_engine(target, pool_size=pool, pool_pre_ping=True, isolation_level="READ COMMITTED")
    engine.dialect.wijkbot_keys = keys  # type: ignore[attr-defined]  # read back by storage.columns.ring
    return engine


def _sqlite_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    assert isinstance(connection, SQLiteConnection)
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def settle(engine: Engine) -> None:
    """After an erasure: what was overwritten must not linger in SQLite's write-ahead log. A reader may put it off."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _sqlite_only_reads(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    assert isinstance(connection, SQLiteConnection)
    connection.execute("PRAGMA query_only=ON")
