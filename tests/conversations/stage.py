"""Plays a dialogue in a village: real writer, real outbox, real sender; only the phones are ours.

The phone is a channel like any other, so that quiet hours, holding back and order are those of the real bot:
the clock stops at each timer and at each message that waits for its hour.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from bot.clock import Clock
from bot.house import TERMINAL
from bot.message import Accepted, Delivery, Message
from bot.sender import Sender
from bot.times import parse_time
from flows.attached import PAGES
from flows.directory import OPERATOR, District
from flows.events import Event, Inbound, Pressed, Said, Sent, Started
from storage.outbox import UNSENT
from storage.tables import outbox, timers
from tests.builders import DISTRICTS, Village, attached, village
from tests.conversations.dialogue import Dialogue, Heard, Joins, Passes, Presses, Says, Scans, Sends, Step, in_words

CONTACT = "contact:"
CODE = "ABCDEFGH"
#: A district of the dialogues alone, for what the demonstration's three have not.
DE_LINDE, INVENTED = "De Linde", Path(__file__).parent / "districts"
MEDIA = {"een foto": "photo", "een spraakbericht": "voice", "een bestand": "document", "een plaatje": "sticker"}


class NobodyError(Exception):
    """The dialogue names a district, a number or a button that is not there."""


@dataclass(slots=True)
class Phones:
    """Every phone of the neighbourhood: keeps what arrived, in order."""

    arrived: list[tuple[str, Message]] = field(default_factory=list)  #: (address, message)

    @property
    def name(self) -> str:
        """They stand where the terminal stands, so that every contact counts as linked."""
        return TERMINAL

    async def send(self, address: str, message: Message) -> Delivery:
        """It arrives at once."""
        self.arrived.append((address, message))
        return Accepted(f"phone-{message.row}", delivered=True)

    def of(self, address: str, card: str = "") -> Iterator[Message]:
        """One person's messages, the newest first; only those that name this number, if one is given."""
        return (m for a, m in reversed(self.arrived) if a == address and f"{card} " in f"{m.text} ")


