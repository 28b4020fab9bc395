"""What was brought forward: kept as the chunks that it came in, loaded before the log is folded."""

import hashlib
from collections.abc import Container, Iterable, Iterator
from typing import Literal
from uuid import UUID

import msgspec
from pos_protocol.chain import FOLD_MODULUS, fold_term
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.ids import MovementPlace
from pos_protocol.snapshot import (
    STOCK,
    ChunkNote,
    LaneEnd,
    StockRow,
    packed,
    read_rows,
    unpack,
)

from pos_app.db import cursors
from pos_app.db.brought.rows import TABLES, Loader, is_known
from pos_app.db.statement import Statement, Tx

KEPT_MS = 35 * 24 * 3600 * 1000
"""Own events stay so long: longer than any loss of a server that its tills should refill."""

type Origin = Literal["snapshot", "compaction"]


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """The place of the feed up to which everything is brought forward.

    `fold_digest` is 16 hex digits over the confirmed stock there. Not settled: own events above may
    be in it too, which shows when the server has answered each of them.
    """

    origin: Origin
    feed_id: UUID
    store_seq: int
    feed_hash: bytes
    fold_digest: str
    taken_ms: int
    is_settled: bool = True


_FIND = Statement(
    "SELECT origin, feed_id, store_seq, feed_hash, fold_digest, taken_ms, is_settled FROM brought"
)
_CHUNKS = Statement("SELECT n, sha256, content FROM brought_chunk ORDER BY n")
_ENDS = Statement("SELECT till_id, epoch, lane, till_seq, hash FROM brought_end")
_REACHES = Statement(
    "SELECT 1 FROM brought_end b, till_state t WHERE b.epoch = :epoch AND b.till_seq >= :till_seq"
    " AND (b.till_id = t.till_id) = (t.till_no = :till_no)"
)
_CLEAR = ("DELETE FROM brought", "DELETE FROM brought_chunk", "DELETE FROM brought_end")
_PUT = Statement(
    "INSERT INTO brought (id, origin, feed_id, store_seq, feed_hash, fold_digest, taken_ms,"
    " is_settled) VALUES (1, :origin, :feed_id, :store_seq, :feed_hash, :fold_digest, :taken_ms,"
    " :is_settled)"
)
_TO_SETTLE = Statement(
    "SELECT 1 FROM brought WHERE is_settled = 0 AND NOT EXISTS (SELECT 1 FROM outbox)"
)
_SETTLED = Statement("UPDATE brought SET is_settled = 1")
_PUT_CHUNK = "INSERT INTO brought_chunk (n, sha256, content) VALUES (?, ?, ?)"
_PUT_END = "INSERT INTO brought_end (till_id, epoch, lane, till_seq, hash) VALUES (?, ?, ?, ?, ?)"


def find(tx: Tx) -> Brought | None:
    """What was brought forward, or None for a till that has its whole history."""
    row = _FIND.one(tx)
    if row is None:
        return None
    return Brought(
        origin=row[0],
        feed_id=UUID(bytes=row[1]),
        store_seq=row[2],
        feed_hash=row[3],
        fold_digest=row[4],
        taken_ms=row[5],
        is_settled=bool(row[6]),
    )


def ends(tx: Tx) -> list[LaneEnd]:
    """Where each till's chain stands at that place: what follows names one of these hashes."""
    return [
        LaneEnd(
            till=UUID(bytes=row[0]), epoch=row[1], lane=row[2], till_seq=row[3], hash=row[4].hex()
        )
        for row in _ENDS.run(tx)
    ]


def reaches(tx: Tx, place: MovementPlace) -> bool:
    """Whether what was brought forward may hold a place of a till's log, which is not here then.

    The ends name tills by their ids, and only its own does a till know by number.
    """
    return (
        _REACHES.one(tx, till_no=place.till_no, epoch=place.epoch, till_seq=place.till_seq)
        is not None
    )


