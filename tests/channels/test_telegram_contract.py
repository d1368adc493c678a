"""The stand-in refuses what the Bot API forbids: each rule once, asked over the wire."""

import json
from collections.abc import Mapping

import httpx
import pytest

from tests.channels.telegram_stand_in import LARGEST_FILE, TOKEN, telegram_stand_in

SEND = {"chat_id": "5001", "text": "hoi"}
SHOW = {"chat_id": "5001", "photo": "F"}


def keyboard(*buttons: Mapping[str, str]) -> str:
    return json.dumps({"inline_keyboard": [[button] for button in buttons]})


def commands(count: int, name: str = "menu", about: str = "Kies") -> str:
    return json.dumps([{"command": name, "description": about}] * count)


FORBIDDEN: list[tuple[str, dict[str, str], str]] = [
    ("sendMessage", {"text": "hoi"}, "missing"),
    ("sendMessage", {"chat_id": "5001"}, "message text is empty"),
    ("sendMessage", {**SEND, "text": "  \n"}, "message text is empty"),
    ("sendMessage", {**SEND, "text": "a" * 4097}, "message is too long"),
    ("sendMessage", {**SEND, "text": "😀" * 2049}, "message is too long"),
    ("sendMessage", {**SEND, "chat_id": "Sam"}, "chat_id is invalid"),
    ("sendMessage", {**SEND, "text": "a < b", "parse_mode": "HTML"}, "can't parse entities"),
    ("sendMessage", {**SEND, "text": "<b>dik", "parse_mode": "HTML"}, "can't parse entities"),
    ("sendMessage", {**SEND, "text": "<h1>groot</h1>", "parse_mode": "HTML"}, "can't parse entities"),
    ("sendMessage", {**SEND, "parse_mode": "Word"}, "unsupported parse_mode"),
    ("sendMessage", {**SEND, "invented": "1"}, "not in the contract"),
    ("sendMessage", {**SEND, "link_preview_options": "uit"}, "link_preview_options"),
    ("sendMessage", {**SEND, "reply_markup": "{"}, "reply_markup"),
    ("sendMessage", {**SEND, "reply_markup": '{"inline_keyboard":[{"text":"Ja"}]}'}, "a row of buttons"),
    ("sendMessage", {**SEND, "reply_markup": keyboard({"callback_data": "1.1"})}, "no text"),
    ("sendMessage", {**SEND, "reply_markup": keyboard({"text": "Ja"})}, "exactly one action"),
    (
        "sendMessage",
        {**SEND, "reply_markup": keyboard({"text": "Ja", "callback_data": "1.1", "url": "https://nl"})},
        "exactly one action",
    ),
    (
        "sendMessage",
        {**SEND, "reply_markup": keyboard({"text": "Ja", "callback_data": "é" * 33})},
        "64 bytes",
    ),
    ("sendMessage", {**SEND, "reply_markup": keyboard({"text": "Ja", "callback_data": ""})}, "64 bytes"),
    ("sendPhoto", {"chat_id": "5001"}, "missing"),
    ("sendVoice", {"chat_id": "5001", "photo": "F"}, "missing"),
    ("sendPhoto", {**SHOW, "chat_id": "Sam"}, "chat_id is invalid"),
    ("sendPhoto", {**SHOW, "caption": "a" * 1025}, "caption is too long"),
    ("sendPhoto", {**SHOW, "caption": "😀" * 513}, "caption is too long"),
    ("sendPhoto", {**SHOW, "caption": "a < b", "parse_mode": "HTML"}, "can't parse entities"),
    ("sendPhoto", {**SHOW, "link_preview_options": "{}"}, "not in the contract"),
    ("sendPhoto", {**SHOW, "reply_markup": keyboard({"text": "Ja"})}, "exactly one action"),
    ("answerCallbackQuery", {}, "missing"),
    ("answerCallbackQuery", {"callback_query_id": "q", "text": "a" * 201}, "above 200"),
    ("getUpdates", {"timeout": "51"}, "timeout"),
    ("getUpdates", {"limit": "101"}, "limit"),
    ("getUpdates", {"allowed_updates": '["gossip"]'}, "allowed_updates"),
    ("getUpdates", {"allowed_updates": "message"}, "allowed_updates"),
    ("answerCallbackQuery", {"callback_query_id": "q", "text": "😀" * 101}, "above 200"),
    ("answerCallbackQuery", {"callback_query_id": "q", "url": "https://nl"}, "not in the contract"),
    ("editMessageReplyMarkup", {"chat_id": "5001"}, "missing"),
    ("editMessageReplyMarkup", {"chat_id": "Sam", "message_id": "1"}, "chat_id is invalid"),
    ("editMessageReplyMarkup", {"chat_id": "5001", "message_id": "een"}, "message_id is invalid"),
    ("editMessageReplyMarkup", {"chat_id": "5001", "message_id": "1", "reply_markup": "{"}, "reply_markup"),
    ("editMessageReplyMarkup", {"chat_id": "5001", "message_id": "1"}, "message to edit not found"),
    ("sendChatAction", {"chat_id": "5001"}, "missing"),
    ("sendChatAction", {"chat_id": "5001", "action": "dancing"}, "action"),
    ("getFile", {}, "missing"),
    ("getFile", {"file_id": "onbekend"}, "invalid file_id"),
    ("getFile", {"file_id": "groot"}, "file is too big"),
    ("setMyCommands", {}, "missing"),
    ("setMyCommands", {"commands": commands(101)}, "at most 100"),
    ("setMyCommands", {"commands": commands(1, name="mijn gegevens")}, "COMMAND_INVALID"),
    ("setMyCommands", {"commands": commands(1, name="Menu")}, "COMMAND_INVALID"),
    ("setMyCommands", {"commands": commands(1, name="a" * 33)}, "COMMAND_INVALID"),
    ("setMyCommands", {"commands": commands(1, about="")}, "DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": commands(1, about="a" * 257)}, "DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": commands(1), "scope": '{"type": "moon"}'}, "unknown scope"),
    ("setMyCommands", {"commands": commands(1), "language_code": "nl-NL"}, "two letters"),
    ("setMyDescription", {"description": "a" * 513}, "too long"),
    ("setMyDescription", {"description": "a", "language_code": "dutch"}, "two letters"),
    ("setMyShortDescription", {"short_description": "a" * 121}, "too long"),
    ("setChatMenuButton", {"menu_button": '{"type": "dinner"}'}, "menu button"),
    ("setWebhook", {}, "missing"),
    ("setWebhook", {"url": "http://wijk.example/telegram/webhook"}, "HTTPS"),
    ("setWebhook", {"url": "https://wijk.example", "secret_token": "geheim!"}, "secret token"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("method", "fields", "words"), FORBIDDEN)
