"""Own events that the server has not answered for good yet, and the answers that came."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from pos_protocol.sync import PushResult, Status, Tip

from pos_app.db import sql
from pos_app.db.cursors import TillState
from pos_app.db.statement import Row, Statement, Tx, Values

FINAL: dict[str, str] = {
    Status.ACCEPTED: "acked",
    Status.DUPLICATE: "acked",
    Status.HELD: "held",
    Status.FORK: "held",
    Status.QUARANTINED: "quarantined",
    Status.ID_REUSE: "quarantined",
}
"""What each final status is remembered as; any other word teaches nothing and is asked again."""


QUARANTINED_ASKED = 20
"""Each is a question of its own, within a round of sync now and then."""


class PendingEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event to push, byte for byte as it was recorded, with its signature if it has one."""

    event_id: UUID
    till_seq: int
    epoch: int
    prev: bytes
    hash: bytes
    body: bytes
    key_id: str | None = None
    sig: bytes | None = None


class Acked(msgspec.Struct, frozen=True, kw_only=True):
    """An event that the server has answered, of whichever epoch of this till."""

    epoch: int
    tip: Tip


class OutboxCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How far the server knows this till's log. `oldest_ms` is when the first unsynced was made.

    `set_aside` counts events of other tills, or of a copy of this one, that a restored server lost
    and nobody has brought back yet.
    """

    unsynced: int
    held: int
    quarantined: int
    oldest_ms: int | None
    set_aside: int = 0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The server's final answer to one event that a person should look at."""

    event_id: UUID
    status: str
    verdict: str | None
    case_id: UUID | None
    code: str | None
    answered_ms: int


