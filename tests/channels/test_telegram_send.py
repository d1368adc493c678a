"""A message becomes one sendMessage, and each answer of Telegram one verdict."""

import asyncio
import json
import logging
from dataclasses import replace

import pytest
from telegram.error import TelegramError

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_errors import in_words
from bot.channels.telegram_pace import UNASKED, Pace
from bot.media import LARGEST
from bot.message import Accepted, Delivery, FetchError, File, Message, Moved, Refused, Uncertain
from tests.channels.loopback import Outcome, Reply, Trouble
from tests.channels.telegram_stand_in import TOKEN, TelegramStandIn, refusal, telegram_stand_in

HELLO = Message(42, "hoi")
PATH = Reply(200, {"ok": True, "result": {"file_id": "F", "file_unique_id": "u", "file_path": "photos/F"}})

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
        assert await deliver(telegram, "5001", message) == Accepted("1")
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
    (refusal(400, "Bad Request: group upgraded", migrate_to_chat_id=-1001), Moved("-1001")),
    (refusal(401, "Unauthorized"), Refused("invalid", False)),
    (refusal(404, "Not Found"), Refused("invalid", False)),
    (refusal(429, "Too Many Requests: retry after 7", retry_after=7), Refused("busy", False, 8.0)),
    (Reply(429, b"slow down"), Refused("busy", False, UNASKED + 1)),
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
@pytest.mark.parametrize("address", ["", "Sam", "12x", "--5", "9" * 5000])
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
async def test_a_press_is_answered_once_and_its_failures_never_surface(caplog: pytest.LogCaptureFixture) -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        await channel.answer_callback("q1")
        await channel.answer_callback("q1")
        assert len(telegram.called("answerCallbackQuery")) == 1, "an update that comes again is not answered again"
        telegram.closed_queries.add("q2")
        await channel.answer_callback("q2")
        assert caplog.records == [], "too old: somebody else was faster, or the phone gave up"
        telegram.plan.extend((Reply(500, b""), refusal(429, "Too Many Requests: retry after 0", retry_after=0)))
        await channel.answer_callback("q3", "é" * 300)
        last = telegram.called("answerCallbackQuery")[-1]
        assert ("q3" in telegram.closed_queries, len(last["text"])) == (True, 200)
        telegram.plan.append(refusal(400, "Bad Request: something else"))
        await channel.answer_callback("q4")
        assert [record.getMessage() for record in caplog.records] == ["a button press stays unanswered: BadRequest"]
        await channel.close()


@pytest.mark.asyncio
async def test_buttons_leave_the_phone_and_their_absence_is_no_error() -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        sent = await channel.send("5001", Message(42, "Goed?", ("Ja", "Nee")))
        assert isinstance(sent, Accepted)
        assert telegram.phones.keys() == {("5001", sent.provider_id)}
        assert await channel.take_off("5001", sent.provider_id)
        assert telegram.phones == {}
        assert await channel.take_off("5001", sent.provider_id), "message is not modified"
        assert await channel.take_off("5001", "77"), "message to edit not found"
        assert await channel.take_off("Sam", "1")
        assert await channel.take_off("5001", "")
        telegram.plan.append(refusal(403, "Forbidden: bot was blocked by the user"))
        assert await channel.take_off("5001", "1")
        for trouble in (Reply(502, b""), Trouble.HANG_UP, refusal(429, "Too Many Requests", retry_after=1)):
            telegram.plan.append(trouble)
            assert not await channel.take_off("5001", "1"), "later"
        await channel.close()
    assert telegram.refused == []


