"""Format 5: a delivery that is being entered knows whether it is paid out of the drawer."""

from pos_app.db.statement import Tx


def apply(tx: Tx) -> None:
    """Add the column where it is not there already."""
    columns = {row[1] for row in tx.execute("PRAGMA table_info(stock_draft)")}
    if "is_paid_now" not in columns:
        tx.execute("ALTER TABLE stock_draft ADD COLUMN is_paid_now INTEGER")
