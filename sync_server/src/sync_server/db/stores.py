"""Stores and the heads of their feeds."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from pos_protocol.chain import FEED_START, office_till
from pos_protocol.ids import OFFICE_TILL_NO
from sqlalchemy import BigInteger, bindparam, case, insert, select, update

from sync_server.db import schema
from sync_server.db.audit.entries import open_chain
from sync_server.db.changes import note_feed
from sync_server.db.database import Tx
from sync_server.db.event_log import LaneHead
from sync_server.db.projections import READ_MODEL
from sync_server.db.tills import Till, add_till

OFFICE_EPOCH = 1
OFFICE_NONCE = ""
"""The office's chain begins at a genesis that any server can compute again."""

# What every push or pull asks is built once: building takes longer than a small query does.
_head, _till = schema.store_head.c, schema.till.c
_FEED_HEAD = select(
    _head.feed_id, _head.seq, _head.feed_hash, _head.cache_epoch, _head.fold_digest
).where(_head.store_id == bindparam("store_id"))
_FEED_OF_TILL = (
    select(_till.store_id, _till.revoked_ms, _head.feed_id, _head.seq, _head.feed_hash)
    .join_from(schema.till, schema.store_head, _till.store_id == _head.store_id)
    .where(_till.till_id == bindparam("till_id"), _till.key_id != "")
)
_COUNT_PUSH = "UPDATE store_head SET pushes = pushes + 1 WHERE store_id = {:d}"
# Numbers and digits only: to look at each value by itself takes longer than the database does.
_MOVE_FEED = (
    "UPDATE store_head SET seq = {seq:d}, feed_hash = x'{feed_hash}', fold_digest = {digest}"
    " WHERE store_id = {store_id:d}"
)
_MOVE_LANE = (
    "UPDATE till_head SET till_seq = {till_seq:d}, hash = x'{hash}' WHERE store_id = {store_id:d}"
    " AND till_id = x'{till_id}' AND epoch = {epoch:d} AND lane = {lane:d}"
)
_MOVE_BOTH = (
    "UPDATE store_head f JOIN till_head t ON t.store_id = f.store_id SET f.seq = {seq:d},"
    " f.feed_hash = x'{feed_hash}', f.fold_digest = {digest}, t.till_seq = {till_seq:d},"
    " t.hash = x'{hash}' WHERE f.store_id = {store_id:d} AND t.till_id = x'{till_id}'"
    " AND t.epoch = {epoch:d} AND t.lane = {lane:d}"
)
_OPEN_CACHE_EPOCH = (
    update(schema.store_head)
    .where(_head.store_id == bindparam("of_store"))
    .values(
        cache_epoch=case(
            (_head.cache_epoch < bindparam("now_ms", type_=BigInteger), bindparam("now_ms")),
            else_=_head.cache_epoch + 1,
        )
    )
)
_CACHE_EPOCHS = select(_head.store_id, _head.cache_epoch).where(
    _head.cache_epoch >= bindparam("epoch")
)


class Store(Struct, frozen=True, kw_only=True):
    """A shop, and its place in time: the newest position of its feed and the feed's hash there."""

    store_id: int
    name: str
    currency: str
    feed_id: UUID
    seq: int
    feed_hash: bytes


class FeedHead(Struct, frozen=True, kw_only=True):
    """The newest position of a store's feed.

    `cache_epoch` is that of what is kept of the store elsewhere;
    `fold_digest` is that of the stock there, in 8 bytes; None where nobody has worked it out yet.
    """

    feed_id: UUID
    seq: int
    feed_hash: bytes
    fold_digest: bytes | None = None
    cache_epoch: int = 0


class TillFeed(Struct, frozen=True, kw_only=True):
    """The feed that a till may read, unless it was revoked."""

    store_id: int
    is_revoked: bool
    head: FeedHead


