"""TIME as CONTRACTS says it: ISO 8601, local without an offset, a date alone means 09:00."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

MORNING = time(9, 0)


class TimeError(ValueError):
    """A TIME that cannot be used, with what is wrong."""


def parse_time(text: str, zone: ZoneInfo) -> datetime:
    """The moment in UTC. Raises `TimeError` for what is no time, or a local time that does not exist."""
    try:
        if len(text) == len("2026-03-09"):
            moment = datetime.combine(date.fromisoformat(text), MORNING)
        else:
            moment = datetime.fromisoformat(text)
    except ValueError:
        raise TimeError(f"'{text}' is no time: write 2026-03-09 or 2026-03-09T15:00") from None
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    there = moment.replace(tzinfo=zone).astimezone(UTC)
    if there.astimezone(zone).replace(tzinfo=None) != moment:
        raise TimeError(f"{text} does not exist in {zone.key}: the clock jumps over it, choose an hour later")
    return there


def spoken(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as the commands print it: local, with its offset, to the second."""
    return moment.astimezone(zone).isoformat(timespec="seconds")
