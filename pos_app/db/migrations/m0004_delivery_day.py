"""Format 4: a delivery that is being entered knows the day on its bill."""

from pos_app.db.statement import Tx


def apply(tx: Tx) -> None:
    """Add the column where it is not there already."""
    columns = {row[1] for row in tx.execute("PRAGMA table_info(stock_draft)")}
    if "delivered_on" not in columns:
        tx.execute("ALTER TABLE stock_draft ADD COLUMN delivered_on TEXT")
