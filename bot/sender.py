"""Sends what the outbox holds: lease, send outside any transaction, mark. Many at once, each person in order."""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar, runtime_checkable

from sqlalchemy import Connection

from bot.carried import FILES, loaded
from bot.clock import Clock
from bot.figures import outcome
from bot.house import House
from bot.message import Accepted, Carrying, Channel, Delivery, Message, Moved, Refused, Uncertain
from bot.render import beside, cast, placed, rendered
from bot.voice import TextError
from flows.values import Link, holds
from storage.outbox import BACK_OFF, GIVE_UP, Mark, claim, given_up, mark
from storage.turns import COUNTED, Due, Letterbox
from storage.writer import MemoryUnavailableError

IDLE = 1.0  #: Seconds after which the sender looks by itself: for rows of another process, or due later.
IN_FLIGHT = 256  #: Messages on their way at the same time, at most.
AT_ONCE = 64  #: Rows in one claim.
log = logging.getLogger("wijkbot.sender")
T = TypeVar("T")


class Transact(Protocol):
    """Runs a piece of work in one transaction; its result comes after the commit."""

    async def __call__(self, work: Callable[[Connection], T], /) -> T:
        """The work's result."""


@runtime_checkable
class Remembers(Protocol):
    """A channel that keeps texts with its provider, and knows them again by the database."""

    def remember(self, transact: Transact) -> None:
        """From here on."""


