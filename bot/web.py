"""The doors to the web: what the providers call, and what tells an operator how it goes.

A 200 says "yours is ours now", so it comes after the commit. Every refusal is one of a few exceptions, made
into its status in one place.
"""

import hmac
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Protocol, runtime_checkable

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels import ForgedError, UnreadableError, telegram_updates, twilio_forms
from bot.figures import Labels, Metric, exposed
from bot.typing_sign import typing_while
from flows.events import Inbound
from storage.writer import MemoryUnavailableError

log = logging.getLogger("wijkbot.web")

LARGEST_BODY = 1024 * 1024  #: Bytes; Telegram and Twilio send some thousands.

WELCOME = """\
Dit is Wijkbot. De bot werkt. Praten kan zo: make talk
This is Wijkbot. The bot is running. To talk to it: make talk
"""


class Road(Protocol):
    """What the doors lead to."""

    async def hear(self, inbound: Sequence[Inbound]) -> None:
        """Returns after the commit, for repeats and dead letters too. Raises MemoryUnavailableError."""

    def hint(self, channel: str, message_id: str) -> str:
        """What stands on the button that this message pressed; mostly nothing."""

    async def delivered(self, channel: str, provider_id: str, status: str, error: str) -> None:
        """A status callback; returns after the commit. Raises MemoryUnavailableError."""

    async def readiness(self) -> Sequence[str]:
        """Why we are not ready; empty when we are. May raise MemoryUnavailableError."""


@runtime_checkable
class Answers(Protocol):
    """Who can stop the spinner of a pressed button."""

    async def answer_callback(self, query_id: str, words: str = "") -> None:
        """Once, with a short line where there is one. Never raises for what the provider can answer."""


class TooLargeError(Exception):
    """More came in than this door takes."""


class TooManyError(Exception):
    """Too much in too short a time from one place."""


Endpoint = Callable[[Request], Awaitable[Response]]
Watched = Callable[[], Awaitable[Sequence[Metric]]]


def create_web(
    road: Road,
    *,
    clock: Callable[[], datetime],
    public_url: str | None = None,
    telegram: Answers | None = None,
    telegram_secret: str | None = None,
    twilio_account_sid: str | None = None,
    twilio_token: str | None = None,
    admin_token: str | None = None,
    figures: Watched | None = None,
    pages: Sequence[BaseRoute] = (),
) -> Starlette:
    """The application. A provider's doors exist only with all that is needed to tell who knocks.

    Telegram: `telegram` and `telegram_secret`. Twilio: `public_url` (no slash at its end), account and token.
    `clock` gives UTC. `figures`: what `/metrics` says besides our answers. `pages` go before the plain welcome on `/`.
    """
    answered: Counter[tuple[str, int]] = Counter()
    doors: dict[str, Endpoint] = {}
    if telegram is not None and telegram_secret:
        doors[telegram_updates.WEBHOOK_PATH] = _telegram(road, clock, telegram, telegram_secret)
    if public_url and twilio_account_sid and twilio_token:
        genuine = twilio_forms.Genuine(public_url, twilio_account_sid, twilio_token)
        doors[twilio_forms.MESSAGES_PATH] = _twilio_messages(road, clock, genuine)
        doors[twilio_forms.STATUS_PATH] = _twilio_status(road, genuine)

    async def ready(_request: Request) -> Response:
        try:
            reasons = list(await road.readiness())
        except MemoryUnavailableError:
            reasons = ["the database does not answer"]
        return JSONResponse({"ready": not reasons, "reasons": reasons}, 503 if reasons else 200)

    async def metrics(request: Request) -> Response:
        if not admin_token:
            return PlainTextResponse("set ADMIN_TOKEN to open this\n", HTTPStatus.NOT_FOUND)
        if not _same(request.headers.get("Authorization", ""), f"Bearer {admin_token}"):
            return PlainTextResponse("forbidden\n", HTTPStatus.FORBIDDEN)
        counts: dict[Labels, float] = {
            (("path", path), ("status", str(status))): count for (path, status), count in answered.items()
        }
        responses = Metric("wijkbot_http_responses_total", "counter", counts)
        return PlainTextResponse(exposed([responses, *(await figures() if figures is not None else ())]))

    routes = [
        Route("/health", _health),
        Route("/ready", ready),
        Route("/metrics", metrics),
        *(Route(path, _counted(path, door, answered), methods=["POST"]) for path, door in doors.items()),
        *pages,
        Route("/", _welcome),
    ]
    app = Starlette(routes=routes)
    app.router.redirect_slashes = False  # A redirected POST is a signature over another address.
    return app


