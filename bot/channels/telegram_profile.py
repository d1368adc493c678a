"""What Telegram shows of the bot before anybody writes: its descriptions, its commands and its menu, per language.

Told once, and again when a text changes: what was told last is remembered as a number.
"""

import asyncio
import contextlib
import hashlib
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass

from sqlalchemy import Connection, select, update
from telegram import BotCommandScope, MenuButtonCommands
from telegram.error import TelegramError

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_errors import TooManyRequestsError, in_words
from bot.house import House
from bot.road import Road
from bot.texts import SOURCE
from storage import statements
from storage.tables import facts
from storage.writer import MemoryUnavailableError

FACT = "telegram profile"
#: Who sees which commands, by Telegram's name of the scope; each is a text `telegram-<command>` with its name.
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "default": ("menu", "mine", "help", "language", "my-data", "erase", "stop"),
    "all_private_chats": ("menu", "mine", "help", "language", "my-data", "erase", "stop"),
    "all_group_chats": ("link", "help"),
}
LONGEST_PAUSE = 600.0  #: Seconds between two tries, at most.
log = logging.getLogger("wijkbot.telegram")


@dataclass(frozen=True, slots=True)
class Part:
    """One call: a description, a short one ("about"), or the commands of a scope. `language` None: the default."""

    what: str
    language: str | None
    text: str = ""
    commands: tuple[tuple[str, str], ...] = ()


class Profile:
    """Sets it at the start, beside everything else: nobody waits for it."""

    def __init__(self, house: House, telegram: TelegramChannel, road: Road, *, pause: float = 1.0) -> None:
        self._house = house
        self._telegram = telegram
        self._road = road
        self._pause = pause

    def parts(self) -> Iterator[Part]:
        """All that is told, in order: for who has a language that we do not speak, and for each that we do."""
        voice = self._house.voice
        for code in (None, *sorted(self._house.world.words.lexicons)):
            spoken = code or SOURCE
            yield Part("description", code, voice.say("telegram-description", {}, spoken))
            yield Part("about", code, voice.say("telegram-about", {}, spoken))
            for scope, names in COMMANDS.items():
                commands = tuple(
                    (voice.say(f"telegram-{name}", {}, spoken, "name"), voice.say(f"telegram-{name}", {}, spoken))
                    for name in names
                )
                yield Part(scope, code, commands=commands)

    async def _tell(self, part: Part) -> None:
        bot = self._telegram.bot
        if part.what == "description":
            await bot.set_my_description(part.text, part.language)
        elif part.what == "about":
            await bot.set_my_short_description(part.text, part.language)
        else:
            await bot.set_my_commands(part.commands, BotCommandScope(part.what), part.language)

    async def run(self, stop: asyncio.Event) -> None:
        """Until Telegram knows it, with growing pauses, or until `stop`."""
        parts = list(self.parts())
        wanted = _number([self._telegram.bot.token.partition(":")[0], [astuple(part) for part in parts]])
        pause = self._pause
        while not stop.is_set():
            after = 0.0
            try:
                if await self._road.transact(_known) == wanted:
                    return
                for part in parts:
                    await self._tell(part)
                await self._telegram.bot.set_chat_menu_button(menu_button=MenuButtonCommands())
                await self._road.transact(lambda c: _remember(c, wanted))
            except TelegramError as error:
                log.warning("Telegram did not take the commands and descriptions: %s", in_words(error))
                after = (error.after or 0.0) if isinstance(error, TooManyRequestsError) else 0.0
            except MemoryUnavailableError:
                log.warning("whether Telegram knows the commands cannot be looked up now")
            else:
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), max(pause, after))
            pause = min(pause * 2, LONGEST_PAUSE)


def _number(told: object) -> int:
    """The same for the same; fits a BIGINT."""
    written = json.dumps(told, sort_keys=True).encode()
    return int.from_bytes(hashlib.sha256(written).digest()[:7], "big")


def _known(connection: Connection) -> int | None:
    return connection.execute(select(facts.c.number).where(facts.c.name == FACT)).scalar()


def _remember(connection: Connection, number: int) -> None:
    connection.execute(statements.FACT[connection.dialect.name], {"name": FACT, "number": number})
    connection.execute(update(facts).where(facts.c.name == FACT).values(number=number))
