"""What hello tells a till: both sides say what they hold, and the server says what follows."""

import logging
from collections.abc import Sequence
from math import ceil
from uuid import UUID

from msgspec import Struct, structs
from pos_protocol.chain import FEED_START, genesis
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.events import EVENT_VERSIONS
from pos_protocol.ledger import MUST_UNDERSTAND_KINDS
from pos_protocol.problem_report import REPORT_BYTES_MAX
from pos_protocol.sync import (
    BATCH_EVENTS_LIMIT,
    PROTO_MAX,
    PROTO_MIN,
    BatchLimits,
    HelloReply,
    HelloRequest,
    HelloVerdict,
    Tip,
    is_same_machine,
)

from sync_server.db import event_log, stores, tills
from sync_server.db.continuity import incidents, leases
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import LaneHead
from sync_server.db.queries import history
from sync_server.db.queries.history import Parent
from sync_server.db.stores import FeedHead
from sync_server.db.tills import Till
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.continuity import leasing
from sync_server.operations.feed import mark_at

COPY_IN_USE = "a copy of this till is in use, or it was put back to a backup"
STOCK_DIFFERS = "the same history gives another stock on the server than on the till"

_BATCH = BatchLimits(events_max=BATCH_EVENTS_LIMIT)
"""A backlog may come in large batches: what one costs besides its events is paid less often."""
_log = logging.getLogger("sync_server")


def hello(db: Database, request: HelloRequest, *, till_id: UUID, now_ms: int) -> HelloReply:
    """Compare what a till and its store hold, and say what the till should do.

    Writes nothing unless the lease moves or something is found wrong for the first time. Raises
    RefusedError(NOT_FOUND), ProtocolError(IDENTITY_MISMATCH), BusyError.
    """
    with db.read() as tx:
        till = _own_till(tx, till_id)
        if request.till != till_id or request.store != till.store_id:
            raise ProtocolError(ErrorCode.IDENTITY_MISMATCH, "till")
        feed = _own_feed(tx, till)
        heads = event_log.lane_heads(tx, till, request.epoch)
        head = _main_head(tx, till, request.epoch, heads=heads)
        at_cursor, fold_digest = mark_at(tx, feed, store_id=till.store_id, cursor=request.cursor)
        has_left = _has_left(tx, till, request, heads=heads)
        has_acked = request.acked in {None, head} or _has_acked(tx, till, request)
        lease = leases.find(tx, till, request.epoch)
    seen = Seen(
        till=till,
        feed=feed,
        head=head,
        at_cursor=at_cursor,
        fold_digest=fold_digest,
        has_left=has_left,
        is_lease_reused=leasing.judge(lease, presented=request.lease).is_reused,
    )
    verdict, reason = judge(request, seen)
    if verdict == HelloVerdict.OK:
        settled = leasing.settle(
            db,
            till,
            request.epoch,
            known=lease,
            presented=request.lease,
            wants=request.renew_lease,
        )
        lease = settled.after
        if settled.is_reused:
            verdict, reason = judge(request, structs.replace(seen, is_lease_reused=True))
    _note_incident(db, request, seen, verdict=verdict, now_ms=now_ms)
    return HelloReply(
        schema_max=EVENT_VERSIONS,
        server_ms=now_ms,
        verdict=verdict,
        reason=reason,
        head=head,
        has_acked=has_acked,
        epoch_max=till.epoch_max,
        feed_id=feed.feed_id,
        feed_head=feed.seq,
        feed_hash_at_cursor=at_cursor.hex() if at_cursor is not None else None,
        fold_digest_at_cursor=fold_digest.hex() if fold_digest is not None else None,
        lease=lease.lease if verdict == HelloVerdict.OK else 0,
        must_understand={kind: EVENT_VERSIONS[kind] for kind in sorted(MUST_UNDERSTAND_KINDS)},
        report_bytes_max=REPORT_BYTES_MAX,
        batch=_BATCH,
    )


def put_off(request: HelloRequest, *, wait_s: float, now_ms: int) -> HelloReply:
    """The answer to a till that comes too early: it looks at nothing and says nothing new."""
    return HelloReply(
        schema_max=EVENT_VERSIONS,
        server_ms=now_ms,
        verdict=HelloVerdict.SLOW_DOWN,
        reason="many tills ask at once",
        head=request.tip,
        epoch_max=request.epoch,
        feed_id=request.feed_id or UUID(int=0),
        feed_head=request.cursor,
        feed_hash_at_cursor=request.feed_hash,
        retry_after_ms=ceil(wait_s * 1000),
    )


class Seen(Struct, frozen=True, kw_only=True):
    """What the server holds beside a hello.

    `at_cursor` is the feed's hash at the till's cursor, None where the server has no such place;
    `fold_digest` that of the stock there, where one is kept. `has_left`: the till's tip is no place
    to go on from (see `_has_left`). `is_lease_reused`: another copy of this till is in use.
    """

    till: Till
    feed: FeedHead
    head: Tip
    at_cursor: bytes | None
    fold_digest: bytes | None = None
    has_left: bool = False
    is_lease_reused: bool = False


def judge(request: HelloRequest, seen: Seen) -> tuple[HelloVerdict, str]:
    """The verdict on a hello and its reason. Pure."""
    if seen.till.is_revoked:
        return HelloVerdict.REVOKED, "this till was revoked"
    if request.proto[0] > PROTO_MAX or request.proto[1] < PROTO_MIN:
        return HelloVerdict.UPGRADE_REQUIRED, "no common version of the protocol"
    return _judge_history(request, seen)


