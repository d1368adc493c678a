"""The road of a message in a running bot: one writer thread takes what waits, and answers after the commit.

Everything that writes goes through this thread, in the order in which it came: provider events grouped into
one transaction, then claims and marks of the sender, then the clock.
"""

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from bot.channels.twilio_errors import refusal_after
from bot.clock import Clock
from bot.house import House
from bot.render import rendered
from flows.events import Inbound, Letter
from flows.scene import World
from flows.understand import understand
from storage import outbox, schema
from storage.readiness import unready
from storage.turns import Due
from storage.writer import AT_ONCE

T = TypeVar("T")


def warm(world: World, now: datetime) -> None:
    """Feast days and phrase books: a second of work that nobody should wait for."""
    world.calendar.is_working(world.calendar.day(now))
    for language in world.words.lexicons:
        understand("er moet een bankje komen", world.words, language, lambda _: (None, None))


@dataclass(slots=True)
class _Job:
    """Something for the writer thread. `inbound` may be joined with others in one transaction."""

    future: "Future[object]"
    inbound: tuple[Inbound, ...] = ()
    work: Callable[[], object] | None = None


class Road:
    """Implements `bot.web.Road` over the house's writer."""

    def __init__(self, house: House, clock: Clock, *, after: Callable[[Sequence[Due]], None] = lambda _: None) -> None:
        self._house = house
        self._clock = clock
        self._after = after  #: Called in the writer's thread with what must be sent now.
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)

    def start(self) -> None:
        """Begin to hear. What is built at first use is built now, not in the first resident's turn."""
        self._jobs.put(_Job(Future(), work=lambda: warm(self._house.world, self._clock())))
        self._thread.start()

    def stop(self) -> None:
        """What was handed in is still done; returns when the thread has ended."""
        self._jobs.put(None)
        self._thread.join()

    async def hear(self, inbound: Sequence[Inbound]) -> None:
        """Returns after the commit. Raises `MemoryUnavailableError`."""
        await self._put(_Job(Future(), inbound=tuple(map(self._known, inbound))))

    def _known(self, inbound: Inbound) -> Inbound:
        """Only languages that we speak, and places that we have."""
        world = self._house.world
        language = inbound.language if inbound.language in world.words.lexicons else "nl"
        place = world.places.payload(inbound.place) or "" if inbound.place else ""
        return replace(inbound, language=language, place=place)

    def hint(self, channel: str, message_id: str) -> str:
        """What stands on the button that this message pressed, in the presser's language; mostly nothing. Once."""
        told = self._house.writer.hints.pop(f"{channel}:{message_id}", None)
        if told is None:
            return ""
        text, _ = rendered(self._house, told[0].key, told[0].values, (), told[1], self._clock())
        return text

    async def delivered(self, channel: str, provider_id: str, status: str, error: str) -> None:
        """A provider's report on a message it accepted."""
        now = self._clock()
        failed = refusal_after(error)
        road: outbox.Road = "again" if not failed.permanent else "failed"
        if failed.why in ("window", "blocked", "gone"):
            road = "held" if failed.why == "window" else "gone"
        await self.transact(lambda c: outbox.report(c, channel, provider_id, status, now, road))

    async def transact(self, work: Callable[[Connection], T], /) -> T:
        """A piece of work in its own transaction, in the writer's turn."""
        done: list[T] = []
        run = self._house.writer.transact
        await self._put(_Job(Future(), work=lambda: done.append(run(lambda c, _: work(c), None))))
        return done[0]

    async def post(self, person: int, letter: Letter, key: str) -> None:
        """A letter of ours, heard at once."""
        now = self._clock()
        await self._put(_Job(Future(), work=lambda: self._house.writer.post(person, letter, key, now)))

    async def wake(self, now: datetime) -> None:
        """The clock's turn, a piece of what is due at a time: who writes meanwhile is heard in between."""
        heard: list[int | None] = [0]
        while heard[-1] is not None:
            await self._put(_Job(Future(), work=lambda: heard.append(self._house.writer.wake_some(now))))

    async def readiness(self) -> Sequence[str]:
        """Database, schema, and the next message of every open signal."""
        now = self._clock()

        def look(connection: Connection) -> list[str]:
            if schema.revision(connection) != schema.newest():
                return ["the database has another schema than this program: restart `wijkbot run`"]
            return unready(connection, now, self._house.directory.contacts.keys())

        return await self.transact(look)

    async def _put(self, job: _Job) -> None:
        self._jobs.put(job)
        await asyncio.wrap_future(job.future)

    def _work(self) -> None:
        """The writer's thread: takes what waits, up to a batch of events at a time."""
        held: _Job | None = None
        while (job := held or self._jobs.get()) is not None:
            held = None
            if job.work is not None:
                _do(job, job.work)
                continue
            together = [job]
            events = len(job.inbound)
            while events < AT_ONCE and not self._jobs.empty():
                following = self._jobs.get()
                if following is None:
                    self._jobs.put(None)
                    break
                if following.work is not None:
                    held = following
                    break
                together.append(following)
                events += len(following.inbound)
            with contextlib.suppress(RuntimeError):  # the loop has closed: the leases expire and are sent later
                self._after(self._hear(together))

    def _hear(self, jobs: Sequence[_Job]) -> Sequence[Due]:
        writer = self._house.writer
        waiting = [job.future for job in jobs if job.future.set_running_or_notify_cancel()]
        try:
            leased = writer.hear([i for job in jobs for i in job.inbound])
        except BaseException as error:  # noqa: BLE001 - handed to who waits for it
            for future in waiting:
                future.set_exception(error)
            return ()
        for future in waiting:
            future.set_result(None)
        return leased


def _do(job: _Job, work: Callable[[], object]) -> None:
    if not job.future.set_running_or_notify_cancel():
        return  # nobody waits for it any more; telling them would end this thread
    try:
        job.future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - handed to who waits for it
        job.future.set_exception(error)
