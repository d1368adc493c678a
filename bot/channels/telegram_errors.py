"""Telegram's refusals, and what is known of a message after each of them."""

import json
import re

import httpx
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, TelegramError

from bot.message import Accepted, Delivery, FetchError, Moved, Refused, Uncertain

# The request never left: the only network errors after which a repeat is certainly safe.
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)

# Client.cpp's own words, in small letters (python-telegram-bot capitalises them).
_GONE = ("chat not found", "user not found", "peer_id_invalid", "chat was deactivated", "is deactivated")
_SHUT_OUT = ("not enough rights", "have no rights", "chat_write_forbidden", "need administrator rights")
_TOO_LARGE = "file is too big"
_AWAY = "temporarily unavailable"
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{8,}")


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
            return Moved(str(error.new_chat_id))
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


def in_words(error: TelegramError) -> str:
    """For the log of an operator: what Telegram says of a call that is about no message. Never the token."""
    match error:
        case InvalidToken():
            return "it does not know TELEGRAM_TOKEN; `wijkbot doctor` says what to mend"
        case Conflict():
            return "another program asks with the same token, or has set a webhook"
        case BadRequest():
            return f"it says '{_TOKEN.sub('...', error.message)}'"
        case _:
            return type(error).__name__


def may_pass(error: TelegramError) -> bool:
    """Whether the same call may succeed a little later; for calls that do no harm when they are done twice."""
    known = delivery_after(error)
    return isinstance(known, Uncertain) or (isinstance(known, Refused) and not known.permanent)


def fetch_error(error: TelegramError) -> FetchError:
    """Why a file does not come. Never the error's own text: it may hold the link, and so the token."""
    said = error.message.casefold()
    if _TOO_LARGE in said:
        return FetchError("too-large", permanent=True)
    return FetchError("gone", permanent=not may_pass(error) and _AWAY not in said)


def _down() -> Refused:
    return Refused("down", permanent=False)


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


HOOKS: dict[str, dict[str, list[object]]] = {"event_hooks": {"response": [_raise_early]}}
