"""The figures of the status command and the top bar."""

import pytest

from pos_app.db import cursors
from pos_app.db.queries import sync_status
from pos_app.errors import NotEnrolled
from tests.support.factories import make_enrolled_till, make_product, make_sale
from tests.support.feed import Feed


def status(till):
    with till.db.read() as tx:
        return sync_status.status(tx)


def test_the_figures_follow_the_log(tmp_path):
    feed = Feed()
    till = make_enrolled_till(tmp_path, till_no=3, feed_id=feed.feed_id)
    assert (status(till).events, status(till).unsynced, status(till).last_sync_ms) == (0, 0, None)
    milk = make_product(till)
    make_sale(till, (milk, 1000))
    before = status(till)
    assert (before.store_id, before.till, before.epoch, before.till_seq) == (7, 3, 1, 3)
    assert (before.events, before.unsynced, before.cursor) == (3, 3, 0)
    assert before.oldest_unsynced_ms is not None
    feed.push(till, is_held=lambda recorded: recorded.envelope.till_seq == 3)
    feed.pull(till)
    with till.db.write() as tx:
        cursors.set_last_sync(tx, 77)
    after = status(till)
    assert (after.events, after.unsynced, after.cursor, after.held) == (3, 0, 3, 1)
    assert (after.last_sync_ms, after.quarantined, after.oldest_unsynced_ms) == (77, 0, None)
    till.close()


def test_a_file_without_a_store_has_no_status(till):
    with pytest.raises(NotEnrolled), till.db.write() as tx:
        tx.execute("DELETE FROM till_state")
        sync_status.status(tx)
