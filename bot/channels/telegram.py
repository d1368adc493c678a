"""Telegram, the sending side: python-telegram-bot as transport only (docs/decisions/0003).

`telegram.Bot` is used without `initialize()`: that would ask Telegram for its name before we may live.
"""

import html
import json
import logging
from collections.abc import Sequence

import httpx
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot.channels import button_data, cut
from bot.channels.telegram_updates import ALLOWED_UPDATES, WEBHOOK_PATH, provider_id
from bot.message import Accepted, Delivery, Message, Refused, Uncertain

log = logging.getLogger(__name__)

TELEGRAM_API_URL = "https://api.telegram.org"

# The request never left: the only network errors after which a repeat is certainly safe.
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)

# Client.cpp's own words, in small letters (python-telegram-bot capitalises them).
_GONE = ("chat not found", "user not found", "peer_id_invalid", "chat was deactivated", "is deactivated")
_SHUT_OUT = ("not enough rights", "have no rights", "chat_write_forbidden", "need administrator rights")


class TooManyRequestsError(TelegramError):
    """429, with the seconds that Telegram asks for."""

    def __init__(self, after: float | None) -> None:
        super().__init__("too many requests")
        self.after = after


class ServerFailedError(TelegramError):
    """A 5xx of Telegram or of what stands before it."""

    def __init__(self, status: int) -> None:
        super().__init__(f"server failed with {status}")
        self.status = status


POOLS = 8  #: HTTP pools; one person's messages always take the same.


class TelegramChannel:
    """One bot. `api_url` without a slash at the end; the token is appended and never logged."""

    def __init__(self, token: str, *, api_url: str = TELEGRAM_API_URL, timeout: float = 10.0) -> None:
        # These log addresses with the token in it (httpx at INFO) and what people wrote (telegram).
        for name, level in (
            ("httpx", logging.WARNING),
            ("httpcore", logging.WARNING),
            ("telegram", logging.CRITICAL),
        ):
            logging.getLogger(name).setLevel(level)
        self._polling = HTTPXRequest(connection_pool_size=1, read_timeout=timeout, httpx_kwargs=_HOOKS)
        self._timeout = timeout
        # The HTTP pool looks at each of its connections at every request: several small pools cost half of one.
        self._bots = tuple(
            Bot(
                token,
                base_url=f"{api_url}/bot",
                base_file_url=f"{api_url}/file/bot",
                request=HTTPXRequest(
                    connection_pool_size=32, read_timeout=timeout, pool_timeout=timeout, httpx_kwargs=_HOOKS
                ),
                get_updates_request=self._polling,
            )
            for _ in range(POOLS)
        )
        self._bot = self._bots[0]

    @property
    def name(self) -> str:
        return "telegram"

    async def send(self, address: str, message: Message) -> Delivery:
        """One sendMessage; see `bot.message.Channel`. A text that is too long is cut, its buttons stay."""
        if not address.removeprefix("-").isdecimal():
            return Refused("gone", permanent=True)
        try:
            sent = await self._bots[int(address) % POOLS].send_message(
                int(address),
                html.escape(cut(message.text, MessageLimit.MAX_TEXT_LENGTH), quote=False),
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(message),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except TelegramError as error:
            return delivery_after(error)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # The library reads the answer without checking it; a 200 that is no message may have sent one.
            return Uncertain(f"answer not understood: {type(error).__name__}")
        return Accepted(provider_id(sent.chat_id, sent.message_id))

    async def answer_callback(self, query_id: str) -> None:
        """Stop the spinner of one pressed button. Nothing depends on it: a late or failed one is let go."""
        try:
            await self._bot.answer_callback_query(query_id)
        except TelegramError as error:
            if "query is too old" not in error.message.casefold():
                log.warning("a button press stays unanswered: %s", type(error).__name__)

    async def updates(self, offset: int | None, wait: int) -> Sequence[object]:
        """One getUpdates, waiting up to `wait` seconds (0-50), as raw JSON. Raises TelegramError."""
        # `Bot.get_updates` parses all with de_json, and one update that it cannot read loses the batch. The
        # doubled underscore keeps do_api_request from pointing at that method; it still calls getUpdates.
        found: object = await self._bot.do_api_request(
            "get__updates",
            {"offset": offset, "timeout": wait, "allowed_updates": list(ALLOWED_UPDATES)},
            read_timeout=self._timeout + wait,
        )
        if not isinstance(found, list):
            raise TelegramError("getUpdates did not give a list")
        return found

    async def use_polling(self) -> None:
        """Take the webhook away, keeping what waits. Raises TelegramError."""
        await self._bot.delete_webhook()

    async def use_webhook(self, public_url: str, secret: str) -> None:
        """Let Telegram call `public_url` with this secret, keeping what waits. Raises TelegramError."""
        await self._bot.set_webhook(f"{public_url}{WEBHOOK_PATH}", secret_token=secret, allowed_updates=ALLOWED_UPDATES)

    async def close(self) -> None:
        for bot in self._bots:
            await bot.request.shutdown()
        await self._polling.shutdown()


def delivery_after(error: TelegramError) -> Delivery:
    """What is known of a message whose sending ended in this error."""
    said = error.message.casefold()
    match error:
        case TooManyRequestsError():
            return Refused("busy", permanent=False, after=error.after)
        case ServerFailedError():
            # A gateway that stopped waiting does not know what the server behind it did.
            return Uncertain("504") if error.status == httpx.codes.GATEWAY_TIMEOUT else _down()
        case ChatMigrated():
            return Refused("gone", permanent=True)
        case Forbidden():
            return Refused("gone" if "is deactivated" in said else "blocked", permanent=True)
        case InvalidToken():
            # 401, and 404 too: our token is wrong, the message is not. It waits until it is mended.
            return Refused("invalid", permanent=False)
        case BadRequest() if "message is not modified" in said:
            return Accepted("")
        case BadRequest() if any(words in said for words in _GONE):
            return Refused("gone", permanent=True)
        case BadRequest() if any(words in said for words in _SHUT_OUT):
            return Refused("blocked", permanent=True)
        case BadRequest():
            return Refused("invalid", permanent=True)
        case NetworkError() if isinstance(error.__cause__, _NEVER_LEFT):
            return _down()
        case NetworkError() if error.__cause__ is None or isinstance(error.__cause__, TelegramError):
            return Refused("invalid", permanent=False)  # Another status, 3xx or 4xx: a wrong TELEGRAM_API_URL.
        case _:
            return Uncertain(type(error.__cause__ or error).__name__)


def _down() -> Refused:
    return Refused("down", permanent=False)


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


async def _raise_early(response: httpx.Response) -> None:
    """Before the library reads it: its RetryAfter warns of its own deprecation, its 5xx lose the status."""
    if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
        await response.aread()
        raise TooManyRequestsError(_retry_after(response))
    if response.is_server_error:
        raise ServerFailedError(response.status_code)


def _retry_after(response: httpx.Response) -> float | None:
    try:
        return float(json.loads(response.content)["parameters"]["retry_after"])
    except (KeyError, TypeError, ValueError):
        return None


_HOOKS: dict[str, dict[str, list[object]]] = {"event_hooks": {"response": [_raise_early]}}
