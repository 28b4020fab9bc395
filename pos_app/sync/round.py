"""One round of sync: hello, push the outbox, pull the feed. No Qt, no sleep, no thread.

No transaction is open while the network is asked. Answers are written in one transaction, after the
whole reply was read and found right; a page of the feed is applied in one transaction. So a crash
between any two steps leaves a state from which the next round goes on.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

import msgspec
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.sync import (
    PAGE_MAX,
    EpochClaim,
    FeedPage,
    HelloReply,
    HelloRequest,
    HelloVerdict,
    PushResult,
    Status,
    SyncApi,
    Verdict,
)

from pos_app.clock import Clock
from pos_app.db import cursors, event_log, outbox
from pos_app.db.cursors import TillState
from pos_app.db.database import Database
from pos_app.db.entry import Topic
from pos_app.db.outbox import PendingEvent
from pos_app.devices.till_key import Signer
from pos_app.errors import PosError, ServerRefused
from pos_app.sync import recovery, refill
from pos_app.sync.faults import (
    LOG_DAMAGED,
    REFILLED,
    REFOLDED,
    BatchTooLargeError,
    NoServerError,
    ServerBusyError,
    TimedOutError,
    VerdictError,
)
from pos_app.sync.judging import check_answers, is_far_behind, is_other_stock, judged, understood
from pos_app.sync.pages import pieces
from pos_app.sync.report import Pace, RoundReport
from pos_app.sync.requests import Asking, hello_of, piece_of, push_of

ROUND_PAGES_MAX = 20
"""After this many pages the round ends, so that a nudge, a stop and the screens get their turn."""
TIMEOUTS_MAX = 3
BEHIND = "the server holds events that the till does not"
NO_EPOCH = "no_epoch"
BRANCHED = "the till's events stand beside others of the same numbers"
FINAL = frozenset(Status) - {Status.RETRY, Status.GAP}
"""A status not in here, and one from a newer server that is not known at all, means: send again."""
_HEARS_NOTHING = {HelloVerdict.REVOKED, HelloVerdict.REGISTER_ANEW}
_HANDS_UP = _HEARS_NOTHING | {HelloVerdict.OK}
"""Verdicts after which a till's sales go up, whatever else it may not do."""
_KEPT_ASIDE = {Status.HELD, Status.FORK}
_REFUSED_CONTENT = {Status.QUARANTINED, Status.ID_REUSE}
_OTHER_BRANCH = {Status.FORK, Status.ID_REUSE}
_FEED_DIFFERS = {ErrorCode.FEED_CHANGED, ErrorCode.FEED_HASH_MISMATCH}


def sync_round(
    db: Database,
    api: SyncApi,
    clock: Clock,
    *,
    signer: Signer,
    stop: Callable[[], bool],
    pace: Pace | None = None,
) -> RoundReport:
    """Run one round; every fault of the world becomes part of the report.

    `stop` is asked between requests and between pages. `pace` is what the caller keeps from round
    to round. Does not raise PosError or ProtocolError.
    """
    running = _Round(db, api, clock, signer=signer, stop=stop, pace=pace or Pace())
    error: PosError | None = None
    try:
        running.run()
    except ProtocolError as fault:
        error = ServerRefused(fault.code, detail=fault.detail)
    except PosError as fault:
        error = fault
    if isinstance(error, ServerRefused) and error.code in _FEED_DIFFERS:
        error = VerdictError(HelloVerdict.REBOOTSTRAP, reason=str(error.values.get("detail", "")))
    return running.report(error)