class Sender:
    """One per process; two processes share the outbox by leases."""

    def __init__(
        self, house: House, channels: Sequence[Channel], clock: Clock, transact: Transact | None = None
    ) -> None:
        self._house = house
        self._clock = clock
        self._channels = {c.name: c for c in channels}
        self._transact = transact or here(house)
        for channel in channels:
            if isinstance(channel, Remembers):
                channel.remember(self._transact)
        self._flying: set[asyncio.Task[None]] = set()
        self._marks: list[Mark] = []
        self._news = asyncio.Event()
        self._landed = asyncio.Event()
        self.ended: Counter[tuple[str, str]] = Counter()  #: Sends by channel and how they ended, for `/metrics`.

    async def drain(self) -> int:
        """For commands: sends until nothing is due that may go now; how many rows were tried."""
        tried = 0
        while sent := await self.once(self._clock()):
            tried += sent
        return tried

    async def settle(self) -> None:
        """Until all that may go now has gone and is marked: a clock that is moved stands still so long."""
        while await self.once(self._clock()) or self._flying or self._marks:
            await asyncio.sleep(0)

    async def once(self, now: datetime) -> int:
        """One claim, its sends side by side, and their marks; how many rows it held."""
        due = await self._claim(now, AT_ONCE)
        await self.bring(due)
        return len(due)

    async def bring(self, due: Sequence[Due]) -> None:
        """For who has no `run`: what is leased leaves side by side, and is marked."""
        if due:
            await self._write(await asyncio.gather(*(self._send(row, self._clock()) for row in due)))

    def offer(self, due: Sequence[Due]) -> None:
        """Messages that were leased at birth: they leave at once."""
        for row in due:
            self._start(row)

    def look(self) -> None:
        """Rows may wait: claim what may go."""
        self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`, then what is on its way still lands. A slow provider holds up only its own messages."""
        marking = asyncio.create_task(self._marking(stop))
        while not stop.is_set():
            self._news.clear()
            try:
                room = IN_FLIGHT - len(self._flying)
                if self._channels and room > 0:
                    self.offer(await self._claim(self._clock(), min(room, AT_ONCE)))
            except MemoryUnavailableError as error:
                log.error("the sender waits: the database does not answer (%s)", error)
            except Exception:  # logged, never swallowed: a sender that ended would leave everybody without an answer
                log.exception("the sender stumbled and goes on")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), IDLE)
        while self._flying:
            await asyncio.wait(self._flying)
        self._landed.set()
        await marking

    def _start(self, due: Due) -> None:
        task = asyncio.create_task(self._deliver(due))
        self._flying.add(task)
        task.add_done_callback(self._flying.discard)

    async def _deliver(self, due: Due) -> None:
        """One row; whatever a channel does, its row is marked."""
        try:
            made = await self._send(due, self._clock())
        except Exception:  # a channel must not raise; if it does, its person still gets the message
            log.exception("message %d: its channel raised", due.row)
            made = _later(due, self._clock(), None, status="uncertain")
        self._marks.append(made)
        self._landed.set()

    async def _marking(self, stop: asyncio.Event) -> None:
        """Marks what landed, together; then the next of a person may go."""
        while not stop.is_set() or self._flying or self._marks:
            await self._landed.wait()
            self._landed.clear()
            marks, self._marks = self._marks, []
            if not marks:
                continue
            try:
                await self._write(marks)
            except Exception as error:  # noqa: BLE001 - unmarked rows would be sent again for ever
                log.error("%d marks wait: %s", len(marks), type(error).__name__)
                self._marks += marks
                await asyncio.sleep(IDLE)
                self._landed.set()
                if stop.is_set():
                    return
            if self._house.writer.waits:
                self._news.set()

    async def _write(self, marks: Sequence[Mark]) -> None:
        await self._transact(lambda c: mark(c, marks))
        self._house.writer.tidies = True  # a question may have been answered while it was on its way

    async def _claim(self, now: datetime, most: int) -> Sequence[Due]:
        """What may go now, leased; nothing is asked of the database while nothing waits."""
        names = list(self._channels)
        self._house.writer.waits = False
        due = await self._transact(lambda c: claim(c, now, names, self._house.world.calendar, most))
        if due:
            self._house.writer.waits = True  # behind each of them another may wait
        return due

    async def _send(self, due: Due, now: datetime) -> Mark:
        """One row over the way that its person used last; the next one at once when it certainly does not arrive there.

        After half of the 24 hours a way that is only busy or down counts as one too.
        """
        if not due.boxes:
            return Mark(due.row, "failed", now)
        try:
            text, labels = rendered(self._house, due.key, due.values, due.choices, due.language, now)
        except TextError as error:
            log.error("message %d cannot be said: %s", due.row, error)
            return _later(due, now, None)
        what = (due.key, due.values, due.choices, due.language, now)
        linked = any(holds(value, Link) for value in due.values.values())
        tried: list[tuple[Letterbox, Delivery]] = []
        faulty: set[str] = set()  #: Channels that do not take this text: another address there is no use.
        for box in due.boxes:
            if box.channel in faulty:
                continue
            apart = cast(self._house, *what) if box.channel in COUNTED else None
            message = Message(
                due.row, text, labels, box.last_inbound, apart, due.rank, due.signal, due.key, due.language
            )
            if linked and isinstance(channel := self._channels[box.channel], Carrying) and channel.carries:
                try:
                    message = await self._with_files(message, due, now)
                except MemoryUnavailableError:  # nothing left: it is tried again
                    return _later(due, now, None)
            delivery = await self._channels[box.channel].send(box.address, message)
            tried.append((box, delivery))
            self.ended[box.channel, outcome(delivery)] += 1
            if not _goes_on(due, delivery, now):
                break
            if isinstance(delivery, Refused) and delivery.why == "invalid":
                faulty.add(box.channel)
        return _marked(due, tried, self._clock())

    async def _with_files(self, message: Message, due: Due, now: datetime) -> Message:
        """With what its text names a page of; what is gone is said as such."""
        text, links = beside(self._house, due.key, due.values, due.language, now, FILES)
        if not links:
            return message
        found = await self._transact(lambda connection: loaded(connection, self._house, links, now))
        text = placed(self._house.voice, text, [one is not None for one in found], due.language)
        files = tuple(one for one in found if one is not None)
        return replace(message, files=files, beside=text) if files else replace(message, text=text)


def here(house: House) -> Transact:
    """Transactions in this thread: for commands."""

    async def run(work: Callable[[Connection], T]) -> T:
        return house.writer.transact(lambda connection, _: work(connection), None)

    return run


def _goes_on(due: Due, delivery: Delivery, now: datetime) -> bool:
    """Whether the next way of this person is tried at once; never where it may have arrived and must not twice."""
    if isinstance(delivery, Accepted):
        return False
    if isinstance(delivery, Moved):
        return False
    late = now - due.created > GIVE_UP / 2
    if isinstance(delivery, Refused):
        return delivery.permanent or delivery.why == "window" or late
    return due.repeatable and late


def _marked(due: Due, tried: Sequence[tuple[Letterbox, Delivery]], now: datetime) -> Mark:
    """What its deliveries mean for a row. The last of them says how it stands; who is gone is gone either way."""
    gone = tuple(b.id for b, d in tried if isinstance(d, Refused) and d.why in ("blocked", "gone"))
    box, last = tried[-1]
    if isinstance(last, Accepted):
        status = "delivered" if last.delivered else "sent"
        return Mark(due.row, status, now, box.channel, last.provider_id, gone=gone, parts=last.parts)
    if isinstance(last, Moved):
        return Mark(due.row, "ready", now, box.channel, gone=gone, moved=(box.id, last.to))
    if isinstance(last, Uncertain) and not due.repeatable:
        return Mark(due.row, "sent-uncertain", now, box.channel, gone=gone)
    uncertain = any(isinstance(d, Uncertain) for _, d in tried)
    waits = [d.after for _, d in tried if isinstance(d, Refused) and not d.permanent and d.why != "window"]
    if uncertain or waits:
        after = min((a for a in waits if a is not None), default=None)
        return _later(due, now, after, "uncertain" if uncertain else "ready", gone)
    if closed := [b for b, d in tried if isinstance(d, Refused) and d.why == "window"]:
        return Mark(due.row, "held", now, closed[0].channel, gone=gone)
    return Mark(due.row, "failed", now, box.channel, gone=gone, unreachable=len(gone) == len(due.boxes))


def _later(due: Due, now: datetime, after: float | None, status: str = "ready", gone: tuple[int, ...] = ()) -> Mark:
    """Tried again with growing pauses for 24 hours, then visibly not delivered."""
    if given_up(due.created, due.attempts, now):
        log.error("message %d was not delivered within a day", due.row)
        return Mark(due.row, "failed", now, gone=gone)
    pause = after if after is not None else BACK_OFF[min(due.attempts, len(BACK_OFF)) - 1]
    return Mark(due.row, status, now, retry=now + timedelta(seconds=pause), gone=gone)