FETCHED: list[tuple[tuple[Outcome, ...], tuple[str, bool]]] = [
    ((refusal(400, "Bad Request: file is too big"),), ("too-large", True)),
    ((refusal(400, "Bad Request: invalid file_id"),), ("gone", True)),
    ((refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable"),), ("gone", False)),
    ((refusal(429, "Too Many Requests", retry_after=3),), ("gone", False)),
    ((refusal(401, "Unauthorized"),), ("gone", False)),
    ((Reply(502, b""),), ("gone", False)),
    ((Trouble.HANG_UP,), ("gone", False)),
    ((Reply(200, {"ok": True, "result": {"file_id": "F", "file_unique_id": "u"}}),), ("gone", True)),
    (
        (Reply(200, {"ok": True, "result": {"file_id": "F", "file_unique_id": "u", "file_size": LARGEST + 1}}),),
        ("too-large", True),
    ),
    ((PATH, refusal(404, "Not Found")), ("gone", True)),
    ((PATH, Reply(500, b"")), ("gone", False)),
    ((PATH, Trouble.HANG_UP), ("gone", False)),
    ((PATH, Reply(200, bytes(LARGEST + 1))), ("too-large", True)),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("outcomes", "failure"), FETCHED)
async def test_a_file_that_does_not_come_says_whether_to_ask_again(
    outcomes: tuple[Outcome, ...], failure: tuple[str, bool], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        async with telegram_stand_in() as telegram:
            channel = TelegramChannel(TOKEN, api_url=telegram.url, timeout=5)
            telegram.plan.extend(outcomes)
            with pytest.raises(FetchError) as failed:
                await channel.fetch("F")
            await channel.close()
    assert (failed.value.why, failed.value.permanent) == failure
    assert TOKEN not in caplog.text + repr(failed.value) + str(failed.value.__cause__), "the link holds the token"


@pytest.mark.asyncio
async def test_a_file_is_fetched_by_its_id_and_needs_no_letting_go(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with telegram_stand_in() as telegram:
            telegram.files["F"] = b"een foto"
            channel = TelegramChannel(TOKEN, api_url=telegram.url)
            assert await channel.fetch("F") == b"een foto"
            await channel.let_go("F")
            await channel.close()
    assert [name for name, _ in telegram.calls] == ["getFile", "file"]
    assert TOKEN not in caplog.text


@pytest.mark.asyncio
async def test_typing_is_shown_and_never_an_error() -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        await channel.typing("5001")
        telegram.plan.append(refusal(403, "Forbidden: bot was blocked by the user"))
        await channel.typing("5001")
        await channel.typing("Sam")
        await channel.close()
    assert telegram.called("sendChatAction") == [{"chat_id": "5001", "action": "typing"}] * 2
    assert telegram.refused == []


@pytest.mark.asyncio
async def test_a_chat_that_must_rest_is_not_written_to_and_others_are() -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url, pace=Pace(now=lambda: 100.0))
        telegram.plan.append(refusal(429, "Too Many Requests: retry after 30", retry_after=30))
        assert await channel.send("5001", HELLO) == Refused("busy", False, 31.0)
        assert await channel.send("5001", HELLO) == Refused("busy", False, 31.0)
        assert await channel.send("5002", HELLO) == Accepted("1")
        await channel.close()
    assert [call["chat_id"] for call in telegram.called("sendMessage")] == ["5001", "5002"]


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


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (refusal(401, "Unauthorized"), "it does not know TELEGRAM_TOKEN; `wijkbot doctor` says what to mend"),
        (refusal(404, "Not Found"), "it does not know TELEGRAM_TOKEN; `wijkbot doctor` says what to mend"),
        (refusal(409, "Conflict: terminated"), "another program asks with the same token, or has set a webhook"),
        (refusal(400, "Bad Request: bad webhook: ip is reserved"), "it says 'Bad webhook: ip is reserved'"),
        (refusal(400, f"Bad Request: no bot{TOKEN} here"), "it says 'No bot... here'"),
        (Reply(502, b"<html>"), "ServerFailedError"),
    ],
)
async def test_why_telegram_does_not_take_a_webhook_is_in_the_log_without_the_token(
    outcome: Outcome, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with telegram_stand_in() as telegram:
        telegram.plan.append(outcome)
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        with pytest.raises(TelegramError) as refused:
            await channel.use_webhook("https://wijk.example", "s3cret_-")
        await channel.close()
    assert in_words(refused.value) == said
    assert TOKEN not in caplog.text


PHOTO, VOICE = File("foto.jpg", "image/jpeg", b"jpeg"), File("geluid.ogg", "audio/ogg", b"ogg")
SOUND, OTHER = File("geluid.m4a", "audio/mp4", b"m4a"), File("alles.html", "text/html", b"html")
LARGE = File("foto.jpg", "image/jpeg", bytes(10_000_001))
CARD = Message(42, "Een bankje. Foto: https://bot.example/1", ("Ja",), beside="Een <bankje>. Foto: hierbij")
SHOWN = {"message_id": 7, "date": 1, "chat": {"id": 5001, "type": "private"}}


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("file", "method"),
    [
        (PHOTO, "sendPhoto"),
        (VOICE, "sendVoice"),
        (SOUND, "sendAudio"),
        (OTHER, "sendDocument"),
        (LARGE, "sendDocument"),
    ],
    ids=["photo", "voice", "sound", "other", "large photo"],
)
async def test_one_file_carries_its_text_and_the_buttons(file: File, method: str) -> None:
    async with telegram_stand_in() as telegram:
        assert await deliver(telegram, "5001", replace(CARD, files=(file,))) == Accepted("1")
        ((name, sent),) = telegram.calls
        assert (name, sent["caption"]) == (method, "Een &lt;bankje&gt;. Foto: hierbij")
        assert telegram.phones.keys() == {("5001", "1")}
        assert telegram.pictures == [file.content]
    assert telegram.refused == []


@pytest.mark.asyncio
async def test_several_files_or_a_long_text_come_one_after_another() -> None:
    long = replace(CARD, beside="😀" * 513, files=(PHOTO,))
    async with telegram_stand_in() as telegram:
        both = await deliver(telegram, "5001", replace(CARD, files=(PHOTO, VOICE)))
        assert both == Accepted("3", parts=("1", "2", "3"))
        assert await deliver(telegram, "5001", long) == Accepted("5", parts=("4", "5"))
        names = [name for name, _ in telegram.calls]
        assert names == ["sendPhoto", "sendVoice", "sendMessage", "sendPhoto", "sendMessage"]
        assert telegram.phones.keys() == {("5001", "3"), ("5001", "5")}
        assert not any(fields.get("caption") for _, fields in telegram.calls)
    assert telegram.refused == []


@pytest.mark.asyncio
async def test_what_arrived_does_not_come_again_with_the_rest() -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        card = replace(CARD, files=(PHOTO, VOICE))
        telegram.plan.extend((Reply(200, {"ok": True, "result": SHOWN}), Reply(502, b"")))
        assert await channel.send("5001", card) == Refused("down", permanent=False)
        assert await channel.send("5001", card) == Accepted("2", parts=("7", "1", "2"))
        assert [name for name, _ in telegram.calls] == ["sendPhoto", "sendVoice", "sendVoice", "sendMessage"]
        await channel.close()


@pytest.mark.asyncio
async def test_a_file_that_is_not_taken_costs_nobody_the_message() -> None:
    no = refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    async with telegram_stand_in() as telegram:
        telegram.plan.append(no)
        assert await deliver(telegram, "5001", replace(CARD, files=(PHOTO,))) == Accepted("1")
        assert [name for name, _ in telegram.calls] == ["sendPhoto", "sendDocument"], "as a document it is taken"
        telegram.calls.clear()
        telegram.plan.extend((no, no))
        assert await deliver(telegram, "5001", replace(CARD, files=(PHOTO,))) == Accepted("2")
        assert [name for name, _ in telegram.calls] == ["sendPhoto", "sendDocument", "sendMessage"]
        assert telegram.called("sendMessage")[0]["text"] == CARD.text, "with the address of its page"
        telegram.calls.clear()
        huge = File("alles.html", "text/html", bytes(50_000_001))
        assert await deliver(telegram, "5001", replace(CARD, files=(huge,))) == Accepted("3")
        assert [name for name, _ in telegram.calls] == ["sendMessage"], "more than Telegram takes is not even tried"
        telegram.plan.append(refusal(403, "Forbidden: bot was blocked by the user"))
        assert await deliver(telegram, "5001", replace(CARD, files=(PHOTO,))) == Refused("blocked", True)


@pytest.mark.asyncio
async def test_asked_to_wait_between_two_files_only_the_rest_comes_later() -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url, pace=Pace(0.0))
        telegram.plan.extend(
            (Reply(200, {"ok": True, "result": SHOWN}), refusal(429, "Too Many Requests", retry_after=0))
        )
        made = await channel.send("5001", replace(CARD, files=(PHOTO, VOICE)))
        assert isinstance(made, Refused)
        assert (made.why, made.permanent) == ("busy", False)
        await asyncio.sleep(made.after or 0.0)
        assert await channel.send("5001", replace(CARD, files=(PHOTO, VOICE))) == Accepted("2", parts=("7", "1", "2"))
        await channel.close()
        assert [name for name, _ in telegram.calls] == ["sendPhoto", "sendVoice", "sendVoice", "sendMessage"]


