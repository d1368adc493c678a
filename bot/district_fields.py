"""The values of a district file: days with hours, postcodes, texts; each says what is wrong with it."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from flows.directory import KINDS, THEMES, Block

Polygons = tuple[tuple[tuple[tuple[float, float], ...], ...], ...]
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
ON_A_BUTTON = 20  #: Characters of a title that somebody chooses by a button.
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
_HOURS = re.compile(rf"(?P<day>[a-z]{{2}})(?:-(?P<last>[a-z]{{2}}))? (?P<start>{_CLOCK})-(?P<end>{_CLOCK})")


def meant(word: str, known: Iterable[str]) -> str:
    """A hint at what was meant, or nothing: "; did you mean 'groen'?"."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def _hours(text: str) -> list[Block]:
    """'ma-do 09:00-17:00' as blocks, one a day, local time."""
    said = _HOURS.fullmatch(text)
    if said is None or {said["day"], said["last"] or said["day"]} - set(WEEKDAYS):
        raise ValueError(f"'{text}' is no day with hours; write 'ma 09:00-17:00' or 'ma-do 09:00-12:30'")
    first, last = WEEKDAYS.index(said["day"]), WEEKDAYS.index(said["last"] or said["day"])
    start, end = time.fromisoformat(said["start"]), time.fromisoformat(said["end"])
    if first > last or start >= end:
        raise ValueError(f"'{text}' ends before it begins; put the earlier one first")
    return [Block(day, start, end) for day in range(first, last + 1)]


def _blocks(lines: object) -> object:
    """Every line's blocks; what is no line or list of lines is left to pydantic to refuse."""
    if isinstance(lines, str):
        lines = [lines]
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        return lines
    return tuple(block for line in lines for block in _hours(line))


def _dutch(texts: dict[str, str]) -> dict[str, str]:
    if not texts.get("nl", "").strip():
        raise ValueError('there is no Dutch text; add nl = "..."')
    return texts


def _short(titles: dict[str, str]) -> dict[str, str]:
    for title in titles.values():
        if len(title) > ON_A_BUTTON:
            raise ValueError(f"'{title}' has {len(title)} characters; a button holds {ON_A_BUTTON}")
    return titles


def _with_article(role: dict[str, str]) -> dict[str, str]:
    if not role["nl"].startswith(("de ", "het ")):
        raise ValueError(f"'{role['nl']}' has no article; write 'de ...' or 'het ...', as in a sentence")
    return role


def _one_of(known: tuple[str, ...]) -> AfterValidator:
    def check(word: str) -> str:
        if word not in known:
            raise ValueError(f"'{word}' is not known{meant(word, known) or '; use ' + ', '.join(known)}")
        return word

    return AfterValidator(check)


def _clock(value: object) -> object:
    """A local time of TOML, or '09:30'; pydantic alone would read 9 as nine seconds past midnight."""
    if isinstance(value, time) or (isinstance(value, str) and re.fullmatch(_CLOCK, value)):
        return value
    raise ValueError(f'{value!r} is no time of day; write "09:30"')


def _day(value: object) -> object:
    """A date of TOML, or the same between quotes."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    raise ValueError(f"{str(value)!r} is no date; write 2027-12-31")


def _glued(text: object) -> object:
    return text.replace(" ", "").upper() if isinstance(text, str) else text


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]
ThemeName = Annotated[str, _one_of(THEMES)]
KindName = Annotated[str, _one_of(KINDS)]
Texts = Annotated[dict[str, str], AfterValidator(_dutch)]
Titles = Annotated[dict[str, str], AfterValidator(_dutch), AfterValidator(_short)]
RoleTexts = Annotated[Texts, AfterValidator(_with_article)]
Blocks = Annotated[tuple[Block, ...], BeforeValidator(_blocks)]
Clock = Annotated[time, BeforeValidator(_clock)]
Date = Annotated[date, BeforeValidator(_day)]
Pc4 = Annotated[str, Field(pattern=r"^[1-9]\d{3}$")]
Pc6 = Annotated[str, BeforeValidator(_glued), Field(pattern=r"^[1-9]\d{3}[A-Z]{2}$")]
Code = Annotated[str, Field(pattern=r"^(GM\d{4}|WK\d{6}|BU\d{8})$")]


def _mail(text: str) -> str:
    if not re.fullmatch(r"[^@\s<>\",;:]+@[^@\s<>\",;:]+\.[a-z]{2,}", text):
        raise ValueError(f"'{text}' is no mail address; write it alone, as in naam@gemeente.nl")
    return text


Email = Annotated[str, BeforeValidator(lambda x: x.strip().lower() if isinstance(x, str) else x), AfterValidator(_mail)]