def guarded(door: Endpoint) -> Endpoint:
    """Each reason to refuse has its one status."""

    async def endpoint(request: Request) -> Response:
        try:
            return await door(request)
        except ForgedError:
            return _plainly(HTTPStatus.FORBIDDEN)
        except UnreadableError:
            return _plainly(HTTPStatus.BAD_REQUEST)
        except TooLargeError:
            return _plainly(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        except TooManyError:
            return _plainly(HTTPStatus.TOO_MANY_REQUESTS)
        except MemoryUnavailableError:
            return _plainly(HTTPStatus.SERVICE_UNAVAILABLE)

    return endpoint


def _counted(path: str, door: Endpoint, answered: Counter[tuple[str, int]]) -> Endpoint:
    """Every answer to a provider is counted, and a refusal is said in the log: by its reason, never by its content."""

    async def said(request: Request) -> Response:
        try:
            return await door(request)
        except (ForgedError, UnreadableError, TooLargeError) as refused:
            log.warning("a call to %s was refused: %s", path, refused)
            raise

    kept = guarded(said)

    async def endpoint(request: Request) -> Response:
        response = await kept(request)
        answered[path, response.status_code] += 1
        return response

    return endpoint


def _telegram(road: Road, clock: Callable[[], datetime], telegram: Answers, secret: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        if not _same(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""), secret):
            raise ForgedError("wrong secret")
        try:
            update: object = json.loads(await body_of(request))
        except (ValueError, RecursionError) as error:
            raise UnreadableError("not JSON") from error
        inbound: Inbound | None = None
        try:
            inbound = telegram_updates.inbound_from(update, clock())
        except UnreadableError:
            if telegram_updates.id_of(update) is None:
                raise
            # Telegram's, but of a kind that we cannot read: refused, it would hold up its chat for a day.
            log.warning("an update of Telegram cannot be read and is passed over")
        if inbound is not None:
            async with typing_while(telegram, [inbound.group or inbound.address]):
                await road.hear([inbound])
        # Behind the 200: Telegram need not wait for our own call to it.
        query = telegram_updates.callback_query_of(update)
        if query is None:
            return Response()
        words = road.hint("telegram", inbound.message_id) if inbound is not None else ""
        return Response(background=BackgroundTask(telegram.answer_callback, query, words))

    return endpoint


def _twilio_messages(road: Road, clock: Callable[[], datetime], genuine: twilio_forms.Genuine) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        form = await _form(request, twilio_forms.MESSAGES_PATH, genuine)
        await road.hear(twilio_forms.inbound_from(form, clock()))
        return _no_reply()

    return endpoint


def _twilio_status(road: Road, genuine: twilio_forms.Genuine) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        status = twilio_forms.status_from(await _form(request, twilio_forms.STATUS_PATH, genuine))
        await road.delivered(status.channel, status.provider_id, status.status, status.error)
        return _no_reply()

    return endpoint


async def _form(request: Request, path: str, genuine: twilio_forms.Genuine) -> twilio_forms.Form:
    return genuine.form(path, request.url.query, await body_of(request), request.headers.get("X-Twilio-Signature"))


async def body_of(request: Request, most: int = LARGEST_BODY) -> bytes:
    """All of it, at most `most` bytes, measured while it streams: a Content-Length may be absent or lie."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise TooLargeError("too large")
    except ClientDisconnect as error:
        raise UnreadableError("they hung up") from error
    return bytes(body)


async def _welcome(_request: Request) -> Response:
    return PlainTextResponse(WELCOME)


async def _health(_request: Request) -> Response:
    return PlainTextResponse("ok\n")


def _no_reply() -> Response:
    """An answer in TwiML would lose its delivery report: answers go by the outbox."""
    return Response("<Response/>", media_type="text/xml")


def _plainly(status: HTTPStatus) -> Response:
    return PlainTextResponse(f"{status.phrase}\n", status)


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
