"""One request over and over on a few connections: how many a second, and how long each took."""

import asyncio
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct


class Load(Struct, kw_only=True):
    """What a run gave: answers a second, and each one's time in nanoseconds."""

    rate: float
    times_ns: list[int]


class _Client(asyncio.Protocol):
    """Sends the next request when the last one is answered, until the time is over."""

    def __init__(self, request: Callable[[], bytes], until_s: float, load: list[int]) -> None:
        self.done = asyncio.get_running_loop().create_future()
        self._request = request
        self._until_s = until_s
        self._times_ns = load
        self._buffer = b""
        self._sent_ns = 0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return
        assert head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 201")), self._buffer
        self._times_ns.append(time.perf_counter_ns() - self._sent_ns)
        self._buffer = b""
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionError("the server hung up"))

    def _send(self) -> None:
        assert self._transport is not None
        if time.perf_counter() >= self._until_s:
            self.done.set_result(None)
            self._transport.close()
            return
        self._sent_ns = time.perf_counter_ns()
        self._transport.write(self._request())


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    raise AssertionError(head)


def run(url: str, request: Callable[[], bytes], *, connections: int, seconds: float) -> Load:
    """Ask for some seconds; every answer must be 200 or 201."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 80

    async def ask() -> list[int]:
        times_ns: list[int] = []
        until_s = time.perf_counter() + seconds
        loop = asyncio.get_running_loop()
        clients = [
            (await loop.create_connection(lambda: _Client(request, until_s, times_ns), host, port))[
                1
            ]
            for _ in range(connections)
        ]
        await asyncio.gather(*(client.done for client in clients))
        return times_ns

    started = time.perf_counter()
    times_ns = asyncio.run(ask())
    return Load(rate=len(times_ns) / (time.perf_counter() - started), times_ns=times_ns)


def message(method: str, path: str, *, token: str = "", body: bytes = b"") -> bytes:
    """A request as it travels."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept: */*"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
