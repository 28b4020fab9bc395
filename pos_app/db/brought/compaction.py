"""Old events put away: folded into what is brought forward, on a copy (replacing.remake).

Only what the server has, by a comparison of both feeds, and what is older than any loss that a
server may have from which tills would have to refill it. What waits for an answer or for a person
stays.
"""

from collections.abc import Iterator
from uuid import UUID

import msgspec
from pos_protocol.snapshot import LaneEnd

from pos_app.db import cursors, outbox, projections, rebuild, schema, verify
from pos_app.db.brought import keeping
from pos_app.db.brought.keeping import KEPT_MS, Brought
from pos_app.db.entry import Entry, Placed, entry
from pos_app.db.statement import Statement, Tx
from pos_app.errors import DatabaseDamaged
from pos_protocol import codec

EVENTS_MIN = 1_000
"""Fewer are not worth the making of a new file."""
BATCH = 500

_ROWS_OF_EVENTS = {
    "sale",
    "movement",
    "batch",
    "khata_entry",
    "correction",
    "audit_entry",
    "seen_payment",
    "payment_number",
}
_YOUNGEST_KEPT = Statement(
    "SELECT min(f.store_seq) FROM feed f JOIN event_log e ON e.event_id = f.event_id"
    " WHERE e.occurred_ms > :before_ms"
)
# What this program cannot read has not gone into any sum: an upgrade has to find it in the log.
_FIRST_UNREAD = Statement(
    "SELECT min(f.store_seq) FROM unread u JOIN event_log e ON e.kind = u.kind"
    " AND e.version = u.version JOIN feed f ON f.event_id = e.event_id"
)
_HIGHEST_BELOW = Statement("SELECT max(store_seq) FROM feed WHERE store_seq <= :store_seq")
_COUNT = Statement("SELECT count(*) FROM feed WHERE store_seq <= :store_seq")
_FEED_HASH = Statement("SELECT feed_hash FROM feed WHERE store_seq = :store_seq")
_AWAY = Statement(
    "SELECT f.store_seq, e.body, f.held, f.lane FROM feed f"
    " JOIN event_log e ON e.event_id = f.event_id"
    " WHERE f.store_seq > :after AND f.store_seq <= :store_seq ORDER BY f.store_seq LIMIT :limit"
)
_WAITING = "SELECT event_id FROM delivery WHERE status != 'acked'"
_DROP = (
    Statement(
        "DELETE FROM event_log WHERE event_id IN"  # noqa: S608 - our own names
        " (SELECT event_id FROM feed WHERE store_seq <= :store_seq)"
        f" AND event_id NOT IN ({_WAITING})"
    ),
    # What an earlier snapshot held, and stayed only because it was young.
    Statement(
        "DELETE FROM event_log WHERE occurred_ms <= :before_ms AND event_id IN"
        " (SELECT event_id FROM delivery WHERE status = 'acked' AND store_seq <= :store_seq)"
    ),
    Statement("DELETE FROM delivery WHERE event_id NOT IN (SELECT event_id FROM event_log)"),
    Statement("DELETE FROM feed WHERE store_seq <= :store_seq"),
)


class Compacted(msgspec.Struct, frozen=True, kw_only=True):
    """How many events were put away, and up to which place of the feed."""

    events: int
    store_seq: int


def boundary(tx: Tx, *, now_ms: int) -> Compacted | None:
    """What may be put away now; None when it is too little to be worth it.

    None as well for a till that began from a newer server's snapshot: what it cannot read of that
    would be lost to its upgrade.
    """
    state = cursors.state(tx)
    store_seq = min(state.matched, state.cursor)
    for row in (_YOUNGEST_KEPT.one(tx, before_ms=now_ms - KEPT_MS), _FIRST_UNREAD.one(tx)):
        if row is not None and row[0] is not None:
            store_seq = min(store_seq, row[0] - 1)
    highest = _HIGHEST_BELOW.one(tx, store_seq=store_seq)
    if state.feed_id is None or highest is None or highest[0] is None:
        return None
    counted = _COUNT.one(tx, store_seq=highest[0])
    events = int(counted[0]) if counted else 0
    if events < EVENTS_MIN or not keeping.is_all_known(tx):
        return None
    return Compacted(events=events, store_seq=highest[0])


def compact(tx: Tx, *, store_seq: int, now_ms: int) -> None:
    """Put away all up to a place of the feed, and fold anew; every sum must come out as it was.

    Raises DatabaseDamaged when one does not: then the copy is to be thrown away.
    """
    state = cursors.state(tx)
    assert state.feed_id is not None
    before = _sums(tx)
    row = _FEED_HASH.one(tx, store_seq=store_seq)
    assert row is not None, store_seq
    ends = {(end.till, end.epoch, end.lane): end for end in keeping.ends(tx)}
    projections.reset(tx)
    keeping.load(tx)
    for batch in _away(tx, store_seq, ends):
        projections.apply(tx, batch)
    chunks = [content for _, content in keeping.dump(tx)]
    place = Brought(
        origin="compaction",
        feed_id=state.feed_id,
        store_seq=store_seq,
        feed_hash=row[0],
        fold_digest=f"{cursors.fold_digest(tx):016x}",
        taken_ms=now_ms,
    )
    outbox.place_answers(tx)
    for statement in _DROP:
        statement.run(tx, {"store_seq": store_seq, "before_ms": now_ms - KEPT_MS})
    keeping.keep(tx, place, lane_ends=ends.values(), chunks=chunks)
    rebuild.fold_anew(tx)
    after = _sums(tx)
    if after != before:
        tables = ", ".join(name for name in before if before[name] != after[name])
        problem = f"the figures of {tables} do not follow from its log"
        raise DatabaseDamaged(path="this folder", problem=problem)


def _away(
    tx: Tx, store_seq: int, ends: dict[tuple[UUID, int, int], LaneEnd]
) -> Iterator[list[Entry]]:
    """The events to put away, in the order of the feed; moves the ends of their lanes."""
    after = 0
    while rows := _AWAY.all(tx, after=after, store_seq=store_seq, limit=BATCH):
        after = rows[-1][0]
        batch = []
        for seq, body, held, lane in rows:
            recorded = codec.decode(body)
            envelope = recorded.envelope
            key = (envelope.till, envelope.epoch, lane)
            if key not in ends or ends[key].till_seq < envelope.till_seq:
                ends[key] = LaneEnd(
                    till=envelope.till,
                    epoch=envelope.epoch,
                    lane=lane,
                    till_seq=envelope.till_seq,
                    hash=recorded.hash.hex(),
                )
            batch.append(entry(recorded, placed=Placed(store_seq=seq, held=bool(held))))
        yield batch


def _sums(tx: Tx) -> dict[str, list[tuple[object, ...]]]:
    """Every projection but the rows of single events, and the digest over the stock."""
    found: dict[str, list[tuple[object, ...]]] = {
        table.name: list(verify.rows(tx, table))
        for table in schema.PROJECTED
        if table.name not in _ROWS_OF_EVENTS
    }
    return found | {"fold_digest": [(cursors.fold_digest(tx),)]}
