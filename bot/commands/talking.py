"""`wijkbot talk`: one line in is one message; everything that results is shown before the next line is read."""

import secrets
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select, update

from bot.channels import clean
from bot.commands.doorway import enter, moment, refuse, say
from bot.house import TERMINAL, House
from bot.terminal import Terminal, address_of
from flows.events import Event, Inbound, Located, Opened, Pressed, Said, Sent
from storage.people import people_named
from storage.tables import desks, facts, persons


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

    def hear(self, event: Event) -> None:
        """One event, all the way."""
        self.count += 1
        key = f"{self.key}-{self.count}"
        self.house.writer.hear([Inbound(TERMINAL, key, self.address, event, self.now())])


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
            event = _event(text, terminal)
            if event is not None:
                sitting.hear(event)
            _show(terminal)


def _show(terminal: Terminal) -> None:
    for line in terminal.read():
        say(line)


def _event(line: str, terminal: Terminal) -> Event | None:
    """A line as an event; a command that cannot be done is explained, and is no message."""
    command, _, rest = line.partition(" ")
    rest = rest.strip()
    if command == "/press" and rest.isdigit():
        return Pressed(terminal.last_with_buttons(), int(rest))
    if command in ("/photo", "/voice"):
        if not Path(rest).is_file():
            print(f"{command}: no file '{rest}'", file=sys.stderr)  # noqa: T201 - the command's own voice
            return None
        return Sent(command[1:])
    if command == "/location":
        try:
            latitude, longitude = (float(part) for part in rest.split(","))
        except ValueError:
            print("/location: write LAT,LON, such as 52.04,5.66", file=sys.stderr)  # noqa: T201
            return None
        return Located(latitude, longitude)
    return Said(clean(line))


def _address_of_contact(connection: Connection, contact: str | None) -> str:
    person = connection.execute(select(desks.c.person).where(desks.c.contact == contact)).scalar_one()
    return address_of(connection, person) or f"contact:{contact}"


def record(connection: Connection, now: datetime) -> None:
    """The clock has stood here: it never runs back behind it."""
    changed = connection.execute(update(facts).where(facts.c.name == "latest").values(moment=now))
    if changed.rowcount == 0:
        connection.execute(facts.insert(), {"name": "latest", "moment": now})
