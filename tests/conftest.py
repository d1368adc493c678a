"""What every shelf may ask for: a fresh database of both kinds, and an environment without ours."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest

from bot.house import open_world
from bot.lexicons import load_ear, load_lexicons
from bot.settings import Settings
from bot.texts import LOCALES, read
from bot.voice import Voice
from flows.scene import World
from tests.databases import PostgresMissingError, fresh_postgres, postgres_server
from tests.moulds import upgraded, with_tables

#: What takes longest comes first, else one core waits for it at the end.
LONGEST = ("test_rehearsed", "test_texts_given", "test_killed", "test_numbers", "test_days", "test_flood")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a test waits a quarter of its time, for a disk or another process."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first."""
    items.sort(key=lambda item: next((n for n, name in enumerate(LONGEST) if name in item.nodeid), len(LONGEST)))


@pytest.fixture(autouse=True)
def no_settings_of_the_developer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A DATABASE_URL or a token in somebody's shell never reaches a test."""
    for name in os.environ:
        if name.lower() in Settings.model_fields:
            monkeypatch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def words_read_once() -> Iterator[None]:
    """The program's own texts and lexicons, and a world of the same districts, are read once a process.

    Nobody writes in them, whoever opens a house; and what the rules prepare from the words goes along with them.
    """
    with pytest.MonkeyPatch.context() as patch:
        texts, lexicons = cache(lambda: read(LOCALES)), cache(lambda: load_lexicons(LOCALES))
        ear = cache(lambda: load_ear(lexicons(), LOCALES))
        patch.setattr("bot.voice.read", lambda folder: texts() if folder == LOCALES else read(folder))
        patch.setattr("bot.house.load_lexicons", lambda _: lexicons())
        patch.setattr("bot.house.load_ear", lambda *_: ear())
        worlds: dict[object, tuple[World, Voice]] = {}

        def same_world(settings: Settings) -> tuple[World, Voice]:
            folder = settings.districts_folder
            texts = [path for path in sorted(folder.rglob("*")) if path.is_file()]
            files = tuple((str(path.relative_to(folder)), path.read_bytes()) for path in texts)
            key = (files, settings.zone, settings.demo or settings.public_url is not None)
            if key not in worlds:
                worlds[key] = open_world(settings)
            return worlds[key]

        patch.setattr("bot.house.open_world", same_world)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL server; without one: skipped, or failed with REQUIRE_POSTGRES=1."""
    try:
        with postgres_server() as url:
            yield url
    except PostgresMissingError as reason:
        if os.environ.get("REQUIRE_POSTGRES") == "1":
            pytest.fail(f"REQUIRE_POSTGRES=1, but {reason}", pytrace=False)
        pytest.skip(f"not run on PostgreSQL: {reason}")


@pytest.fixture(scope="session")
def postgres_mould(postgres: str) -> Iterator[str]:
    """The name of a database on that server that has its tables and nothing in them: a template."""
    name = f"mould_{uuid4().hex}"
    with fresh_postgres(postgres, name) as url:
        upgraded(url)
        yield name


@pytest.fixture(params=("sqlite", "postgresql"))
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The SQLAlchemy URL of a database of this test's own, with tables and no rows; once on both kinds."""
    if request.param == "sqlite":
        yield with_tables(f"sqlite:///{tmp_path / 'test.db'}")
        return
    server: str = request.getfixturevalue("postgres")
    mould: str = request.getfixturevalue("postgres_mould")
    with fresh_postgres(server, f"wijkbot_{uuid4().hex}", template=mould) as url:
        yield url


@pytest.fixture(params=("sqlite", "postgresql"))
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The same without tables: for who tests that they come."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    server: str = request.getfixturevalue("postgres")
    with fresh_postgres(server, f"wijkbot_{uuid4().hex}") as url:
        yield url
