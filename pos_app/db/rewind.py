"""The way back to the last place in the feed that a restored server still has.

Nothing leaves the log. Own events that the feed no longer proves wait in the outbox again; those of
others are set aside, in no figure, until their own tills have handed them up again.
"""

from uuid import UUID

import msgspec

from pos_app.db import cursors, rebuild
from pos_app.db.cursors import TillState
from pos_app.db.statement import Statement, Tx


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a feed: what both sides agree on."""

    feed_id: UUID
    cursor: int
    feed_hash: bytes


class Rewound(msgspec.Struct, frozen=True, kw_only=True):
    """What going back did: events to hand up again, and events of others set aside."""

    repeated: int
    set_aside: int


# An own event is one that this disk has an answer to, or one of an epoch that it has left: what a
# copy of this folder made in the epoch of today, the copy itself hands up again.
_IS_OWN = (
    "(e.till_id = t.till_id AND EXISTS (SELECT 1 FROM own_epoch w WHERE w.epoch = e.epoch)"
    " AND (e.epoch < t.epoch OR EXISTS (SELECT 1 FROM outbox o WHERE o.log_no = e.log_no)"
    " OR EXISTS (SELECT 1 FROM delivery d WHERE d.event_id = e.event_id)))"
)
_SET_ASIDE = Statement(
    "INSERT OR IGNORE INTO aside (log_no) SELECT e.log_no FROM till_state t, feed f"  # noqa: S608 - our own names
    " JOIN event_log e ON e.event_id = f.event_id"
    f" WHERE f.store_seq > :cursor AND NOT {_IS_OWN}"
)
_FORGET = Statement("DELETE FROM feed WHERE store_seq > :cursor")
_REPEAT = Statement(
    "INSERT INTO outbox (log_no) SELECT e.log_no FROM event_log e, till_state t"  # noqa: S608 - our own names
    f" WHERE {_IS_OWN}"
    " AND NOT EXISTS (SELECT 1 FROM feed f WHERE f.event_id = e.event_id)"
    # What was brought forward lies below the place that both have.
    " AND NOT EXISTS (SELECT 1 FROM delivery d, brought b"
    " WHERE d.event_id = e.event_id AND d.store_seq <= b.store_seq)"
    " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.log_no = e.log_no)"
)
_UNANSWERED = Statement(
    "DELETE FROM delivery WHERE event_id IN"
    " (SELECT e.event_id FROM outbox o CROSS JOIN event_log e ON e.log_no = o.log_no)"
)


_OF_LEFT_EPOCHS = Statement(
    "INSERT OR IGNORE INTO outbox (log_no) SELECT a.log_no FROM aside a, till_state t"
    " JOIN event_log e ON e.log_no = a.log_no WHERE e.till_id = t.till_id AND e.epoch < t.epoch"
    " AND EXISTS (SELECT 1 FROM own_epoch w WHERE w.epoch = e.epoch)"
    # Until the feed brings it back, it lies aside also when it was handed up and answered.
    " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.event_id = e.event_id)"
)


def hand_up_copies(tx: Tx) -> None:
    """Hand up too what a copy of this folder made in an epoch that this till has now left."""
    _OF_LEFT_EPOCHS.run(tx, {})


def go_back(tx: Tx, *, to: Place, seen: TillState) -> Rewound | None:
    """Follow the feed from `to` again; None when the till is no longer as `seen`.

    All in the caller's transaction. Raises ProtocolError for an event that cannot be read.
    """
    till = cursors.state(tx)
    before = (seen.feed_id, seen.cursor, seen.feed_hash, seen.epoch)
    if (till.feed_id, till.cursor, till.feed_hash, till.epoch) != before:
        return None
    set_aside = _SET_ASIDE.run(tx, {"cursor": to.cursor}).rowcount
    is_shorter = _FORGET.run(tx, {"cursor": to.cursor}).rowcount > 0
    repeated = _REPEAT.run(tx, {}).rowcount
    _UNANSWERED.run(tx, {})
    cursors.set_matched(tx, min(till.matched, to.cursor))
    cursors.move_to(tx, feed_id=to.feed_id, cursor=to.cursor, feed_hash=to.feed_hash, hlc=till.hlc)
    if is_shorter:
        rebuild.fold_anew(tx)
    return Rewound(repeated=repeated, set_aside=set_aside)
