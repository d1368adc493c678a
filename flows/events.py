"""What can happen to the bot: frozen facts, made by a channel, the clock, or another thought."""

from dataclasses import dataclass, field
from datetime import datetime

from flows.values import Value

#: A reply that names its message so means a row of ours, before any provider has a name for it.
OURS = "row:"


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody wrote. `reply_to` is the provider's id of the message it answers, if it says so, or ours (`OURS`)."""

    text: str
    reply_to: str | None = None
    edited: bool = False  #: An earlier message of theirs, corrected.


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of outbox row `message`, counted from 1. Made from callback data `<message>.<n>`."""

    message: int
    n: int


@dataclass(frozen=True, slots=True)
class Started:
    """/start or a deep link; `payload` is an invitation code, a place, or empty."""

    payload: str = ""


#: A reference that begins so names a row of ours; any other is a provider's own.
KEPT = "kept:"


@dataclass(frozen=True, slots=True)
class Sent:
    """No words: 'photo', 'voice', 'document' (a PDF), 'file' (any other), 'sticker', 'contact', with its caption."""

    what: str
    caption: str = ""
    reference: str = ""  #: Ours (`KEPT`), or the provider's id to fetch it by; never an address.
    why: str = ""  #: Why it could not be kept, where we tried: 'too-large', 'gone', ... (the texts `media-<why>`).

    together: bool = False  #: One of several, or it may be: those that come within seconds are one album.

    @property
    def coming(self) -> bool:
        """It lies at its provider and is fetched: this event comes again, with it or with why not."""
        return bool(self.reference) and not self.reference.startswith(KEPT)

    @property
    def kept(self) -> str:
        """The id under which we keep it; empty when we do not."""
        return self.reference.removeprefix(KEPT) if self.reference.startswith(KEPT) else ""


@dataclass(frozen=True, slots=True)
class Attached:
    """The bytes behind a `Sent`: kept in the same transaction as the event, or not at all."""

    id: str
    kind: str  #: 'photo', 'voice' or 'document'.
    content_type: str
    content: bytes = field(repr=False)

    @property
    def reference(self) -> str:
        """What the event says of it."""
        return f"{KEPT}{self.id}"


@dataclass(frozen=True, slots=True)
class Located:
    """A point on the map, WGS84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody opened the terminal: everything that waits for them is shown at once."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person blocked us (True) or let us in again (False)."""

    blocked: bool
    said: bool = False  #: They said a stop word, and their provider acted on it: nothing of ours arrives there now.


@dataclass(frozen=True, slots=True)
class Moved:
    """This chat has another address from here on: a group that grew."""

    to: str


#: Timers of one signal each, heard in its resident's turn.
BY_SIGNAL = frozenset({"promise", "chase", "approve", "own-step"})


@dataclass(frozen=True, slots=True)
class Woke:
    """The clock: timers of one kind and one person came due. `due` is the earliest of them, UTC.

    `subjects` are signal numbers for those in `BY_SIGNAL`, else empty; `subject` is the contact of a round.
    """

    kind: str
    due: datetime
    subjects: tuple[int, ...] = ()
    subject: str = ""

    def names(self, person: int) -> tuple[str, ...]:
        """The subjects of the timers behind this event."""
        return tuple(str(n) for n in self.subjects) or (self.subject or str(person),)


@dataclass(frozen=True, slots=True)
class Letter:
    """A word from another person's thought, heard in the receiver's own turn."""

    kind: str
    signal: int | None = None
    values: tuple[tuple[str, Value], ...] = field(default=())

    @property
    def signals(self) -> frozenset[int]:
        """All that it is about: its signal, and the `numbers` of one that is about several."""
        several = str(dict(self.values).get("numbers", "")).split(",")
        return frozenset({int(n) for n in several if n.isdecimal()} | ({self.signal} if self.signal else set()))


Event = Said | Pressed | Started | Sent | Located | Opened | Blocked | Moved | Woke | Letter


@dataclass(frozen=True, slots=True)
class Inbound:
    """One event with its sender. (channel, message_id) is unique: the key against repeats.

    `address` is the channel's id of the sender (never a person id), except for channel 'clock' and
    'letter', where it is the person's id in decimals.
    """

    channel: str
    message_id: str
    address: str
    event: Event
    at: datetime  #: When it reached us, UTC.
    language: str = ""  #: As the phone says, if it says.
    also_known_as: str = ""  #: A second id of the same sender (WhatsApp: BSUID beside a number).
    place: str = ""  #: Where a link or an advertisement says they live: a district's name, then its id.
    attached: Attached | None = None  #: The bytes of a `Sent` with its reference.
    #: The group chat in which `address` did it; the same as `address`: nobody in particular, or anybody in it.
    group: str = ""
    follows: str = ""  #: The message that this one completes: its photo was fetched, or was given up.
    sent: datetime | None = None  #: When that message reached us, UTC.
