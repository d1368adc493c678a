"""How fast a sender may go: so many messages a second in all, and one person's messages apart.

Who waits, waits in the order of the ranks. Only as many wait as leave within a few seconds: the others are told when
to come back, so that they hold up nobody, and no lease runs out in a queue.
"""

import asyncio
import heapq
from dataclasses import dataclass, field
from itertools import count

PATIENCE = 10.0  #: Seconds that a message may wait here.
LATEST = 3600.0  #: Nobody is sent away for longer.
APART = 1.0  #: Seconds between two messages to one person.
_MOST_PAIRS = 10_000  #: People who are remembered, at most.


@dataclass(order=True, slots=True)
class _Waiting:
    rank: int
    n: int
    turn: "asyncio.Future[float | None]" = field(compare=False)


class Pace:
    """Of one sender. `interval`: seconds between its messages; `apart`: between those of one person."""

    def __init__(self, interval: float, apart: float = APART, patience: float = PATIENCE) -> None:
        self._interval, self._apart = interval, apart
        self._room = max(1, int(patience / interval)) if interval else 0
        self._waiting: list[_Waiting] = []
        self._numbers = count()
        self._free = 0.0
        self._behind = 0.0  #: When the last of those who were sent away comes back.
        self._timer: asyncio.TimerHandle | None = None
        self._last: dict[str, float] = {}  #: When a person's next message may go.

    async def turn(self, address: str, rank: int) -> float | None:
        """None: go now. Else the seconds after which to come back.

        An emergency (0) waits for nobody's sake, but what follows it keeps apart from it.
        """
        now = asyncio.get_running_loop().time()
        if self._apart:
            last = self._last.get(address, 0.0)
            ready = max(now, last) if rank > 0 else now
            self._remember(address, max(ready + self._apart, last), now)
            if ready > now:
                await asyncio.sleep(ready - now)
        busy = await self._queue(rank) if self._interval else None
        if busy is None and self._apart:  # who waited in the queue went later than they were ready
            gone = asyncio.get_running_loop().time()
            self._remember(address, max(gone + self._apart, self._last.get(address, 0.0)), gone)
        return busy

    async def _queue(self, rank: int) -> float | None:
        loop = asyncio.get_running_loop()
        mine = _Waiting(rank, next(self._numbers), loop.create_future())
        heapq.heappush(self._waiting, mine)
        if len(self._waiting) > self._room:
            last = max(self._waiting)
            self._waiting.remove(last)
            heapq.heapify(self._waiting)
            last.turn.set_result(self._later(loop.time()))
        self._look(loop)
        return await mine.turn

    def _later(self, now: float) -> float:
        """When to come back: each a turn after the one before, so that they do not all come back at once."""
        soonest = max(self._free, now) + self._room * self._interval
        self._behind = max(soonest, min(self._behind + self._interval, now + LATEST))
        return self._behind - now

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._waiting and self._timer is None:
            # Never at once: those of the same moment are put in order first.
            self._timer = loop.call_later(max(0.0, self._free - loop.time()), self._next, loop)

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        self._timer = None
        while self._waiting:
            first = heapq.heappop(self._waiting)
            if not first.turn.done():  # who was cancelled does not use up a turn
                self._free = max(loop.time(), self._free) + self._interval
                first.turn.set_result(None)
                break
        self._look(loop)

    def _remember(self, address: str, until: float, now: float) -> None:
        if len(self._last) >= _MOST_PAIRS:
            self._last = {a: at for a, at in self._last.items() if at > now}
        self._last[address] = until
