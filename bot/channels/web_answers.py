"""How every answer of the page looks: strict headers, words from `locales/`, JSON that nobody keeps."""

import json
import re
from contextlib import suppress
from html import escape
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.staticfiles import StaticFiles

from bot.house import House
from bot.texts import LOCALES
from bot.voice import TextError
from bot.web import Endpoint, guarded

FOLDER = Path(__file__).resolve().parent / "page"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Permissions-Policy": "microphone=(self), geolocation=(self), camera=(self)",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NO_STORE = {"Cache-Control": "no-store"}


class Wording:
    """The page's words, by language."""

    def __init__(self, house: House) -> None:
        self._texts = {language: _texts(house, language) for language in house.world.words.lexicons}

    def texts(self, language: str) -> dict[str, str]:
        """Every text of the page that needs no values."""
        return self._texts.get(language) or self._texts["nl"]

    def language(self, request: Request) -> str:
        """As the address says, else as the browser prefers, else Dutch."""
        asked = request.query_params.get("language", "")
        if asked in self._texts:
            return asked
        spoken = re.findall(r"[a-z]{2,3}", request.headers.get("Accept-Language", "").casefold())
        return next((language for language in spoken if language in self._texts), "nl")

    def html(self, name: str, language: str, data: dict[str, str]) -> str:
        """A page with its words in it: `{{page-...}}` is a text, any other name is what its modules must know."""
        known = {**self.texts(language), **data, "language": language}
        phone = (FOLDER / "phone.html").read_text(encoding="utf-8")
        source = (FOLDER / name).read_text(encoding="utf-8").replace("<!-- phone -->", phone)
        return re.sub(r"\{\{([a-z0-9-]+)\}\}", lambda found: escape(known[found[1]]), source)


def _texts(house: House, language: str) -> dict[str, str]:
    """What needs no values; a text with values is said where it is told, and is left out here."""
    source = (LOCALES / language / "page.ftl").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for key in re.findall(r"^(page-[a-z0-9_-]+) =", source, re.MULTILINE):
        with suppress(TextError):
            found[key] = house.voice.say(key, {}, language)
    return found


def route(path: str, door: Endpoint, method: str = "GET") -> Route:
    """A door whose every answer, refusals too, carries the page's headers."""
    kept = guarded(door)

    async def endpoint(request: Request) -> Response:
        response = await kept(request)
        response.headers.update(HEADERS)
        return response

    return Route(path, endpoint, methods=[method])


def files() -> BaseRoute:
    """Styles, modules and pictures; asked for anew each time, answered with 304 when they are the same."""
    static = StaticFiles(directory=FOLDER)

    async def file(request: Request) -> Response:
        try:
            response = await static.get_response(str(request.path_params["file"]), request.scope)
        except HTTPException as error:
            return Response(status_code=error.status_code)
        response.headers["Cache-Control"] = "no-cache"
        return response

    return route("/page/{file}", file)


def as_json(found: object) -> Response:
    """JSON with moments in ISO 8601; kept by nobody on the way."""
    body = json.dumps(found, ensure_ascii=False, default=lambda moment: moment.isoformat())
    return Response(body, media_type="application/json", headers=NO_STORE)
