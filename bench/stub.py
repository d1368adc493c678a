"""The provider, in process: takes a message after a while, and says so. The same for both sides."""

import asyncio


class Stub:
    """Takes what is sent. `said` keeps the texts and labels while `keeps` is set."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.taken = 0
        self.keeps = False
        self.said: list[tuple[str, tuple[str, ...]]] = []

    async def take(self, text: str, labels: tuple[str, ...]) -> int:
        """The number of the message at the provider."""
        if self.delay:
            await asyncio.sleep(self.delay)
        self.taken += 1
        if self.keeps:
            self.said.append((text, labels))
        return self.taken
