"""The record of every claim that did not match: a row per line, open until explained or decided."""

from collections.abc import Sequence

from sync_server.db import schema
from sync_server.db.bulk import Row, insert_rows
from sync_server.db.database import Tx


def add(tx: Tx, rows: Sequence[Row]) -> None:
    """Write records, in the order of the table's columns."""
    insert_rows(tx, schema.reconciliation, rows)
