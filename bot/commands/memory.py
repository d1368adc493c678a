"""How a command asks the memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection

from bot.commands.doorway import enter, mendable
from bot.house import House

T = TypeVar("T")


@contextmanager
def opened() -> Iterator[House]:
    """The house as `enter` opens it, its connections closed at the end."""
    house = enter()
    try:
        yield house
    finally:
        house.engine.dispose()


def ask(house: House, work: Callable[[Connection], T]) -> T:
    """A piece of work in its own transaction; a database that does not answer is exit 2."""
    with mendable():
        return house.writer.transact(lambda connection, _: work(connection), None)


def hear_letters(house: House) -> None:
    """What waits in the inbox is heard before this returns."""
    with mendable():
        house.writer.letters()
