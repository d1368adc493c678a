"""A running bot whose database goes away: nothing is acknowledged, and the operator hears it past the outbox."""

import asyncio
import socket
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import Connection, create_engine, select

from bot import running as running_room
from bot.clock import Clock
from bot.house import open_house
from bot.message import Accepted, Delivery, Message
from bot.road import Road
from bot.running import Running, page_of
from bot.settings import Settings
from flows.events import Inbound, Said
from storage.tables import inbox
from storage.writer import MemoryUnavailableError
from tests.builders import DISTRICTS, KEY, village


@dataclass
class Phone:
    """A channel that keeps what arrives."""

    name: str = "telegram"
    arrived: list[tuple[str, str]] = field(default_factory=list)

    async def send(self, address: str, message: Message) -> Delivery:
        self.arrived.append((address, message.text))
        return Accepted(f"phone-{len(self.arrived)}", delivered=True)


@pytest.mark.asyncio
async def test_the_operator_hears_that_the_database_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.engine.BUSY_SECONDS", 0.2)
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/w.db",
        data_dir=tmp_path,
        districts=DISTRICTS,
        secret_keys=SecretStr(KEY),
        telegram_token=SecretStr("1:test"),
        operator="telegram:77",
        _env_file=None,
    )
    house = open_house(settings)
    phone = Phone()
    running = Running(house, [phone])
    running.road.start()
    lock = create_engine(settings.database_url, connect_args={"timeout": 0})
    try:
        with lock.connect() as other:
            other.exec_driver_sql("BEGIN IMMEDIATE")
            await running._beat()
            await running._beat()
            said = Inbound("telegram", "1", "5", Said("er moet een bankje komen"), datetime.now(UTC))  # noqa: TID251
            with pytest.raises(MemoryUnavailableError):
                await running.road.hear([said])
        assert [address for address, _ in phone.arrived] == ["77"]
        assert "database" in phone.arrived[0][1]
        await running.road.hear([said])  # the provider sends it again, and now it is taken
    finally:
        running.road.stop()
        house.engine.dispose()
        lock.dispose()


@dataclass
class Asleep(Phone):
    """Telegram asked for a minute's rest before a press may be answered."""

    pressed: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer_callback(self, query_id: str, words: str = "") -> None:
        self.pressed.set()
        await asyncio.Event().wait()


@pytest.mark.asyncio
async def test_a_press_that_waits_for_telegram_does_not_hold_up_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 5 <= running_room.GRACE <= 20, "the time that a webhook may take, and less than a supervisor waits"
    monkeypatch.setattr(running_room, "GRACE", 1)
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as here:
        known = {"telegram_token": SecretStr("1:x"), "telegram_webhook_secret": SecretStr("s"), "port": 0}
        house = replace(here.house, settings=here.house.settings.model_copy(update=known))
        phone = Asleep()
        running = Running(house, [phone])
        running.road.start()
        server = running_room.server_of(running)
        async with asyncio.timeout(10):
            serving = asyncio.create_task(server.serve())
            while not server.started:
                await asyncio.sleep(0.01)
            port = server.servers[0].sockets[0].getsockname()[1]
            press = {"update_id": 1, "callback_query": {"id": "q", "from": {"id": 5}, "data": "1.1"}}
            headers = {"X-Telegram-Bot-Api-Secret-Token": "s"}
            async with httpx.AsyncClient() as telegram:
                url = f"http://127.0.0.1:{port}/telegram/webhook"
                assert (await telegram.post(url, json=press, headers=headers)).status_code == 200
            await phone.pressed.wait()
            server.should_exit = True
            await serving
        running.road.stop()


@pytest.mark.asyncio
@pytest.mark.parametrize(("page", "said"), [(True, "open that page, or talk with"), (False, "the demo: talk with")])
async def test_it_says_where_it_listens_once_it_does(
    page: bool, said: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "wijkbot")
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as here, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = here.house.settings.model_copy(update={"port": taken.getsockname()[1]})
        running = Running(replace(here.house, settings=settings), [], page_of(here.house) if page else None)
        with pytest.raises(SystemExit):
            await running_room.server_of(running).serve()
        assert "listening" not in caplog.text, "somebody else does"
        taken.close()
        server = running_room.server_of(running)
        async with asyncio.timeout(10):
            serving = asyncio.create_task(server.serve())
            while not server.started:
                await asyncio.sleep(0.01)
            server.should_exit = True
            await serving
    lines = [record.getMessage() for record in caplog.records if record.name == "wijkbot"]
    assert lines[0] == f"listening on http://127.0.0.1:{settings.port}"
    assert said in lines[1]


@pytest.mark.asyncio
async def test_who_stops_waiting_does_not_stop_the_road(tmp_path: Path) -> None:
    """A heartbeat that is cancelled at the end, a request that hangs up: the writer goes on for everybody else."""
    with village(f"sqlite:///{tmp_path / 'test.db'}", tmp_path) as here:
        road = Road(here.house, Clock(here.now))
        road.start()
        busy, free = threading.Event(), threading.Event()

        def long(_: Connection) -> None:
            busy.set()
            free.wait(5)

        working = asyncio.create_task(road.transact(long))
        await asyncio.to_thread(busy.wait, 5)
        said = Inbound("web", "1", "noor", Said("hoi"), here.now)
        left = [asyncio.create_task(road.wake(here.now)), asyncio.create_task(road.hear([said]))]
        await asyncio.sleep(0)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        free.set()
        await working
        async with asyncio.timeout(5):
            heard = await road.transact(lambda c: c.execute(select(inbox.c.message_id)).scalars().all())
        assert heard == ["1"], "what was handed in is heard all the same"
        road.stop()
