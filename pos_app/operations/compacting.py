"""Putting old events away, so that a till's file stays small for years."""

from pos_app.clock import Clock
from pos_app.db.brought import compaction, replacing
from pos_app.db.brought.compaction import Compacted
from pos_app.db.database import Database
from pos_app.errors import DatabaseBusy


def put_away(db: Database, clock: Clock) -> Compacted | None:
    """Fold what the server has, and what is older than 35 days, into one sum for each figure.

    Figures stay, as do events that wait for an answer or for a person. None when there is too
    little to be worth it. Raises DatabaseBusy when the till was worked at meanwhile, and
    DatabaseDamaged when its figures do not follow from its log: then nothing changed.
    """
    now_ms = clock.wall_ms()
    with db.read() as tx:
        found = compaction.boundary(tx, now_ms=now_ms)
    if found is None:
        return None
    store_seq = found.store_seq
    if not replacing.remake(
        db.path, lambda tx: compaction.compact(tx, store_seq=store_seq, now_ms=now_ms)
    ):
        raise DatabaseBusy(path=db.path)
    return found
