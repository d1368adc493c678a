"""WhatsApp (and plain SMS) by Twilio, the sending side: which of its renderings a message goes in, and what came of it.

Inside WhatsApp's 24 hours: buttons, a list or numbered text. Outside: a template that Meta approved, or the message is
held (`storage.knocks`). SMS is numbered text. The renderings are in `twilio_renderings`, texts kept at Twilio in
`twilio_contents`, the errors in `twilio_errors`.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import httpx

# twilio ships no type information.
from twilio.base.exceptions import (  # type: ignore[import-untyped, unused-ignore]
    TwilioException,
    TwilioRestException,
    TwilioServiceException,
)
from twilio.rest import Client  # type: ignore[import-untyped, unused-ignore]

from bot.channels.twilio_contents import Account, ContentApi, Contents, Transact
from bot.channels.twilio_errors import delivery_after
from bot.channels.twilio_forms import STATUS_PATH, WHATSAPP
from bot.channels.twilio_http import NEVER_LEFT, BusyError, TwilioHttp
from bot.channels.twilio_media import TwilioMedia
from bot.channels.twilio_missed import Missed
from bot.channels.twilio_pace import APART, Pace
from bot.channels.twilio_renderings import Content, as_template, bodies, in_session, variables
from bot.channels.twilio_sms import plain, segments
from bot.message import Accepted, Delivery, Message, Refused, Uncertain

#: WhatsApp's window is 24 hours; what is sent in its last minutes may arrive after it.
WINDOW = timedelta(hours=23, minutes=50)
SANDBOX = "+14155238886"  #: Twilio's own number, shared by everybody who tries it.
#: Seconds between two messages of a sender: 80 a second for WhatsApp, one for a long code, one in three in the sandbox.
INTERVALS: Mapping[str, float] = {"whatsapp": 1 / 80, "sms": 1.0, "sandbox": 3.0}
#: Seconds that the parts of one long text may take; the rest goes in another turn. With the wait before the first, and
#: a last part that waits and hears no answer, that is still before the row's lease of 60 seconds ends.
_PARTS_WITHIN = 25.0
_PARTS_KEPT = 1000  #: Rows whose first parts have left already, at most.
log = logging.getLogger("wijkbot.twilio")


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
        pace: Pace | None = None,
    ) -> None:
        self._name = name
        self._prefix = WHATSAPP if name == "whatsapp" else ""
        number = sender.removeprefix(WHATSAPP)
        self._from = self._prefix + number
        self._status_url = f"{public_url}{STATUS_PATH}"
        self._clock = clock
        self._http = TwilioHttp(api_url, timeout)
        self._account = Account(account_sid, token)
        # Asked for here, as it loads a large part of the library, which must not stall the first send.
        self._messages = Client(account_sid, token, http_client=self._http).messages
        self._media = TwilioMedia(self._http, self._account)
        self._pace = pace or Pace(INTERVALS["sandbox" if number == SANDBOX else name], APART)
        self._contents: Contents | None = None
        self._left: OrderedDict[int, tuple[str, ...]] = OrderedDict()  #: The parts of a row's text that have left.
        self.segments = 0  #: Parts of SMS that were sent: what the bill counts.

    @property
    def name(self) -> str:
        return self._name

    @property
    def api(self) -> ContentApi:
        """Texts kept at Twilio, for who creates and judges templates."""
        return ContentApi(self._http, self._account)

    @property
    def account(self) -> str:
        """Whose contents they are."""
        return self._account.sid

    def remember(self, transact: Transact) -> None:
        """From here on texts are kept at Twilio; without it everything goes as plain text."""
        if self._prefix:
            self._contents = Contents(self.api, self.account, self._clock, transact)

    def missed(self, transact: Transact) -> Missed:
        """What people wrote to this sender while nobody answered Twilio."""
        return Missed(self._http, self._account, self._from, transact, self._clock)

    async def fetch(self, reference: str) -> bytes:
        """See `bot.message.Fetching`."""
        return await self._media.fetch(reference)

    async def let_go(self, reference: str) -> None:
        """See `bot.message.Fetching`."""
        await self._media.let_go(reference)

    async def send(self, address: str, message: Message) -> Delivery:
        """One message in the rendering that fits it now; see `bot.message.Channel`."""
        content: Content | None = None
        filled: tuple[str, tuple[str, ...]] | None = None
        if self._prefix and not self._window_open(message.last_inbound):
            content = as_template(message)
            filled = await self._contents.approved(content) if self._contents and content else None
            if filled is None:
                return Refused("window", permanent=False)
        elif self._prefix and self._contents and (content := in_session(message)) is not None:
            sid = await self._contents.sid(content)
            filled = (sid, content.filled) if sid is not None else None
        busy = await self._pace.turn(address, message.rank)
        if busy is not None:
            return Refused("busy", permanent=False, after=busy)
        if filled is None:
            return await self._send_text(address, message)
        sid, words = filled
        sent = await self._create(address, content_sid=sid, content_variables=variables(words))
        if content and isinstance(sent, Refused) and sent.why == "invalid" and sent.permanent:
            return await self._refused(address, message, content)
        return sent

    async def _refused(self, address: str, message: Message, content: Content) -> Delivery:
        """Never silence because of a rendering: the same words plainly, or, outside the window, held."""
        log.warning("Twilio refused the kept text %s", content.key)
        if content.template or self._contents is None:
            return Refused("window", permanent=False)
        await self._contents.forget(content)
        return await self._send_text(address, message)

    async def _send_text(self, address: str, message: Message) -> Delivery:
        """Plain text: one, or the parts of a long one in order; a part that has left is not sent again.

        The first goes at once, as its turn was taken; each that follows takes one of its own, an emergency's too.
        """
        parts = bodies(message) if self._prefix else bodies(message, plain)
        left = self._left.pop(message.row, ()) if len(parts) > 1 else ()
        sent: Delivery = Refused("invalid", permanent=True)
        until = asyncio.get_running_loop().time() + _PARTS_WITHIN
        for n, part in enumerate(parts[len(left) :]):
            busy = await self._turn_of_part(address, message.rank, until) if n else None
            sent = await self._create(address, body=part) if busy is None else Refused("busy", False, busy)
            if not isinstance(sent, Accepted):
                self._remember_left(message.row, left)
                return sent
            left = (*left, sent.provider_id)
            if not self._prefix:
                self.segments += segments(part)
        return Accepted(left[-1], parts=left) if len(left) > 1 else sent

    async def _turn_of_part(self, address: str, rank: int, until: float) -> float | None:
        """As `Pace.turn`; who comes after `until` comes back."""
        if asyncio.get_running_loop().time() > until:
            return APART
        return await self._pace.turn(address, max(rank, 1))

    def _remember_left(self, row: int, left: tuple[str, ...]) -> None:
        if left:
            self._left[row] = left
            if len(self._left) > _PARTS_KEPT:
                self._left.popitem(last=False)

    async def _create(self, address: str, **what: str) -> Delivery:
        """One Messages.json, and what is known after it."""
        try:
            sent = await self._messages.create_async(
                to=f"{self._prefix}{address}", from_=self._from, status_callback=self._status_url, **what
            )
        except BusyError as error:
            return Refused("busy", permanent=False, after=error.after)
        except (TwilioRestException, TwilioServiceException) as error:
            return delivery_after(error.status, error.code)
        except NEVER_LEFT:
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


def whatsapp_in(channels: Sequence[object]) -> TwilioChannel | None:
    """The WhatsApp sender among these, if there is one."""
    return next((c for c in channels if isinstance(c, TwilioChannel) and c.name == "whatsapp"), None)
