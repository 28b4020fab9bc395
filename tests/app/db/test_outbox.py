"""Own events wait in order until the server's final answer; each answer counts for one event."""

import re
from uuid import UUID

import pytest
from msgspec.structs import replace
from pos_protocol.events import VendorAdded
from pos_protocol.sync import EpochReply, PushResult, Status

from pos_app.db import cursors, event_log, outbox
from pos_app.db.queries import cases

VENDOR = VendorAdded(vendor_id=1, name="Metro")


@pytest.fixture
def waiting(till):
    with till.db.write() as tx:
        event_log.append(tx, [VENDOR] * 5, by=till.writer)
    return till


def pending(till, events_max=200, bytes_max=10**6):
    with till.db.read() as tx:
        return outbox.pending(tx, events_max=events_max, bytes_max=bytes_max)


def answer(till, *results):
    with till.db.write() as tx:
        return outbox.answer(tx, results, 1234)


def counts(till):
    with till.db.read() as tx:
        return outbox.counts(tx)


def result(event, status, **fields):
    return PushResult(event_id=event.event_id, hash=event.hash.hex(), status=status, **fields)


def test_a_batch_is_in_order_and_bounded(waiting):
    batch = pending(waiting)
    assert [each.till_seq for each in batch] == [1, 2, 3, 4, 5]
    assert [each.prev for each in batch[1:]] == [each.hash for each in batch[:-1]]
    assert len(pending(waiting, events_max=2)) == 2
    size = len(batch[0].body)
    assert len(pending(waiting, bytes_max=size * 2 + 5)) == 2
    assert len(pending(waiting, bytes_max=1)) == 1, "one that is too large is still sent"


@pytest.mark.parametrize(
    ("status", "kept"),
    [
        (Status.ACCEPTED, "acked"),
        (Status.DUPLICATE, "acked"),
        (Status.HELD, "held"),
        (Status.FORK, "held"),
        (Status.QUARANTINED, "quarantined"),
        (Status.ID_REUSE, "quarantined"),
    ],
)
def test_a_final_answer_ends_the_waiting(waiting, status, kept):
    first = pending(waiting)[0]
    assert answer(waiting, result(first, status, store_seq=9, case_id=UUID(int=3))) == 1
    assert [each.till_seq for each in pending(waiting)] == [2, 3, 4, 5]
    with waiting.db.read() as tx:
        row = tx.execute("SELECT status, store_seq, answered_ms FROM delivery").fetchone()
        shown = outbox.attention(tx)
    assert row == (kept, 9, 1234)
    assert [each.case_id for each in shown] == ([] if kept == "acked" else [UUID(int=3)])


@pytest.mark.parametrize("status", [Status.RETRY, Status.GAP, "something new", ""])
def test_what_is_not_final_is_sent_again(waiting, status):
    before = pending(waiting)
    assert answer(waiting, *[result(each, status) for each in before]) == 0
    assert pending(waiting) == before


def test_an_answer_for_other_bytes_teaches_nothing(waiting):
    first = pending(waiting)[0]
    wrong = PushResult(event_id=first.event_id, hash="00" * 32, status=Status.ACCEPTED)
    stranger = PushResult(event_id=UUID(int=1), hash="00" * 32, status=Status.ACCEPTED)
    assert answer(waiting, wrong, stranger) == 0
    assert len(pending(waiting)) == 5


def test_an_answer_may_come_twice(waiting):
    first = result(pending(waiting)[0], Status.ACCEPTED)
    assert answer(waiting, first) == 1
    assert answer(waiting, first) == 0
    assert counts(waiting).unsynced == 4


def test_a_batch_stops_where_one_was_answered_out_of_turn(waiting):
    third = pending(waiting)[2]
    answer(waiting, result(third, Status.QUARANTINED, code="bad_payload"))
    assert [each.till_seq for each in pending(waiting)] == [1, 2]


def test_counts_say_how_far_the_server_is_behind(waiting):
    batch = pending(waiting)
    answer(waiting, result(batch[0], Status.HELD), result(batch[1], Status.QUARANTINED))
    found = counts(waiting)
    assert (found.unsynced, found.held, found.quarantined) == (3, 1, 1)
    assert found.oldest_ms is not None
    answer(waiting, *[result(each, Status.ACCEPTED) for each in batch])
    assert counts(waiting).oldest_ms is None
    assert counts(waiting).unsynced == 0


def test_what_waits_and_what_asks_for_attention_is_counted_by_kind(waiting):
    batch = pending(waiting)
    answer(
        waiting,
        result(batch[0], Status.HELD, verdict="late"),
        result(batch[1], Status.FORK, verdict="late"),
        result(batch[2], Status.QUARANTINED, code="too_large"),
        result(batch[3], Status.ACCEPTED),
    )
    with waiting.db.read() as tx:
        assert outbox.waiting_kinds(tx) == [("VendorAdded", 1)]
        assert outbox.attention_codes(tx) == [
            ("held", "late", "", 2),
            ("quarantined", "", "too_large", 1),
        ]


