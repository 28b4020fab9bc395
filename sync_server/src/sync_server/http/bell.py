"""Who waits for feeds to move: long polls for one store's, and listeners for those of many.

Neither holds a thread or a connection. A push in this process rings at once. What other processes
commit is seen by one query for all together, twice a second, and only while somebody waits.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator

type ReadHeads = Callable[[list[int]], Awaitable[dict[int, int]]]

POLL_S = 0.5
WAITERS_MAX = 2000


class Listener:
    """Hears of every move of some stores' feeds; what is not fetched in time becomes one move."""

    def __init__(self, store_ids: Collection[int]) -> None:
        self.rung = asyncio.Event()
        self.known = dict.fromkeys(store_ids, 0)
        """The newest position of each store that was heard of."""
        self._moved: set[int] = set()

    def hear(self, heads: dict[int, int]) -> None:
        """Feeds stand there now."""
        for store_id, seq in heads.items():
            if seq > self.known.get(store_id, seq):
                self.known[store_id] = seq
                self._moved.add(store_id)
                self.rung.set()

    def watch(self, store_ids: Collection[int]) -> None:
        """Hear of these stores from now on, and of no others."""
        self.known = {store_id: self.known.get(store_id, 0) for store_id in store_ids}
        self._moved &= self.known.keys()

    def moved(self) -> dict[int, int]:
        """The stores that moved since this was last asked, with their newest positions."""
        self.rung.clear()
        found = {store_id: self.known[store_id] for store_id in sorted(self._moved)}
        self._moved.clear()
        return found


class FeedBell:
    """Lives on the event loop; only `ring` and `close` may be called from other threads."""

    def __init__(self, read_heads: ReadHeads) -> None:
        self._read_heads = read_heads
        self._waiters: dict[asyncio.Event, tuple[int, int]] = {}
        self._listeners: set[Listener] = set()
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

    @contextlib.contextmanager
    def listening(self, store_ids: Collection[int]) -> Iterator[Listener]:
        """Hear of the moves of these stores while the block lasts, and of the server's end."""
        listener = Listener(store_ids)
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

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
        for listener in self._listeners:
            listener.hear(heads)

    def _wake_all(self) -> None:
        for rung in self._waiters:
            rung.set()
        for listener in self._listeners:
            listener.rung.set()

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(POLL_S)
            stores = {store_id for store_id, _after in self._waiters.values()}
            stores.update(*(listener.known for listener in self._listeners))
            if stores:
                self._wake(await self._read_heads(sorted(stores)))
