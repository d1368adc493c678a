"""Texts kept at Twilio (its Content API): created once for each text and language, then only named and filled.

Straight over our HTTP client: Twilio's own request classes drop a type that is spelled the Python way without a
word, and send each of the others as null.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol, TypeVar

import httpx
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from sqlalchemy import Connection

from bot.channels.twilio_http import BusyError, TwilioHttp
from bot.channels.twilio_renderings import ROW_SLOT, Content
from storage import contents
from storage.contents import Kept

CONTENT = "https://content.twilio.com/v1/Content"
WITH_APPROVALS = "https://content.twilio.com/v1/ContentAndApprovals"
PAGE = 100  #: Contents in one answer.
MOST_PAGES = 100
JSON = {"Content-Type": "application/json", "Accept": "application/json"}
log = logging.getLogger("wijkbot.twilio")
T = TypeVar("T")


class Transact(Protocol):
    """Runs a piece of work in one transaction; its result comes after the commit."""

    async def __call__(self, work: Callable[[Connection], T], /) -> T:
        """The work's result."""


class ContentError(Exception):
    """Twilio did not take a text; the message says its error, never the text."""


class _Wire(BaseModel):
    model_config = ConfigDict(extra="allow")


_Word = Annotated[str, BeforeValidator(lambda v: v or "")]


class Approval(_Wire):
    """What Meta says of a template."""

    name: _Word = ""
    category: _Word = ""
    status: _Word = ""
    rejection_reason: _Word = ""


class Known(_Wire):
    """One content as Twilio lists it."""

    sid: str = Field(pattern=r"^HX[0-9a-fA-F]{32}$")
    friendly_name: _Word = ""
    approval_requests: Approval | None = None


class _Links(_Wire):
    next_page_url: str | None = None


class _Page(_Wire):
    contents: list[Known]
    meta: _Links = _Links()


@dataclass(frozen=True, slots=True)
class Account:
    """Whose contents these are."""

    sid: str
    token: str


class ContentApi:
    """The calls. Raises ContentError."""

    def __init__(self, http: TwilioHttp, account: Account) -> None:
        self._http = http
        self._auth = (account.sid, account.token)

    async def create(self, content: Content, samples: Mapping[str, str] | None = None) -> str:
        """Its sid. `samples` stand for the variables, as Meta wants to see them."""
        body = {
            "friendly_name": content.name,
            "language": content.language,
            "variables": dict(samples) if samples is not None else {str(n + 1): "1" for n in range(len(content.slots))},
            "types": content.types,
        }
        return Known.model_validate_json(await self._call("POST", CONTENT, body)).sid

    async def ask(self, sid: str, name: str, category: str) -> Approval:
        """Meta is asked to approve it."""
        body = {"name": name, "category": category.upper()}
        return Approval.model_validate_json(
            await self._call("POST", f"{CONTENT}/{sid}/ApprovalRequests/whatsapp", body)
        )

    async def all(self) -> list[Known]:
        """Everything in the account, with what Meta says of it."""
        found: list[Known] = []
        url: str | None = f"{WITH_APPROVALS}?PageSize={PAGE}"
        for _ in range(MOST_PAGES):
            if url is None:
                break
            page = _Page.model_validate_json(await self._call("GET", url))
            found += page.contents
            url = page.meta.next_page_url
        return found

    async def named(self, name: str) -> str | None:
        """The sid of what somebody created under this name and did not live to note."""
        return next((c.sid for c in await self.all() if c.friendly_name == name), None)

    async def _call(self, method: str, url: str, body: Mapping[str, object] | None = None) -> str:
        try:
            answer = await self._http.request(method, url, data=body, headers=JSON, auth=self._auth)
        except (BusyError, httpx.HTTPError) as error:
            raise ContentError(type(error).__name__) from error
        if not 200 <= answer.status_code < 300:
            raise ContentError(_why(answer.status_code, answer.text))
        return str(answer.text)


class _Refusal(_Wire):
    code: int | None = None
    message: _Word = ""


def _why(status: int, body: str) -> str:
    try:
        wrong = _Refusal.model_validate_json(body)
    except ValidationError:
        return f"HTTP {status}"
    return f"{wrong.code or f'HTTP {status}'}: {wrong.message}"


class Contents:
    """The texts of one account: what is there is remembered in the database, so also by other processes."""

    def __init__(self, api: ContentApi, account: str, clock: Callable[[], datetime], transact: Transact) -> None:
        self._api, self._account, self._clock, self._transact = api, account, clock, transact
        self._known: dict[str, str] = {}
        self._making: dict[str, asyncio.Lock] = {}

    async def sid(self, content: Content) -> str | None:
        """Where this text is kept, put there if nobody did; None: not now, so it goes as numbered text."""
        name = content.name
        if name in self._known:
            return self._known[name]
        async with self._making.setdefault(name, asyncio.Lock()):
            if name not in self._known:
                sid = await self._found_or_made(content)
                if sid is None:
                    return None
                self._known[name] = sid
        self._making.pop(name, None)
        return self._known[name]

    async def _found_or_made(self, content: Content) -> str | None:
        now = self._clock()
        wanted = kept(content)
        claimed = await self._transact(lambda c: contents.claim(c, self._account, wanted, now, template=False))
        if claimed.sid is not None or not claimed.mine:
            return claimed.sid
        try:
            sid = await self._api.named(content.name) if claimed.again else None
            sid = sid or await self._api.create(content)
        except (ContentError, ValidationError) as error:
            log.warning("Twilio did not keep the text %s: %s", content.key, _safe(error))
            return None
        await self._transact(lambda c: contents.keep(c, self._account, content.name, sid))
        return sid

    async def forget(self, content: Content) -> None:
        """Twilio does not know it any more: it is made again the next time."""
        self._known.pop(content.name, None)
        await self._transact(lambda c: contents.keep(c, self._account, content.name, None))

    async def approved(self, content: Content) -> tuple[str, tuple[str, ...]] | None:
        """What may go outside the window for this text: its sid and what fills it, in its own order.

        A changed text that is not approved yet goes in its older words, as long as those want nothing that is not
        here, and have no choices of which the order may have changed.
        """
        found = await self._transact(lambda c: contents.templates(c, self._account, content.key, content.language))
        given: dict[str, list[str]] = {}
        for name, words in zip(content.slots, content.filled, strict=True):
            given.setdefault(name, []).append(words)
        for one in sorted(found, key=lambda k: k.name != content.name):
            if one.approval != contents.APPROVED or one.sid is None:
                continue
            if one.name == content.name:
                return one.sid, content.filled
            if all(name in given for name in one.slots) and (choices(content) <= 1 or ROW_SLOT not in one.slots):
                return one.sid, tuple(given[name][0] for name in one.slots)
        return None


def choices(content: Content) -> int:
    """How many buttons it has."""
    actions = next(iter(content.types.values())).get("actions", ())
    return len(actions) if isinstance(actions, list) else 0


def kept(content: Content, category: str = "") -> Kept:
    """How the database names this text."""
    return Kept(content.name, content.key, content.language, None, content.slots, category, "", "", None)


def _safe(error: ContentError | ValidationError) -> str:
    return str(error) if isinstance(error, ContentError) else "an answer that was not understood"
