"""A success that is told on, in the memory: consents, who is invited when, and what is left when it is taken back."""

from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select
from starlette.applications import Starlette

from bot.clock import Clock
from bot.own_data import gather
from bot.road import Road
from bot.story_page import story_routes
from flows.events import Pressed
from storage import retention
from storage.tables import consents, media, outbox, signal_log, stories, tellings, timers
from tests.builders import Village, village
from tests.storage.test_erasing import in_words

WORKER = "contact:bloem-sociaal"
WORD = "zilvergrijs"
STORY = f"We eten {WORD}e sla uit onze eigen bakken"


def succeeds(v: Village, who: str, number: int = 1, *, at: str = "2026-03-09T11:00") -> None:
    """An idea that is done, and whose resident says so a week later."""
    v.says(who, "een moestuin bij de flat in de Bloemenbuurt, dat zou mooi zijn", "ja", "nu niet")
    v.says(WORKER, f"#{number}", "meer", "het is klaar", "De bakken staan er.")
    v.until(at)
    v.opens(who)
    v.says(who, "ja")


def tells(v: Village, who: str = "fatma", number: int = 1) -> None:
    """The story is told and approved."""
    succeeds(v, who, number)
    v.says(who, STORY, "zonder naam", "nee")
    approves(v)


def approves(v: Village) -> None:
    """The key figure presses [Mag zo] on the newest card."""
    with v.house.engine.begin() as connection:
        query = select(func.max(outbox.c.id)).where(outbox.c.key == "story-approve-do")
        card = connection.execute(query).scalar_one()
    v.opens(WORKER)
    assert "Ik deel het" in " ".join(v.says(WORKER, Pressed(card, 1)))


def asks(v: Village, who: str) -> None:
    """Somebody of the same district who likes stories."""
    v.says(who, "graag een bankje in de Bloemenbuurt", "ja", "nu niet", "verhalen", "ja")


def count(v: Village, table: object) -> int:
    with v.house.engine.begin() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]


def invited(v: Village, who: str) -> list[str]:
    return [line for line in v.reads(who) if "goed verhaal" in line or "lukte al" in line]


