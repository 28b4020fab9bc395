"""Events that are born on the server: the office is a till of its store, with the same chain."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from pos_protocol.chain import genesis, office_till
from pos_protocol.envelope import Envelope, OccurredAt
from pos_protocol.events import Event
from pos_protocol.hlc import Hlc
from pos_protocol.ids import OFFICE_TILL_NO, EventId, new_event_id
from pos_protocol.sync import PushResult, Status

from pos_protocol import codec, hlc
from sync_server.db import event_log, stores, tills
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import LaneHead
from sync_server.db.stores import OFFICE_EPOCH, OFFICE_NONCE, FeedHead
from sync_server.db.tills import Till
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations import rules
from sync_server.operations.checking import Batch, Offered, read_offered
from sync_server.operations.ingest import admit_in


class Draft(NamedTuple):
    """An event to be recorded, when it happened where that is not now, its id where it is known."""

    event: Event
    occurred_ms: int | None = None
    event_id: EventId | None = None


type Drafts = tuple[Sequence[Draft], Hlc]
"""What to record, and the newest logical time of what it changes."""


def record(
    db: Database,
    store_id: int,
    make: Callable[[Tx], Drafts],
    *,
    actor: str,
    rng: Random,
    now_ms: int,
) -> list[PushResult]:
    """Record what `make` drafts, all or nothing; `make` runs with the store locked.

    The office has seen the whole feed when it writes, so its claims always hold. Raises
    RefusedError(NOT_FOUND) for an unknown store, RefusedError(code) when an event breaks a rule.
    """

    def work(tx: Tx) -> list[PushResult]:
        if stores.lock_feed(tx, store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        return record_in(tx, store_id, make(tx), actor=actor, rng=rng, now_ms=now_ms)

    return db.write(work)


def record_in(
    tx: Tx, store_id: int, made: Drafts, *, actor: str, rng: Random, now_ms: int
) -> list[PushResult]:
    """Record drafts in the caller's transaction, which has locked the store.

    Raises RefusedError(NOT_FOUND), RefusedError(code) when an event breaks a rule, ProtocolError
    when a figure leaves the protocol's limits.
    """
    drafts, seen = made
    if not drafts:
        return []
    feed = stores.feed_head(tx, store_id)
    till = tills.find_till(tx, office_till(store_id))
    if feed is None or till is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
    pen = _Pen(tx, till, feed=feed, seen=seen)
    offered = [pen.write(draft, actor=actor, rng=rng, now_ms=now_ms) for draft in drafts]
    batch = Batch(till=till, epoch=OFFICE_EPOCH, offered=offered, sig=None)
    results = admit_in(tx, batch, now_ms, locked=feed).reply.results
    for result, one in zip(results, offered, strict=True):
        if result.status != Status.ACCEPTED:
            raise RefusedError(one.code or ServerCode.BUG, one.detail)
    return results


class _Pen:
    """The end of the office's chain."""

    def __init__(self, tx: Tx, till: Till, *, feed: FeedHead, seen: Hlc) -> None:
        self._till = till
        self._cursor = feed.seq
        heads = event_log.lane_heads(tx, till, OFFICE_EPOCH)
        start = genesis(till.till_id, OFFICE_EPOCH, OFFICE_NONCE)
        self._head = heads[0] if heads else LaneHead(lane=0, till_seq=0, hash=start)
        self._hlc = seen

    def write(self, draft: Draft, *, actor: str, rng: Random, now_ms: int) -> Offered:
        """Make the next event of the chain."""
        till = self._till
        self._hlc = hlc.tick(self._hlc, now_ms)
        event_id = draft.event_id or new_event_id(now_ms, rng)
        till_seq = self._head.till_seq + 1
        recorded = codec.encode(
            Envelope(
                store=till.store_id,
                till=till.till_id,
                till_no=OFFICE_TILL_NO,
                epoch=OFFICE_EPOCH,
                till_seq=till_seq,
                event_id=event_id,
                kind=type(draft.event).__name__,
                version=1,
                prev=self._head.hash.hex(),
                # A server has no boot worth naming; its wall clock is kept by others.
                occurred_at=OccurredAt(
                    wall_ms=draft.occurred_ms or now_ms,
                    zone="+00:00",
                    boot=till.till_id,
                    mono_ms=now_ms,
                ),
                hlc=(self._hlc.ms, self._hlc.counter),
                cursor=self._cursor,
                actor=actor,
                payload=codec.encode_payload(draft.event),
            )
        )
        place = rules.Place(
            store_id=till.store_id,
            till_id=till.till_id,
            till_no=OFFICE_TILL_NO,
            epoch=OFFICE_EPOCH,
            till_seq=till_seq,
            event_id=event_id,
            prev=self._head.hash,
        )
        self._head = LaneHead(lane=0, till_seq=till_seq, hash=recorded.hash)
        return read_offered(recorded.body, recorded.hash, place)
