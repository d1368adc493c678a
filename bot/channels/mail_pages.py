"""The page behind a mail: it shows on GET, because mail scanners open every link, and acts on POST.

It works without JavaScript and for a week. What is pressed goes the road of every message, and the answer is read on
the page at once: nobody waits for a mail to hear of danger. The same press twice is heard once.
"""

import hashlib
import re
import secrets
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import Connection, func, select
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.channels import LONGEST_WORDS, UnreadableError, clean
from bot.channels.mail import NAME
from bot.channels.mail_letter import PAGE, paragraphs, sender_name
from bot.house import House
from bot.links import address_until
from bot.pages import CLAIM, HEADERS, NTH, genuine
from bot.render import rendered
from bot.road import Road
from bot.voice import TextError
from bot.web import TooLargeError, body_of, guarded
from flows.events import OURS, Event, Inbound, Pressed, Said
from flows.values import Link
from storage import codec
from storage.tables import addresses, outbox, persons

LARGEST = 256 * 1024  #: Bytes of a form: each letter may take nine.
ANSWERS = 5  #: Messages shown after a press.
KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
STYLE = """
:root{color-scheme:light dark;--ink:#17211e;--soft:#51605b;--ground:#f3f6f1;--paper:#fff;--accent:#0b6e5c;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6eeea;--soft:#a3b4ad;--ground:#0d1513;--paper:#17211e;
--accent:#6fd3b8;--on:#06231c}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.05rem/1.5 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.2rem}h2{font-size:1.05rem}
article{background:var(--paper);border-radius:1rem;padding:.5rem 1.1rem;margin:1rem 0;overflow-wrap:anywhere}
a{color:var(--accent)}
form{margin:1rem 0}
button{font:inherit;min-height:2.9rem;margin:.25rem .5rem .25rem 0;padding:.6rem 1.1rem;border-radius:.8rem;
border:2px solid var(--accent);background:var(--paper);color:var(--accent);cursor:pointer}
button.first{background:var(--accent);color:var(--on)}
label{display:block;font-weight:600;margin-bottom:.35rem}
textarea{font:inherit;width:100%;min-height:6.5rem;padding:.6rem;border-radius:.8rem;border:2px solid var(--soft);
background:var(--paper);color:var(--ink)}
.small{color:var(--soft);font-size:.9rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
"""
_HASH = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Letter:
    """One message that was mailed, and who reads it."""

    row: int
    person: int
    address: str
    language: str
    text: str
    choices: tuple[str, ...]


def mail_routes(house: House, road: Road, clock: Callable[[], datetime]) -> list[Route]:
    """The doors of the page; they exist where mail is sent and links lead somewhere."""
    pages = _Pages(house, road, clock)
    door = guarded(pages.answer)
    base = f"/{PAGE}/{CLAIM}"
    return [Route(path, door, methods=["GET", "POST"]) for path in (base, f"{base}/{NTH}")]


