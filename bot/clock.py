"""The heartbeat: once a second the clock asks what is due. The timers table is the truth, not this."""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler


def wall_clock() -> datetime:
    """The wall clock, UTC: the one place that reads it."""
    return datetime.now(UTC)  # noqa: TID251 - the clock itself


class Clock:
    """The time that counts in a running bot: the wall clock, but never before what was recorded at its start.

    The demo's clock can be moved ahead, and runs on from there; it never runs back.
    """

    def __init__(self, recorded: datetime) -> None:
        self._recorded = recorded
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        """Now, UTC."""
        return max(wall_clock() + self._ahead, self._recorded)

    @property
    def moved(self) -> bool:
        """Whether it was ever moved ahead of the wall clock."""
        return self._ahead > timedelta()

    def move(self, to: datetime) -> None:
        """It is `to` (UTC) now, and time runs on from there. A moment that has passed changes nothing."""
        if to >= self():
            self._recorded = to
            self._ahead = to - wall_clock()


def heartbeat(beat: Callable[[], Awaitable[None]]) -> AsyncIOScheduler:
    """A scheduler, not started, that calls `beat` each second; never two at once, never skipped for lateness."""
    # One that is left out while the last one still walks a backlog is as it should be, and nothing to say.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    scheduler = AsyncIOScheduler(executors={"default": AsyncIOExecutor()}, timezone="UTC")
    scheduler.add_job(beat, "interval", seconds=1, coalesce=True, max_instances=1, misfire_grace_time=None)
    return scheduler
