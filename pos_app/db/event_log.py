"""The append-only log: own events are chained and pulled ones checked, with their projections."""

import base64
import binascii
from collections.abc import Sequence
from itertools import batched
from random import Random
from typing import NamedTuple, Protocol
from uuid import UUID

import msgspec
from pos_protocol.envelope import Envelope, OccurredAt, Recorded
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.events import EVENT_VERSIONS, ClockNoted, Event
from pos_protocol.ids import EventId, new_event_id
from pos_protocol.sync import FeedEntry, FeedPage

from pos_app.clock import Clock
from pos_app.db import cursors, projections, sql
from pos_app.db.cursors import TillState
from pos_app.db.entry import Entry, Placed, Topic, entry
from pos_app.db.statement import Statement, Tx, Values
from pos_app.errors import NotEnrolled, NotRecordable
from pos_protocol import chain, codec, hlc

CLOCK_JUMP_MS = 24 * 3600 * 1000


class Signer(Protocol):
    """A till's key, as the log uses it: `key_id` names it, `sign` gives 64 bytes."""

    @property
    def key_id(self) -> str: ...

    def sign(self, message: bytes) -> bytes: ...


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """What a new event takes from outside: who did it, when, and the randomness of its id.

    With a `signer` each event is signed in its place of the chain, and with it all before it.
    `is_history` writes down what happened at the clock's time long ago: its id, and with that its
    place among the bills, is of that time.
    """

    actor: str
    clock: Clock
    rng: Random
    signer: Signer | None = None
    is_history: bool = False

    def new_id(self, wall_ms: int, tick: hlc.Hlc) -> EventId:
        """The id of what happens now.

        Not by the wall clock: where that went back, what is new would be listed last.
        """
        if self.is_history:
            return new_event_id(max(wall_ms, 0), self.rng)
        return new_event_id(tick.ms, self.rng, counter=tick.counter)


class Appended(msgspec.Struct, frozen=True, kw_only=True):
    """What went into the log, and which topics a screen should read again."""

    recorded: tuple[Recorded, ...]
    topics: frozenset[Topic]


class _Known(NamedTuple):
    """An event that is in the log already, and its place in the feed where it has one."""

    hash: bytes
    store_seq: int | None
    log_no: int
    is_aside: bool


class _Tip(msgspec.Struct):
    """The end of this till's chain, moved on event by event."""

    store: int
    till: UUID
    till_no: int
    epoch: int
    till_seq: int
    hash: bytes
    hlc: hlc.Hlc
    cursor: int


_TIP = Statement(
    "SELECT store_id, till_id, till_no, epoch, till_seq, tip_hash, hlc_ms, hlc_counter, cursor,"
    " wall_ms, mono_ms, boot FROM till_state"
)
_MOVE_TIP = Statement(
    "UPDATE till_state SET till_seq = :till_seq, tip_hash = :tip_hash, hlc_ms = :hlc_ms,"
    " hlc_counter = :hlc_counter, wall_ms = :wall_ms, mono_ms = :mono_ms, boot = :boot"
)
_INSERT = Statement(
    sql.insert(
        "event_log",
        (
            "event_id",
            "till_id",
            "till_no",
            "epoch",
            "till_seq",
            "prev",
            "hash",
            "kind",
            "version",
            "occurred_ms",
            "body",
            "key_id",
            "sig",
        ),
    )
)
_OUTBOX = Statement(sql.insert("outbox", ["log_no"]))
_FEED = Statement(
    "INSERT INTO feed (store_seq, event_id, class, held, lane, feed_hash)"
    " VALUES (:store_seq, :event_id, :verdict, :held, :lane, :feed_hash)"
)
LOOKED_UP_MAX = 10
"""As many as a piece of a page has (sync.pages)."""
_KNOWN = (
    "SELECT e.event_id, e.hash, f.store_seq, e.log_no, a.log_no FROM event_log e"  # noqa: S608 - question marks
    " LEFT JOIN feed f ON f.event_id = e.event_id LEFT JOIN aside a ON a.log_no = e.log_no"
    f" WHERE e.event_id IN ({', '.join('?' * LOOKED_UP_MAX)})"
)
_RETURNED = Statement("DELETE FROM aside WHERE log_no = :log_no")
# An upgraded server lets in what it could not read before.
_CAME_BACK = Statement(
    "UPDATE delivery SET code = NULL, status ="  # noqa: S608 - our own words
    " (SELECT CASE WHEN f.held THEN 'held' ELSE 'acked' END FROM feed f"
    f" WHERE f.event_id = delivery.event_id) WHERE {sql.QUARANTINED}"
    " AND EXISTS (SELECT 1 FROM feed f WHERE f.event_id = delivery.event_id)"
)
_BODY = Statement("SELECT body FROM event_log WHERE event_id = :event_id")


