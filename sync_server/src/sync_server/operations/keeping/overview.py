"""Stores at a glance: what waits for somebody in each, and when its tills were last heard of."""

from msgspec import Struct

from sync_server.db import stores
from sync_server.db.database import Database
from sync_server.db.queries import overview
from sync_server.db.queries.overview import TillHeard, Waiting
from sync_server.db.stores import Store


class StoreAtAGlance(Struct, frozen=True, kw_only=True):
    """One store."""

    store: Store
    waiting: Waiting
    tills: list[TillHeard]


def at_a_glance(
    db: Database, store_ids: tuple[int, ...] | None, *, after: int, limit: int
) -> list[StoreAtAGlance]:
    """Stores whose numbers are above `after`, all there are for None. Raises BusyError."""
    with db.read() as tx:
        if store_ids is None:
            found = stores.page_of_stores(tx, after=after, limit=limit)
        else:
            asked = [number for number in sorted(store_ids) if number > after][:limit]
            each = (stores.find_store(tx, number) for number in asked)
            found = [store for store in each if store is not None]
        numbers = [store.store_id for store in found]
        waiting = overview.waiting(tx, numbers)
        tills: dict[int, list[TillHeard]] = {number: [] for number in numbers}
        for till in overview.tills(tx, numbers):
            tills[till.store_id].append(till)
    return [
        StoreAtAGlance(store=store, waiting=waiting[store.store_id], tills=tills[store.store_id])
        for store in found
    ]
