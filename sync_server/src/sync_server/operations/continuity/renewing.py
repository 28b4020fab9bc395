"""A read model that an older program has left is folded anew from the log."""

import logging
from collections.abc import Callable

from sync_server.db import snapshots, stores
from sync_server.db.database import Database, Tx
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.reporting.summing import rebuild_reports

_log = logging.getLogger("sync_server")


def renew(db: Database, store_id: int) -> int:
    """Fold a store's read model and its reports anew; gives the number of events.

    What is cut short is outdated still, and done whole the next time. Raises
    RefusedError(NOT_FOUND), BusyError.
    """
    count = rebuild(db, store_id)
    rebuild_reports(db, store_id)

    def work(tx: Tx) -> None:
        # Made by the older program in its own form; a till that wants one has it made.
        snapshots.forget_all(tx, store_id)
        stores.set_read_model(tx, store_id)

    db.write(work)
    return count


def renew_outdated(db: Database, tell: Callable[[int, int], None] | None = None) -> None:
    """Renew every store that needs it; `tell` hears the store and its events after each.

    Raises BusyError.
    """
    with db.read() as tx:
        waiting = stores.outdated(tx)
    for store_id in waiting:
        _log.info("store %s: its read model is of an older program and is folded anew", store_id)
        count = renew(db, store_id)
        if tell is not None:
            tell(store_id, count)
