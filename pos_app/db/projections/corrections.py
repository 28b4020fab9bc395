"""Which event corrects which: rows keyed by the corrected event and the correcting one.

What corrects what, ledger.corrected_by says.
"""

from collections.abc import Sequence

from pos_protocol.events import EVENT_KINDS
from pos_protocol.ledger import corrected_by

from pos_app.db import sql
from pos_app.db.entry import Entry, Topic
from pos_app.db.statement import Statement, Tx

HANDLES = frozenset(EVENT_KINDS.values())
IGNORES: frozenset[type] = frozenset()
TOPIC = Topic.STOCK
TABLES = ("correction",)

_INSERT = Statement(sql.insert("correction", ("corrects", "event_id", "kind")))


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Note each event that names another as corrected."""
    rows = [
        {
            "corrects": corrected.bytes,
            "event_id": each.event_id,
            "kind": each.recorded.envelope.kind,
        }
        for each in entries
        if (corrected := corrected_by(each.recorded)) is not None
    ]
    if rows:
        _INSERT.many(tx, rows)


def reset(tx: Tx) -> None:
    """Forget all links."""
    tx.execute("DELETE FROM correction")