def add_store(tx: Tx, store: Store, now_ms: int) -> None:
    """Make a store with an empty feed and its office. The caller has looked that there is none."""
    tx.execute(
        insert(schema.store).values(
            store_id=store.store_id, name=store.name, currency=store.currency, created_ms=now_ms
        )
    )
    tx.execute(
        insert(schema.store_head).values(
            store_id=store.store_id,
            seq=0,
            pushes=0,
            feed_id=store.feed_id.bytes,
            feed_hash=FEED_START,
            cache_epoch=0,
            read_model=READ_MODEL,
        )
    )
    open_chain(tx, store.store_id)
    office = office_of(store.store_id)
    add_till(tx, office, now_ms)
    tx.execute(
        insert(schema.till_epoch).values(
            store_id=store.store_id,
            till_id=office.till_id.bytes,
            epoch=OFFICE_EPOCH,
            server_nonce=OFFICE_NONCE,
            parent_epoch=0,
            parent_till_seq=0,
            parent_hash=bytes(32),
            reason="office",
            opened_ms=now_ms,
        )
    )


def find_store(tx: Tx, store_id: int) -> Store | None:
    """A store by its number."""
    store, head = schema.store.c, schema.store_head.c
    row = tx.execute(
        select(store.name, store.currency, head.feed_id, head.seq, head.feed_hash)
        .join_from(schema.store, schema.store_head, store.store_id == head.store_id)
        .where(store.store_id == store_id)
    ).one_or_none()
    if row is None:
        return None
    return Store(
        store_id=store_id,
        name=row.name,
        currency=row.currency,
        feed_id=UUID(bytes=row.feed_id),
        seq=row.seq,
        feed_hash=row.feed_hash,
    )


def rename_store(tx: Tx, store_id: int, name: str) -> None:
    """Give a store another name."""
    tx.execute(update(schema.store).where(schema.store.c.store_id == store_id).values(name=name))


def page_of_stores(tx: Tx, *, after: int, limit: int) -> list[Store]:
    """Stores whose numbers are above `after`, by number."""
    column = schema.store.c
    ids = tx.execute(
        select(column.store_id)
        .where(column.store_id > after)
        .order_by(column.store_id)
        .limit(limit)
    ).scalars()
    found = (find_store(tx, store_id) for store_id in ids.all())
    return [store for store in found if store is not None]


def store_ids(tx: Tx) -> list[int]:
    """Every store's number, in order."""
    return list(
        tx.execute(select(schema.store.c.store_id).order_by(schema.store.c.store_id)).scalars()
    )


def heads(tx: Tx, stores: list[int]) -> dict[int, int]:
    """The newest position of each of these stores."""
    head = schema.store_head.c
    rows = tx.execute(select(head.store_id, head.seq).where(head.store_id.in_(stores)))
    return {row.store_id: row.seq for row in rows}


def feed_head(tx: Tx, store_id: int) -> FeedHead | None:
    """The head of a store's feed as it is now, without a lock."""
    row = tx.execute(_FEED_HEAD, {"store_id": store_id}).one_or_none()
    return None if row is None else head_of(row)


def head_of(row: Sequence[Any]) -> FeedHead:
    """The head of a feed by its columns: feed_id, seq, feed_hash, cache_epoch, fold_digest."""
    feed_id, seq, feed_hash, cache_epoch, fold_digest = row
    return FeedHead(
        feed_id=UUID(bytes=feed_id),
        seq=seq,
        feed_hash=feed_hash,
        fold_digest=fold_digest,
        cache_epoch=cache_epoch,
    )


def feed_of_till(tx: Tx, till_id: UUID) -> TillFeed | None:
    """What a pull needs to know first, in one question to the database."""
    row = tx.execute(_FEED_OF_TILL, {"till_id": till_id.bytes}).one_or_none()
    if row is None:
        return None
    return TillFeed(
        store_id=row.store_id,
        is_revoked=row.revoked_ms is not None,
        head=FeedHead(feed_id=UUID(bytes=row.feed_id), seq=row.seq, feed_hash=row.feed_hash),
    )


def office_of(store_id: int) -> Till:
    """The till that a store's office is, from its first day on; nobody can revoke it."""
    return Till(
        store_id=store_id,
        till_id=office_till(store_id),
        till_no=OFFICE_TILL_NO,
        epoch_max=OFFICE_EPOCH,
        key_id="",
        public_key=b"",
    )


