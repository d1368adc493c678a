"""What a channel is asked to send, and what it says of it. One message, many renderings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message in the reader's own words. `row` is its outbox id: callback data is `<row>.<n>`, n from 1."""

    row: int
    text: str
    choices: tuple[str, ...] = ()  #: Labels, in order.
    #: When this person last wrote on this channel (UTC): WhatsApp's 24 hours count from there.
    last_inbound: datetime | None = None
    signal: int | None = None  #: What it is about: mails about one thing hang together.
    key: str = ""  #: Which text it is: a mail has a subject.
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider took it. Accepted is not delivered: a status may follow under this id."""

    provider_id: str
    delivered: bool = False  #: True where acceptance is all there will ever be.


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


Delivery = Accepted | Refused | Uncertain


class Channel(Protocol):
    """The seam at the network. A double is a real class with the same two members."""

    @property
    def name(self) -> str:
        """'telegram', 'whatsapp', 'sms', 'web', 'terminal'."""

    async def send(self, address: str, message: Message) -> Delivery:
        """Send once; never repeats by itself, never raises for what a provider can answer."""
