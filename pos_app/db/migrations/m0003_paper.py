"""Format 3: which events have their paper, and which wait for it."""

from pos_app.db.statement import Tx


def apply(tx: Tx) -> None:
    """Make the tables of the printer's queue where they are not there already."""
    tx.execute(
        "CREATE TABLE IF NOT EXISTS print_job (event_id BLOB NOT NULL, state TEXT NOT NULL,"
        " problem TEXT NOT NULL, changed_ms INTEGER NOT NULL, PRIMARY KEY (event_id),"
        " CHECK (state IN ('waiting','printed','skipped'))) STRICT, WITHOUT ROWID"
    )
    tx.execute(
        "CREATE TABLE IF NOT EXISTS print_mark (one INTEGER NOT NULL, log_no INTEGER NOT NULL,"
        " PRIMARY KEY (one), CHECK (one = 1)) STRICT"
    )
