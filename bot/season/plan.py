"""How long, with how many people, and what goes wrong: drawn from one number, so that it can be lived again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random  # noqa: TID251 - a season is drawn from its seed, by the shell
from typing import Literal

from flows.calendar import Calendar

#: Autumn: both clock changes, the feast days of winter and Easter lie within half a year of it.
FIRST_DAY = date(2026, 10, 5)
A_MONTH = timedelta(days=365) / 12
#: The process may be away for longer than a day; a provider that long is one whose messages were given up (24 h).
SHORTEST, LONGEST = timedelta(minutes=30), {"process": timedelta(hours=30), "provider": timedelta(hours=20)}
WHAT: tuple[Literal["process", "provider"], ...] = ("process", "provider")


@dataclass(frozen=True, slots=True)
class Plan:
    """What `wijkbot simulate` was asked."""

    months: float = 6
    residents: int = 200
    silent: float = 0.3  #: The part of the contacts who never answer.
    outages: int = 10
    seed: int = 1
    where: tuple[str, ...] = ()  #: The districts that are lived in here, of all; empty: every one.

    def random(self, what: str) -> Random:
        """Chance of its own for each matter, so that one more draw here changes nothing there."""
        return Random(f"{self.seed} {what}")  # noqa: S311 - no secret: it must be repeatable

    def span(self, calendar: Calendar) -> tuple[datetime, datetime]:
        """From midnight of the first day until midnight after the last, UTC."""
        last = FIRST_DAY + A_MONTH * self.months
        return calendar.at(FIRST_DAY, time()), calendar.at(last, time())


@dataclass(frozen=True, slots=True)
class Outage:
    """Something is away: the provider of the messages, or our own process."""

    start: datetime  #: UTC
    end: datetime
    what: Literal["provider", "process"]

    def covers(self, at: datetime) -> bool:
        """Whether it is away now."""
        return self.start <= at < self.end


def outages(plan: Plan, start: datetime, end: datetime) -> Sequence[Outage]:
    """As many as were asked, in turn of the provider and of the process, half an hour to thirty hours long."""
    chance = plan.random("outages")
    found: list[Outage] = []
    for n in range(plan.outages):
        begins = start + (end - start) * (n + chance.random()) / max(plan.outages, 1)
        what = WHAT[n % 2]
        lasts = SHORTEST + (LONGEST[what] - SHORTEST) * chance.random() ** 2
        stops = min(begins + lasts, start + (end - start) * (n + 1) / plan.outages)
        found.append(Outage(_second(begins), _second(stops), what))
    return tuple(found)


def _second(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
