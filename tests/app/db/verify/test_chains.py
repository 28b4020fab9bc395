"""What was altered in the log is found and named: bytes, links, places, epochs."""

from uuid import UUID

import msgspec
import pytest
from pos_protocol.events import VendorAdded

from pos_app.db import verify
from tests.support.attacking.tampering import tamper
from tests.support.events import record
from tests.support.factories import STORE_ID, make_enrolled_till
from tests.support.feed import Feed

SET_BACK = (
    "UPDATE till_state SET (till_seq, tip_hash) ="
    " (SELECT till_seq - 1, prev FROM event_log ORDER BY log_no DESC LIMIT 1)"
)


def test_fork_of_another_till_whose_first_event_is_in_quarantine_is_honest(tmp_path):
    """The feed never brings what the server has in quarantine: its child has no parent here."""
    feed = Feed()
    here = make_enrolled_till(tmp_path, till_no=1, feed_id=feed.feed_id)
    named = VendorAdded(vendor_id=1, name="Metro")

    def other(till_seq, parent, *, seed=1):
        return record(
            named,
            till_seq=till_seq,
            prev=parent.hash if parent else bytes(32),
            seed=seed,
            store=STORE_ID,
            till=UUID(int=2),
            till_no=2,
        )

    first = other(1, None)
    second = other(2, first)
    quarantined = other(2, first, seed=2)
    child = other(3, quarantined, seed=2)
    for event in (first, second):
        feed.take(event)
    feed.take(child, held=True)
    feed.entries[-1] = msgspec.structs.replace(feed.entries[-1], lane=1)
    feed.pull(here)
    report = verify.verify(here.db)
    here.close()
    assert report.ok, report.problems


def test_event_of_another_till_that_does_not_follow_its_lane_is_named(tmp_path):
    feed = Feed()
    here = make_enrolled_till(tmp_path, till_no=1, feed_id=feed.feed_id)
    named = VendorAdded(vendor_id=1, name="Metro")
    place = {"store": STORE_ID, "till": UUID(int=2), "till_no": 2}
    feed.take(record(named, till_seq=1, prev=bytes(32), seed=1, **place))
    feed.take(record(named, till_seq=2, prev=b"p" * 32, seed=1, **place))
    feed.pull(here)
    report = verify.verify(here.db)
    here.close()
    assert report.problems == ("till 2 epoch 1 till_seq 2: it does not follow its predecessor",)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE event_log SET body = x'7b7d' WHERE till_seq = 3", "altered"),
        (
            "UPDATE event_log SET body = CAST(replace(body, '1', '2') AS BLOB) WHERE log_no = 3",
            "altered",
        ),
        ("UPDATE event_log SET kind = 'SaleReturned' WHERE kind = 'SaleCompleted'", "altered"),
        ("UPDATE event_log SET prev = zeroblob(32) WHERE till_seq = 2", "altered"),
        ("UPDATE event_log SET occurred_ms = occurred_ms + 1 WHERE log_no = 3", "altered"),
        ("UPDATE event_log SET version = version + 1 WHERE log_no = 2", "altered"),
        ("UPDATE event_log SET key_id = 'mine' WHERE log_no = 2", "signature"),
        ("UPDATE own_epoch SET epoch = epoch + 1", "epoch 1"),
        ("UPDATE own_epoch SET server_nonce = 'other'", "epoch 1"),
        ("UPDATE own_epoch SET parent_epoch = 1", "epoch 1"),
        ("UPDATE own_epoch SET parent_till_seq = 1", "epoch 1"),
        ("UPDATE own_epoch SET parent_hash = (SELECT max(hash) FROM event_log)", "epoch 1"),
        ("UPDATE own_epoch SET reason = 'restored'", "epoch 1"),
        ("DELETE FROM event_log WHERE till_no = 1 AND till_seq = 2", "missing"),
        ("DELETE FROM event_log WHERE log_no = (SELECT max(log_no) FROM event_log)", "tip"),
        ("UPDATE till_state SET till_seq = till_seq + 1", "tip"),
        (SET_BACK, "tip"),
        ("UPDATE till_state SET store_id = store_id + 1", "the till says"),
        ("UPDATE till_state SET till_no = till_no + 1", "the till says"),
        ("UPDATE feed SET held = 1 WHERE store_seq = 2", "feed position 2"),
        ("DELETE FROM feed WHERE store_seq = 2", "feed position 2"),
        ("UPDATE till_state SET cursor = cursor - 1", "cursor"),
        ("DELETE FROM outbox", "neither answered nor"),
    ],
)
def test_an_altered_log_is_found(sold, sql, says):
    tamper(sold, sql)
    report = verify.verify(sold.db)
    assert not report.ok
    assert not report.chain_ok
    assert any(says in problem for problem in report.problems), report.problems