_WAITING = (
    "SELECT e.event_id, e.till_seq, e.epoch, e.prev, e.hash, e.body, e.key_id, e.sig"
    " FROM outbox o JOIN event_log e ON e.log_no = o.log_no"
)
_PENDING = Statement(f"{_WAITING} ORDER BY o.log_no LIMIT :limit")
_PENDING_OF_EPOCH = Statement(f"{_WAITING} WHERE e.epoch = :epoch ORDER BY o.log_no LIMIT :limit")
_FIRST_EPOCH = Statement(
    "SELECT min(e.epoch) FROM outbox o JOIN event_log e ON e.log_no = o.log_no"
)
_ANSWERED = " FROM event_log WHERE event_id = :event_id AND lower(hex(hash)) = :hash"
_DELIVERED = Statement(
    "INSERT INTO delivery (event_id, status, store_seq, class, case_id, code, answered_ms)"
    f" SELECT event_id, :status, :store_seq, :verdict, :case_id, :code, :answered_ms {_ANSWERED}"
    " ON CONFLICT (event_id) DO UPDATE SET status = excluded.status,"
    " store_seq = excluded.store_seq, class = excluded.class, case_id = excluded.case_id,"
    " code = excluded.code, answered_ms = excluded.answered_ms"
)
_PLACED = Statement(
    "UPDATE delivery SET store_seq ="
    " (SELECT f.store_seq FROM feed f WHERE f.event_id = delivery.event_id)"
    " WHERE store_seq IS NULL AND event_id IN (SELECT event_id FROM feed)"
)
_DONE = Statement(f"DELETE FROM outbox WHERE log_no = (SELECT log_no {_ANSWERED})")  # noqa: S608 - our own words
# CROSS: left to itself SQLite reads the whole log for the epoch's events, at every hello.
_FIRST_OF_EPOCH = Statement(
    "SELECT e.till_seq, e.prev FROM outbox o CROSS JOIN event_log e ON e.log_no = o.log_no"
    " WHERE e.epoch = :epoch ORDER BY o.log_no LIMIT 1"
)
# Up to `matched` this was asked before, when a hello had shown the same feed on both sides.
_UNPROVEN = Statement(
    "SELECT e.epoch, e.till_seq, e.hash FROM delivery d JOIN event_log e ON e.event_id = d.event_id"
    " WHERE d.store_seq > :matched AND d.store_seq <= :cursor"
    " AND NOT EXISTS (SELECT 1 FROM feed f WHERE f.event_id = d.event_id)"
    " ORDER BY d.store_seq LIMIT 1"
)
_ANSWERED_LAST = Statement(
    "SELECT e.epoch, e.till_seq, e.hash FROM delivery d JOIN event_log e ON e.event_id = d.event_id"
    " WHERE e.epoch < :epoch AND d.store_seq IS NOT NULL ORDER BY d.store_seq DESC LIMIT 1"
)
_ENDS = Statement(
    "SELECT e.epoch, e.till_seq, e.hash FROM delivery d JOIN event_log e ON e.event_id = d.event_id"
    " WHERE d.store_seq > :cursor"
    " AND NOT EXISTS (SELECT 1 FROM feed f WHERE f.event_id = d.event_id)"
    " AND NOT EXISTS (SELECT 1 FROM event_log n JOIN delivery a ON a.event_id = n.event_id"
    " WHERE n.till_no = e.till_no AND n.epoch = e.epoch AND n.till_seq = e.till_seq + 1"
    " AND n.prev = e.hash) ORDER BY e.epoch, e.till_seq"
)
_IN_QUARANTINE = Statement(
    "SELECT e.epoch, e.till_seq, e.hash FROM delivery d"  # noqa: S608 - our own words
    " JOIN event_log e ON e.event_id = d.event_id"
    f" WHERE {sql.QUARANTINED} ORDER BY d.answered_ms DESC, d.event_id LIMIT :limit"
)
_OWN_AT = Statement(
    "SELECT e.hash FROM event_log e WHERE e.till_no = :till_no AND e.epoch = :epoch"
    " AND e.till_seq = :till_seq AND NOT EXISTS (SELECT 1 FROM aside a WHERE a.log_no = e.log_no)"
)
_ASIDE = Statement("SELECT count(*) FROM aside")
_UNSYNCED = Statement("SELECT count(*) FROM outbox")
_OLDEST = Statement(
    "SELECT e.occurred_ms FROM event_log e WHERE e.log_no = (SELECT min(log_no) FROM outbox)"
)
_COUNT = Statement(f"SELECT count(*) FROM delivery WHERE {sql.HELD}")  # noqa: S608 - our own words
_COUNT_QUARANTINED = Statement(
    f"SELECT count(*) FROM delivery WHERE {sql.QUARANTINED}"  # noqa: S608 - as said above
)
_WAITING_KINDS = Statement(
    "SELECT e.kind, count(*) FROM outbox o JOIN event_log e ON e.log_no = o.log_no"
    " GROUP BY e.kind ORDER BY e.kind"
)
_ATTENTION_CODES = Statement(
    "SELECT status, coalesce(class, ''), coalesce(code, ''), count(*) FROM delivery"
    " WHERE status IN ('held', 'quarantined') GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
)
_ATTENTION = Statement(
    "SELECT event_id, status, class, case_id, code, answered_ms FROM delivery"
    " WHERE status IN ('held', 'quarantined') ORDER BY answered_ms DESC LIMIT :limit"
)


def pending(tx: Tx, *, events_max: int, bytes_max: int) -> list[PendingEvent]:
    """The next batch: unanswered own events in order, contiguous and of one epoch.

    At most `events_max` events and `bytes_max` bytes of bodies, but always one if there is one.
    An epoch is begun only when all of the epochs before it is answered.
    """
    batch = _batch(_PENDING.run(tx, {"limit": events_max}), bytes_max)
    if not batch or batch[0].till_seq > 1:
        return batch
    # A tail that was lost came back with the feed, so it lies in the log behind the epoch that
    # followed it. Sent in that order after a loss of the server's, it would stand on a branch.
    first = _number(tx, _FIRST_EPOCH)
    if first == batch[0].epoch:
        return batch
    return _batch(_PENDING_OF_EPOCH.run(tx, {"epoch": first, "limit": events_max}), bytes_max)


def _batch(rows: Iterable[Row], bytes_max: int) -> list[PendingEvent]:
    batch: list[PendingEvent] = []
    size = 0
    for row in rows:
        size += len(row[5])
        if batch and (
            size > bytes_max or (row[2], row[1]) != (batch[-1].epoch, batch[-1].till_seq + 1)
        ):
            break
        batch.append(
            PendingEvent(
                event_id=UUID(bytes=row[0]),
                till_seq=row[1],
                epoch=row[2],
                prev=row[3],
                hash=row[4],
                body=row[5],
                key_id=row[6],
                sig=row[7],
            )
        )
    return batch


