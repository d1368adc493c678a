"""What a phone on the page can do beside words, and what it does when something is not there."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.web.served import Served
from tests.web.test_doors import photo
from tests.web.test_whole import IDEA, last, phone, tells

DE_STEK = {"latitude": 52.04, "longitude": 5.66}


def test_a_photo_is_seen_before_it_is_sent_and_in_its_own_bubble(demo: Served, page: Page) -> None:
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    with page.expect_file_chooser() as choosing:
        noor.get_by_role("button", name="Foto sturen").click()
    choosing.value.set_files({"name": "bankje.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    expect(noor.locator(".picture img")).to_be_visible()
    noor.get_by_role("textbox").fill("hier kan een bankje")
    noor.get_by_role("textbox").press("Enter")
    own = noor.locator(".message.own").last
    expect(own).to_contain_text("hier kan een bankje")
    expect(own.get_by_role("img", name="Foto")).to_be_visible()
    expect(noor.locator(".message.bot")).not_to_have_count(0)
    expect(noor.locator(".picture")).to_be_hidden()
    page.reload()
    own = noor.locator(".message.own img")
    expect(own).to_have_js_property("naturalWidth", 80)


def test_a_file_that_is_no_photo_or_too_large_is_refused_kindly(demo: Served, page: Page, tmp_path: Path) -> None:
    large = tmp_path / "groot.png"
    with large.open("wb") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    choose = noor.locator("input[type=file]")
    choose.set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    expect(noor.get_by_role("status")).to_have_text("Dit bestand is geen foto. Kies een foto.")
    choose.set_input_files(large)
    expect(noor.get_by_role("status")).to_have_text("Dit bestand is te groot. Tien megabyte lukt wel.")


def test_a_recording_is_made_in_the_browser(demo: Served, page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["microphone"])
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    noor.get_by_role("button", name="Spraak opnemen").click()
    expect(noor.get_by_role("timer")).to_have_text("0:01")
    noor.get_by_role("button", name="Stoppen en versturen").click()
    expect(noor.locator(".message.own audio")).to_be_visible()
    expect(noor.locator(".message.bot")).not_to_have_count(0)
    expect(noor.get_by_role("textbox")).to_be_visible()
    page.reload()
    expect(noor.locator(".message.own audio")).to_have_js_property("error", None)
    expect(noor.locator(".message.own audio")).to_have_attribute("src", re.compile("/media/"))


def test_a_place_is_shared_or_refused_kindly(demo: Served, page: Page, context: BrowserContext) -> None:
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    noor.get_by_role("button", name="Je plek delen").click()
    expect(noor.get_by_role("status")).to_have_text("Je browser geeft je plek niet. Typ je wijk of postcode.")
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": DE_STEK["latitude"], "longitude": DE_STEK["longitude"]})
    noor.get_by_role("button", name="Je plek delen").click()
    expect(noor.locator(".message.own").last).to_contain_text("52.04000, 5.66000")
    expect(noor.locator(".message.bot").last).to_be_visible()


def test_words_are_not_lost_without_a_connection(demo: Served, page: Page) -> None:
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    expect(noor.get_by_role("heading", name="Begin gewoon")).to_be_visible()
    page.route("**/words?*", lambda route: route.abort())
    noor.get_by_role("textbox").fill(IDEA)
    noor.get_by_role("textbox").press("Enter")
    expect(noor.get_by_role("status")).to_have_text("Geen verbinding. Je bericht staat nog hier.")
    expect(noor.get_by_role("textbox")).to_have_value(IDEA)
    expect(noor.locator(".message")).to_have_count(0)
    page.unroute("**/words?*")
    noor.get_by_role("button", name="Versturen").click()
    expect(last(noor)).to_contain_text("Zal ik dit sturen")
    expect(noor.locator(".notice")).to_be_empty()


def test_a_phone_is_the_same_after_a_reload_and_live_in_two_windows(
    demo: Served, page: Page, context: BrowserContext
) -> None:
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    tells(noor)
    page.reload()
    expect(noor.locator(".message")).to_have_count(6)
    expect(noor.get_by_role("button", name=re.compile("Ja, stuur maar.*gekozen"))).to_be_visible()
    other = context.new_page()
    other.goto(page.url)
    expect(phone(other, "Bewoner").locator(".message")).to_have_count(6)
    noor.get_by_role("textbox").fill("mijn")
    noor.get_by_role("textbox").press("Enter")
    expect(phone(other, "Bewoner").locator(".message")).to_have_count(8)


def test_what_is_wiped_at_the_bot_is_wiped_on_the_phone(demo: Served, page: Page) -> None:
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    noor.get_by_role("textbox").fill(IDEA)
    noor.get_by_role("textbox").press("Enter")
    noor.get_by_role("button", name="Nee, wis het").click()
    expect(last(noor)).to_contain_text("gewist")
    expect(noor.locator(".message", has_text=IDEA)).to_have_count(0)
    expect(noor.get_by_text("Dit bericht is gewist bij Wijkbot")).not_to_have_count(0)


def test_words_are_never_read_as_html(demo: Served, page: Page) -> None:
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    wicked = "<img src=x onerror=alert(1)> <b>bankje</b> in de Bloemenbuurt"
    noor.get_by_role("textbox").fill(wicked)
    noor.get_by_role("textbox").press("Enter")
    expect(noor.locator(".message.own .body")).to_have_text(wicked)
    expect(last(noor)).to_contain_text("<b>bankje</b>")
    expect(noor.locator(".body img, .body b")).to_have_count(0)


def test_somebody_new_in_another_language_and_district(demo: Served, page: Page) -> None:
    page.goto(demo.url)
    page.get_by_role("button", name="Nieuwe bewoner").click()
    page.get_by_label("Voornaam").fill("Ada")
    page.get_by_label("Woont in").select_option("Presikhaaf")
    page.get_by_label("Praat").select_option("English")
    page.get_by_role("button", name="Toevoegen").click()
    ada = phone(page, "Bewoner")
    expect(ada.get_by_role("combobox")).to_have_value("Ada")
    ada.get_by_role("textbox").fill("a bench near the playground")
    ada.get_by_role("textbox").press("Enter")
    answer = last(ada)
    expect(answer).to_contain_text("Shall I send this")
    expect(answer.locator(".body")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Next working day")).to_be_visible()
    expect(phone(page, "Resident").get_by_role("combobox")).to_have_value("Ada")
    expect(phone(page, "Resident").locator(".message")).to_have_count(2)


def test_a_reply_names_the_message_that_it_answers(demo: Served, page: Page) -> None:
    page.goto(demo.url)
    noor = phone(page, "Bewoner")
    tells(noor)
    last(noor).get_by_role("button", name="Antwoord hierop").click()
    expect(noor.get_by_text("Je antwoordt op")).to_be_visible()
    noor.get_by_role("textbox").fill("en graag met een leuning")
    noor.get_by_role("textbox").press("Enter")
    expect(noor.locator(".message.own").last.locator("blockquote")).to_contain_text("ligt klaar")
    expect(last(noor)).to_contain_text("Dank je")


def test_the_web_chat_is_one_phone_with_the_whole_road(chat: Served, page: Page) -> None:
    page.goto(f"{chat.url}/?start=bloemenbuurt")
    expect(page.locator(".message.bot")).to_contain_text("Fijn dat je er bent")
    expect(page).to_have_url(re.compile(r"/(\?language=nl)?$"))
    page.get_by_role("textbox").fill(IDEA)
    page.get_by_role("textbox").press("Enter")
    page.get_by_role("button", name="Ja, stuur maar").click()
    expect(page.locator(".message.bot").last).to_contain_text("#1")
    page.reload()
    expect(page.locator(".message.bot").last).to_contain_text("#1")