def keep(
    tx: Tx, brought: Brought, *, lane_ends: Iterable[LaneEnd], chunks: Iterable[bytes]
) -> None:
    """Replace what was brought forward; the projections are the caller's to make anew."""
    for text in _CLEAR:
        tx.execute(text)
    _PUT.run(
        tx,
        {
            "origin": brought.origin,
            "feed_id": brought.feed_id.bytes,
            "store_seq": brought.store_seq,
            "feed_hash": brought.feed_hash,
            "fold_digest": brought.fold_digest,
            "taken_ms": brought.taken_ms,
            "is_settled": int(brought.is_settled),
        },
    )
    rows = ((n, hashlib.sha256(content).digest(), content) for n, content in enumerate(chunks))
    tx.executemany(_PUT_CHUNK, rows)
    tx.executemany(
        _PUT_END,
        [
            (end.till.bytes, end.epoch, end.lane, end.till_seq, bytes.fromhex(end.hash))
            for end in lane_ends
        ],
    )


def is_to_settle(tx: Tx) -> bool:
    """Whether every own event is answered, and the figures are to be folded anew after that."""
    return _TO_SETTLE.one(tx) is not None


def settled(tx: Tx) -> None:
    """The figures were folded anew."""
    _SETTLED.run(tx)


def copy(tx: Tx, target: Tx) -> None:
    """The same in another file."""
    found = find(tx)
    if found is not None:
        chunks = [row[2] for row in _CHUNKS.run(tx)]
        keep(target, found, lane_ends=ends(tx), chunks=chunks)


def load(tx: Tx, *, only: Container[str] = TABLES) -> None:
    """Put what was brought forward into empty projections, and their digest with it.

    `only` names some of the tables, without the digest.

    Raises ProtocolError (HASH_MISMATCH, or a chunk's own faults) when a chunk is not what was
    kept, or when the stock is not the one that was proven.
    """
    loader = Loader(tx)
    found = find(tx)
    if found is None:
        return
    for table, rows in _unpacked(tx):
        if table in only:
            loader.take(table, rows)
    if only is not TABLES:
        return
    loader.finish()
    digest = _digest(tx)
    _check(found, digest)
    cursors.set_fold_digest(tx, digest)


def stock(tx: Tx) -> list[tuple[int, int, int]]:
    """Of the stock that was brought forward: product, confirmed quantity and version of each.

    Raises ProtocolError as `load`.
    """
    found = find(tx)
    if found is None:
        return []
    levels = [
        (row.product_id, row.quantity, row.version)
        for table, rows in _unpacked(tx)
        if table == STOCK
        for row in read_rows(rows, StockRow)
    ]
    _check(found, sum(fold_term(*level) for level in levels) % FOLD_MODULUS)
    return levels


def dump(tx: Tx, *, only: Container[str] = TABLES) -> Iterator[tuple[ChunkNote, bytes]]:
    """The projections as they stand, in chunks: sums and registers, no rows of single events."""
    for name, table in TABLES.items():
        if name in only:
            yield from packed(name, table.rows(tx))


def is_all_known(tx: Tx) -> bool:
    """Whether this program reads all of what was brought forward.

    A newer server's snapshot may hold tables and fields that it does not know. They wait in their
    chunks for an upgrade; chunks that this program makes would be without them.
    """
    return all(is_known(*unpack(content)) for _, _, content in _CHUNKS.run(tx))


def _unpacked(tx: Tx) -> Iterator[tuple[str, msgspec.Raw]]:
    for n, sha256, content in _CHUNKS.run(tx):
        if hashlib.sha256(content).digest() != sha256:
            raise ProtocolError(ErrorCode.HASH_MISMATCH, f"chunk {n} brought forward")
        yield unpack(content)


def _check(found: Brought, digest: int) -> None:
    """The stock is the one that was proven."""
    if f"{digest:016x}" != found.fold_digest:
        raise ProtocolError(ErrorCode.HASH_MISMATCH, "the stock brought forward")


def _digest(tx: Tx) -> int:
    rows = tx.execute("SELECT product_id, confirmed, version FROM stock_level")
    return sum(fold_term(*row) for row in rows) % FOLD_MODULUS