@pytest.mark.asyncio
async def test_what_is_gone_by_the_second_try_holds_nothing_else_back() -> None:
    """The first photo arrived, and is erased before the rest is tried again: the next must not be taken for it."""
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        telegram.plan.extend((Reply(200, {"ok": True, "result": SHOWN}), Reply(502, b"")))
        assert await channel.send("5001", replace(CARD, files=(PHOTO, VOICE))) == Refused("down", permanent=False)
        assert await channel.send("5001", replace(CARD, files=(VOICE,))) == Accepted("2", parts=("7", "1", "2"))
        assert telegram.pictures[-1] == VOICE.content
        assert await channel.send("5002", replace(CARD, files=(PHOTO, VOICE))) == Accepted("5", parts=("3", "4", "5"))
        await channel.close()


@pytest.mark.asyncio
async def test_when_it_is_not_known_whether_a_file_arrived_that_is_said() -> None:
    async with telegram_stand_in() as telegram:
        telegram.plan.append(Trouble.HANG_UP)
        assert isinstance(await deliver(telegram, "5001", replace(CARD, files=(PHOTO,))), Uncertain)
        assert [name for name, _ in telegram.calls] == ["sendPhoto"]


@pytest.mark.asyncio
async def test_words_do_not_wait_for_a_photo_that_may_not_arrive() -> None:
    async with telegram_stand_in() as telegram:
        channel = TelegramChannel(TOKEN, api_url=telegram.url)
        telegram.plan.append(Reply(504, b""))
        assert await channel.send("5001", replace(CARD, files=(PHOTO,))) == Uncertain("504")
        assert await channel.send("5001", replace(CARD, files=(PHOTO,))) == Accepted("1")
        assert [name for name, _ in telegram.calls] == ["sendPhoto", "sendMessage"]
        await channel.close()
