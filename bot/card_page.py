"""The signed page of a whole card, for a contact whose own phone shows theme and number only."""

from collections.abc import Callable
from datetime import datetime
from html import escape

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.mail_letter import paragraphs
from bot.house import House
from bot.pages import CLAIM, genuine, html
from bot.render import rendered
from bot.road import Road
from flows.private_phone import PAGE
from flows.scene import Scene
from flows.talks.cards import CARD_ASKS, card
from storage.load import person_of, signal_of
from storage.tables import desks, persons, signals


def card_routes(house: House, road: Road, clock: Callable[[], datetime]) -> list[Route]:
    """As it stands now; gone once it is over or another's."""

    async def page(request: Request) -> Response:
        found = genuine(house, PAGE, request.path_params, clock())
        if found is None:
            return html(f"<p>{escape(house.voice.say('page-card-expired', {}, 'nl'))}</p>", 403)
        reader, number = found

        def look(connection: Connection) -> tuple[str, str]:
            who = select(persons).join_from(desks, persons, persons.c.id == desks.c.person)
            row = connection.execute(who.where(desks.c.contact == reader)).first()
            about = connection.execute(select(signals).where(signals.c.number == number, ~signals.c.closed)).first()
            language = person_of(row).language if row is not None else "nl"
            if row is None or about is None or reader not in (about.lead, *about.asked.split(",")):
                return "", language
            signal, now = signal_of(about), clock()
            values = card(Scene(now, house.world, person_of(row)), signal, reader, whole=True)
            return rendered(house, CARD_ASKS, values, (), language, now)[0], language

        text, language = await road.transact(look)
        if not text:
            return html(f"<p>{escape(house.voice.say('page-card-gone', {}, language))}</p>", 410)
        return html(paragraphs(text), 200)

    return [Route(f"/{PAGE}/{CLAIM}", page)]