def _judge_history(request: HelloRequest, seen: Seen) -> tuple[HelloVerdict, str]:
    other_feed = _other_feed(request, seen)
    if other_feed:
        return HelloVerdict.REBOOTSTRAP, other_feed
    if seen.is_lease_reused and not is_same_machine(request.machine, seen.till.machine):
        return HelloVerdict.REGISTER_ANEW, "a copy of this till is in use on its own machine"
    reason = COPY_IN_USE if seen.is_lease_reused else _lost_continuity(request, seen)
    if reason:
        return HelloVerdict.NEW_EPOCH_REQUIRED, reason
    if _digests_differ(request, seen):
        return HelloVerdict.REBOOTSTRAP, STOCK_DIFFERS
    return HelloVerdict.OK, ""


def _other_feed(request: HelloRequest, seen: Seen) -> str:
    if request.feed_id is not None and request.feed_id != seen.feed.feed_id:
        return "the store's feed began anew"
    if seen.at_cursor is None or seen.at_cursor.hex() != request.feed_hash:
        return "the feed up to the till's cursor is another one"
    return ""


def _digests_differ(request: HelloRequest, seen: Seen) -> bool:
    """Whether the same feed was folded to another stock; each side asks its own log."""
    here, there = seen.fold_digest, request.fold_digest
    return here is not None and there is not None and here.hex() != there


def _note_incident(
    db: Database, request: HelloRequest, seen: Seen, *, verdict: str, now_ms: int
) -> None:
    """Write down what a person should know, once."""
    is_foreign = verdict == HelloVerdict.REGISTER_ANEW
    # Of another history nothing else is to be expected.
    is_other_stock = not _other_feed(request, seen) and _digests_differ(request, seen)
    if not (is_foreign or (is_other_stock and verdict == HelloVerdict.REBOOTSTRAP)):
        return
    kind, detail = ("copied", f"in use on {request.machine}") if is_foreign else ("stock", "")
    if is_other_stock and not is_foreign:
        detail = f"position {request.cursor}: the till says {request.fold_digest}"

    def work(tx: Tx) -> None:
        stores.lock_feed(tx, seen.till.store_id)
        incidents.note(tx, seen.till, kind, epoch=request.epoch, detail=detail, now_ms=now_ms)

    with db.read() as tx:
        is_noted = incidents.is_noted(tx, seen.till, kind, epoch=request.epoch)
    if not is_noted:
        _log.warning("till %s of store %s: %s", seen.till.till_no, seen.till.store_id, detail)
        db.write(work)


def _lost_continuity(request: HelloRequest, seen: Seen) -> str:
    if seen.has_left:
        return "the till went on from here in another epoch, or on another branch"
    head, tip = seen.head, request.tip
    is_behind = head.till_seq > tip.till_seq
    is_other = head.till_seq == tip.till_seq and head.hash != tip.hash
    return "the server holds events that the till does not" if is_behind or is_other else ""


def _own_till(tx: Tx, till_id: UUID) -> Till:
    till = tills.find_enrolled(tx, till_id)
    if till is None:
        raise RefusedError(ServerCode.NOT_FOUND, "till")
    return till


def _own_feed(tx: Tx, till: Till) -> FeedHead:
    feed = stores.feed_head(tx, till.store_id)
    if feed is None:
        raise RefusedError(ServerCode.NOT_FOUND, "store")
    return feed


def _has_left(tx: Tx, till: Till, request: HelloRequest, *, heads: Sequence[LaneHead]) -> bool:
    """Whether a till's tip is no place to go on from: a restored backup, or a branch.

    An epoch is one unbroken life of a log. It ended where a later one, from which something came,
    names its tip as the parent; and what follows a fork's end would be held for ever. An older
    epoch that neither ended nor forked goes on beside the newer one: then two copies of one
    folder are in use, and each has an epoch of its own.
    """
    tip = Parent(
        epoch=request.epoch, till_seq=request.tip.till_seq, hash=bytes.fromhex(request.tip.hash)
    )
    ended = request.epoch < till.epoch_max and tip.hash in tills.ended_at(tx, till, request.epoch)
    return ended or _is_on_branch(tx, till, tip, heads=heads)


def _is_on_branch(tx: Tx, till: Till, tip: Parent, *, heads: Sequence[LaneHead]) -> bool:
    """Whether a till stands on a branch; a disk may have been set back to before its end."""
    if not any(head.lane and head.till_seq >= tip.till_seq for head in heads):
        return False
    found = history.find(tx, till.store_id, till.till_id, place=tip)
    return found is not None and found.lane > 0


def _has_acked(tx: Tx, till: Till, request: HelloRequest) -> bool:
    """Whether what this till was answered is still there; a restored server may have lost it."""
    acked = request.acked
    return acked is None or event_log.has_event(
        tx,
        till,
        epoch=request.epoch if request.acked_epoch is None else request.acked_epoch,
        till_seq=acked.till_seq,
        event_hash=bytes.fromhex(acked.hash),
    )


def _main_head(tx: Tx, till: Till, epoch: int, *, heads: Sequence[LaneHead]) -> Tip:
    if heads and heads[0].lane == 0:
        return Tip(till_seq=heads[0].till_seq, hash=heads[0].hash.hex())
    issued = tills.find_epoch(tx, till, epoch)
    if issued is None:
        return Tip(till_seq=0, hash=FEED_START.hex())
    return Tip(till_seq=0, hash=genesis(till.till_id, epoch, issued.server_nonce).hex())
