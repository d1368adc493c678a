"""What is remembered, as plain frozen data: people, their conversation, signals, and lines for a round."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal

from flows.calendar import Away
from flows.values import Value

Status = Literal[
    "received",
    "taken_up",
    "asked",
    "waiting",
    "agreed",
    "done",
    "half_done",
    "not_possible",
    "let_go",
    "merged",
]
CLOSED: frozenset[Status] = frozenset({"done", "half_done", "not_possible", "let_go", "merged"})
Silence = Literal["stop", "violence", "blocked"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody we talk with. A contact is a person whose contact id is linked."""

    id: int
    language: str = "nl"
    district: str | None = None
    silenced: Silence | None = None  #: Nothing unasked until the person writes.
    met: bool = False  #: Has heard that this is a computer.
    contact: str | None = None  #: The contact this person is, if any.
    shared: bool = False  #: A chat of several people: a team's group.


@dataclass(frozen=True, slots=True)
class Choice:
    """One offered choice. `label` None: the words are the message's own attribute `.id`."""

    id: str
    label: Value | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Where a person is in a conversation: readable in the database, survives a deploy."""

    flow: str
    at: str
    answers: Mapping[str, str] = field(default_factory=dict)
    signal: int | None = None
    offered: tuple[Choice, ...] = ()  #: The choices of the open question, as they were shown.
    tries: int = 0  #: How often the open question was not understood.
    since: datetime | None = None  #: When this conversation began, UTC.
    said: str = ""  #: The text in which the choices were shown, where it is not the question's own.
    asked: datetime | None = None  #: When the open question was last put, UTC.
    before: "Talk | None" = None  #: What waits underneath: another language or a stop interrupts, it does not end.


@dataclass(frozen=True, slots=True)
class Signal:
    """What a resident brought, with who answers for it and the day its resident hears.

    The clock counts from `since` (day 0) to `base` (the first promised day of this count); after it note 1,
    2 and 3 go at base, base + 5 and base + 15 working days (see `flows.promise`).
    """

    number: int
    person: int
    district: str
    kind: str
    themes: tuple[str, ...]
    lead: str
    reason: str  #: Why this lead: a key of `flows.routing`.
    created: datetime  #: The yes, UTC.
    promised: datetime  #: The resident hears at the latest then, UTC.
    since: date
    base: date
    status: Status = "received"
    named: bool = False  #: `base` was named by a contact: the chases of +2 and +3 no longer apply.
    notes: int = 0  #: Notes sent in this count.
    asked: tuple[str, ...] = ()  #: Who was asked beside the lead in this count, in order.
    told: int = 0  #: How many of `asked` the resident has heard of: each note brings a new fact.
    chased: datetime | None = None  #: The last chase step done in this count, UTC.
    passed: tuple[str, ...] = ()  #: Who said "niet voor mij", in order.
    former: tuple[str, ...] = ()  #: Who led it before: they hear who has it now.
    ready: datetime | None = None  #: When its card was ready, UTC; None while the ladder goes on.
    rhythm: str = ""  #: The resident's own: "two-weeks", "two-months", "myself".
    main: int | None = None  #: The signal that said the same before and goes on for both (`merged`).
    words: Mapping[str, str] = field(default_factory=dict)  #: Personal: what, where, how, reason, ...

    @property
    def closed(self) -> bool:
        """True when nobody owes an answer any more."""
        return self.status in CLOSED

    @property
    def along(self) -> bool:
        """True when it goes along with what somebody said before, and that is not over."""
        return self.status == "merged" and self.main is not None and self.words.get("stands") not in CLOSED

    @property
    def dated(self) -> bool:
        """True when a contact named a day for the first step of what was agreed: that day is promised."""
        return self.status == "agreed" and bool(self.words.get("by"))

    @property
    def street(self) -> bool:
        """True when a contact brought it for somebody without a chat: they carry the answers back."""
        return bool(self.words.get("street"))

    def with_words(self, /, **words: str) -> "Signal":
        """The same signal, knowing more; an empty text changes nothing."""
        return replace(self, words={**self.words, **{k: v for k, v in words.items() if v}})

    def without(self, *names: str) -> "Signal":
        """The same signal, with these words forgotten."""
        return replace(self, words={k: v for k, v in self.words.items() if k not in names})


#: Lines that ask nothing of who reads them: a colleague looks along, two leads wish for the same, it is back home.
BESIDE = ("along", "together", "returned")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that waits for a contact's day round. `kind` as `tick` prints it: new, chase, standin, ..."""

    contact: str
    signal: int
    kind: str
    due: datetime
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """An outbox row that a press or a reply points at."""

    row: int
    key: str
    signal: int | None
    choices: tuple[Choice, ...]
    person: int
    at: datetime  #: When it was said, UTC.
    blank: bool = False  #: Its words were wiped.

    @property
    def numbers(self) -> frozenset[int]:
        """The signals that its buttons name, where it is about several."""
        return frozenset(int(c.id) for c in self.choices if c.id.isdecimal())


@dataclass(frozen=True, slots=True)
class Desk:
    """What happens with one contact today."""

    contact: str
    person: int | None = None  #: None: not linked, or they blocked us.
    open: int = 0
    away: Away | None = None
    left: bool = False
    shared: bool = False  #: It is a group's chat: nobody in particular reads there.


def at_rest(talk: Talk | None, now: datetime) -> bool:
    """Whether a question of the clock may take the floor: nothing is open, or what is has been silent for long.

    Before the yes a story is never taken over; after it, it is after two hours (PRODUCT 3: the ladder's end).
    """
    if talk is None or talk.flow in OPEN_HANDED or talk.flow in (LISTENING, AT_HAND):
        return True
    return talk.signal is not None and talk.since is not None and now - talk.since > SILENT


#: A line for who was away: this signal went to who stands in. Nothing waits for them; they are asked once.
LENT = "lent"
SILENT = timedelta(hours=2)
KEPT = timedelta(days=28)  #: A story unfinished after its yes is picked up within this.
#: Nothing is asked either: a grave word was said, and for an hour nothing cheerful follows (`flows.talks.care`).
CALM = "calm"
ALARM = "-alarm"  #: In a talk's answers: the danger whose card stands above it, until a question is put again.
#: Questions that nobody has to answer: any sentence goes past them.
OPEN_HANDED = frozenset(
    {"welcome", "loose", "round", "info", "desk", "own", "story-approve", "story-new", "stories", "returned", CALM}
)
#: No question, but an ear: a contact wrote, and the next sentence may be the answer. Not a flow: nothing is put.
LISTENING = "listening"
LISTENS = timedelta(hours=24)
#: No question: the signal that a contact worked on last. Its choices need no number; words are asked about, in one tap.
AT_HAND = "at-hand"
STAYS_AT_HAND = timedelta(hours=2)
