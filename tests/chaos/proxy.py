"""A bad network: an HTTP proxy that drops, delays, cuts, repeats, flips and slows requests.

It stands between the tills and two servers. Each request goes to the server whose turn it is, on a
connection of its own, so that one till talks to both.
"""

import asyncio
import contextlib
import threading
from collections import Counter
from collections.abc import Iterator
from random import Random

FAULTS: dict[str, float] = {
    "drop_request": 0.03,
    "drop_reply": 0.03,
    "delay": 0.05,
    "repeat": 0.05,
    "cut_request": 0.02,
    "cut_reply": 0.02,
    "flip_request": 0.02,
    "flip_reply": 0.02,
    "slow_reply": 0.02,
    "portal": 0.01,
}
"""Each kind and how often it strikes a request."""
DELAY_S_MAX = 1.5
SLOW_PARTS = 40
SLOW_PAUSE_S = 0.05
_PORTAL = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 22\r\n"
    b"connection: close\r\n\r\n<html>sign in</html>\r\n"
)


class CutError(Exception):
    """The connection to the till ends here."""


class BadNetwork:
    """The proxy, on a thread of its own. `tally` counts what happened."""

    def __init__(self, servers: list[str], rng: Random) -> None:
        self.tally: Counter[str] = Counter()
        self.url = ""
        self.is_healthy = False
        self._servers = [address.removeprefix("http://").split(":") for address in servers]
        self._rng = rng
        self._turn = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Listen on a free port."""
        self._thread.start()
        self._ready.wait()

    def stop(self) -> None:
        """End the proxy and whatever is on its way."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()
        self._loop.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._ready.set()
        await self._stopping.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader, writer) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with contextlib.suppress(OSError, CutError, asyncio.IncompleteReadError):
                await self._carry(reader, writer)
        finally:
            self._tasks.discard(task)
            writer.transport.abort() if self._stopping.is_set() else writer.close()

    async def _carry(self, reader, writer) -> None:
        head, body = await _request(reader)
        self.tally["requests"] += 1
        if self._happens("drop_request"):
            raise CutError
        if self._happens("portal"):
            writer.write(_PORTAL)
            await writer.drain()
            return
        if self._happens("delay"):
            await asyncio.sleep(self._rng.uniform(0, DELAY_S_MAX))
        if self._happens("cut_request"):
            await self._sent(head, body[: len(body) // 2], is_cut=True)
            raise CutError
        if body and self._happens("flip_request"):
            body = self._flipped(body)
        reply = await self._sent(head, body)
        if self._happens("repeat"):
            reply = await self._sent(head, body)
        if self._happens("drop_reply"):
            raise CutError
        await self._give(writer, reply)

    async def _give(self, writer, reply: bytes) -> None:
        if self._happens("cut_reply"):
            reply = reply[: self._rng.randrange(len(reply))]
        start = reply.find(b"\r\n\r\n") + 4
        if 4 <= start < len(reply) and self._happens("flip_reply"):
            reply = reply[:start] + self._flipped(reply[start:])
        if self._happens("slow_reply"):
            step = max(1, len(reply) // SLOW_PARTS)
            for at in range(0, len(reply), step):
                writer.write(reply[at : at + step])
                await writer.drain()
                await asyncio.sleep(SLOW_PAUSE_S)
            return
        writer.write(reply)
        await writer.drain()

    async def _sent(self, head: bytes, body: bytes, *, is_cut: bool = False) -> bytes:
        """The whole reply of a server; raises CutError where there is none."""
        self._turn += 1
        host, port = self._servers[self._turn % len(self._servers)]
        try:
            reader, writer = await asyncio.open_connection(host, int(port))
        except OSError as error:
            self.tally["server away"] += 1
            raise CutError from error
        try:
            writer.write(head + body)
            await writer.drain()
            reply = b"" if is_cut else await reader.read()
        except OSError as error:
            self.tally["server gone"] += 1
            raise CutError from error
        finally:
            writer.close()
        if not reply and not is_cut:
            self.tally["server gone"] += 1
            raise CutError
        return reply

    def _happens(self, kind: str) -> bool:
        if self.is_healthy or self._rng.random() >= FAULTS[kind]:
            return False
        self.tally[kind] += 1
        return True

    def _flipped(self, body: bytes) -> bytes:
        at = self._rng.randrange(len(body))
        return body[:at] + bytes([body[at] ^ (1 << self._rng.randrange(8))]) + body[at + 1 :]


async def _request(reader) -> tuple[bytes, bytes]:
    """One request; its head is told to close the connection after it."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = [
        line for line in head[:-4].split(b"\r\n") if not line.lower().startswith(b"connection:")
    ]
    length = next(
        (
            int(line.partition(b":")[2])
            for line in lines
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    body = await reader.readexactly(length)
    return b"\r\n".join([*lines, b"connection: close", b"", b""]), body


@contextlib.contextmanager
def bad_network(servers: list[str], rng: Random) -> Iterator[BadNetwork]:
    """The proxy while the block lasts."""
    network = BadNetwork(servers, rng)
    network.start()
    try:
        yield network
    finally:
        network.stop()
