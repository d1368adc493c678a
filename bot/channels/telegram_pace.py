"""How fast a chat may be written to: Telegram's own advice, and what it asks for when that was not enough.

One message a second to a person, twenty a minute to a group. A chat that must rest holds up nobody else, unless
several must at the same time: then it is us, and everybody rests as long as so many of them must.
"""

import asyncio
from collections.abc import Callable

PRIVATE, GROUP = 1.0, 3.0  #: Seconds between two messages to one chat; groups have negative numbers.
PATIENCE = 3.0  #: Seconds that a message waits for its turn here; longer, and it goes back to the outbox.
UNASKED = 5.0  #: Seconds of rest after a 429 that does not say how long.
A_FLOOD = 3  #: So many chats at rest at the same time: it is all of us, until one of these many may go.
REMEMBERED = 10_000  #: Chats, before those that may be written to are forgotten.


class Pace:
    """`scale` 0 takes the spacing out, not the rest that is asked for. `now` in seconds, as the loop counts."""

    def __init__(self, scale: float = 1.0, now: Callable[[], float] | None = None) -> None:
        self._scale = scale
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._free: dict[int, float] = {}  #: From when on a chat may be written to.
        self._resting: dict[int, float] = {}
        self._all_rest = 0.0

    def turn(self, chat: int) -> float:
        """Seconds until this chat's turn; up to PATIENCE it is taken, else nothing is and it must come back."""
        now = self._now()
        moment = max(now, self._free.get(chat, 0.0), self._resting.get(chat, 0.0), self._all_rest)
        if moment - now <= PATIENCE:
            if len(self._free) >= REMEMBERED:
                self._free = {c: free for c, free in self._free.items() if free > now}
            self._free[chat] = moment + (GROUP if chat < 0 else PRIVATE) * self._scale
        return moment - now

    def flooded(self, chat: int, after: float | None) -> float:
        """Telegram said 429: the seconds that this chat rests, one more than it asks for."""
        now = self._now()
        rest = (UNASKED if after is None else after) + 1.0
        self._resting = {c: until for c, until in self._resting.items() if until > now}
        self._resting[chat] = now + rest
        if len(self._resting) >= A_FLOOD:
            self._all_rest = sorted(self._resting.values())[-A_FLOOD]
        return rest
