"""Reads and writes what the reports keep: the sums, lines of bills, and the state at the cursor."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import delete, insert, select, update

from sync_server.db.bulk import Row, insert_rows, merge_rows
from sync_server.db.database import Tx
from sync_server.db.queue import schema as queue_schema
from sync_server.db.reporting import schema

CONSUMER = "reports"
"""The name of the cursors of the consumer that keeps all this."""

ROWS_AT_ONCE = 2000

type Key = tuple[int | str, ...]
"""The key of a sum behind its store."""

type Sums = dict[str, dict[Key, list[int]]]
"""Figures to add, by table and key."""


class ProductNow(Struct, kw_only=True):
    """A product at the cursor: thousandths in stock, and what one unit costs.

    `average_millipaisa` is the moving average of what was paid for it, in thousandths of a paisa;
    `listed_paisa` the cost that the catalogue names, which stands in until something was paid.
    """

    quantity_milli: int = 0
    average_millipaisa: int | None = None
    listed_paisa: int | None = None
    vendor_id: int | None = None
    last_in_day: int | None = None
    last_sold_day: int | None = None

    @property
    def unit_millipaisa(self) -> int | None:
        """What one unit costs, in thousandths of a paisa; None where nobody said."""
        if self.average_millipaisa is None and self.listed_paisa is not None:
            return self.listed_paisa * 1000
        return self.average_millipaisa

    @property
    def value_paisa(self) -> int:
        """What the stock cost; goods that are not there, or that nobody priced, are worth 0."""
        return cost_of(max(self.quantity_milli, 0), self.unit_millipaisa) or 0


class StoreNow(Struct, kw_only=True):
    """A store at the cursor: products with stock, below zero, and with stock of unknown cost.

    `zone_min` is the zone of the newest entry, in minutes from UTC.
    """

    zone_min: int = 0
    stocked_products: int = 0
    below_zero_products: int = 0
    unvalued_products: int = 0
    stock_value_paisa: int = 0


def cost_of(quantity_milli: int, unit_millipaisa: int | None) -> int | None:
    """Paisa of so many thousandths at so many thousandths of a paisa, rounded half up, once."""
    if unit_millipaisa is None:
        return None
    return (quantity_milli * unit_millipaisa + 500_000) // 1_000_000


def load_products(tx: Tx, store_id: int, product_ids: Collection[int]) -> dict[int, ProductNow]:
    """Those of the products that the reports know."""
    column = schema.report_product_now.c
    rows = tx.execute(
        select(schema.report_product_now).where(
            column.store_id == store_id, column.product_id.in_(product_ids)
        )
    )
    return {row[1]: ProductNow(**_behind(row._asdict(), 2)) for row in rows}


def load_store(tx: Tx, store_id: int) -> StoreNow:
    """A store's state; that of an empty one before its first entry."""
    row = tx.execute(
        select(schema.report_store_now).where(schema.report_store_now.c.store_id == store_id)
    ).one_or_none()
    return StoreNow() if row is None else StoreNow(**_behind(row._asdict(), 1))


def save_sums(tx: Tx, store_id: int, sums: Sums) -> None:
    """Add to the stored sums."""
    for name, table in schema.SUMMARIES.items():
        merge_rows(tx, table, list(sum_rows(store_id, sums[name])), is_sum=True)


def save_lines(tx: Tx, rows: Sequence[Row]) -> None:
    """Add lines of bills, in the order of the table's columns."""
    insert_rows(tx, schema.report_sale_line, rows)


def save_state(
    tx: Tx, store_id: int, *, products: Mapping[int, ProductNow], store: StoreNow
) -> None:
    """Write the products and the store as they are now."""
    merge_rows(tx, schema.report_product_now, list(product_rows(store_id, products)), is_sum=False)
    merge_rows(tx, schema.report_store_now, [store_row(store_id, store)], is_sum=False)


def sum_rows(store_id: int, found: Mapping[Key, Sequence[int]]) -> Iterator[Row]:
    """Sums as the rows of their table."""
    return ((store_id, *key, *found[key]) for key in sorted(found))


def product_rows(store_id: int, products: Mapping[int, ProductNow]) -> Iterator[Row]:
    """Products as the rows of their table."""
    for product_id, now in sorted(products.items()):
        yield (
            store_id,
            product_id,
            now.quantity_milli,
            now.average_millipaisa,
            now.listed_paisa,
            now.vendor_id,
            now.last_in_day,
            now.last_sold_day,
        )


def store_row(store_id: int, store: StoreNow) -> Row:
    """A store as the row of its table."""
    return (
        store_id,
        store.zone_min,
        store.stocked_products,
        store.below_zero_products,
        store.unvalued_products,
        store.stock_value_paisa,
    )


def all_rows(tx: Tx, store_id: int, name: str) -> Iterator[Row]:
    """Every row of a store in one of the reports' tables, by its key."""
    table = next(table for table in schema.PROJECTIONS if table.name == name)
    found = tx.execution_options(yield_per=ROWS_AT_ONCE).execute(
        select(table).where(table.c.store_id == store_id)
    )
    yield from (tuple(row) for row in found)


def hold_cursor(tx: Tx, store_id: int) -> None:
    """Take the lock that a consumer's transaction holds, making the cursor if there is none."""
    column = queue_schema.consumer_cursor.c
    held = tx.execute(
        update(queue_schema.consumer_cursor)
        .where(column.store_id == store_id, column.consumer == CONSUMER)
        .values(failures=0, not_before_ms=0, store_seq=-1)
    )
    if held.rowcount == 0:
        tx.execute(
            insert(queue_schema.consumer_cursor).values(
                store_id=store_id, consumer=CONSUMER, store_seq=-1, failures=0, not_before_ms=0
            )
        )


def set_cursor(tx: Tx, store_id: int, store_seq: int) -> None:
    """Say that the reports hold everything up to a position; what was laid aside is in them too."""
    column = queue_schema.consumer_cursor.c
    tx.execute(
        update(queue_schema.consumer_cursor)
        .where(column.store_id == store_id, column.consumer == CONSUMER)
        .values(store_seq=store_seq)
    )
    letter = queue_schema.dead_letter.c
    tx.execute(
        delete(queue_schema.dead_letter).where(
            letter.store_id == store_id, letter.consumer == CONSUMER
        )
    )


def empty(tx: Tx, store_id: int) -> None:
    """Delete every row of a store."""
    for table in schema.PROJECTIONS:
        tx.execute(delete(table).where(table.c.store_id == store_id))


def _behind(row: dict[str, int], keys: int) -> dict[str, int]:
    """The columns behind the first ones."""
    return dict(list(row.items())[keys:])
