"""The push: a batch of one till's events enters its store's feed, whole, in one transaction.

Answers are made from committed rows only, so a lost answer is repaired by sending again: what is
known by (event_id, hash) gets its answer again, for ever.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from pos_protocol.chain import entry_hash, feed_hash, genesis
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.sync import PushReply, PushRequest, PushResult, Status, Tip

from sync_server.db import event_log, signatures, stores, tills
from sync_server.db.bulk import Row
from sync_server.db.continuity import incidents
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import KnownEvent, LaneHead
from sync_server.db.queries.history import SetAside
from sync_server.db.stock_memory import StockKept, StockMemory
from sync_server.db.stores import FeedHead
from sync_server.db.tills import Till
from sync_server.errors import RefusedError, RowsRefusedError, ServerCode
from sync_server.operations.checking import Batch, Offered, check_batch
from sync_server.operations.epochs import take_back
from sync_server.operations.folding import Folded, Placed, StoreFold
from sync_server.operations.lanes import Lanes


def push(
    db: Database,
    request: PushRequest,
    *,
    till_id: UUID,
    now_ms: int,
    memory: StockMemory | None = None,
) -> PushReply:
    """Take a batch from an enrolled till.

    A revoked till may still hand over its sales: they are held. Raises ProtocolError where the
    batch is not what the till signed, RefusedError(NOT_FOUND, NO_EPOCH), BusyError.
    """
    with db.read() as tx:
        till = tills.find_enrolled(tx, till_id)
    if till is None:
        raise RefusedError(ServerCode.NOT_FOUND, "till")
    if request.till != till.till_id or request.store != till.store_id:
        raise ProtocolError(
            ErrorCode.IDENTITY_MISMATCH, "till" if request.till != till_id else "store"
        )
    return admit(db, check_batch(request, till), now_ms, memory=memory or StockMemory())


def admit(db: Database, batch: Batch, now_ms: int, *, memory: StockMemory) -> PushReply:
    """Store an examined batch.

    An event that the database itself refuses is found by halving, and goes to quarantine alone.
    """
    try:
        return db.write(lambda tx: admit_in(tx, batch, now_ms, memory=memory)).reply
    except RowsRefusedError:
        offered = batch.offered
        if len(offered) == 1:
            if offered[0].code is not None:
                raise
            refused = replace(
                offered[0], code=ErrorCode.RULE_BROKEN, detail="refused by the database"
            )
            return admit(db, replace(batch, offered=[refused]), now_ms, memory=memory)
    half = len(offered) // 2
    start = replace(batch, offered=offered[:half], sig=None)
    rest = replace(batch, offered=offered[half:], is_orphan=False)
    first = admit(db, start, now_ms, memory=memory)
    second = admit(db, rest, now_ms, memory=memory)
    return PushReply(results=first.results + second.results, head=second.head)


class Admitted(Struct, frozen=True, kw_only=True):
    """A stored batch: the answer, the heads of its epoch's lanes, and the stock behind it.

    `edited` are the products of which the catalogue may say something else now.
    """

    reply: PushReply
    heads: tuple[LaneHead, ...]
    stock: StockKept
    edited: set[int]


def admit_in(tx: Tx, batch: Batch, now_ms: int, *, memory: StockMemory) -> Admitted:
    """Store an examined batch in the caller's transaction; takes the store's lock first.

    From the memory comes what need not be read, and there goes what was made.
    Raises RefusedError(NOT_FOUND, NO_EPOCH), ProtocolError(CHAIN_BROKEN).
    """
    till = batch.till
    feed = stores.lock_feed(tx, till.store_id)
    if feed is None:
        raise RefusedError(ServerCode.NOT_FOUND, "store")
    epoch = tills.find_epoch(tx, till, batch.epoch)
    if epoch is None:
        till = take_back(tx, till, batch.epochs, now_ms=now_ms)
        epoch = tills.find_epoch(tx, till, batch.epoch)
    if epoch is None:
        raise RefusedError(ServerCode.NO_EPOCH, str(batch.epoch))
    start = genesis(till.till_id, batch.epoch, epoch.server_nonce)
    orphan = batch.offered[0].hash if batch.is_orphan else None
    lanes = Lanes(tx, till, epoch=batch.epoch, genesis=start, orphan=orphan)
    kept = memory.take(till.store_id, feed)
    admitted = admit_locked(tx, batch, now_ms, locked=Locked(feed=feed, kept=kept, lanes=lanes))
    left = admitted.stock
    memory.keep(till.store_id, kept.followed_by(left, admitted.edited) if kept else left)
    return admitted


class Locked(Struct, frozen=True, kw_only=True):
    """A store that the caller has locked: its feed's head, what is proven of it, the till's lanes.

    What is `kept` is changed here.
    """

    feed: FeedHead
    kept: StockKept | None
    lanes: Lanes


def admit_locked(tx: Tx, batch: Batch, now_ms: int, *, locked: Locked) -> Admitted:
    """Store an examined batch in the caller's transaction, which has locked the store.

    Raises ProtocolError(CHAIN_BROKEN).
    """
    store_id, lanes = batch.till.store_id, locked.lanes
    fold = StoreFold(store_id, locked.kept)
    admission = _Admission(batch, feed=locked.feed, lanes=lanes, fold=fold, now_ms=now_ms)
    asked = () if batch.is_new else _event_ids(batch.offered)
    admission.take(event_log.known_events(tx, store_id, asked), tx)
    admission.save(tx)
    head = lanes.main_head
    return Admitted(
        reply=PushReply(
            results=admission.results, head=Tip(till_seq=head.till_seq, hash=head.hash.hex())
        ),
        heads=lanes.heads,
        stock=fold.stock_kept(admission.feed),
        edited=fold.catalogue.touched_products,
    )


def readmit_in(tx: Tx, batch: Batch, lanes: Sequence[int], *, now_ms: int) -> list[int]:
    """Let events that stand on these lanes already, in quarantine until now, into the feed's end.

    Gives the positions. What they claim is no longer to be proven: the chain went on without them.
    In the caller's transaction, which holds the store's lock. Raises RefusedError(NOT_FOUND).
    """
    till = batch.till
    feed = stores.feed_head(tx, till.store_id)
    if feed is None:
        raise RefusedError(ServerCode.NOT_FOUND, "store")
    on = Lanes(tx, till, epoch=batch.epoch, genesis=b"")
    fold = StoreFold(till.store_id)
    admission = _Admission(batch, feed=feed, lanes=on, fold=fold, now_ms=now_ms)
    positions = admission.take_again(tx, lanes)
    admission.save(tx)
    return positions


def _event_ids(offered: Sequence[Offered]) -> list[bytes]:
    return [event.event_id.bytes for event in offered]


class _Admission:
    """One batch on its way through one transaction."""

    def __init__(
        self, batch: Batch, *, feed: FeedHead, lanes: Lanes, fold: StoreFold, now_ms: int
    ) -> None:
        self.results: list[PushResult] = []
        self.feed = feed
        self._batch = batch
        self._seq, self._feed_hash = feed.seq, feed.feed_hash
        self._lanes = lanes
        self._now_ms = now_ms
        self._fold = fold
        self._log_rows: list[Row] = []
        self._quarantine_rows: list[Row] = []
        self._is_tip_new = self._has_forked = False
        self._signed: dict[tuple[int, bytes], bytes] = {}

    def take(self, known: dict[bytes, list[KnownEvent]], tx: Tx) -> None:
        """Answer every event of the batch, in order."""
        named = list(zip(_event_ids(self._batch.offered), self._batch.offered, strict=True))
        new = []
        for event_id, offered in named:
            recorded = offered.recorded
            if recorded is None or recorded.event is None or event_id in known:
                continue
            self._fold.know(recorded, offered.moved)
            new.append(recorded)
        self._fold.load(tx, new)
        for event_id, offered in named:
            self._is_tip_new = False
            of_this_id = known.setdefault(event_id, [])
            same = None
            if of_this_id:
                same = next((one for one in of_this_id if one.hash == offered.hash), None)
            result = _answer_again(offered, same) if same else self._place(offered, of_this_id)
            if same:
                self._lanes.pass_known(offered)
            self.results.append(result)

    def take_again(self, tx: Tx, lanes: Sequence[int]) -> list[int]:
        """Put each event at the feed's end, on the lane where it stands."""
        self._fold.load(tx, [one.recorded for one in self._batch.offered if one.recorded])
        for offered, lane in zip(self._batch.offered, lanes, strict=True):
            self._enter_feed(offered, lane, is_sure=False)
        return list(range(self.feed.seq + 1, self._seq + 1))

    def save(self, tx: Tx) -> None:
        """Write what the batch made: log, read model, heads."""
        till = self._batch.till
        has_moved = self._seq != self.feed.seq
        if has_moved:
            digest = self._fold.digest_after(tx, self.feed.fold_digest)
            self.feed = replace(
                self.feed, seq=self._seq, feed_hash=self._feed_hash, fold_digest=digest
            )
            self._log_rows[-1] = (*self._log_rows[-1][:-1], digest)
        if self._has_forked:
            said = "two events stand at the same place of its history"
            epoch = self._batch.epoch
            incidents.note_rollback(tx, till, epoch, detail=said, now_ms=self._now_ms)
        event_log.add_events(tx, self._log_rows)
        event_log.add_quarantined(tx, self._quarantine_rows)
        self._fold.save(tx, at_ms=self._now_ms)
        lane = self._lanes.moved_alone if has_moved else None
        if lane is None:
            self._lanes.save()
        if self._is_tip_new and self._batch.sig is not None:
            last = self._batch.offered[-1]
            self._signed[last.till_seq, last.hash] = self._batch.sig
        for (till_seq, event_hash), sig in self._signed.items():
            place = LaneHead(lane=0, till_seq=till_seq, hash=event_hash)
            signatures.add_signature(tx, till, epoch=self._batch.epoch, head=place, sig=sig)
        if lane is not None:
            stores.move_both(tx, till, self.feed, epoch=self._batch.epoch, lane=lane)
        elif has_moved:
            stores.move_feed(tx, till.store_id, self.feed)

    def _place(self, offered: Offered, of_this_id: list[KnownEvent]) -> PushResult:
        found = self._lanes.extend(offered)
        if found is None:
            return _result(offered, Status.GAP)
        self._is_tip_new = True
        lane, is_fork = found
        self._has_forked |= is_fork and not self._batch.is_orphan
        code = ErrorCode.ID_REUSE if of_this_id else offered.code
        if code is not None:
            self._quarantine_rows.append(self._quarantine_row(offered, lane, code))
            self._fold.history.put_aside(
                SetAside(
                    epoch=self._batch.epoch,
                    lane=lane,
                    till_seq=offered.till_seq,
                    body=offered.body,
                    at_seq=self._seq,
                )
            )
            of_this_id.append(_known(offered, lane, code=code))
            return _quarantined(offered, code)
        if offered.sig is not None:
            self._signed[offered.till_seq, offered.hash] = offered.sig
        placed, folded = self._enter_feed(offered, lane)
        of_this_id.append(_known(offered, lane, store_seq=placed.store_seq, held=folded.held))
        status = Status.HELD if folded.held else Status.ACCEPTED
        return PushResult(
            event_id=offered.event_id,
            hash=offered.hash.hex(),
            status=Status.FORK if is_fork else status,
            store_seq=placed.store_seq,
            verdict=folded.verdict,
            case_id=folded.case_id,
        )

    def _enter_feed(
        self, offered: Offered, lane: int, *, is_sure: bool = True
    ) -> tuple[Placed, Folded]:
        recorded = offered.recorded
        assert recorded is not None
        assert recorded.event is not None
        self._seq += 1
        cursor = self._batch.cursor
        placed = Placed(
            store_seq=self._seq,
            recorded=recorded,
            event=recorded.event,
            lane=lane,
            held=lane > 0 or self._batch.till.is_revoked or self._batch.is_held,
            is_sure=is_sure and (cursor is None or recorded.envelope.cursor <= cursor),
        )
        folded = self._fold.apply(placed)
        entry = entry_hash(
            store_seq=self._seq,
            event_id=offered.event_id,
            event_hash=offered.hash,
            verdict=folded.verdict,
            held=folded.held,
        )
        self._feed_hash = feed_hash(self._feed_hash, entry)
        self._log_rows.append(self._log_row(offered, placed, folded))
        return placed, folded

    def _log_row(self, offered: Offered, placed: Placed, folded: Folded) -> Row:
        till, envelope = self._batch.till, placed.recorded.envelope
        return (
            till.store_id,
            placed.store_seq,
            offered.event_id.bytes,
            till.till_id.bytes,
            self._batch.epoch,
            placed.lane,
            offered.till_seq,
            envelope.kind,
            envelope.version,
            offered.prev,
            offered.hash,
            offered.body,
            str(folded.verdict),
            int(folded.held),
            encode_versions(folded.versions),
            envelope.occurred_at.wall_ms,
            self._now_ms,
            self._feed_hash,
            None,
        )

    def _quarantine_row(self, offered: Offered, lane: int, code: ErrorCode) -> Row:
        till: Till = self._batch.till
        return (
            till.store_id,
            offered.event_id.bytes,
            offered.hash,
            till.till_id.bytes,
            self._batch.epoch,
            lane,
            offered.till_seq,
            offered.prev,
            offered.body,
            code.value,
            offered.detail,
            self._now_ms,
            None,
            self._seq,
        )


