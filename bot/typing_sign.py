"""The sign that somebody is writing, on the phone of who waits longer than a moment."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot.message import Typing

A_MOMENT = 1.0  #: Seconds without an answer after which the sign is shown.
SHOWN = 4.0  #: Seconds; a phone shows it for five.


@asynccontextmanager
async def typing_while(channel: object, addresses: Sequence[str]) -> AsyncIterator[None]:
    """While the block lasts, where the channel can show it; the block never waits for it."""
    if not isinstance(channel, Typing):
        yield
        return
    showing = asyncio.create_task(_show(channel, list(dict.fromkeys(addresses))))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def _show(channel: Typing, addresses: Sequence[str]) -> None:
    await asyncio.sleep(A_MOMENT)
    while True:
        await asyncio.gather(*(channel.typing(address) for address in addresses))
        await asyncio.sleep(SHOWN)
