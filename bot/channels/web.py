"""The page: in the demo two phones side by side and a clock; outside it the web chat of a resident.

It is a channel as every other: what a phone says goes the road as an `Inbound`, what the bot says comes out of
the outbox. Delete this file and the page is gone, and nothing else.
"""

import asyncio
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute

from bot.channels.web_answers import NO_STORE, Wording, files, route
from bot.channels.web_demo import opened
from bot.channels.web_posts import Begin, Limit, Press, Spot, Words, media, message_id, read
from bot.channels.web_stage import Stage
from bot.channels.web_stream import WebChannel, stream
from bot.channels.web_view import NAME, Bubble, view
from bot.clock import wall_clock
from bot.house import House
from bot.media import MediaError, taken
from bot.web import Endpoint, TooManyError
from flows.codes import code_of
from flows.events import Attached, Event, Inbound, Sent
from storage.engine import open_engine
from storage.people import people_named
from storage.tables import addresses
from storage.tables import media as kept_media

if TYPE_CHECKING:
    from bot.running import Running

COOKIE = "wijkbot"
COOKIE_DAYS = 400  #: As long as browsers keep one; answers may take months.
A_MINUTE_A_PHONE = 30  #: Messages of one phone in a minute.
A_MINUTE_A_PLACE = 150  #: Of one address on the internet: a school or a library shares one.
CODES_A_PLACE = 10  #: Codes that may be tried in a minute from one address; a person needs one.
CODES_IN_ALL = 60  #: From everywhere together: `flows.codes` says what that makes of guessing.
STREAMS_A_PHONE = 8


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose phone a request is about, and where it came from."""

    address: str
    place: str


class Page:
    """The channel and its doors, for one house."""

    def __init__(self, house: House) -> None:
        self.channel = WebChannel()
        self._house = house
        # Views are read beside the writer: many open pages neither wait for it nor hold it up.
        self._engine = open_engine(house.settings.database_url, house.keys, reads=True)
        self._wording = Wording(house)
        self._shared: set[str] = set()  #: Phones of who has another one open beside it.

    def shared(self, address: str) -> bool:
        """Whether what is said to this phone may be told to another one of the same person."""
        return address in self._shared

    def close(self) -> None:
        """Every stream ends."""
        self.channel.end()
        self._engine.dispose()

    def routes(self, running: "Running") -> list[BaseRoute]:
        """All doors; those of the demo exist only in the demo, and a resident's only outside it."""
        demo = self._house.settings.demo
        doors = _Doors(self, running, self._wording)
        base = "/demo/phones/{who}" if demo else "/phone"
        posts = (("words", Words), ("press", Press), ("place", Spot), ("begin", Begin))
        return [
            route("/", doors.home),
            route("/page/words/{language}", doors.words),
            route(f"{base}/stream", doors.stream),
            *(route(f"{base}/{name}", doors.post(shape), "POST") for name, shape in posts),
            route(f"{base}/photo", doors.media("photo"), "POST"),
            route(f"{base}/voice", doors.media("voice"), "POST"),
            route(f"{base}/media/{{id}}", doors.own_media),
            *(Stage(running, self._wording, self._engine).routes() if demo else ()),
            files(),
        ]

    async def look(self, address: str) -> list[Bubble]:
        """What this phone shows now."""

        def read_view() -> list[Bubble]:
            with self._engine.begin() as connection:
                person = people_named(connection, NAME, address)
                if person is None:
                    return []
                phones = select(addresses.c.id).where(addresses.c.person == person, addresses.c.channel == NAME)
                if len(connection.execute(phones.limit(2)).all()) > 1:
                    self._shared.add(address)
                return view(connection, self._house, person)

        return await asyncio.to_thread(read_view)

    async def own_media(self, address: str, id: str) -> tuple[str, bytes] | None:
        """The content type and the bytes of what this phone sent; None for anybody else's."""

        def read_media() -> tuple[str, bytes] | None:
            with self._engine.begin() as connection:
                person = people_named(connection, NAME, address)
                query = select(kept_media).where(kept_media.c.id == id, kept_media.c.person == person)
                row = connection.execute(query).first()
                return (row.content_type, row.content) if row is not None else None

        return await asyncio.to_thread(read_media)


