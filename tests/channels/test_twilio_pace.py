"""Pacing: so many a second in all, a person's messages apart, the ranks in order, nobody held up by another."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.channels.twilio import INTERVALS, SANDBOX, TwilioChannel
from bot.channels.twilio_pace import Pace
from bot.message import Message, Refused
from flows.effects import RANKS
from flows.events import Inbound, Said
from storage import codec
from storage.people import people
from storage.tables import outbox
from tests.channels.roads import clock
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN
from tests.channels.whatsapp_line import Line, line

TICK = 0.02


async def order(pace: Pace, turns: Sequence[tuple[str, int]]) -> list[tuple[str, int, bool]]:
    """(who, rank, whether it went) in the order in which they were told, all asking at once."""
    told: list[tuple[str, int, bool]] = []

    async def ask(who: str, rank: int) -> None:
        busy = await pace.turn(who, rank)
        told.append((who, rank, busy is None))

    await asyncio.gather(*(ask(who, rank) for who, rank in turns))
    return told


@pytest.mark.asyncio
async def test_who_waits_goes_in_the_order_of_the_ranks() -> None:
    turns = [("a", 4), ("b", 3), ("c", 1), ("d", 2), ("e", 0), ("f", 1)]
    told = await order(Pace(TICK, apart=0), turns)
    assert [who for who, _, went in told if went] == ["e", "c", "f", "d", "b", "a"]


@pytest.mark.asyncio
async def test_a_sender_keeps_its_interval() -> None:
    loop, at = asyncio.get_running_loop(), []
    pace = Pace(TICK, apart=0)

    async def ask() -> None:
        await pace.turn("a", 1)
        at.append(loop.time())

    await asyncio.gather(*(ask() for _ in range(5)))
    assert all(later - earlier >= TICK * 0.9 for earlier, later in pairwise(at))


@pytest.mark.asyncio
async def test_more_than_can_leave_soon_is_sent_back_the_last_ranks_first() -> None:
    told = await order(Pace(TICK, apart=0, patience=TICK * 3), [(f"late-{n}", 4) for n in range(5)] + [("own", 1)])
    assert next(who for who, _, went in told if went) == "own"
    assert sum(went for _, _, went in told) == 3
    assert all(rank == 4 for _, rank, went in told if not went)


@pytest.mark.asyncio
async def test_a_persons_messages_are_apart_and_hold_up_nobody() -> None:
    loop, went = asyncio.get_running_loop(), {}
    pace = Pace(0, apart=TICK)
    begun = loop.time()

    async def ask(name: str, who: str, rank: int) -> None:
        await pace.turn(who, rank)
        went[name] = loop.time() - begun

    turns = (("1", "a", 1), ("2", "a", 2), ("3", "a", 3), ("other", "b", 4), ("danger", "a", 0))
    await asyncio.gather(*(ask(*turn) for turn in turns))
    assert list(went) == ["1", "other", "danger", "2", "3"]
    assert went["2"] >= TICK * 0.9
    assert went["3"] >= TICK * 1.9


@pytest.mark.asyncio
async def test_who_is_cancelled_uses_up_no_turn() -> None:
    pace = Pace(TICK, apart=0)
    gone = asyncio.create_task(pace.turn("a", 0))
    await asyncio.sleep(0)
    gone.cancel()
    assert await pace.turn("b", 1) is None


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "sender", "interval"),
    [("whatsapp", "+31850000000", 1 / 80), ("sms", "+31850000000", 1.0), ("whatsapp", SANDBOX, 3.0)],
)
async def test_each_sender_has_its_own_pace(name: str, sender: str, interval: float) -> None:
    channel = TwilioChannel(
        account_sid=ACCOUNT, token=TOKEN, sender=sender, public_url="https://x.example", clock=clock, name=name
    )
    assert channel._pace._interval == interval
    assert interval in INTERVALS.values()
    await channel.close()


def put(phone: Line, who: str, rank: int) -> None:
    """A row to send, of somebody who is known."""
    here = phone.here
    with here.house.engine.begin() as connection:
        name = ("sms", who, "")
        owner = people(connection, [Inbound("sms", f"first-{who}", who, Said("x"), here.now)])[name].person
        row = {
            "person": owner,
            "key": "old-button",
            "content": codec.content_out({}, ()),
            "rank": rank,
            "status": "ready",
            "due": here.now,
            "created": here.now,
            "proactive": False,
            "repeatable": True,
        }
        connection.execute(insert(outbox), row)


class Watched(Pace):
    """Remembers in which order the ranks got their turn."""

    def __init__(self) -> None:
        super().__init__(TICK / 4, apart=0, patience=TICK * 2)
        self.went: list[int] = []
        self.asked = 0

    async def turn(self, address: str, rank: int) -> float | None:
        self.asked += 1
        busy = await super().turn(address, rank)
        if busy is None:
            self.went.append(rank)
        return busy


@pytest.mark.asyncio
async def test_answers_leave_before_broadcasts_however_full_it_is(database_url: str, tmp_path: Path) -> None:
    pace = Watched()
    async with line(database_url, tmp_path, name="sms", pace=pace) as phone:
        ranks = (4, 4, 4, 3, 2, 1)
        for n in range(60):
            put(phone, f"+3160000{n:04d}", ranks[n % len(ranks)])
        while phone.rows("ready"):
            await phone.sender.drain()
            phone.here.later(seconds=30)
        assert [status for _, status in phone.rows()] == ["sent"] * 60
        assert (len(phone.twilio.sent), phone.twilio.refused) == (60, [])
        assert pace.went == sorted(pace.went), [RANKS[rank] for rank in pace.went]
        assert pace.asked > 60, "not everybody fitted in the queue"


@pytest.mark.asyncio
async def test_who_is_sent_back_comes_back_one_after_another() -> None:
    pace = Pace(1000.0, apart=0, patience=1000.0)
    waiting = asyncio.create_task(pace.turn("a", 1))
    await asyncio.sleep(0)
    channel = TwilioChannel(
        account_sid=ACCOUNT,
        token=TOKEN,
        sender="+31850000000",
        public_url="https://x.example",
        clock=clock,
        name="sms",
        pace=pace,
    )
    away = [await channel.send("b", Message(1, "hoi", rank=4)) for _ in range(3)]
    assert await waiting is None
    after = [d.after for d in away if isinstance(d, Refused) and d.why == "busy" and d.after is not None]
    assert [round(seconds, -2) for seconds in after] == [1000.0, 2000.0, 3000.0]
    await channel.close()
