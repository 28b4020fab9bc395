"""A till's file that begins from the server's snapshot: its work on a copy (replacing.remake)."""

from collections.abc import Sequence

from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.hlc import Hlc
from pos_protocol.snapshot import FORMAT, SnapshotManifest, packed

from pos_app.db import cursors, outbox, projections, rebuild
from pos_app.db.brought import keeping, rows
from pos_app.db.brought.keeping import KEPT_MS, Brought
from pos_app.db.cursors import TillState
from pos_app.db.entry import Entry, entry
from pos_app.db.projections import day_sums, sales, shifts, tenders
from pos_app.db.statement import Statement, Tx
from pos_protocol import codec, hlc

_INSIDE = """SELECT e.event_id FROM event_log e LEFT JOIN delivery d ON d.event_id = e.event_id
  LEFT JOIN feed f ON f.event_id = e.event_id
WHERE coalesce(d.store_seq, f.store_seq) <= :store_seq
  AND e.till_id = :till_id"""
_NOTE_INSIDE = f"INSERT INTO temp.inside {_INSIDE}"
_DROP = (
    Statement("DELETE FROM event_log WHERE till_id != :till_id"),
    # What a person should look at stays, with the server's answer to it; and what is young, so that
    # a server that loses it can be refilled.
    Statement(
        "DELETE FROM event_log WHERE event_id IN (SELECT event_id FROM temp.inside)"
        " AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.event_id = event_log.event_id"
        " AND (d.status != 'acked' OR event_log.occurred_ms > :before_ms))"
    ),
    Statement("DELETE FROM delivery WHERE event_id NOT IN (SELECT event_id FROM event_log)"),
    Statement("DELETE FROM outbox WHERE log_no NOT IN (SELECT log_no FROM event_log)"),
    Statement("DELETE FROM feed"),
    Statement("DELETE FROM aside"),
    # The snapshot holds what they mean; what stands above it comes again.
    Statement("DELETE FROM unread"),
)
_ASK_AGAIN = Statement(
    "INSERT INTO outbox (log_no) SELECT log_no FROM event_log"
    " WHERE event_id NOT IN (SELECT event_id FROM delivery)"
    " AND log_no NOT IN (SELECT log_no FROM outbox)"
)
_NEWEST_STAMP = """SELECT coalesce(max(stamp), zeroblob(10)) FROM (
  SELECT stamp FROM product UNION ALL SELECT stamp FROM product_field
  UNION ALL SELECT stamp FROM vendor
  UNION ALL SELECT max(name_stamp, phone_stamp, owes_max_stamp) FROM customer) WHERE stamp != x''"""
_LAST_ANSWERED = Statement("SELECT coalesce(max(store_seq), 0) FROM delivery")


def needed_position(tx: Tx) -> int:
    """The lowest place at which a snapshot holds all of this till that the server has answered."""
    row = _LAST_ANSWERED.one(tx)
    return max(int(row[0]) if row else 0, cursors.state(tx).cursor)


