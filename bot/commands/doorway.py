"""What every command does first: settings, logs, and errors that a person can mend (exit 2)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NoReturn

from sqlalchemy.exc import DBAPIError

from bot.clock import wall_clock
from bot.districts import DistrictError
from bot.house import House, open_house
from bot.lexicons import LexiconError
from bot.logs import start_logs
from bot.settings import SettingsError, load_settings
from bot.times import TimeError, parse_time
from bot.voice import TextError
from storage.keys import UnknownKeyError
from storage.load import latest
from storage.writer import MemoryUnavailableError

MENDABLE = (SettingsError, DistrictError, LexiconError, TextError, TimeError, UnknownKeyError)


def refuse(why: str) -> NoReturn:
    """Wrong use or settings: say it on stderr, exit 2."""
    print(why, file=sys.stderr)  # noqa: T201 - the command's own voice
    raise SystemExit(2)


def say(line: str) -> None:
    """One line on stdout, at once."""
    print(line, flush=True)  # noqa: T201 - the command's own voice


@contextmanager
def mendable() -> Iterator[None]:
    """Turns what an operator can mend into a sentence and exit 2."""
    try:
        yield
    except MENDABLE as error:
        refuse(str(error))
    except (MemoryUnavailableError, DBAPIError) as error:
        refuse(f"The database does not answer ({type(error).__name__}): see DATABASE_URL; is it full or locked?")


def enter() -> House:
    """Settings, logs, and the house."""
    with mendable():
        settings = load_settings()
        start_logs(settings.log_level)
        return open_house(settings)


def moment(house: House, at: str | None) -> datetime:
    """The time a command stands at: `--at`, or the wall clock; never before what was recorded (exit 2)."""
    now = house.now()
    if at is None:
        return now
    with mendable():
        asked = parse_time(at, house.settings.zone)
    stood = recorded(house)
    if stood is not None and asked < stood:
        refuse(f"time never runs back: {at} lies before {stood.astimezone(house.settings.zone):%Y-%m-%dT%H:%M}")
    if not house.settings.demo and asked > wall_clock():
        refuse("a moment to come is refused where a real channel is configured: people would get it now")
    return asked


def recorded(house: House) -> datetime | None:
    """The latest recorded time."""
    return house.writer.transact(lambda connection, _: latest(connection), None)
