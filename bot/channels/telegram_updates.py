"""Telegram's updates become `Inbound`: the same for polling and webhook. Source: Bot API 10.1.

Own small models instead of `telegram.Update.de_json`: some 8 us an update instead of 90, and no
library to import before the web answers. Fields that Telegram adds are let through unread.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.channels import UnreadableError, clean, pressed
from flows.events import Blocked, Event, Inbound, Located, Pressed, Said, Sent, Started

WEBHOOK_PATH = "/telegram/webhook"

#: Asked for explicitly, as an absent list means "as it was". A private chat's my_chat_member is a block.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?:\s+(.*))?", re.DOTALL)

# Telegram tells these about a chat, nobody sent them: an answer would surprise.
_NOBODY_SPOKE = frozenset(
    {
        "boost_added",
        "chat_background_set",
        "connected_website",
        "message_auto_delete_timer_changed",
        "pinned_message",
        "proximity_alert_triggered",
        "write_access_allowed",
    }
)


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


_Text = Annotated[str, BeforeValidator(_cleaned)]


class _Wire(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)


class _User(_Wire):
    id: int
    language_code: _Text = ""


class _Chat(_Wire):
    id: int
    type: _Text


class _File(_Wire):
    file_id: _Text


class _Location(_Wire):
    latitude: float = Field(ge=-90, le=90, allow_inf_nan=False)
    longitude: float = Field(ge=-180, le=180, allow_inf_nan=False)


class _Answered(_Wire):
    message_id: int


class _Message(_Wire):
    chat: _Chat
    sender: _User | None = Field(None, alias="from")
    reply_to_message: _Answered | None = None
    text: _Text | None = None
    caption: _Text = ""
    location: _Location | None = None
    photo: list[_File] = []
    voice: _File | None = None
    video_note: _File | None = None
    audio: _File | None = None
    video: _File | None = None
    document: _File | None = None


class _CallbackQuery(_Wire):
    id: _Text
    sender: _User = Field(alias="from")
    data: _Text = ""


class _Member(_Wire):
    status: _Text


class _ChatMemberUpdated(_Wire):
    chat: _Chat
    new_chat_member: _Member


class _Update(_Wire):
    update_id: int
    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _CallbackQuery | None = None
    my_chat_member: _ChatMemberUpdated | None = None


def inbound_from(update: object, at: datetime) -> Inbound | None:
    """What happened, for an update parsed from JSON that reached us `at` (UTC).

    None: nothing happened that the thinking must know (a pinned message, a kind we did not ask for).
    Raises UnreadableError when it is no update, or one that does not say who sent what.
    """
    try:
        wire = _Update.model_validate(update)
    except ValidationError as error:
        raise UnreadableError("not an update of the Bot API") from error
    event: Event | None = None
    address, language = 0, ""
    if (message := wire.message or wire.edited_message) is not None:
        event = _event(message, edited=wire.message is None)
        address = message.chat.id
        language = message.sender.language_code if message.sender else ""
    elif (query := wire.callback_query) is not None:
        # The presser, not the chat: a button can be forwarded, and in a group somebody in particular pressed.
        event = pressed(query.data) or Pressed(0, 0)
        address, language = query.sender.id, query.sender.language_code
    elif (change := wire.my_chat_member) is not None and change.chat.type == "private":
        event = {"kicked": Blocked(True), "member": Blocked(False)}.get(change.new_chat_member.status)
        address = change.chat.id
    if event is None:
        return None
    return Inbound("telegram", str(wire.update_id), str(address), event, at, language.partition("-")[0].lower())


def callback_query_of(update: object) -> str | None:
    """The id of the button press that waits for an answer, also when the update is otherwise unreadable."""
    query = update.get("callback_query") if isinstance(update, Mapping) else None
    query_id = query.get("id") if isinstance(query, Mapping) else None
    return query_id if isinstance(query_id, str) and query_id else None


def provider_id(chat: int, message: int) -> str:
    """Telegram numbers messages within a chat: only the pair is unique."""
    return f"{chat}:{message}"


def _event(message: _Message, edited: bool) -> Event | None:
    if message.text is not None:
        answered = message.reply_to_message
        words = _words(message.text, provider_id(message.chat.id, answered.message_id) if answered else None)
        return replace(words, edited=True) if edited and isinstance(words, Said) else words
    if message.photo:
        return Sent("photo", message.caption, message.photo[-1].file_id)  # The last size is the largest.
    if (voice := message.voice or message.audio) is not None:
        return Sent("voice", message.caption, voice.file_id)
    if (file := message.video or message.video_note or message.document) is not None:
        return Sent("document", message.caption, file.file_id)
    if edited:
        return None  # A live location moves every few seconds; a changed sticker says nothing new.
    if message.location is not None:
        return Located(message.location.latitude, message.location.longitude)
    if message.chat.type != "private" or _NOBODY_SPOKE & (message.model_extra or {}).keys():
        return None
    return Sent("sticker", message.caption)


def _words(text: str, reply_to: str | None) -> Event:
    command = _COMMAND.fullmatch(text.strip())
    if command is None:
        return Said(text, reply_to)
    name, rest = command[1], (command[2] or "").strip()
    if name.lower() == "start":
        return Started(rest)
    # In a group with privacy mode only '/42 tekst' reaches us, never '#42 tekst'.
    word = f"#{name}" if name.isdigit() else name.replace("_", " ")
    return Said(f"{word} {rest}".strip(), reply_to)