def encode_versions(versions: list[int]) -> bytes:
    """The stock versions of an event's lines, as the log keeps them."""
    return msgspec.json.encode(versions)


def _known(
    offered: Offered,
    lane: int,
    *,
    store_seq: int | None = None,
    held: bool = False,
    code: ErrorCode | None = None,
) -> KnownEvent:
    return KnownEvent(
        hash=offered.hash, lane=lane, store_seq=store_seq, verdict=None, held=held, code=code
    )


def _answer_again(offered: Offered, known: KnownEvent) -> PushResult:
    """What was answered before, or would have been had the answer arrived."""
    if known.store_seq is None:
        return _quarantined(offered, known.code or ErrorCode.RULE_BROKEN)
    return PushResult(
        event_id=offered.event_id,
        hash=offered.hash.hex(),
        status=Status.HELD if known.held else Status.DUPLICATE,
        store_seq=known.store_seq,
        verdict=known.verdict,
    )


def _quarantined(offered: Offered, code: str) -> PushResult:
    status = Status.ID_REUSE if code == ErrorCode.ID_REUSE else Status.QUARANTINED
    return _result(offered, status, code=str(code))


def _result(offered: Offered, status: Status, *, code: str | None = None) -> PushResult:
    return PushResult(event_id=offered.event_id, hash=offered.hash.hex(), status=status, code=code)