async def test_what_the_contract_forbids_is_refused(method: str, fields: dict[str, str], words: str) -> None:
    async with telegram_stand_in() as telegram, httpx.AsyncClient() as client:
        telegram.files["groot"] = bytes(LARGEST_FILE + 1)
        answer = await client.post(f"{telegram.url}/bot{TOKEN}/{method}", data=fields)
    assert answer.status_code == 400
    assert words in answer.json()["description"]
    refused = len(telegram.refused) == 1
    assert refused != bool(telegram.calls), "by its shape, or by what is known at Telegram"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "status"),
    [("botwrong/sendMessage", 401), (f"bot{TOKEN}/sendFlowers", 404), (f"bot{TOKEN}/sendMessage", 200)],
)
async def test_token_and_method_are_looked_at(path: str, status: int) -> None:
    async with telegram_stand_in() as telegram, httpx.AsyncClient() as client:
        assert (await client.post(f"{telegram.url}/{path}", data=SEND)).status_code == status


@pytest.mark.asyncio
async def test_a_query_is_answered_once_and_polling_ends_where_a_webhook_begins() -> None:
    async with telegram_stand_in() as telegram, httpx.AsyncClient() as client:
        bot = f"{telegram.url}/bot{TOKEN}"
        query = {"callback_query_id": "q1"}
        assert (await client.post(f"{bot}/answerCallbackQuery", data=query)).status_code == 200
        assert "too old" in (await client.post(f"{bot}/answerCallbackQuery", data=query)).text
        await client.post(f"{bot}/setWebhook", data={"url": "https://wijk.example/telegram/webhook"})
        assert (await client.post(f"{bot}/getUpdates")).status_code == 409