def test_the_yes_to_stories_is_a_row_with_text_channel_and_moment(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        asks(v, "kees")
        v.says("kees", "verhalen")
        with v.house.engine.begin() as connection:
            row = connection.execute(select(consents)).one()
        assert (row.purpose, row.channel, row.at, row.ended) == ("stories", "terminal", v.now, None)
        assert row.version == v.house.writer.notices["stories"] != ""
        v.says("kees", "geen verhalen")
        with v.house.engine.begin() as connection:
            assert connection.execute(select(consents.c.ended)).scalar_one() == v.now
            assert connection.execute(select(timers.c.id).where(timers.c.kind == "story")).all() == []


def test_only_who_asked_is_invited_once_a_month_and_not_by_their_own(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        asks(v, "kees")
        v.says("anna", "graag een boom in de Bloemenbuurt", "ja", "nu niet")
        succeeds(v, "fatma", 3)
        v.says("fatma", STORY, "zonder naam", "ja graag")
        approves(v)
        v.until("2026-03-13T20:00")
        assert invited(v, "kees") == []
        v.until("2026-03-14T10:00")
        assert len(invited(v, "kees")) == 1
        assert (invited(v, "anna"), invited(v, "fatma")) == ([], [])
        succeeds(v, "noor", 4, at="2026-03-23T11:00")
        v.says("noor", STORY, "zonder naam", "nee")
        approves(v)
        v.until("2026-04-17T10:00")
        assert invited(v, "kees") == []
        v.until("2026-04-18T11:00")
        assert len(invited(v, "kees")) == 1
        assert len(invited(v, "fatma")) == 1, "the other one is new to her"
        assert count(v, tellings) == 3


def test_two_that_nobody_took_end_it(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        asks(v, "kees")
        for n, who in enumerate(("fatma", "noor", "anna"), 2):
            succeeds(v, who, n, at=(v.now + timedelta(days=8)).strftime("%Y-%m-%dT11:00"))
            v.says(who, STORY, "zonder naam", "nee")
            approves(v)
        v.until("2026-09-01T10:00")
        said = invited(v, "kees")
        assert ["het laatste" in line for line in said] == [False, True]
        with v.house.engine.begin() as connection:
            assert connection.execute(select(consents.c.ended)).scalar_one() is not None


def test_taken_back_nothing_is_left_and_who_was_invited_reads_nothing(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        asks(v, "kees")
        tells(v, "fatma", 2)
        v.until("2026-03-14T12:00")
        v.opens("kees")
        said = v.says("fatma", "trek mijn verhaal in")
        assert "Niemand heeft het gelezen" in " ".join(said)
        assert "er niet meer" in " ".join(v.says("kees", "ja, laat zien"))
        assert (count(v, stories), count(v, tellings)) == (0, 0)
        assert [cell for cell in in_words(v) if WORD in cell and not cell.startswith("inbox.")] == []


def test_before_saturday_an_invitation_does_not_even_go(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        asks(v, "kees")
        tells(v, "fatma", 2)
        v.says("fatma", "trek mijn verhaal in")
        v.until("2026-03-21T12:00")
        assert invited(v, "kees") == []


def test_what_is_refused_leaves_nothing(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        succeeds(v, "fatma")
        v.sends("fatma", "photo")
        v.says("fatma", "nee", "liever niet")
        assert (count(v, stories), count(v, media)) == (0, 0)
        with v.house.engine.begin() as connection:
            kept = connection.execute(select(outbox.c.content).where(outbox.c.key == "story-share")).scalar_one()
        assert kept is None


def test_who_erases_everything_erases_the_story(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as v:
        asks(v, "kees")
        tells(v, "fatma", 2)
        v.until("2026-03-14T12:00")
        v.opens("kees")
        assert WORD in " ".join(v.says("kees", "ja, laat zien"))
        v.says("fatma", "wis", "ja, wis alles")
        assert [cell for cell in in_words(v) if WORD in cell] == []
        assert "er niet meer" in " ".join(v.says("kees", "verhalen", "mijn")) or count(v, stories) == 0
        v.says("kees", "wis", "ja, wis alles")
        assert count(v, tellings) == 0


def test_a_draft_that_nobody_shared_goes_after_28_days(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        succeeds(v, "fatma")
        v.sends("fatma", "photo", f"kijk, {WORD}")
        v.says("fatma", "nee")
        with v.house.engine.begin() as connection:
            assert connection.execute(select(stories.c.stage)).scalar_one() == "draft"
            assert retention.counts(connection, v.now + timedelta(days=29))["stories"] == 1
        v.passes(days=29)
        assert count(v, stories) == 0


def test_my_data_tells_of_it(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        tells(v)
        person = v.person("fatma")
        assert person is not None
        with v.house.engine.begin() as connection:
            everything = gather(connection, v.house, person)
        assert everything is not None
        assert [(s["signal"], s["stage"]) for s in everything.stories] == [(1, "approved")]


@pytest.mark.asyncio
async def test_the_page_shows_what_neighbours_see_until_it_is_taken_back(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path, at="2030-03-04T10:00") as v:
        succeeds(v, "fatma", at="2030-03-11T11:00")
        v.sends("fatma", "photo", f"kijk, {WORD}")
        said = v.says("fatma", "nee")
        page = next(word for line in said for word in line.split() if "/verhaal/" in word)
        road = Road(v.house, Clock(v.now))
        road.start()
        web = Starlette(routes=story_routes(v.house, road, Clock(v.now)))
        try:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app=web), base_url="http://page") as client:
                shown = await client.get(page)
                assert shown.status_code == 200
                assert f"kijk, {WORD}" in shown.text
                picture = await client.get(f"{page}/foto")
                assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/jpeg")
                forged = await client.get(page[:-1] + ("0" if page[-1] != "0" else "1"))
                assert (forged.status_code, WORD in forged.text) == (403, False)
                v.says("fatma", "liever niet")
                assert [(await client.get(a)).status_code for a in (page, f"{page}/foto")] == [410, 410]
        finally:
            road.stop()


def asked_now(v: Village) -> list[str]:
    """Who was asked for a yes, in order, as the log has it."""
    with v.house.engine.begin() as connection:
        rows = connection.execute(
            select(signal_log.c.what).where(signal_log.c.who == "clock").order_by(signal_log.c.id)
        )
        return [r.what for r in rows if r.what.startswith("story ")]


def test_nobody_who_is_asked_answers_and_its_teller_hears_on_the_promised_day(
    database_url: str, tmp_path: Path
) -> None:
    with village(database_url, tmp_path) as v:
        succeeds(v, "fatma")
        assert "Uiterlijk maandag 30 maart hoor je ervan" in " ".join(v.says("fatma", STORY, "zonder naam", "nee"))
        v.until("2026-03-30T14:59")
        assert asked_now(v) == ["story bloem-sociaal", "story bloem-opbouw", "story bloem-teamleider"]
        assert v.reads("fatma") == []
        v.until("2026-03-30T15:00")
        assert "deel ik nu niet" in " ".join(v.reads("fatma"))
        v.until("2026-05-01T15:00")
        assert (v.reads("fatma"), count(v, stories)) == ([], 1)
        with v.house.engine.begin() as connection:
            assert connection.execute(select(timers.c.id).where(timers.c.kind == "approve")).all() == []


def test_a_day_of_silence_of_ours_does_not_ask_two_at_once_nor_tell_twice(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        succeeds(v, "fatma")
        v.says("fatma", STORY, "zonder naam", "nee")
        v.later(days=40)
        v.wakes()
        assert asked_now(v) == ["story bloem-sociaal", "story unanswered"]
        assert " ".join(v.reads("fatma")).count("deel ik nu niet") == 1


@pytest.mark.parametrize("taken_back", [False, True])
def test_who_has_decided_or_taken_it_back_is_asked_nothing_more(tmp_path: Path, taken_back: bool) -> None:
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as v:
        succeeds(v, "fatma")
        v.says("fatma", STORY, "zonder naam", "nee")
        if taken_back:
            v.says("fatma", "trek mijn verhaal in")
        else:
            approves(v)
        v.until("2026-04-10T15:00")
        assert asked_now(v) == ["story bloem-sociaal"]
        assert "deel ik nu niet" not in " ".join(v.reads("fatma"))
