"""A whole house behind the wire: updates go in as Telegram sends them, calls come out at the stand-in."""

import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_pace import Pace
from bot.channels.telegram_updates import callback_query_of, id_of, inbound_from
from bot.clock import Clock
from bot.fetcher import Fetcher
from bot.house import link
from bot.road import Road
from bot.sender import Sender
from bot.tidier import Tidier
from storage.tables import addresses, media, outbox, persons
from tests.builders import Village, village
from tests.channels.telegram_stand_in import LARGEST_FILE, TOKEN, TelegramStandIn, telegram_stand_in

Update = dict[str, object]


class Standing(Clock):
    """A clock that stands where the test puts it."""

    def __init__(self, now: datetime) -> None:
        super().__init__(now)
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def move(self, to: datetime) -> None:
        self._now = max(to, self._now)


GROUP = -1001234567890


@dataclass
class TelegramHouse:
    """`says`, `presses` and `sends` are heard as from the wire; `settle` lets everything that is due happen."""

    here: Village
    phone: TelegramStandIn
    channel: TelegramChannel
    road: Road
    clock: Clock
    updates: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    read: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.here.house.writer.fetches_on = frozenset({"telegram"})
        self.sender = Sender(self.here.house, [self.channel], self.clock, self.road.transact)
        self.fetcher = Fetcher(self.here.house, self.road, [self.channel], self.clock)
        self.tidier = Tidier(self.here.house, self.road, [self.channel], self.clock)

    async def hear(self, update: Update) -> None:
        """As the webhook does: heard, and a press answered once after it."""
        number = id_of(update)
        inbound = inbound_from(update, self.clock())
        if inbound is not None:
            await self.road.hear([inbound])
        if (query := callback_query_of(update)) is not None:
            await self.channel.answer_callback(query, self.road.hint("telegram", str(number)))

    async def says(self, sender: int, text: str, chat: int | None = None, **content: object) -> list[str]:
        """What their own chat shows because of it."""
        await self.hear(self.message(sender, chat, text=text, **content))
        await self.settle()
        return self.shows(sender)

    async def sends(self, sender: int, file: str, content: bytes, caption: str = "") -> list[str]:
        """A photo, as a phone sends it: in two sizes."""
        self.phone.files[file] = content
        sizes = [{"file_id": "klein", "file_unique_id": "k"}, {"file_id": file, "file_unique_id": "u"}]
        await self.hear(self.message(sender, None, photo=sizes, caption=caption))
        await self.settle()
        return self.shows(sender)

    async def presses(self, sender: int, data: str, chat: int | None = None) -> list[str]:
        """A button; `data` as it was sent along with it."""
        number = next(self.updates)
        message = {"message_id": 1, "chat": _chat(chat or sender)}
        query = {"id": f"q{number}", "from": _somebody(sender), "message": message, "data": data}
        await self.hear({"update_id": number, "callback_query": query})
        await self.settle()
        return self.shows(sender)

    async def membership(self, chat: int, status: str) -> None:
        """Blocked, let in again, taken out of a group."""
        member = {"status": status, "user": _somebody(1)}
        change = {"chat": _chat(chat), "from": _somebody(5001), "date": 1, "new_chat_member": member}
        await self.hear({"update_id": next(self.updates), "my_chat_member": change})
        await self.settle()

    def message(self, sender: int, chat: int | None, **content: object) -> Update:
        number = next(self.updates)
        message = {"message_id": number, "date": 1, "chat": _chat(chat or sender), "from": _somebody(sender)}
        return {"update_id": number, "message": message | content}

    async def settle(self) -> None:
        """Until nothing is due any more."""
        busy = 1
        while busy:
            busy = await self.sender.drain() + await self.fetcher.once() + await self.tidier.once()

    async def later(self, **span: float) -> None:
        """Time passes, with the clock walking."""
        self.here.now = self.clock()
        self.here.passes(**span)
        self.clock.move(self.here.now)
        await self.settle()

    def shows(self, chat: int) -> list[str]:
        """What this chat shows that was not looked at before."""
        texts = [text for where, text in self.phone.shown if where == chat]
        fresh = texts[self.read.get(chat, 0) :]
        self.read[chat] = len(texts)
        return fresh

    def last(self, chat: int) -> str:
        """The id of the newest message with buttons that this chat shows."""
        return max((id for where, id in self.phone.phones if where == str(chat)), key=int)

    async def replies(self, sender: int, to: str, text: str) -> list[str]:
        """A reply to one message of ours."""
        about = {"message_id": int(to), "date": 1, "chat": _chat(sender), "from": _somebody(1)}
        return await self.says(sender, text, reply_to_message=about)

    def buttons(self, chat: int) -> dict[str, str]:
        """Every button that this chat shows now: its label, and its data."""
        boards = [board for (where, _), board in sorted(self.phone.phones.items()) if where == str(chat)]
        rows = [button for board in boards for row in board["inline_keyboard"] for button in row]  # type: ignore[attr-defined]  # as the contract has it
        return {str(b["text"]): str(b["callback_data"]) for b in rows}

    def link(self, contact: str, address: int) -> None:
        """This contact has a chat of their own."""

        def joined(connection: Connection, _: None) -> None:
            link(connection, contact, "telegram", str(address))

        self.here.house.writer.transact(joined, None)

    def told(self, *columns: str) -> list[tuple[object, ...]]:
        """Columns of the outbox, in order."""
        with self.here.house.engine.begin() as connection:
            rows = connection.execute(select(*(outbox.c[name] for name in columns)).order_by(outbox.c.id))
            return [tuple(row) for row in rows]

    def known(self) -> set[str | None]:
        """Every Telegram address that is remembered."""
        with self.here.house.engine.begin() as connection:
            query = select(addresses.c.address).where(addresses.c.channel == "telegram")
            return set(connection.execute(query).scalars())

    def photos(self) -> list[tuple[int | None, bytes]]:
        """What is kept: of which signal, and the bytes."""
        with self.here.house.engine.begin() as connection:
            return [(r.signal, r.content) for r in connection.execute(select(media.c.signal, media.c.content))]

    def persons(self) -> int:
        with self.here.house.engine.begin() as connection:
            return len(connection.execute(select(persons.c.id)).all())


def _chat(id: int) -> dict[str, object]:
    return {"id": id, "type": "private" if id > 0 else "supergroup"}


def _somebody(id: int) -> dict[str, object]:
    return {"id": id, "is_bot": id == 1, "first_name": "x", "language_code": "nl"}


def large_photo() -> bytes:
    """More than a bot may download."""
    return bytes(LARGEST_FILE + 1)


@asynccontextmanager
async def telegram_house(database_url: str, folder: Path) -> AsyncIterator[TelegramHouse]:
    """Road, sender, fetcher and tidier of one process, stepped by the test; the real client, without spacing."""
    with village(database_url, folder) as here:
        async with telegram_stand_in() as phone:
            channel = TelegramChannel(TOKEN, api_url=phone.url, timeout=5, pace=Pace(0.0))
            clock = Standing(here.now)
            road = Road(here.house, clock)
            road.start()
            try:
                yield TelegramHouse(here, phone, channel, road, clock)
            finally:
                road.stop()
                await channel.close()
            assert phone.refused == [], "the contract"
