"""Brings in what people sent and lies at a provider: fetched after the commit, heard once, then let go there.

What was claimed is this process's for a while. Killed at any instruction, or done twice by two processes, it is
heard once: the message that completes the first one is heard in the same transaction that blanks the first.
"""

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.clock import Clock
from bot.house import House
from bot.media import MediaError, kind_of, taken
from bot.message import FetchError, Fetching
from bot.road import Road
from bot.typing_sign import typing_while
from flows.events import Attached, Inbound, Letter, Sent
from storage.fetches import GIVE_UP, LET_GO, Fetch, claim, later, over
from storage.writer import MemoryUnavailableError

IDLE = 1.0  #: Seconds after which it looks by itself: for what another process left, or what is due again.
AT_ONCE = 4  #: Fetched side by side: each may hold twenty megabytes.
SAID_WHY = frozenset({"too-large", "heic", "not-photo", "not-voice"})  #: The rest is 'gone'.
log = logging.getLogger("wijkbot.fetcher")


class Fetcher:
    """One per process. `channels`: those whose photos lie at a provider."""

    def __init__(self, house: House, road: Road, channels: Sequence[Fetching], clock: Clock) -> None:
        self._house = house
        self._road = road
        self._clock = clock
        self._channels = {c.name: c for c in channels}
        self._news = asyncio.Event()
        self._drawing = asyncio.Lock()  # one at a time is decoded: a photo takes a hundred megabytes

    def look(self) -> None:
        """Something may have come."""
        self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; what is being fetched then is fetched again later."""
        while self._channels and not stop.is_set():
            self._news.clear()
            try:
                busy = await self.once()
            except MemoryUnavailableError as error:
                busy = 0
                log.error("the fetcher waits: the database does not answer (%s)", error)
            except Exception:  # logged, never swallowed: who sent a photo must get an answer
                busy = 0
                log.exception("the fetcher stumbled and goes on")
            if not busy:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), IDLE)

    async def once(self) -> int:
        """One claim, brought in side by side; how many it held."""
        now, names = self._clock(), list(self._channels)
        claimed = await self._road.transact(lambda c: claim(c, now, names, AT_ONCE))
        theirs: dict[object, list[Fetch]] = {}
        for fetch in claimed:  # an album in its order: its caption stands with the first
            theirs.setdefault(fetch.person or fetch, []).append(fetch)
        done = await asyncio.gather(*(self._in_turn(fetches) for fetches in theirs.values()), return_exceptions=True)
        for failed in done:
            if isinstance(failed, BaseException):
                raise failed
        return len(claimed)

    async def _in_turn(self, fetches: Sequence[Fetch]) -> None:
        for fetch in fetches:
            await self._bring(fetch)

    async def _bring(self, fetch: Fetch) -> None:
        channel = self._channels[fetch.channel]
        if fetch.sent is not None and not await self._heard(channel, fetch, fetch.sent):
            return
        try:
            await channel.let_go(fetch.reference)
        except FetchError as error:
            if not error.permanent and self._clock() - fetch.since < LET_GO:
                await self._later(fetch)
                return
            log.error("what somebody sent could not be deleted at %s: %s", fetch.channel, error.why)
        await self._road.transact(lambda c: over(c, fetch))

    async def _heard(self, channel: Fetching, fetch: Fetch, sent: Sent) -> bool:
        """It is here or given up, and was heard so; False when it is tried again later."""
        attached: Attached | None = None
        why = ""
        if kind_of(sent.what) is None:  # a file that nobody reads: heard as what it is, and let go
            await self._road.hear([self._completing(fetch, sent, None, "")])
            return True
        try:
            async with typing_while(channel, [fetch.address]):
                attached = await self._taken(sent, await channel.fetch(fetch.reference))
        except MediaError as refused:
            why = refused.why
        except FetchError as error:
            if not error.permanent and self._clock() - fetch.since < GIVE_UP:
                await self._later(fetch)
                if fetch.attempts == 1:
                    await self._say_so(fetch, sent)
                return False
            why = error.why if error.why in SAID_WHY else "gone"
            log.warning("what somebody sent is not fetched: %s", why)
        await self._road.hear([self._completing(fetch, sent, attached, why)])
        return True

    async def _taken(self, sent: Sent, content: bytes) -> Attached:
        kind = kind_of(sent.what)
        assert kind is not None, "what is not kept is not fetched"
        async with self._drawing:
            return await asyncio.to_thread(taken, kind, content)

    def _completing(self, fetch: Fetch, sent: Sent, attached: Attached | None, why: str) -> Inbound:
        told = sent.together and fetch.attempts == 1  # who was told that it takes long, hears that it is here
        event = replace(sent, why=why, reference="", together=told)
        if attached is not None:  # a photo sent as a document is heard as a photo
            event = replace(event, what=attached.kind, reference=attached.reference)
        return replace(fetch.inbound(event, self._clock()), attached=attached)

    async def _say_so(self, fetch: Fetch, sent: Sent) -> None:
        """The first try failed: nobody waits in silence."""
        person = fetch.person
        if person is not None:
            await self._road.post(person, Letter(f"{sent.what}-slow"), f"slow:{fetch.inbox}")

    async def _later(self, fetch: Fetch) -> None:
        now = self._clock()
        await self._road.transact(lambda c: later(c, fetch, now))
