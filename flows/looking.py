"""What a thought may look up while it thinks: rows that are needed too seldom to be loaded with every message.

A thought asks with `Thought.look`; the writer answers in the same transaction and the thought begins anew, at most
`LOOKS` times in all. So what nobody asks costs nothing.
"""

from dataclasses import dataclass
from datetime import datetime

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


Query = SaidTheSame | One | Solved | Lately | OnDesk
