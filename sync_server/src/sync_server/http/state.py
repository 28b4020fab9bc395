"""What the handlers of one server process work with."""

import asyncio
import contextvars
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random

from pos_protocol.errors import ProtocolError

from sync_server.auth.keys import KeyRing, Secrets
from sync_server.cache.port import Cells
from sync_server.clock import Clock
from sync_server.db import stores
from sync_server.db.database import Database
from sync_server.db.stock_memory import StockMemory
from sync_server.errors import BusyError, RefusedError, ServerCode
from sync_server.http.bell import FeedBell
from sync_server.http.flow import Flow
from sync_server.http.quick.ahead import Ahead
from sync_server.http.quick.finder import CellFinder
from sync_server.http.rates import Rates
from sync_server.http.rest.cursors import Cursors
from sync_server.http.rest.live.stream import LiveStreams
from sync_server.http.rest.rights import Rights
from sync_server.measures import Measures
from sync_server.operations.caching.epochs import CacheEpochs
from sync_server.operations.caching.refreshing import Refresher
from sync_server.operations.caching.shelf import Shelf
from sync_server.operations.outgoing.targets import Network

QUEUE_PER_THREAD = 8
"""Requests that may wait for a thread; more are told to come again, which costs nothing."""

HASHES_AT_ONCE = 2
"""Passwords that are hashed at a time, of 19 MiB each: a flood of logins waits outside."""


class ServerState:
    """One process's database, clock, keys, threads, cells and bell."""

    def __init__(
        self,
        *,
        db: Database,
        clock: Clock,
        rng: Random,
        secrets: Secrets,
        threads: int,
        cells: Cells | None = None,
    ) -> None:
        """Without cells every read asks the database, and nobody is told of what is written."""
        self.db = db
        self.clock = clock
        self.rng = rng
        self.secrets = secrets
        self.ring = KeyRing(db, secrets)
        self._threads = threads
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self._in_flight = 0
        ahead = Ahead(self._executor)
        self.rights = Rights(db, self.ring, ahead=ahead)
        self.cursors = Cursors(secrets.cursors)
        self.rates = Rates(rng=rng)
        """Counts in this process alone; main puts what the settings say in its place."""
        epochs = CacheEpochs(db, ahead=ahead.read)
        if cells is not None:
            db.watch(Refresher(cells, epochs, clock=clock))
        self.shelf = Shelf(db, cells, epochs)
        self.stock_memory = StockMemory()
        self.measures = Measures()
        db.tell_retries(self.measures.retried)
        self.finder = CellFinder(cells)
        self.flow = Flow(lambda: clock.wall_ms() / 1000)
        self.bell = FeedBell(self._heads)
        self.live = LiveStreams(self.bell, self._heads)
        self.cells = cells
        self.webhook_networks: Sequence[Network] = ()
        """Networks that webhooks may lead to though they are not public; main sets them."""
        self._before_close: list[Callable[[], None]] = []
        self.hashing = threading.BoundedSemaphore(HASHES_AT_ONCE)

    async def run[T](self, work: Callable[[], T]) -> T:
        """Run synchronous work on a thread of the pool, which is as large as the database's.

        Raises BusyError at once when too much is waiting already.
        """
        if self._in_flight >= self._threads * QUEUE_PER_THREAD:
            raise BusyError("too many requests wait")
        self._in_flight += 1
        asked_s = time.perf_counter()
        # The log lines of the thread belong to the request that it works for.
        context = contextvars.copy_context()

        def run() -> T:
            self.measures.pool_wait_s.observe(time.perf_counter() - asked_s)
            return context.run(work)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._executor, run)
        finally:
            self._in_flight -= 1

    def before_close(self, end: Callable[[], None]) -> None:
        """Have something else ended first that uses the database."""
        self._before_close.append(end)

    def count_refusal(self, error: RefusedError | ProtocolError | BusyError) -> None:
        """Count a request that gets a problem for its answer."""
        code = ServerCode.BUSY if isinstance(error, BusyError) else error.code
        self.measures.refusals.labels(str(code)).inc()

    def close(self) -> None:
        """End the threads when their work is done, and the connections."""
        for end in self._before_close:
            end()
        self._executor.shutdown(wait=True)
        self.rates.close()
        if self.cells is not None:
            self.cells.close()
        self.db.close()

    async def _heads(self, store_ids: list[int]) -> dict[int, int]:
        def read() -> dict[int, int]:
            with self.db.read() as tx:
                return stores.heads(tx, store_ids)

        try:
            return await self.run(read)
        except BusyError:
            # The waiters' own time-outs bring them back; a hint may be lost.
            return {}
