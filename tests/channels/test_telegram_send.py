"""A message becomes one sendMessage, and each answer of Telegram one verdict."""

import json
import logging

import pytest

from bot.channels.telegram import TelegramChannel
from bot.message import Accepted, Delivery, Message, Refused, Uncertain
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.channels.telegram_stand_in import TOKEN, TelegramStandIn, refusal, telegram_stand_in

HELLO = Message(42, "hoi")

GOLDEN: list[tuple[str, Message, str, list[tuple[str, str]]]] = [
    ("words", Message(42, "Dank je!"), "Dank je!", []),
    ("resident's marks", Message(42, "a < b & <b>c</b>"), "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;", []),
    ("quotes stay", Message(42, "'een bankje' \"hier\""), "'een bankje' \"hier\"", []),
    ("choices", Message(42, "Goed?", ("Ja", "Nee")), "Goed?", [("Ja", "42.1"), ("Nee", "42.2")]),
    ("cut, buttons stay", Message(9, "😀" * 3000, ("Ja",)), "😀" * 2047 + "…", [("Ja", "9.1")]),
    ("marks count once", Message(9, "<" * 4096), "&lt;" * 4096, []),
]


async def deliver(telegram: TelegramStandIn, address: str, message: Message, timeout: float = 10.0) -> Delivery:
    channel = TelegramChannel(TOKEN, api_url=telegram.url, timeout=timeout)
    try:
        return await channel.send(address, message)
    finally:
        await channel.close()


@pytest.mark.asyncio
@pytest.mark.parametrize(("_case", "message", "text", "buttons"), GOLDEN, ids=[case[0] for case in GOLDEN])
async def test_a_message_as_it_goes_over_the_wire(
    _case: str, message: Message, text: str, buttons: list[tuple[str, str]]
) -> None:
    async with telegram_stand_in() as telegram:
        assert await deliver(telegram, "5001", message) == Accepted("5001:1")
        (sent,) = telegram.called("sendMessage")
    assert telegram.refused == []
    assert (sent["chat_id"], sent["text"], sent["parse_mode"]) == ("5001", text, "HTML")
    assert json.loads(sent["link_preview_options"]) == {"is_disabled": True}
    keyboard = json.loads(sent["reply_markup"])["inline_keyboard"] if "reply_markup" in sent else []
    assert [(row[0]["text"], row[0]["callback_data"]) for row in keyboard] == buttons


VERDICTS: list[tuple[Outcome, Delivery]] = [
    (refusal(403, "Forbidden: bot was blocked by the user"), Refused("blocked", True)),
    (refusal(403, "Forbidden: user is deactivated"), Refused("gone", True)),
    (refusal(403, "Forbidden: bot was kicked from the group chat"), Refused("blocked", True)),
    (refusal(400, "Bad Request: chat not found"), Refused("gone", True)),
    (refusal(400, "Bad Request: not enough rights to send text messages"), Refused("blocked", True)),
    (refusal(400, "Bad Request: message is not modified: same"), Accepted("")),
    (refusal(400, "Bad Request: BUTTON_DATA_INVALID"), Refused("invalid", True)),
    (refusal(400, "Bad Request: group upgraded", migrate_to_chat_id=-1001), Refused("gone", True)),
    (refusal(401, "Unauthorized"), Refused("invalid", False)),
    (refusal(404, "Not Found"), Refused("invalid", False)),
    (refusal(429, "Too Many Requests: retry after 7", retry_after=7), Refused("busy", False, 7.0)),
    (Reply(429, b"slow down"), Refused("busy", False, None)),
    (refusal(500, "Internal Server Error"), Refused("down", False)),
    (Reply(502, b"<html>Bad Gateway</html>"), Refused("down", False)),
    (Reply(504, b"<html>Gateway Time-out</html>"), Uncertain("504")),
    (Reply(301, b"", {"Location": "https://elders.example"}), Refused("invalid", False)),
    (Reply(200, b"<html>Welcome to this wifi</html>"), Uncertain("JSONDecodeError")),
    (Reply(200, {"ok": True}), Uncertain("answer not understood: KeyError")),
    (Reply(200, {"ok": True, "result": {"message_id": 1}}), Uncertain("answer not understood: KeyError")),
    (Trouble.SILENCE, Uncertain("ReadTimeout")),
    (Trouble.HANG_UP, Uncertain("RemoteProtocolError")),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("outcome", "delivery"), VERDICTS)
async def test_what_is_known_after_each_answer(outcome: Outcome, delivery: Delivery) -> None:
    async with telegram_stand_in() as telegram:
        telegram.plan.append(outcome)
        patience = 0.2 if outcome is Trouble.SILENCE else 10.0
        assert await deliver(telegram, "5001", HELLO, patience) == delivery
        assert len(telegram.calls) == 1, "a channel never repeats by itself"


@pytest.mark.asyncio
async def test_nobody_there_means_certainly_not_sent() -> None:
    async with telegram_stand_in() as telegram:
        gone = TelegramStandIn()
        gone.url = telegram.url
    assert await deliver(gone, "5001", HELLO) == Refused("down", permanent=False)


@pytest.mark.asyncio
@pytest.mark.parametrize("address", ["", "Sam", "12x", "--5"])
async def test_an_address_that_is_none_is_not_tried(address: str) -> None:
    async with telegram_stand_in() as telegram:
        assert await deliver(telegram, address, HELLO) == Refused("gone", permanent=True)
        assert telegram.calls == []


@pytest.mark.asyncio
async def test_an_empty_text_is_refused_by_the_contract_and_is_our_fault() -> None:
    async with telegram_stand_in() as telegram:
        assert await deliver(telegram, "5001", Message(1, " ")) == Refused("invalid", permanent=True)
        assert telegram.refused == ["message text is empty"]


@pytest.mark.asyncio
async def test_a_late_second_or_failing_answer_to_a_press_never_surfaces(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        await channel.answer_callback("q1")
        await channel.answer_callback("q1")
        assert caplog.records == []
        telegram.plan.append(Reply(500, b""))
        await channel.answer_callback("q2")
        assert [record.getMessage() for record in caplog.records] == [
            "a button press stays unanswered: ServerFailedError"
        ]
        await channel.close()


@pytest.mark.asyncio
async def test_no_log_line_holds_the_token_or_the_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with telegram_stand_in() as telegram:
            telegram.plan.extend((Reply(200, b"geen json: geheime woorden"), Trouble.HANG_UP))
            for _ in range(3):
                await deliver(telegram, "5001", Message(1, "geheime woorden"))
    assert TOKEN not in caplog.text
    assert "geheime woorden" not in caplog.text


@pytest.mark.asyncio
async def test_the_webhook_is_set_with_secret_and_kinds_and_nothing_is_dropped() -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        await channel.use_webhook("https://wijk.example", "s3cret_-")
        (call,) = telegram.called("setWebhook")
        await channel.close()
    assert telegram.webhook == "https://wijk.example/telegram/webhook"
    assert call["secret_token"] == "s3cret_-"
    assert json.loads(call["allowed_updates"]) == [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    ]
    assert "drop_pending_updates" not in call
