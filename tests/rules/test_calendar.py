"""Days and hours, as tables; every moment is written in local time and compared in UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.calendar import Away, Calendar, feast_days
from flows.directory import Block, Contact

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CALENDAR = Calendar(AMSTERDAM)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def local(text: str) -> datetime:
    """'2026-12-18 15:00' on the clock in Arnhem."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def day(text: str) -> date:
    return date.fromisoformat(text)


def contact(*working: Block, round_at: time = time(9)) -> Contact:
    return Contact("sociaal", {"nl": "de sociaal werker"}, "Malkander", working=working, round_at=round_at)


def block(weekday: int, start: int = 9, end: int = 17) -> Block:
    return Block(weekday, time(start), time(end))


# --- working days -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "falls_on"),
    [
        (0, "2026-12-18"),
        (1, "2026-12-21"),
        (2, "2026-12-22"),
        (4, "2026-12-24"),
        (5, "2026-12-28"),
        (10, "2027-01-05"),
        (20, "2027-01-19"),
    ],
)
def test_the_promise_of_friday_18_december_2026(n: int, falls_on: str) -> None:
    assert CALENDAR.add_working(day("2026-12-18"), n) == day(falls_on)


@pytest.mark.parametrize(
    ("yes", "n", "falls_on", "because"),
    [
        ("2026-12-19", 1, "2026-12-21", "Saturday counts as day 0"),
        ("2026-12-20", 1, "2026-12-21", "Sunday too"),
        ("2026-12-25", 1, "2026-12-28", "and so does a feast day"),
        ("2026-04-02", 1, "2026-04-07", "Good Friday, Easter and Easter Monday"),
        ("2026-05-13", 1, "2026-05-15", "Ascension Day"),
        ("2026-05-04", 1, "2026-05-05", "5 May is an ordinary day in 2026"),
        ("2025-05-02", 1, "2025-05-06", "5 May is free in a lustrum year (Monday)"),
        ("2025-04-25", 1, "2025-04-28", "King's Day on Sunday is kept on Saturday, not on Monday"),
    ],
)
def test_working_days_skip_what_is_free(yes: str, n: int, falls_on: str, because: str) -> None:
    assert CALENDAR.add_working(day(yes), n) == day(falls_on), because


def test_a_districts_own_closures_count_as_free() -> None:
    closed = frozenset({day("2026-12-21"), day("2026-12-22")})
    assert CALENDAR.add_working(day("2026-12-18"), 1, closed) == day("2026-12-23")
    assert CALENDAR.next_working(day("2026-12-19"), closed) == day("2026-12-23")
    assert not CALENDAR.is_working(day("2026-12-21"), closed)


def test_the_next_working_day_may_be_today() -> None:
    assert CALENDAR.next_working(day("2026-12-18")) == day("2026-12-18")
    assert CALENDAR.next_working(day("2026-12-25")) == day("2026-12-28")


def test_a_promise_never_looks_back() -> None:
    with pytest.raises(ValueError, match="ahead"):
        CALENDAR.add_working(day("2026-12-18"), -1)


EASTER = {
    2024: "03-31",
    2025: "04-20",
    2026: "04-05",
    2027: "03-28",
    2028: "04-16",
    2029: "04-01",
    2030: "04-21",
    2031: "04-13",
    2032: "03-28",
    2033: "04-17",
    2034: "04-09",
    2035: "03-25",
}


@pytest.mark.parametrize(("year", "easter"), EASTER.items())
def test_feast_days_of_twelve_years(year: int, easter: str) -> None:
    sunday = day(f"{year}-{easter}")
    kings_day = date(year, 4, 26 if date(year, 4, 27).weekday() == SUNDAY else 27)
    moving = {sunday + timedelta(days=n) for n in (-2, 0, 1, 39, 49, 50)}
    fixed = {date(year, 1, 1), kings_day, date(year, 12, 25), date(year, 12, 26)}
    liberation = {date(year, 5, 5)} if year in (2025, 2030, 2035) else set()
    assert feast_days(year) == moving | fixed | liberation


dates = st.dates(date(2024, 1, 1), date(2035, 12, 31))
closures = st.frozensets(st.dates(date(2024, 1, 1), date(2036, 12, 31)), max_size=30)


