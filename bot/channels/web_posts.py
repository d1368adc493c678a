"""What a browser sends: bodies become events, measured, from our own page only, and not too many."""

import re
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal, TypeVar
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request

from bot.channels import LONGEST_WORDS, ForgedError, UnreadableError, clean
from bot.web import TooManyError, body_of
from flows.events import Event, Located, Pressed, Said, Started

LARGEST_WORDS = 64 * 1024  #: Bytes of a message in words.
LARGEST_MEDIA = 10 * 1024 * 1024  #: Bytes of a photo or a recording.
A_MINUTE = timedelta(minutes=1)
KEY = re.compile(r"[A-Za-z0-9-]{8,64}")
Read = TypeVar("Read", bound=BaseModel)


class _Wire(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    #: The browser's own name for this message: sent twice, it is heard once.
    key: str = Field(pattern=r"^[A-Za-z0-9-]{8,64}$")


class Words(_Wire):
    """A sentence; `reply_to` names the message that it answers."""

    text: str = Field(min_length=1, max_length=LONGEST_WORDS)
    reply_to: str | None = Field(None, max_length=40)

    def event(self) -> Event:
        """As the road knows it."""
        return Said(clean(self.text), self.reply_to)


class Press(_Wire):
    """The n-th button, from 1, of a message."""

    row: int = Field(ge=1, lt=10**18)
    n: int = Field(ge=1, le=99)

    def event(self) -> Event:
        """As the road knows it."""
        return Pressed(self.row, self.n)


class Spot(_Wire):
    """Where somebody is, WGS84 degrees."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)

    def event(self) -> Event:
        """As the road knows it."""
        return Located(self.latitude, self.longitude)


class Begin(_Wire):
    """From a poster or a link: a place, or an invitation code."""

    payload: str = Field("", max_length=64)

    def event(self) -> Event:
        """As the road knows it."""
        return Started(clean(self.payload))


class Limit:
    """At most so many in a minute from one place; the moments are kept in memory, and forgotten after it."""

    def __init__(self, most: int, clock: Callable[[], datetime]) -> None:
        self._most = most
        self._clock = clock
        self._seen: dict[str, deque[datetime]] = {}

    def count(self, who: str) -> None:
        """One more from here. Raises TooManyError above the limit."""
        now = self._clock()
        if len(self._seen) > 10_000:
            self._seen = {w: seen for w, seen in self._seen.items() if seen and now - seen[-1] < A_MINUTE}
        seen = self._seen.setdefault(who, deque())
        while seen and now - seen[0] >= A_MINUTE:
            seen.popleft()
        if len(seen) >= self._most:
            raise TooManyError
        seen.append(now)


async def read(request: Request, shape: type[Read]) -> Read:
    """The body as this shape. Raises UnreadableError, TooLargeError, ForgedError (not from our page)."""
    from_our_page(request)
    try:
        return shape.model_validate_json(await body_of(request, LARGEST_WORDS))
    except ValidationError as error:
        raise UnreadableError("not our page's shape") from error


async def media(request: Request, what: Literal["photo", "voice"]) -> tuple[str, bytes, str]:
    """The browser's key, the bytes and the caption of a photo or a recording.

    The caption comes in a header: an address would leave it in a proxy's log.
    """
    from_our_page(request)
    key = request.headers.get("X-Key", "")
    if not KEY.fullmatch(key):
        raise UnreadableError("no key")
    if not request.headers.get("Content-Type", "").startswith("image/" if what == "photo" else "audio/"):
        raise UnreadableError("not the kind that this door is for")
    caption = clean(unquote(request.headers.get("X-Caption", "")))[:1000]
    return key, await body_of(request, LARGEST_MEDIA), caption


def from_our_page(request: Request) -> None:
    """Another site may not post in a resident's name. Raises ForgedError.

    Browsers say by themselves where a request comes from, and no page can make them say otherwise.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site != "same-origin":
            raise ForgedError(f"from {site}")
        return
    origin = urlsplit(request.headers.get("Origin", ""))
    if not origin.netloc or origin.netloc != request.headers.get("Host"):
        raise ForgedError("from elsewhere")


def message_id(address: str, key: str) -> str:
    """Unique in the inbox: nobody can use up the key of another phone."""
    return f"{sha256(address.encode()).hexdigest()[:16]}:{key}"
