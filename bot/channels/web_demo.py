"""The demo's own: whose phones there are, and a clock that can be moved. Nothing of this exists outside it."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from sqlalchemy import Connection, case, func, insert, select, update

from bot.channels.web_view import LEFT, NAME
from bot.house import House
from flows.events import Inbound, Opened
from storage.columns import ring
from storage.load import record
from storage.people import people_named
from storage.tables import addresses, desks, outbox, persons, timers

if TYPE_CHECKING:
    from bot.running import Running

CONTACT = "contact:"  #: How a contact is called at the terminal and on the page.
#: Who is there before anybody came, with the place in the row of districts where they live. Invented names.
NEIGHBOURS: tuple[tuple[str, int], ...] = (("Noor", 0), ("Sam", 1), ("Fatma", 2))
NAMES = r"^[^\W\d_][\w' -]{0,29}$"  #: What a resident of the demo may be called.
MORNING = time(9, 0)
WAITED_FOR = ("promise", "chase", "round")  #: Timers that somebody waits for.
STEPS_AT_MOST = 400  #: Due times walked in one go: some months of a busy district.
To = Literal["hour", "workday", "next"]


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody whose phone can be opened. `who` is their address on this channel."""

    who: str
    name: str
    sub: str
    district: str  #: A district's id, or empty: not known.
    language: str
    contact: bool = False


def phones(connection: Connection, house: House, language: str) -> list[Phone]:
    """Everybody: the residents in the order in which they came, then each contact of the directory."""
    known = connection.execute(
        select(addresses.c.address, persons.c.language, persons.c.district)
        .join_from(addresses, persons, persons.c.id == addresses.c.person)
        .where(addresses.c.channel == NAME, addresses.c.address.is_not(None), persons.c.contact.is_(None))
        .order_by(addresses.c.id)
    ).all()
    here = {r.address: (r.language, r.district or "") for r in known if not r.address.startswith(CONTACT)}
    for name, place in NEIGHBOURS:
        here.setdefault(name, ("nl", _district(house, place)))
    found = [Phone(who, who, _name(house, where), where, spoken) for who, (spoken, where) in here.items()]
    for district in house.directory.districts.values():
        for id in _contacts(house, district.id):
            contact = house.directory.contacts[id]
            role = contact.role.get(language) or contact.role["nl"]
            name = role[:1].upper() + role[1:]
            sub = f"{contact.organisation} · {district.name}"
            found.append(Phone(f"{CONTACT}{id}", name, sub, district.id, "nl", contact=True))
    return found


def _contacts(house: House, district: str) -> list[str]:
    """Who has a phone in this district, a team's own included; the municipality's lead comes last."""
    known = house.directory.districts[district]
    ids = dict.fromkeys((*known.contacts, known.lead, known.municipality_lead))
    return [id for id in ids if id in house.directory.contacts]


def _district(house: House, place: int) -> str:
    ids = list(house.directory.districts)
    return ids[place % len(ids)] if ids else ""


def _name(house: House, district: str) -> str:
    known = house.directory.districts.get(district)
    return known.name if known else ""


async def opened(running: "Running", who: str, language: str = "", district: str = "") -> int | None:
    """The person behind this phone, who is there from now on; None for who cannot be."""
    person = await running.road.transact(lambda c: people_named(c, NAME, who))
    if person is not None:
        return person
    if who.startswith(CONTACT):
        return await running.road.transact(lambda c: _second_phone(c, who))
    if not re.fullmatch(NAMES, who):
        return None
    if not district:
        known = dict(NEIGHBOURS)
        district = _district(running.house, known[who]) if who in known else ""
    await running.road.hear([Inbound(NAME, f"open:{uuid4()}", who, Opened(), running.clock(), language)])
    person = await running.road.transact(lambda c: people_named(c, NAME, who))
    if district:
        chosen = update(persons).where(persons.c.id == person).values(district=district)
        await running.road.transact(lambda c: c.execute(chosen))
    return person


def _second_phone(connection: Connection, who: str) -> int | None:
    """A contact is at the terminal already; this is another phone of the same person."""
    person = connection.execute(select(desks.c.person).where(desks.c.contact == who.removeprefix(CONTACT))).scalar()
    if person is not None:
        blind = ring(connection.dialect).blind(f"{NAME}:{who}")
        row = {"person": person, "channel": NAME, "blind": blind, "address": who}
        connection.execute(insert(addresses), row)
    return person


def next_due(connection: Connection, after: datetime, *, for_people: bool = False) -> datetime | None:
    """The next moment at which the clock has something to do. `for_people`: something that they wait for.

    A week's message or a yearly question has a timer too, and mostly nothing to say.
    """
    ringing = select(func.min(timers.c.due)).where(timers.c.due > after)
    moments = [
        connection.execute(ringing.where(timers.c.kind.in_(WAITED_FOR)) if for_people else ringing).scalar(),
        connection.execute(
            select(func.min(outbox.c.due)).where(outbox.c.due > after, outbox.c.status == "ready")
        ).scalar(),
    ]
    return min((m.astimezone(UTC) for m in moments if m is not None), default=None)


async def move(running: "Running", to: To) -> None:
    """The clock walks on, and stands at each due time on its way; time never runs back."""
    now = running.clock()
    if to == "hour":
        await _walk(running, now + timedelta(hours=1))
    elif to == "workday":
        calendar = running.house.world.calendar
        day = calendar.next_working(calendar.day(now) + timedelta(days=1))
        await _walk(running, calendar.at(day, MORNING))
    else:
        before = await running.road.transact(_told)
        async for _ in _stops(running, None):
            if await running.road.transact(_told) != before:
                return  # here something was said: people will want to read it


def _told(connection: Connection) -> tuple[int, int]:
    """Grows when something is said, and when it reaches a phone."""
    left = func.sum(case((outbox.c.status.in_(LEFT), 1), else_=0))
    row = connection.execute(select(func.coalesce(func.max(outbox.c.id), 0), func.coalesce(left, 0))).one()
    return row[0], row[1]


async def _walk(running: "Running", until: datetime) -> None:
    async for _ in _stops(running, until):
        pass
    await _stand(running, until)


async def _stops(running: "Running", until: datetime | None) -> AsyncIterator[datetime]:
    """Each due time in turn, after what was due has been heard and has left."""
    for _ in range(STEPS_AT_MOST):
        due = await running.road.transact(lambda c: next_due(c, running.clock()))
        if due is None or (until is not None and due > until):
            return
        await _stand(running, due)
        yield due


async def _stand(running: "Running", at: datetime) -> None:
    await running.road.transact(lambda c: record(c, at))
    await running.road.wake(at)
    running.clock.move(at)
    await running.sender.settle()
