"""Which epoch of a store's cells counts now: in the database, looked up once a second for all."""

import threading
import time
from collections.abc import Callable, Hashable

from sync_server.cache.port import Place
from sync_server.db import stores
from sync_server.db.database import Database
from sync_server.errors import BusyError

FRESH_S = 1.0
"""How old what other processes see may be: the one staleness that the cache allows."""

AGEING_S = 0.5
"""From then on it is looked up ahead of time, while somebody asks."""

USABLE_S = 2.0
OVERLAP_MS = 60_000
"""Epochs are times; one that was numbered before another may be committed after it."""


class CacheEpochs:
    """The epochs of all stores as this process knows them."""

    def __init__(
        self,
        db: Database,
        *,
        ahead: Callable[[Hashable, Callable[[], object]], None] | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`ahead` does some reading soon, in a thread of somebody's."""
        self._db = db
        self._ahead = ahead
        self._now_s = now_s
        self._lock = threading.Lock()
        self._known: dict[int, int] = {}
        self._newest = 0
        self._looked_s = float("-inf")
        self._suspended: dict[int, float] = {}

    def place(self, store_id: int, product_id: int, *, may_wait: bool = True) -> Place | None:
        """Where a product's cell is; None while that cannot be told.

        Without `may_wait` nothing is looked up at once, which leaves it to somebody who may.
        """
        age_s = self._now_s() - self._looked_s
        if age_s >= FRESH_S and may_wait:
            self._look_once()
            age_s = self._now_s() - self._looked_s
        elif age_s >= AGEING_S and not may_wait and self._ahead is not None:
            self._ahead("cache epochs", self._look_once)
        if age_s >= (USABLE_S if may_wait else FRESH_S) or store_id in self._suspended:
            return None
        return Place(store_id, product_id, self._known.get(store_id, 0))

    def suspend(self, store_id: int) -> None:
        """A new epoch is about to be committed: until it is known, nothing can be told."""
        self._suspended[store_id] = self._now_s()

    def set(self, store_id: int, epoch: int) -> None:
        """A new epoch of this process's own is committed."""
        with self._lock:
            self._known[store_id] = max(epoch, self._known.get(store_id, 0))
            self._suspended.pop(store_id, None)

    def _look_once(self) -> None:
        if self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()

    def _look(self) -> None:
        started_s = self._now_s()
        try:
            with self._db.read() as tx:
                found = stores.cache_epochs_since(tx, max(1, self._newest - OVERLAP_MS))
        except BusyError:
            # Without the database nothing can be read anyway.
            return
        for store_id, epoch in found.items():
            self._known[store_id] = max(epoch, self._known.get(store_id, 0))
            self._newest = max(self._newest, epoch)
        # A COMMIT whose answer was lost is over by the time the driver gives up.
        for store_id, since_s in list(self._suspended.items()):
            if since_s < started_s - 35.0:
                self._suspended.pop(store_id, None)
        self._looked_s = started_s
