"""Everything that is kept of one person, for that person: a page that works without JavaScript, and a file."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.house import House
from bot.media import KINDS
from bot.pages import CLAIM, HEADERS, file, genuine, html
from bot.render import rendered
from bot.road import Road
from bot.voice import TextError
from flows.begun import BEGUN
from flows.events import Located, Pressed, Said, Sent, Started
from flows.values import Theme
from storage import codec
from storage.tables import (
    addresses,
    consents,
    conversations,
    habits,
    inbox,
    media,
    outbox,
    persons,
    signal_log,
    signals,
    stories,
    tellings,
)

STYLE = "<style>dt{font-weight:600}dd,li{margin:0 0 .5rem}img{max-width:100%}small{opacity:.7}</style>"


@dataclass(frozen=True, slots=True)
class Told:
    """One message, from or to the person, in words."""

    at: datetime  #: UTC
    own: bool
    text: str
    what: str = "words"  #: words, photo, voice, document, ...
    kept: str = ""  #: The media row of what was sent.


@dataclass(frozen=True, slots=True)
class Everything:
    """All that is kept of one person."""

    person: Mapping[str, object]
    addresses: Sequence[Mapping[str, str]]
    conversation: Mapping[str, object] | None
    messages: Sequence[Told]
    signals: Sequence[Mapping[str, object]]
    media: Sequence[Mapping[str, object]]
    stories: Sequence[Mapping[str, object]]
    language: str


def gather(connection: Connection, house: House, person: int) -> Everything | None:
    """What the memory holds of this person now; None for who is not there."""
    run = connection.execute
    me = run(select(persons).where(persons.c.id == person)).first()
    if me is None:
        return None
    boxes = run(select(addresses.c.channel, addresses.c.address).where(addresses.c.person == person))
    talk = run(select(conversations).where(conversations.c.person == person)).first()
    role = house.directory.contacts[me.contact].role["nl"] if me.contact in house.directory.contacts else None
    return Everything(
        person={
            "language": me.language,
            "district": me.district,
            "since": _moment(me.created),
            "silent": me.silenced,
            "contact": role,
            "agreed": _agreed(connection, person),
            "remembered": _remembered(connection, person),
        },
        addresses=[{"channel": r.channel, "address": r.address or ""} for r in boxes],
        conversation={"about": talk.flow, "answers": json.loads(talk.state)["answers"]} if talk else None,
        messages=_messages(connection, house, person, me.language),
        signals=_signals(connection, house, person, me.language),
        media=[
            {
                "id": r.id,
                "kind": r.kind,
                "content_type": r.content_type,
                "created": _moment(r.created),
                "signal": r.signal,
                "content": r.content,
            }
            for r in run(select(media).where(media.c.person == person).order_by(media.c.created))
        ],
        stories=_stories(connection, person),
        language=me.language,
    )


def _stories(connection: Connection, person: int) -> list[Mapping[str, object]]:
    """What they told on, and which stories of others they were invited to; of those nobody's words."""
    run = connection.execute
    own = run(select(stories).where(stories.c.person == person).order_by(stories.c.signal))
    told = run(select(tellings).where(tellings.c.person == person).order_by(tellings.c.id))
    return [
        *(
            {"signal": r.signal, "stage": r.stage, "since": _moment(r.since), "words": codec.words_in(r.words)}
            for r in own
        ),
        *({"invited": _moment(r.at), "read": r.read} for r in told),
    ]


def _agreed(connection: Connection, person: int) -> str:
    """What they said yes to: purpose, channel, when, the text they had read, and until when."""
    rows = connection.execute(select(consents).where(consents.c.person == person).order_by(consents.c.id))
    return "; ".join(
        f"{r.purpose}, {r.channel}, {_moment(r.at)}, {r.version}" + (f" - {_moment(r.ended)}" if r.ended else "")
        for r in rows
    )


def _remembered(connection: Connection, person: int) -> str:
    """What they asked us to remember, and what keeps us from nagging."""
    kept = connection.execute(select(habits.c.kept).where(habits.c.person == person)).scalar()
    return "; ".join(f"{name}: {text}" for name, text in codec.words_in(kept).items()) if kept else ""


