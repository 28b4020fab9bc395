"""What the newest push left of its stores' stock, kept in this process and proven before use.

A till that hands up a backlog sells the same goods again and again: what one batch has just written
need not be read for the next. The store's head, read under its lock, tells whether anything was
committed since: position, hash, and the epoch that a rebuild opens.
"""

import threading
from typing import NamedTuple

from msgspec import Struct

from sync_server.db.bulk import Row
from sync_server.db.projections.stock import Level
from sync_server.db.stores import FeedHead

PRODUCTS_MAX = 20_000
"""Of all stores together, about 1 KB each."""


class Left(NamedTuple):
    """Where in the feed a product's line of this version stands: there it left the one before."""

    version: int
    store_seq: int


class StockKept(Struct, frozen=True, kw_only=True):
    """Products of one store as they are at `head`: their levels, and the newest lines of some.

    `left_at` is where some of these left the version that their newest line names as known.
    """

    head: FeedHead
    levels: dict[int, Level]
    lines: dict[int, list[Row]]
    left_at: dict[int, Left]


class StockMemory:
    """What was kept of each store. Used by any thread; an entry has one owner at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[int, StockKept] = {}
        self._products = 0

    def take(self, store_id: int, head: FeedHead) -> StockKept | None:
        """Take out what was kept of a store, if its feed still ends where that was right.

        Whoever took it gives it back only after COMMIT; so what a failed transaction has changed
        is forgotten.
        """
        with self._lock:
            kept = self._drop(store_id)
        return kept if kept is not None and kept.head == head else None

    def keep(self, store_id: int, kept: StockKept) -> None:
        """Keep what a committed push left; what was longest not used makes room."""
        if len(kept.levels) > PRODUCTS_MAX:
            return
        with self._lock:
            self._drop(store_id)
            self._kept[store_id] = kept
            self._products += len(kept.levels)
            while self._products > PRODUCTS_MAX:
                self._drop(next(iter(self._kept)))

    def _drop(self, store_id: int) -> StockKept | None:
        kept = self._kept.pop(store_id, None)
        if kept is not None:
            self._products -= len(kept.levels)
        return kept
