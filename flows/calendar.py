"""Days and hours: which days count, when a person may be written to, and when a contact's round is.

Pure arithmetic on aware datetimes: every answer that is a moment is in UTC, every `date` is a local one.
Sources: CONTRACTS "Time" and "The promise clock, exactly", PRODUCT 4 (quiet hours).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import count
from zoneinfo import ZoneInfo

from flows.directory import Block, Contact

#: Residents are left alone from 21:00 until 08:00, local time.
MORNING, EVENING = time(8), time(21)
#: Remembrance Day: silence from here on.
REMEMBRANCE_DAY, REMEMBRANCE_FROM = (5, 4), time(18)
#: The hours of a contact whose file states none.
OFFICE = tuple(Block(weekday, time(9), time(17)) for weekday in range(5))
SATURDAY, SUNDAY = 5, 6
NONE: frozenset[date] = frozenset()
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Away:
    """A contact's absence, both days included."""

    start: date
    until: date

    def covers(self, day: date) -> bool:
        """Whether the contact is away on this day."""
        return self.start <= day <= self.until


@lru_cache(maxsize=64)
def feast_days(year: int) -> frozenset[date]:
    """The Dutch feast days of one year: the library's public ones, and 5 May in lustrum years only."""
    # Inside the function: `--help` must not pay for this import. See also `bot.one_country`.
    import holidays

    days = set(holidays.country_holidays("NL", years=year, categories=("public",)))
    if year % 5 == 0:
        days.add(date(year, 5, 5))
    return frozenset(days)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of one installation. `closures` are always a district's own closed days."""

    zone: ZoneInfo

    def local(self, at: datetime) -> datetime:
        """This moment on the clock in the district. Raises ValueError for a moment without an offset."""
        if at.tzinfo is None:
            raise ValueError(f"a moment needs an offset: {at.isoformat()}")
        return at.astimezone(self.zone)

    def day(self, at: datetime) -> date:
        """The local date of this moment."""
        return self.local(at).date()

    def at(self, day: date, clock: time) -> datetime:
        """This local day and hour in UTC. Spring's gap moves on by the gap; of autumn's two, the first."""
        return datetime.combine(day, clock.replace(fold=0), tzinfo=self.zone).astimezone(UTC)

    def is_feast(self, day: date, closures: frozenset[date] = NONE) -> bool:
        """A feast day, or one of the district's own closed days."""
        return day in closures or day in feast_days(day.year)

    def is_working(self, day: date, closures: frozenset[date] = NONE) -> bool:
        """Monday to Friday, and not a feast day."""
        return day.weekday() < SATURDAY and not self.is_feast(day, closures)

    def add_working(self, day: date, n: int, closures: frozenset[date] = NONE) -> date:
        """The n-th working day after `day`, which may be any day; 0 is the day itself."""
        if n < 0:
            raise ValueError(f"a promise looks ahead: {n}")
        for _ in range(n):
            day = self.next_working(day + ONE_DAY, closures)
        return day

    def next_working(self, day: date, closures: frozenset[date] = NONE) -> date:
        """The first working day on or after `day`."""
        while not self.is_working(day, closures):
            day += ONE_DAY
        return day

    def resident_may(self, at: datetime, closures: frozenset[date] = NONE) -> bool:
        """Whether the clock may make a resident's phone ring now."""
        here = self.local(at)
        if here.weekday() == SUNDAY or self.is_feast(here.date(), closures):
            return False
        remembrance = (here.month, here.day) == REMEMBRANCE_DAY
        return MORNING <= here.time() < (REMEMBRANCE_FROM if remembrance else EVENING)

    def next_resident_moment(self, at: datetime, closures: frozenset[date] = NONE) -> datetime:
        """This moment when it is allowed, else 08:00 of the next day that is."""
        if self.resident_may(at, closures):
            return at.astimezone(UTC)
        mornings = (self.at(self.day(at) + n * ONE_DAY, MORNING) for n in count())
        return next(m for m in mornings if m >= at and self.resident_may(m, closures))

    def human_moment(self, at: datetime) -> datetime:
        """When words of a human reach a resident: at once by day, Sundays too; else at the next 08:00."""
        here = self.local(at)
        if MORNING <= here.time() < EVENING:
            return at.astimezone(UTC)
        return self.at(here.date() + (ONE_DAY if here.time() >= EVENING else timedelta()), MORNING)

    def next_round(
        self, contact: Contact, at: datetime, closures: frozenset[date] = NONE, away: Away | None = None
    ) -> datetime:
        """The contact's first day round that is not before `at`."""
        day = self.own_day(contact, self.day(at), closures)
        while (moment := self.at(day, round_clock(contact, day))) < at or (away and away.covers(day)):
            day = self.own_day(contact, day + ONE_DAY, closures)
        return moment

    def own_day(self, contact: Contact, day: date, closures: frozenset[date] = NONE) -> date:
        """The first working day on or after `day` that is one of the contact's own.

        Who works at weekends only is asked on any working day: a chase must not wait for ever.
        """
        own = {block.weekday for block in contact.working if block.weekday < SATURDAY} or set(range(SATURDAY))
        while not (day.weekday() in own and self.is_working(day, closures)):
            day += ONE_DAY
        return day

    def within_hours(self, contact: Contact, at: datetime, closures: frozenset[date] = NONE) -> bool:
        """Whether the contact is at work now: inside a block, a Saturday's too, but on no feast day."""
        here = self.local(at)
        if self.is_feast(here.date(), closures):
            return False
        return any(
            block.weekday == here.weekday() and block.start <= here.time() < block.end
            for block in contact.working or OFFICE
        )

    def later_that_day(self, contact: Contact, at: datetime, closures: frozenset[date] = NONE) -> datetime | None:
        """This moment where the contact is at work then, else the start of a later block of that day, if any."""
        if self.within_hours(contact, at, closures):
            return at
        day = self.day(at)
        starts = (self.at(day, block.start) for block in contact.working if block.weekday == day.weekday())
        later = min((start for start in starts if start > at), default=None)
        return None if self.is_feast(day, closures) else later


def round_clock(contact: Contact, day: date) -> time:
    """The contact's own hour, or the start of that day's next block where the hour lies before it."""
    own = contact.round_at
    blocks = [block for block in contact.working if block.weekday == day.weekday()]
    if any(block.start <= own < block.end for block in blocks):
        return own
    return min((block.start for block in blocks if block.start > own), default=own)
