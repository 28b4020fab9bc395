"""The consumer that empties cells which are older than the log: a writer may have died."""

from pos_protocol import ledger
from sync_server.cache.port import Cells, Place
from sync_server.db import stores
from sync_server.queue.handlers import Batch, Handler


def cache_repair(cells: Cells) -> Handler:
    """The handler over these cells."""

    def repair(batch: Batch) -> None:
        newest: dict[int, int] = {}
        for one in batch.happened:
            moved = ledger.stock_movements(one.event)
            for movement, version in zip(moved, one.versions, strict=True):
                newest[movement.product_id] = max(version, newest.get(movement.product_id, 0))
        if newest:
            epoch = stores.cache_epoch(batch.tx, batch.store_id)
            cells.repair(
                [
                    (Place(batch.store_id, product_id, epoch), version)
                    for product_id, version in sorted(newest.items())
                ]
            )

    return repair
