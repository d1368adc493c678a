"""Signed pages: what one contact may see for a while, without a login. They show on GET and act on POST."""

import hmac
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape

from sqlalchemy import Connection, select
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.house import House
from bot.road import Road
from flows.attached import PAGES
from flows.events import Letter
from storage import codec
from storage.shown import shown_to
from storage.tables import signals

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self';"
    " form-action 'self'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
PAGE = """<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Wijkbot</title><style>
body{{font:1.2rem/1.5 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}}
button{{font:inherit;padding:.7rem 1.2rem}}</style><main><h1>Wijkbot</h1>{body}</main></html>"""


class Number(IntegerConvertor):
    """In an address: what a database can hold; a longer one is a page that does not exist."""

    regex = "[0-9]{1,18}"


register_url_convertor("number", Number())
CLAIM = "{contact}/{signal:number}/{until:number}/{signature}"
NTH = "{nth:number}"
#: A file of somebody else is never opened here: it is saved, and a browser that shows it anyway lets it do nothing.
APART = {
    **HEADERS,
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Content-Disposition": 'attachment; filename="bestand.pdf"',
}
RANGE = re.compile(r"bytes=([0-9]{1,18})-([0-9]{0,18})")


def genuine(house: House, page: str, part: Mapping[str, object], now: datetime) -> tuple[str, int] | None:
    """Whom and which signal a page is for; None for a forged or expired signature."""
    claim = f"{part['contact']}/{part['signal']}/{part['until']}"
    signed = hmac.compare_digest(str(part["signature"]).encode(), house.keys.sign(f"{page}/{claim}").encode())
    fresh = int(str(part["until"])) >= now.timestamp()
    return (str(part["contact"]), int(str(part["signal"]))) if signed and fresh else None


def call_routes(house: House, road: Road, clock: Callable[[], datetime]) -> list[Route]:
    """The page with a resident's number, for the one contact who may call."""

    async def page(request: Request) -> Response:
        found = genuine(house, "bel", request.path_params, clock())
        if found is None:
            return html("<p>Deze pagina is verlopen. Vraag een nieuwe met ‘bel’ en het nummer.</p>", 403)
        contact, number = found

        def look(connection: Connection) -> tuple[int, str] | None:
            query = select(signals.c.person, signals.c.words).where(
                signals.c.number == number, signals.c.lead == contact, ~signals.c.closed
            )
            row = connection.execute(query).first()
            return (row.person, codec.words_in(row.words).get("phone", "")) if row else None

        known = await road.transact(look)
        if known is None or not known[1]:
            return html("<p>Hier staat geen nummer meer. Het is gewist.</p>", 410)
        person, phone = known
        if request.method == "POST":
            await road.post(person, Letter("called", number), f"called:{number}:{request.path_params['until']}")
            return html("<p>Dank je. Het nummer is gewist.</p>", 200)
        body = (
            f"<p>De bewoner van #{number} wil graag gebeld worden op:</p><p><strong>{escape(phone)}</strong></p>"
            "<p>Klaar met bellen? Dan wis ik het nummer.</p><form method='post'><button>Ik heb gebeld</button></form>"
        )
        return html(body, 200)

    return [Route(f"/bel/{CLAIM}", page, methods=["GET", "POST"])]


def media_routes(house: House, road: Road, clock: Callable[[], datetime]) -> list[Route]:
    """A photo, a voice note or a document that goes along with a signal, for who leads it or was asked beside them."""

    def route(page: str, kind: str) -> Route:
        async def shown(request: Request) -> Response:
            found = genuine(house, page, request.path_params, clock())
            if found is None:
                return html("<p>Deze pagina is verlopen. Stuur het nummer, zoals #1, dan krijg je een nieuwe.</p>", 403)
            contact, number = found
            nth = int(request.path_params["nth"])

            kept = await road.transact(lambda c: shown_to(c, contact, kind, number, nth))
            if kept is None:
                return html("<p>Dit is er niet meer, of het ligt nu bij een ander.</p>", 410)
            return file(request, *kept)

        return Route(f"/{page}/{CLAIM}/{NTH}", shown)

    return [route(page, kind) for kind, page in PAGES.items()]


def file(request: Request, content_type: str, content: bytes) -> Response:
    """The bytes, in the page itself but for a PDF.

    A piece of them where a player asks for one: an iPhone plays nothing else.
    """
    shown = APART if content_type == "application/pdf" else {**HEADERS, "Content-Disposition": "inline"}
    headers = {**shown, "Accept-Ranges": "bytes"}
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None:
        return Response(content, 200, headers, content_type)
    start = int(asked[1])
    end = min(int(asked[2] or len(content) - 1), len(content) - 1)
    if start > end:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{len(content)}"})
    headers["Content-Range"] = f"bytes {start}-{end}/{len(content)}"
    return Response(content[start : end + 1], 206, headers, content_type)


def html(body: str, status: int) -> Response:
    """One of our pages; what people wrote is escaped by who makes the body."""
    return HTMLResponse(PAGE.format(body=body), status, HEADERS)