class _Pages:
    def __init__(self, house: House, road: Road, clock: Callable[[], datetime]) -> None:
        self._house = house
        self._road = road
        self._clock = clock

    async def answer(self, request: Request) -> Response:
        """Shows, or acts."""
        found = genuine(self._house, PAGE, request.path_params, self._clock())
        if found is None:
            return self._page("nl", f"<p>{self._word('mail-page-expired', 'nl')}</p>", 403)
        contact, row = found
        read = await self._road.transact(lambda connection: self._read(connection, contact, (row,)))
        if not read:
            return self._page("nl", f"<p>{self._word('mail-page-gone', 'nl')}</p>", 410)
        if request.method == "POST":
            until = datetime.fromtimestamp(int(request.path_params["until"]), UTC)
            return await self._act(request, contact, read[0], until)
        picked = int(request.path_params.get("nth", 0))
        shown = self._shown(read[0], picked, self._same(request.path_params))
        return self._page(read[0].language, "".join(shown), 200, contact)

    async def _act(self, request: Request, contact: str, letter: Letter, until: datetime) -> Response:
        """What was said is heard; its answer can be answered here too, as long as the link in the mail is good."""
        key, event = _said(await body_of(request, LARGEST), letter)
        newest = await self._road.transact(lambda c: int(c.execute(select(func.max(outbox.c.id))).scalar() or 0))
        inbound = Inbound(NAME, f"{letter.row}.{key}", letter.address, event, self._clock(), letter.language)
        await self._road.hear([inbound])
        answers = await self._road.transact(lambda c: self._read(c, contact, _since(c, letter.person, newest)))
        if not answers:
            return self._page(letter.language, f"<p>{self._word('mail-page-done', letter.language)}</p>", 200, contact)
        parts = [f"<p>{self._word('mail-page-heard', letter.language)}</p>"]
        for answer in answers:
            new = urlsplit(address_until(self._house, Link(PAGE, contact, answer.row), until)).path
            parts += self._shown(answer, 0, new, writes=answer is answers[-1])
        return self._page(letter.language, "".join(parts), 200, contact)

    def _read(self, connection: Connection, contact: str, rows: Sequence[int]) -> list[Letter]:
        """These messages, as far as they are still this contact's and have their words."""
        query = (
            select(
                outbox.c.id, outbox.c.person, outbox.c.key, outbox.c.content, outbox.c.due,
                persons.c.language, addresses.c.address,
            )
            .join_from(outbox, persons, persons.c.id == outbox.c.person)
            .join(addresses, addresses.c.person == persons.c.id)
            .where(outbox.c.id.in_(rows), outbox.c.content.is_not(None), persons.c.contact == contact)
            .where(addresses.c.channel == NAME, addresses.c.address.is_not(None), ~addresses.c.gone)
            .order_by(outbox.c.id)
        )  # fmt: skip
        found: dict[int, Letter] = {}
        for r in connection.execute(query):
            values, choices = codec.content_in(r.content)
            try:
                text, labels = rendered(self._house, r.key, values, choices, r.language, r.due)
            except TextError:
                continue  # an older version said it, and this one has no words for it
            found[r.id] = Letter(r.id, r.person, r.address, r.language, text, labels)
        return list(found.values())

    def _same(self, part: Mapping[str, object]) -> str:
        """The path of the link that was followed: who looks gets none that is good for longer."""
        home = urlsplit(self._house.settings.public_url or "").path
        return f"{home}/{PAGE}/{part['contact']}/{part['signal']}/{part['until']}/{part['signature']}"

    def _shown(self, letter: Letter, picked: int, here: str, *, writes: bool = True) -> Iterator[str]:
        """The message, its buttons, and room to write; the button of the link that was followed comes first."""
        yield f"<article>{paragraphs(letter.text)}</article>"
        order = sorted(range(1, len(letter.choices) + 1), key=lambda n: n != picked)
        if order:
            yield f"<form method='post' action='{here}'>"
            if picked in order:
                yield f"<p>{self._word('mail-page-sure', letter.language)}</p>"
            for n in order:
                first = " class='first'" if n == picked else ""
                yield f"<button name='n' value='{n}'{first}>{escape(letter.choices[n - 1])}</button>"
            yield "</form>"
        if writes:
            id = f"words-{letter.row}"
            yield (
                f"<form method='post' action='{here}'><label for='{id}'>{self._word('mail-write', letter.language)}"
                f"</label><textarea id='{id}' name='text' required maxlength='{LONGEST_WORDS}'></textarea>"
                f"<input type='hidden' name='key' value='{secrets.token_urlsafe(16)}'>"
                f"<button>{self._word('mail-page-send', letter.language)}</button></form>"
            )

    def _word(self, key: str, language: str) -> str:
        return escape(self._house.voice.say(key, {}, language))

    def _page(self, language: str, body: str, status: int, contact: str = "") -> Response:
        name = escape(sender_name(self._house.directory.district_of(contact)))
        private = f"<p class='small'>{self._word('mail-page-private', language)}</p>" if status == 200 else ""
        page = (
            f"<!doctype html><html lang='{escape(language)}'><head><meta charset='utf-8'>"
            f"<meta name='viewport' content='width=device-width, initial-scale=1'><title>{name}</title>"
            f"<style>{STYLE}</style></head><body><main><h1>{name}</h1>{body}{private}</main></body></html>"
        )
        return HTMLResponse(page, status, {**HEADERS, "Content-Security-Policy": POLICY})


def _since(connection: Connection, person: int, newest: int) -> list[int]:
    query = select(outbox.c.id).where(outbox.c.person == person, outbox.c.id > newest).order_by(outbox.c.id.desc())
    return list(connection.execute(query.limit(ANSWERS)).scalars())


def _said(body: bytes, letter: Letter) -> tuple[str, Event]:
    """What the form says, and the key under which it is heard once."""
    try:
        form: Mapping[str, list[str]] = parse_qs(body.decode(), max_num_fields=10)
    except ValueError as error:
        raise UnreadableError("not our form") from error
    pressed, text = "".join(form.get("n", [])), clean("".join(form.get("text", []))).replace("\r\n", "\n").strip()
    buttons = {str(n): n for n in range(1, len(letter.choices) + 1)}
    if pressed in buttons:
        return pressed, Pressed(letter.row, buttons[pressed])
    key = "".join(form.get("key", []))
    if not text or not KEY.fullmatch(key):
        raise UnreadableError("nothing was said")
    if len(text) > LONGEST_WORDS:
        raise TooLargeError("more than its box takes")  # never heard in part
    return f"0.{key}", Said(text, f"{OURS}{letter.row}")
