"""`wijkbot check`: everything that can be seen to be wrong before a resident meets it."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from bot.clock import wall_clock
from bot.commands import whatsapp
from bot.commands.contacts import linked
from bot.commands.doorway import mendable
from bot.commands.listing import say_findings
from bot.districts import check_directory, load_directory
from bot.house import LOCALES, open_world
from bot.lexicons import load_help_lines, unchecked
from bot.logs import start_logs
from bot.settings import Settings, load_settings
from bot.texts_check import check_texts
from flows.calendar import Calendar
from flows.directory import OPERATOR, Directory
from flows.routing import Desks, reachable
from storage import ledger, schema
from storage.engine import open_engine
from storage.keys import KeyRing

STORY_DAYS = 20  #: Working days that a success may wait for a key figure's yes.


def check() -> None:
    """Districts, texts, settings that belong together, and the memory; changes nothing in it."""
    with mendable():
        settings = load_settings()
        start_logs(settings.log_level)
        keys = KeyRing(settings.key_ring())
    findings = check_directory(settings.districts_folder)
    directory = None if findings else load_directory(settings.districts_folder)
    findings += [*check_texts(LOCALES), *settings.gaps(), *settings.limits()]
    findings += unchecked(load_help_lines(LOCALES), wall_clock().date())
    engine = open_engine(settings.database_url, keys)
    with mendable():
        try:
            with engine.connect() as connection:
                findings += memory_findings(connection, settings, directory)
                silent = unlinked(connection, settings, directory) if directory is not None else ()
                findings += (f"{id} has no chat yet: `wijkbot contacts invite {id}`" for id in silent)
        finally:
            engine.dispose()
    say_findings(findings)


def memory_findings(connection: Connection, settings: Settings, directory: Directory | None) -> Iterator[str]:
    """What is wrong in the database. An empty one is right: the first command fills it."""
    revision = schema.revision(connection)
    if revision is None:
        if directory is not None:
            yield from _templates(None, settings)
        return
    if revision > schema.newest():
        yield f"the database is at {revision}, this program is older ({schema.newest()}): start the newer program"
        return
    if revision != schema.newest():
        yield f"the database is at {revision}, this program wants {schema.newest()}: run `wijkbot db upgrade`"
        return
    yield from ledger.unreadable(connection)
    for number in ledger.unpromised(connection):
        yield f"signal #{number} is open without a next message: set its promise timer, or restore a backup"
    if count := len(ledger.dead(connection)):
        yield f"{count} messages could not be thought over: see `wijkbot inbox list`"
    calendar, now = Calendar(settings.zone), wall_clock()
    for number, lead, since in ledger.waiting_stories(connection, now):
        told = calendar.day(since)
        if calendar.add_working(told, STORY_DAYS) < calendar.day(now):
            yield f"the story of #{number} waits for a yes of {lead} since {told}: ask them"
    if directory is not None:
        yield from _leads(connection, settings, directory)
        yield from _templates(connection, settings)


def _templates(connection: Connection | None, settings: Settings) -> Iterator[str]:
    """They take Meta days: who checks before the first start must hear of them then."""
    if settings.twilio_account_sid and settings.twilio_whatsapp_from:
        yield from whatsapp.missing(connection, settings, *open_world(settings))


def unlinked(connection: Connection, settings: Settings, directory: Directory) -> Sequence[str]:
    """The contacts who cannot be reached, in the order of the files. At the demo's terminal everybody can."""
    if settings.demo or schema.revision(connection) != schema.newest():
        return ()
    known = ledger.presences(connection)
    desks = Desks(open={}, away=frozenset(), linked=_reached(known, settings))
    return [
        contact.id
        for contact in directory.contacts.values()
        if not (contact.police or contact.id == OPERATOR)
        and not (contact.id in known and known[contact.id].left)
        and not reachable(directory, contact.id, desks)
    ]


def _reached(known: Mapping[str, ledger.Presence], settings: Settings) -> frozenset[str]:
    return frozenset(id for id, presence in known.items() if linked(presence, settings) and not presence.left)


def _leads(connection: Connection, settings: Settings, directory: Directory) -> Iterator[str]:
    """Nobody who is asked last, and who leads without being there."""
    known = ledger.presences(connection)
    if not settings.demo and OPERATOR not in _reached(known, settings):
        yield "nobody is the operator, who is asked last: set OPERATOR, or `wijkbot contacts invite operator`"
    for lead, numbers in ledger.open_leads(connection).items():
        led = ", ".join(f"#{n}" for n in numbers)
        if lead not in directory.contacts:
            yield f"{lead} leads {led} and is in no district's file: put the contact back, then `contacts leave {lead}`"
        elif lead in known and known[lead].left:
            yield f"{lead} has left and still leads {led}: `wijkbot contacts leave {lead}` once more"
