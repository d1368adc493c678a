"""Telegram as the Bot API 10.1 publishes it, as far as we call it; what it forbids is refused and noted."""

import asyncio
import html
import json
import re
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from email import message_from_bytes
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.channels.loopback import Call, Loopback, Outcome, Reply

TOKEN = "1234567:stand-in"

#: The method that shows a file, and the field that holds it.
FILES: Mapping[str, str] = {
    "sendPhoto": "photo",
    "sendVoice": "voice",
    "sendAudio": "audio",
    "sendDocument": "document",
}
# name: (required, optional) fields; the rest of the Bot API is not ours to call.
_FIELDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "getMe": (frozenset(), frozenset()),
    "sendMessage": (
        frozenset({"chat_id", "text"}),
        frozenset({"parse_mode", "reply_markup", "link_preview_options"}),
    ),
    **{
        method: (frozenset({"chat_id", what}), frozenset({"caption", "parse_mode", "reply_markup"}))
        for method, what in FILES.items()
    },
    "answerCallbackQuery": (frozenset({"callback_query_id"}), frozenset({"text", "show_alert"})),
    "editMessageReplyMarkup": (frozenset({"chat_id", "message_id"}), frozenset({"reply_markup"})),
    "sendChatAction": (frozenset({"chat_id", "action"}), frozenset()),
    "getFile": (frozenset({"file_id"}), frozenset()),
    "setMyCommands": (frozenset({"commands"}), frozenset({"scope", "language_code"})),
    "setMyDescription": (frozenset(), frozenset({"description", "language_code"})),
    "setMyShortDescription": (frozenset(), frozenset({"short_description", "language_code"})),
    "setChatMenuButton": (frozenset(), frozenset({"chat_id", "menu_button"})),
    "getUpdates": (frozenset(), frozenset({"offset", "limit", "timeout", "allowed_updates"})),
    "deleteWebhook": (frozenset(), frozenset({"drop_pending_updates"})),
    "setWebhook": (frozenset({"url"}), frozenset({"secret_token", "allowed_updates", "max_connections"})),
}
LARGEST_FILE = 20 * 1024 * 1024  #: Bytes that a bot may download.
_ACTS = frozenset({"typing", "upload_photo", "record_voice", "upload_voice", "upload_document", "find_location"})
_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_MENUS = frozenset({"commands", "default"})
_KINDS = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})
_ACTIONS = frozenset({"callback_data", "url"})
_TAG = re.compile(r"<(/?)([a-z-]*)[^>]*>?")
_TAGS = frozenset({"b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})


def violation(method: str, fields: Mapping[str, str]) -> str | None:
    """The published rule that this call breaks, in Telegram's words where they are known."""
    required, optional = _FIELDS[method]
    if missing := required - {name for name, value in fields.items() if value}:
        return "message text is empty" if missing == {"text"} else f"missing {sorted(missing)}"
    if unknown := fields.keys() - required - optional:
        return f"not in the contract: {sorted(unknown)}"
    match method:
        case "sendMessage":
            return _send_message(fields)
        case "sendPhoto" | "sendVoice" | "sendAudio" | "sendDocument":
            return _caption(fields)
        case "answerCallbackQuery" if len(fields.get("text", "").encode("utf-16-le")) > 2 * 200:
            return "callback answer above 200 characters"
        case "getUpdates":
            return _get_updates(fields)
        case "setWebhook":
            return _set_webhook(fields)
        case "editMessageReplyMarkup":
            return _edit(fields)
        case "sendChatAction" if fields["action"] not in _ACTS:
            return "wrong parameter action in request"
        case "setMyCommands":
            return _set_commands(fields)
        case "setMyDescription" if len(fields.get("description", "")) > 512:
            return "description is too long"
        case "setMyShortDescription" if len(fields.get("short_description", "")) > 120:
            return "short description is too long"
        case "setChatMenuButton":
            menu = _json(fields.get("menu_button", '{"type": "default"}'))
            return None if isinstance(menu, dict) and menu.get("type") in _MENUS else "unknown menu button"
    return _language(fields)


def _edit(fields: Mapping[str, str]) -> str | None:
    if not re.fullmatch(r"-?[1-9][0-9]{0,15}", fields["chat_id"]):
        return "chat_id is invalid"
    if not fields["message_id"].isdecimal():
        return "message_id is invalid"
    return _keyboard(fields["reply_markup"]) if "reply_markup" in fields else None


def _set_commands(fields: Mapping[str, str]) -> str | None:
    commands = _json(fields["commands"])
    if not isinstance(commands, list) or len(commands) > 100:
        return "commands is not a list of at most 100"
    for command in commands:
        if not isinstance(command, dict) or not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", ""))):
            return "BOT_COMMAND_INVALID"
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            return "BOT_COMMAND_DESCRIPTION_INVALID"
    scope = _json(fields.get("scope", '{"type": "default"}'))
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        return "unknown scope"
    return _language(fields)


def _language(fields: Mapping[str, str]) -> str | None:
    code = fields.get("language_code", "")
    return None if re.fullmatch(r"|[a-z]{2}", code) else "language_code is not two letters"


def _send_message(fields: Mapping[str, str]) -> str | None:
    if not re.fullmatch(r"-?[1-9][0-9]{0,15}|@[A-Za-z0-9_]{4,}", fields["chat_id"]):
        return "chat_id is invalid"
    text = fields["text"]
    if fields.get("parse_mode") == "HTML":
        unclosed: list[str] = []
        for closing, tag in _TAG.findall(text):
            if tag not in _TAGS or (closing and (not unclosed or unclosed.pop() != tag)):
                return "can't parse entities"
            unclosed += [] if closing else [tag]
        if unclosed:
            return "can't parse entities"
        text = html.unescape(_TAG.sub("", text))
    elif "parse_mode" in fields:
        return "unsupported parse_mode"
    if not text.strip():
        return "message text is empty"
    if len(text.encode("utf-16-le")) > 2 * 4096:
        return "message is too long"
    preview = _json(fields.get("link_preview_options", "{}"))
    if not isinstance(preview, dict):
        return "link_preview_options is not an object"
    return _keyboard(fields["reply_markup"]) if "reply_markup" in fields else None


def _caption(fields: Mapping[str, str]) -> str | None:
    caption = fields.get("caption", "")
    if (broken := _send_message({**fields, "text": caption or "…"})) is not None:
        return broken
    too_long = len(html.unescape(_TAG.sub("", caption)).encode("utf-16-le")) > 2 * 1024
    return "message caption is too long" if too_long else None


def _form(call: Call) -> tuple[dict[str, str], bytes]:
    """The fields of a call, and the file in it: as a form, or in several parts where there is one."""
    kind = call.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        return dict(parse_qsl(call.body.decode(), keep_blank_values=True)), b""
    whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + call.body)
    fields: dict[str, str] = {}
    content = b""
    for part in whole.walk():
        name = part.get_param("name", header="content-disposition")
        if not isinstance(name, str):
            continue
        held = part.get_payload(decode=True)
        assert isinstance(held, bytes)
        if part.get_filename() is None:
            fields[name] = held.decode()
        else:
            fields[name], content = f"{len(held)} bytes", held
    return fields, content


def _keyboard(markup: str) -> str | None:
    keyboard = _json(markup)
    rows = keyboard.get("inline_keyboard") if isinstance(keyboard, dict) else None
    if not isinstance(rows, list):
        return "reply_markup is not an inline keyboard"
    for row in rows:
        if not isinstance(row, list) or not row:
            return "a row of buttons is not a list"
        for button in row:
            if not isinstance(button, dict) or not str(button.get("text", "")).strip():
                return "a button has no text"
            if len(_ACTIONS & button.keys()) != 1 or button.keys() - _ACTIONS - {"text"}:
                return "a button has not exactly one action"
            if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
                return "callback_data is not 1-64 bytes"
    return None


def _get_updates(fields: Mapping[str, str]) -> str | None:
    if not 1 <= int(fields.get("limit", "100")) <= 100:
        return "limit is not 1-100"
    if not 0 <= int(fields.get("timeout", "0")) <= 50:
        return "timeout is above 50"
    return _allowed(fields)


def _set_webhook(fields: Mapping[str, str]) -> str | None:
    if urlsplit(fields["url"]).scheme != "https":
        return "an HTTPS URL must be provided for webhook"
    if "secret_token" in fields and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", fields["secret_token"]):
        return "secret token contains unallowed characters"
    return _allowed(fields)


def _allowed(fields: Mapping[str, str]) -> str | None:
    kinds = _json(fields.get("allowed_updates", "[]"))
    return None if isinstance(kinds, list) and set(kinds) <= _KINDS else "unknown kind in allowed_updates"


def _json(text: str) -> object:
    try:
        found: object = json.loads(text)
    except ValueError:
        return None
    return found


class TelegramStandIn:
    """`calls`: what was taken. `refused`: what broke the contract. `plan`: what to answer next instead."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.refused: list[str] = []
        self.plan: deque[Outcome] = deque()
        self.webhook: str | None = None
        self.strangers = 0  #: Calls with another bot's token.
        self.pictures: list[bytes] = []  #: Each file that was sent.
        self.closed_queries: set[str] = set()
        self.trouble: dict[str, Outcome] = {}  #: What the answer to this press meets, each time.
        self.files: dict[str, bytes] = {}  #: By file_id: what a phone sent.
        self.shown: list[tuple[int, str]] = []  #: (chat, text) of each message that a phone shows.
        self.phones: dict[tuple[str, str], dict[str, object]] = {}  #: (chat, message id): the keyboard it shows.
        self.moved: dict[str, int] = {}  #: A group's old number: its new one.
        self.shut: dict[str, str] = {}  #: A chat that may not be written to, and in which words that is said.
        self.url = ""
        self.seen = asyncio.Event()  #: Set at each call.
        self._waiting: list[dict[str, object]] = []
        self._arrived = asyncio.Event()
        self._messages = 0

    def arrives(self, *updates: dict[str, object]) -> None:
        """These wait for getUpdates."""
        self._waiting += updates
        self._arrived.set()

    def called(self, method: str) -> list[dict[str, str]]:
        return [fields for name, fields in self.calls if name == method]

    async def answer(self, call: Call) -> Outcome:
        if (path := unquote(call.target)).startswith(f"/file/bot{TOKEN}/"):
            return self._file(path.removeprefix(f"/file/bot{TOKEN}/"))
        token, _, method = call.target.removeprefix("/bot").partition("/")
        fields, content = _form(call)
        if token != TOKEN:
            self.strangers += 1
            self.seen.set()
            return _error(401, "Unauthorized")
        if method not in _FIELDS:
            return _error(404, "Not Found")
        if broken := violation(method, fields):
            self.refused.append(broken)
            return _error(400, f"Bad Request: {broken}")
        self.calls.append((method, fields))
        if content:
            self.pictures.append(content)
        self.seen.set()
        return self.plan.popleft() if self.plan else await self._result(method, fields)

    async def _result(self, method: str, fields: dict[str, str]) -> Outcome:
        match method:
            case "sendMessage":
                return self._message(fields)
            case "sendPhoto" | "sendVoice" | "sendAudio" | "sendDocument":
                return self._message({**fields, "text": fields.get("caption", "")})
            case "editMessageReplyMarkup":
                return self._edited(fields)
            case "getFile":
                return self._path(fields["file_id"])
            case "answerCallbackQuery":
                query = fields["callback_query_id"]
                if query in self.trouble:
                    return self.trouble[query]
                if query in self.closed_queries:
                    words = "query is too old and response timeout expired or query ID is invalid"
                    return _error(400, f"Bad Request: {words}")
                self.closed_queries.add(query)
            case "setWebhook":
                self.webhook = fields["url"]
            case "deleteWebhook":
                self.webhook = None
                if fields.get("drop_pending_updates") == "true":
                    self._waiting.clear()
            case "getUpdates":
                return await self._updates(fields)
        return _ok(True)

    def _message(self, fields: dict[str, str]) -> Outcome:
        chat = fields["chat_id"]
        if chat in self.moved:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            return refusal(400, words, migrate_to_chat_id=self.moved[chat])
        if chat in self.shut:
            return _error(403, f"Forbidden: {self.shut[chat]}")
        self._messages += 1
        self.shown.append((int(chat), html.unescape(fields["text"])))
        if "reply_markup" in fields:
            self.phones[chat, str(self._messages)] = json.loads(fields["reply_markup"])
        kind = {"id": int(chat), "type": "private" if int(chat) > 0 else "supergroup"}
        return _ok({"message_id": self._messages, "date": 1, "chat": kind, "text": fields["text"]})

    def _edited(self, fields: dict[str, str]) -> Outcome:
        where = fields["chat_id"], fields["message_id"]
        if int(fields["message_id"]) > self._messages:
            return _error(400, "Bad Request: message to edit not found")
        wanted = json.loads(fields["reply_markup"]) if "reply_markup" in fields else None
        if self.phones.get(where) == wanted:
            words = "message is not modified: specified new message content and reply markup are exactly the same"
            return _error(400, f"Bad Request: {words}")
        self.phones.pop(where)
        chat = {"id": int(where[0]), "type": "private"}
        return _ok({"message_id": int(where[1]), "date": 1, "chat": chat, "text": "zoals het was"})

    def _path(self, file_id: str) -> Outcome:
        content = self.files.get(file_id)
        if content is None:
            return _error(400, "Bad Request: invalid file_id")
        if len(content) > LARGEST_FILE:
            return _error(400, "Bad Request: file is too big")
        known = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(content)}
        return _ok({**known, "file_path": f"photos/{file_id}"})

    def _file(self, path: str) -> Outcome:
        self.calls.append(("file", {"path": path}))
        self.seen.set()
        if self.plan:
            return self.plan.popleft()
        content = self.files.get(path.removeprefix("photos/"))
        return Reply(200, content) if content is not None else _error(404, "Not Found")

    async def _updates(self, fields: dict[str, str]) -> Outcome:
        if self.webhook is not None:
            return _error(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = int(fields.get("offset", "0"))
        self._waiting = [u for u in self._waiting if not isinstance(i := u["update_id"], int) or i >= offset]
        if not self._waiting:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), int(fields.get("timeout", "0")))
            except TimeoutError:
                return _ok([])
        return _ok(self._waiting[: int(fields.get("limit", "100"))])

    def release(self) -> None:
        """Let an open getUpdates end."""
        self._arrived.set()


@asynccontextmanager
async def telegram_stand_in() -> AsyncIterator[TelegramStandIn]:
    stand_in = TelegramStandIn()
    async with Loopback(stand_in.answer) as server:
        stand_in.url = server.url
        try:
            yield stand_in
        finally:
            stand_in.release()


def refusal(status: int, words: str, **parameters: object) -> Reply:
    """An error as Telegram words it."""
    more = {"parameters": parameters} if parameters else {}
    return Reply(status, {"ok": False, "error_code": status, "description": words, **more})


def _error(status: int, words: str) -> Reply:
    return refusal(status, words)


def _ok(result: object) -> Reply:
    return Reply(200, {"ok": True, "result": result})
