"""A fresh village for each example: copied from one that was made and upgraded once."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from bot.house import House, open_house
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
        file = tmp_path / "template.db"
        template = open_house(settings_for(f"sqlite:///{file}", tmp_path))
        template.engine.dispose()

        @contextmanager
        def copied() -> Iterator[str]:
            copy = tmp_path / f"{uuid4().hex}.db"
            shutil.copyfile(file, copy)
            try:
                yield f"sqlite:///{copy}"
            finally:
                for left in tmp_path.glob(f"{copy.name}*"):
                    left.unlink()

        yield copies_of(template, copied)
        return
    server: str = request.getfixturevalue("postgres")
    name = f"template_{uuid4().hex}"
    with fresh_postgres(server, name) as template_url:
        template = open_house(settings_for(template_url, tmp_path))
        template.engine.dispose()
        yield copies_of(template, lambda: fresh_postgres(server, f"day_{uuid4().hex}", template=name))


def copies_of(template: House, databases: Callable[[], AbstractContextManager[str]]) -> Villages:
    """Villages like this one, each on a database of its own."""

    @contextmanager
    def village() -> Iterator[Village]:
        with databases() as url:
            settings = settings_for(url, template.settings.data_dir)
            engine = open_engine(url, KeyRing(settings.key_ring()))
            house = replace(template, settings=settings, engine=engine, writer=Writer(engine, template.world))
            try:
                yield Village(house, parse_time(MONDAY, settings.zone))
            finally:
                engine.dispose()

    return village
