"""`wijkbot talk`: one line in is one message; everything that results is shown before the next line is read."""

import secrets
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, select, update

from bot.channels import LONGEST_NUMBER, clean
from bot.commands.doorway import enter, moment, refuse, say
from bot.house import TERMINAL, House
from bot.media import MediaError, taken
from bot.terminal import Terminal, address_of
from flows.events import Attached, Event, Inbound, Located, Opened, Pressed, Said, Sent
from storage.load import record
from storage.people import people_named
from storage.tables import desks, persons


@dataclass(slots=True)
class Sitting:
    """One person at one terminal."""

    house: House
    address: str
    at: datetime | None  #: Where the clock stands; None: the wall clock.
    count: int = 0
    key: str = field(default_factory=lambda: secrets.token_hex(8))  #: Each sitting's messages are its own.

    def now(self) -> datetime:
        """The moment of the next message."""
        return self.at or self.house.now()

    def hear(self, event: Event, attached: Attached | None = None) -> None:
        """One event, all the way."""
        self.count += 1
        key = f"{self.key}-{self.count}"
        self.house.writer.hear([Inbound(TERMINAL, key, self.address, event, self.now(), attached=attached)])


def talk(name: str | None, contact: str | None, language: str | None, district: str | None, at: str | None) -> None:
    """The whole sitting; end of input ends it with 0."""
    house = enter()
    if contact is not None and not house.settings.demo:
        refuse("--contact is for the demo: with a real channel a contact answers from their own chat")
    if name is not None and contact is not None:
        refuse("choose one: --as for a resident, --contact for a contact")
    if contact is not None and contact not in house.directory.contacts:
        refuse(f"no contact '{contact}': see wijkbot contacts list")
    if district is not None and district not in house.directory.districts:
        refuse(f"no district '{district}': choose from {', '.join(house.directory.districts)}")
    if language is not None and language not in house.world.words.lexicons:
        refuse(f"no language '{language}': choose from {', '.join(house.world.words.lexicons)}")
    now = moment(house, at)
    address = house.writer.transact(_address_of_contact, contact) if contact else (name or "bewoner")
    sitting = Sitting(house, address, now if at else None)
    sitting.hear(Opened())
    person = house.writer.transact(lambda c, _: people_named(c, TERMINAL, address), None)
    assert person is not None, "an opened terminal has a person"
    chosen = {k: v for k, v in (("language", language), ("district", district)) if v is not None}
    if chosen:
        changed = update(persons).where(persons.c.id == person).values(chosen)
        house.writer.transact(lambda c, _: c.execute(changed), None)
    if at:
        house.writer.transact(record, now)
    terminal = Terminal(house, person, now)
    _show(terminal)
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        if text.strip():
            event, attached = _event(text, terminal)
            if event is not None:
                sitting.hear(event, attached)
            terminal.now = sitting.now()
            _show(terminal)


def _show(terminal: Terminal) -> None:
    for line in terminal.read():
        say(line)


def _event(line: str, terminal: Terminal) -> tuple[Event | None, Attached | None]:
    """A line as an event; a command that cannot be done is explained, and is no message."""
    command, _, rest = line.partition(" ")
    rest = rest.strip()
    match command:
        case "/press" if rest.isdecimal() and len(rest) <= LONGEST_NUMBER:
            return Pressed(terminal.last_with_buttons(), int(rest)), None
        case "/photo":
            return _sent("photo", Path(rest), terminal)
        case "/voice":
            return _sent("voice", Path(rest), terminal)
        case "/location":
            try:
                latitude, longitude = (float(part) for part in rest.split(","))
            except ValueError:
                _explain("/location: write LAT,LON, such as 52.04,5.66")
                return None, None
            return Located(latitude, longitude), None
        case _:
            return Said(clean(line)), None


def _sent(what: Literal["photo", "voice"], file: Path, terminal: Terminal) -> tuple[Event | None, Attached | None]:
    """A file as the other channels bring it; one that cannot be kept is sent all the same, as a mere sign."""
    if not file.is_file():
        _explain(f"/{what}: no file '{file}'")
        return None, None
    try:
        attached = taken(what, file.read_bytes())
    except MediaError as error:
        _explain(f"/{what}: {terminal.house.voice.say(error.key, {}, 'en')}")
        return Sent(what), None
    return Sent(what, reference=attached.reference), attached


def _explain(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 - the command's own voice


def _address_of_contact(connection: Connection, contact: str | None) -> str:
    person = connection.execute(select(desks.c.person).where(desks.c.contact == contact)).scalar_one()
    return address_of(connection, person) or f"contact:{contact}"
