"""What a channel is asked to send, and what it says of it. One message, many renderings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text where a value stands, by the value's name, with its words."""

    name: str
    words: str
    quoted: bool = False  #: Somebody's own words: those stand in no template.


@dataclass(frozen=True, slots=True)
class Cast:
    """The words of a message with its values apart, for a channel that keeps texts: `body` says nothing of anybody.

    In `body` the first value is '{{1}}', the next '{{2}}'. `fixed`: which of the choices always read so.
    """

    key: str
    language: str
    body: str
    slots: tuple[Slot, ...]
    fixed: tuple[bool, ...] = ()
    menu: str = ""  #: What opens a list of choices.


@dataclass(frozen=True, slots=True)
class File:
    """What goes into the chat itself, under the name that a phone keeps it by."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One message in the reader's own words. `row` is its outbox id: callback data is `<row>.<n>`, n from 1."""

    row: int
    text: str
    choices: tuple[str, ...] = ()  #: Labels, in order.
    #: When this person last wrote on this channel (UTC): WhatsApp's 24 hours count from there.
    last_inbound: datetime | None = None
    cast: Cast | None = None  #: The same words with their values apart, where the channel keeps texts.
    rank: int = 1  #: Its class, as `flows.effects.RANKS` counts them: an emergency is 0, a broadcast comes last.
    signal: int | None = None  #: What it is about: mails about one thing hang together.
    key: str = ""  #: Which text it is: a mail has a subject.
    language: str = "nl"
    files: tuple[File, ...] = ()  #: What `text` gives an address of, for a channel that carries it.
    beside: str = ""  #: The same where the files go along: without their addresses.


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider took it. Accepted is not delivered: a status may follow under this id."""

    provider_id: str
    delivered: bool = False  #: True where acceptance is all there will ever be.
    parts: tuple[str, ...] = ()  #: The ids of all of its parts, where it went in several; `provider_id` is the last.


@dataclass(frozen=True, slots=True)
class Refused:
    """It was certainly not sent. `permanent`: no use trying again. `after`: seconds the provider asks for.

    `why` is one of: 'blocked' (the person stopped us), 'gone' (no such address), 'window' (WhatsApp's 24
    hours are over), 'invalid' (our fault), 'busy' (rate), 'down' (provider or network before anything left).
    """

    why: str
    permanent: bool
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Uncertain:
    """It may have arrived: a time-out or a cut after the request had left."""

    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """It was not sent: this chat has another address from here on, and everything for it goes there."""

    to: str


Delivery = Accepted | Refused | Uncertain | Moved


class Channel(Protocol):
    """The seam at the network. A double is a real class with the same two members."""

    @property
    def name(self) -> str:
        """'telegram', 'whatsapp', 'sms', 'web', 'terminal'."""

    async def send(self, address: str, message: Message) -> Delivery:
        """Send once; never repeats by itself, never raises for what a provider can answer."""


@runtime_checkable
class Segmented(Protocol):
    """A channel whose messages are paid for by the part."""

    segments: int  #: Parts that were sent.


@runtime_checkable
class Carrying(Protocol):
    """A channel that puts files into the chat itself, where others give the address of a page."""

    carries: bool


class FetchError(Exception):
    """A photo, a voice note or a document did not come. `permanent`: no use asking again.

    `why`: 'too-large', 'gone' (the provider no longer has it), or another short word; never an address.
    """

    def __init__(self, why: str, *, permanent: bool) -> None:
        super().__init__(why)
        self.why = why
        self.permanent = permanent


@runtime_checkable
class Fetching(Protocol):
    """A channel whose photos and other files lie at its provider. `reference` is what its wire put into `Sent`."""

    @property
    def name(self) -> str:
        """As `Channel.name`."""

    async def fetch(self, reference: str) -> bytes:
        """The bytes, at most `bot.media.LARGEST`. Raises FetchError; never stores or logs the address behind it."""

    async def let_go(self, reference: str) -> None:
        """It is kept or given up: the provider need not hold it any longer. Raises FetchError to be asked again."""


@runtime_checkable
class Tidying(Protocol):
    """A channel that can change what a phone shows already."""

    @property
    def name(self) -> str:
        """As `Channel.name`."""

    async def take_off(self, address: str, provider_id: str) -> bool:
        """The buttons of one message of ours go. False: not now, but it may be tried again later."""


@runtime_checkable
class Typing(Protocol):
    """A channel on which a phone can show that an answer is on its way."""

    @property
    def name(self) -> str:
        """As `Channel.name`."""

    async def typing(self, address: str) -> None:
        """Shown for some seconds. Nothing depends on it; never raises."""
