"""Pictures of the page at three widths, by day and by night: `python -m tests.web.screenshots FOLDER`.

They are for looking at; `docs/images/page.png` is the one of them that the README shows.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect

from tests.web.served import Served, chromium, served
from tests.web.test_whole import IDEA, last, phone, why

PUBLIC = "https://wijk.example"
SIZES = ((360, 740), (768, 1024), (1440, 860))


def story(page: Page) -> None:
    """An idea, its card the next morning, and an answer."""
    noor, lead = phone(page, "Bewoner"), phone(page, "Contactpersoon")
    noor.get_by_role("textbox").fill(IDEA)
    noor.get_by_role("textbox").press("Enter")
    noor.get_by_role("button", name="Ja, stuur maar").click()
    noor.get_by_role("button", name="Ja", exact=True).click()
    for answer in ("Dan zien we de kinderen spelen.", "een timmerman uit de straat", "2 en 3"):
        before = last(noor).inner_text()
        noor.get_by_role("textbox").fill(answer)
        noor.get_by_role("textbox").press("Enter")
        expect(last(noor)).not_to_have_text(before, use_inner_text=True)
    noor.get_by_role("button", name="Klaar zo").click()
    page.get_by_role("button", name="Volgende werkdag").click()
    lead.get_by_role("button", name="Laat zien").click()
    lead.get_by_role("button", name="Ik denk mee").click()
    expect(last(lead)).to_contain_text("Wanneer hoort de bewoner van jou?")
    expect(last(noor)).to_contain_text("denkt met je mee")
    expect(why(page)).to_contain_text("Opgepakt")


def shoot(browser: Browser, here: Served, folder: Path, width: int, height: int, scheme: str) -> None:
    """What is seen at this width."""
    context = browser.new_context(locale="nl-NL", viewport={"width": width, "height": height})
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(here.url)
    expect(page.locator("body[data-ready]")).to_be_attached()
    expect(page.locator(".message").first).to_be_attached()
    expect(page.locator(".matter")).to_be_attached()
    name = f"{width}-{scheme}"
    if here.house.settings.demo and width < 500:
        for tab in ("Bewoner", "Contactpersoon", "Waarom"):
            page.get_by_role("button", name=tab, exact=True).click()
            page.screenshot(path=folder / f"{name}-{tab.casefold()}.png")
    else:
        page.screenshot(path=folder / f"{name}.png")
    context.close()


def resident(browser: Browser, here: Served, folder: Path, width: int, height: int) -> None:
    """The web chat that a resident meets outside the demo."""
    context = browser.new_context(locale="nl-NL", viewport={"width": width, "height": height})
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(here.url)
    expect(page.get_by_role("heading", name="Begin gewoon")).to_be_visible()
    page.screenshot(path=folder / f"chat-{width}-first.png")
    page.get_by_text("Ik heb een code").click()
    page.screenshot(path=folder / f"chat-{width}-code.png")
    page.get_by_text("Ik heb een code").click()
    page.get_by_role("textbox").fill(f"{IDEA} in de Bloemenbuurt")
    page.get_by_role("textbox").press("Enter")
    expect(page.get_by_role("button", name="Ja, stuur maar")).to_be_visible()
    page.screenshot(path=folder / f"chat-{width}.png")
    context.close()


def main(folder: Path) -> None:
    """All of them, in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home, chromium() as browser, served(Path(home)) as here:
        context = browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 860})
        page = context.new_page()
        page.emulate_media(reduced_motion="reduce")
        page.goto(here.url)
        expect(page.locator("body[data-ready]")).to_be_attached()
        page.screenshot(path=folder / "first-visit.png")
        story(page)
        page.mouse.move(0, 0)
        page.screenshot(path=folder / "page.png")
        page.get_by_role("button", name="Nieuwe bewoner").click()
        page.screenshot(path=folder / "dialog.png")
        context.close()
        for width, height in SIZES:
            for scheme in ("light", "dark"):
                shoot(browser, here, folder, width, height, scheme)
    with TemporaryDirectory() as home, chromium() as browser, served(Path(home), public_url=PUBLIC) as here:
        for width, height in SIZES[::2]:
            resident(browser, here, folder, width, height)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
