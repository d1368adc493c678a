"""A browser for each room of tests, and a page for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.web.served import Served, chromium, served

LOOKS_FOR = 5_000  #: Milliseconds that a test waits for what must come.


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a room: its loop must not run while other rooms use theirs."""
    with chromium() as found:
        yield found


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Served]:
    """The demo on a Monday morning."""
    with served(tmp_path) as found:
        yield found


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Served]:
    """The same house with a public address: no demo any more."""
    with served(tmp_path, public_url="https://wijk.example") as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor who reads Dutch; whatever goes wrong on their page fails the test."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(LOOKS_FOR)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Their page. No error in the console, and nothing is asked of any other address."""
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []

    def hears(message: ConsoleMessage) -> None:
        cut = "net::ERR_FAILED" in message.text  # A connection that the test itself cuts.
        if message.type in ("error", "warning") and not cut:
            wrong.append(f"{message.type}: {message.text}")

    def asks(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "blob:")):
            asked.append(request.url)

    page.on("console", hears)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", asks)
    yield page
    page.close()
    assert wrong == []
    assert asked == []