@dataclass(slots=True)
class Stage:
    """One dialogue being played."""

    village: Village
    dialogue: Dialogue
    phones: Phones = field(default_factory=Phones)
    count: int = 0

    def plays(self, step: Step) -> list[Heard]:
        """Does one step; every message that came of it, on whatever phone."""
        before = len(self.phones.arrived)
        doing = step.doing
        if isinstance(doing, Passes):
            until = parse_time(doing.until.isoformat(), self.village.house.settings.zone)
            return list(self._passes(until, down=doing.down))
        address, event = self._event(doing)
        language = "en" if doing.who in self.dialogue.english else ""
        self.count += 1
        key = f"dialogue-{self.count}"
        sent = attached(event.what) if isinstance(event, Sent) and event.what in PAGES else None
        if sent is not None and isinstance(event, Sent):
            event = replace(event, reference=sent.reference)
        inbound = Inbound(TERMINAL, key, address, event, self.village.now, language, attached=sent)
        self.village.house.writer.hear([inbound])
        self._deliver()
        return [self._heard(*arrived, at="") for arrived in self.phones.arrived[before:]]

    def _event(self, doing: Says | Presses | Sends | Scans | Joins) -> tuple[str, Event]:
        address = self._address(doing.who)
        match doing:
            case Presses(_, label, card):
                shown = next((m for m in self.phones.of(address, card) if label in m.choices), None)
                if shown is None:
                    raise NobodyError(f"{doing.who} has no button [{label}]")
                return address, Pressed(shown.row, shown.choices.index(label) + 1)
            case Says(_, text, card) if card:
                answered = next(self.phones.of(address, card), None)
                if answered is None:
                    raise NobodyError(f"{doing.who} has no message about {card}")
                return address, Said(text, reply_to=f"phone-{answered.row}")
            case Says(_, text, edited=edited):
                return address, Said(text, edited=edited)
            case Sends(_, what, caption):
                return address, Sent(MEDIA[what], caption)
            case Scans():
                return address, Started(self._district().id)
            case Joins(_, role):
                self.village.invites(CODE, self._address(role).removeprefix(CONTACT))
                return address, Said(CODE)

    def _passes(self, until: datetime, *, down: bool) -> Iterator[Heard]:
        """The clock walks from one due moment to the next; a bot that was down hears it all at the end."""
        stood = self.village.now
        if not down:
            self.village.house.writer.wake(stood)  # what is due at this very moment
        while due := until if down else self.village.house.writer.transact(self._next, stood):
            if due > until:
                break
            before = len(self.phones.arrived)
            self.village.now = stood = max(due, stood)
            self.village.house.writer.wake(stood)
            self._deliver()
            at = in_words(stood.astimezone(self.village.house.settings.zone))
            yield from (self._heard(*arrived, at=at) for arrived in self.phones.arrived[before:])
            down = False
        self.village.now = until

    def _next(self, connection: Connection, stood: datetime) -> datetime | None:
        """The next moment at which something happens: a timer, or a message that waited for its hour."""
        waiting = select(func.min(outbox.c.due)).where(outbox.c.status.in_(UNSENT), outbox.c.due > stood)
        due = select(func.min(timers.c.due)).where(timers.c.due > stood)
        moments = [connection.execute(query).scalar() for query in (due, waiting)]
        return min((m for m in moments if m is not None), default=None)

    def _deliver(self) -> None:
        house, now = self.village.house, self.village.now
        sender = Sender(house, (self.phones,), Clock(now))

        async def all_that_may() -> None:
            while await sender.once(now):
                pass

        asyncio.run(all_that_may())

    def _heard(self, address: str, message: Message, at: str) -> Heard:
        return Heard(self._name(address), at, message.text, message.choices)

    def _district(self) -> District:
        found = (d for d in self.village.house.directory.districts.values() if d.name == self.dialogue.place)
        district = next(found, None)
        if district is None:
            raise NobodyError(f"no district is called '{self.dialogue.place}'")
        return district

    def _roles(self) -> dict[str, str]:
        """The address behind each role: 'de sociaal werker', and of another district 'de wijkmanager van De Nude'."""
        directory, here = self.village.house.directory, self._district()
        districts = (here, *(d for d in directory.districts.values() if d.id != here.id))
        roles = {OPERATOR: f"{CONTACT}{OPERATOR}"}
        for district in districts:
            for id in district.contacts:
                if f"{CONTACT}{id}" not in roles.values():
                    role = directory.contacts[id].role["nl"]
                    roles[role if district.id == here.id else f"{role} van {district.name}"] = f"{CONTACT}{id}"
        return roles

    def _address(self, who: str) -> str:
        roles = self._roles()
        role = who[:1].lower() + who[1:]
        return roles.get(role) or roles.get(who) or who

    def _name(self, address: str) -> str:
        """As the file calls them: the role in this district, else the contact's id, else the resident's name."""
        roles = {address: role for role, address in self._roles().items()}
        return roles.get(address, address.removeprefix(CONTACT))


def play(dialogue: Dialogue, database_url: str, folder: Path) -> Iterator[tuple[Step, list[Heard] | NobodyError]]:
    """The dialogue from its beginning: each step with what really came of it, or why it could not be done."""
    districts = INVENTED if dialogue.place == DE_LINDE else DISTRICTS
    with village(database_url, folder, dialogue.begins.isoformat(), districts=districts) as place:
        stage = Stage(place, dialogue)
        for step in dialogue.steps:
            real: list[Heard] | NobodyError
            try:
                real = [_as_called(h, step.heard) for h in stage.plays(step)]
            except NobodyError as nobody:
                real = nobody
            yield step, _in_step(real, step.heard) if isinstance(real, list) else real


def _as_called(real: Heard, heard: tuple[Heard, ...]) -> Heard:
    """'De sociaal werker' and 'de sociaal werker' are the same."""
    called = next((h.to for h in heard if h.to.casefold() == real.to.casefold()), real.to)
    return replace(real, to=called)


def _in_step(real: list[Heard], heard: tuple[Heard, ...]) -> list[Heard]:
    """At one moment the order between different phones means nothing; on one phone it does."""
    order = {key: n for n, key in reversed(list(enumerate((h.at, h.to) for h in heard)))}
    moments = {at: n for n, at in reversed(list(enumerate(h.at for h in real)))}
    return sorted(real, key=lambda h: (moments[h.at], order.get((h.at, h.to), len(order))))
