"""Photos, voice notes and documents that lie with Twilio until we have them: fetched once, then deleted there.

Only from Twilio's own host: a media address in a webhook could name any other, so ours is built from the ids in the
reference. Twilio answers with a redirect to where the bytes are; that host gets no credentials.
"""

import re
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import httpx

from bot.channels.twilio_contents import Account
from bot.channels.twilio_http import TwilioHttp
from bot.message import FetchError

LARGEST = 20 * 1024 * 1024
REDIRECTS = 3
_REFERENCE = re.compile(r"((?:SM|MM)[0-9A-Za-z]{1,64})/(ME[0-9A-Za-z]{1,64})")
API = "https://api.twilio.com/2010-04-01/Accounts"


class TwilioMedia:
    """Of one account."""

    def __init__(self, http: TwilioHttp, account: Account) -> None:
        self._http, self._account = http, account

    async def fetch(self, reference: str) -> bytes:
        """The bytes. Raises FetchError."""
        url, auth = self._url(reference), httpx.BasicAuth(self._account.sid, self._account.token)
        credentials: httpx.BasicAuth | None = auth
        for _ in range(REDIRECTS + 1):
            found = await self._get(url, credentials)
            if isinstance(found, bytes):
                return found
            url, credentials = urljoin(url, found), None
            if urlsplit(url).scheme not in ("http", "https"):
                break
        raise FetchError("redirected for ever, or to what is no web address", permanent=True)

    async def _get(self, url: str, auth: httpx.BasicAuth | None) -> bytes | str:
        """The bytes, or where they are instead."""
        try:
            async with self._http.plain.stream("GET", url, auth=auth, follow_redirects=False) as answer:
                if answer.is_redirect:
                    return answer.headers["Location"]
                if answer.status_code != HTTPStatus.OK:
                    raise _failed(answer.status_code)
                body = bytearray()
                async for piece in answer.aiter_bytes():
                    body += piece
                    if len(body) > LARGEST:
                        raise FetchError("larger than we keep", permanent=True)
                return bytes(body)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(type(error).__name__, permanent=isinstance(error, httpx.InvalidURL)) from error

    async def let_go(self, reference: str) -> None:
        """Deleted at Twilio, and the caption in its message too. What is gone already is well. Raises FetchError."""
        message, _, _ = reference.partition("/")
        await self._call("DELETE", f"{self._url(reference)}.json")
        await self._call("POST", self._http.at(f"{API}/{self._account.sid}/Messages/{message}.json"), {"Body": ""})

    async def _call(self, method: str, url: str, form: dict[str, str] | None = None) -> None:
        auth = (self._account.sid, self._account.token)
        try:
            answer = await self._http.plain.request(method, url, data=form, auth=auth)
        except httpx.HTTPError as error:  # it may have been done; doing it again does no harm
            raise FetchError(type(error).__name__, permanent=False) from error
        if answer.is_error and answer.status_code != HTTPStatus.NOT_FOUND:
            raise _failed(answer.status_code)

    def _url(self, reference: str) -> str:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise FetchError("not a reference of Twilio's", permanent=True)
        return self._http.at(f"{API}/{self._account.sid}/Messages/{found[1]}/Media/{found[2]}")


def _failed(status: int) -> FetchError:
    permanent = 400 <= status < 500 and status not in (401, 403, 408, 429)
    return FetchError(f"HTTP {status}", permanent=permanent)
