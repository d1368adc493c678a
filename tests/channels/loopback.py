"""A real HTTP server on 127.0.0.1 that can also do what only a network does: hang up, or never answer."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Call:
    method: str
    target: str
    headers: Mapping[str, str]  #: Names in small letters.
    body: bytes


@dataclass(frozen=True)
class Reply:
    status: int
    body: object = None  #: Bytes go as they are, anything else as JSON.
    headers: Mapping[str, str] = field(default_factory=dict)


class Trouble(Enum):
    HANG_UP = "the connection ends without an answer"
    SILENCE = "no answer comes"


Outcome = Reply | Trouble


class Loopback:
    """`async with Loopback(answer) as server`: one call a connection, all closed at the end."""

    def __init__(self, answer: Callable[[Call], Awaitable[Outcome]]) -> None:
        self._answer = answer
        self.closing = asyncio.Event()
        self._handling: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=4 * 1024 * 1024)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.close()
        await asyncio.gather(*self._handling)
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._one_call(reader, writer))
        self._handling.add(task)
        task.add_done_callback(self._handling.discard)

    async def _one_call(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            outcome = await self._answer(await _read(reader))
            if outcome is Trouble.SILENCE:
                await self.closing.wait()
            elif isinstance(outcome, Reply):
                writer.write(_wire(outcome))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # The caller went first.
        finally:
            writer.close()
            await asyncio.gather(writer.wait_closed(), return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> Call:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:-2])}
    return Call(method, target, headers, await reader.readexactly(int(headers.get("content-length", "0"))))


def _wire(reply: Reply) -> bytes:
    body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
    headers = {"Content-Type": "application/json", **reply.headers, "Content-Length": str(len(body))}
    lines = [
        f"HTTP/1.1 {reply.status} As told",
        *(f"{n}: {v}" for n, v in headers.items()),
        "Connection: close",
    ]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
