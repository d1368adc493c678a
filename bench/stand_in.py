"""Telegram on the loopback, as quick as may be: each answer comes after a fixed time. A process of its own.

`python -m bench.stand_in 0.04` prints its port.
"""

import asyncio
import json
import re
import sys

ME = {"id": 1, "is_bot": True, "first_name": "Wijkbot", "username": "wijkbot"}
_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_CHAT = re.compile(rb"chat_id=(-?\d+)")


class Telegram(asyncio.Protocol):
    """One connection that is kept open."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._read = b""
        self._sent = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Whole requests are answered, in order."""
        self._read += data
        while (head := self._read.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._read, 0, head)
            end = head + 4 + (int(length[1]) if length else 0)
            if len(self._read) < end:
                return
            request, self._read = self._read[:end], self._read[end:]
            asyncio.get_running_loop().call_later(self._delay, self._transport.write, self._answer(request))

    def _answer(self, request: bytes) -> bytes:
        result: object = True
        if b"/getMe" in request[:100]:
            result = ME
        elif (chat := _CHAT.search(request)) is not None:
            self._sent += 1
            to = {"id": int(chat[1]), "type": "private"}
            result = {"message_id": self._sent, "date": 1_790_000_000, "chat": to, "text": "ok"}
        body = json.dumps({"ok": True, "result": result}).encode()
        return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


async def serve(delay: float) -> None:
    """Until killed."""
    server = await asyncio.get_running_loop().create_server(lambda: Telegram(delay), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1])))
