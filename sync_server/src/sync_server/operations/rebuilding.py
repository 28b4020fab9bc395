"""Throw a store's read model away and fold it anew from its log."""

from collections.abc import Sequence
from itertools import batched

from pos_protocol.envelope import Recorded
from pos_protocol.sync import Verdict

from pos_protocol import codec
from sync_server.db import event_log, stores
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import LoggedEvent
from sync_server.db.projections import stock
from sync_server.db.projections.emptying import empty
from sync_server.db.queue import summaries
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.folding import Placed, StoreFold

EVENTS_AT_ONCE = 500
_MAY_BE_UNSURE = frozenset({Verdict.UNVERIFIABLE, Verdict.NOTHING_LEFT})
"""Verdicts of events that may have followed a feed that was lost. The heavier one hides the other,
and where it was given no line was unexplained: that would be heavier still."""


def rebuild(db: Database, store_id: int) -> int:
    """Rebuild one store in one transaction, its feed locked meanwhile; gives the number of events.

    Raises RefusedError(NOT_FOUND), BusyError.
    """

    def work(tx: Tx) -> int:
        if stores.lock_feed(tx, store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        # Whatever a process keeps of the store's stock was right for the tables of before.
        stores.open_cache_epoch(tx, store_id, 0)
        empty(tx, store_id)
        count, digest = 0, stock.fold_digest({})
        for rows in batched(event_log.walk(tx, store_id), EVENTS_AT_ONCE):
            digest = _fold(tx, store_id, rows, digest=digest)
            count += len(rows)
        stores.set_fold_digest(tx, store_id, digest)
        summaries.distrust(tx, store_id)
        return count

    return db.write(work)


def _fold(tx: Tx, store_id: int, rows: Sequence[LoggedEvent], *, digest: bytes) -> bytes:
    """Fold a piece of the feed; gives the digest over the stock behind it.

    Where the log keeps another one beside an event, tills were told what no till can fold.
    """
    marks = event_log.marks(tx, store_id, first=rows[0].store_seq, last=rows[-1].store_seq)
    placed = [placed_of(row) for row in rows]
    fold = StoreFold(store_id)
    fold.load(tx, [one.recorded for one in placed])
    moved: set[int] = set()
    for one in placed:
        fold.apply(one)
        mark = marks.get(one.store_seq)
        if mark is not None:
            moved |= fold.touched_levels
            digest = fold.digest_from(digest)
            if mark != digest:
                event_log.set_mark(tx, store_id, one.store_seq, digest=digest)
    moved |= fold.touched_levels
    digest = fold.digest_from(digest)
    fold.touched_levels |= moved
    fold.save(tx)
    return digest


def placed_of(row: LoggedEvent) -> Placed:
    """A row of the log as the fold wants it.

    Raises ProtocolError for a body that this program cannot read, which the feed never holds.
    """
    recorded: Recorded = codec.decode(row.body)
    assert recorded.event is not None, row.store_seq
    return Placed(
        store_seq=row.store_seq,
        recorded=recorded,
        event=recorded.event,
        lane=row.lane,
        held=row.held,
        is_logged=True,
        # The word of that day, when the till had told that it followed a lost feed.
        is_sure=row.verdict not in _MAY_BE_UNSURE,
        has_left=row.verdict != Verdict.NOTHING_LEFT,
    )
