"""Polling: the offset, our yes to Telegram, moves only after the commit."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_polling import TelegramPolling
from flows.events import Inbound, Pressed, Said
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.channels.roads import RecordingRoad, clock
from tests.channels.telegram_stand_in import TOKEN, TelegramStandIn, refusal, telegram_stand_in


def said(update_id: int, text: str) -> dict[str, object]:
    chat = {"id": 5001, "type": "private"}
    return {"update_id": update_id, "message": {"message_id": update_id, "chat": chat, "text": text}}


def press(update_id: int, query: str, data: str) -> dict[str, object]:
    return {"update_id": update_id, "callback_query": {"id": query, "from": {"id": 5001}, "data": data}}


@asynccontextmanager
async def polling(telegram: TelegramStandIn, last: float = 10.0) -> AsyncIterator[TelegramPolling]:
    channel = TelegramChannel(TOKEN, api_url=telegram.url, timeout=2)
    yield TelegramPolling(channel, clock, wait=5, pause=0.01, longest=0.02, last=last)
    await channel.close()


async def run(telegram: TelegramStandIn, road: RecordingRoad) -> TelegramPolling:
    async with polling(telegram) as poller, asyncio.timeout(10):
        await poller.run(road, road.stop)
    return poller


@pytest.mark.asyncio
async def test_a_webhook_is_taken_away_and_nothing_that_waits_is_dropped() -> None:
    async with telegram_stand_in() as telegram:
        telegram.webhook = "https://wijk.example/telegram/webhook"
        telegram.arrives(said(1, "een"), said(2, "twee"))
        road = RecordingRoad(heard=2)
        await run(telegram, road)
    assert road.events == [Said("een"), Said("twee")]
    assert [inbound.message_id for inbound in road.heard] == ["1", "2"]
    assert telegram.called("deleteWebhook") == [{}]
    assert telegram.refused == []
    assert telegram.called("getUpdates")[0] == {
        "timeout": "5",
        "allowed_updates": '["message", "edited_message", "callback_query", "my_chat_member"]',
    }


@pytest.mark.asyncio
async def test_without_the_database_the_same_updates_are_tried_again_and_not_acknowledged() -> None:
    async with telegram_stand_in() as telegram:
        telegram.arrives(said(7, "een"))
        road = RecordingRoad(heard=1)
        road.failures = 3
        await run(telegram, road)
    assert road.tries == 4
    assert road.events == [Said("een")]
    assert [asked.get("offset") for asked in telegram.called("getUpdates")] == [None, "8"], "not before it was heard"


@pytest.mark.asyncio
async def test_stopped_without_the_database_everything_still_waits_at_telegram() -> None:
    async with telegram_stand_in() as telegram:
        telegram.arrives(said(7, "een"))
        first = RecordingRoad(heard=1, tries=2)
        first.failures = 99
        await run(telegram, first)
        assert first.events == []
        second = RecordingRoad(heard=1)
        await run(telegram, second)
    assert second.events == [Said("een")]


@pytest.mark.asyncio
async def test_an_update_that_cannot_be_read_is_counted_and_blocks_nobody() -> None:
    async with telegram_stand_in() as telegram:
        telegram.arrives({"update_id": 3, "message": "?"}, said(4, "vier"), {"update_id": 5, "poll": {}})
        road = RecordingRoad(heard=2)
        async with polling(telegram) as poller, asyncio.timeout(10):
            running = asyncio.create_task(poller.run(road, road.stop))
            while len(telegram.called("getUpdates")) < 2:
                telegram.seen.clear()
                await telegram.seen.wait()
            telegram.arrives(said(6, "zes"))
            await running
    assert road.events == [Said("vier"), Said("zes")]
    assert poller.unreadable == 1
    assert telegram.called("getUpdates")[1]["offset"] == "6"


@pytest.mark.asyncio
async def test_every_press_is_answered_once_after_the_commit_known_or_not() -> None:
    async with telegram_stand_in() as telegram:
        telegram.arrives(press(1, "q1", "42.1"), press(2, "q2", "oud"), said(3, "hoi"))
        telegram.arrives({"update_id": 4, "callback_query": {"id": "q3"}})
        road = RecordingRoad(heard=3)
        road.failures = 1
        road.hints["1"] = "Deze knop is van een ander."
        await run(telegram, road)
    assert road.events == [Pressed(42, 1), Pressed(0, 0), Said("hoi")]
    told = {call["callback_query_id"]: call.get("text") for call in telegram.called("answerCallbackQuery")}
    assert told == {"q1": "Deze knop is van een ander.", "q2": None, "q3": None}
    answered = [call["callback_query_id"] for call in telegram.called("answerCallbackQuery")]
    assert sorted(answered) == ["q1", "q2", "q3"]
    commit = [name for name, _ in telegram.calls].index("answerCallbackQuery")
    assert [name for name, _ in telegram.calls[:commit]][:2] == ["deleteWebhook", "getUpdates"]
    assert all("offset" not in fields for fields in telegram.called("getUpdates")[:-1])


@pytest.mark.asyncio
async def test_what_was_heard_before_a_calm_stop_does_not_come_again() -> None:
    async with telegram_stand_in() as telegram:
        telegram.arrives(press(1, "q1", "42.1"), said(2, "hoi"))
        first, second = RecordingRoad(heard=2), RecordingRoad(heard=1)
        await run(telegram, first)
        told = telegram.called("getUpdates")[-1]
        assert (told["offset"], told["timeout"], told["limit"]) == ("3", "0", "1")
        telegram.arrives(said(3, "daar ben ik weer"))
        await run(telegram, second)
    assert second.events == [Said("daar ben ik weer")]
    assert [call["callback_query_id"] for call in telegram.called("answerCallbackQuery")] == ["q1"]


@pytest.mark.asyncio
async def test_what_arrives_while_we_stop_is_heard_by_who_comes_next() -> None:
    async with telegram_stand_in() as telegram:
        telegram.arrives(said(1, "een"))
        first = RecordingRoad(heard=1)
        hear = first.hear

        async def hears(inbound: Sequence[Inbound]) -> None:
            await hear(inbound)
            telegram.arrives(said(2, "twee"))

        first.hear = hears  # type: ignore[method-assign]  # something comes in at the last moment
        await run(telegram, first)
        second = RecordingRoad(heard=1)
        await run(telegram, second)
    assert (first.events, second.events) == ([Said("een")], [Said("twee")])


@pytest.mark.asyncio
@pytest.mark.parametrize("trouble", [Trouble.SILENCE, Trouble.HANG_UP, refusal(409, "Conflict"), Reply(502, b"<html>")])
async def test_a_telegram_that_is_away_holds_up_no_stop(trouble: Outcome) -> None:
    async with telegram_stand_in() as telegram:
        telegram.arrives(said(1, "een"))
        road = RecordingRoad(heard=1)
        hear = road.hear

        async def hears(inbound: Sequence[Inbound]) -> None:
            await hear(inbound)
            telegram.plan.append(trouble)

        road.hear = hears  # type: ignore[method-assign]  # Telegram goes away at the last moment
        async with polling(telegram, last=0.1) as poller, asyncio.timeout(3):
            await poller.run(road, road.stop)
    assert road.events == [Said("een")]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "trouble", [refusal(429, "Too Many Requests: retry after 60", retry_after=60), Trouble.SILENCE], ids=["429", "slow"]
)
async def test_a_press_that_cannot_be_answered_holds_up_nobody(trouble: Outcome) -> None:
    async with telegram_stand_in() as telegram:
        telegram.trouble["q1"] = trouble
        telegram.arrives(press(1, "q1", "42.1"), press(2, "q2", "42.2"))
        road = RecordingRoad(heard=3)
        async with polling(telegram, last=0.1) as poller, asyncio.timeout(5):
            running = asyncio.create_task(poller.run(road, road.stop))
            while "q2" not in telegram.closed_queries:
                telegram.seen.clear()
                await telegram.seen.wait()
            telegram.arrives(said(3, "brand!"))
            await running
    assert road.events[2] == Said("brand!")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "trouble",
    [
        refusal(429, "Too Many Requests: retry after 0", retry_after=0),
        refusal(401, "Unauthorized"),
        Reply(502, b"<html>"),
        Reply(200, b"<html>"),
        Reply(200, {"ok": True, "result": {}}),
        refusal(409, "Conflict: terminated by other getUpdates request"),
        Trouble.HANG_UP,
    ],
)
async def test_trouble_at_telegram_is_waited_out(trouble: Outcome) -> None:
    async with telegram_stand_in() as telegram:
        telegram.plan.extend((trouble, Reply(200, {"ok": True, "result": True}), trouble))
        telegram.arrives(said(1, "een"))
        road = RecordingRoad(heard=1)
        await run(telegram, road)
    assert road.events == [Said("een")]


@pytest.mark.asyncio
async def test_a_webhook_set_by_somebody_else_is_taken_away_again() -> None:
    async with telegram_stand_in() as telegram:
        road = RecordingRoad(heard=1)
        async with polling(telegram) as poller, asyncio.timeout(10):
            running = asyncio.create_task(poller.run(road, road.stop))
            while not telegram.called("getUpdates"):
                telegram.seen.clear()
                await telegram.seen.wait()
            telegram.webhook = "https://elders.example"
            telegram.release()
            while len(telegram.called("deleteWebhook")) < 2:
                telegram.seen.clear()
                await telegram.seen.wait()
            telegram.arrives(said(1, "een"))
            await running
    assert road.events == [Said("een")]


@pytest.mark.asyncio
async def test_an_open_question_does_not_hold_up_the_stop() -> None:
    async with telegram_stand_in() as telegram:
        road = RecordingRoad(heard=1)
        async with polling(telegram) as poller, asyncio.timeout(3):
            running = asyncio.create_task(poller.run(road, road.stop))
            while not telegram.called("getUpdates"):
                telegram.seen.clear()
                await telegram.seen.wait()
            road.stop.set()
            await running
    assert road.batches == []
