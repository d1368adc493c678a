"""`wijkbot run`."""

import asyncio

from bot.commands.doorway import enter, refuse
from bot.running import serve


def run() -> None:
    """Serve until told to end (Ctrl-C, SIGTERM). Settings without their companion are refused."""
    house = enter()
    if gaps := house.settings.gaps():
        refuse("\n".join(gaps))
    asyncio.run(serve(house))
