"""Days in a row as people name them: 't/m 31 augustus', 'van 3 tot 14 augustus', 'morgen', 'volgende week'."""

import re
from datetime import date, timedelta

from flows.calendar import Away
from flows.dates import name_day

#: What stands between the first and the last day; only a bare 'tot' leaves its own day out.
_INCLUDED = r"tot en met|tot en mey|t ?/ ?m|t\.?m\.?|until|till|through|up to|to"
_JOINT = re.compile(
    rf"\b(?:(?P<with>{_INCLUDED})|(?P<up>tot))(?=\s)|(?<=[a-z\d])\s*[-–]\s*(?=[a-z]{{2,}}day|[a-z]+dag)"
)
_TODAY = re.compile(r"\b(?:vandaag|nu|today|now)\b")
_BARE_DAY = re.compile(r"\b(\d{1,2})\s*$")
_LAST = re.compile(r"\b(?:deze|rest van de|this) (?:week)\b")
_NEXT = re.compile(r"\b(?:volgende|komende|next) week\b")
_COUNT = re.compile(
    r"\b(een|één|twee|drie|vier|vijf|zes|one|two|three|four|five|six|\d{1,2}) (week|weken|weeks|dagen|days)\b"
)
_NUMBERS = {"een": 1, "één": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4,
            "vijf": 5, "five": 5, "zes": 6, "six": 6}  # fmt: skip
_AND = re.compile(r"\s*(?:,|\ben\b|\band\b)\s*")
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
FURTHEST = timedelta(days=366)  #: A longer absence is a role that ends.


def name_span(text: str, today: date) -> Away | None:
    """The first and the last day that a text names, both included; None when it names none."""
    said = " ".join(text.casefold().split())
    joint = _JOINT.search(said)
    found = _joined(said, joint, today) if joint else _bare(said, today)
    if found is None:
        return None
    first, last = max(found[0], today), found[1]
    return Away(first, last) if first <= last <= today + FURTHEST else None


def _joined(said: str, joint: re.Match[str], today: date) -> tuple[date, date] | None:
    """'van 3 tot 14 augustus', 'tot maandag': without a first day it is today."""
    before, after = said[: joint.start()], said[joint.end() :]
    last = _one(after, today, last=True)
    if last is None:
        return None
    first = _one(before, today)
    if first is None and (bare := _BARE_DAY.search(before)):
        first = _same_month(int(bare[1]), last)
    if first is None and joint["up"]:
        last = _monday(last) if _NEXT.search(after) else last
        return today, last - _DAY  # "tot maandag": on Monday they are back
    if first is not None and first > last and not any(c.isdigit() for c in after):
        last = name_day(after, first) or last  # "van donderdag t/m dinsdag": the Tuesday that follows
    if first is not None and first > last:
        first = today  # it began already, and its day was read as next year's
    return first or today, last


def _bare(said: str, today: date) -> tuple[date, date] | None:
    """One day, days in a row, a week."""
    if (many := _COUNT.search(said)) and not re.search(rf"\b(?:over|in) {re.escape(many[0])}", said):
        count = _NUMBERS.get(many[1]) or int(many[1])
        length = (count * 7 if many[2].startswith("we") else count) - 1
        first = _one(said.replace(many[0], " "), today) or today
        return first, first + timedelta(days=length)
    days = [d for part in _AND.split(said) if (d := _one(part, today)) is not None]
    if days:
        return min(days), max(days)
    if _NEXT.search(said):
        return _monday(today) + _WEEK, _monday(today) + _WEEK + 6 * _DAY
    return (today, _monday(today) + 6 * _DAY) if _LAST.search(said) else None


def _one(text: str, today: date, *, last: bool = False) -> date | None:
    """One day; a week is its Monday, or its Sunday where it is the last day."""
    named = name_day(text, today)
    if named is not None:
        return named
    if _TODAY.search(text):
        return today
    if last and _NEXT.search(text):
        return _monday(today) + _WEEK + 6 * _DAY
    return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _same_month(day: int, last: date) -> date | None:
    """'van 28 tot 3 augustus': the nearest such day before the last one."""
    end = last
    for _ in range(2):
        try:
            first = end.replace(day=day)
        except ValueError:
            first = None
        if first is not None and first <= last:
            return first
        end = last.replace(day=1) - _DAY
    return None
