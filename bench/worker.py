"""One side in a process of its own: orders on stdin, figures on stdout, a JSON object a line."""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bench.conversation import Conversations
from bench.crowd import Order, Side, talk
from bench.stub import Stub

#: Loaded only where a channel or a district asks for them.
OPTIONAL = ("telegram", "twilio", "phonenumbers", "shapely")


@dataclass(frozen=True, slots=True)
class Opening:
    """Which side to open, and how. `texts`: what the peer says, [text, labels] each; `whole`: see bench.peer."""

    side: str
    folder: str
    population: int
    api_url: str | None = None
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    whole: bool = False


async def work(opening: Opening) -> None:
    """Opens the side and takes orders until the end of input."""
    stub = Stub()
    conversations = Conversations(opening.population)
    async with AsyncExitStack() as stack:
        side = await _side(opening, stub, stack)
        answer({"ready": True})
        while line := await asyncio.to_thread(sys.stdin.readline):
            order = json.loads(line)
            stub.keeps = order.pop("keeps", False)
            order = Order(**order)
            stub.delay = order.delay
            before = stub.taken
            measured = await talk(side, conversations, order)
            if opening.api_url is None and stub.taken - before != measured.messages:
                raise SystemExit(f"{measured.messages} messages and {stub.taken - before} answers")
            loaded = tuple(name for name in OPTIONAL if name in sys.modules)
            answer({"measured": asdict(replace(measured, optional=loaded)), "said": stub.said})
            stub.said = []


async def _side(opening: Opening, stub: Stub, stack: AsyncExitStack) -> Side:
    """Each side's libraries are loaded in its own process only."""
    folder = Path(opening.folder)
    if opening.side == "peer":
        from bench.peer import peer

        return await stack.enter_async_context(
            peer(folder, stub, opening.api_url, opening.population, opening.texts, whole=opening.whole)
        )
    from bench.ours import ours

    return await stack.enter_async_context(ours(folder, stub, opening.api_url))


def answer(what: object) -> None:
    """One line to who gave the order."""
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    asyncio.run(work(Opening(**json.loads(sys.stdin.readline()))))
