"""What the newest writer left of its store, kept in this process and proven before use.

A till that hands up a backlog sells the same goods again and again, and so does a program that
sells by the API: what one transaction has just written need not be read for the next. The store's
head, read under its lock, tells whether anything was committed since: position, hash, and the epoch
that a rebuild opens.
"""

import threading
from collections.abc import Iterable

from msgspec import Struct, structs
from pos_protocol.chain import fold_term

from sync_server.db.bulk import Row
from sync_server.db.projections.stock import Level
from sync_server.db.queries.products import ProductView
from sync_server.db.stores import FeedHead

PRODUCTS_MAX = 20_000
"""Of all stores together, about 1 KB each."""


class Left(Struct, frozen=True):
    """Where in the feed a product's line of this version stands: there it left the one before."""

    version: int
    store_seq: int


class StockKept(Struct, frozen=True, kw_only=True):
    """Products of one store as they are at `head`: their levels, and the newest lines of some.

    `left_at` is where some of these left the version that their newest line names as known. `goods`
    are what the catalogue says of some; the stock in them is of when they were read.
    """

    head: FeedHead
    levels: dict[int, Level]
    lines: dict[int, list[Row]]
    left_at: dict[int, Left]
    goods: dict[int, ProductView] = {}

    def product(self, product_id: int) -> ProductView | None:
        """A live product that is known whole, with its stock at `head`."""
        view, level = self.goods.get(product_id), self.levels.get(product_id)
        if view is None or level is None:
            return None
        return structs.replace(
            view,
            quantity_milli=level.quantity,
            first_stocked_in_ms=level.first_in_ms,
            version=level.version,
        )

    def learn(self, view: ProductView) -> None:
        """Take in a live product that was read at `head`."""
        number = view.product_id
        self.goods[number] = view
        if view.version:
            self.levels[number] = Level(
                quantity=view.quantity_milli,
                version=view.version,
                first_in_ms=view.first_stocked_in_ms,
                was=fold_term(number, view.quantity_milli, view.version),
            )

    def followed_by(self, stock: "StockKept", edited: Iterable[int]) -> "StockKept":
        """What is known behind a transaction that left this `stock`, and edited these products."""
        for product_id in edited:
            self.goods.pop(product_id, None)
        return structs.replace(stock, goods=self.goods)


class StockMemory:
    """What was kept of each store. Used by any thread; an entry has one owner at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[int, StockKept] = {}
        self._products = 0

    def take(self, store_id: int, head: FeedHead) -> StockKept | None:
        """Take out what was kept of a store, if its feed still ends where that was right.

        Whoever took it may change it, and gives it back as it will be after COMMIT.
        """
        with self._lock:
            kept = self._drop(store_id)
        return kept if kept is not None and kept.head == head else None

    def keep(self, store_id: int, kept: StockKept) -> None:
        """Keep what a transaction leaves; what was longest not used makes room.

        It may be kept before COMMIT, so that who waits for the store's lock finds it: if the
        transaction fails, the feed never ends at its head, and it is not believed. Nothing of it
        may be changed any more.
        """
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
