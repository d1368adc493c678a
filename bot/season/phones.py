"""The phones of a season: the network's double. They show what arrives, and sometimes the provider is away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random  # noqa: TID251 - drawn from the season's seed

from bot.message import Accepted, Delivery, Message, Refused, Uncertain


@dataclass(frozen=True, slots=True)
class Seen:
    """One message on somebody's phone."""

    at: datetime  #: UTC
    address: str
    row: int
    text: str
    choices: tuple[str, ...]


class KilledError(BaseException):
    """The process ends between the provider's yes and our mark of it: nothing may catch this."""


class Phones:
    """A channel: `bot.message.Channel`. `down`: the provider is away; `kills`: the next message ends the process."""

    def __init__(self, name: str, clock: Callable[[], datetime], chance: Random) -> None:
        self.name = name
        self.down = False
        self.kills = False
        self.refused = False  #: Something came back since it was last looked at.
        self.shut: set[str] = set()  #: Who blocked us.
        self.fresh: list[Seen] = []  #: What arrived since it was last taken.
        self._clock = clock
        self._chance = chance

    async def send(self, address: str, message: Message) -> Delivery:
        """One message arrives, or what a provider says instead."""
        if address in self.shut:
            self.refused = True
            return Refused("blocked", permanent=True)
        if self.down:
            if self._chance.random() < 0.9:
                return Refused("down", permanent=False)
            if self._chance.random() < 0.5:  # cut off, and nobody knows whether it arrived
                self._arrives(address, message)
            return Uncertain("ReadTimeout")
        self._arrives(address, message)
        if self.kills:
            self.kills = False
            raise KilledError
        return Accepted(f"phone-{message.row}", delivered=True)

    def take(self) -> list[Seen]:
        """What arrived since the last time."""
        fresh, self.fresh = self.fresh, []
        return fresh

    def _arrives(self, address: str, message: Message) -> None:
        self.fresh.append(Seen(self._clock(), address, message.row, message.text, message.choices))
