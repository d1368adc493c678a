"""Telegram, the calling side: python-telegram-bot as transport only (docs/decisions/0003).

`telegram.Bot` is used without `initialize()`: that would ask Telegram for its name before we may live.
"""

import asyncio
import html
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

import telegram
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import CallbackQueryLimit, ChatAction, MessageLimit, ParseMode
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.channels import button_data, cut
from bot.channels.telegram_errors import HOOKS, TooManyRequestsError, delivery_after, fetch_error, may_pass
from bot.channels.telegram_files import fits_below, ways
from bot.channels.telegram_pace import PATIENCE, Pace
from bot.channels.telegram_updates import ALLOWED_UPDATES, WEBHOOK_PATH, provider_id
from bot.media import LARGEST
from bot.message import Accepted, Delivery, FetchError, File, Message, Refused, Uncertain

log = logging.getLogger(__name__)

TELEGRAM_API_URL = "https://api.telegram.org"
LONGEST_CHAT = 17  #: Characters of a chat's number: 52 bits and a minus.
POOLS = 8  #: HTTP pools; one person's messages always take the same.
#: Seconds before a button press is answered again; after some minutes Telegram has forgotten it.
AGAIN = (0.2, 1.0, 3.0)
ANSWERED = 5_000  #: Presses remembered, so that an update that comes again is not answered again.


