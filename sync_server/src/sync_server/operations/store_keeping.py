"""Stores: making one."""

from random import Random

from pos_protocol.chain import FEED_START
from pos_protocol.events import INT_MAX
from pos_protocol.ids import new_event_id

from sync_server.db import stores
from sync_server.db.database import Database, Tx
from sync_server.db.stores import Store
from sync_server.errors import RefusedError, ServerCode

NAME_CHARS_MAX = 200


def add_store(
    db: Database, *, store_id: int, name: str, currency: str, rng: Random, now_ms: int
) -> Store:
    """Make a store with an empty feed. Raises RefusedError(STORE_EXISTS or MALFORMED)."""
    name = name.strip()
    if not 1 <= store_id <= INT_MAX:
        raise RefusedError(ServerCode.MALFORMED, "a store's number is a whole number above zero")
    if not name or len(name) > NAME_CHARS_MAX or not name.isprintable():
        raise RefusedError(
            ServerCode.MALFORMED,
            "a store's name has 1 to 200 characters, none of them control characters",
        )
    if len(currency) != 3 or not currency.isascii() or not currency.isupper():
        raise RefusedError(ServerCode.MALFORMED, "a currency is three capital letters, as PKR")
    store = Store(
        store_id=store_id,
        name=name,
        currency=currency,
        feed_id=new_event_id(now_ms, rng),
        seq=0,
        feed_hash=FEED_START,
    )

    def work(tx: Tx) -> Store:
        if stores.find_store(tx, store_id) is not None:
            raise RefusedError(ServerCode.STORE_EXISTS, f"there is a store {store_id} already")
        stores.add_store(tx, store, now_ms)
        return store

    return db.write(work)
