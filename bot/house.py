"""Puts the rooms together: settings in, a house that can hear and speak out."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, update

from bot.channels.mail_contacts import link_by_mail
from bot.clock import wall_clock
from bot.districts import load_directory
from bot.lexicons import load_ear, load_lexicons
from bot.one_country import only_the_netherlands
from bot.settings import Settings
from bot.texts import SOURCE
from bot.voice import Voice
from flows.calendar import Calendar
from flows.directory import OPERATOR, Directory
from flows.places import Places
from flows.scene import World
from flows.story import STORIES
from flows.talks.moments import PURPOSE as INVITATIONS
from flows.words import Words
from storage import schema
from storage.columns import ring
from storage.consents import ANSWERS
from storage.engine import open_engine
from storage.erasing import erase_again
from storage.handing import plan_ends
from storage.keys import KeyRing
from storage.load import latest
from storage.people import people_named
from storage.tables import addresses, desks, persons
from storage.tombstones import Tombstones
from storage.writer import Writer

TERMINAL = "terminal"
LOCALES = Path(__file__).resolve().parent.parent / "locales"
#: The file with what people read before they say yes, by its purpose.
NOTICES = {ANSWERS: "resident.ftl", STORIES: "told.ftl", INVITATIONS: "week.ftl"}


@dataclass(frozen=True, slots=True)
class House:
    """What every command and the running bot share."""

    settings: Settings
    world: World
    voice: Voice
    engine: Engine
    writer: Writer
    keys: KeyRing

    @property
    def directory(self) -> Directory:
        """Who is who and where is where."""
        return self.world.directory

    def now(self) -> datetime:
        """The time that counts, UTC: the wall clock, but never before what was recorded."""
        recorded = self.writer.transact(lambda connection, _: latest(connection), None)
        wall = wall_clock()
        return wall if recorded is None else max(wall, recorded)


def open_world(settings: Settings) -> tuple[World, Voice]:
    """Everything that is read at start and never written. Raises what says which file is wrong."""
    only_the_netherlands()
    directory = load_directory(settings.districts_folder)
    voice = Voice.load(LOCALES, directory=directory)
    lexicons = load_lexicons(LOCALES)
    words = Words(lexicons, voice.labels(), load_ear(lexicons, LOCALES))
    pages = settings.demo or settings.public_url is not None
    return World(directory, Places.of(directory), words, Calendar(settings.zone), pages), voice


def open_house(settings: Settings, known: tuple[World, Voice] | None = None) -> House:
    """Opens the database, brings it up to date, and links the contacts that the terminal stands in for.

    `known`: the world that was read before, for who opens many houses.
    """
    world, voice = known or open_world(settings)
    keys = KeyRing(settings.key_ring())
    engine = open_engine(settings.database_url, keys)
    schema.upgrade(engine)
    schema.forget_copies(engine, wall_clock())
    writer = Writer(engine, world)
    tombstones = Tombstones(settings.data_dir / "tombstones")
    writer.bury = tombstones.add
    writer.notices = {
        purpose: hashlib.sha256((LOCALES / SOURCE / file).read_bytes()).hexdigest()[:16]
        for purpose, file in NOTICES.items()
    }
    if buried := tombstones.read():
        writer.transact(lambda connection, again: erase_again(connection, again, wall_clock()), buried)
    house = House(settings, world, voice, engine, writer, keys)
    writer.transact(plan_ends, _ends(world))
    if settings.demo:
        writer.transact(_link_at_terminal, sorted(world.directory.contacts))
    else:
        writer.transact(_link_operator, settings.alerts_to)
        writer.transact(_link_by_mail, house)
    return house


def _ends(world: World) -> Mapping[str, datetime]:
    """The first moment after each role that has a last day."""
    contacts = world.directory.contacts.values()
    return {c.id: world.calendar.at(c.until + timedelta(days=1), time(9)) for c in contacts if c.until is not None}


def _link_at_terminal(connection: Connection, contacts: Sequence[str]) -> None:
    """Without a configured channel every contact counts as linked at the terminal."""
    here = desks.c.person.is_not(None) | desks.c.left
    known = {r.contact for r in connection.execute(select(desks.c.contact).where(here))}
    for contact in contacts:
        if contact not in known:
            link(connection, contact, TERMINAL, f"contact:{contact}")


def _link_operator(connection: Connection, alerts_to: tuple[str, str] | None) -> None:
    """The operator is reached at the address of the setting."""
    if alerts_to is None:
        return
    channel, address = alerts_to
    owner = people_named(connection, channel, address)
    linked = connection.execute(select(desks.c.person).where(desks.c.contact == OPERATOR)).scalar()
    if owner is None or owner != linked:
        link(connection, OPERATOR, channel, address)


def _link_by_mail(connection: Connection, house: House) -> None:
    """Contacts with a mail address are reached there, where mail is sent."""
    settings = house.settings
    if settings.smtp_url is None or settings.smtp_from is None:
        return
    left = set(connection.execute(select(desks.c.contact).where(desks.c.left)).scalars())
    contacts = house.directory.contacts.values()
    wanted = {c.id: c.email for c in contacts if c.email is not None and c.id not in left}
    others = frozenset({settings.alerts_to[1]} if settings.alerts_to and settings.alerts_to[0] == "email" else ())
    link_by_mail(connection, wanted, others, link)


def link(connection: Connection, contact: str, channel: str, address: str) -> None:
    """This address is this contact from here on."""
    owner = people_named(connection, channel, address)
    connection.execute(update(persons).where(persons.c.contact == contact).values(contact=None))
    if owner is None:
        made = insert(persons).returning(persons.c.id)
        values = {"created": wall_clock(), "contact": contact, "met": True}
        owner = int(connection.execute(made, values).scalar_one())
        blind = ring(connection.dialect).blind(f"{channel}:{address}")
        connection.execute(insert(addresses), {"person": owner, "channel": channel, "blind": blind, "address": address})
    else:
        connection.execute(update(persons).where(persons.c.id == owner).values(contact=contact))
    changed = connection.execute(update(desks).where(desks.c.contact == contact).values(person=owner, left=False))
    if changed.rowcount == 0:
        connection.execute(insert(desks), {"contact": contact, "person": owner})
