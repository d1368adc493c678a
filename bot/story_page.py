"""The signed page of a success that is told on: its words and its photo, for who was told of it; gone when it is."""

from collections.abc import Callable
from datetime import datetime
from html import escape

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.house import House
from bot.pages import CLAIM, file, genuine, html
from bot.road import Road
from flows.talks.approval import PAGE
from storage.shown import story_photo, story_told
from storage.tables import persons

STYLE = "<style>img{max-width:100%;border-radius:.6rem}blockquote{margin:1rem 0;font-size:1.4rem}</style>"


def story_routes(house: House, road: Road, clock: Callable[[], datetime]) -> list[Route]:
    """The page, and its photo. Whose it was may be read in the chat; here is only what is shared."""

    def gone(language: str, status: int = 410) -> Response:
        return html(f"<p>{escape(house.voice.say('page-data-gone', {}, language))}</p>", status)

    def claimed(request: Request) -> tuple[int, int] | None:
        """Who reads, and which story."""
        found = genuine(house, PAGE, request.path_params, clock())
        return (int(found[0]), found[1]) if found is not None and found[0].isdecimal() else None

    def spoken(connection: Connection, person: int) -> str:
        return connection.execute(select(persons.c.language).where(persons.c.id == person)).scalar() or "nl"

    async def page(request: Request) -> Response:
        found = claimed(request)
        if found is None:
            return gone("nl", 403)
        person, number = found
        story, language = await road.transact(lambda c: (story_told(c, number), spoken(c, person)))
        if story is None:
            return gone(language)
        text, photo = story
        alt = escape(house.voice.say("page-data-photo", {}, language))
        shown = f"<p><img src='{escape(request.url.path)}/foto' alt='{alt}'></p>" if photo else ""
        return html(f"{STYLE}{shown}<blockquote>{escape(text)}</blockquote>", 200)

    async def picture(request: Request) -> Response:
        found = claimed(request)
        if found is None:
            return gone("nl", 403)
        person, number = found
        kept, language = await road.transact(lambda c: (story_photo(c, number), spoken(c, person)))
        return file(request, *kept) if kept is not None else gone(language)

    base = f"/{PAGE}/{CLAIM}"
    return [Route(base, page), Route(f"{base}/foto", picture)]
