"""A road that leads nowhere but remembers, and can lose its database."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from flows.events import Event, Inbound
from storage.writer import MemoryUnavailableError

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def clock() -> datetime:
    return NOW


class RecordingRoad:
    """`stop` is set once so many messages were heard, or so often the database was tried."""

    def __init__(self, heard: int = 1_000, tries: int = 1_000) -> None:
        self.stop = asyncio.Event()
        self._enough = (heard, tries)
        self.batches: list[list[Inbound]] = []
        self.statuses: list[tuple[str, str, str, str]] = []
        self.reasons: list[str] = []
        self.hints: dict[str, str] = {}  #: By message id: what stands on its button.
        self.failures = 0  #: How often the database is away before it takes something again.
        self.tries = 0

    @property
    def heard(self) -> list[Inbound]:
        return [inbound for batch in self.batches for inbound in batch]

    @property
    def events(self) -> list[Event]:
        return [inbound.event for inbound in self.heard]

    async def hear(self, inbound: Sequence[Inbound]) -> None:
        try:
            self._reach()
            self.batches.append(list(inbound))
        finally:
            if len(self.heard) >= self._enough[0] or self.tries >= self._enough[1]:
                self.stop.set()

    def hint(self, channel: str, message_id: str) -> str:
        return self.hints.pop(message_id, "")

    async def delivered(self, channel: str, provider_id: str, status: str, error: str) -> None:
        self._reach()
        self.statuses.append((channel, provider_id, status, error))

    async def readiness(self) -> Sequence[str]:
        self._reach()
        return self.reasons

    def _reach(self) -> None:
        self.tries += 1
        if self.failures:
            self.failures -= 1
            raise MemoryUnavailableError
