"""Mistakes about what a till or a server lost, about copies, sums and decisions."""

# A mistake sits where the program has no door.
# ruff: noqa: SLF001

from msgspec.structs import replace
from pos_protocol.sync import Status
from sync_server.operations.continuity import hello as server_hello
from sync_server.operations.continuity import leasing, salvaging
from sync_server.operations.reconciling import deciding

from pos_app.db import cursors, event_log, outbox, rewind
from pos_app.db.statement import Statement
from pos_app.sync import refill
from pos_app.sync import round as sync_round_module
from tests.simulation import mishaps, plan
from tests.simulation import till as till_module
from tests.simulation.judging import quiescence

type Patch = tuple[object, str, object]
_NOTHING = Statement("DELETE FROM outbox WHERE log_no IS NULL")


def only(**rates: float) -> Patch:
    """Nothing but these kinds of fault, in every run: some mistakes show after several of them."""
    return (plan.Plan, "rates", lambda _self: rates)


# Only a run in which a server loses something can tell.
OFTEN_LOST = (plan, "FAULTS", plan.FAULTS | {"server_loss": 0.3, "failover": 0.2})

# Only a till that goes on with numbers that another still knows from before can tell.
_OFTEN_BOTH = (
    (plan, "FAULTS", plan.FAULTS | {"both_put_back": 0.3}),
    (till_module, "SYNC_GAP_MS", till_module.SYNC_GAP_MS // 4),
    (quiescence, "RESCUED", 1.0),
)
_OF_THAT_NUMBER = (
    "DELETE FROM aside WHERE log_no IN"
    " (SELECT log_no FROM event_log WHERE till_id = ? AND epoch = ? AND till_seq = ?)"
)
_NUMBERS = "SELECT till_id, epoch, till_seq FROM event_log"


def lease_not_advanced() -> list[Patch]:
    """The server gives the next number and does not remember that it did."""

    def settled(db, till, epoch, *, known, presented, wants):
        del db, till, epoch
        return leasing.judge(known, presented=presented, wants=wants)

    return [(leasing, "settle", settled)]


def old_lease_accepted() -> list[Patch]:
    """The server takes any number that it ever gave."""
    judge = leasing.judge

    def trusting(known, *, presented, wants=False):
        judged = judge(known, presented=presented, wants=wants)
        return replace(judged, is_reused=False) if judged.is_reused else judged

    return [(leasing, "judge", trusting)]


def digest_adopted() -> list[Patch]:
    """The till takes the server's digest for its own, instead of comparing the two."""
    settle = sync_round_module._Round._hello

    def adopting(self, till, **asked):
        reply, verdict = settle(self, till, **asked)
        if reply.fold_digest_at_cursor is not None and till.fold_digest is not None:
            with self._db.write() as tx:
                cursors.set_fold_digest(tx, int(reply.fold_digest_at_cursor, 16))
            return replace(reply, verdict="ok"), "ok"
        return reply, verdict

    return [
        (sync_round_module._Round, "_hello", adopting),
        (server_hello, "_digests_differ", lambda *_: False),
        only(wrong_sum=0.1),
    ]


def stock_not_compared() -> list[Patch]:
    """Neither side compares the stock that the same feed gave."""
    return [
        (server_hello, "_digests_differ", lambda *_: False),
        (sync_round_module, "is_other_stock", lambda *_: False),
        (refill, "fold_anew", lambda _db: False),
    ]


def loss_unnoticed() -> list[Patch]:
    """The till does not ask whether the server still has what it answered."""
    return [(refill, "has_lost", lambda *_: False), OFTEN_LOST]


def answered_never_again() -> list[Patch]:
    """After a loss of the server the till hands up only what was never answered."""
    return [(rewind, "_REPEAT", _NOTHING)]


def tail_of_others() -> list[Patch]:
    """What a restored till got back with the feed is none of its own when the server loses it."""
    left = "e.epoch < t.epoch OR "
    kept = {name: getattr(rewind, name).sql for name in ("_SET_ASIDE", "_REPEAT")}
    assert all(left in sql for sql in kept.values())
    # A backup of each, a sale between them and two restores, each heard of, within one day. What
    # is saved at the end out of the files of others would bring back what the mistake loses.
    return [
        *((rewind, name, Statement(sql.replace(left, ""))) for name, sql in kept.items()),
        only(server_loss=0.3, restore=0.3),
        (mishaps, "MISHAPS_PER_DAY", 3 * mishaps.MISHAPS_PER_DAY),
        (till_module, "SYNC_GAP_MS", till_module.SYNC_GAP_MS // 4),
        (quiescence, "RESCUED", 0.0),
    ]


def saved_counts_at_once() -> list[Patch]:
    """What is saved out of another till's file counts before anybody has looked at it."""
    batch = salvaging._batch

    def counting(source, run):
        return replace(batch(source, run), is_held=False)

    often = (plan, "FAULTS", plan.FAULTS | {"server_loss": 0.3, "rescue": 0.6})
    return [(salvaging, "_batch", counting), often]


def nothing_set_aside() -> list[Patch]:
    """After a loss of the server the till goes on counting what others had made."""
    return [(rewind, "_SET_ASIDE", _NOTHING), OFTEN_LOST]


def returned_by_number() -> list[Patch]:
    """What was set aside is taken for brought back by whatever its till has made of that number."""
    append_pulled = event_log.append_pulled

    def by_number(tx, page, **more):
        appended = append_pulled(tx, page, **more)
        for recorded in appended.recorded:
            one = recorded.envelope
            tx.execute(_OF_THAT_NUMBER, (one.till.bytes, one.epoch, one.till_seq))
        return appended

    return [(event_log, "append_pulled", by_number), *_OFTEN_BOTH]


def saved_by_number() -> list[Patch]:
    """Out of another till's file only numbers are saved that the server does not have of a till."""
    unknown = salvaging._unknown

    def by_number(db, store_id, events):
        with db.read() as tx:
            taken = {tuple(row) for row in tx.exec_driver_sql(_NUMBERS)}
        found = unknown(db, store_id, events)
        return [one for one in found if (one.till_id, one.epoch, one.till_seq) not in taken]

    return [(salvaging, "_unknown", by_number), *_OFTEN_BOTH]


def decided_twice() -> list[Patch]:
    """A case that is decided may be decided again."""
    return [(deciding, "_refuse_decided", lambda *_: None)]


def release_moves_nothing() -> list[Patch]:
    """A release closes the case and forgets the goods."""
    lines = deciding._lines

    def forgetful(office, case, ruling):
        found = lines(office, case, ruling)
        return [] if ruling.decision == "release" else found

    return [(deciding, "_lines", forgetful)]


def put_off_is_final() -> list[Patch]:
    """The till takes every answer for a final one, also "send again"."""
    final = dict.fromkeys(Status, "acked") | outbox.FINAL
    return [(sync_round_module, "FINAL", frozenset(Status)), (outbox, "FINAL", final)]


def crash_leaves_a_flag() -> list[Patch]:
    """A round notes on the disk that it runs, and does not begin while the note stands."""
    run = sync_round_module.sync_round

    def flagged(db, api, clock, **more):
        with db.write() as tx:
            tx.execute("CREATE TABLE IF NOT EXISTS running (id INTEGER PRIMARY KEY)")
            if tx.execute("SELECT 1 FROM running").fetchone():
                return sync_round_module.RoundReport(verdict="ok")
            tx.execute("INSERT INTO running (id) VALUES (1)")
        report = run(db, api, clock, **more)
        with db.write() as tx:
            tx.execute("DELETE FROM running")
        return report

    return [(till_module, "sync_round", flagged)]


CONTINUITY = (
    lease_not_advanced,
    old_lease_accepted,
    digest_adopted,
    stock_not_compared,
    loss_unnoticed,
    answered_never_again,
    tail_of_others,
    saved_counts_at_once,
    nothing_set_aside,
    returned_by_number,
    saved_by_number,
    decided_twice,
    release_moves_nothing,
    put_off_is_final,
    crash_leaves_a_flag,
)
