"""A contact's week as a picture: four bars, and the same in words beside them, behind a signed page.

Plain SVG in the page itself: no script, no font, no file from elsewhere; a screen reader hears the words.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.house import House
from bot.pages import CLAIM, genuine, html
from bot.road import Road
from flows.looking import OnDesk
from flows.talks.weekly import A_WEEK, TIMER
from storage.looking import found
from storage.tables import desks, persons

WIDTH, BAR, GAP, LABEL = 320, 28, 16, 20  #: In units of the drawing.
COLOUR = "#1d5d3a"  #: On white 8:1, so that it is seen by everybody.


def week_routes(house: House, road: Road, clock: Callable[[], datetime]) -> list[Route]:
    """The page of one contact; its numbers are those of now, and name nobody."""

    async def page(request: Request) -> Response:
        claim = genuine(house, TIMER, request.path_params, clock())
        if claim is None:
            return html(f"<p>{escape(house.voice.say('page-week-expired', {}, 'nl'))}</p>", 403)
        title, names, counts = await road.transact(lambda c: week_of(c, house, claim[0], clock()))
        words = "".join(f"<li>{escape(n)}: {c}</li>" for n, c in zip(names, counts, strict=True))
        return html(f"<h2>{escape(title)}</h2>{drawn(title, names, counts)}<ul>{words}</ul>", 200)

    return [Route(f"/{TIMER}/{CLAIM}", page)]


def week_of(connection: Connection, house: House, contact: str, now: datetime) -> tuple[str, list[str], list[int]]:
    """Its title, and what was counted in the last seven days with how many, in the contact's own language."""
    since = now - A_WEEK
    speaks = select(persons.c.language).join_from(desks, persons, persons.c.id == desks.c.person)
    language = connection.execute(speaks.where(desks.c.contact == contact)).scalar() or "nl"
    led = found(connection, OnDesk(contact, since))
    counts = {
        "new": sum(s.created >= since for s in led),
        "going": sum(not s.closed and s.status != "received" for s in led),
        "closed": sum(s.closed for s in led),
        "open": sum(not s.closed for s in led),
    }
    names = [house.voice.say(f"page-week-{name}", {}, language) for name in counts]
    return house.voice.say("page-week-title", {}, language), names, list(counts.values())


def drawn(title: str, names: Sequence[str], counts: Sequence[int]) -> str:
    """Bars under each other, each with its name and its number; the longest fills the width."""
    most = max(*counts, 1)
    step = LABEL + BAR + GAP
    parts = [
        f"<text x='0' y='{n * step + LABEL - 5}' font-size='15'>{escape(name)}: {count}</text>"
        f"<rect x='0' y='{n * step + LABEL}' width='{max(round(WIDTH * count / most), 2)}' height='{BAR}' rx='4'"
        f" fill='{COLOUR}'/>"
        for n, (name, count) in enumerate(zip(names, counts, strict=True))
    ]
    height = step * len(counts)
    said = ", ".join(f"{name}: {count}" for name, count in zip(names, counts, strict=True))
    return (
        f"<svg viewBox='0 0 {WIDTH} {height}' width='100%' role='img' aria-label='{escape(f'{title}. {said}')}'>"
        f"{''.join(parts)}</svg>"
    )
