"""What goes into a chat itself where a channel carries files: for each of our pages that is one, who reads it and how.

The rule of who may see it is the page's own. Another page joins with one line in `FILES`.
"""

import base64
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import escape

from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, select

from bot.house import House
from bot.message import File
from bot.own_data import as_page, content_of, gather
from bot.pages import PAGE
from bot.week_page import week_of
from bot.week_photo import photo
from flows.attached import PAGES
from flows.talks import approval, weekly
from flows.values import Link
from storage.keys import UnknownKeyError
from storage.shown import shown_to, story_photo
from storage.tables import desks

Loader = Callable[[Connection, House, Link, datetime], File | None]
ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "application/pdf": "pdf",
}
log = logging.getLogger("wijkbot.carried")


def loaded(connection: Connection, house: House, links: Sequence[Link], now: datetime) -> list[File | None]:
    """The file behind each of these pages; None where it is gone, or is not for this reader any more."""
    return [_loaded(connection, house, link, now) for link in links]


def _loaded(connection: Connection, house: House, link: Link, now: datetime) -> File | None:
    try:
        return FILES[link.page](connection, house, link, now)
    except (UnknownKeyError, InvalidTag, ValueError) as error:  # what cannot be read keeps no message back
        log.error("a file of page %s cannot be read: %s", link.page, type(error).__name__)
        return None


def _along(kind: str) -> Loader:
    def load(connection: Connection, house: House, link: Link, now: datetime) -> File | None:
        return _file(link.page, shown_to(connection, link.contact, kind, link.signal, link.nth))

    return load


def _story(connection: Connection, house: House, link: Link, now: datetime) -> File | None:
    return _file("foto", story_photo(connection, link.signal))


def _own_data(connection: Connection, house: House, link: Link, now: datetime) -> File | None:
    """The page that a browser gets, with all that hangs on it inside: a phone opens it without us."""
    everything = gather(connection, house, int(link.contact))
    if everything is None:
        return None

    def within(row: Mapping[str, object]) -> str:
        return f"data:{row['content_type']};base64,{base64.b64encode(content_of(row)).decode()}"

    head = f"<p>{escape(house.voice.say('file-own-data', {}, everything.language))}</p>"
    page = PAGE.format(body=as_page(house, everything, head, within))
    return File("mijn-gegevens.html", "text/html", page.encode())


def _week(connection: Connection, house: House, link: Link, now: datetime) -> File | None:
    """Drawn anew, of whoever is this contact now: who left has no week any more."""
    linked = connection.execute(select(desks.c.person).where(desks.c.contact == link.contact)).scalar()
    return File("week.png", "image/png", photo(*week_of(connection, house, link.contact, now))) if linked else None


def _file(name: str, kept: tuple[str, bytes] | None) -> File | None:
    if kept is None:
        return None
    content_type, content = kept
    return File(f"{name}.{ENDINGS.get(content_type, content_type.rpartition('/')[2])}", content_type, content)


FILES: Mapping[str, Loader] = {
    **{page: _along(kind) for kind, page in PAGES.items()},
    approval.PAGE: _story,
    "gegevens": _own_data,
    weekly.TIMER: _week,
}