@given(dates, st.integers(0, 60), closures)
def test_one_more_working_day_is_later_and_there_is_none_between(start: date, n: int, closed: frozenset[date]) -> None:
    first, second = CALENDAR.add_working(start, n, closed), CALENDAR.add_working(start, n + 1, closed)
    between = [first + timedelta(days=k) for k in range(1, (second - first).days)]
    assert first < second
    assert CALENDAR.is_working(second, closed)
    assert not any(CALENDAR.is_working(d, closed) for d in between)


# --- the clock ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date_", "clock", "utc", "because"),
    [
        ("2026-03-28", "15:00", "2026-03-28T14:00", "winter time"),
        ("2026-03-29", "01:59", "2026-03-29T00:59", "just before the gap"),
        ("2026-03-29", "02:30", "2026-03-29T01:30", "does not exist: 03:30 on the clock"),
        ("2026-03-29", "15:00", "2026-03-29T13:00", "summer time"),
        ("2026-10-25", "02:30", "2026-10-25T00:30", "happens twice: the first"),
        ("2026-10-25", "15:00", "2026-10-25T14:00", "winter time again"),
    ],
)
def test_a_local_hour_in_utc(date_: str, clock: str, utc: str, because: str) -> None:
    moment = CALENDAR.at(day(date_), time.fromisoformat(clock))
    assert moment == datetime.fromisoformat(utc).replace(tzinfo=UTC), because
    assert moment.tzinfo is UTC


def test_the_local_date_is_not_the_utc_date() -> None:
    assert CALENDAR.day(datetime(2026, 12, 17, 23, 30, tzinfo=UTC)) == day("2026-12-18")


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        CALENDAR.local(datetime.fromisoformat("2026-12-18 15:00"))


# --- residents ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "heard_at", "because"),
    [
        ("2026-12-18 08:00", "2026-12-18 08:00", "from eight"),
        ("2026-12-18 07:59", "2026-12-18 08:00", "not before"),
        ("2026-12-18 20:59", "2026-12-18 20:59", "until nine"),
        ("2026-12-18 21:00", "2026-12-19 08:00", "Saturday is allowed"),
        ("2026-12-19 21:00", "2026-12-21 08:00", "Sunday is not"),
        ("2026-12-20 12:00", "2026-12-21 08:00", "all of it"),
        ("2026-12-24 22:00", "2026-12-28 08:00", "Christmas on Friday and Saturday, then Sunday"),
        ("2027-01-01 12:00", "2027-01-02 08:00", "New Year"),
        ("2026-05-04 17:59", "2026-05-04 17:59", "Remembrance Day by day"),
        ("2026-05-04 18:00", "2026-05-05 08:00", "and in the evening"),
        ("2025-05-04 19:00", "2025-05-06 08:00", "a Sunday, and then Liberation Day"),
        ("2026-03-28 22:00", "2026-03-30 08:00", "over the change to summer time"),
        ("2026-10-24 22:00", "2026-10-26 08:00", "and back"),
    ],
)
def test_when_the_clock_may_reach_a_resident(at: str, heard_at: str, because: str) -> None:
    assert CALENDAR.next_resident_moment(local(at)) == local(heard_at), because
    assert CALENDAR.resident_may(local(at)) is (at == heard_at), because


def test_a_resident_is_left_alone_on_a_districts_closed_day() -> None:
    closed = frozenset({day("2026-12-18")})
    assert not CALENDAR.resident_may(local("2026-12-18 12:00"), closed)
    assert CALENDAR.next_resident_moment(local("2026-12-18 12:00"), closed) == local("2026-12-19 08:00")


@pytest.mark.parametrize(
    ("at", "heard_at"),
    [
        ("2026-12-20 08:00", "2026-12-20 08:00"),
        ("2026-12-20 20:59", "2026-12-20 20:59"),
        ("2026-12-20 21:00", "2026-12-21 08:00"),
        ("2026-12-25 03:00", "2026-12-25 08:00"),
        ("2026-10-25 02:30", "2026-10-25 08:00"),
    ],
)
def test_words_of_a_human_wait_for_the_morning_only(at: str, heard_at: str) -> None:
    assert CALENDAR.human_moment(local(at)) == local(heard_at)


