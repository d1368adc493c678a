"""Signed pages: each is one person's, for a while, and nobody else's.

One contact sees one number until the call is done; a scanner that only looks changes nothing. Who leads a signal
sees its photos. Everybody sees what is kept of themselves.
"""

import base64
import io
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from PIL import Image
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.routing import Route

from bot.card_page import card_routes
from bot.channels.mail_pages import mail_routes
from bot.clock import Clock
from bot.own_data import own_data_routes
from bot.pages import call_routes, media_routes
from bot.road import Road
from bot.story_page import story_routes
from bot.week_page import week_routes
from flows.events import Said
from flows.private_phone import NUMBER_IN_CHAT
from storage.tables import outbox
from tests.builders import VOICE, Village, village

NUMBER = "06 1234 5678"


def asks_to_be_called(v: Village, until: str = "2026-03-16T16:00") -> str:
    """Two weeks of silence, then [Laat me bellen]; the address of the page as the contact reads it."""
    v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
    v.until(until)
    v.opens("noor")
    v.says("noor", "laat me bellen", NUMBER)
    v.reads("contact:bloem-sociaal")
    said = v.says("contact:bloem-sociaal", "bel #1")
    return next(word for line in said for word in line.split() if "/bel/" in word)


def doors(v: Village, road: Road, clock: Clock) -> list[Route]:
    """Of every signed page."""
    pages = (call_routes, card_routes, mail_routes, media_routes, own_data_routes, story_routes, week_routes)
    return [route for routes in pages for route in routes(v.house, road, clock)]


@asynccontextmanager
async def browser(v: Village, later: timedelta = timedelta()) -> AsyncIterator[httpx.AsyncClient]:
    clock = Clock(v.now + later)
    road = Road(v.house, clock)
    road.start()
    web = Starlette(routes=doors(v, road, clock))
    try:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=web), base_url="http://page") as client:
            yield client
    finally:
        road.stop()


@pytest.mark.asyncio
async def test_the_number_is_shown_until_the_call_is_done(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, at="2030-03-04T10:00") as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.until("2030-03-18T16:00")
        v.opens("noor")
        v.says("noor", "laat me bellen", NUMBER)
        v.opens("contact:bloem-sociaal")
        said = v.says("contact:bloem-sociaal", "bel #1")
        page = next(word for line in said for word in line.split() if "/bel/" in word)
        assert NUMBER not in " ".join(said)
        async with browser(v) as client:
            for _ in range(2):  # a mail scanner may have looked before
                shown = await client.get(page)
                assert shown.status_code == 200
                assert NUMBER in shown.text
                assert shown.headers["Cache-Control"] == "no-store"
            forged = await client.get(page[:-1] + ("0" if page[-1] != "0" else "1"))
            assert forged.status_code == 403
            assert NUMBER not in forged.text
            assert (await client.post(page)).status_code == 200
            gone = await client.get(page)
            assert gone.status_code == 410
            assert NUMBER not in gone.text
        async with browser(v, timedelta(days=8)) as client:
            assert (await client.get(page)).status_code == 403
        assert "#1" in " ".join(v.says("noor", "mijn"))  # the promise stays


