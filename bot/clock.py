"""The heartbeat: once a second the clock asks what is due. The timers table is the truth, not this."""

import logging
from collections.abc import Awaitable, Callable

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger("wijkbot.clock")


def heartbeat(beat: Callable[[], Awaitable[None]]) -> AsyncIOScheduler:
    """A scheduler, not started, that calls `beat` each second; never two at once, never skipped for lateness."""
    scheduler = AsyncIOScheduler(executors={"default": AsyncIOExecutor()}, timezone="UTC")
    scheduler.add_job(beat, "interval", seconds=1, coalesce=True, max_instances=1, misfire_grace_time=None)
    return scheduler
