"""Format 6: the count of a drawer that is being typed."""

from pos_app.db.statement import Tx


def apply(tx: Tx) -> None:
    """Make its table where it is not there already."""
    tx.execute(
        "CREATE TABLE IF NOT EXISTS drawer_count (shift_no INTEGER NOT NULL, pieces BLOB NOT NULL,"
        " first_paisa INTEGER, PRIMARY KEY (shift_no)) STRICT, WITHOUT ROWID"
    )
