"""Sums behind the reports, lines of bills, and what products and stores have at the cursor."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, PrimaryKeyConstraint, String

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_SALES = (
    "sales returns line_count gross_paisa discount_paisa tax_paisa rounding_paisa net_paisa"
    " returned_paisa cost_paisa uncosted_paisa"
)
TABLES = {
    "report_sales": ("period", f"{_SALES} stock_value_paisa"),
    "report_hour": ("period hour", _SALES),
    "report_cashier": ("period cashier", _SALES),
    "report_tender": ("period tender", "payments taken_paisa paid_back_paisa khata_paid_paisa"),
    "report_takings": ("period hour cashier tender", "payments amount_paisa"),
    "report_product": (
        "period product_id",
        (
            "line_count sold_milli returned_milli gross_paisa discount_paisa tax_paisa net_paisa"
            " cost_paisa uncosted_paisa stock_milli stock_value_paisa"
        ),
    ),
    "report_moved": ("period type reason", "line_count value_paisa unvalued_lines"),
    "report_moved_product": (
        "period type reason product_id",
        "line_count quantity_milli value_paisa unvalued_lines",
    ),
    "report_vendor": (
        "period vendor_id",
        (
            "deliveries line_count purchased_paisa unvalued_lines sent_back_paisa lost_paisa"
            " net_paisa tax_paisa cost_paisa uncosted_paisa"
        ),
    ),
    "report_khata": ("customer_id day", "more_paisa less_paisa"),
    "report_sale_line": (
        "store_seq line",
        (
            "day hour till_no cashier is_return product_id quantity_milli gross_paisa"
            " discount_paisa tax_paisa net_paisa cost_paisa?"
        ),
    ),
    "report_product_now": (
        "product_id",
        "quantity_milli average_millipaisa? listed_paisa? vendor_id? last_in_day? last_sold_day?",
    ),
    "report_store_now": (
        "",
        "zone_min stocked_products below_zero_products unvalued_products stock_value_paisa",
    ),
}
"""Keys behind store_id and the other columns; `?` marks what may be empty."""

_WORDS = {"cashier": 100, "tender": 40, "type": 40, "reason": 40}


def upgrade() -> None:
    """Make the tables that are missing; the consumer fills them from the first entry."""
    for name, (keys, columns) in TABLES.items():
        op.create_table(
            name,
            *(_column(column) for column in ["store_id", *keys.split(), *columns.split()]),
            PrimaryKeyConstraint("store_id", *keys.split()),
            ForeignKeyConstraint(["store_id"], ["store.store_id"]),
            if_not_exists=True,
            mysql_engine="InnoDB",
            mysql_default_charset="utf8mb4",
            mysql_collate="utf8mb4_bin",
        )


def downgrade() -> None:
    """Drop them."""
    for name in TABLES:
        op.drop_table(name, if_exists=True)
    op.execute("DELETE FROM consumer_cursor WHERE consumer = 'reports'")


def _column(text: str) -> Column[int] | Column[str]:
    name = text.rstrip("?")
    if name in _WORDS:
        return Column(name, String(_WORDS[name]), nullable=False)
    return Column(name, BigInteger, nullable=text.endswith("?"), autoincrement=False)
