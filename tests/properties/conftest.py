"""A fresh village for each example: copied from one that was made and upgraded once."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from bot.house import House, open_house, open_world
from bot.times import parse_time
from storage.engine import open_engine
from storage.keys import KeyRing
from storage.writer import Writer
from tests.builders import MONDAY, Village, settings_for
from tests.databases import fresh_postgres

Villages = Callable[[], AbstractContextManager[Village]]


@pytest.fixture(params=("sqlite", "postgresql"))
def villages(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Villages]:
    """Opens a village on a database of its own, as often as a test likes; on both kinds of database."""
    if request.param == "sqlite":
        template = tmp_path / "template.db"
        open_house(settings_for(f"sqlite:///{template}", tmp_path)).engine.dispose()

        @contextmanager
        def copied() -> Iterator[str]:
            file = tmp_path / f"{uuid4().hex}.db"
            shutil.copyfile(template, file)
            try:
                yield f"sqlite:///{file}"
            finally:
                for left in tmp_path.glob(f"{file.name}*"):
                    left.unlink()

        yield _villages(copied, tmp_path)
        return
    server: str = request.getfixturevalue("postgres")
    name = f"template_{uuid4().hex}"
    with fresh_postgres(server, name) as template_url:
        open_house(settings_for(template_url, tmp_path)).engine.dispose()
        yield _villages(lambda: fresh_postgres(server, f"day_{uuid4().hex}", template=name), tmp_path)


def _villages(databases: Callable[[], AbstractContextManager[str]], folder: Path) -> Villages:
    world, voice = open_world(settings_for("sqlite://", folder))

    @contextmanager
    def village() -> Iterator[Village]:
        with databases() as url:
            settings = settings_for(url, folder)
            engine = open_engine(url, KeyRing(settings.key_ring()))
            house = House(settings, world, voice, engine, Writer(engine, world))
            try:
                yield Village(house, parse_time(MONDAY, settings.zone))
            finally:
                engine.dispose()

    return village
