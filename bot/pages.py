"""Signed pages: what one contact may see for a while, without a login. They show on GET and act on POST."""

import hmac
from collections.abc import Callable
from datetime import datetime
from html import escape

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.house import House
from bot.road import Road
from flows.events import Letter
from storage import codec
from storage.tables import signals

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
PAGE = """<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Wijkbot</title><style>
body{{font:1.2rem/1.5 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}}
button{{font:inherit;padding:.7rem 1.2rem}}</style><main><h1>Wijkbot</h1>{body}</main></html>"""


def call_routes(house: House, road: Road, clock: Callable[[], datetime]) -> list[Route]:
    """The page with a resident's number, for the one contact who may call."""

    def genuine(request: Request) -> tuple[str, int] | None:
        """Contact and signal of a good signature that is not too old."""
        part = request.path_params
        claim = f"{part['contact']}/{part['signal']}/{part['until']}"
        signed = hmac.compare_digest(str(part["signature"]), house.keys.sign(f"bel/{claim}"))
        return (part["contact"], part["signal"]) if signed and part["until"] >= clock().timestamp() else None

    async def page(request: Request) -> Response:
        found = genuine(request)
        if found is None:
            return _html("<p>Deze pagina is verlopen. Vraag een nieuwe met ‘bel’ en het nummer.</p>", 403)
        contact, number = found

        def look(connection: Connection) -> tuple[int, str] | None:
            query = select(signals.c.person, signals.c.words).where(
                signals.c.number == number, signals.c.lead == contact, ~signals.c.closed
            )
            row = connection.execute(query).first()
            return (row.person, codec.words_in(row.words).get("phone", "")) if row else None

        known = await road.transact(look)
        if known is None or not known[1]:
            return _html("<p>Hier staat geen nummer meer. Het is gewist.</p>", 410)
        person, phone = known
        if request.method == "POST":
            await road.post(person, Letter("called", number), f"called:{number}:{request.path_params['until']}")
            return _html("<p>Dank je. Het nummer is gewist.</p>", 200)
        body = (
            f"<p>De bewoner van #{number} wil graag gebeld worden op:</p><p><strong>{escape(phone)}</strong></p>"
            "<p>Klaar met bellen? Dan wis ik het nummer.</p><form method='post'><button>Ik heb gebeld</button></form>"
        )
        return _html(body, 200)

    return [Route("/bel/{contact}/{signal:int}/{until:int}/{signature}", page, methods=["GET", "POST"])]


def _html(body: str, status: int) -> Response:
    return HTMLResponse(PAGE.format(body=body), status, HEADERS)
