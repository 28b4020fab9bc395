"""What is derived from the log: kept step by step in the log's own transaction, never stale.

A projection has one of three shapes, so that the order of arrival cannot matter: a sum (stock,
cash, khata), a register (the highest stamp wins: names, prices), or rows keyed by event (sales,
movements). Each says which kinds it HANDLES and which it IGNORES; a test finds what none names.
"""

from collections.abc import Sequence

from pos_app.db.entry import Entry, Projection, Topic
from pos_app.db.projections import (
    audit,
    batches,
    catalogue,
    corrections,
    day_sums,
    khata,
    rules,
    sales,
    shifts,
    stock_on_hand,
    tenders,
)
from pos_app.db.statement import Tx

PROJECTIONS: tuple[Projection, ...] = (
    catalogue,
    stock_on_hand,
    corrections,
    sales,
    tenders,
    day_sums,
    shifts,
    khata,
    rules,
    audit,
    batches,
)


def apply(tx: Tx, entries: Sequence[Entry]) -> frozenset[Topic]:
    """Bring every projection up to date with these events; gives the topics that changed.

    An event of a kind that this program does not know yet is left for a rebuild.
    """
    topics = set()
    for projection in PROJECTIONS:
        concerned = [
            each
            for each in entries
            if type(each.recorded.event) in projection.HANDLES
            and (each.is_new or projection is stock_on_hand)
        ]
        if concerned:
            projection.apply(tx, concerned)
            topics.add(projection.TOPIC)
    return frozenset(topics)


def reset(tx: Tx) -> None:
    """Empty every projection."""
    for projection in PROJECTIONS:
        projection.reset(tx)