class _Doors:
    """What the doors of a phone do, whose ever it is."""

    def __init__(self, page: Page, running: "Running", wording: Wording) -> None:
        self._page = page
        self._running = running
        self._wording = wording
        self._settings = running.house.settings
        self._by_phone = Limit(A_MINUTE_A_PHONE, wall_clock)
        self._by_place = Limit(A_MINUTE_A_PLACE, wall_clock)
        self._codes_by_place = Limit(CODES_A_PLACE, wall_clock)
        self._codes = Limit(CODES_IN_ALL, wall_clock)
        self._polls = running.house.engine.dialect.name != "sqlite"  # there other processes send here too

    async def home(self, request: Request) -> Response:
        """The page itself; outside the demo whoever comes gets a phone of their own, in a cookie."""
        settings, language = self._settings, self._wording.language(request)
        home = settings.public_url or f"http://{settings.host}:{settings.port}"
        data = {"home": home, "zone": settings.timezone, "other": "en" if language == "nl" else "nl"}
        name = "demo.html" if settings.demo else "chat.html"
        response = HTMLResponse(self._wording.html(name, language, data), headers=NO_STORE)
        if not settings.demo:
            response.set_cookie(
                COOKIE,
                _cookie(request) or secrets.token_urlsafe(32),
                max_age=COOKIE_DAYS * 24 * 3600,
                httponly=True,
                secure=home.startswith("https:"),
                samesite="strict",
            )
        return response

    async def words(self, request: Request) -> Response:
        """The texts that modules need."""
        texts = self._wording.texts(str(request.path_params["language"]))
        return JSONResponse(texts, headers={"Cache-Control": "no-cache"})

    async def stream(self, request: Request) -> Response:
        """The phone, live."""
        caller, channel = self._caller(request), self._page.channel
        if caller is None or channel.closed:
            return Response(status_code=404 if caller is None else 503)
        if channel.listeners(caller.address) >= STREAMS_A_PHONE:
            raise TooManyError
        had = request.headers.get("Last-Event-ID") or request.query_params.get("had", "")
        body = stream(
            channel,
            caller.address,
            lambda: self._page.look(caller.address),
            had,
            polls=lambda: self._polls or self._page.shared(caller.address),
        )
        headers = {**NO_STORE, "X-Accel-Buffering": "no"}
        return StreamingResponse(body, media_type="text/event-stream", headers=headers)

    def post(self, shape: type[Words] | type[Press] | type[Spot] | type[Begin]) -> Endpoint:
        """Something that a phone says."""

        async def endpoint(request: Request) -> Response:
            said = await read(request, shape)
            return await self._hear(request, said.key, said.event())

        return endpoint

    def media(self, what: Literal["photo", "voice"]) -> Endpoint:
        """A photo or a recording."""

        async def endpoint(request: Request) -> Response:
            key, content, caption = await media(request, what)
            try:
                kept = await asyncio.to_thread(taken, what, content)  # drawing a photo anew takes a while
            except MediaError as error:
                return self._not_kept(request, error)
            return await self._hear(request, key, Sent(what, caption, kept.reference), kept)

        return endpoint

    def _not_kept(self, request: Request, error: MediaError) -> Response:
        language, voice = self._wording.language(request), self._running.house.voice
        text = voice.say(error.key, {}, language) if voice.has(error.key) else ""
        return _kindly(text, 413 if error.key == "media-too-large" else 415, language)

    async def own_media(self, request: Request) -> Response:
        """A photo or a recording for the phone that sent it, and for nobody else."""
        caller, id = self._caller(request), str(request.path_params["id"])
        found = await self._page.own_media(caller.address, id) if caller is not None else None
        if found is None:
            return Response(status_code=404)
        content_type, content = found
        return Response(content, media_type=content_type, headers={"Cache-Control": "private, no-cache"})

    async def _hear(self, request: Request, key: str, event: Event, kept: Attached | None = None) -> Response:
        """The road of every channel: 204 comes after the commit."""
        caller, language = self._caller(request), self._wording.language(request)
        if caller is None:
            return Response(status_code=404)
        if self._settings.demo:
            if await opened(self._running, caller.address) is None:
                return Response(status_code=404)
        else:
            try:
                self._by_phone.count(caller.address)
                self._by_place.count(caller.place)
                if code_of(event) is not None:
                    self._codes_by_place.count(caller.place)
                    self._codes.count("")
            except TooManyError:
                return _kindly(self._wording.texts(language)["page-busy"], 429, language)
        id = message_id(caller.address, key)
        at = self._running.clock()
        await self._running.road.hear([Inbound(NAME, id, caller.address, event, at, language, attached=kept)])
        self._page.channel.ring(caller.address)
        return Response(status_code=204)

    def _caller(self, request: Request) -> Caller | None:
        address = str(request.path_params["who"]) if self._settings.demo else _cookie(request)
        return Caller(address, request.client.host if request.client else "") if address else None


def _cookie(request: Request) -> str | None:
    """A random id of ours; nothing else is an address, so that nobody can pose as a contact of a former demo."""
    value = request.cookies.get(COOKIE, "")
    return value if re.fullmatch(r"[A-Za-z0-9_-]{43}", value) else None


def _kindly(text: str, status: int, language: str) -> Response:
    """A refusal in words for a person; that it has a language tells the page that it may show them."""
    return PlainTextResponse(text, status, {"Content-Language": language} if text else None)