class TelegramChannel:
    """One bot. `api_url` without a slash at the end; the token is appended and never logged."""

    carries = True

    def __init__(
        self, token: str, *, api_url: str = TELEGRAM_API_URL, timeout: float = 10.0, pace: Pace | None = None
    ) -> None:
        # These log addresses with the token in it (httpx at INFO) and what people wrote (telegram).
        for name, level in (
            ("httpx", logging.WARNING),
            ("httpcore", logging.WARNING),
            ("telegram", logging.CRITICAL),
        ):
            logging.getLogger(name).setLevel(level)
        self._polling = HTTPXRequest(connection_pool_size=1, read_timeout=timeout, httpx_kwargs=HOOKS)
        self._timeout = timeout
        self._pace = pace or Pace()
        self._answered: OrderedDict[str, None] = OrderedDict()
        self._doubted: OrderedDict[int, None] = OrderedDict()  #: Rows whose file may not have arrived.
        #: By row and chat what arrived before the rest: a file's digest, and its message. Only in memory.
        self._gone: OrderedDict[tuple[int, int], dict[bytes, str]] = OrderedDict()
        # The HTTP pool looks at each of its connections at every request: several small pools cost half of one.
        self._bots = tuple(
            Bot(
                token,
                base_url=f"{api_url}/bot",
                base_file_url=f"{api_url}/file/bot",
                request=HTTPXRequest(
                    connection_pool_size=32, read_timeout=timeout, pool_timeout=timeout, httpx_kwargs=HOOKS
                ),
                get_updates_request=self._polling,
            )
            for _ in range(POOLS)
        )
        self.bot = self._bots[0]

    @property
    def name(self) -> str:
        return "telegram"

    async def send(self, address: str, message: Message) -> Delivery:
        """One message; see `bot.message.Channel`. A text that is too long is cut, its buttons stay.

        A file carries the text where that fits below it; else the files come first. What went already does not go
        again when the rest is tried later, and a file that is not taken costs nobody the message.
        """
        chat = chat_of(address)
        if chat is None:
            return Refused("gone", permanent=True)
        if not message.files or message.row in self._doubted:
            return await self._say(chat, message, message.text)
        gone = self._gone.pop((message.row, chat), {})
        below = len(message.files) == 1 and not gone and fits_below(message.beside)
        for file in message.files:
            if (name := sha256(file.content).digest()) in gone:
                continue
            made = await self._show(chat, file, message if below else None)
            if isinstance(made, Refused) and made.why == "invalid":
                break  # its address goes instead
            if isinstance(made, Uncertain):  # a line too slow for it: the words must not wait for their photo
                self._doubted[message.row] = None
                while len(self._doubted) > ANSWERED:
                    self._doubted.popitem(last=False)
            if below or not isinstance(made, Accepted):
                return self._to_go_on(message.row, chat, gone, made)
            gone[name] = made.provider_id
        else:
            message = replace(message, text=message.beside)
        made = await self._say(chat, message, message.text)
        if not isinstance(made, Accepted):
            return self._to_go_on(message.row, chat, gone, made)
        return replace(made, parts=(*gone.values(), made.provider_id)) if gone else made

    def _to_go_on(self, row: int, chat: int, gone: dict[bytes, str], made: Delivery) -> Delivery:
        if gone:
            self._gone[row, chat] = gone
            while len(self._gone) > ANSWERED:
                self._gone.popitem(last=False)
        return made

    async def _say(self, chat: int, message: Message, text: str) -> Delivery:
        return await self._sent(
            chat,
            lambda bot: bot.send_message(
                chat,
                html.escape(cut(text, MessageLimit.MAX_TEXT_LENGTH), quote=False),
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(message),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            ),
        )

    async def _show(self, chat: int, file: File, under: Message | None) -> Delivery:
        """One file as what it is, else as a document; with the text of a message and its buttons below it, or bare."""
        caption = html.escape(under.beside, quote=False) if under is not None else None
        keyboard = _keyboard(under) if under is not None else None
        made: Delivery = Refused("invalid", permanent=True)
        for show in ways(file):
            made = await self._sent(chat, partial(show, chat=chat, words=caption, keyboard=keyboard))
            if not isinstance(made, Refused) or made.why != "invalid":
                break
        return made

    async def _sent(self, chat: int, call: Callable[[Bot], Awaitable[telegram.Message]]) -> Delivery:
        """One call in its turn, and what Telegram says of it."""
        wait = self._pace.turn(chat)
        if wait > PATIENCE:
            return Refused("busy", permanent=False, after=wait)
        if wait > 0:
            await asyncio.sleep(wait)
        try:
            sent = await call(self._bots[chat % POOLS])
        except TooManyRequestsError as error:
            return Refused("busy", permanent=False, after=self._pace.flooded(chat, error.after))
        except TelegramError as error:
            return delivery_after(error)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # The library reads the answer without checking it; a 200 that is no message may have sent one.
            return Uncertain(f"answer not understood: {type(error).__name__}")
        return Accepted(provider_id(sent.message_id))

    async def take_off(self, address: str, provider_id: str) -> bool:
        """The buttons of one message leave the phone; see `bot.message.Tidying`."""
        chat = chat_of(address)
        if chat is None or not provider_id.isdecimal():
            return True
        try:
            await self._bots[chat % POOLS].edit_message_reply_markup(chat, int(provider_id))
        except TooManyRequestsError as error:
            self._pace.flooded(chat, error.after)
            return False
        except TelegramError as error:
            return not may_pass(error)  # Off already, too old, or a chat that is no longer there: let it be.
        except (AttributeError, KeyError, TypeError, ValueError):
            return True  # The answer is no message; the buttons are off.
        return True

    async def answer_callback(self, query_id: str, words: str = "") -> None:
        """Stop the spinner of one pressed button, once, with at most a short line shown on it."""
        if query_id in self._answered:
            return
        self._answered[query_id] = None
        while len(self._answered) > ANSWERED:
            self._answered.popitem(last=False)
        text = cut(words, CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH) or None
        for pause in (*AGAIN, None):
            try:
                await self.bot.answer_callback_query(query_id, text)
            except TelegramError as error:
                if pause is None or not may_pass(error):
                    if "query is too old" not in error.message.casefold():
                        log.warning("a button press stays unanswered: %s", type(error).__name__)
                    return
                asked = error.after if isinstance(error, TooManyRequestsError) else None
                await asyncio.sleep(max(pause, asked or 0.0))
            else:
                return

    async def typing(self, address: str) -> None:
        """Somebody is at work on an answer. Nothing depends on it."""
        chat = chat_of(address)
        if chat is None:
            return
        try:
            await self.bot.send_chat_action(chat, ChatAction.TYPING)
        except TelegramError as error:
            log.debug("no typing sign: %s", type(error).__name__)

    async def fetch(self, reference: str) -> bytes:
        """getFile, and then the file; see `bot.message.Fetching`. The link holds the token and is kept nowhere."""
        try:
            file = await self.bot.get_file(reference)
        except TelegramError as error:
            raise fetch_error(error) from None
        if (file.file_size or 0) > LARGEST:
            raise FetchError("too-large", permanent=True)
        try:
            content = bytes(await file.download_as_bytearray())
        except InvalidToken:
            raise FetchError("gone", permanent=True) from None  # 404: the token was good a moment ago.
        except TelegramError as error:
            raise fetch_error(error) from None
        except RuntimeError:
            raise FetchError("gone", permanent=True) from None  # No path in the answer.
        if len(content) > LARGEST:
            raise FetchError("too-large", permanent=True)
        return content

    async def let_go(self, reference: str) -> None:
        """Nothing: Telegram has no way to delete a file that somebody else sent."""

    async def updates(self, offset: int | None, wait: int, most: int | None = None) -> Sequence[object]:
        """One getUpdates: at most `most` (1-100) within `wait` seconds (0-50), as raw JSON. Raises TelegramError."""
        # `Bot.get_updates` parses all with de_json, and one update that it cannot read loses the batch. The
        # doubled underscore keeps do_api_request from pointing at that method; it still calls getUpdates.
        found: object = await self.bot.do_api_request(
            "get__updates",
            {"offset": offset, "timeout": wait, "limit": most, "allowed_updates": list(ALLOWED_UPDATES)},
            read_timeout=self._timeout + wait,
        )
        if not isinstance(found, list):
            raise TelegramError("getUpdates did not give a list")
        return found

    async def use_polling(self) -> None:
        """Take the webhook away, keeping what waits. Raises TelegramError."""
        await self.bot.delete_webhook()

    async def use_webhook(self, public_url: str, secret: str) -> None:
        """Let Telegram call `public_url` with this secret, keeping what waits. Raises TelegramError."""
        await self.bot.set_webhook(f"{public_url}{WEBHOOK_PATH}", secret_token=secret, allowed_updates=ALLOWED_UPDATES)

    async def close(self) -> None:
        for bot in self._bots:
            await bot.request.shutdown()
        await self._polling.shutdown()


def chat_of(address: str) -> int | None:
    """The chat's number; None for what is none. A person's is above zero, a group's below it."""
    return int(address) if len(address) <= LONGEST_CHAT and address.removeprefix("-").isdecimal() else None


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.choices:
        return None
    # One a row: labels stay whole on a small phone, and the order is the order of the numbers.
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(label, callback_data=button_data(message.row, n))]
            for n, label in enumerate(message.choices, start=1)
        ]
    )
