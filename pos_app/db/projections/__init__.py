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
    payment_numbers,
    rules,
    sales,
    seen_payments,
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
    seen_payments,
    payment_numbers,
    day_sums,
    shifts,
    khata,
    rules,
    audit,
    batches,
)
_HANDLING: dict[type | None, list[Projection]] = {}
for _each in PROJECTIONS:
    for _kind in _each.HANDLES:
        _HANDLING.setdefault(_kind, []).append(_each)


def apply(tx: Tx, entries: Sequence[Entry]) -> frozenset[Topic]:
    """Bring every projection up to date with these events; gives the topics that changed.

    An event of a kind that this program does not know yet is left for a rebuild.
    """
    concerned: dict[Projection, list[Entry]] = {}
    for each in entries:
        for projection in _HANDLING.get(type(each.recorded.event), ()):
            if each.is_new or projection is stock_on_hand:
                concerned.setdefault(projection, []).append(each)
    for projection in PROJECTIONS:
        if projection in concerned:
            projection.apply(tx, concerned[projection])
    return frozenset({projection.TOPIC for projection in concerned})


def reset(tx: Tx) -> None:
    """Empty every projection."""
    for projection in PROJECTIONS:
        projection.reset(tx)
