"""What a phone on the page shows: read from the memory each time, so nothing is kept twice.

A person's own words come from the inbox, the bot's from the outbox, said again in the reader's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Row, select

from bot.house import House
from bot.render import rendered
from bot.voice import TextError
from flows.events import Located, Pressed, Said, Sent
from storage import codec
from storage.tables import inbox, outbox, persons

SHOWN_AT_MOST = 80  #: Messages of each side; older ones stay in the memory.
#: An outbox row that has left us; 'sending' is shown too: its mark follows at once.
LEFT = ("sending", "sent", "delivered", "read", "sent-uncertain")
NAME = "web"  #: The channel of the page.
PEOPLE = (NAME, "terminal", "telegram", "whatsapp", "sms", "email")  #: Where words of people come from: no letters.


def provider_id(row: int) -> str:
    """What an answer to this outbox row names."""
    return f"{NAME}-{row}"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message as a phone shows it. `id`: 'in-<inbox row>' or 'out-<outbox row>'."""

    id: str
    at: datetime  #: UTC
    own: bool
    text: str
    language: str
    what: str = "words"  #: words, photo, voice, place, or gone: what was said is no longer kept.
    key: str = ""  #: The browser's own name for what it sent.
    buttons: tuple[str, ...] = ()
    pressed: int = 0  #: Which button was pressed, from 1.
    reply: str = ""  #: What an answer to this message names; empty: there is no matter to answer to.
    to: str = ""  #: The id of the bubble that this one answers.
    media: str = ""  #: The id of its picture or sound, where that is kept.


def view(connection: Connection, house: House, person: int) -> list[Bubble]:
    """All that this person's phone shows, the oldest first."""
    language = connection.execute(select(persons.c.language).where(persons.c.id == person)).scalar() or "nl"
    heard = _heard(connection, person)
    said = _said(connection, person)
    events = {r.id: codec.event_in(r.event) for r in heard if r.event is not None}
    presses = [e for e in events.values() if isinstance(e, Pressed)]
    missing = {p.message for p in presses} - {r.id for r in said}
    older = _rows(connection, person, missing) if missing else ()
    ours = {r.id: _ours(house, r, language) for r in (*older, *said)}
    for p in presses:
        if (bubble := ours.get(p.message)) is not None:
            ours[p.message] = replace(bubble, pressed=p.n)
    own = [b for r in heard if (b := _own(r, events.get(r.id), ours, language)) is not None]
    answers = [b for r in said if (b := ours[r.id]) is not None]
    return sorted((*own, *answers), key=lambda b: (b.at, not b.own, int(b.id.partition("-")[2])))[-SHOWN_AT_MOST:]


def _heard(connection: Connection, person: int) -> Sequence[Row[*tuple[object, ...]]]:
    query = (
        select(inbox.c.id, inbox.c.message_id, inbox.c.at, inbox.c.event)
        .where(inbox.c.person == person, inbox.c.channel.in_(PEOPLE))
        .order_by(inbox.c.id.desc())
        .limit(SHOWN_AT_MOST)
    )
    return connection.execute(query).all()


_COLUMNS = (outbox.c.id, outbox.c.key, outbox.c.content, outbox.c.due, outbox.c.signal, outbox.c.channel)


def _said(connection: Connection, person: int) -> Sequence[Row[*tuple[object, ...]]]:
    query = (
        select(*_COLUMNS)
        .where(outbox.c.person == person, outbox.c.status.in_(LEFT), outbox.c.content.is_not(None))
        .order_by(outbox.c.due.desc(), outbox.c.id.desc())
        .limit(SHOWN_AT_MOST)
    )
    return connection.execute(query).all()


def _rows(connection: Connection, person: int, ids: set[int]) -> Sequence[Row[*tuple[object, ...]]]:
    query = select(*_COLUMNS).where(outbox.c.person == person, outbox.c.id.in_(ids), outbox.c.content.is_not(None))
    return connection.execute(query).all()


def _ours(house: House, row: Row[*tuple[object, ...]], language: str) -> Bubble | None:
    """A message of the bot; None for one that this version can no longer say."""
    r = row._mapping
    values, choices = codec.content_in(r["content"])
    try:
        text, labels = rendered(house, r["key"], values, choices, language, r["due"])
    except TextError:
        return None
    here = r["channel"] in (None, NAME)  # on its way, or sent by us: an answer to it can be recognised
    reply = provider_id(r["id"]) if here and r["signal"] is not None else ""
    return Bubble(f"out-{r['id']}", r["due"], False, text, language, buttons=labels, reply=reply)


def _own(
    row: Row[*tuple[object, ...]], event: object, ours: Mapping[int, Bubble | None], language: str
) -> Bubble | None:
    """What the person did; None for what no phone shows, such as opening the page."""
    r = row._mapping
    bubble = Bubble(f"in-{r['id']}", r["at"], True, "", language, key=str(r["message_id"]).rpartition(":")[2])
    match event:
        case None:
            return replace(bubble, what="gone")
        case Said(text, reply_to):
            answered = next((b.id for b in ours.values() if b is not None and b.reply and b.reply == reply_to), "")
            return replace(bubble, text=text, to=answered)
        case Pressed(message, n):
            shown = ours.get(message)
            label = shown.buttons[n - 1] if shown is not None and 0 < n <= len(shown.buttons) else ""
            return replace(bubble, text=label) if label else None
        case Sent(what, caption):
            return replace(bubble, what=what, text=caption, media=event.kept)
        case Located(latitude, longitude):
            return replace(bubble, what="place", text=f"{latitude:.5f}, {longitude:.5f}")
        case _:
            return None
