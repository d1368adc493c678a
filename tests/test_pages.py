"""The signed page: one contact sees one number until the call is done; a scanner that only looks changes nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.clock import Clock
from bot.pages import call_routes
from bot.road import Road
from tests.builders import Village, village

NUMBER = "06 1234 5678"


def asks_to_be_called(v: Village) -> str:
    """Two weeks of silence, then [Laat me bellen]; the address of the page as the contact reads it."""
    v.says("noor", "er moet een bankje bij het speeltuintje in de Bloemenbuurt", "ja", "nu niet")
    v.until("2026-03-16T16:00")
    v.opens("noor")
    v.says("noor", "laat me bellen", NUMBER)
    v.reads("contact:bloem-sociaal")
    said = v.says("contact:bloem-sociaal", "bel #1")
    return next(word for line in said for word in line.split() if "/bel/" in word)


@asynccontextmanager
async def browser(v: Village, later: timedelta = timedelta()) -> AsyncIterator[httpx.AsyncClient]:
    clock = Clock(v.now + later)
    road = Road(v.house, clock)
    road.start()
    web = Starlette(routes=call_routes(v.house, road, clock))
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
