"""Takes the buttons of an answered question off the phone: after the commit, once, and never in a message's way.

A question is answered by a press or by words; either way its old buttons would only be pressed by mistake. Those
of a card stay. Nothing depends on it: an old button that is pressed is answered kindly (`flows.commands`).
"""

import asyncio
import contextlib
import logging
from collections.abc import Sequence

from bot.clock import Clock
from bot.house import House
from bot.message import Tidying
from bot.road import Road
from storage.outbox import Stale, claim_stale, tidied
from storage.writer import MemoryUnavailableError

IDLE = 1.0  #: Seconds from one look to the next.
AT_ONCE = 16  #: Taken off side by side.
log = logging.getLogger("wijkbot.tidier")


class Tidier:
    """One per process; two processes share the work by leases."""

    def __init__(self, house: House, road: Road, channels: Sequence[Tidying], clock: Clock) -> None:
        self._house = house
        self._road = road
        self._clock = clock
        self._channels = {c.name: c for c in channels}

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`."""
        while self._channels and not stop.is_set():
            try:
                if self._house.writer.tidies:
                    await self.once()
            except MemoryUnavailableError as error:
                log.error("buttons stay for now: the database does not answer (%s)", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), IDLE)

    async def once(self) -> int:
        """One claim, taken off side by side; how many it held."""
        self._house.writer.tidies = False
        now, names = self._clock(), list(self._channels)
        claimed = await self._road.transact(lambda c: claim_stale(c, now, names, AT_ONCE))
        if not claimed:
            return 0
        self._house.writer.tidies = True  # there may be more, and what failed is tried again
        done = await asyncio.gather(*(self._off(stale) for stale in claimed))
        off = [stale.row for stale, is_off in zip(claimed, done, strict=True) if is_off]
        await self._road.transact(lambda c: tidied(c, off))
        return len(claimed)

    async def _off(self, stale: Stale) -> bool:
        if stale.address is None:
            return True
        return await self._channels[stale.channel].take_off(stale.address, stale.provider_id)
