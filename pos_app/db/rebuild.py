"""Projections made again from nothing but what was brought forward, the log and the feed."""

from collections.abc import Iterator

from pos_protocol.errors import ProtocolError
from pos_protocol.events import EVENT_VERSIONS

from pos_app.db import cursors, projections
from pos_app.db.brought import keeping
from pos_app.db.database import Database
from pos_app.db.entry import Entry, Placed, entry
from pos_app.db.statement import Statement, Tx
from pos_app.errors import DatabaseDamaged
from pos_protocol import codec

BATCH = 500

_LOG = Statement(
    "SELECT e.log_no, e.body, f.store_seq, f.held FROM event_log e"
    " LEFT JOIN feed f ON f.event_id = e.event_id WHERE e.log_no > :after"
    " AND NOT EXISTS (SELECT 1 FROM aside a WHERE a.log_no = e.log_no)"
    " ORDER BY e.log_no LIMIT :limit"
)
# An own event that a person should look at stays in the log when it is brought forward.
_ABOVE = Statement(
    "SELECT e.log_no, e.body, f.store_seq, f.held FROM event_log e"
    " LEFT JOIN feed f ON f.event_id = e.event_id"
    " LEFT JOIN delivery d ON d.event_id = e.event_id WHERE e.log_no > :after"
    " AND NOT EXISTS (SELECT 1 FROM aside a WHERE a.log_no = e.log_no)"
    " AND (d.store_seq IS NULL OR d.store_seq > :brought) ORDER BY e.log_no LIMIT :limit"
)


def rebuild(db: Database) -> int:
    """Throw every projection away and fold the log again, in one transaction; gives its length.

    Raises DatabaseDamaged when an event cannot be read: then the projections stay as they were.
    """
    with db.write() as tx:
        try:
            return fold_anew(tx)
        except ProtocolError as error:
            raise DatabaseDamaged(path=db.path, problem=str(error)) from error


def catch_up(db: Database) -> bool:
    """Fold anew when this program can read what an older one could not; whether that was so.

    Raises DatabaseDamaged, as `rebuild`.
    """
    with db.read() as tx:
        is_behind = bool(became_known(tx))
    if is_behind:
        rebuild(db)
    return is_behind


def fold_anew(tx: Tx) -> int:
    """The same inside the caller's transaction. Raises ProtocolError for an unreadable event."""
    projections.reset(tx)
    keeping.load(tx)
    events = 0
    for batch in batches(tx):
        projections.apply(tx, batch)
        events += len(batch)
    cursors.set_projection_version(tx, cursors.PROJECTION_VERSION)
    for kind, version in became_known(tx):
        cursors.forget_unread(tx, kind, version)
    return events


def became_known(tx: Tx) -> list[tuple[str, int]]:
    """Kinds in the log that an older program could not read and this one can."""
    return [found for found in cursors.unread(tx) if found[1] <= EVENT_VERSIONS.get(found[0], 0)]


def batches(tx: Tx) -> Iterator[list[Entry]]:
    """The log above what was brought forward, some hundred events at a time, with their places.

    What a restored server lost of other tills is left out until it is back.
    """
    after = 0
    found = keeping.find(tx)
    asked, values = (_LOG, {}) if found is None else (_ABOVE, {"brought": found.store_seq})
    while rows := asked.all(tx, after=after, limit=BATCH, **values):
        after = rows[-1][0]
        yield [
            entry(
                codec.decode(body),
                placed=None if store_seq is None else Placed(store_seq=store_seq, held=bool(held)),
            )
            for _, body, store_seq, held in rows
        ]