START = datetime(2024, 1, 1, tzinfo=UTC)
moments = st.integers(0, 12 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@given(moments)
def test_a_resident_hears_at_the_first_allowed_moment(at: datetime) -> None:
    heard = CALENDAR.next_resident_moment(at)
    hours = int((heard - at) / timedelta(hours=1))
    assert heard >= at
    assert CALENDAR.resident_may(heard)
    assert not any(CALENDAR.resident_may(at + timedelta(hours=n)) for n in range(hours) if heard > at)
    assert CALENDAR.next_resident_moment(heard) == heard


@given(moments)
def test_a_human_is_never_held_longer_than_a_night(at: datetime) -> None:
    assert timedelta() <= CALENDAR.human_moment(at) - at <= timedelta(hours=12)


# --- contacts -----------------------------------------------------------------------------------------------

HALF_WEEK = contact(block(MONDAY), block(THURSDAY, 13, 17))
EARLY_BIRD = contact(round_at=time(8, 15))
SATURDAYS = contact(block(SATURDAY, 10, 12))


@pytest.mark.parametrize(
    ("who", "at", "round_at", "because"),
    [
        (contact(), "2026-12-18 08:59", "2026-12-18 09:00", "today, when it is still to come"),
        (contact(), "2026-12-18 09:00", "2026-12-18 09:00", "now"),
        (contact(), "2026-12-18 09:01", "2026-12-21 09:00", "over the weekend"),
        (contact(), "2026-12-24 10:00", "2026-12-28 09:00", "over Christmas"),
        (EARLY_BIRD, "2026-12-18 08:00", "2026-12-18 08:15", "an own hour"),
        (HALF_WEEK, "2026-12-18 12:00", "2026-12-21 09:00", "the next own day"),
        (HALF_WEEK, "2026-12-21 09:30", "2026-12-24 13:00", "not before that day's work begins"),
        (SATURDAYS, "2026-12-18 12:00", "2026-12-21 09:00", "weekends only: any working day"),
        (contact(), "2026-03-27 12:00", "2026-03-30 09:00", "over the change of the clock"),
    ],
)
def test_the_next_day_round(who: Contact, at: str, round_at: str, because: str) -> None:
    assert CALENDAR.next_round(who, local(at)) == local(round_at), because


def test_no_round_while_away() -> None:
    away = Away(day("2026-12-21"), day("2026-12-22"))
    assert CALENDAR.next_round(contact(), local("2026-12-18 12:00"), away=away) == local("2026-12-23 09:00")
    assert CALENDAR.next_round(contact(), local("2026-12-18 09:00"), away=away) == local("2026-12-18 09:00")


def test_no_round_on_a_closed_day() -> None:
    closed = frozenset({day("2026-12-21")})
    assert CALENDAR.next_round(contact(), local("2026-12-18 12:00"), closed) == local("2026-12-22 09:00")


@pytest.mark.parametrize(
    ("who", "from_", "own"),
    [
        (contact(), "2026-12-19", "2026-12-21"),
        (HALF_WEEK, "2026-12-22", "2026-12-24"),
        (HALF_WEEK, "2026-12-25", "2026-12-28"),
        (SATURDAYS, "2026-12-19", "2026-12-21"),
    ],
)
def test_the_contacts_own_next_day(who: Contact, from_: str, own: str) -> None:
    assert CALENDAR.own_day(who, day(from_)) == day(own)


@pytest.mark.parametrize(
    ("who", "at", "working"),
    [
        (contact(), "2026-12-18 09:00", True),
        (contact(), "2026-12-18 17:00", False),
        (contact(), "2026-12-19 12:00", False),
        (contact(), "2026-12-25 12:00", False),
        (HALF_WEEK, "2026-12-24 12:59", False),
        (HALF_WEEK, "2026-12-24 13:00", True),
        (SATURDAYS, "2026-12-19 11:00", True),
    ],
)
def test_who_is_at_work(who: Contact, at: str, working: bool) -> None:
    assert CALENDAR.within_hours(who, local(at)) is working


blocks = st.builds(block, st.integers(0, 6), start=st.integers(6, 12), end=st.integers(13, 22))
contacts = st.builds(
    lambda working, hour: contact(*working, round_at=time(hour)),
    st.lists(blocks, max_size=5),
    st.integers(6, 20),
)


@given(contacts, moments, closures)
def test_a_round_is_never_in_the_past_and_always_on_an_own_working_day(
    who: Contact, at: datetime, closed: frozenset[date]
) -> None:
    moment = CALENDAR.next_round(who, at, closed)
    here = CALENDAR.day(moment)
    assert moment >= at
    assert CALENDAR.is_working(here, closed)
    assert CALENDAR.own_day(who, here, closed) == here
    assert CALENDAR.next_round(who, moment, closed) == moment
