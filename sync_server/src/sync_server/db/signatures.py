"""Signatures of tills over events in their place: of batches, and of the closes of shifts."""

from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct
from sqlalchemy import and_, select

from sync_server.db import schema
from sync_server.db.bulk import insert_rows
from sync_server.db.database import Tx
from sync_server.db.event_log import LaneHead
from sync_server.db.tills import Till


def add_signature(tx: Tx, till: Till, *, epoch: int, head: LaneHead, sig: bytes) -> None:
    """Keep a till's signature over the newest event of a batch."""
    insert_rows(
        tx,
        schema.tip_signature,
        [
            (
                till.store_id,
                till.till_id.bytes,
                epoch,
                head.till_seq,
                head.hash,
                till.key_id,
                sig,
            )
        ],
    )


class Signature(Struct, frozen=True, kw_only=True):
    """A till's signature over an event in its place: the newest of a batch, or a shift's close.

    `public_key` is the key that the till has registered.
    """

    till_id: UUID
    epoch: int
    till_seq: int
    hash: bytes
    key_id: str
    sig: bytes
    public_key: bytes


def all_signatures(tx: Tx, store_id: int) -> Iterator[Signature]:
    """All signatures of a store's tills that were made with the keys they have now."""
    column, till = schema.tip_signature.c, schema.till.c
    rows = tx.execute(
        select(
            column.till_id,
            column.epoch,
            column.till_seq,
            column.hash,
            column.key_id,
            column.sig,
            till.public_key,
        )
        .join_from(
            schema.tip_signature,
            schema.till,
            and_(
                column.store_id == till.store_id,
                column.till_id == till.till_id,
                column.key_id == till.key_id,
            ),
        )
        .where(column.store_id == store_id)
    )
    for till_id, epoch, till_seq, event_hash, key_id, sig, public_key in rows:
        yield Signature(
            till_id=UUID(bytes=till_id),
            epoch=epoch,
            till_seq=till_seq,
            hash=event_hash,
            key_id=key_id,
            sig=sig,
            public_key=public_key,
        )