def test_a_word_is_no_number(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.until("2026-03-16T16:00")
        v.opens("noor")
        assert "telefoonnummer" in " ".join(v.says("noor", "laat me bellen", "opnieuw"))


def test_nobody_else_gets_the_page(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        asked = asks_to_be_called(v)
        assert "/bel/bloem-sociaal/1/" in asked
        for who in ("contact:bloem-opbouw", "contact:bloem-jongeren", "piet"):
            assert "/bel/" not in " ".join(v.says(who, "bel #1"))


STRICT = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
SOCIAL = "contact:bloem-sociaal"


def links(said: list[str], page: str) -> list[str]:
    """The addresses of this page in what somebody read."""
    return [word for line in said for word in line.split() if f"/{page}/" in word]


def shows_a_bench(v: Village) -> None:
    """A photo with a first sentence, a voice note and a letter after the yes; the contact sees the card next day."""
    v.sends("noor", "photo", "er moet een bankje bij het speeltuintje in de Bloemenbuurt")
    v.says("noor", "ja", "ja")
    v.sends("noor", "voice")
    v.sends("noor", "document")
    v.says("noor", "overslaan", "overslaan", "overslaan", "klaar zo")
    v.now += timedelta(days=1)
    v.passes()


@pytest.mark.asyncio
async def test_who_leads_sees_the_photo_and_hears_the_voice(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, at="2030-03-04T10:00") as v:
        shows_a_bench(v)
        said = v.opens(SOCIAL)
        (seen,), (heard,) = links(said, "foto"), links(said, "geluid")
        async with browser(v) as client:
            photo = await client.get(seen)
            assert (photo.status_code, photo.headers["Content-Type"]) == (200, "image/jpeg")
            assert all(photo.headers[k] == x for k, x in STRICT.items())
            assert photo.headers["Content-Disposition"] == "inline"
            assert "default-src 'none'" in photo.headers["Content-Security-Policy"]
            assert Image.open(io.BytesIO(photo.content)).size == (20, 40)
            voice = await client.get(heard)
            assert (voice.headers["Content-Type"], voice.content) == ("audio/ogg", VOICE)
            piece = await client.get(heard, headers={"Range": "bytes=4-9"})
            assert (piece.status_code, piece.content) == (206, VOICE[4:10])
            assert piece.headers["Content-Range"] == f"bytes 4-9/{len(VOICE)}"
            assert (await client.get(heard, headers={"Range": "bytes=900-"})).status_code == 416
            for asked in (f"bytes={'9' * 5000}-", f"bytes=0-{'9' * 5000}"):  # no piece of any file: then all of it
                assert (await client.get(heard, headers={"Range": asked})).status_code == 200
            for nth in ("9" * 5000, "9" * 19, "²", "-1"):
                assert (await client.get(f"{heard.rpartition('/')[0]}/{nth}")).status_code == 404
            assert (await client.get(f"{heard.rpartition('/')[0]}/{'9' * 18}")).status_code == 410


@pytest.mark.parametrize("odd", ["9" * 5000, "9" * 19, "0" * 5000, "²", "٤٢", "-1", "1e9"], ids=lambda odd: odd[:4])
@pytest.mark.asyncio
async def test_a_number_that_is_none_is_a_page_that_does_not_exist(odd: str, tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        clock = Clock(v.now)
        paths = [door.path for door in doors(v, Road(v.house, clock), clock)]
        assert len(paths) >= 12
        async with browser(v) as client:
            for path in paths:
                assert (await client.get(filled(path, {}))).status_code == 403
                for name in NUMBERS & set(PARAM.findall(path)):
                    assert (await client.get(filled(path, {name: odd}))).status_code == 404, f"{name} of {path}"


NUMBERS = {"signal", "until", "nth"}
PARAM = re.compile(r"\{(\w+)[^}]*\}")


def filled(path: str, given: dict[str, str]) -> str:
    """A route's path with these in it, and else with what it could hold."""
    values = {"contact": SOCIAL, "signature": "x", "id": "x", "signal": "1", "until": "1900000000", "nth": "1", **given}
    return PARAM.sub(lambda m: values[m[1]], path)


@pytest.mark.asyncio
async def test_a_document_is_saved_and_never_opened_by_our_own_address(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, at="2030-03-04T10:00") as v:
        shows_a_bench(v)
        (lies,) = links(v.opens(SOCIAL), "bestand")
        (own,) = links(v.says("noor", "mijn gegevens"), "gegevens")
        async with browser(v) as client:
            page = (await client.get(own)).text
            theirs = page.split("<a href='")[-1].split("'")[0]
            assert f"<a href='{theirs}' download='bestand.pdf'>Bestand</a>" in page
            for address in (lies, theirs):
                kept = await client.get(address)
                assert (kept.status_code, kept.headers["Content-Type"]) == (200, "application/pdf")
                assert all(kept.headers[k] == x for k, x in STRICT.items())
                assert kept.headers["Content-Disposition"] == 'attachment; filename="bestand.pdf"'
                policy = kept.headers["Content-Security-Policy"]
                assert policy == "default-src 'none'; sandbox; frame-ancestors 'none'"
                assert kept.content.startswith(b"%PDF-")
                assert b"zilvergrijs" not in kept.content
            assert (await client.get(lies.replace("/bestand/", "/foto/"))).status_code == 403
        v.says("noor", "wis", "ja, wis alles")
        async with browser(v) as client:
            assert (await client.get(lies)).status_code == 410
            assert (await client.get(theirs)).status_code in (403, 410)


@pytest.mark.asyncio
async def test_nobody_else_sees_it(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, at="2030-03-04T10:00") as v:
        shows_a_bench(v)
        (seen,) = links(v.opens(SOCIAL), "foto")
        address, nth = seen.rsplit("/", 1)
        forged = [
            f"{address[:-1]}{'0' if address[-1] != '0' else '1'}/{nth}",
            seen.replace("/bloem-sociaal/", "/bloem-opbouw/"),
            seen.replace("/foto/", "/geluid/"),
            seen.replace("/1/", "/2/", 1),
            seen.replace(address.rsplit("/", 1)[1], "é"),
        ]
        async with browser(v) as client:
            for page in forged:
                refused = await client.get(page)
                assert refused.status_code == 403, page
                assert "verlopen" in refused.text
            assert (await client.get(f"{address}/2")).status_code == 410, "there is no second photo"
            assert (await client.get(f"{address}/0")).status_code == 410
        v.says(SOCIAL, "niet voor mij", "ja", "ja")
        async with browser(v) as client:
            assert (await client.get(seen)).status_code == 410, "it is with somebody else now"
        async with browser(v, timedelta(days=8)) as client:
            assert (await client.get(seen)).status_code == 403


@pytest.mark.asyncio
async def test_a_team_sees_no_photo_before_somebody_claims_it(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, at="2030-03-04T10:00") as v:
        v.sends("dirk", "photo", "de lantaarnpaal op de hoek in de Bloemenbuurt is kapot")
        v.says("dirk", "ja", "nee", "overslaan", "nee")
        v.now += timedelta(days=1)
        v.passes()
        everybody = [f"contact:{id}" for id in v.house.directory.districts["bloemenbuurt"].contacts]
        teams = [c for c in everybody if v.house.directory.contacts[c.removeprefix("contact:")].is_team]
        assert teams
        for team in teams:
            assert links(v.opens(team), "foto") == []


@pytest.mark.asyncio
async def test_everything_of_yourself_on_a_page_and_in_a_file(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, at="2030-03-04T10:00") as v:
        shows_a_bench(v)
        v.says("kees", "graag meer <b>groen</b> in De Nude", "ja")
        (own,) = links(v.says("noor", "mijn gegevens"), "gegevens")
        (other,) = links(v.says("kees", "mijn gegevens"), "gegevens")
        async with browser(v) as client:
            page = await client.get(own)
            assert page.status_code == 200
            assert all(page.headers[k] == x for k, x in STRICT.items())
            for word in ("bankje bij het speeltuintje", "Dank je! Je idee heeft nummer #1", "noor", "terminal"):
                assert word in page.text, word
            assert "groen" not in page.text
            assert "&lt;b&gt;groen&lt;/b&gt;" in (await client.get(other)).text
            shown = [part.split("'")[0] for part in page.text.split("src='")[1:]]
            assert [(await client.get(address)).status_code for address in shown] == [200, 200]
            stolen = shown[0].replace(own.split("/gegevens/")[1], other.split("/gegevens/")[1])
            assert (await client.get(stolen)).status_code == 410
            file = await client.get(f"{own}/bestand")
            assert file.headers["Content-Disposition"].startswith("attachment")
            kept = json.loads(file.content)
            assert (await client.get(own.replace("/gegevens/", "/gegevens/0"))).status_code == 403
        assert [s["number"] for s in kept["signals"]] == [1]
        assert "received" in [line["what"] for line in kept["signals"][0]["log"]]
        assert kept["addresses"] == [{"channel": "terminal", "address": "noor"}]
        assert [m["kind"] for m in kept["media"]] == ["photo", "voice", "document"]
        assert base64.b64decode(kept["media"][1]["content"]) == VOICE
        said = [m["text"] for m in kept["messages"] if m["from"] == "you"]
        assert {"ja", "mijn gegevens", "klaar zo"} <= set(said)
        async with browser(v, timedelta(hours=1, minutes=1)) as client:
            expired = await client.get(own)
            assert expired.status_code == 403
            assert "mijn gegevens" in expired.text


@pytest.mark.asyncio
async def test_after_an_erasure_the_old_pages_are_empty(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, at="2030-03-04T10:00") as v:
        shows_a_bench(v)
        (seen,) = links(v.opens(SOCIAL), "foto")
        (own,) = links(v.says("noor", "mijn gegevens"), "gegevens")
        v.says("noor", "wis", "ja, wis alles")
        async with browser(v) as client:
            assert (await client.get(seen)).status_code == 410
            page = await client.get(own)
            assert "bankje" not in page.text


@pytest.mark.asyncio
async def test_what_a_contact_began_and_did_not_send_is_in_nobodys_file(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path, at="2030-03-04T10:00") as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.says(SOCIAL, "#1 kan niet", "In april ligt de straat open.")
        (own,) = links(v.says("noor", "mijn gegevens"), "gegevens")
        async with browser(v) as client:
            page = await client.get(own)
        assert ("bankje" in page.text, "straat open" in page.text) == (True, False)
        assert "straat open" in " ".join(v.says(SOCIAL, "#1"))


@pytest.mark.asyncio
async def test_a_contacts_week_is_drawn_and_said_and_names_nobody(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, at="2030-03-04T10:00") as v:
        for idea in ("een bankje", "een bloembak", "een tafel"):
            v.says("noor", f"ik wil graag {idea} bij het pad in de Bloemenbuurt", "ja", "nu niet")
        v.until("2030-03-11T10:00")
        said = v.reads("contact:bloem-sociaal")
        address = next(word for line in said for word in line.split() if "/week/" in word)
        path = address[address.index("/week/") :]
        async with browser(v) as client:
            page = await client.get(path)
            forged = await client.get(path.replace("bloem-sociaal", "bloem-wonen"))
        async with browser(v, timedelta(days=90)) as client:
            late = await client.get(path)
    assert (page.status_code, forged.status_code, late.status_code) == (200, 403, 403)
    assert "role='img' aria-label='Jouw week. Nieuw: 3, In gesprek: 0, Afgerond: 0, Staat open: 3'" in page.text
    assert "<li>Staat open: 3</li>" in page.text
    assert "bankje" not in page.text


DRIVER = "contact:nude-aanjager"  #: Reads on a private phone.


def reads_a_short_card(v: Village) -> tuple[list[str], str]:
    """An idea for who has a short card, and a word more; what this contact reads in chat, and at '#1 alles'."""
    v.says("noor", "ik wil graag een leeskring beginnen in De Nude", "ja", "nu niet")
    v.until("2028-03-06T11:00")
    said = v.opens(DRIVER) + v.says(DRIVER, "#1")
    v.says("noor", "#1 de bibliotheek wil boeken geven")
    said += v.reads(DRIVER) + v.says(DRIVER, "mijn")
    return said, " ".join(v.says(DRIVER, "#1 alles"))


@pytest.mark.asyncio
async def test_a_private_phone_gets_theme_and_number_and_the_page_has_the_words(
    database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path, at="2028-03-06T09:00") as v:
        said, whole = reads_a_short_card(v)
        assert not any(word in whole + " ".join(said) for word in ("leeskring", "boeken"))
        page = links(said, "kaart")[0]
        async with browser(v) as client:
            shown = await client.get(page)
            assert shown.status_code == 200
            assert all(shown.headers[k] == x for k, x in STRICT.items())
            assert "leeskring beginnen" in shown.text
            assert "bibliotheek wil boeken geven" in shown.text
            assert (await client.get(page.replace("/nude-aanjager/", "/nude-sociaal/"))).status_code == 403
        v.says(DRIVER, "#1", "niet voor mij", "ja", "ja")
        async with browser(v) as client:
            gone = await client.get(page)
            assert (gone.status_code, "leeskring" in gone.text) == (410, False), "it is with somebody else now"
        async with browser(v, timedelta(days=8)) as client:
            assert (await client.get(page)).status_code == 403


def test_without_pages_a_private_phone_gets_the_words_when_they_are_asked_for(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path, at="2028-03-06T09:00", pages=False) as v:
        said, whole = reads_a_short_card(v)
        assert "#1 alles" in " ".join(said)
        assert not any(word in " ".join(said) for word in ("leeskring", "boeken", "/kaart/"))
        assert all(word in whole for word in ("leeskring", "boeken"))


def test_without_pages_the_number_is_in_the_chat_of_who_calls_until_it_is_done(
    database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path, pages=False) as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.until("2026-03-16T16:00")
        v.opens("noor")
        v.says("noor", "laat me bellen", NUMBER)
        assert NUMBER not in " ".join(v.opens(SOCIAL))
        assert NUMBER in " ".join(v.says(SOCIAL, "bel #1"))
        assert NUMBER not in " ".join(v.says("contact:bloem-opbouw", "bel #1"))
        assert NUMBER in " ".join(v.says(SOCIAL, "bel #1"))
        assert sum(NUMBER in kept for kept in said_of(v, NUMBER_IN_CHAT)) == 2
        assert "gewist" in " ".join(v.says(SOCIAL, "#1 gebeld"))
        assert said_of(v, NUMBER_IN_CHAT) == ["", ""], "nor is it kept as it stood in the chat"
        assert "geen telefoonnummer" in " ".join(v.says(SOCIAL, "#1 gebeld")), "no words for the resident"
        assert not any("gebeld" in line for line in v.reads("noor"))
        assert NUMBER not in " ".join(v.says(SOCIAL, "bel #1"))


def test_who_calls_by_the_page_may_say_so_in_the_chat_too_and_nobody_else_may(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path) as v:
        page = asks_to_be_called(v)
        assert "/bel/" in page
        assert "gewist" not in " ".join(v.says("contact:bloem-opbouw", "#1 gebeld"))
        assert "/bel/" in " ".join(v.says(SOCIAL, "bel #1"))
        assert "gewist" in " ".join(v.says(SOCIAL, "#1 gebeld"))
        assert "/bel/" not in " ".join(v.says(SOCIAL, "bel #1"))


def test_asked_for_and_called_in_one_breath_no_number_stays(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, pages=False) as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.until("2026-03-16T16:00")
        v.opens("noor")
        v.says("noor", "laat me bellen", NUMBER)
        v.opens(SOCIAL)
        v.hear(SOCIAL, Said("bel #1"), Said("#1 gebeld"))
        assert said_of(v, NUMBER_IN_CHAT) == [""]


@pytest.mark.asyncio
async def test_when_somebody_else_is_to_call_the_number_is_theirs_alone(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path, at="2030-03-04T10:00") as v:
        page = asks_to_be_called(v, "2030-03-18T16:00")
        v.says(SOCIAL, "#1 niet voor mij")
        async with browser(v) as client:
            gone = await client.get(page)
        assert (gone.status_code, NUMBER in gone.text) == (410, False), "nor on the page that they had"
        assert "/bel/" not in " ".join(v.says(SOCIAL, "bel #1"))
        callers = [c for c in ("bloem-opbouw", "bloem-gebied", "bloem-wonen") if _may_call(v, c)]
        assert len(callers) == 1


def _may_call(v: Village, contact: str) -> bool:
    return "/bel/" in " ".join(v.says(f"contact:{contact}", "bel #1"))


@pytest.mark.parametrize(
    "said", ["#1 niet voor mij", "ik ben weg t/m vrijdag", "ik stop als contactpersoon", "#1 kan niet"]
)
def test_a_number_in_a_chat_is_blanked_when_its_reader_is_not_to_call_any_more(said: str, tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path}/w.db", tmp_path, pages=False) as v:
        v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
        v.until("2026-03-16T16:00")
        v.opens("noor")
        v.says("noor", "laat me bellen", NUMBER)
        v.opens(SOCIAL)
        assert NUMBER in " ".join(v.says(SOCIAL, "bel #1"))
        v.says(SOCIAL, said, *(["De straat ligt open.", "ik weet niets"] if "kan niet" in said else ["ja"]))
        assert said_of(v, NUMBER_IN_CHAT) == [""]
        assert NUMBER not in " ".join(v.says(SOCIAL, "bel #1"))


def said_of(v: Village, key: str) -> list[str]:
    """What is kept of each message of this text, opened; empty where it is blanked."""
    with v.house.engine.begin() as connection:
        rows = connection.execute(select(outbox.c.content).where(outbox.c.key == key).order_by(outbox.c.id))
        return [content or "" for content in rows.scalars()]
