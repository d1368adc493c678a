"""How a file is shown in a Telegram chat: as what it is, and else as a document."""

from collections.abc import Awaitable
from functools import partial
from typing import Protocol

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.constants import FileSizeLimit, MessageLimit, ParseMode

from bot.message import File


class Show(Protocol):
    """One call: with the text below the file in HTML, and its buttons."""

    def __call__(
        self, bot: Bot, /, *, chat: int, words: str | None, keyboard: InlineKeyboardMarkup | None
    ) -> Awaitable[Message]:
        """The message that the chat shows."""


def ways(file: File) -> tuple[Show, ...]:
    """The calls that may show it, the best first; none for what is too large."""
    size = len(file.content)
    if size > FileSizeLimit.FILESIZE_UPLOAD:
        return ()
    own = {
        "image/jpeg": _photo if size <= FileSizeLimit.PHOTOSIZE_UPLOAD else None,
        "image/png": _photo if size <= FileSizeLimit.PHOTOSIZE_UPLOAD else None,
        "audio/ogg": _voice,
        "audio/mpeg": _audio,
        "audio/mp4": _audio,
    }.get(file.content_type)
    return tuple(partial(show, file) for show in (own, _document) if show is not None)


def fits_below(text: str) -> bool:
    """Whether it may stand below a file: Telegram counts in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2 <= MessageLimit.CAPTION_LENGTH


def _photo(
    file: File, bot: Bot, chat: int, words: str | None, keyboard: InlineKeyboardMarkup | None
) -> Awaitable[Message]:
    return bot.send_photo(
        chat, file.content, caption=words, reply_markup=keyboard, parse_mode=ParseMode.HTML, filename=file.name
    )


def _voice(
    file: File, bot: Bot, chat: int, words: str | None, keyboard: InlineKeyboardMarkup | None
) -> Awaitable[Message]:
    return bot.send_voice(
        chat, file.content, caption=words, reply_markup=keyboard, parse_mode=ParseMode.HTML, filename=file.name
    )


def _audio(
    file: File, bot: Bot, chat: int, words: str | None, keyboard: InlineKeyboardMarkup | None
) -> Awaitable[Message]:
    return bot.send_audio(
        chat, file.content, caption=words, reply_markup=keyboard, parse_mode=ParseMode.HTML, filename=file.name
    )


def _document(
    file: File, bot: Bot, chat: int, words: str | None, keyboard: InlineKeyboardMarkup | None
) -> Awaitable[Message]:
    return bot.send_document(
        chat, file.content, caption=words, reply_markup=keyboard, parse_mode=ParseMode.HTML, filename=file.name
    )