def append(
    tx: Tx, events: Sequence[Event], *, by: Writer, corrects: UUID | None = None
) -> Appended:
    """Record own events: number, chain and encode them, and bring every projection up to date.

    All in the caller's transaction: either all of it is durable when that commits, or nothing
    happened. `corrects` names the event that all of them correct. A wall clock that jumped is
    noted first, and stops nothing. Raises NotRecordable when the protocol's limits refuse an
    event, NotEnrolled for a file without a store.
    """
    row = _TIP.one(tx)
    if row is None:
        raise NotEnrolled(path="this folder")
    tip = _Tip(
        store=row[0],
        till=UUID(bytes=row[1]),
        till_no=row[2],
        epoch=row[3],
        till_seq=row[4],
        hash=row[5],
        hlc=hlc.Hlc(row[6], row[7]),
        cursor=row[8],
    )
    wall_ms, mono_ms, boot = by.clock.wall_ms(), by.clock.mono_ms(), by.clock.boot()
    now = OccurredAt(wall_ms=wall_ms, zone=by.clock.zone(), boot=boot, mono_ms=mono_ms)
    noted = _clock_note(before=(row[9], row[10], row[11]), now=now) if row[4] else ()
    new = [_chained(tip, event, now=now, by=by) for event in noted]
    new += [_chained(tip, event, now=now, by=by, corrects=corrects) for event in events]
    for each in new:
        log_no = _INSERT.run(tx, _row(each.recorded, by.signer)).lastrowid
        _OUTBOX.run(tx, {"log_no": log_no})
    topics = projections.apply(tx, new)
    _MOVE_TIP.run(
        tx,
        {
            "till_seq": tip.till_seq,
            "tip_hash": tip.hash,
            "hlc_ms": tip.hlc.ms,
            "hlc_counter": tip.hlc.counter,
            "wall_ms": wall_ms,
            "mono_ms": mono_ms,
            "boot": boot.bytes,
        },
    )
    recorded = tuple(each.recorded for each in new[len(noted) :])
    return Appended(recorded=recorded, topics=topics | {Topic.SYNC})


def append_pulled(
    tx: Tx, page: FeedPage, *, server_ms: int | None = None, till: TillState | None = None
) -> Appended:
    """Apply one page of the store's feed, whole: events, places, stock, projections and cursor.

    Own events come back and are matched by id. `server_ms`, the server's own time, bounds how far
    ahead another till's clock may pull this one's. `till` is its state, where the caller has read
    it in this transaction. Raises ProtocolError (FEED_CHANGED,
    PAGE_NOT_CONTIGUOUS, HASH_MISMATCH, FEED_HASH_MISMATCH, IDENTITY_MISMATCH, ID_REUSE or a
    body's own faults): then the caller's transaction must not be committed.
    """
    till = till or cursors.state(tx)
    if till.feed_id is not None and page.feed_id != till.feed_id:
        raise ProtocolError(ErrorCode.FEED_CHANGED, str(page.feed_id))
    clock, feed_hash = till.hlc, till.feed_hash
    known = _known(tx, page)
    entries: list[Entry] = []
    rows: list[Values] = []
    for position, item in enumerate(page.entries, till.cursor + 1):
        if item.store_seq != position:
            raise ProtocolError(ErrorCode.PAGE_NOT_CONTIGUOUS, f"{item.store_seq} for {position}")
        recorded = _read(item, store=till.store_id)
        link = chain.entry_hash(
            store_seq=position,
            event_id=item.event_id,
            event_hash=recorded.hash,
            verdict=item.verdict,
            held=item.held,
        )
        feed_hash = chain.feed_hash(feed_hash, link)
        seen = hlc.Hlc(*recorded.envelope.hlc)
        clock = hlc.merge(clock, seen, seen.ms if server_ms is None else server_ms)
        if recorded.event is None:
            cursors.note_unread(tx, recorded.envelope.kind, recorded.envelope.version)
        placed = Placed(store_seq=position, held=item.held)
        entries.append(_pulled(known.get(item.event_id.bytes), recorded, placed))
        rows.append(
            {
                "store_seq": position,
                "event_id": item.event_id.bytes,
                "verdict": item.verdict,
                "held": int(item.held),
                "lane": item.lane,
                "feed_hash": feed_hash,
            }
        )
    if entries and feed_hash != bytes.fromhex(page.feed_hash):
        raise ProtocolError(ErrorCode.FEED_HASH_MISMATCH, f"position {rows[-1]['store_seq']}")
    _INSERT.many(tx, [_row(each.recorded) for each in entries if each.event_id not in known])
    # What was set aside was in no figure, so it counts as new when it comes back.
    for one in known.values():
        if one.is_aside:
            _RETURNED.run(tx, {"log_no": one.log_no})
    _FEED.many(tx, rows)
    if any(not each.is_new for each in entries):
        _CAME_BACK.run(tx, {})
    topics = projections.apply(tx, entries)
    cursors.move_to(
        tx, feed_id=page.feed_id, cursor=till.cursor + len(rows), feed_hash=feed_hash, hlc=clock
    )
    return Appended(recorded=tuple(e.recorded for e in entries), topics=topics | {Topic.SYNC})


