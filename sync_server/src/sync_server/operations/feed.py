"""What a till asks about the feed: hello compares what both hold, pull hands out a page."""

from base64 import b64encode
from collections.abc import Sequence
from uuid import UUID

import msgspec
from pos_protocol.chain import FEED_START, genesis
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.events import EVENT_VERSIONS
from pos_protocol.sync import (
    PAGE_MAX,
    PROTO_MAX,
    PROTO_MIN,
    FeedEntry,
    FeedPage,
    HelloReply,
    HelloRequest,
    HelloVerdict,
    Tip,
)

from sync_server.db import event_log, stores, tills
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import EntryRow
from sync_server.db.stores import FeedHead
from sync_server.db.tills import Till
from sync_server.errors import RefusedError, ServerCode

PAGE_BYTES_MAX = 2 * 1024 * 1024
"""Bodies in one page; at least one entry is always given."""

_VERSIONS = msgspec.json.Decoder(list[int])


def hello(db: Database, request: HelloRequest, *, till_id: UUID, now_ms: int) -> HelloReply:
    """Compare what a till and its store hold, and say what the till should do. Writes nothing.

    Raises RefusedError(NOT_FOUND), ProtocolError(IDENTITY_MISMATCH).
    """
    with db.read() as tx:
        till = _own_till(tx, till_id)
        if request.till != till_id or request.store != till.store_id:
            raise ProtocolError(ErrorCode.IDENTITY_MISMATCH, "till")
        feed = _own_feed(tx, till)
        head = _main_head(tx, till, request.epoch)
        at_cursor = _hash_at(tx, feed, store_id=till.store_id, cursor=request.cursor)
        has_left = _has_left(tx, till, request)
        has_acked = request.acked in {None, head} or _has_acked(tx, till, request)
    verdict, reason = judge(
        request, till=till, feed=feed, head=head, at_cursor=at_cursor, has_left=has_left
    )
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
    )


def judge(
    request: HelloRequest,
    *,
    till: Till,
    feed: FeedHead,
    head: Tip,
    at_cursor: bytes | None,
    has_left: bool = False,
) -> tuple[HelloVerdict, str]:
    """The verdict on a hello and its reason. Pure.

    `has_left`: the till's tip is no place to go on from (see `_has_left`).
    """
    if till.is_revoked:
        return HelloVerdict.REVOKED, "this till was revoked"
    if request.proto[0] > PROTO_MAX or request.proto[1] < PROTO_MIN:
        return HelloVerdict.UPGRADE_REQUIRED, "no common version of the protocol"
    if request.feed_id is not None and request.feed_id != feed.feed_id:
        return HelloVerdict.REBOOTSTRAP, "the store's feed began anew"
    if at_cursor is None or at_cursor.hex() != request.feed_hash:
        return HelloVerdict.REBOOTSTRAP, "the feed up to the till's cursor is another one"
    reason = _lost_continuity(request, head, has_left=has_left)
    return (HelloVerdict.NEW_EPOCH_REQUIRED if reason else HelloVerdict.OK), reason


def _lost_continuity(request: HelloRequest, head: Tip, *, has_left: bool) -> str:
    if has_left:
        return "the till went on from here in another epoch, or on another branch"
    is_behind = head.till_seq > request.tip.till_seq
    is_other = head.till_seq == request.tip.till_seq and head.hash != request.tip.hash
    return "the server holds events that the till does not" if is_behind or is_other else ""


def pull(
    db: Database, *, till_id: UUID, feed_id: UUID, after: int, limit: int = PAGE_MAX
) -> FeedPage:
    """The entries after a position, in order and without holes; none when there is nothing new.

    Raises RefusedError(NOT_FOUND, REVOKED), ProtocolError(FEED_CHANGED) when the feed is not the
    one that the till's cursor counts in.
    """
    with db.read() as tx:
        found = stores.feed_of_till(tx, till_id)
        if found is None:
            raise RefusedError(ServerCode.NOT_FOUND, "till")
        if found.is_revoked:
            raise RefusedError(ServerCode.REVOKED, "a revoked till does not pull")
        feed = found.head
        if feed.feed_id != feed_id:
            raise ProtocolError(ErrorCode.FEED_CHANGED, "feed_id")
        rows_max = max(1, min(limit, PAGE_MAX))
        rows = event_log.entries(tx, found.store_id, after=after, limit=rows_max)
        at_cursor = b"" if rows else _hash_at(tx, feed, store_id=found.store_id, cursor=after)
    if at_cursor is None:
        raise ProtocolError(ErrorCode.FEED_CHANGED, "after")
    rows = _as_much_as_fits(rows)
    return FeedPage(
        feed_id=feed.feed_id,
        entries=_entries(rows),
        feed_hash=_listed(rows[-1])[-1] if rows else at_cursor.hex(),
        # Entries committed between the two reads may lie above the head that was read first.
        head=max(feed.seq, int(_listed(rows[-1])[0]) if rows else 0),
    )