def _messages(connection: Connection, house: House, person: int, language: str) -> list[Told]:
    said = connection.execute(
        select(outbox.c.id, outbox.c.key, outbox.c.content, outbox.c.due)
        .where(outbox.c.person == person, outbox.c.content.is_not(None))
        .order_by(outbox.c.id)
    ).all()
    found: list[Told] = []
    labels: dict[int, tuple[str, ...]] = {}
    for r in said:
        values, choices = codec.content_in(r.content)
        try:
            text, labels[r.id] = rendered(house, r.key, values, choices, language, r.due)
        except TextError:
            text = r.content  # an older version said it, and this one has no words for it: as it is kept
        buttons = " ".join(f"[{label}]" for label in labels.get(r.id, ()))
        found.append(Told(r.due, False, f"{text}\n{buttons}".strip()))
    heard = connection.execute(
        select(inbox.c.at, inbox.c.event)
        .where(inbox.c.person == person, inbox.c.event.is_not(None), inbox.c.channel != "letter")
        .order_by(inbox.c.id)
    )
    for own in heard:
        match codec.event_in(own.event):
            case Said(text):
                found.append(Told(own.at, True, text))
            case Pressed(message, n):
                shown = labels.get(message, ())
                found.append(Told(own.at, True, f"[{shown[n - 1]}]" if 0 < n <= len(shown) else f"[{n}]"))
            case Sent(what, caption) as sent:
                found.append(Told(own.at, True, caption, what, sent.kept))
            case Located(latitude, longitude):
                found.append(Told(own.at, True, f"{latitude}, {longitude}", "place"))
            case Started(payload):
                found.append(Told(own.at, True, f"/start {payload}".strip()))
            case _:
                pass  # opening the terminal, or being blocked, says nothing
    return sorted(found, key=lambda t: (t.at, not t.own))


def _signals(connection: Connection, house: House, person: int, language: str) -> list[Mapping[str, object]]:
    rows = connection.execute(select(signals).where(signals.c.person == person).order_by(signals.c.number)).all()
    return [
        {
            "number": r.number,
            "kind": house.voice.say(f"kind-{r.kind}", {}, language),
            "themes": [house.voice.spoken(Theme(theme), language) for theme in r.themes.split(",")],
            "district": r.district,
            "status": house.voice.say(f"status-{r.status}", {}, language),
            "lead": _role(house, r.lead, language),
            "created": _moment(r.created),
            "promised": None if r.closed else _moment(r.promised),
            "words": _said(codec.words_in(r.words)),
            "log": [
                {"at": _moment(x.at), "who": _role(house, x.who, language), "what": x.what}
                for x in connection.execute(
                    select(signal_log).where(signal_log.c.signal == r.number).order_by(signal_log.c.id)
                )
            ],
        }
        for r in rows
    ]


def _said(words: Mapping[str, str]) -> dict[str, str]:
    """Without what a contact began and did not send: nobody said that yet."""
    return {name: text for name, text in words.items() if not name.startswith(BEGUN)}


def _role(house: House, who: str, language: str) -> str:
    known = house.directory.contacts.get(who)
    return (known.role.get(language) or known.role["nl"]) if known else who


