"""What a district's week adds up to, and how small numbers stay unreadable. Counts only: no words, no people.

A figure under five could point at somebody. It is not shown, and no total stands beside the rest from which it
could be reckoned back (P5, P14: nothing here says how fast anybody answers).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

LEAST = 5  #: A smaller number is never shown by itself.


@dataclass(frozen=True, slots=True)
class Shown:
    """Counts as they may be read: those of five and more, and which others there are.

    A total beside them would tell a small one, and hiding one more to save that total tells it as well to who knows
    the rule. So there is a total only where nothing is hidden; else a number that there are at least.
    """

    each: Mapping[str, int]
    few: tuple[str, ...] = ()  #: One to four of each.

    @property
    def total(self) -> int | None:
        """All of them; None where that would give a small number away."""
        return None if self.few else sum(self.each.values())

    @property
    def least(self) -> int:
        """There are so many, or more."""
        return sum(self.each.values()) + len(self.few)


def readable(counts: Mapping[str, int]) -> Shown:
    """The counts without what is too small to show, the largest first."""
    seen = sorted(((name, n) for name, n in counts.items() if n), key=lambda c: (-c[1], c[0]))
    few = tuple(sorted(name for name, n in seen if n < LEAST))
    return Shown({name: n for name, n in seen if n >= LEAST}, few)


@dataclass(frozen=True, slots=True)
class Tally:
    """One district in one week, from `start` to `until`, both local dates and both included."""

    district: str
    start: date
    until: date
    told: Mapping[str, int] = field(default_factory=dict)  #: What residents brought, by theme.
    statuses: Mapping[str, int] = field(default_factory=dict)  #: What is open now, by where it is.
    answered: int = 0  #: Promised days before which a human answered.
    late: int = 0  #: Promised days on which only the bot could write: told, and honest about it.
    owing: frozenset[str] = frozenset()  #: Who owed or gave these answers: how many there are, never who.
    conflicts: Mapping[str, int] = field(default_factory=dict)  #: Wishes at odds with policy, by theme.
    above: int = 0  #: Wishes above somebody's mandate.
    overdue: tuple[int, ...] = ()  #: Open signals whose resident waits longer than was promised, by number.

    @property
    def promises(self) -> tuple[int, int] | None:
        """Answered and told late; None where one person alone would be measured by it."""
        return (self.answered, self.late) if len(self.owing) > 1 else None
