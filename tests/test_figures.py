"""`/metrics`: what waits, what failed and how sends ended; figures only, and only with ADMIN_TOKEN."""

import asyncio
import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, insert, text, update

from bot.figures import Metric, Watch, exposed
from bot.house import open_house
from bot.message import Accepted, Delivery, Message, Refused, Uncertain
from bot.running import Running
from bot.sender import Sender
from flows.events import Said
from storage.tables import dead_letters, outbox
from tests.builders import settings_for, village

IDEA = "er moet een geheim bankje in de Bloemenbuurt"


def test_the_text_is_prometheus_own() -> None:
    assert exposed(
        [
            Metric("a_total", "counter", {(("path", "/x"), ("status", "200")): 3, (("path", "/a"),): 1}),
            Metric("b", "gauge", {(): 0.5}),
            Metric("c", "gauge", {(("odd", 'a"b\\c\nd'),): 12345678}),
            Metric("nothing_yet", "counter", {}),
        ]
    ) == (
        '# TYPE a_total counter\na_total{path="/a"} 1\na_total{path="/x",status="200"} 3\n'
        "# TYPE b gauge\nb 0.5\n"
        '# TYPE c gauge\nc{odd="a\\"b\\\\c\\nd"} 12345678\n'
        "# TYPE nothing_yet counter\n"
    )


def lines(watch: Watch) -> list[str]:
    """What it says now, without the types."""
    return [line for line in exposed(asyncio.run(watch())).splitlines() if not line.startswith("#")]


def test_what_waits_is_counted_and_since_when(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", IDEA, "1")
        watch = Watch(here.house, lambda: here.now, Counter())
        try:
            with here.house.engine.begin() as connection:
                connection.execute(update(outbox).values(status="delivered"))
            assert "wijkbot_outbox_longest_wait_seconds 0" in lines(watch)
            put(here.house.engine, here.now, status="ready", due=here.now + timedelta(hours=9))  # for tomorrow morning
            assert "wijkbot_outbox_longest_wait_seconds 0" in lines(watch)
            put(here.house.engine, here.now, status="held", due=here.now - timedelta(days=3))  # waits for its person
            assert "wijkbot_outbox_longest_wait_seconds 0" in lines(watch)
            put(here.house.engine, here.now, status="ready", due=here.now - timedelta(minutes=2))
            assert "wijkbot_outbox_longest_wait_seconds 120" in lines(watch)
            made = here.now - timedelta(hours=1)
            put(here.house.engine, made, status="uncertain", due=here.now + timedelta(minutes=5), attempts=3)
            told = lines(watch)
            assert "wijkbot_outbox_longest_wait_seconds 3600" in told
            assert 'wijkbot_outbox_messages{status="held"} 1' in told
            assert 'wijkbot_outbox_messages{status="ready"} 2' in told
            assert 'wijkbot_outbox_messages{status="uncertain"} 1' in told
            assert "wijkbot_dead_letters 0" in told
        finally:
            watch.close()


def put(engine: Engine, created: datetime, **values: object) -> None:
    """A message of the first person."""
    row = {"person": 1, "key": "help", "rank": 1, "created": created, "proactive": False, "repeatable": True}
    with engine.begin() as connection:
        connection.execute(insert(outbox), {**row, **values})


def test_a_message_that_could_not_be_thought_over_is_counted(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        here.says("noor", "hoi")
        with here.house.engine.begin() as connection:
            first = connection.execute(text("SELECT min(id) FROM inbox")).scalar_one()
            connection.execute(insert(dead_letters), {"inbox": first, "at": here.now, "error": "ValueError"})
        watch = Watch(here.house, lambda: here.now, Counter())
        assert "wijkbot_dead_letters 1" in lines(watch)
        watch.close()


def test_a_database_that_cannot_be_asked_is_said_and_nothing_else(database_url: str, tmp_path: Path) -> None:
    with village(database_url, tmp_path) as here:
        with here.house.engine.begin() as connection:
            connection.execute(text("ALTER TABLE dead_letters RENAME TO elsewhere"))
        watch = Watch(here.house, lambda: here.now, Counter({("telegram", "busy"): 2}))
        assert lines(watch) == ['wijkbot_sends_total{channel="telegram",outcome="busy"} 2', "wijkbot_database_up 0"]
        watch.close()


class Moody:
    """A channel whose sends end as it is told, the last way for ever."""

    name = "terminal"

    def __init__(self, *ends: Delivery) -> None:
        self._ends = list(ends)

    async def send(self, address: str, message: Message) -> Delivery:
        return self._ends.pop(0) if len(self._ends) > 1 else self._ends[0]


@pytest.mark.asyncio
async def test_how_sends_end_is_counted_by_channel(tmp_path: Path) -> None:
    with village(f"sqlite:///{tmp_path / 'w.db'}", tmp_path) as here:
        here.hear("noor", Said("hoi"))
        busy, down = Refused("busy", permanent=False, after=0.0), Refused("down", permanent=False, after=0.0)
        with here.house.engine.begin() as connection:
            connection.execute(update(outbox).values(lease=None, status="ready", repeatable=True))

        def stands() -> datetime:
            return here.now

        sender = Sender(here.house, [Moody(busy, down, Uncertain("cut"), Accepted("1"))], stands)  # type: ignore[arg-type]  # a clock
        for _ in range(4):
            await sender.once(here.now)
            here.later(minutes=10)
    assert dict(sender.ended) == {
        ("terminal", "busy"): 1,
        ("terminal", "down"): 1,
        ("terminal", "uncertain"): 1,
        ("terminal", "accepted"): 1,
    }


@pytest.mark.asyncio
@pytest.mark.parametrize("token", [None, "beheer"])
async def test_a_running_bot_shows_them_with_the_token_only(tmp_path: Path, token: str | None) -> None:
    given = settings_for(f"sqlite:///{tmp_path / 'w.db'}", tmp_path)
    settings = given.model_copy(update={"admin_token": SecretStr(token) if token else None})
    house = open_house(settings)
    running = Running(house, [])
    async with (
        running.running(),
        httpx.AsyncClient(transport=httpx.ASGITransport(running.web()), base_url="http://bot") as client,
    ):
        assert (await client.get("/metrics")).status_code == (403 if token else 404)
        shown = await client.get("/metrics", headers={"Authorization": "Bearer beheer"})
    house.engine.dispose()
    assert shown.status_code == (200 if token else 404)
    if token:
        assert re.findall(r"^# TYPE (\w+)", shown.text, re.MULTILINE) == [
            "wijkbot_http_responses_total",
            "wijkbot_sends_total",
            "wijkbot_database_up",
            "wijkbot_dead_letters",
            "wijkbot_outbox_messages",
            "wijkbot_outbox_longest_wait_seconds",
        ]
