"""A success that is told on: the exact words and photo, whose they are, and how far the yeses have come.

Nobody reads one without three of them: who told it, the key figure, and who reads it (PRODUCT 2, small successes).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from flows.calendar import SATURDAY, Calendar
from flows.directory import District
from flows.masking import masked
from flows.state import Signal

STORIES = "stories"  #: The purpose of the consent: to hear one now and then.
#: draft: only its teller has seen it; offered: the key figure decides; approved: who asked for it may read it.
Stage = Literal["draft", "offered", "approved"]
SATURDAYS_AT = time(10)  #: When an invitation to read one goes out, local time.
A_MONTH = timedelta(days=30)  #: At most one in so long.
UNREAD = 2  #: Invitations in a row that nobody took: there is no third.
LENGTH = 280  #: Characters of a story that are kept.
#: What is never asked for a story: it is somebody's worry, or somebody else's.
NOT_TO_TELL = frozenset({"neighbour", "formal", "basic", "violence", "low", "call"})
GLAD_KINDS = frozenset({"idea", "concern", "offer", "need"})


@dataclass(frozen=True, slots=True)
class Story:
    """One success. A signal has one at most; its number is the signal's."""

    signal: int
    person: int
    district: str
    theme: str
    stage: Stage
    since: datetime  #: When it came to this stage, UTC.
    text: str = ""
    name: str = ""  #: A first name, where its teller chose that.
    photo: str = ""  #: The media row.
    readers: int = 0  #: How many people have read it.


@dataclass(frozen=True, slots=True)
class Telling:
    """An invitation to read a story, to one person."""

    story: int
    at: datetime  #: UTC
    read: bool


@dataclass(frozen=True, slots=True)
class Hearing:
    """Somebody who said yes to stories, with what they were ever invited to, the newest first."""

    since: datetime  #: When they said so, UTC.
    told: tuple[Telling, ...] = ()

    @property
    def tired(self) -> bool:
        """Whether the last invitations stayed unread: there is no other."""
        return self._unread(UNREAD)

    @property
    def last_chance(self) -> bool:
        """Whether the next invitation is the last, should it stay unread."""
        return self._unread(UNREAD - 1)

    def _unread(self, count: int) -> bool:
        lately = [t for t in self.told if t.at >= self.since][:count]
        return len(lately) == count and not any(t.read for t in lately)


def may_be_told(signal: Signal) -> bool:
    """Whether its resident is asked for a story: nothing of danger, neighbours, the law or somebody on the street."""
    about, danger = signal.words.get("about"), signal.words.get("danger")
    return (
        signal.status == "done"
        and signal.kind in GLAD_KINDS
        and about not in NOT_TO_TELL
        and danger not in ("now", "a-bit")
        and not signal.street
    )


def as_shared(text: str) -> str:
    """The words as others read them: without numbers, addresses and names of who said no yes."""
    return masked(" ".join(text.split()))[:LENGTH]


def first_name(text: str) -> str:
    """One name out of what was typed: 'ik heet Fatma' is 'Fatma'."""
    words = [w.strip(".,!?'\"") for w in text.split()]
    named = [w for w in words if w[:1].isupper()] or words
    name = named[-1] if named else ""
    return name[:1].upper() + name[1:30] if name.replace("-", "").isalpha() else ""


def next_saturday(calendar: Calendar, after: datetime) -> datetime:
    """The first Saturday morning at or after a moment on which a resident's phone may ring."""
    day = calendar.day(after)
    while True:
        day += timedelta(days=(SATURDAY - day.weekday()) % 7)
        moment = calendar.at(day, SATURDAYS_AT)
        if moment >= after and calendar.resident_may(moment):
            return moment
        day += timedelta(days=1)


def choose(
    stories: Sequence[Story], hearing: Hearing, reader: int, own: Sequence[Signal], district: District
) -> tuple[Story, Signal | None] | None:
    """The story for this reader, and their own open signal that it may encourage; None when there is none yet.

    Of the theme of something that a human has taken up goes first, then the newest.
    """
    known = {t.story for t in hearing.told}
    fresh = [
        s
        for s in stories
        if s.stage == "approved" and s.district == district.id and s.person != reader and s.signal not in known
    ]
    fresh.sort(key=lambda s: (s.since, s.signal), reverse=True)
    going = [s for s in own if s.status in ("taken_up", "agreed", "waiting")]
    for story in fresh:
        for signal in going:
            if story.theme in signal.themes:
                return story, signal
    return (fresh[0], None) if fresh else None
