"""Residents who talk at the same time, each waiting for their own answer: a closed loop, the same for both sides."""

import asyncio
import resource
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

from bench.conversation import Conversations

HANGS = 120.0  #: Seconds after which a round is given up.


class Side(Protocol):
    """A bot under measure."""

    async def hear(self, chat: int, body: bytes) -> None:
        """From a provider's JSON until the answer is sent and that is durable. Raises when nothing was sent."""


@dataclass(frozen=True, slots=True)
class Order:
    """One round: how many talk at once, how many conversations each of these has, how far each goes.

    `delay`: seconds the stub takes for each send. `door`: 'road', or 'web' for the whole web application.
    """

    residents: int = 32
    conversations: int = 4
    messages: int = 8
    delay: float = 0.0
    door: str = "road"


@dataclass(frozen=True, slots=True)
class Measured:
    """One round's figures. Seconds, but `rss` (MB) and `optional`: libraries that were loaded."""

    messages: int
    seconds: float
    p50: float
    p99: float
    cpu: float  #: A message, all threads of the process.
    rss: float
    optional: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self.messages / self.seconds


async def talk(side: Side, conversations: Conversations, order: Order) -> Measured:
    """One round. TimeoutError when an answer does not come."""
    latencies: list[float] = []
    said = [[conversations.next(order.messages) for _ in range(order.conversations)] for _ in range(order.residents)]

    async def resident(own: list[tuple[int, list[bytes]]]) -> None:
        for chat, bodies in own:
            for body in bodies:
                began = perf_counter()
                await side.hear(chat, body)
                latencies.append(perf_counter() - began)

    cpu, began = _cpu(), perf_counter()
    async with asyncio.timeout(HANGS), asyncio.TaskGroup() as group:
        for own in said:
            group.create_task(resident(own))
    seconds, cpu = perf_counter() - began, _cpu() - cpu
    latencies.sort()
    count = len(latencies)
    p50, p99 = latencies[count // 2], latencies[min(int(count * 0.99), count - 1)]
    return Measured(count, seconds, p50, p99, cpu / count, rss("self"))


def rss(process: int | str) -> float:
    """Resident memory of a process, MB; of ourselves its peak where there is no /proc, 0 of others."""
    status = Path(f"/proc/{process}/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if process == "self" else 0.0


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
