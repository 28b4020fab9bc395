"""Empty what a rebuild makes anew."""

from sqlalchemy import delete

from sync_server.db import bootstrap_schema, schema
from sync_server.db.changes import note_store
from sync_server.db.database import Tx


def empty(tx: Tx, store_id: int) -> None:
    """Delete every projected row of a store, children before their parents."""
    note_store(tx, store_id)
    for table in (*bootstrap_schema.PROJECTIONS, *schema.PROJECTIONS):
        tx.execute(delete(table).where(table.c.store_id == store_id))
