"""`wijkbot run`."""

import asyncio
import logging

from bot.commands.doorway import enter, mendable, refuse
from bot.running import serve
from bot.settings import load_settings

log = logging.getLogger("wijkbot")


def run() -> None:
    """Serve until told to end (Ctrl-C, SIGTERM). Settings without their companion are refused."""
    with mendable():
        settings = load_settings()
    if gaps := settings.gaps():  # before anything is made: half a channel must not begin as the demo
        refuse("\n".join(gaps))
    house = enter()
    for limit in settings.limits():
        log.warning(limit)
    asyncio.run(serve(house))
