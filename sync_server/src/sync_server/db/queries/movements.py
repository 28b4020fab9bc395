"""The applied movements of one product, oldest first."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Select, case, func, select

from sync_server.db import schema
from sync_server.db.bulk import Row
from sync_server.db.database import Tx


class MovementView(Struct, frozen=True, kw_only=True):
    """One movement and the stock after it, in thousandths; `version` is its place."""

    movement_id: int
    product_id: int
    type: str
    reason: str
    quantity_milli: int
    quantity_after_milli: int
    version: int
    verdict: str
    occurred_ms: int


def page(tx: Tx, store_id: int, product_id: int, *, after: int, limit: int) -> list[MovementView]:
    """Movements after a version, in order; a held one has no effect yet and is not listed."""
    column = schema.stock_movements.c
    return _read(
        tx,
        select(schema.stock_movements)
        .where(
            column.store_id == store_id,
            column.product_id == product_id,
            column.version > after,
            column.applied == 1,
        )
        .order_by(column.version)
        .limit(limit),
    )


def view_of(row: Row) -> MovementView:
    """A movement as it was just written, in the order of the table's columns."""
    written: Any = row
    return MovementView(**{name: written[at] for name, at in _PLACES})


_COLUMNS = schema.stock_movements.c.keys()
_PLACES = tuple((name, _COLUMNS.index(name)) for name in MovementView.__struct_fields__)


class LoggedMovement(Struct, frozen=True, kw_only=True):
    """One movement line, applied or held, with the bytes of its event."""

    movement_id: int
    type: str
    reason: str
    quantity_milli: int
    quantity_after_milli: int
    version: int
    store_seq: int
    verdict: str
    is_held: bool
    occurred_ms: int
    body: bytes


def lines(
    tx: Tx, store_id: int, product_id: int, *, after: int, limit: int
) -> list[LoggedMovement]:
    """Movement lines after a version, in order, held ones too."""
    moved, log = schema.stock_movements.c, schema.event_log.c
    rows = tx.execute(
        select(schema.stock_movements, log.body)
        .join_from(
            schema.stock_movements,
            schema.event_log,
            (moved.store_id == log.store_id) & (moved.store_seq == log.store_seq),
        )
        .where(moved.store_id == store_id, moved.product_id == product_id, moved.version > after)
        .order_by(moved.version)
        .limit(limit)
    )
    return [
        LoggedMovement(
            movement_id=row.movement_id,
            type=row.type,
            reason=row.reason,
            quantity_milli=row.quantity_milli,
            quantity_after_milli=row.quantity_after_milli,
            version=row.version,
            store_seq=row.store_seq,
            verdict=row.verdict,
            is_held=not row.applied,
            occurred_ms=row.occurred_ms,
            body=row.body,
        )
        for row in rows
    ]


def sum_until(tx: Tx, store_id: int, product_id: int, *, moment_ms: int) -> tuple[int, int]:
    """What the applied movements up to a moment of the tills' clocks add up to, and how many."""
    column = schema.stock_movements.c
    signed = case((column.type == "stock_in", column.quantity_milli), else_=-column.quantity_milli)
    total, count = tx.execute(
        select(func.coalesce(func.sum(signed), 0), func.count()).where(
            column.store_id == store_id,
            column.product_id == product_id,
            column.applied == 1,
            column.occurred_ms <= moment_ms,
        )
    ).one()
    return int(total), int(count)


def level_at(tx: Tx, store_id: int, product_id: int, *, position: int) -> tuple[int, int]:
    """The quantity and the version that a product had at a position of the feed."""
    column = schema.stock_movements.c
    row = tx.execute(
        select(column.quantity_after_milli, column.version)
        .where(
            column.store_id == store_id,
            column.product_id == product_id,
            column.store_seq <= position,
        )
        .order_by(column.version.desc())
        .limit(1)
    ).one_or_none()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def has_position(tx: Tx, store_id: int, position: int) -> bool:
    """Whether the store's feed has come that far; 0 is before its first entry."""
    column = schema.store_head.c
    seq = tx.execute(select(column.seq).where(column.store_id == store_id)).scalar()
    return seq is not None and 0 <= position <= seq


def _read(tx: Tx, query: Select[tuple[object, ...]]) -> list[MovementView]:
    return [
        MovementView(
            movement_id=row.movement_id,
            product_id=row.product_id,
            type=row.type,
            reason=row.reason,
            quantity_milli=row.quantity_milli,
            quantity_after_milli=row.quantity_after_milli,
            version=row.version,
            verdict=row.verdict,
            occurred_ms=row.occurred_ms,
        )
        for row in tx.execute(query)
    ]
