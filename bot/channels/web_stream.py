"""Live: one stream of server-sent events a phone, and the channel that wakes it.

A stream holds nothing back and nothing up: it is told that something changed, reads the phone's view on a
connection of its own, and sends what is new. Whoever comes back says which view it had (Last-Event-ID).
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from hashlib import sha256

from bot.channels.web_view import NAME, Bubble, provider_id
from bot.message import Accepted, Delivery, Message

HEARTBEAT = 15.0  #: Seconds; shorter than what the proxies between us and a phone put up with.
AGAIN_AFTER = 1500  #: Milliseconds after which a browser comes back.


class WebChannel:
    """The channel of the page: a message has arrived once it is in the view that its phones read."""

    name = NAME

    def __init__(self) -> None:
        self._open: dict[str, set[asyncio.Event]] = {}
        self.closed = False

    async def send(self, address: str, message: Message) -> Delivery:
        """Wakes the browsers of this address; who is not there now reads it on coming back."""
        self.ring(address)
        return Accepted(provider_id(message.row), delivered=True)

    def ring(self, address: str) -> None:
        """Something changed for this phone."""
        for news in self._open.get(address, ()):
            news.set()

    @contextmanager
    def listening(self, address: str) -> Iterator[asyncio.Event]:
        """Set at each change, until the block ends."""
        news = asyncio.Event()
        self._open.setdefault(address, set()).add(news)
        try:
            yield news
        finally:
            self._open[address].discard(news)
            if not self._open[address]:
                del self._open[address]

    def listeners(self, address: str) -> int:
        """How many browsers have this phone open."""
        return len(self._open.get(address, ()))

    async def close(self) -> None:
        """No more sends: every stream ends."""
        self.end()

    def end(self) -> None:
        """Every open stream ends at once."""
        self.closed = True
        for address in list(self._open):
            self.ring(address)


async def stream(
    channel: WebChannel,
    address: str,
    look: Callable[[], Awaitable[Sequence[Bubble]]],
    had: str,
    *,
    polls: Callable[[], bool],
    heartbeat: float = HEARTBEAT,
) -> AsyncIterator[str]:
    """Server-sent events: at first the whole view, unless the browser `had` it, then what changes.

    `polls`: whether something may change without a word to us, so that each heartbeat looks as well.
    """
    yield f"retry: {AGAIN_AFTER}\n\n"
    known: dict[str, str] = {}
    look_now = True
    with channel.listening(address) as news:
        while not channel.closed:
            if look_now:
                news.clear()
                bubbles = {b.id: as_json(b) for b in await look()}
                name = sha256("".join(bubbles.values()).encode()).hexdigest()[:16]
                if name != had:
                    fresh = [bubble for id, bubble in bubbles.items() if known.get(id) != bubble]
                    gone = json.dumps([id for id in known if id not in bubbles])
                    first = "true" if not known else "false"
                    order = json.dumps(list(bubbles))
                    data = f'{{"first":{first},"gone":{gone},"order":{order},"bubbles":[{",".join(fresh)}]}}'
                    yield f"id: {name}\nevent: view\ndata: {data}\n\n"
                elif not known:
                    yield "event: same\ndata: {}\n\n"
                known, had = bubbles, name
            with suppress(TimeoutError):
                await asyncio.wait_for(news.wait(), heartbeat)
            look_now = news.is_set() or polls()
            if not news.is_set():
                yield ": still here\n\n"


def as_json(bubble: Bubble) -> str:
    """One line of JSON; moments as ISO 8601 in UTC."""
    return json.dumps(asdict(bubble) | {"at": bubble.at.isoformat()}, ensure_ascii=False)
