"""Tables of the reports: sums that follow from the feed, kept by a consumer with a cursor.

A summary has a row for each day and one more for its month, so that a year is twelve rows. `period`
is the day as a number, 20261128, or its month with no day, 20261100; the day and the hour are those
that the till printed. Named as in db/schema.py, whose rules hold here too, but that the sums of the
whole chain belong to no store.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    String,
    Table,
)

from sync_server.db.schema import metadata

SALES_FIGURES = (
    "sales",
    "returns",
    "line_count",
    "gross_paisa",
    "discount_paisa",
    "tax_paisa",
    "rounding_paisa",
    "net_paisa",
    "returned_paisa",
    "cost_paisa",
    "uncosted_paisa",
)
"""What is summed of sales: all less returns, but the counts and the figures of returns."""

STORE_FIGURES = (*SALES_FIGURES, "stock_value_paisa")
"""Of a whole store also how its stock's value changed."""

PRODUCT_FIGURES = (
    "line_count",
    "sold_milli",
    "returned_milli",
    "gross_paisa",
    "discount_paisa",
    "tax_paisa",
    "net_paisa",
    "cost_paisa",
    "uncosted_paisa",
    "stock_milli",
    "stock_value_paisa",
)
MOVED_FIGURES = ("line_count", "value_paisa", "unvalued_lines")
VENDOR_FIGURES = (
    "deliveries",
    "line_count",
    "purchased_paisa",
    "unvalued_lines",
    "sent_back_paisa",
    "lost_paisa",
    "net_paisa",
    "tax_paisa",
    "cost_paisa",
    "uncosted_paisa",
)

WORDS = {"cashier": 100, "tender": 40, "type": 40, "reason": 40}
"""The keys that are no numbers, and how long they may be."""


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, autoincrement=False)


def _table(name: str, keys: tuple[str, ...], *figures: Column[int] | Column[str]) -> Table:
    return Table(
        name,
        metadata,
        *(
            Column(key, String(WORDS[key]), nullable=False) if key in WORDS else _int(key)
            for key in ("store_id", *keys)
        ),
        *figures,
        PrimaryKeyConstraint("store_id", *keys),
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


def _sums(name: str, keys: tuple[str, ...], figures: tuple[str, ...]) -> Table:
    return _table(name, keys, *(_int(figure) for figure in figures))


report_sales = _sums("report_sales", ("period",), STORE_FIGURES)
report_hour = _sums("report_hour", ("period", "hour"), SALES_FIGURES)
report_cashier = _sums("report_cashier", ("period", "cashier"), SALES_FIGURES)
report_tender = _sums(
    "report_tender",
    ("period", "tender"),
    ("payments", "taken_paisa", "paid_back_paisa", "khata_paid_paisa"),
)
report_takings = _sums(
    "report_takings", ("period", "hour", "cashier", "tender"), ("payments", "amount_paisa")
)
"""By all four at once: days only, no months."""

report_product = _sums("report_product", ("period", "product_id"), PRODUCT_FIGURES)
report_moved = _sums("report_moved", ("period", "type", "reason"), MOVED_FIGURES)
report_moved_product = _sums(
    "report_moved_product",
    ("period", "type", "reason", "product_id"),
    ("line_count", "quantity_milli", "value_paisa", "unvalued_lines"),
)
report_vendor = _sums("report_vendor", ("period", "vendor_id"), VENDOR_FIGURES)
report_khata = _sums("report_khata", ("customer_id", "day"), ("more_paisa", "less_paisa"))
"""What a customer came to owe more and less on each day."""

SUMMARIES: dict[str, Table] = {
    table.name: table
    for table in (
        report_sales,
        report_hour,
        report_cashier,
        report_tender,
        report_takings,
        report_product,
        report_moved,
        report_moved_product,
        report_vendor,
        report_khata,
    )
}
"""The sums by the names of their tables."""

report_sale_line = _table(
    "report_sale_line",
    ("store_seq", "line"),
    _int("day"),
    _int("hour"),
    _int("till_no"),
    Column("cashier", String(100), nullable=False),
    _int("is_return"),
    _int("product_id"),
    _int("quantity_milli"),
    _int("gross_paisa"),
    _int("discount_paisa"),
    _int("tax_paisa"),
    _int("net_paisa"),
    _int("cost_paisa", null=True),
)
"""One line of a bill; a return's figures are below zero."""

report_product_now = _table(
    "report_product_now",
    ("product_id",),
    _int("quantity_milli"),
    _int("average_millipaisa", null=True),
    _int("listed_paisa", null=True),
    _int("vendor_id", null=True),
    _int("last_in_day", null=True),
    _int("last_sold_day", null=True),
)
"""A product at the cursor: its stock, its average cost in thousandths of a paisa."""

report_store_now = _table(
    "report_store_now",
    (),
    _int("zone_min"),
    _int("stocked_products"),
    _int("below_zero_products"),
    _int("unvalued_products"),
    _int("stock_value_paisa"),
)

CHAIN_SLOTS = 16
"""Into how many parts a sum of all stores is divided: those who add to it seldom meet."""


def _chain(summary: Table) -> Table:
    """The same sums of all stores of a slot, which is the store's number modulo CHAIN_SLOTS."""
    keys = [column.name for column in summary.primary_key if column.name != "store_id"]
    columns = [
        Column(column.name, column.type, nullable=False, autoincrement=False)
        for column in summary.columns
        if column.name != "store_id"
    ]
    return Table(
        summary.name.replace("report_", "chain_"),
        metadata,
        _int("slot"),
        *columns,
        PrimaryKeyConstraint("slot", *keys),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


CHAINS: dict[str, Table] = {
    table.name: _chain(table) for table in (report_sales, report_hour, report_tender, report_moved)
}
"""What is also summed over the stores, by the name of the stores' table: that of which a chain has
few rows. Names of cashiers, numbers of products and of vendors are each store's own.
"""

PROJECTIONS = (*SUMMARIES.values(), report_sale_line, report_product_now, report_store_now)
"""What a rebuild of the reports empties."""