def read(tx: Tx, event_id: UUID) -> Recorded | None:
    """One event of the log, or None."""
    row = _BODY.one(tx, event_id=event_id.bytes)
    return codec.decode(row[0]) if row else None


def _chained(
    tip: _Tip, event: Event, *, now: OccurredAt, by: Writer, corrects: UUID | None = None
) -> Entry:
    """Encode an event as the next of the chain, and move the tip onto it."""
    kind = type(event).__name__
    tip.hlc = hlc.tick(tip.hlc, max(now.wall_ms, 0))
    tip.till_seq += 1
    try:
        recorded = codec.encode(
            Envelope(
                store=tip.store,
                till=tip.till,
                till_no=tip.till_no,
                epoch=tip.epoch,
                till_seq=tip.till_seq,
                event_id=by.new_id(now.wall_ms, tip.hlc),
                kind=kind,
                version=EVENT_VERSIONS[kind],
                prev=tip.hash.hex(),
                occurred_at=now,
                hlc=tip.hlc,
                cursor=tip.cursor,
                actor=by.actor,
                corrects=corrects,
                payload=codec.encode_payload(event),
            )
        )
    except ProtocolError as error:
        raise NotRecordable(detail=error.detail or error.code) from error
    tip.hash = recorded.hash
    return entry(recorded)


def _clock_note(*, before: tuple[int, int, bytes], now: OccurredAt) -> tuple[Event, ...]:
    """A note when the wall clock went back, or ran a day away from the monotonic one (S30)."""
    wall_ms, mono_ms, boot = before
    passed = now.wall_ms - wall_ms
    is_back = passed < 0
    if boot == now.boot.bytes:
        is_back = is_back or abs(passed - (now.mono_ms - mono_ms)) > CLOCK_JUMP_MS
    return (ClockNoted(before_ms=wall_ms, after_ms=now.wall_ms),) if is_back else ()


def _row(recorded: Recorded, signer: Signer | None = None) -> Values:
    envelope = recorded.envelope
    return {
        "event_id": envelope.event_id.bytes,
        "till_id": envelope.till.bytes,
        "till_no": envelope.till_no,
        "epoch": envelope.epoch,
        "till_seq": envelope.till_seq,
        "prev": bytes.fromhex(envelope.prev),
        "hash": recorded.hash,
        "kind": envelope.kind,
        "version": envelope.version,
        "occurred_ms": envelope.occurred_at.wall_ms,
        "body": recorded.body,
        "key_id": signer.key_id if signer else None,
        "sig": signer.sign(chain.tip_text_of(recorded)) if signer else None,
    }


def _read(item: FeedEntry, *, store: int) -> Recorded:
    recorded = codec.decode(feed_body(item))
    if recorded.hash.hex() != item.hash:
        raise ProtocolError(ErrorCode.HASH_MISMATCH, f"position {item.store_seq}")
    if recorded.envelope.event_id != item.event_id or recorded.envelope.store != store:
        raise ProtocolError(ErrorCode.IDENTITY_MISMATCH, f"position {item.store_seq}")
    return recorded


def feed_body(item: FeedEntry) -> bytes:
    """The exact bytes of a feed entry's event. Raises ProtocolError(UNREADABLE_BODY)."""
    if item.body is not None:
        return item.body.encode()
    try:
        return base64.b64decode(item.body_b64 or "", validate=True)
    except binascii.Error as error:
        detail = f"position {item.store_seq}"
        raise ProtocolError(ErrorCode.UNREADABLE_BODY, detail) from error


def _known(tx: Tx, page: FeedPage) -> dict[bytes, _Known]:
    """What of a page is in the log already, by event_id."""
    found: dict[bytes, _Known] = {}
    for items in batched(page.entries, LOOKED_UP_MAX):
        ids = [item.event_id.bytes for item in items]
        ids += [b""] * (LOOKED_UP_MAX - len(ids))
        for event_id, hash_, store_seq, log_no, aside in tx.execute(_KNOWN, ids):
            found[event_id] = _Known(hash_, store_seq, log_no, aside is not None)
    return found


def _pulled(known: _Known | None, recorded: Recorded, placed: Placed) -> Entry:
    """An event of a page as the projections see it; one that is known must have the same bytes."""
    if known is None:
        return entry(recorded, placed=placed)
    if known.hash != recorded.hash:
        raise ProtocolError(ErrorCode.ID_REUSE, str(recorded.envelope.event_id))
    if known.store_seq is not None:
        raise ProtocolError(ErrorCode.ID_REUSE, f"position {placed.store_seq}")
    return entry(recorded, is_new=known.is_aside, placed=placed)
