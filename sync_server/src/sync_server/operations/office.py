"""Events that are born on the server: the office is a till of its store, with the same chain."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple
from uuid import UUID

from pos_protocol.chain import genesis
from pos_protocol.envelope import Envelope, OccurredAt
from pos_protocol.events import Event
from pos_protocol.hlc import Hlc
from pos_protocol.ids import OFFICE_TILL_NO, EventId, new_event_id
from pos_protocol.sync import PushResult, Status

from pos_protocol import codec, hlc
from sync_server.db import event_log, office_shifts, stores
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import LaneHead
from sync_server.db.queries import movements
from sync_server.db.queries.movements import MovementView
from sync_server.db.queries.products import ProductView
from sync_server.db.stock_memory import StockKept
from sync_server.db.stores import OFFICE_EPOCH, OFFICE_NONCE, FeedHead
from sync_server.db.tills import Till
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations import reading, rules
from sync_server.operations.checking import Batch, Offered, read_offered
from sync_server.operations.ingest import Admitted, Locked, admit_locked
from sync_server.operations.lanes import Lanes


class Draft(NamedTuple):
    """An event to be recorded, when it happened where that is not now.

    `event_id` is its id where one was made for it in this transaction already.
    """

    event: Event
    occurred_ms: int | None = None
    event_id: EventId | None = None


type Drafts = tuple[Sequence[Draft], Hlc]
"""What to record, and the newest logical time of what it changes."""


class Desk:
    """What the office knows of its store while it has it locked.

    `feed` is the head of the feed, `kept` what counts there and is changed here, `heads` the end of
    the office's chain, `shift_id` the shift that it sells in.
    """

    def __init__(
        self,
        store_id: int,
        feed: FeedHead,
        *,
        heads: Sequence[LaneHead],
        kept: StockKept | None = None,
        shift_id: UUID | None = None,
    ) -> None:
        self.store_id = store_id
        self.kept = kept or StockKept(head=feed, levels={}, lines={}, left_at={})
        self.heads = tuple(heads)
        self._shift_id = shift_id

    def open_shift(self, tx: Tx) -> UUID | None:
        """The shift that the office sells in, where there is one."""
        return self._shift_id or office_shifts.logged_shift(tx, self.store_id)

    def find_product(self, tx: Tx, product_id: int) -> ProductView:
        """A live product. Raises RefusedError(NOT_FOUND)."""
        known = self.kept.product(product_id)
        if known is None:
            known = reading.find_product(tx, self.store_id, product_id)
            self.kept.learn(known)
        return known

    def newest_movement(self, product_id: int) -> MovementView:
        """The newest movement of a product that was moved just now."""
        return movements.view_of(self.kept.lines[product_id][-1])

    def turn_over(self, admitted: Admitted) -> None:
        """Go on behind what was recorded."""
        self.heads = admitted.heads
        self.kept = self.kept.followed_by(admitted.stock, admitted.edited)


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
        feed = stores.lock_feed(tx, store_id)
        if feed is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        heads = event_log.lane_heads(tx, stores.office_of(store_id), OFFICE_EPOCH)
        desk = Desk(store_id, feed, heads=heads)
        return record_in(tx, desk, make(tx), actor=actor, rng=rng, now_ms=now_ms)

    return db.write(work)


def record_in(
    tx: Tx, desk: Desk, made: Drafts, *, actor: str, rng: Random, now_ms: int
) -> list[PushResult]:
    """Record drafts in the caller's transaction, which has locked the store.

    Raises RefusedError(code) when an event breaks a rule, ProtocolError when a figure leaves the
    protocol's limits.
    """
    drafts, seen = made
    if not drafts:
        return []
    till = stores.office_of(desk.store_id)
    start = genesis(till.till_id, OFFICE_EPOCH, OFFICE_NONCE)
    head = desk.heads[0] if desk.heads else LaneHead(lane=0, till_seq=0, hash=start)
    pen = _Pen(till, cursor=desk.kept.head.seq, head=head, seen=seen)
    offered = [pen.write(draft, actor=actor, rng=rng, now_ms=now_ms) for draft in drafts]
    batch = Batch(till=till, epoch=OFFICE_EPOCH, offered=offered, sig=None, is_new=True)
    lanes = Lanes(tx, till, epoch=OFFICE_EPOCH, genesis=start, heads=desk.heads)
    locked = Locked(feed=desk.kept.head, kept=desk.kept, lanes=lanes)
    admitted = admit_locked(tx, batch, now_ms, locked=locked)
    results = admitted.reply.results
    for result, one in zip(results, offered, strict=True):
        if result.status != Status.ACCEPTED:
            raise RefusedError(one.code or ServerCode.BUG, one.detail)
    desk.turn_over(admitted)
    return results


class _Pen:
    """The end of the office's chain."""

    def __init__(self, till: Till, *, cursor: int, head: LaneHead, seen: Hlc) -> None:
        self._till = till
        self._cursor = cursor
        self._head = head
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
