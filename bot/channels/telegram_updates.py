"""Telegram's updates become `Inbound`: the same for polling and webhook. Source: Bot API 10.1.

Own small models instead of `telegram.Update.de_json`: some 8 us an update instead of 90, and no
library to import before the web answers. Fields that Telegram adds are let through unread.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.channels import UnreadableError, clean, kind_of_file, pressed
from flows.events import Blocked, Event, Inbound, Located, Moved, Pressed, Said, Sent, Started
from flows.front_desk import CODE

WEBHOOK_PATH = "/telegram/webhook"

#: Asked for explicitly, as an absent list means "as it was". A private chat's my_chat_member is a block.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?:\s+(.*))?", re.DOTALL)

_GROUPS = frozenset({"group", "supergroup"})
_LINKS = frozenset({"start", "koppel"})  #: Commands that bring an invitation code into a group.

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
    is_bot: bool = False
    language_code: _Text = ""


class _Chat(_Wire):
    id: int
    type: _Text


class _File(_Wire):
    file_id: _Text
    mime_type: _Text = ""
    file_name: _Text = ""


class _Contact(_Wire):
    phone_number: _Text
    user_id: int | None = None


class _Location(_Wire):
    latitude: float = Field(ge=-90, le=90, allow_inf_nan=False)
    longitude: float = Field(ge=-180, le=180, allow_inf_nan=False)


class _Answered(_Wire):
    message_id: int
    sender: _User | None = Field(None, alias="from")


class _Message(_Wire):
    chat: _Chat
    sender: _User | None = Field(None, alias="from")
    reply_to_message: _Answered | None = None
    text: _Text | None = None
    caption: _Text = ""
    media_group_id: _Text = ""
    location: _Location | None = None
    photo: list[_File] = []
    voice: _File | None = None
    video_note: _File | None = None
    audio: _File | None = None
    video: _File | None = None
    document: _File | None = None
    contact: _Contact | None = None
    migrate_to_chat_id: int | None = None


class _Shown(_Wire):
    chat: _Chat


class _CallbackQuery(_Wire):
    id: _Text
    sender: _User = Field(alias="from")
    message: _Shown | None = None
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
    if (message := wire.message or wire.edited_message) is not None:
        heard = _message(message, edited=wire.message is None)
    elif (query := wire.callback_query) is not None:
        # The presser, not the chat: a button can be forwarded, and in a group somebody in particular pressed.
        where = query.message.chat if query.message is not None else None
        group = str(where.id) if where is not None and where.type in _GROUPS else ""
        language = query.sender.language_code
        heard = _Heard(pressed(query.data) or Pressed(0, 0), str(query.sender.id), group, language)
    elif (change := wire.my_chat_member) is not None:
        heard = _membership(change)
    else:
        heard = None
    if heard is None:
        return None
    language = heard.language.partition("-")[0].lower()
    return Inbound("telegram", str(wire.update_id), heard.address, heard.event, at, language, group=heard.group)


def id_of(update: object) -> int | None:
    """The number of an update; None for what is no update of Telegram at all."""
    update_id: object = update.get("update_id") if isinstance(update, Mapping) else None
    return update_id if isinstance(update_id, int) and not isinstance(update_id, bool) else None


def callback_query_of(update: object) -> str | None:
    """The id of the button press that waits for an answer, also when the update is otherwise unreadable."""
    query = update.get("callback_query") if isinstance(update, Mapping) else None
    query_id = query.get("id") if isinstance(query, Mapping) else None
    return query_id if isinstance(query_id, str) and query_id else None


def provider_id(message: int) -> str:
    """Telegram numbers messages within a chat: unique among the messages of one person, and names nobody."""
    return str(message)


@dataclass(frozen=True, slots=True)
class _Heard:
    """What somebody did, who, and in which group; in nobody's name where both are the same."""

    event: Event
    address: str
    group: str = ""
    language: str = ""


def _message(message: _Message, *, edited: bool) -> _Heard | None:
    chat = str(message.chat.id)
    if message.chat.type in _GROUPS:
        return None if edited else _in_group(message, chat)
    event = _event(message, edited) if message.chat.type == "private" else None
    language = message.sender.language_code if message.sender else ""
    return _Heard(event, chat, language=language) if event is not None else None


def _in_group(message: _Message, chat: str) -> _Heard | None:
    """Only what is meant for us: an invitation code, a command, `#42 ...`, a reply to us. The rest is talk."""
    if message.migrate_to_chat_id is not None:
        return _Heard(Moved(str(message.migrate_to_chat_id)), chat, chat)
    if message.text is None:
        return None
    text, answered = message.text.strip(), message.reply_to_message
    to_us = answered is not None and answered.sender is not None and answered.sender.is_bot
    command = _COMMAND.fullmatch(text)
    if command is not None and command[1].lower() in _LINKS:
        return _Heard(Started((command[2] or "").strip()), chat, chat)
    if to_us and CODE.match(text.upper()):
        return _Heard(Started(text), chat, chat)
    event = _words(message.text, provider_id(answered.message_id) if answered is not None and to_us else None)
    if command is not None and not command[1].isdigit():
        return _Heard(event, chat, chat)
    if command is None and not to_us and not text.startswith("#"):
        return None
    somebody = message.sender if message.sender is not None and not message.sender.is_bot else None
    language = somebody.language_code if somebody is not None else ""
    return _Heard(event, str(somebody.id) if somebody is not None else chat, chat, language)


def _membership(change: _ChatMemberUpdated) -> _Heard | None:
    """A person blocked us or let us in again; a group took us out or back in."""
    chat, status = str(change.chat.id), change.new_chat_member.status
    if change.chat.type == "private":
        blocked = {"kicked": True, "member": False}.get(status)
    elif change.chat.type in _GROUPS:
        blocked = {"kicked": True, "left": True, "member": False, "administrator": False}.get(status)
    else:
        return None
    if blocked is None:
        return None
    return _Heard(Blocked(blocked), chat, chat if change.chat.type in _GROUPS else "")


def _event(message: _Message, edited: bool) -> Event | None:
    if message.text is not None:
        answered = message.reply_to_message
        words = _words(message.text, provider_id(answered.message_id) if answered else None)
        return replace(words, edited=True) if edited and isinstance(words, Said) else words
    if message.photo:
        largest = message.photo[-1].file_id  # The last size.
        return Sent("photo", message.caption, largest, together=message.media_group_id != "")
    if (voice := message.voice or message.audio) is not None:
        return Sent("voice", message.caption, voice.file_id)
    if message.video is not None or message.video_note is not None:
        return Sent("file", message.caption)
    if (file := message.document) is not None:
        what = kind_of_file(file.mime_type, file.file_name)
        # What nobody sees, hears or reads is not fetched either.
        return Sent(what, message.caption, "" if what == "file" else file.file_id)
    if edited:
        return None  # A live location moves every few seconds; a changed sticker says nothing new.
    if message.location is not None:
        return Located(message.location.latitude, message.location.longitude)
    if (shared := message.contact) is not None:
        mine = message.sender is not None and shared.user_id == message.sender.id
        return Said(_dialled(shared.phone_number)) if mine else Sent("contact")
    if _NOBODY_SPOKE & (message.model_extra or {}).keys():
        return None
    return Sent("sticker", message.caption)


def _dialled(number: str) -> str:
    """As somebody would type it; Telegram leaves out the plus."""
    return number if number.startswith(("+", "0")) else f"+{number}"


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