def begin_from(
    tx: Tx,
    manifest: SnapshotManifest,
    chunks: Sequence[bytes],
    *,
    now_ms: int,
    is_other_history: bool = False,
) -> None:
    """Put a snapshot in the place of what this file has of the feed.

    Who the till is, its chain's tip, open carts and drafts stay, and so do own events that the
    snapshot does not hold, that wait for a person, or that a server may yet lose. With
    `is_other_history` the server was restored with loss, and its old answers prove nothing: every
    own event waits to be sent again, and counts until it is answered. Raises ProtocolError for a
    snapshot that is of another store or format, that does not add up, or, without that flag, of
    another feed or below `needed_position`: then the copy is to be thrown away.
    """
    state = cursors.state(tx)
    if manifest.store != state.store_id:
        raise ProtocolError(ErrorCode.IDENTITY_MISMATCH, f"a snapshot of store {manifest.store}")
    if manifest.format != FORMAT:
        raise ProtocolError(ErrorCode.UNKNOWN_VERSION, f"a snapshot of format {manifest.format}")
    if not is_other_history and state.feed_id not in {None, manifest.feed_id}:
        # Restored since the hello: the places of old answers would pass for places of this feed.
        raise ProtocolError(ErrorCode.FEED_CHANGED, f"a snapshot of feed {manifest.feed_id}")
    needed = needed_position(tx)
    if not is_other_history and manifest.store_seq < needed:
        # Lost within the same feed: an answered event above that place would count nowhere.
        detail = f"a snapshot at {manifest.store_seq}, below {needed}"
        raise ProtocolError(ErrorCode.FEED_CHANGED, detail)
    counted: list[Entry] = []
    if is_other_history:
        counted = _counted_twice(tx)
        tx.execute("DELETE FROM delivery")
        tx.execute("DELETE FROM feed")
    else:
        outbox.place_answers(tx)
    _note_inside(tx, state, manifest)
    chunks = [*chunks, *_own_tallies(tx, without=counted)]
    for statement in _DROP:
        statement.run(tx, {"till_id": state.till_id.bytes, "before_ms": now_ms - KEPT_MS})
    _ASK_AGAIN.run(tx)
    place = Brought(
        origin="snapshot",
        feed_id=manifest.feed_id,
        store_seq=manifest.store_seq,
        feed_hash=bytes.fromhex(manifest.feed_hash),
        fold_digest=manifest.fold_digest,
        taken_ms=now_ms,
        is_settled=not is_other_history,
    )
    keeping.keep(tx, place, lane_ends=manifest.ends, chunks=chunks)
    rebuild.fold_anew(tx)
    if is_other_history:
        # Places of the feed that was: nothing of this one was compared yet.
        cursors.set_matched(tx, 0)
    cursors.move_to(
        tx,
        feed_id=manifest.feed_id,
        cursor=manifest.store_seq,
        feed_hash=place.feed_hash,
        # What is written here from now on must win over what is read here.
        hlc=hlc.merge(state.hlc, _newest_hlc(tx), manifest.made_ms),
    )
    tx.execute("DROP TABLE temp.inside")


def _note_inside(tx: Tx, state: TillState, manifest: SnapshotManifest) -> None:
    tx.execute("CREATE TEMP TABLE inside (event_id BLOB PRIMARY KEY)")
    tx.execute(
        _NOTE_INSIDE,
        {
            "till_id": state.till_id.bytes,
            "store_seq": manifest.store_seq,
        },
    )


def _own_tallies(tx: Tx, *, without: Sequence[Entry]) -> list[bytes]:
    """This till's shifts, drawers and returns up to there, which the server does not fold.

    `without` are events that an earlier place holds and that will be folded again.
    """
    inside = {row[0] for row in tx.execute("SELECT event_id FROM temp.inside")}
    projections.reset(tx)
    _fold_own(tx, without)
    again = {name: list(rows.TABLES[name].rows(tx)) for name in rows.OWN}
    projections.reset(tx)
    keeping.load(tx, only=rows.OWN)
    for batch in rebuild.batches(tx):
        _fold_own(tx, [each for each in batch if each.event_id in inside])
    return [
        content
        for name in rows.OWN
        for _, content in packed(name, rows.less(name, rows.TABLES[name].rows(tx), again[name]))
    ]


def _fold_own(tx: Tx, entries: Sequence[Entry]) -> None:
    for projection in (shifts, tenders, sales, day_sums):
        handled = [one for one in entries if type(one.recorded.event) in projection.HANDLES]
        projection.apply(tx, handled)


def _counted_twice(tx: Tx) -> list[Entry]:
    """Own events of the log that an earlier place, which is given up now, holds too."""
    found = tx.execute(
        "SELECT e.body FROM event_log e, brought b JOIN delivery d ON d.event_id = e.event_id"
        " WHERE d.store_seq <= b.store_seq"
    )
    return [entry(codec.decode(row[0])) for row in found.fetchall()]


def _newest_hlc(tx: Tx) -> Hlc:
    """The highest logical time of any register."""
    stamp: bytes = tx.execute(_NEWEST_STAMP).fetchone()[0]
    return Hlc(int.from_bytes(stamp[:8]), int.from_bytes(stamp[8:10]))
