"""Long polls: who waits for a store's feed to move, holding neither a thread nor a connection.

A push in this process rings at once. What other processes commit is seen by one query for all
waiters together, twice a second, and only while somebody waits.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

type ReadHeads = Callable[[list[int]], Awaitable[dict[int, int]]]

POLL_S = 0.5
WAITERS_MAX = 2000


class FeedBell:
    """Lives on the event loop; only `ring` and `close` may be called from other threads."""

    def __init__(self, read_heads: ReadHeads) -> None:
        self._read_heads = read_heads
        self._waiters: dict[asyncio.Event, tuple[int, int]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_closed = False

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While the server runs."""
        self._loop = asyncio.get_running_loop()
        poll = asyncio.create_task(self._poll())
        try:
            yield
        finally:
            poll.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await poll

    @property
    def is_closed(self) -> bool:
        """Whether the server is about to end."""
        return self._is_closed

    async def wait(self, store_id: int, *, after: int, timeout_s: float) -> None:
        """Until the feed may have moved past `after`, the time is over or the server ends."""
        if self._is_closed or len(self._waiters) >= WAITERS_MAX:
            return
        rung = asyncio.Event()
        self._waiters[rung] = (store_id, after)
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(rung.wait(), timeout_s)
        finally:
            del self._waiters[rung]

    def ring(self, store_id: int, seq: int) -> None:
        """A store's feed has moved to `seq`. From any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake, {store_id: seq})

    def close(self) -> None:
        """Let everybody go, and let nobody wait again. From any thread or a signal handler."""
        self._is_closed = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake_all)

    def _wake(self, heads: dict[int, int]) -> None:
        for rung, (store_id, after) in self._waiters.items():
            if heads.get(store_id, 0) > after:
                rung.set()

    def _wake_all(self) -> None:
        for rung in self._waiters:
            rung.set()

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(POLL_S)
            stores = sorted({store_id for store_id, _after in self._waiters.values()})
            if stores:
                self._wake(await self._read_heads(stores))
