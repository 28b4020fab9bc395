"""Every committed change of a product reaches its cell: the one seam of writing and caching."""

import uuid
from collections.abc import Callable

import msgspec

from sync_server.cache.port import CacheAwayError, Cells, Place, Renewal
from sync_server.clock import Clock
from sync_server.db import stores
from sync_server.db.changes import Changes, Figure
from sync_server.db.database import Tx
from sync_server.operations.caching.epochs import CacheEpochs


class Refresher:
    """Watches the transactions of one process.

    What cannot be said to the cells opens a new epoch of the store, in the same transaction: then
    nobody finds its old cells. So does a process without cells, such as a command that runs beside
    a server.
    """

    def __init__(self, cells: Cells | None, epochs: CacheEpochs, *, clock: Clock) -> None:
        self._cells = cells
        self._epochs = epochs
        self._clock = clock

    def prepare(self, tx: Tx, changes: Changes) -> Callable[[], None] | None:
        """Say what is about to change; gives what is to be done after COMMIT."""
        written = {store_id for store_id, _product_id in changes.products}
        # The epoch of a store is read under its lock; whoever wrote without it is not trusted.
        lost = changes.stores | (written - changes.fed.keys())
        places = {
            (store_id, product_id): Place(store_id, product_id, changes.fed[store_id])
            for store_id, product_id in changes.products
            if store_id not in lost
        }
        writer = uuid.uuid4().hex
        if places and not self._intend(writer, list(places.values())):
            lost |= {place.store_id for place in places.values()}
            places = {}
        opened = self._open_epochs(tx, lost)
        if not places and not opened:
            return None
        renewals = [_renewal(place, changes.products[key]) for key, place in places.items()]

        def finish() -> None:
            for store_id, epoch in opened.items():
                self._epochs.set(store_id, epoch)
            if self._cells is not None and renewals:
                self._cells.renew(writer, renewals)

        return finish

    def _intend(self, writer: str, places: list[Place]) -> bool:
        if self._cells is None:
            return False
        try:
            self._cells.intend(writer, places)
        except CacheAwayError:
            return False
        return True

    def _open_epochs(self, tx: Tx, store_ids: set[int]) -> dict[int, int]:
        opened = {}
        for store_id in sorted(store_ids):
            self._epochs.suspend(store_id)
            opened[store_id] = stores.open_cache_epoch(tx, store_id, self._clock.wall_ms())
        return opened


def _renewal(place: Place, figure: Figure | None) -> Renewal:
    if figure is None:
        return Renewal(place=place)
    return Renewal(place=place, version=figure.version, stock=msgspec.msgpack.encode(figure))
