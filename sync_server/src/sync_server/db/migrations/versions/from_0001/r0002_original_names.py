"""Views with the original names and columns (SPEC S1, S2, S9): decimals, and times in UTC."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

VIEWS = {
    "Stores": """
        SELECT store_id AS `storeID`, name, currency, {created_ms} AS created_at FROM store
    """,
    "Vendors": """
        SELECT store_id AS `storeID`, vendor_id AS `VendorId`, name FROM vendor
    """,
    "Products": """
        SELECT p.store_id AS `storeID`, p.product_id,
               {milli} AS `ItemQuantity`,
               {paisa} AS price_per_unit,
               CASE WHEN p.name_en <> '' THEN p.name_en
                    WHEN p.name_ur <> '' THEN p.name_ur ELSE p.name_hi END AS `itemDesc`,
               {first_ms} AS stocked_in,
               p.vendor_id AS `VendorId`, p.unit
        FROM product p
        LEFT JOIN stock_on_hand s ON s.store_id = p.store_id AND s.product_id = p.product_id
        WHERE p.state = 'live'
    """,
    "StockMovements": """
        SELECT store_id AS `storeID`, movement_id, product_id, type,
               {moved} AS quantity, {occurred_ms} AS `timestamp`, reason
        FROM stock_movements WHERE applied = 1
    """,
    "Inventory": """
        SELECT s.store_id AS `storeID`, s.product_id, {milli} AS quantity,
               {first_ms} AS stocked_in, s.version
        FROM stock_on_hand s
    """,
}
"""Names in backquotes keep their capitals on both engines."""


def upgrade() -> None:
    """Make the views."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    figures = {
        "created_ms": _time("created_ms", is_sqlite=is_sqlite),
        "first_ms": _time("s.first_stocked_in_ms", is_sqlite=is_sqlite),
        "occurred_ms": _time("occurred_ms", is_sqlite=is_sqlite),
        "milli": _decimal("COALESCE(s.quantity_milli, 0)", 1000, is_sqlite=is_sqlite),
        "moved": _decimal("quantity_milli", 1000, is_sqlite=is_sqlite),
        "paisa": _decimal("p.price_paisa", 100, is_sqlite=is_sqlite),
    }
    for name, query in VIEWS.items():
        op.execute(f"DROP VIEW IF EXISTS `{name}`")
        op.execute(f"CREATE VIEW `{name}` AS {query.format(**figures)}")


def downgrade() -> None:
    """Drop the views."""
    for name in VIEWS:
        op.execute(f"DROP VIEW IF EXISTS `{name}`")


def _time(column: str, *, is_sqlite: bool) -> str:
    if is_sqlite:
        return f"datetime({column} / 1000, 'unixepoch')"
    return f"TIMESTAMPADD(SECOND, {column} DIV 1000, '1970-01-01')"


def _decimal(column: str, parts: int, *, is_sqlite: bool) -> str:
    # SQLite has no decimals: these are for eyes and spreadsheets, nothing reads them back.
    if is_sqlite:
        return f"{column} / {parts}.0"
    return f"CAST({column} / {parts} AS DECIMAL(20, {len(str(parts)) - 1}))"
