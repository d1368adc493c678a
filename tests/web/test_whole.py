"""From the idea to the note, by mouse and by keyboard alone."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.web.served import Served

IDEA = "er moet een bankje bij het speeltuintje"


def test_an_idea_becomes_a_card_and_an_answer_by_mouse(demo: Served, page: Page) -> None:
    page.goto(demo.url)
    noor, lead = phone(page, "Bewoner"), phone(page, "Contactpersoon")
    expect(page.locator("#now")).to_have_text("maandag 4 maart 2030, 10:00")

    noor.get_by_role("textbox").fill(IDEA)
    noor.get_by_role("button", name="Versturen").click()
    expect(last(noor)).to_contain_text("Zal ik dit sturen naar")
    noor.get_by_role("button", name="Ja, stuur maar").click()
    expect(last(noor)).to_contain_text("maandag 11 maart")
    noor.get_by_role("button", name="Nu niet").click()
    expect(why(page)).to_contain_text("bankje")
    expect(why(page)).to_contain_text("maandag 11 maart om 15:00 uur")

    page.get_by_role("button", name="Volgende werkdag").click()
    expect(page.locator("#now")).to_have_text("dinsdag 5 maart 2030, 09:00")
    expect(last(lead)).to_contain_text("1 nieuw")
    lead.get_by_role("button", name="Laat zien").click()
    expect(last(lead)).to_contain_text(IDEA)
    lead.get_by_role("button", name="Ik denk mee").click()
    expect(last(lead)).to_contain_text("Wanneer hoort de bewoner van jou?")
    expect(last(noor)).to_contain_text("denkt met je mee")
    expect(why(page)).to_contain_text("Opgepakt")


def test_a_silent_contact_means_a_note_on_the_promised_day(demo: Served, page: Page) -> None:
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    tells(noor)
    for day in ("5", "6", "7", "8", "11"):
        page.get_by_role("button", name="Volgende werkdag").click()
        expect(page.locator("#now")).to_have_text(re.compile(rf"\b{day} maart 2030, 09:00"))
    page.get_by_role("button", name="Tot er iets gebeurt").click()
    expect(page.locator("#now")).to_have_text("maandag 11 maart 2030, 15:00")
    note = last(noor)
    expect(note).to_contain_text("gemeente Ede:")
    expect(note.locator("time")).to_have_text("15:00")


def test_the_same_by_keyboard_alone(demo: Served, page: Page) -> None:
    page.goto(demo.url)
    noor, lead = phone(page, "Bewoner"), phone(page, "Contactpersoon")
    expect(noor.get_by_role("button", name="Er moet een bankje")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar het gesprek")).to_be_focused()
    page.keyboard.press("Enter")
    reach(page, noor.get_by_role("textbox"))
    page.keyboard.type(IDEA)
    page.keyboard.press("Enter")
    expect(noor.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("ja")
    page.keyboard.press("Enter")
    expect(noor.get_by_role("button", name="Nu niet")).to_be_visible()
    reach(page, noor.get_by_role("button", name="Nu niet"), back=True)
    page.keyboard.press("Enter")
    expect(last(noor)).to_contain_text("ligt klaar")
    reach(page, page.get_by_role("button", name="Volgende werkdag"), back=True)
    page.keyboard.press("Enter")
    expect(last(lead)).to_contain_text("1 nieuw")
    reach(page, lead.get_by_role("button", name="Laat zien"))
    page.keyboard.press("Enter")
    expect(last(lead)).to_contain_text(IDEA)
    reach(page, lead.get_by_role("button", name="Ik denk mee"))
    page.keyboard.press("Space")
    expect(last(noor)).to_contain_text("denkt met je mee")


def phone(page: Page, whose: str) -> Locator:
    """The phone with this title."""
    return page.get_by_role("region", name=whose, exact=True)


def last(home: Locator) -> Locator:
    """The newest message of the bot."""
    return home.locator(".message.bot").last


def why(page: Page) -> Locator:
    """What the bot did and why."""
    return page.get_by_role("complementary", name="Wat de bot deed en waarom")


def tells(home: Locator) -> None:
    """An idea, up to the receipt."""
    home.get_by_role("textbox").fill(IDEA)
    home.get_by_role("textbox").press("Enter")
    home.get_by_role("button", name="Ja, stuur maar").click()
    home.get_by_role("button", name="Nu niet").click()
    expect(last(home)).to_contain_text("ligt klaar")


def reach(page: Page, wanted: Locator, *, back: bool = False) -> None:
    """Tabs until it has the focus; nothing else."""
    expect(wanted).to_be_visible()
    for _ in range(60):
        if wanted.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"not reached by keyboard: {wanted}")
