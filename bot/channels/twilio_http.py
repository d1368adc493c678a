"""What carries Twilio's calls: a small httpx client, for Twilio's own client and for the calls that it spoils.

Twilio's asynchronous client repeats POSTs, ignores its time-out and sends JSON as a form; ours does none of that
(docs/decisions/0003).
"""

import logging
import re
from collections.abc import Mapping

import httpx

# twilio ships no type information.
from twilio.http.response import Response  # type: ignore[import-untyped, unused-ignore]

_TWILIO = re.compile(r"https://[a-z0-9.-]+\.twilio\.com")
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


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
            self.at(uri),
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

    def at(self, uri: str) -> str:
        """This address of Twilio's, where it really is."""
        return _TWILIO.sub(self._api_url, uri, count=1) if self._api_url else uri

    @property
    def plain(self) -> httpx.AsyncClient:
        """The client itself, for what is streamed."""
        return self._client

    async def close(self) -> None:
        await self._client.aclose()


def _seconds(header: str) -> float | None:
    return float(header) if header.isdecimal() else None
