"""Pacing: so many a second in all, a person's messages apart, the ranks in order, nobody held up by another."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.channels import twilio as twilio_room
from bot.channels.twilio import INTERVALS, SANDBOX, TwilioChannel
from bot.channels.twilio_pace import Pace
from bot.message import Accepted, Message, Refused
from flows.effects import RANKS
from flows.events import Inbound, Said
from storage import codec
from storage.people import people
from storage.tables import outbox
from tests.channels.roads import clock
from tests.channels.twilio_stand_in import ACCOUNT, TOKEN, TwilioStandIn, twilio_stand_in
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


class Counted(Pace):
    """Remembers each turn that was asked for, and may say that it is busy at one of them."""

    def __init__(self, busy_at: int = 0) -> None:
        super().__init__(TICK, apart=TICK * 10)
        self.went: list[float] = []
        self.busy_at = busy_at
        self.asked: list[tuple[str, int]] = []

    async def turn(self, address: str, rank: int) -> float | None:
        self.asked.append((address, rank))
        busy = 7.0 if len(self.asked) == self.busy_at else await super().turn(address, rank)
        self.went.append(asyncio.get_running_loop().time())
        return busy


LONG = " ".join(f"woord{n}" for n in range(500))  #: Three parts.


def texting(twilio: TwilioStandIn, pace: Pace) -> TwilioChannel:
    return TwilioChannel(
        account_sid=ACCOUNT,
        token=TOKEN,
        sender="+31850000000",
        public_url="https://x.example",
        clock=clock,
        name="sms",
        api_url=twilio.url,
        pace=pace,
    )


@pytest.mark.asyncio
@pytest.mark.parametrize(("rank", "turns"), [(1, [1, 1, 1]), (3, [3, 3, 3]), (0, [0, 1, 1])])
async def test_the_parts_of_a_long_text_are_as_far_apart_as_messages(rank: int, turns: list[int]) -> None:
    pace = Counted()
    async with twilio_stand_in() as twilio:
        channel = texting(twilio, pace)
        sent = await channel.send("+31600000001", Message(1, LONG, rank=rank))
        await channel.close()
    assert isinstance(sent, Accepted)
    assert len(sent.parts) == 3
    assert pace.asked == [("+31600000001", turn) for turn in turns]
    assert all(later - earlier >= TICK * 5 for earlier, later in pairwise(pace.went)), (
        "a person's second, for parts too"
    )


@pytest.mark.asyncio
async def test_who_waited_in_the_queue_still_keeps_apart_from_what_follows() -> None:
    loop, pace = asyncio.get_running_loop(), Pace(TICK, apart=TICK)
    others = [asyncio.create_task(pace.turn(f"other-{n}", 0)) for n in range(5)]
    await pace.turn("a", 1)
    gone = loop.time()
    await asyncio.gather(*others)
    pace._interval = 0  # only their own second counts now
    await pace.turn("a", 1)
    assert loop.time() - gone >= TICK * 0.5


@pytest.mark.asyncio
async def test_a_part_for_which_there_is_no_room_goes_later_and_no_part_goes_twice() -> None:
    pace = Counted(busy_at=2)
    async with twilio_stand_in() as twilio:
        channel = texting(twilio, pace)
        first = await channel.send("+31600000001", Message(1, LONG))
        again = await channel.send("+31600000001", Message(1, LONG))
        await channel.close()
        said = [form["Body"] for form in twilio.sent]
    assert first == Refused("busy", permanent=False, after=7.0)
    assert isinstance(again, Accepted)
    assert " ".join(said) == LONG
    assert len(again.parts) == len(said) == 3


@pytest.mark.asyncio
async def test_a_long_text_gives_up_its_turn_before_its_lease_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twilio_room, "_PARTS_WITHIN", -1.0)
    async with twilio_stand_in() as twilio:
        channel = texting(twilio, Pace(0, apart=0))
        went = [await channel.send("+31600000001", Message(1, LONG)) for _ in range(3)]
        await channel.close()
        said = [form["Body"] for form in twilio.sent]
    assert [isinstance(made, Accepted) for made in went] == [False, False, True]
    assert " ".join(said) == LONG


@pytest.mark.asyncio
async def test_what_follows_an_emergency_keeps_apart_from_it() -> None:
    loop, pace = asyncio.get_running_loop(), Pace(0, apart=TICK)
    begun = loop.time()
    await pace.turn("a", 0)
    await pace.turn("a", 0)
    assert loop.time() - begun < TICK
    await pace.turn("a", 1)
    assert loop.time() - begun >= TICK * 0.9
