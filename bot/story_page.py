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
from flows.talks.stories import PAGE
from storage import codec
from storage.tables import media, persons, stories

STYLE = "<style>img{max-width:100%;border-radius:.6rem}blockquote{margin:1rem 0;font-size:1.4rem}</style>"


def story_routes(house: House, road: Road, clock: Callable[[], datetime]) -> list[Route]:
    """The page, and its photo. Whose it was may be read in the chat; here is only what is shared."""

    async def looked(request: Request) -> tuple[str, str, str] | Response:
        found = genuine(house, PAGE, request.path_params, clock())
        if found is None or not found[0].isdecimal():
            return html(f"<p>{escape(house.voice.say('page-data-gone', {}, 'nl'))}</p>", 403)

        def look(connection: Connection) -> tuple[str, str, str] | None:
            row = connection.execute(select(stories.c.words).where(stories.c.signal == found[1])).first()
            language = connection.execute(select(persons.c.language).where(persons.c.id == int(found[0]))).scalar()
            words = codec.words_in(row.words) if row is not None else {}
            return (words.get("text", ""), words.get("photo", ""), language or "nl") if row is not None else None

        story = await road.transact(look)
        return story or html(f"<p>{escape(house.voice.say('page-data-gone', {}, 'nl'))}</p>", 410)

    async def page(request: Request) -> Response:
        story = await looked(request)
        if isinstance(story, Response):
            return story
        text, photo, language = story
        alt = escape(house.voice.say("page-data-photo", {}, language))
        shown = f"<p><img src='{escape(request.url.path)}/foto' alt='{alt}'></p>" if photo else ""
        return html(f"{STYLE}{shown}<blockquote>{escape(text)}</blockquote>", 200)

    async def picture(request: Request) -> Response:
        story = await looked(request)
        if isinstance(story, Response):
            return story
        wanted = select(media.c.content_type, media.c.content).where(media.c.id == story[1])
        kept = await road.transact(lambda connection: connection.execute(wanted).first())
        if kept is None:
            return html(f"<p>{escape(house.voice.say('page-data-gone', {}, story[2]))}</p>", 410)
        return file(request, kept.content_type, kept.content)

    base = f"/{PAGE}/{CLAIM}"
    return [Route(base, page), Route(f"{base}/foto", picture)]
