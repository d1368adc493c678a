"""How the people of a season behave: as people do, from eager to silent. No words stand here but those of the bot.

A character sees a message on the phone and does something later, or nothing. What is typed is a button's label, a
number, or words that mean nothing in particular: whatever follows from them must still be kept.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random  # noqa: TID251 - drawn from the season's seed

from bot.rehearsal.samples import LOREM
from bot.season.phones import Seen
from flows.calendar import Calendar
from flows.directory import Contact
from flows.events import Blocked, Event, Pressed, Said

NUMBER = re.compile(r"#(\d+)")
AT_ONCE = timedelta(minutes=3)  #: A message that follows so soon on one's own is an answer to it.
Doing = tuple[datetime, Event]  #: When (UTC), and what.


@dataclass(slots=True)
class Resident:
    """Somebody who lives here. `temper`: plain, hesitant, fading, away, blocks or stops."""

    address: str
    temper: str
    stories: list[str]
    chance: Random
    stop: str  #: The word with which they end it.
    mine: str  #: The word with which they ask how it stands.
    does: str  #: What they do themselves, and for when.
    spoke: datetime | None = None
    gone: bool = False  #: Says nothing any more.

    def sees(self, seen: Seen) -> Iterator[Doing]:
        """What they do because of a message."""
        if self.gone:
            return
        asked_just_now = self.spoke is not None and seen.at - self.spoke < AT_ONCE
        if self.temper == "fading" and not asked_just_now and self.chance.random() < 0.7:
            return
        if not asked_just_now and self.temper in ("blocks", "stops") and self.chance.random() < 0.5:
            yield seen.at + self._hours(3), Blocked(True) if self.temper == "blocks" else Said(self.stop)
            if self.temper == "blocks":
                self.temper = "plain"
                yield seen.at + timedelta(days=self.chance.uniform(5, 40)), Blocked(False)
            return
        waits = self._seconds() if asked_just_now else self._hours(6)
        if (answer := self._answer(seen)) is not None:
            yield seen.at + waits, answer

    def _answer(self, seen: Seen) -> Event | None:
        chance = self.chance.random()
        if not seen.choices:
            if seen.text.rstrip().endswith("?"):
                return Said(LOREM) if chance < 0.6 else None
            about = NUMBER.search(seen.text) if chance < 0.01 else None
            return Said(f"#{about[1]} {self.does}") if about else None
        if len(seen.choices) == 1 and chance > 0.5:
            return Said(LOREM)  # words are asked for, and [Liever niet] is the only button
        if chance < (0.25 if self.temper == "hesitant" else 0.08):
            return None
        n = 1 if self.chance.random() < (0.4 if self.temper == "hesitant" else 0.75) else self._any(seen.choices)
        return _says(self.chance, seen, n)

    def _any(self, choices: Sequence[str]) -> int:
        return self.chance.randint(1, len(choices))

    def _seconds(self) -> timedelta:
        return timedelta(seconds=round(5 + self.chance.expovariate(1 / 40)))

    def _hours(self, mean: float) -> timedelta:
        return timedelta(seconds=round(60 + self.chance.expovariate(1 / (mean * 3600))))


@dataclass(slots=True)
class Desk:
    """A contact at work. `temper`: prompt, slow or silent."""

    contact: Contact
    address: str
    temper: str
    chance: Random
    calendar: Calendar
    acts: tuple[str, ...]  #: How a button of theirs is called that is seldom pressed; the first names another number.
    into: str = ""  #: The number of the other one, when that is asked.
    spoke: datetime | None = None
    numbers: set[str] = field(default_factory=set)  #: What they have seen and not finished, as they know it.

    def sees(self, seen: Seen) -> Iterator[Doing]:
        """What they do because of a message: in their own hours."""
        if self.temper == "silent":
            return
        self.numbers.update(NUMBER.findall(seen.text))
        at_work = self.spoke is not None and seen.at - self.spoke < AT_ONCE
        if at_work and self.into:
            yield seen.at + self._minutes(), Said(f"#{self.into}")
            self.into = ""
            return
        if not seen.choices:
            if at_work and (seen.text.rstrip().endswith("?") or ("?" in seen.text and self.chance.random() < 0.2)):
                yield seen.at + self._minutes(), Said(LOREM)
            return
        if not at_work and self.chance.random() < (0.1 if self.temper == "prompt" else 0.4):
            return  # not today
        waits = self._minutes() if at_work else self._later()
        n = self._weighed(len(seen.choices))
        yield self._in_hours(seen.at + waits), _says(self.chance, seen, n)

    def begins(self, at: datetime) -> Iterator[Doing]:
        """A working day: something that lies there is taken up again, in one way or another."""
        if self.temper == "silent" or not self.numbers or not self.calendar.is_working(self.calendar.day(at)):
            return
        if self.chance.random() < (0.6 if self.temper == "prompt" else 0.2):
            number = self.chance.choice(sorted(self.numbers, key=int))
            if self.chance.random() < 0.5:
                self.numbers.discard(number)
            words = self._words(number)
            yield self._in_hours(at + timedelta(hours=self.chance.uniform(9, 16))), Said(f"#{number} {words}".strip())

    def _words(self, number: str) -> str:
        """Mostly only to see it; else words for its resident, or something that is done seldom."""
        way = self.chance.random()
        if way < 0.68:
            return ""
        if way < 0.96:
            return LOREM
        act = self.chance.choice(self.acts)
        others = sorted(self.numbers - {number}, key=int)
        if act == self.acts[0]:
            self.into = self.chance.choice(others) if others else ""
        return act

    def _weighed(self, count: int) -> int:
        """Mostly the first; the last of a card is [Meer], behind which all other answers are."""
        if count == 3 and self.chance.random() < 0.35:
            return 3
        return 1 if self.chance.random() < 0.5 else self.chance.randint(1, count)

    def _minutes(self) -> timedelta:
        return timedelta(seconds=round(10 + self.chance.expovariate(1 / 60)))

    def _later(self) -> timedelta:
        mean = 3 if self.temper == "prompt" else 60
        return timedelta(seconds=round(120 + self.chance.expovariate(1 / (mean * 3600))))

    def _in_hours(self, at: datetime) -> datetime:
        """That moment, or their next hour at work plus as many minutes."""
        while not self.calendar.within_hours(self.contact, at):
            at += timedelta(hours=1)
        return at


def _says(chance: Random, seen: Seen, n: int) -> Event:
    """A press, the number, or the button's own words."""
    way = chance.random()
    if way < 0.7:
        return Pressed(seen.row, n)
    return Said(str(n)) if way < 0.85 else Said(seen.choices[n - 1])
