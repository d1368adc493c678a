"""What a thought may look up while it thinks: rows that are needed too seldom to be loaded with every message.

A thought asks with `Thought.look`; the writer answers in the same transaction and the thought begins anew, at most
`LOOKS` times in all. So what nobody asks costs nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from flows.state import Signal

LOOKS = 4  #: Times that one event is thought over before it is said to go round.
AT_MOST = 200  #: Signals that one look opens.


@dataclass(frozen=True, slots=True)
class SaidTheSame:
    """The signals that were merged into this one, by number."""

    main: int


@dataclass(frozen=True, slots=True)
class One:
    """A signal by its number, only to read: whoever changes it does that in its own resident's turn."""

    number: int


@dataclass(frozen=True, slots=True)
class Solved:
    """What worked out with this theme, the newest first."""

    theme: str


@dataclass(frozen=True, slots=True)
class Lately:
    """Signals with one of these themes in all districts since a moment, the newest first; none that was let go.

    In any place: the bench between the flowers is 'groen' to one resident and 'ontmoeten' to the other.
    """

    themes: tuple[str, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class OnDesk:
    """What this contact leads: all that is open, and what was closed since a moment; the newest first."""

    contact: str
    since: datetime


class DeskUnreadError(Exception):
    """A contact's thought asks for what lies on their desk, which was not read: it begins anew, and knows it all."""


class AtHand(Mapping[int, Signal]):
    """The signals that a contact's message points at; any other may lie on their desk, so asking for one raises.

    Most buttons are about one signal, and the desk of a busy contact holds a hundred.
    """

    def __init__(self, pointed: Mapping[int, Signal]) -> None:
        self._pointed = pointed

    def __getitem__(self, number: int) -> Signal:
        if number not in self._pointed:
            raise DeskUnreadError
        return self._pointed[number]

    def __iter__(self) -> Iterator[int]:
        return self._all()

    def __len__(self) -> int:
        return self._all()

    def _all(self) -> NoReturn:
        raise DeskUnreadError


Query = SaidTheSame | One | Solved | Lately | OnDesk