def _moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def as_file(everything: Everything) -> bytes:
    """All of it as JSON, what was sent included."""
    whole = {
        "person": everything.person,
        "addresses": everything.addresses,
        "conversation": everything.conversation,
        "messages": [
            {"at": _moment(t.at), "from": "you" if t.own else "wijkbot", "kind": t.what, "text": t.text}
            for t in everything.messages
        ],
        "signals": everything.signals,
        "stories": everything.stories,
        "media": [{**m, "content": base64.b64encode(content_of(m)).decode()} for m in everything.media],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def content_of(row: Mapping[str, object]) -> bytes:
    """The bytes of one thing that was sent."""
    content = row["content"]
    assert isinstance(content, bytes)
    return content


def as_page(house: House, everything: Everything, head: str, address: Callable[[Mapping[str, object]], str]) -> str:
    """All of it to read, below `head`. `address`: where a thing that was sent is found."""
    language = everything.language

    def word(key: str) -> str:
        return escape(house.voice.say(f"page-data-{key}", {}, language))

    zone = house.world.calendar
    parts = [STYLE, f"<h2>{word('title')}</h2>{head}"]
    boxes: dict[str, str] = {}
    for box in everything.addresses:
        boxes[box["channel"]] = ", ".join(filter(None, (boxes.get(box["channel"]), box["address"])))
    known = {**everything.person, **boxes}
    facts = "".join(_pair(k, v) for k, v in known.items() if v)
    parts.append(f"<h3>{word('you')}</h3><dl>{facts}</dl>")
    parts.append(f"<h3>{word('signals')}</h3>")
    for signal in everything.signals:
        words = signal["words"]
        assert isinstance(words, dict)
        told = "".join(_pair(k, v) for k, v in words.items() if k not in KINDS)
        head = f"#{signal['number']} {signal['kind']}, {signal['status']}, {signal['lead']}"
        parts.append(f"<h4>{escape(head)}</h4><dl>{told}</dl>")
    if not everything.signals:
        parts.append(f"<p>{word('nothing')}</p>")
    for story in everything.stories:
        told_on = story.get("words")
        if isinstance(told_on, dict):
            head = f"#{story['signal']} {word('story')}"
            parts.append(
                f"<h4>{head}</h4><dl>{''.join(_pair(k, v) for k, v in told_on.items() if k not in KINDS)}</dl>"
            )
    parts.append(f"<h3>{word('media')}</h3>")
    for row in everything.media:
        where = escape(address(row))
        match row["kind"]:
            case "photo":
                parts.append(f"<img src='{where}' alt='{word('photo')}'>")
            case "document":
                parts.append(f"<p><a href='{where}' download='bestand.pdf'>{word('document')}</a></p>")
            case _:
                parts.append(f"<audio src='{where}' controls></audio>")
    if not everything.media:
        parts.append(f"<p>{word('nothing')}</p>")
    parts.append(f"<h3>{word('messages')}</h3><ul>")
    for t in everything.messages:
        who = word("from-you") if t.own else "Wijkbot"
        text = escape(t.text).replace("\n", "<br>") or word(t.what if t.what in KINDS else "other")
        parts.append(f"<li><small>{zone.local(t.at):%Y-%m-%d %H:%M} {who}</small><br>{text}</li>")
    return "".join((*parts, "</ul>"))


def _pair(name: object, value: object) -> str:
    return f"<dt>{escape(str(name))}</dt><dd>{escape(str(value))}</dd>"


def own_data_routes(house: House, road: Road, clock: Callable[[], datetime]) -> list[Route]:
    """The page and what hangs on it. The signature names the person, so it is nobody else's."""

    async def looked(request: Request) -> Everything | Response:
        found = genuine(house, "gegevens", request.path_params, clock())
        if found is None or not found[0].isdecimal():
            return html(f"<p>{escape(house.voice.say('page-data-expired', {}, 'nl'))}</p>", 403)
        everything = await road.transact(lambda connection: gather(connection, house, int(found[0])))
        return everything or html(f"<p>{escape(house.voice.say('page-data-gone', {}, 'nl'))}</p>", 410)

    async def page(request: Request) -> Response:
        everything = await looked(request)
        if isinstance(everything, Response):
            return everything
        here = request.url.path
        hour, kept = (escape(house.voice.say(f"page-data-{key}", {}, everything.language)) for key in ("hour", "file"))
        head = f"<p>{hour}</p><p><a href='{escape(here)}/bestand'>{kept}</a></p>"
        return html(as_page(house, everything, head, lambda row: f"{here}/bewaard/{row['id']}"), 200)

    async def whole(request: Request) -> Response:
        everything = await looked(request)
        if isinstance(everything, Response):
            return everything
        headers = {**HEADERS, "Content-Disposition": 'attachment; filename="wijkbot.json"'}
        return Response(as_file(everything), 200, headers, "application/json")

    async def one(request: Request) -> Response:
        everything = await looked(request)
        if isinstance(everything, Response):
            return everything
        row = next((m for m in everything.media if m["id"] == request.path_params["id"]), None)
        if row is None:
            return html(f"<p>{escape(house.voice.say('page-data-gone', {}, everything.language))}</p>", 410)
        return file(request, str(row["content_type"]), content_of(row))

    base = f"/gegevens/{CLAIM}"
    return [Route(base, page), Route(f"{base}/bestand", whole), Route(f"{base}/bewaard/{{id}}", one)]
