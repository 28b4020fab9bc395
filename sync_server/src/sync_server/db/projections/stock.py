"""Stock per product and the movements that made it: a sum, with a version for every line."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from pos_protocol.chain import FOLD_MODULUS, fold_term
from sqlalchemy import select

from sync_server.db import schema
from sync_server.db.bulk import Row, insert_figures, put_figures, read_arrays
from sync_server.db.changes import Figure, note_figures
from sync_server.db.database import Tx

ROWS_AT_ONCE = 2000

_LEVELS = (
    "SELECT json_array(product_id, quantity_milli, version, first_stocked_in_ms)"
    " FROM stock_on_hand WHERE store_id = {store_id:d} AND product_id IN ({products})"
)


class Level(Struct, kw_only=True):
    """A product's stock in thousandths. `version` counts its movement lines, applied or held.

    `was` is the term of the stored row in the store's fold digest.
    """

    quantity: int = 0
    version: int = 0
    first_in_ms: int | None = None
    was: int = 0


def load(tx: Tx, store_id: int, product_ids: Collection[int]) -> dict[int, Level]:
    """The levels of those of the products that ever moved."""
    if not product_ids:
        return {}
    products = ",".join([f"{product:d}" for product in product_ids])
    rows = read_arrays(tx, _LEVELS.format(store_id=store_id, products=products))
    return {
        product_id: Level(
            quantity=quantity,
            version=version,
            first_in_ms=first,
            was=fold_term(product_id, quantity, version),
        )
        for product_id, quantity, version, first in rows
    }


def fold_digest(levels: Mapping[int, Level]) -> bytes:
    """The digest over all stock of a store (pos_protocol.chain.fold_term), in 8 bytes."""
    terms = (fold_term(product, one.quantity, one.version) for product, one in levels.items())
    return (sum(terms) % FOLD_MODULUS).to_bytes(8)


def moved_digest(before: bytes, touched: Mapping[int, Level]) -> bytes:
    """The digest after these levels changed: their old terms out, the new ones in.

    The new terms are noted as those that are stored.
    """
    digest = int.from_bytes(before)
    for product, level in touched.items():
        term = fold_term(product, level.quantity, level.version)
        digest += term - level.was
        level.was = term
    return (digest % FOLD_MODULUS).to_bytes(8)


def load_all(tx: Tx, store_id: int) -> dict[int, Level]:
    """The level of every product of a store."""
    column = schema.stock_on_hand.c
    rows = tx.execute(select(schema.stock_on_hand).where(column.store_id == store_id))
    return {
        row.product_id: Level(
            quantity=row.quantity_milli,
            version=row.version,
            first_in_ms=row.first_stocked_in_ms,
        )
        for row in rows
    }


def save(
    tx: Tx,
    store_id: int,
    *,
    levels: Mapping[int, Level],
    movements: Sequence[Row],
    at_ms: int | None = None,
) -> None:
    """Write the touched levels and the new movements; every product must have its row.

    `at_ms` is when the server learned of the movements; None where that was at several times.
    """
    note_figures(tx, store_id, _figures(levels, at_ms))
    put_figures(
        tx,
        schema.stock_on_hand,
        [
            (store_id, product, level.quantity, level.version, level.first_in_ms)
            for product, level in sorted(levels.items())
        ],
    )
    insert_figures(tx, schema.stock_movements, movements)


def _figures(levels: Mapping[int, Level], at_ms: int | None) -> Mapping[int, Figure | None]:
    if at_ms is None:
        return dict.fromkeys(levels)
    return {
        product: Figure(
            quantity_milli=level.quantity,
            version=level.version,
            first_in_ms=level.first_in_ms,
            since_ms=at_ms,
        )
        for product, level in levels.items()
    }


def all_movements(tx: Tx, store_id: int) -> Iterator[Row]:
    """Every movement of a store, in the order of the table's columns."""
    column = schema.stock_movements.c
    last = (0, 0)
    while True:
        rows = tx.execute(
            select(schema.stock_movements)
            .where(
                column.store_id == store_id,
                (column.product_id > last[0])
                | ((column.product_id == last[0]) & (column.version > last[1])),
            )
            .order_by(column.product_id, column.version)
            .limit(ROWS_AT_ONCE)
        ).all()
        if not rows:
            return
        yield from (tuple(row) for row in rows)
        last = (rows[-1].product_id, rows[-1].version)
