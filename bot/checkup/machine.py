"""This machine: room on the disk, the right to write, and the clock."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
from sqlalchemy import make_url

from bot.checkup import Case, Finding, good, mend, outside, told, unseen
from bot.settings import Settings

ROOM = 500 * 1024 * 1024  #: Bytes; a SQLite file needs its own size once more for a copy before an upgrade.
TWILIO_API_URL = "https://api.twilio.com"
SKEW = timedelta(seconds=30)


async def disk(case: Case) -> AsyncIterator[Finding]:
    """Room and the right to write, where the bot writes."""
    folders = {"DATA_DIR": case.settings.data_dir}
    url = make_url(case.settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        file = Path(url.database)
        folders["the folder of DATABASE_URL"] = file.parent
        if file.exists() and not file.is_file():
            yield mend(
                f"DATABASE_URL names a folder: nothing can be kept. Let it end in a file, {file / 'wijkbot.db'}."
            )
    for folder in dict.fromkeys(folders.values()):
        yield _folder(" and ".join(name for name, other in folders.items() if other == folder), folder)


def _folder(name: str, folder: Path) -> Finding:
    there = next((place for place in (folder, *folder.absolute().parents) if place.exists()), Path("/"))
    try:
        with tempfile.TemporaryFile(dir=there):  # asked by doing: rights, quota and read-only disks differ
            pass
        free = shutil.disk_usage(there).free
    except OSError as error:
        return mend(
            f"{name} ({folder}) cannot be written in ({error.strerror}): nothing can be kept, so nobody is heard. "
            "Give the user that runs the bot the right to write there."
        )
    if free < ROOM:
        return mend(
            f"{name} ({folder}) has {free // 1024**2} MB left: a full disk stops the bot, and providers drop what "
            "they cannot hand over within a day. Make room, at least 500 MB."
        )
    return good(f"{name} ({folder}) can be written in, {free / 1024**3:.1f} GB free")


async def clock(case: Case) -> AsyncIterator[Finding]:
    """Against what a provider says it is, within 30 seconds; and where people read their hours."""
    here = case.clock().astimezone(case.settings.zone)
    yield good(f"it is {here:%Y-%m-%d %H:%M} in {case.settings.timezone}: people's days and hours are read so")
    address = _who_knows_the_time(case.settings)
    if address is None:
        yield unseen("no provider is configured whose clock ours can be held against")
        return
    try:
        async with outside(case) as client:
            answer = await client.get(address)
        ours = case.clock()
        theirs = parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
    except (KeyError, ValueError):
        yield unseen("nobody outside says what time it is (no date in the answer)")
        return
    except (httpx.HTTPError, TimeoutError) as error:
        yield unseen(f"nobody outside says what time it is ({told(error)})")
        return
    yield skew(ours, theirs)


def skew(ours: datetime, theirs: datetime) -> Finding:
    """Whether our clock and theirs agree."""
    ahead = ours - theirs
    if abs(ahead) > SKEW:
        way = "ahead" if ahead > timedelta() else "behind"
        return mend(
            f"the clock of this machine is {abs(ahead).total_seconds():.0f} seconds {way}: promised days and quiet "
            "hours shift with it. Let the machine set its clock by itself (NTP, `timedatectl set-ntp true`)."
        )
    return good("the clock agrees with a provider's")


def _who_knows_the_time(settings: Settings) -> str | None:
    if settings.telegram_token:
        return settings.telegram_api_url
    if settings.twilio_account_sid:
        return settings.twilio_api_url or TWILIO_API_URL
    return settings.public_url