def lock_feed(tx: Tx, store_id: int) -> FeedHead | None:
    """Take the store for this transaction: one writer at a time, until COMMIT.

    First of all statements, and a real change of the row even if all turns out to be known already:
    so positions are given in the order of commits (design: the safe cursor), also where writers
    meet only at COMMIT (Galera).
    """
    take_lock(tx, store_id)
    row = tx.execute(_FEED_HEAD, {"store_id": store_id}).one_or_none()
    if row is None:
        return None
    note_feed(tx, store_id, cache_epoch=row.cache_epoch)
    return head_of(row)


def take_lock(tx: Tx, store_id: int) -> None:
    """The first half of `lock_feed`, for who reads more than the head behind it."""
    tx.exec_driver_sql(_COUNT_PUSH.format(store_id))


def move_feed(tx: Tx, store_id: int, head: FeedHead) -> None:
    """Set the head of a locked feed."""
    tx.exec_driver_sql(_MOVE_FEED.format_map(_moved(store_id, head)))


def move_both(tx: Tx, till: Till, head: FeedHead, *, epoch: int, lane: LaneHead) -> None:
    """Set the head of a locked feed, and that of the one lane that moved with it and is stored."""
    place = {"till_id": till.till_id.hex, "epoch": epoch, "lane": lane.lane}
    words = (
        _moved(till.store_id, head) | place | {"till_seq": lane.till_seq, "hash": lane.hash.hex()}
    )
    # SQLite changes one table at a time.
    asked = (_MOVE_LANE, _MOVE_FEED) if tx.dialect.name == "sqlite" else (_MOVE_BOTH,)
    for each in asked:
        tx.exec_driver_sql(each.format_map(words))


def _moved(store_id: int, head: FeedHead) -> dict[str, int | str]:
    digest = head.fold_digest
    return {
        "store_id": store_id,
        "seq": head.seq,
        "feed_hash": head.feed_hash.hex(),
        "digest": "NULL" if digest is None else f"x'{digest.hex()}'",
    }


def set_fold_digest(tx: Tx, store_id: int, digest: bytes) -> None:
    """Keep the digest over the stock at the head of a locked feed."""
    tx.execute(
        update(schema.store_head).where(_head.store_id == store_id).values(fold_digest=digest)
    )


def outdated(tx: Tx) -> list[int]:
    """The stores whose read model an older program has folded, in order."""
    found = select(_head.store_id).where(_head.read_model < READ_MODEL).order_by(_head.store_id)
    return list(tx.execute(found).scalars())


def judged_otherwise_to(tx: Tx, store_id: int) -> int:
    """The position up to which a program of other rules judged a store's feed; 0 for nowhere.

    A store whose head is gone says nothing of it either.
    """
    found = select(_head.judged_otherwise_to).where(_head.store_id == store_id)
    return int(tx.execute(found).scalar_one_or_none() or 0)


def set_read_model(tx: Tx, store_id: int) -> None:
    """Say that a store's read model has this program's form."""
    tx.execute(
        update(schema.store_head).where(_head.store_id == store_id).values(read_model=READ_MODEL)
    )


def renew_feed(tx: Tx, store_id: int, feed_id: UUID) -> None:
    """Give a locked feed a new name; its positions and hashes stay."""
    head = schema.store_head.c
    tx.execute(
        update(schema.store_head).where(head.store_id == store_id).values(feed_id=feed_id.bytes)
    )


def open_cache_epoch(tx: Tx, store_id: int, now_ms: int) -> int:
    """Begin a new epoch of what is kept of a store outside the database; gives its number.

    Numbers are times, so that a process finds the epochs that it does not know by one short look.
    """
    tx.execute(_OPEN_CACHE_EPOCH, {"of_store": store_id, "now_ms": now_ms})
    return cache_epoch(tx, store_id)


def cache_epoch(tx: Tx, store_id: int) -> int:
    """The epoch of a store's cells as this transaction sees it."""
    return int(tx.execute(select(_head.cache_epoch).where(_head.store_id == store_id)).scalar_one())


def cache_epochs_since(tx: Tx, epoch: int) -> dict[int, int]:
    """The epochs of the stores whose epoch is this number or a higher one."""
    rows = tx.execute(_CACHE_EPOCHS, {"epoch": epoch})
    return {row.store_id: row.cache_epoch for row in rows}