class _Round:
    """The steps of one round and what they found."""

    def __init__(
        self,
        db: Database,
        api: SyncApi,
        clock: Clock,
        *,
        signer: Signer,
        stop: Callable[[], bool],
        pace: Pace,
    ) -> None:
        self._db, self._api, self._clock = db, api, clock
        self._signer, self._stop, self._pace = signer, stop, pace
        self._found = RoundReport()
        self._put_off: VerdictError | None = None
        self._has_branched = self._has_refilled = self._has_sent = False

    def run(self) -> None:
        """Hello, push, pull, and a note of the time."""
        if self._stop():
            return
        till = _state(self._db)
        if till.key_id is None or till.server_url is None:
            raise NoServerError(path=self._db.path.parent)
        self._note(cursor=till.cursor, feed_id=till.feed_id)
        met = self._meet(till)
        if met is None:
            return
        till, hello, verdict = met
        if verdict == HelloVerdict.NEW_EPOCH_REQUIRED:
            opened = self._open_epoch(till, hello.reason or BEHIND)
            if opened is None:
                return
            till, verdict = opened, HelloVerdict.OK
        is_wrong_sum = verdict == HelloVerdict.REBOOTSTRAP and is_other_stock(till, hello)
        if verdict in _HANDS_UP or is_wrong_sum:
            self._push(till, hello)
        if verdict != HelloVerdict.OK:
            raise VerdictError(verdict, reason=hello.reason)
        if self._has_branched:
            self._leave_branch(hello)
        self._pull(hello)
        with self._db.write() as tx:
            cursors.set_last_sync(tx, self._clock.wall_ms())
            cursors.set_matched(tx, till.cursor)
        if self._put_off is not None:
            raise self._put_off

    def _meet(self, till: TillState) -> tuple[TillState, HelloReply, str] | None:
        """Compare with the server, and heal what it has lost: the till, its reply, the verdict.

        None when somebody moved this till meanwhile.
        """
        renews = self._pace.wants_lease(self._clock.mono_ms())
        hello, verdict = self._hello(till, renews=renews)
        till = msgspec.structs.replace(till, lease=max(till.lease, hello.lease))
        if verdict == HelloVerdict.REBOOTSTRAP and is_other_stock(till, hello):
            till, hello, verdict = self._fold_anew(till, hello)
        if renews or verdict in _HEARS_NOTHING:
            hello = refill.asked_all(self._db, self._api, self._question, till=till, hello=hello)
        if not refill.is_due(till, hello, verdict):
            return till, hello, verdict
        refilled = self._refill(till, hello)
        if refilled is None:
            return None
        return refilled, *self._hello(refilled)

    def _fold_anew(self, till: TillState, hello: HelloReply) -> tuple[TillState, HelloReply, str]:
        """The same feed gave another stock here: fold it again, and look whether that was it."""
        if not self._counts_anew():
            return till, hello, HelloVerdict.REBOOTSTRAP
        again = _state(self._db)
        return again, *self._hello(again)

    def _counts_anew(self) -> bool:
        """Once in a session: where that did not help, a person has to look."""
        if self._pace.has_folded_anew:
            return False
        if refill.fold_anew(self._db):
            self._note(recovered=REFOLDED, topics=frozenset(Topic))
        self._pace.has_folded_anew = True  # Not before: a full disk proves nothing.
        return True

    def _hello(self, till: TillState, *, renews: bool = False) -> tuple[HelloReply, str]:
        asked = self._question(till, renews=renews)
        hello = self._api.hello(asked)
        verdict = judged(till, hello, fold_digest=asked.fold_digest)
        if renews:
            self._pace.leased(self._clock.mono_ms())
        if hello.lease > till.lease:
            with self._db.write() as tx:
                cursors.set_lease(tx, hello.lease, epoch=till.epoch)
        ahead_ms = hello.server_ms - self._clock.wall_ms()
        self._note(verdict=verdict, head=hello.feed_head, server_ahead_ms=ahead_ms)
        self._note(report_bytes_max=hello.report_bytes_max)
        if hello.retry_after_ms:
            self._note(retry_after_s=hello.retry_after_ms / 1000)
        if renews and hello.lease > till.lease:
            # Shown at once: until it is, a copy with the number before it passes for a lost reply.
            return self._hello(msgspec.structs.replace(till, lease=hello.lease))
        return hello, verdict

    def _question(self, till: TillState, *, renews: bool = False) -> HelloRequest:
        # Read before it is sent: another program on this folder may be answered meanwhile.
        with self._db.read() as tx:
            acked, unread = outbox.acked(tx, till), cursors.unread(tx)
        self._note(needs_upgrade=bool(unread))
        asking = Asking(
            acked=acked, machine=self._pace.machine, renews_lease=renews, tells_stock=not unread
        )
        return hello_of(till, self._clock, asking)

    # A server that was restored with loss

    def _refill(self, till: TillState, hello: HelloReply) -> TillState | None:
        """Go back to what the server still has; the till as it then is, or None as for an epoch."""
        self._has_refilled = True
        asked = self._question(till)
        gone = refill.go_back(self._db, self._api, till=till, asked=asked, hello=hello)
        if gone is None:
            self._note(has_more=True, verdict="")
            return None
        self._note(
            recovered=REFILLED,
            refilled=self._found.refilled + gone.repeated,
            topics=frozenset(Topic),
        )
        return _state(self._db)

    # A new epoch

    def _open_epoch(self, till: TillState, reason: str) -> TillState | None:
        """Go on in a new epoch; None when the judgement is about a state that is past already.

        Somebody at this till, or another program on its folder, sold or synced in the meantime:
        the next round asks with the new tip.
        """
        now = _state(self._db)
        opened = None
        if (now.epoch, now.tip_hash, now.lease) == (till.epoch, till.tip_hash, till.lease):
            opened = recovery.open_epoch(self._db, self._api, self._clock, till=till, reason=reason)
        if opened is None:
            self._note(has_more=True, verdict="")
        else:
            self._note(verdict=HelloVerdict.OK, recovered=HelloVerdict.NEW_EPOCH_REQUIRED)
        return opened

    def _leave_branch(self, hello: HelloReply) -> None:
        """What was sent last stands beside the server's history: go on in an epoch of its own."""
        opened = self._open_epoch(_state(self._db), BRANCHED)
        if opened is not None:
            self._push(opened, hello)

    def report(self, error: PosError | None) -> RoundReport:
        """What was done until now, and what ended it."""
        if isinstance(error, ServerBusyError):
            self._note(retry_after_s=error.retry_after_s)
        return msgspec.structs.replace(self._found, error=error)

    def _note(self, **found: object) -> None:
        self._found = msgspec.structs.replace(self._found, **found)

    # The way up

    def _push(self, till: TillState, hello: HelloReply) -> None:
        """Send the outbox, batch by batch, until it is empty or the server puts something off."""
        timeouts = 0
        orphan: UUID | None = None
        epochs: list[EpochClaim] = []
        while not self._stop():
            batch = piece_of(waiting := self._waiting(hello))
            if not batch:
                # What others did still comes: only the way up is closed.
                self._put_off = VerdictError(LOG_DAMAGED) if waiting else None
                return
            is_orphan = batch[0].event_id == orphan
            request = push_of(till, batch, self._signer, epochs=epochs, is_orphan=is_orphan)
            self._has_sent = True
            try:
                reply = self._api.push(request)
            except (BatchTooLargeError, TimedOutError) as fault:
                timeouts += isinstance(fault, TimedOutError)
                if not self._pace.halve(len(batch)) or timeouts > TIMEOUTS_MAX:
                    raise
                continue
            except (ServerRefused, ProtocolError) as fault:
                if fault.code == NO_EPOCH and not epochs:
                    # The server has lost what it issued: it takes this till's word for it.
                    epochs = _own_epochs(self._db)
                    continue
                # A fault of the server may come from the size: the next round asks for less.
                self._pace.halve(len(batch))
                raise
            check_answers(batch, reply)
            if reply.results[0].status == Status.GAP and not is_orphan:
                is_lost = refill.is_orphan(self._db, till, batch[0])
                orphan = batch[0].event_id if is_lost else None
                if not is_lost and not self._heals_gap():
                    return
                continue
            self._note_branch(till, batch[-1].epoch, reply.results)
            if not self._answered(reply.results):
                return
            self._pace.grow()
        self._note(has_more=True)

    def _note_branch(self, till: TillState, epoch: int, results: Sequence[PushResult]) -> None:
        statuses = {result.status for result in results}
        self._has_branched |= epoch == till.epoch and bool(statuses & _OTHER_BRANCH)

    def _heals_gap(self) -> bool:
        """The server lost what comes before and had answered it: all unproven goes up again."""
        if self._has_refilled:
            self._put_off = VerdictError(Status.RETRY)
            return False
        till = _state(self._db)
        return self._refill(till, self._hello(till)[0]) is not None

    def _waiting(self, hello: HelloReply) -> list[PendingEvent]:
        events_max = max(1, min(self._pace.events_max, hello.batch.events_max))
        with self._db.read() as tx:
            return outbox.pending(tx, events_max=events_max, bytes_max=hello.batch.bytes_max)

    def _answered(self, results: Sequence[PushResult]) -> bool:
        """Keep the final answers, in one transaction; False when something was put off."""
        final = [result for result in results if result.status in FINAL]
        if final:
            with self._db.write() as tx:
                outbox.answer(tx, final, self._clock.wall_ms())
        held = sum(result.status in _KEPT_ASIDE for result in final)
        quarantined = sum(result.status in _REFUSED_CONTENT for result in final)
        self._note(
            pushed=self._found.pushed + len(final),
            accepted=self._found.accepted + len(final) - held - quarantined,
            held=self._found.held + held,
            quarantined=self._found.quarantined + quarantined,
            topics=self._found.topics | {Topic.SYNC},
        )
        if any(result.verdict == Verdict.UNEXPLAINED for result in final):
            # What a till shows besides the confirmed stock is in no digest: only a sale tells.
            self._counts_anew()
        if len(final) == len(results):
            return True
        self._put_off = VerdictError(Status.RETRY)
        return False

    # The way down

    def _pull(self, hello: HelloReply) -> None:
        """Apply pages until the head; none where nothing was sent and nothing new was heard of."""
        for _ in range(ROUND_PAGES_MAX):
            if self._stop():
                break
            till = _state(self._db)
            if not self._has_sent and hello.feed_head <= till.cursor:
                return
            if self._pace.takes_snapshot and is_far_behind(till, hello):
                self._note(wants_snapshot=True)
                break
            page = self._api.pull(feed_id=hello.feed_id, after=till.cursor, limit=PAGE_MAX)
            self._note(cursor=till.cursor, head=page.head)
            if not page.entries:
                return
            upto = understood(page, hello.must_understand)
            for piece in pieces(page, after=till.cursor, start=till.feed_hash, upto=upto):
                self._apply(piece, server_ms=hello.server_ms)
                if self._stop():
                    break
            if upto < len(page.entries):
                self._put_off = VerdictError(HelloVerdict.UPGRADE_REQUIRED)
                self._note(needs_upgrade=True)
                return
            if self._found.cursor >= page.head:
                return
        self._note(has_more=True)

    def _apply(self, page: FeedPage, *, server_ms: int) -> None:
        after = page.entries[0].store_seq - 1
        with self._db.write() as tx:
            till = cursors.state(tx)
            if till.cursor != after:
                # Another program on this folder has applied it in the meantime.
                self._note(cursor=till.cursor)
                return
            applied = event_log.append_pulled(tx, page, server_ms=server_ms, till=till)
            needs_upgrade = bool(cursors.unread(tx))
        self._note(
            cursor=after + len(page.entries),
            feed_id=page.feed_id,
            needs_upgrade=needs_upgrade,
            pulled=self._found.pulled + len(page.entries),
            topics=self._found.topics | applied.topics,
        )


def _own_epochs(db: Database) -> list[EpochClaim]:
    with db.read() as tx:
        return cursors.own_epochs(tx)


def _state(db: Database) -> TillState:
    with db.read() as tx:
        return cursors.state(tx)