def test_newest_answer_is_named_across_epochs(waiting):
    def acked():
        with waiting.db.read() as tx:
            found = outbox.acked(tx, cursors.state(tx))
        return found and (found.epoch, found.tip.till_seq)

    assert acked() is None
    first, second, third, *rest = pending(waiting)
    answer(waiting, result(first, Status.ACCEPTED, store_seq=1))
    assert acked() == (1, 1)
    with waiting.db.write() as tx:
        cursors.open_epoch(tx, EpochReply(epoch=2, server_nonce="n"), reason="put back")
        event_log.append(tx, [VENDOR], by=waiting.writer)
    assert acked() == (1, 1), "nothing of the new epoch is answered"
    answer(
        waiting, result(third, Status.FORK, store_seq=7), result(second, Status.HELD, store_seq=6)
    )
    assert acked() == (1, 3), "what the server put last, not what was sent last"
    for each in rest:
        answer(waiting, result(each, Status.QUARANTINED))
    answer(waiting, *(result(each, Status.ACCEPTED, store_seq=9) for each in pending(waiting)))
    assert acked() == (2, 1)


def test_the_end_of_every_branch_and_all_in_quarantine_are_unproven(waiting):
    def unproven(cursor=0):
        with waiting.db.read() as tx:
            found = outbox.unproven(tx, after=cursor)
        return [(one.epoch, one.tip.till_seq) for one in found]

    assert unproven() == []
    first, second, third, *rest = pending(waiting)
    answer(waiting, result(first, Status.ACCEPTED, store_seq=1))
    assert unproven() == [(1, 1)]
    answer(waiting, result(second, Status.QUARANTINED))
    assert unproven() == [(1, 2)]
    answer(waiting, result(third, Status.FORK, store_seq=7))
    assert unproven() == [(1, 3), (1, 2)]
    answer(waiting, *(result(each, Status.HELD, store_seq=8) for each in rest))
    with waiting.db.write() as tx:
        cursors.open_epoch(tx, EpochReply(epoch=2, server_nonce="n"), reason="put back")
        event_log.append(tx, [VENDOR], by=waiting.writer)
    answer(waiting, *(result(each, Status.HELD, store_seq=9) for each in pending(waiting)))
    assert unproven() == [(1, 5), (2, 1), (1, 2)]
    assert unproven(cursor=8) == [(2, 1), (1, 2)], "the feed has come past the end of epoch 1"
    assert unproven(cursor=9) == [(1, 2)]


def test_event_of_another_branch_with_the_next_number_proves_nothing(waiting):
    first, second, third, *_ = pending(waiting)
    beside = replace(third, event_id=UUID(int=9), prev=b"p" * 32, hash=b"h" * 32)
    columns = "till_id, till_no, epoch, till_seq, kind, version, occurred_ms, body"
    with waiting.db.write() as tx:
        tx.execute(
            f"INSERT INTO event_log (event_id, prev, hash, {columns})"
            f" SELECT ?, ?, ?, {columns} FROM event_log WHERE event_id = ?",
            (beside.event_id.bytes, beside.prev, beside.hash, third.event_id.bytes),
        )
    answers = [result(first, Status.ACCEPTED, store_seq=1)]
    answers += [result(second, Status.ACCEPTED, store_seq=2)]
    answer(waiting, *answers, result(beside, Status.FORK, store_seq=3))
    with waiting.db.read() as tx:
        found = outbox.unproven(tx, after=0)
    assert [one.tip.hash for one in found] == [second.hash.hex(), beside.hash.hex()]


def test_answer_that_the_feed_does_not_show_is_asked_for_first(waiting):
    first, second, *_ = pending(waiting)
    answer(waiting, result(first, Status.ACCEPTED, store_seq=1))
    answer(waiting, result(second, Status.ACCEPTED, store_seq=2))

    def acked(matched, cursor):
        with waiting.db.read() as tx:
            state = replace(cursors.state(tx), matched=matched, cursor=cursor)
            return outbox.acked(tx, state).tip.till_seq

    assert acked(0, 0) == 2
    assert acked(0, 1) == 1, "the feed has come past its place without it"
    assert acked(1, 1) == 2, "what was compared before is not asked again"
    with waiting.db.write() as tx:
        tx.execute(
            "INSERT INTO feed (store_seq, event_id, class, held, lane, feed_hash)"
            " VALUES (1, ?, 'match', 0, 0, x'00')",
            (first.event_id.bytes,),
        )
    assert acked(0, 1) == 2


def test_what_every_round_asks_reads_neither_the_whole_log_nor_every_answer(waiting):
    answer(waiting, result(pending(waiting)[0], Status.ACCEPTED, store_seq=1))
    with waiting.db.read() as tx:
        till = cursors.state(tx)
    newer = replace(till, cursor=till.cursor + 9)
    said: list[str] = []
    with waiting.db.read() as tx:
        tx.set_trace_callback(said.append)
        for state in (till, newer):
            outbox.acked(tx, state)
        outbox.counts(tx)
        outbox.pending(tx, events_max=200, bytes_max=10**6)
        outbox.attention(tx)
        cases.decided(tx)
        tx.set_trace_callback(None)
        asked = [sql for sql in said if sql.startswith("SELECT")]
        plans = {sql: [row[3] for row in tx.execute(f"EXPLAIN QUERY PLAN {sql}")] for sql in asked}
    assert len(plans) >= 8
    scanned = re.compile(r"SCAN (d|e|delivery|event_log)\b")
    assert not {sql: plan for sql, plan in plans.items() if scanned.search(" ".join(plan))}
