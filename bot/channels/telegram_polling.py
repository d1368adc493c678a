"""Telegram without an address of our own: we ask. What is acknowledged here is lost at Telegram."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from telegram.error import Conflict, TelegramError

from bot.channels import UnreadableError
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_errors import TooManyRequestsError, in_words
from bot.channels.telegram_updates import callback_query_of, id_of, inbound_from
from bot.typing_sign import typing_while
from bot.web import Road
from flows.events import Inbound
from storage.writer import MemoryUnavailableError

log = logging.getLogger(__name__)


class TelegramPolling:
    """`wait`: seconds one question may stay open. `pause`: the first back-off, doubled up to `longest`.

    `last`: seconds for what is still said when we stop: what we heard, and answers to presses.
    """

    def __init__(
        self,
        telegram: TelegramChannel,
        clock: Callable[[], datetime],
        *,
        wait: int = 30,
        pause: float = 0.5,
        longest: float = 30.0,
        last: float = 2.0,
    ) -> None:
        self._telegram = telegram
        self._clock = clock
        self._wait = wait
        self._pause = pause
        self._longest = longest
        self._last = last
        self._answering: set[asyncio.Task[None]] = set()
        self.unreadable = 0  #: Updates passed over because nothing in them says who sent what.

    async def run(self, road: Road, stop: asyncio.Event) -> None:
        """Until `stop`. The offset, our yes to Telegram, moves only after `road.hear` returned."""
        await self._listen(road, stop)
        if self._answering:
            _, late = await asyncio.wait(self._answering, timeout=self._last)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _listen(self, road: Road, stop: asyncio.Event) -> None:
        offset: int | None = None
        known: int | None = None  #: As far as Telegram knows what we heard.
        polling, failures = False, 0
        while not stop.is_set():
            try:
                if not polling:
                    await self._telegram.use_polling()
                    polling = True
                found = await self._ask(offset, stop)
                known = offset if found is not None else known
            except TelegramError as error:
                log.warning("Telegram cannot be asked: %s", in_words(error))
                polling = polling and not isinstance(error, Conflict)  # Somebody set a webhook again.
                failures += 1
                after = error.after if isinstance(error, TooManyRequestsError) else None
                await self._back_off(stop, failures, after)
                continue
            failures = 0
            if found is None or (found and not await self._hear(found, road, stop)):
                break
            ids = [update_id for update in found if (update_id := id_of(update)) is not None]
            offset = max(ids) + 1 if ids else offset
            for update in found:
                if (query := callback_query_of(update)) is not None:
                    self._answer(query, road.hint("telegram", str(id_of(update))))
            if not ids:
                await self._back_off(stop, 1, self._pause / 10)  # A server that does not wait is not stormed.
        if offset is not None and offset != known:
            await self._confirm(offset)

    async def _confirm(self, offset: int) -> None:
        """What was heard last does not come again at the next start. What is found now is not heard: it comes again."""
        try:
            async with asyncio.timeout(self._last):
                await self._telegram.updates(offset, 0, most=1)
        except (TelegramError, TimeoutError) as error:
            log.warning("Telegram does not know what was heard last and sends it again: %s", type(error).__name__)

    def _answer(self, query: str, words: str) -> None:
        """Beside the next question: Telegram may ask a minute's rest for it, and others are being heard meanwhile."""
        task = asyncio.create_task(self._telegram.answer_callback(query, words))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _ask(self, offset: int | None, stop: asyncio.Event) -> Sequence[object] | None:
        """One long question; None when we must stop: it is left at once, and nothing was acknowledged by it."""
        asking = asyncio.create_task(self._telegram.updates(offset, self._wait))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return asking.result() if asking.done() else None
        finally:
            asking.cancel()
            stopping.cancel()
            await asyncio.gather(asking, stopping, return_exceptions=True)

    async def _hear(self, found: Sequence[object], road: Road, stop: asyncio.Event) -> bool:
        """True after the commit; False when we must stop before the database took it."""
        batch: list[Inbound] = []
        for update in found:
            try:
                inbound = inbound_from(update, self._clock())
            except UnreadableError:
                self.unreadable += 1
                log.warning("an update of Telegram cannot be read and is passed over")
            else:
                batch += [inbound] if inbound is not None else []
        failures = 0
        while batch:
            try:
                async with typing_while(self._telegram, [i.group or i.address for i in batch]):
                    await road.hear(batch)
            except MemoryUnavailableError:
                failures += 1
                log.warning("the database does not take %d messages of Telegram", len(batch))
                if await self._back_off(stop, failures):
                    return False
            else:
                break
        return True

    async def _back_off(self, stop: asyncio.Event, failures: int, after: float | None = None) -> bool:
        """Wait before the next try; True when we must stop."""
        doubled: float = min(self._pause * 2 ** min(failures - 1, 10), self._longest)
        try:
            await asyncio.wait_for(stop.wait(), after if after is not None else doubled)
        except TimeoutError:
            return False
        return True
