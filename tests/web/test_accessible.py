"""WCAG 2.2 AA, checked by axe in the real browser: light and dark, large and small, empty and full."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.screenshots import story
from tests.web.served import Served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"large": (1440, 900), "middle": (768, 1024), "small": (320, 640)}
Scheme = Literal["light", "dark"]


def test_nobody_is_kept_out_of_the_demo(demo: Served, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(demo.url)
    expect(page.locator("body[data-ready]")).to_be_attached()
    judge(page, "first visit")
    story(page)
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            dress(page, "dark" if scheme == "dark" else "light")
            if size == "small":
                for tab in ("Bewoner", "Contactpersoon", "Waarom"):
                    page.get_by_role("button", name=tab, exact=True).click()
                    judge(page, f"{size} {scheme} {tab}")
            else:
                judge(page, f"{size} {scheme}")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="Nieuwe bewoner").click()
    judge(page, "the dialog")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_the_web_chat(chat: Served, page: Page, scheme: Scheme) -> None:
    dress(page, scheme)
    page.goto(chat.url)
    expect(page.get_by_role("heading", name="Begin gewoon")).to_be_visible()
    judge(page, "the empty chat")
    page.get_by_text("Ik heb een code").click()
    expect(page.get_by_role("textbox", name="Je code")).to_be_visible()
    judge(page, "the door for who comes back")
    page.get_by_text("Ik heb een code").click()
    page.get_by_role("textbox").fill("er moet een bankje in de Bloemenbuurt")
    page.get_by_role("textbox").press("Enter")
    expect(page.get_by_role("button", name="Ja, stuur maar")).to_be_visible()
    judge(page, "the chat")


def test_nothing_is_lost_on_a_narrow_or_enlarged_page(demo: Served, page: Page) -> None:
    """320 pixels is 1280 at 400 %; 640 is 1280 at 200 %."""
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 360})
        page.goto(demo.url)
        expect(page.get_by_role("textbox").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("textbox").first.scroll_into_view_if_needed()
        expect(page.get_by_role("button", name="Versturen").first).to_be_in_viewport()


def dress(page: Page, scheme: Scheme) -> None:
    """By day or by night, without movement: colours on their way are not what is judged."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def judge(page: Page, what: str) -> None:
    """No violation, nor anything that axe is unsure of but contrast behind overlapping parts."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    told = [
        f"{v['id']}: {v['help']} {[node['target'] for node in v['nodes']][:4]}" for v in found.response["violations"]
    ]
    assert told == [], what
