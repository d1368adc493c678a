"""The page as people meet it: a server of its own in a thread, and Debian's chromium before it."""

import asyncio
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from pydantic import SecretStr

from bot.house import House, open_house
from bot.running import Running, page_of
from bot.settings import Settings
from bot.times import parse_time
from storage.load import record
from tests.builders import DISTRICTS, KEY
from tests.whole.provider import free_port

MONDAY = "2030-03-04T10:00"  #: Ahead of any wall clock that runs these tests: the demo's clock starts there.
HOW = "install chromium (apt-get install chromium)"
STARTS_WITHIN = 20.0  #: Seconds.


@dataclass(frozen=True, slots=True)
class Served:
    """A page that is being served."""

    url: str
    house: House


def settings_for(folder: Path, port: int, public_url: str | None = None) -> Settings:
    """The demo's settings on a port of its own; with `public_url` it is no demo any more."""
    return Settings(
        database_url=f"sqlite:///{folder / 'page.db'}",
        data_dir=folder,
        districts=DISTRICTS,
        secret_keys=SecretStr(KEY),
        port=port,
        public_url=public_url,
        _env_file=None,
    )


@contextmanager
def served(folder: Path, at: str = MONDAY, *, public_url: str | None = None) -> Iterator[Served]:
    """Serves until the block ends; the clock starts at this local time."""
    port = free_port()
    house = open_house(settings_for(folder, port, public_url))
    moment = parse_time(at, house.settings.zone)
    if house.settings.demo:
        house.writer.transact(record, moment)
    ready, servers = threading.Event(), list[uvicorn.Server]()

    async def serve() -> None:
        running = Running(house, [], page_of(house))
        config = uvicorn.Config(running.web(), port=port, log_config=None, access_log=False, lifespan="off")
        server = uvicorn.Server(config)
        async with running.running():
            task = asyncio.create_task(server.serve())
            while not server.started:
                await asyncio.sleep(0.01)
            servers.append(server)
            ready.set()
            while not server.should_exit:
                await asyncio.sleep(0.02)
            running.close_pages()
            await task

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="page")
    thread.start()
    assert ready.wait(STARTS_WITHIN), "the page does not start"
    try:
        yield Served(f"http://127.0.0.1:{port}", house)
    finally:
        servers[0].should_exit = True
        thread.join(STARTS_WITHIN)
        house.engine.dispose()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's browser; without it the tests are not run, or fail where REQUIRE_BROWSER says so."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"REQUIRE_BROWSER=1, but there is none: {HOW}", pytrace=False)
        pytest.skip(f"not run in a browser: {HOW}")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        try:
            yield browser
        finally:
            browser.close()
