"""The page behind a mail in a real browser: accessible, by day and by night, without JavaScript."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from bot.channels.mail import MailChannel
from bot.running import Running
from flows.events import Inbound, Said
from tests.channels.mail_stand_in import mail_stand_in, plain
from tests.channels.test_mail import PUBLIC, mailing
from tests.channels.test_mail_pages import LINK
from tests.web.served import STARTS_WITHIN
from tests.web.test_accessible import dress, judge
from tests.whole.provider import free_port

STORY = ("het klimrek in de Bloemenbuurt is kapot en gevaarlijk", "ja", "ja, nu")


@contextmanager
def card(folder: Path) -> Iterator[str]:
    """A card was mailed; the address of its first button, served here."""
    port, links = free_port(), list[str]()
    ready, done = threading.Event(), threading.Event()

    async def serve() -> None:
        async with mail_stand_in() as post:
            with mailing(folder, post.port) as house:
                running = Running(house, [MailChannel(house, lambda: running.clock())])
                config = uvicorn.Config(running.web(), port=port, log_config=None, access_log=False, lifespan="off")
                server = uvicorn.Server(config)
                async with running.running():
                    task = asyncio.create_task(server.serve())
                    for n, text in enumerate(STORY):
                        await running.road.hear([Inbound("telegram", str(n), "5001", Said(text), running.clock())])
                    while not (server.started and post.mails):
                        await asyncio.sleep(0.01)
                    links.extend(LINK.findall(plain(post.mails[0])))
                    ready.set()
                    while not done.is_set():
                        await asyncio.sleep(0.02)
                    server.should_exit = True
                    await task

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="mail")
    thread.start()
    assert ready.wait(STARTS_WITHIN), "no card was mailed"
    try:
        yield f"http://127.0.0.1:{port}{links[0]}"
    finally:
        done.set()
        thread.join(STARTS_WITHIN)


@pytest.fixture
def quiet(browser: Browser) -> Iterator[Page]:
    """A browser that runs no scripts."""
    context = browser.new_context(locale="nl-NL", java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_a_contact_answers_without_javascript(tmp_path: Path, quiet: Page) -> None:
    assert PUBLIC.startswith("https:")
    with card(tmp_path) as address:
        quiet.goto(address)
        expect(quiet.get_by_role("heading", name="Wijkbot Bloemenbuurt")).to_be_visible()
        expect(quiet.get_by_role("button").first).to_have_text("Ik denk mee")
        quiet.get_by_role("button", name="Ik denk mee").click()
        expect(quiet.get_by_text("Wanneer hoort de bewoner van jou?")).to_be_visible()
        quiet.get_by_label("Iets terugschrijven").fill("vrijdag")
        quiet.get_by_role("button", name="Versturen").click()
        expect(quiet.get_by_text("ik heb het gehoord")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_the_page_behind_a_mail(tmp_path: Path, page: Page, scheme: str) -> None:
    dress(page, "dark" if scheme == "dark" else "light")
    with card(tmp_path) as address:
        for width in (320, 1440):
            page.set_viewport_size({"width": width, "height": 740})
            page.goto(address)
            judge(page, f"the card {scheme} {width}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("button", name="Meer").click()
        judge(page, f"after a press {scheme}")
