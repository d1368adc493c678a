"""A database with its tables, made by the migrations once a process and copied for each test: no test waits for them.

A copy is what an empty database is after its first upgrade, before anything was written in it. Who tests
the upgrade itself begins with `empty_database_url`.
"""

import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import make_url

from storage import schema
from storage.engine import open_engine
from storage.keys import KeyRing


def upgraded(url: str) -> None:
    """Makes the tables in this empty database."""
    engine = open_engine(url, KeyRing([("mould", bytes(32))]))
    schema.upgrade(engine)
    engine.dispose()


@cache
def _file() -> bytes:
    with tempfile.TemporaryDirectory(prefix="wijkbot-mould-") as folder:
        file = Path(folder) / "mould.db"
        upgraded(f"sqlite:///{file}")
        assert [left.name for left in Path(folder).iterdir()] == [file.name], "nothing waits beside the file"
        return file.read_bytes()


def with_tables(database_url: str) -> str:
    """The same URL; a SQLite file that does not exist yet has its tables now."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite" and url.database and not (file := Path(url.database)).exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_file())
    return database_url
