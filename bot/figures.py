"""`/metrics`: figures for who watches over the bot, in Prometheus' plain text."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import DBAPIError

from bot.house import House
from bot.message import Accepted, Channel, Delivery, Moved, Refused, Segmented
from storage.engine import open_engine
from storage.figures import figures

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure, or one for each set of labels. `kind`: 'counter' (since the start) or 'gauge' (now)."""

    name: str
    kind: str
    samples: Mapping[Labels, float]


def exposed(metrics: Sequence[Metric]) -> str:
    """The text that `/metrics` answers."""
    lines: list[str] = []
    for metric in metrics:
        lines.append(f"# TYPE {metric.name} {metric.kind}\n")
        for labels, value in sorted(metric.samples.items()):
            named = ",".join(f'{name}="{_escaped(text)}"' for name, text in labels)
            lines.append(f"{metric.name}{f'{{{named}}}' if named else ''} {value:.15g}\n")
    return "".join(lines)


def outcome(delivery: Delivery) -> str:
    """How a send ended, in a word: accepted, uncertain, moved, or why not (busy is a 429, down a 5xx or no road)."""
    if isinstance(delivery, Refused):
        return delivery.why
    return {Accepted: "accepted", Moved: "moved"}.get(type(delivery), "uncertain")


class Watch:
    """The figures of one running bot. It has an eye of its own on the database, and holds nobody up."""

    def __init__(
        self,
        house: House,
        clock: Callable[[], datetime],
        sends: Counter[tuple[str, str]],
        channels: Sequence[Channel] = (),
    ) -> None:
        self._engine = open_engine(house.settings.database_url, house.keys, reads=True, pool=1)
        self._clock = clock
        self._sends = sends
        self._segmented = [c for c in channels if isinstance(c, Segmented)]

    async def __call__(self) -> Sequence[Metric]:
        """Now; without its figures when the database does not answer."""
        sends: dict[Labels, float] = {
            (("channel", channel), ("outcome", how)): n for (channel, how), n in self._sends.items()
        }
        parts = sum(c.segments for c in self._segmented)  # what the bill of SMS counts
        return [
            Metric("wijkbot_sends_total", "counter", sends),
            *([Metric("wijkbot_sms_segments_total", "counter", {(): parts})] if self._segmented else ()),
            *await asyncio.to_thread(self._stored),
        ]

    def close(self) -> None:
        """No more looks."""
        self._engine.dispose()

    def _stored(self) -> list[Metric]:
        now = self._clock()
        try:
            with self._engine.connect() as connection:
                found = figures(connection, now)
        except DBAPIError:
            return [Metric("wijkbot_database_up", "gauge", {(): 0})]
        waits = (now - found.waits_since).total_seconds() if found.waits_since is not None else 0
        return [
            Metric("wijkbot_database_up", "gauge", {(): 1}),
            Metric("wijkbot_dead_letters", "gauge", {(): found.dead}),
            Metric("wijkbot_outbox_messages", "gauge", {(("status", s),): n for s, n in found.outbox.items()}),
            Metric("wijkbot_outbox_longest_wait_seconds", "gauge", {(): max(waits, 0)}),
        ]


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
