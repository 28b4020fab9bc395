"""Stock per product: what the feed confirmed, what this till still adds to it, and each movement.

Sums. Confirmed is the fold of the store's feed up to the cursor, held entries not counted but
numbered; pending is the fold of own events that the feed has not brought back yet. Stock below
zero is a fact to reconcile, not an error.
"""

from collections.abc import Iterable, Sequence

import msgspec
from pos_protocol.chain import FOLD_MODULUS, fold_term
from pos_protocol.events import (
    CashMoved,
    ClockNoted,
    CustomerAdded,
    CustomerChanged,
    DrawerOpened,
    EpochOpened,
    KhataAdjusted,
    KhataPaid,
    MovementType,
    PaymentConfirmed,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    ReconciliationDecided,
    SaleCompleted,
    SaleReturned,
    ShiftClosed,
    ShiftOpened,
    StaffChanged,
    StockCounted,
    StockReceived,
    StockRemoved,
    StoreRuleSet,
    VendorAdded,
)
from pos_protocol.ids import movement_id

from pos_app.db import cursors, sql
from pos_app.db.entry import Entry, Topic
from pos_app.db.statement import Statement, Tx, Values

HANDLES = frozenset(
    {
        SaleCompleted,
        SaleReturned,
        StockReceived,
        StockRemoved,
        StockCounted,
        ReconciliationDecided,
    }
)
IGNORES = frozenset(
    {
        ProductAdded,
        ProductChanged,
        ProductRemoved,
        StoreRuleSet,
        VendorAdded,
        CustomerAdded,
        CustomerChanged,
        KhataPaid,
        KhataAdjusted,
        ShiftOpened,
        CashMoved,
        DrawerOpened,
        ShiftClosed,
        StaffChanged,
        EpochOpened,
        ClockNoted,
        PaymentConfirmed,
    }
)
TOPIC = Topic.STOCK
TABLES = ("stock_level", "movement")


class _Change(msgspec.Struct):
    """What a batch does to one product."""

    confirmed: int = 0
    version: int = 0
    pending: int = 0
    pending_lines: int = 0
    first_in_ms: int | None = None


_ADD = Statement(
    sql.upsert(
        "stock_level",
        ["product_id"],
        dict.fromkeys(("confirmed", "version", "pending", "pending_lines"), sql.ADD),
    )
)
_EARLIER = "min(coalesce({table}.{column}, excluded.{column}), excluded.{column})"
_FIRST_IN = Statement(sql.upsert("stock_level", ["product_id"], {"first_in_ms": _EARLIER}))
_CONFIRMED = Statement("SELECT confirmed, version FROM stock_level WHERE product_id = :product_id")
_SHOWN = (
    "SELECT product_id, confirmed, version, pending, pending_lines FROM stock_level"
    " WHERE confirmed OR version OR pending OR pending_lines ORDER BY product_id"
)
_MOVEMENT = Statement(
    sql.insert(
        "movement",
        (
            "product_id",
            "hlc_ms",
            "movement_id",
            "event_id",
            "type",
            "reason",
            "quantity",
            "occurred_ms",
        ),
    )
)


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Fold a batch: one row per movement, one change per product."""
    changes: dict[int, _Change] = {}
    rows: list[Values] = []
    for each in entries:
        if each.is_new:
            rows += _movement_rows(each)
        _fold(each, changes)
    _MOVEMENT.many(tx, rows)
    confirmed = {n: change for n, change in changes.items() if change.version}
    if confirmed:
        _move_digest(tx, confirmed)
    _ADD.many(
        tx,
        [
            {
                "product_id": product_id,
                "confirmed": change.confirmed,
                "version": change.version,
                "pending": change.pending,
                "pending_lines": change.pending_lines,
            }
            for product_id, change in changes.items()
        ],
    )
    _FIRST_IN.many(
        tx,
        [
            {"product_id": product_id, "first_in_ms": change.first_in_ms}
            for product_id, change in changes.items()
            if change.first_in_ms is not None
        ],
    )


def reset(tx: Tx) -> None:
    """Forget all stock."""
    for table in TABLES:
        tx.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names
    cursors.set_fold_digest(tx, 0)


def shown(tx: Tx) -> tuple[int, list[tuple[int, ...]]]:
    """All that is kept of stock: the digest, and each product's figures that are not all zero."""
    return cursors.fold_digest(tx), tx.execute(_SHOWN).fetchall()


def folded(
    brought: Iterable[tuple[int, int, int]], batches: Iterable[Sequence[Entry]]
) -> tuple[int, list[tuple[int, ...]]]:
    """What `shown` gives where the stock follows from these events, without any file.

    `brought` is what was brought forward before them: product, confirmed quantity, version.
    """
    levels = {n: _Change(confirmed=confirmed, version=version) for n, confirmed, version in brought}
    for batch in batches:
        for each in batch:
            _fold(each, levels)
    digest = sum(fold_term(n, level.confirmed, level.version) for n, level in levels.items())
    rows = (
        (n, level.confirmed, level.version, level.pending, level.pending_lines)
        for n, level in sorted(levels.items())
    )
    return digest % FOLD_MODULUS, [row for row in rows if any(row[1:])]


def _movement_rows(each: Entry) -> list[Values]:
    envelope = each.recorded.envelope
    return [
        {
            "product_id": movement.product_id,
            "hlc_ms": envelope.hlc[0],
            "movement_id": movement_id(
                till_no=envelope.till_no,
                epoch=envelope.epoch,
                till_seq=envelope.till_seq,
                line=movement.line,
            ),
            "event_id": each.event_id,
            "type": str(movement.type),
            "reason": movement.reason,
            "quantity": movement.quantity,
            "occurred_ms": envelope.occurred_at.wall_ms,
        }
        for movement in each.movements
    ]


def _fold(each: Entry, changes: dict[int, _Change]) -> None:
    placed = each.placed
    for movement in each.movements:
        change = changes.setdefault(movement.product_id, _Change())
        if placed is None:
            change.pending += movement.delta
            change.pending_lines += 1
        else:
            change.version += 1
            change.confirmed += 0 if placed.held else movement.delta
            if not each.is_new:
                change.pending -= movement.delta
                change.pending_lines -= 1
        if movement.type is MovementType.STOCK_IN:
            came_ms = each.recorded.envelope.occurred_at.wall_ms
            known_ms = change.first_in_ms
            change.first_in_ms = came_ms if known_ms is None else min(known_ms, came_ms)


def _move_digest(tx: Tx, changes: dict[int, _Change]) -> None:
    """Keep the digest over confirmed stock: the old terms out, the new ones in."""
    digest = cursors.fold_digest(tx)
    for product_id, change in changes.items():
        quantity, version = _CONFIRMED.one(tx, product_id=product_id) or (0, 0)
        digest -= fold_term(product_id, quantity, version)
        digest += fold_term(product_id, quantity + change.confirmed, version + change.version)
    cursors.set_fold_digest(tx, digest % FOLD_MODULUS)
