"""WhatsApp (and plain SMS) by Twilio, the sending side: Twilio's client over a small httpx client.

Its own asynchronous client repeats POSTs, ignores its time-out and sends JSON as a form; ours does none of
that (docs/decisions/0003). Numbers of errors: Twilio's error dictionary, as listed in CHANNELS 2.
"""

import logging
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import httpx

# twilio ships no type information.
from twilio.base.exceptions import (  # type: ignore[import-untyped, unused-ignore]
    TwilioException,
    TwilioRestException,
    TwilioServiceException,
)
from twilio.http.response import Response  # type: ignore[import-untyped, unused-ignore]
from twilio.rest import Client  # type: ignore[import-untyped, unused-ignore]

from bot.channels import cut, length
from bot.channels.twilio_forms import STATUS_PATH, WHATSAPP
from bot.message import Accepted, Delivery, Message, Refused, Uncertain

LONGEST_BODY = 1600  #: Twilio's limit (21617); counted in UTF-16 units, which is never too few.
_LONGEST_LABEL = 72  #: As WhatsApp's longest list line.
#: WhatsApp's window is 24 hours; what is sent in its last minutes may arrive after it.
WINDOW = timedelta(hours=23, minutes=50)

_TWILIO = re.compile(r"https://[a-z0-9.-]+\.twilio\.com")
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)

# (why, permanent) by Twilio's error number; the rest is judged by its HTTP status.
_REFUSALS: Mapping[int, tuple[str, bool]] = {
    63016: ("window", False),
    63015: ("window", False),  # The sandbox: not joined, or the join ran out. Writing to us mends it.
    63014: ("blocked", True),
    21610: ("blocked", True),
    30004: ("blocked", True),
    63024: ("gone", True),
    63003: ("gone", True),
    21211: ("gone", True),
    21614: ("gone", True),
    30005: ("gone", True),
    30006: ("gone", True),
    63018: ("busy", False),
    20429: ("busy", False),
    14107: ("busy", False),
    30001: ("busy", False),
    30003: ("down", False),
    30008: ("down", False),
    63012: ("down", False),
    63005: ("invalid", True),
    63013: ("invalid", True),
    63020: ("invalid", False),
    63021: ("invalid", True),
    63032: ("invalid", True),
    21617: ("invalid", True),
    21619: ("invalid", True),
    20003: ("invalid", False),  # Our account, not this message: it waits until that is mended.
}


class BusyError(Exception):
    """429, with the seconds that Twilio asks for; its own exception loses the header."""

    def __init__(self, after: float | None) -> None:
        super().__init__("too many requests")
        self.after = after


class TwilioHttp:
    """What Twilio's `Client` asks of an asynchronous HTTP client. `api_url` replaces every Twilio host."""

    is_async = True

    def __init__(self, api_url: str | None, timeout: float) -> None:
        logging.getLogger("httpx").setLevel(logging.WARNING)
        self._api_url = api_url
        self._client = httpx.AsyncClient(timeout=timeout)

    async def request(
        self,
        method: str,
        uri: str,
        *,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """One request, once. Raises httpx.HTTPError and BusyError."""
        as_json = "json" in (headers or {}).get("Content-Type", "")
        response = await self._client.request(
            method,
            _TWILIO.sub(self._api_url, uri, count=1) if self._api_url else uri,
            params=params,
            data=None if as_json else data,
            json=data if as_json else None,
            headers=headers,
            auth=auth or httpx.USE_CLIENT_DEFAULT,
            timeout=timeout or httpx.USE_CLIENT_DEFAULT,
            follow_redirects=allow_redirects,
        )
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise BusyError(_seconds(response.headers.get("Retry-After", "")))
        return Response(response.status_code, response.text, response.headers)

    async def close(self) -> None:
        await self._client.aclose()


class TwilioChannel:
    """One sender. `sender` is its number as '+31...'; `name` 'whatsapp' or 'sms'; `clock` gives UTC."""

    def __init__(
        self,
        *,
        account_sid: str,
        token: str,
        sender: str,
        public_url: str,
        clock: Callable[[], datetime],
        name: str = "whatsapp",
        api_url: str | None = None,
        timeout: float = 10.0,
    ) -> None:
        self._name = name
        self._prefix = WHATSAPP if name == "whatsapp" else ""
        self._from = self._prefix + sender.removeprefix(WHATSAPP)
        self._status_url = f"{public_url}{STATUS_PATH}"
        self._clock = clock
        self._http = TwilioHttp(api_url, timeout)
        # Asked for here, as it loads a large part of the library, which must not stall the first send.
        self._messages = Client(account_sid, token, http_client=self._http).messages

    @property
    def name(self) -> str:
        return self._name

    async def send(self, address: str, message: Message) -> Delivery:
        """One Messages.json; see `bot.message.Channel`. Free text only, so only inside WhatsApp's window."""
        if self._prefix and not self._window_open(message.last_inbound):
            return Refused("window", permanent=False)
        try:
            sent = await self._messages.create_async(
                to=f"{self._prefix}{address}",
                from_=self._from,
                body=body(message),
                status_callback=self._status_url,
            )
        except BusyError as error:
            return Refused("busy", permanent=False, after=error.after)
        except (TwilioRestException, TwilioServiceException) as error:
            return delivery_after(error.status, error.code)
        except _NEVER_LEFT:
            return Refused("down", permanent=False)
        except httpx.HTTPError as error:
            return Uncertain(type(error).__name__)
        except TwilioException:
            return Refused("invalid", permanent=False)  # The client refused before it sent anything.
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # The library reads the answer without checking it; a 201 that is no message may have sent one.
            return Uncertain(f"answer not understood: {type(error).__name__}")
        if not isinstance(sent.sid, str) or not sent.sid:
            return Uncertain("no sid")
        return Accepted(sent.sid)

    async def close(self) -> None:
        await self._http.close()

    def _window_open(self, last_inbound: datetime | None) -> bool:
        return last_inbound is not None and self._clock() - last_inbound <= WINDOW


def body(message: Message) -> str:
    """The text with its choices as numbered lines; the text is cut before a choice is."""
    menu = "\n".join(f"{n}. {cut(label, _LONGEST_LABEL)}" for n, label in enumerate(message.choices, start=1))
    if not menu:
        return cut(message.text, LONGEST_BODY)
    return cut(f"{cut(message.text, LONGEST_BODY - length(menu) - 2)}\n\n{menu}", LONGEST_BODY)


def delivery_after(status: object, code: object) -> Refused | Uncertain:
    """What is known of a message that was answered with this HTTP status and Twilio error number.

    Both may come from the body of an answer, so they may be anything.
    """
    if isinstance(code, int) and code in _REFUSALS:
        return Refused(*_REFUSALS[code])
    if not isinstance(status, int) or status in (408, 504):
        return Uncertain(f"HTTP {status}")  # A gateway that stopped waiting does not know what happened.
    if status >= 500:
        return Refused("down", permanent=False)
    # 401, 403, 404 and 3xx speak of our account or address, not of this message.
    return Refused("invalid", permanent=status >= 400 and status not in (401, 403, 404))


def refusal_after(error: str) -> Refused:
    """Why a message that was accepted failed after all, by the ErrorCode of its status callback."""
    why, permanent = _REFUSALS.get(int(error) if error.isdecimal() else 0, ("down", False))
    return Refused(why, permanent)


def _seconds(header: str) -> float | None:
    return float(header) if header.isdecimal() else None
