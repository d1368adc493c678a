"""What people wrote while nobody answered Twilio's calls: it hands a message over for fifteen seconds, and keeps it.

At the start, and once an hour, what came in during the last 24 hours is looked up there, and what is not in the inbox
is heard as if it came by its webhook. The message's own number is the key against repeats: nothing is heard twice.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Annotated, Protocol, TypeVar

import httpx
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from starlette.datastructures import ImmutableMultiDict

from bot.channels import UnreadableError
from bot.channels.twilio_contents import Account, Transact
from bot.channels.twilio_forms import MOST_MEDIA, WHATSAPP, inbound_from
from bot.channels.twilio_http import BusyError, TwilioHttp
from bot.channels.twilio_media import API
from flows.events import Inbound
from storage.inbound import first_heard, unheard

LOOKS_BACK = timedelta(hours=24)  #: WhatsApp takes an answer so long.
PAGE, MOST_PAGES = 200, 50
log = logging.getLogger("wijkbot.twilio")


class MissedError(Exception):
    """Twilio did not say what came in. Its kind only: words of an error may hold an address."""


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore")


def _moment(text: object) -> object:
    return parsedate_to_datetime(text) if isinstance(text, str) and text else None


class Wrote(_Wire):
    """One message at Twilio."""

    sid: str
    direction: str = ""
    sender: str = Field("", alias="from")
    body: Annotated[str, BeforeValidator(lambda text: text or "")] = ""
    num_media: str = "0"
    date_sent: Annotated[datetime | None, BeforeValidator(_moment)] = None

    @property
    def media(self) -> int:
        """How many photos or sounds came with it."""
        return int(self.num_media) if self.num_media.isdecimal() else 0


class Messages(_Wire):
    """A page of them."""

    messages: list[Wrote]
    next_page_uri: str | None = None


class _Medium(_Wire):
    sid: str
    content_type: str = ""


class _Media(_Wire):
    media_list: list[_Medium]


Shape = TypeVar("Shape", bound=_Wire)


class Listening(Protocol):
    """The road."""

    async def hear(self, inbound: Sequence[Inbound]) -> None:
        """Returns after the commit."""


def query(to: str, since: datetime) -> Mapping[str, str]:
    """What is asked of Messages.json: all that was sent to us since then."""
    return {"To": to, "DateSent>": since.strftime("%Y-%m-%dT%H:%M:%SZ"), "PageSize": str(PAGE)}


def came_in(found: Sequence[Wrote], since: datetime) -> list[Wrote]:
    """What people wrote, oldest first."""
    theirs = [m for m in found if m.direction == "inbound" and m.date_sent is not None and m.date_sent >= since]
    return sorted(theirs, key=lambda m: (m.date_sent, m.sid))


class Missed:
    """Of one sender, `whatsapp:+31...` or `+31...`."""

    def __init__(
        self, http: TwilioHttp, account: Account, sender: str, transact: Transact, clock: Callable[[], datetime]
    ) -> None:
        self._http, self._account, self._sender = http, account, sender
        self._transact, self._clock = transact, clock
        self._channel = "whatsapp" if sender.startswith(WHATSAPP) else "sms"

    async def hear(self, road: Listening) -> int:
        """What nobody heard is heard; how many messages that were. Raises MissedError.

        Nothing from before the first message that was ever heard here: that was said to somebody else.
        """
        now = self._clock()
        first = await self._transact(first_heard)
        if first is None:
            return 0
        since = max(now - LOOKS_BACK, first)
        theirs = came_in(await self._listed(since), since)
        ids = [m.sid for m in theirs]
        fresh = await self._transact(lambda c: unheard(c, self._channel, ids))
        missed = [m for m in theirs if m.sid in fresh]
        for message in missed:
            try:
                await road.hear(inbound_from(await self._form(message), self._clock()))
            except UnreadableError:
                log.warning("a message that was missed says not who sent it")
        if missed:
            log.warning("%d messages were not handed over by Twilio, and are heard now", len(missed))
        return len(missed)

    async def _listed(self, since: datetime) -> list[Wrote]:
        found: list[Wrote] = []
        page = await self._get(f"{API}/{self._account.sid}/Messages.json", Messages, query(self._sender, since))
        for _ in range(MOST_PAGES):
            found += page.messages
            if not page.next_page_uri:
                break
            page = await self._get(httpx.URL(API).join(page.next_page_uri), Messages)
        return found

    async def _form(self, message: Wrote) -> ImmutableMultiDict[str, str]:
        """As its webhook would have said it, as far as Twilio still knows."""
        fields = {
            "MessageSid": message.sid,
            "From": message.sender,
            "Body": message.body,
            "NumMedia": message.num_media,
        }
        if message.media:
            url = f"{API}/{self._account.sid}/Messages/{message.sid}/Media"
            listed = await self._get(f"{url}.json", _Media)
            for n, medium in enumerate(listed.media_list[:MOST_MEDIA]):
                fields |= {f"MediaUrl{n}": f"{url}/{medium.sid}", f"MediaContentType{n}": medium.content_type}
        return ImmutableMultiDict(fields)

    async def _get(self, url: str | httpx.URL, shape: type[Shape], params: Mapping[str, str] | None = None) -> Shape:
        auth = (self._account.sid, self._account.token)
        try:
            answer = await self._http.request("GET", str(url), params=params, auth=auth)
            if answer.status_code != httpx.codes.OK:
                raise MissedError(f"HTTP {answer.status_code}")
            return shape.model_validate_json(answer.text)
        except (BusyError, httpx.HTTPError, ValidationError) as error:
            raise MissedError(type(error).__name__) from error
