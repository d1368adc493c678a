"""Who cleared their cookies, or has a new phone, comes back with a code; the old phone goes on."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.web.served import Served

IDEA = "er moet een bankje bij het speeltuintje in de Bloemenbuurt"


def says(page: Page, text: str) -> None:
    """Typed and sent."""
    page.get_by_role("textbox").fill(text)
    page.get_by_role("textbox").press("Enter")


def test_a_code_brings_the_whole_conversation_to_another_phone(chat: Served, page: Page, browser: Browser) -> None:
    page.goto(chat.url)
    says(page, IDEA)
    page.get_by_role("button", name="Ja, stuur maar").click()
    page.get_by_role("button", name="Nu niet").click()
    expect(page.get_by_text("ligt klaar")).to_be_visible()
    says(page, "code")
    told = page.get_by_text(re.compile(r"Je code is [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}"))
    expect(told).to_be_visible()
    code = re.findall(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", told.inner_text())[0]

    other = browser.new_context(locale="nl-NL", viewport={"width": 360, "height": 740})
    try:
        tablet = other.new_page()
        tablet.goto(chat.url)
        expect(tablet.get_by_role("heading", name="Begin gewoon")).to_be_visible()
        tablet.get_by_text("Ik heb een code").click()
        box = tablet.get_by_role("textbox", name="Je code")
        box.fill("ABCD EFGH 2345")
        box.press("Enter")
        expect(tablet.get_by_text("Deze code werkt niet, of niet meer.")).to_be_visible()
        expect(tablet.get_by_text(IDEA)).to_have_count(0)
        tablet.get_by_text("Ik heb een code").click()
        box.fill(code.lower().replace("-", " "))
        tablet.get_by_role("button", name="Kom terug").click()
        expect(tablet.get_by_text("horen nu bij elkaar")).to_be_visible()
        expect(tablet.get_by_text(IDEA, exact=True)).to_be_visible()
        expect(page.get_by_text("een ander gesprek met dit gesprek verbonden")).to_be_visible()
        says(page, "mijn")
        expect(page.get_by_text("#1").last).to_be_visible()
    finally:
        other.close()