def answer(tx: Tx, results: Sequence[PushResult], now_ms: int) -> int:
    """Keep the final answers, each matched by event and hash; gives how many were new.

    An answer that is not final, or whose hash is not that of the event here, changes nothing.
    """
    rows: list[Values] = [
        {
            "event_id": result.event_id.bytes,
            "hash": result.hash,
            "status": FINAL[result.status],
            "store_seq": result.store_seq,
            "verdict": result.verdict,
            "case_id": result.case_id.bytes if result.case_id else None,
            "code": result.code,
            "answered_ms": now_ms,
        }
        for result in results
        if result.status in FINAL
    ]
    _DELIVERED.many(tx, rows)
    return _DONE.many(tx, rows)


def place_answers(tx: Tx) -> None:
    """Note with each answer where the feed has its event, before the feed's rows go."""
    _PLACED.run(tx)


def counts(tx: Tx) -> OutboxCounts:
    """How much is unanswered, held and quarantined."""
    oldest = _OLDEST.one(tx)
    return OutboxCounts(
        unsynced=_number(tx, _UNSYNCED),
        held=_number(tx, _COUNT),
        quarantined=_number(tx, _COUNT_QUARANTINED),
        oldest_ms=oldest[0] if oldest else None,
        set_aside=_number(tx, _ASIDE),
    )


def acked(tx: Tx, till: TillState) -> Acked | None:
    """The event by which a server shows whether it has lost an answer; None before the first.

    One that the feed does not show although it has come past its place; else the newest of the
    till's epoch up to which all are answered; before the first of them, the one of an earlier epoch
    that the server put last.
    """
    if till.matched < till.cursor:
        unproven = _UNPROVEN.one(tx, matched=till.matched, cursor=till.cursor)
        if unproven:
            return _acked(*unproven)
    first = _FIRST_OF_EPOCH.one(tx, epoch=till.epoch)
    till_seq, hash_ = (till.till_seq, till.tip_hash) if first is None else (first[0] - 1, first[1])
    if till_seq:
        return _acked(till.epoch, till_seq, hash_)
    last = _ANSWERED_LAST.one(tx, epoch=till.epoch)
    return _acked(*last) if last else None


def unproven(tx: Tx, *, after: int) -> list[Acked]:
    """Answered events that the feed does not show by there, and by which all of them are proven.

    The end of each epoch and branch: the server takes no event without the one before it, so
    whoever has these has all. And what lies in quarantine, of which no feed will tell: the newest.
    """
    ends = _ENDS.all(tx, cursor=after)
    return [_acked(*row) for row in ends + _IN_QUARANTINE.all(tx, limit=QUARANTINED_ASKED)]


def _acked(epoch: int, till_seq: int, event_hash: bytes) -> Acked:
    return Acked(epoch=epoch, tip=Tip(till_seq=till_seq, hash=event_hash.hex()))


def has_own(tx: Tx, *, till_no: int, place: tuple[int, int], hash_: bytes) -> bool:
    """Whether an event is here that this till can hand up; `place` is (epoch, till_seq)."""
    rows = _OWN_AT.all(tx, till_no=till_no, epoch=place[0], till_seq=place[1])
    return (hash_,) in rows


def attention(tx: Tx, limit: int = 100) -> tuple[Answer, ...]:
    """The newest answers that a person should look at: held and quarantined events."""
    return tuple(
        Answer(
            event_id=UUID(bytes=row[0]),
            status=row[1],
            verdict=row[2],
            case_id=UUID(bytes=row[3]) if row[3] else None,
            code=row[4],
            answered_ms=row[5],
        )
        for row in _ATTENTION.all(tx, limit=limit)
    )


def waiting_kinds(tx: Tx) -> list[tuple[str, int]]:
    """How many events of each kind have no answer yet."""
    return [(row[0], row[1]) for row in _WAITING_KINDS.run(tx)]


def attention_codes(tx: Tx) -> list[tuple[str, str, str, int]]:
    """How many events lie in quarantine or are held, by status, verdict and the server's code."""
    return [(row[0], row[1], row[2], row[3]) for row in _ATTENTION_CODES.run(tx)]


def _number(tx: Tx, statement: Statement) -> int:
    row = statement.one(tx)
    return int(row[0]) if row else 0
