"""Format 7: answers are found by their places in the feed."""

from pos_app.db.statement import Tx


def apply(tx: Tx) -> None:
    """Make the index where it is not there already."""
    tx.execute("CREATE INDEX IF NOT EXISTS delivery_by_place ON delivery (store_seq)")
