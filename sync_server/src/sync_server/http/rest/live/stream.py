"""Live events: a stream of hints that feeds have moved, as server-sent events.

A hint says where a feed stands, never what is in it: whoever hears one reads again by the other
paths, with the rights of that moment. So a hint may be lost, and two may become one; a reader that
does not keep up holds one number for each store, and is let go when it takes nothing for a while.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping

import msgspec
from litestar.types import Receive, Scope, Send
from pos_protocol.errors import ProtocolError

from sync_server.errors import BusyError, RefusedError, ServerCode
from sync_server.http.bell import FeedBell, Listener

CONTENT_TYPE = "text/event-stream"
HEARTBEAT_S = 15.0
SLOW_S = 20.0
"""A reader that has taken nothing for so long is let go; nginx would by then."""

STREAMS_MAX = 200
STREAMS_OF_USER_MAX = 5
RETRY_MS = 5_000
HEADERS = (
    (b"content-type", CONTENT_TYPE.encode()),
    (b"cache-control", b"no-store"),
    # nginx, whatever its configuration: each hint at once.
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"vary", b"Authorization, X-Store-Id"),
)

type LookAgain = Callable[[], Awaitable[tuple[int, ...]]]
"""The stores that may be seen now. Raises RefusedError, ProtocolError, BusyError."""

type ReadHeads = Callable[[list[int]], Awaitable[dict[int, int]]]


class LiveStreams:
    """The streams that are open in this process; lives on the event loop."""

    def __init__(self, bell: FeedBell, read_heads: ReadHeads) -> None:
        self.bell = bell
        self.read_heads = read_heads
        self._of_users: Counter[str] = Counter()

    @property
    def count(self) -> int:
        """How many are open."""
        return self._of_users.total()

    @contextlib.contextmanager
    def entered(self, user_name: str) -> Iterator[None]:
        """A place for a stream while the block lasts. Raises RefusedError(THROTTLED, BUSY)."""
        if self.bell.is_closed:
            raise RefusedError(ServerCode.BUSY, "this process is about to end: connect again")
        if self._of_users[user_name] >= STREAMS_OF_USER_MAX:
            raise RefusedError(
                ServerCode.THROTTLED,
                f"you have {STREAMS_OF_USER_MAX} live streams open already: close one,"
                " or ask one for several stores",
                retry_after_s=round(HEARTBEAT_S),
            )
        if self.count >= STREAMS_MAX:
            raise RefusedError(
                ServerCode.BUSY,
                f"{STREAMS_MAX} live streams are open here, and no more fit: connect again later,"
                " or ask for what you need now and then",
                retry_after_s=round(HEARTBEAT_S),
            )
        self._of_users[user_name] += 1
        try:
            yield
        finally:
            self._of_users[user_name] -= 1
            self._of_users += Counter()


class LiveStream:
    """One open stream, as an ASGI application."""

    def __init__(
        self,
        streams: LiveStreams,
        *,
        place: contextlib.ExitStack,
        store_ids: tuple[int, ...],
        look_again: LookAgain,
        seconds: int,
    ) -> None:
        """`place` is let go at the end; `seconds` is how long the reader wants it."""
        self._streams = streams
        self._place = place
        self._store_ids = store_ids
        self._look_again = look_again
        self._seconds = seconds

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send hints until the reader goes, its rights or time end, or the server does."""
        gone = asyncio.create_task(_until_gone(receive))
        with self._place, self._streams.bell.listening(self._store_ids) as listener:
            try:
                await self._tell_all(listener, gone, send)
            except TimeoutError:
                # Nobody reads: there is no use in telling so.
                return
            finally:
                gone.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await gone

    async def _tell_all(self, listener: Listener, gone: asyncio.Task[None], send: Send) -> None:
        async with asyncio.timeout(SLOW_S):
            await send({"type": "http.response.start", "status": 200, "headers": list(HEADERS)})
        # Whoever moves from here on rings; what moved before is in what is read now.
        listener.hear(await self._streams.read_heads(list(self._store_ids)))
        listener.moved()
        positions = {str(store_id): seq for store_id, seq in sorted(listener.known.items())}
        await _write(send, f"retry: {RETRY_MS}\n\n".encode() + _event("stores", positions))
        end = await self._tell_moves(listener, gone, send)
        if not gone.done():
            await _write(send, _event("end", end), is_last=True)

    async def _tell_moves(
        self, listener: Listener, gone: asyncio.Task[None], send: Send
    ) -> Mapping[str, str]:
        """Hints as they come; gives why they end."""
        now_s = asyncio.get_running_loop().time
        ends_s, looks_s = now_s() + self._seconds, now_s() + HEARTBEAT_S
        while not gone.done() and (left_s := ends_s - now_s()) > 0:
            await self._wait(listener, gone, min(looks_s - now_s(), left_s))
            if self._streams.bell.is_closed:
                return {"code": str(ServerCode.NOT_READY), "detail": "this process ends"}
            if now_s() >= looks_s and not gone.done():
                looks_s = now_s() + HEARTBEAT_S
                try:
                    listener.watch(await self._look_again())
                except (RefusedError, ProtocolError) as error:
                    return {"code": str(error.code), "detail": error.detail}
                except BusyError:
                    # Asked again at the next beat; a hint says nothing that needs the right.
                    pass
                await _write(send, b": still here\n\n")
            for store_id, seq in listener.moved().items():
                await _write(send, _event("moved", {"store_id": store_id, "position": seq}))
        return {"code": "over", "detail": "the time that was asked for is over"}

    async def _wait(self, listener: Listener, gone: asyncio.Task[None], most_s: float) -> None:
        rung = asyncio.create_task(listener.rung.wait())
        try:
            await asyncio.wait((rung, gone), timeout=most_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            rung.cancel()


async def _write(send: Send, content: bytes, *, is_last: bool = False) -> None:
    """Send some bytes. Raises TimeoutError where the reader takes nothing."""
    async with asyncio.timeout(SLOW_S):
        await send({"type": "http.response.body", "body": content, "more_body": not is_last})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(name: str, said: object) -> bytes:
    return f"event: {name}\ndata: {msgspec.json.encode(said).decode()}\n\n".encode()