def _own_till(tx: Tx, till_id: UUID) -> Till:
    till = tills.find_till(tx, till_id)
    if till is None:
        raise RefusedError(ServerCode.NOT_FOUND, "till")
    return till


def _own_feed(tx: Tx, till: Till) -> FeedHead:
    feed = stores.feed_head(tx, till.store_id)
    if feed is None:
        raise RefusedError(ServerCode.NOT_FOUND, "store")
    return feed


def _has_left(tx: Tx, till: Till, request: HelloRequest) -> bool:
    """Whether a till's tip is no place to go on from: a restored backup, or a branch.

    An epoch is one unbroken life of a log. It ended where a later one, from which something came,
    names its tip as the parent; and what follows a fork's end would be held for ever. An older
    epoch that neither ended nor forked goes on beside the newer one: then two copies of one
    folder are in use, and each has an epoch of its own.
    """
    tip = bytes.fromhex(request.tip.hash)
    ended = request.epoch < till.epoch_max and tip in tills.ended_at(tx, till, request.epoch)
    heads = event_log.lane_heads(tx, till, request.epoch)
    return ended or any(head.lane and head.hash == tip for head in heads)


def _has_acked(tx: Tx, till: Till, request: HelloRequest) -> bool:
    """Whether what this till was answered is still there; a restored server may have lost it."""
    acked = request.acked
    return acked is None or event_log.has_event(
        tx,
        till,
        epoch=request.epoch,
        till_seq=acked.till_seq,
        event_hash=bytes.fromhex(acked.hash),
    )


def _main_head(tx: Tx, till: Till, epoch: int) -> Tip:
    heads = event_log.lane_heads(tx, till, epoch)
    if heads and heads[0].lane == 0:
        return Tip(till_seq=heads[0].till_seq, hash=heads[0].hash.hex())
    issued = tills.find_epoch(tx, till, epoch)
    if issued is None:
        return Tip(till_seq=0, hash=FEED_START.hex())
    return Tip(till_seq=0, hash=genesis(till.till_id, epoch, issued.server_nonce).hex())


def _hash_at(tx: Tx, feed: FeedHead, *, store_id: int, cursor: int) -> bytes | None:
    if cursor == 0:
        return FEED_START
    if cursor == feed.seq:
        return feed.feed_hash
    return event_log.hash_at(tx, store_id, cursor)


def _as_much_as_fits(rows: Sequence[EntryRow]) -> Sequence[EntryRow]:
    size = 0
    for count, row in enumerate(rows):
        size += len(row[0])
        if count and size > PAGE_BYTES_MAX:
            return rows[:count]
    return rows


def _listed(row: EntryRow) -> list[str]:
    return row[1].split(",")


def _entries(rows: Sequence[EntryRow]) -> list[FeedEntry]:
    tills: dict[str, UUID] = {}
    entries = []
    for row in rows:
        seq, event_id, event_hash, till_id, epoch, lane, till_seq, held, verdict, versions, _ = (
            _listed(row)
        )
        if till_id not in tills:
            tills[till_id] = UUID(till_id)
        try:
            body, body_b64 = row[0].decode(), None
        except UnicodeDecodeError:
            body, body_b64 = None, b64encode(row[0]).decode()
        entries.append(
            FeedEntry(
                store_seq=int(seq),
                event_id=UUID(int=int(event_id, 16)),
                hash=event_hash,
                body=body,
                body_b64=body_b64,
                till=tills[till_id],
                epoch=int(epoch),
                lane=int(lane),
                till_seq=int(till_seq),
                verdict=verdict,
                held=held == "1",
                versions=_VERSIONS.decode(bytes.fromhex(versions)),
            )
        )
    return entries
