"""What `wijkbot doctor` looks at: each check is a function that gives findings, and prints nothing.

A finding says in plain words what happens because of it and how to mend it; never a secret, a number or an address
of a person. What cannot be asked (no network, a provider that is away) is said, and is no fault.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import httpx

from bot.settings import Settings

LIMIT = 10.0  #: Seconds that one call to the outside may take, from its name to its last byte.

State = Literal["good", "mend", "could not look"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look brought."""

    state: State
    said: str


def good(said: str) -> Finding:
    """As it should be."""
    return Finding("good", said)


def mend(said: str) -> Finding:
    """Something happens that should not, and this is how to mend it."""
    return Finding("mend", said)


def unseen(said: str) -> Finding:
    """This could not be asked now."""
    return Finding("could not look", said)


@dataclass(frozen=True, slots=True)
class Case:
    """Whom the doctor looks at; `clock` gives UTC."""

    settings: Settings
    clock: Callable[[], datetime]
    limit: float = LIMIT


Check = Callable[[Case], AsyncIterator[Finding]]


@asynccontextmanager
async def outside(case: Case, auth: tuple[str, str] | None = None) -> AsyncIterator[httpx.AsyncClient]:
    """One call to the outside: raises httpx.HTTPError, or TimeoutError when it takes longer than the limit in all."""
    async with asyncio.timeout(case.limit), httpx.AsyncClient(timeout=2 * case.limit, auth=auth) as client:
        yield client


def told(error: BaseException) -> str:
    """An error by its kind only: its words may hold an address, and so a token."""
    return type(error).__name__
