"""The snapshots of a store that are kept for new tills: the newest, and the one before it."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from pos_protocol.snapshot import SnapshotManifest
from sqlalchemy import delete, select

from sync_server.db import bootstrap_schema as schema
from sync_server.db.bulk import insert_rows
from sync_server.db.database import Tx

KEPT = 2
"""A till that is half through the older one can finish it."""


def newest(tx: Tx, store_id: int) -> SnapshotManifest | None:
    """The newest snapshot of a store."""
    column = schema.store_snapshot.c
    raw = tx.execute(
        select(column.manifest)
        .where(column.store_id == store_id)
        .order_by(column.made_ms.desc(), column.store_seq.desc())
        .limit(1)
    ).scalar_one_or_none()
    return None if raw is None else msgspec.json.decode(raw, type=SnapshotManifest)


def chunk(tx: Tx, store_id: int, *, snapshot_id: UUID, n: int) -> bytes | None:
    """One chunk's bytes, or None when they are not kept."""
    column = schema.snapshot_chunk.c
    found: bytes | None = tx.execute(
        select(column.content).where(
            column.store_id == store_id,
            column.snapshot_id == snapshot_id.bytes,
            column.n == n,
        )
    ).scalar_one_or_none()
    return found


def keep(tx: Tx, manifest: SnapshotManifest, chunks: Sequence[bytes]) -> None:
    """Keep a snapshot, and forget those beyond KEPT. One chunk is one statement's size."""
    store_id, snapshot_id = manifest.store, manifest.snapshot_id.bytes
    _forget(tx, store_id)
    insert_rows(
        tx,
        schema.store_snapshot,
        [
            (
                store_id,
                snapshot_id,
                manifest.feed_id.bytes,
                manifest.store_seq,
                bytes.fromhex(manifest.feed_hash),
                manifest.made_ms,
                msgspec.json.encode(manifest),
            )
        ],
    )
    for n, content in enumerate(chunks):
        insert_rows(tx, schema.snapshot_chunk, [(store_id, snapshot_id, n, content)])


def forget_all(tx: Tx, store_id: int) -> None:
    """Forget a store's snapshots: the next till that wants one has it made."""
    _forget(tx, store_id, kept=0)


def _forget(tx: Tx, store_id: int, *, kept: int = KEPT - 1) -> None:
    column = schema.store_snapshot.c
    known = tx.execute(
        select(column.snapshot_id)
        .where(column.store_id == store_id)
        .order_by(column.made_ms.desc(), column.store_seq.desc())
    ).scalars()
    for snapshot_id in list(known)[kept:]:
        for table in (schema.snapshot_chunk, schema.store_snapshot):
            tx.execute(
                delete(table).where(
                    table.c.store_id == store_id, table.c.snapshot_id == snapshot_id
                )
            )
