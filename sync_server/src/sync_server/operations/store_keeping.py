"""What an operator does about stores and their tills: make, look, block, restore."""

from random import Random
from uuid import UUID

from msgspec import Struct, structs
from pos_protocol.chain import FEED_START
from pos_protocol.events import INT_MAX
from pos_protocol.ids import OFFICE_TILL_NO, new_event_id
from pos_protocol.money import CURRENCIES

from sync_server.db import event_log, stores, tills
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.database import Database, Tx
from sync_server.db.stores import Store
from sync_server.db.tills import Till
from sync_server.errors import RefusedError, ServerCode

NAME_CHARS_MAX = 200


def add_store(
    db: Database, *, store_id: int, name: str, currency: str, rng: Random, now_ms: int
) -> Store:
    """Make a store with an empty feed. Raises RefusedError(STORE_EXISTS or MALFORMED)."""
    store = new_store(store_id, name=name, currency=currency, feed_id=new_event_id(now_ms, rng))
    db.write(lambda tx: add_store_in(tx, store, now_ms))
    return store


def new_store(store_id: int, *, name: str, currency: str, feed_id: UUID) -> Store:
    """A store as it will be. Raises RefusedError(MALFORMED)."""
    if not 1 <= store_id <= INT_MAX:
        raise RefusedError(
            ServerCode.MALFORMED, f"a store's number is a whole number from 1 to {INT_MAX}"
        )
    if currency not in CURRENCIES:
        raise RefusedError(
            ServerCode.MALFORMED, f"a store's currency is one of {', '.join(CURRENCIES)}"
        )
    return Store(
        store_id=store_id,
        name=store_name(name),
        currency=currency,
        feed_id=feed_id,
        seq=0,
        feed_hash=FEED_START,
    )


def store_name(name: str) -> str:
    """A name that a store can have. Raises RefusedError(MALFORMED)."""
    name = name.strip()
    if not name or len(name) > NAME_CHARS_MAX or not name.isprintable():
        raise RefusedError(
            ServerCode.MALFORMED,
            "a store's name has 1 to 200 characters, none of them control characters",
        )
    return name


def add_store_in(tx: Tx, store: Store, now_ms: int) -> None:
    """Make a store in the caller's transaction. Raises RefusedError(STORE_EXISTS)."""
    if stores.find_store(tx, store.store_id) is not None:
        raise RefusedError(ServerCode.STORE_EXISTS, f"there is a store {store.store_id} already")
    stores.add_store(tx, store, now_ms)
    entries.append(
        tx, AuditDeed.STORE_ADDED, store_id=store.store_id, subject=store.name, at_ms=now_ms
    )


def rename_store_in(tx: Tx, store: Store, name: str, *, now_ms: int) -> Store:
    """Give a store another name: tills that are enrolled later show it. Raises as `store_name`."""
    named = structs.replace(store, name=store_name(name))
    if named.name != store.name:
        stores.rename_store(tx, store.store_id, named.name)
        entries.append(
            tx,
            AuditDeed.STORE_CHANGED,
            store_id=store.store_id,
            subject=named.name,
            detail={"name_before": store.name},
            at_ms=now_ms,
        )
    return named


class KnownTill(Struct, frozen=True, kw_only=True):
    """A till as an operator sees it; `events` is the last till_seq of its newest epoch."""

    till: Till
    events: int


def new_feed(db: Database, *, store_id: int, rng: Random, now_ms: int) -> UUID:
    """Say that a store's history may lack its end, as after a restore: its feed gets a new name.

    Every till then looks for the last place that both have and hands up again what is missing. By
    the feed's hashes they would find out too; this tells them at once. Raises
    RefusedError(NOT_FOUND).
    """
    feed_id = new_event_id(now_ms, rng)

    def work(tx: Tx) -> None:
        if stores.lock_feed(tx, store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        stores.renew_feed(tx, store_id, feed_id)
        entries.append(tx, AuditDeed.FEED_RENEWED, store_id=store_id, at_ms=now_ms)

    db.write(work)
    return feed_id


def known_tills(db: Database, store_id: int) -> list[KnownTill]:
    """The tills of a store. Raises RefusedError(NOT_FOUND)."""
    with db.read() as tx:
        if stores.find_store(tx, store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        return known_tills_in(tx, store_id)


def known_tills_in(tx: Tx, store_id: int) -> list[KnownTill]:
    """The tills of a store, its office first."""
    found = []
    for till in tills.of_store(tx, store_id):
        heads = event_log.lane_heads(tx, till, till.epoch_max)
        found.append(KnownTill(till=till, events=heads[0].till_seq if heads else 0))
    return found


def find_till_in(tx: Tx, store_id: int, till_no: int) -> KnownTill:
    """One till of a store that people use. Raises RefusedError(NOT_FOUND)."""
    for each in known_tills_in(tx, store_id):
        if each.till.till_no == till_no != OFFICE_TILL_NO:
            return each
    raise RefusedError(ServerCode.NOT_FOUND, f"store {store_id} has no till {till_no}")


def revoke(db: Database, *, store_id: int, till_no: int, now_ms: int) -> bool:
    """Block a till: what it still hands up is held, and it takes nothing; False if it was already.

    Raises RefusedError(NOT_FOUND).
    """
    return db.write(lambda tx: revoke_in(tx, store_id, till_no, now_ms=now_ms))


def revoke_in(tx: Tx, store_id: int, till_no: int, *, now_ms: int) -> bool:
    """Block a till in the caller's transaction. As `revoke`."""
    till = find_till_in(tx, store_id, till_no).till
    is_new = tills.revoke_till(tx, till.till_id, now_ms)
    if is_new:
        entries.append(
            tx,
            AuditDeed.TILL_REVOKED,
            store_id=store_id,
            subject=f"till {till_no}",
            at_ms=now_ms,
        )
    return is_new
