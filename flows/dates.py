"""A day as people name it: 'morgen', 'vrijdag', '9 maart', '9-3', 'over twee weken'."""

import re
from datetime import date, timedelta

_NUMBERS = re.compile(r"\b(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{2,4}))?\b")
_DAY_MONTH = re.compile(r"\b(\d{1,2})\s+([^\W\d_]+)")
_MONTH_DAY = re.compile(r"\b([^\W\d_]+)\s+(\d{1,2})\b")
_IN_WEEKS = re.compile(r"\b(?:over|in)\s+(\w+)\s+(dag|dagen|day|days|week|weken|weeks|maand|maanden|month|months)\b")
_COUNTS = {
    "een": 1, "één": 1, "a": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4
}  # fmt: skip
_TOMORROW = frozenset({"morgen", "tomorrow"})
_NEXT = frozenset({"volgende", "volgend", "next", "komende"})
_WEEK = frozenset({"week", "weken", "weeks"})
_AFTER_TOMORROW = frozenset({"overmorgen"})


def name_day(text: str, today: date) -> date | None:
    """The day that a text names, after today, in Dutch or English; None when it names none."""
    said = text.casefold()
    spoken = re.findall(r"\w+", said)
    tokens = set(spoken)
    if tokens & _AFTER_TOMORROW:
        return today + timedelta(days=2)
    if tokens & _TOMORROW:
        return today + timedelta(days=1)
    if (match := _IN_WEEKS.search(said)) and not any(_weekday(t) is not None for t in tokens):
        count = _COUNTS.get(match[1]) or (int(match[1][:3]) if match[1].isdecimal() else 0)
        unit = 1 if match[2].startswith("da") else 7 if match[2].startswith("w") else 30
        return today + timedelta(days=min(count, 99) * unit) if count else None
    if match := _NUMBERS.search(said):
        return _coming(today, int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    for pattern, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        match = pattern.search(said)
        month = _month(match[month_at]) if match else None
        if match and month:
            return _coming(today, int(match[day_at]), month, None)
    for token in spoken:  # of two the first, whatever the order of a set
        weekday = _weekday(token)
        if weekday is not None:
            if tokens & _NEXT and tokens & _WEEK:
                return today + timedelta(days=7 - today.weekday() + weekday)
            if tokens & _WEEK:
                return None  # "dinsdag over een week": asked again rather than a promise nobody made
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return None


def of_a_day(word: str) -> bool:
    """Whether one word, folded, is a part of how a day or a number of days is named."""
    if word.isdecimal() or word in _TOMORROW | _AFTER_TOMORROW | _NEXT | _WEEK | _COUNTS.keys():
        return True
    return _weekday(word) is not None or _month(word) is not None


_MONTHS = (
    ("januari", "january", "jan"), ("februari", "february", "feb"), ("maart", "march", "mrt"),
    ("april", "apr"), ("mei", "may"), ("juni", "june", "jun"), ("juli", "july", "jul"),
    ("augustus", "august", "aug"), ("september", "sep", "sept"), ("oktober", "october", "okt", "oct"),
    ("november", "nov"), ("december", "dec"),
)  # fmt: skip
_WEEKDAYS = (
    ("maandag", "monday"), ("dinsdag", "tuesday"), ("woensdag", "wednesday"), ("donderdag", "thursday"),
    ("vrijdag", "friday"), ("zaterdag", "saturday"), ("zondag", "sunday"),
)  # fmt: skip


def _month(token: str) -> int | None:
    return next((n for n, names in enumerate(_MONTHS, 1) if token in names), None)


def _weekday(token: str) -> int | None:
    return next((n for n, names in enumerate(_WEEKDAYS) if token in names), None)


def _coming(today: date, day: int, month: int, year: int | None) -> date | None:
    """The first such day that is not before today; None for the 31st of April."""
    year = year + 2000 if year is not None and year < 100 else year
    for candidate in (year,) if year is not None else (today.year, today.year + 1):
        try:
            named = date(candidate, month, day)
        except ValueError:
            continue
        if year is not None or named >= today:
            return named
    return None
