"""Going back in the feed: own events wait again, foreign ones count nowhere, nothing is deleted."""

import pytest
from msgspec import structs
from pos_protocol.sync import EpochReply

from pos_app.db import cursors, event_log, outbox, rewind
from pos_app.db.brought import compaction, replacing
from pos_app.db.rewind import Place
from pos_app.db.verify import verify
from tests.support.factories import make_enrolled_till, make_product, make_sale, on_hand
from tests.support.feed import Feed


@pytest.fixture
def pair(tmp_path):
    """Two tills of a store that share a product; the feed as it was then, and what came later."""
    feed = Feed()
    tills = [
        make_enrolled_till(tmp_path / f"till{n}", till_no=n, feed_id=feed.feed_id) for n in (1, 2)
    ]
    milk = make_product(tills[0])
    feed.sync(tills)
    common = len(feed.entries)
    for till in tills:
        make_sale(till, (milk, 1000))
    feed.sync(tills)
    yield tills, feed, common, milk
    for till in tills:
        till.close()


def state(till):
    with till.db.read() as tx:
        return cursors.state(tx)


def counts(till):
    with till.db.read() as tx:
        return outbox.counts(tx)


def go_back(till, feed, cursor, *, seen=None):
    to = Place(feed_id=feed.feed_id, cursor=cursor, feed_hash=feed.hashes[cursor])
    seen = seen or state(till)
    with till.db.write() as tx:
        return rewind.go_back(tx, to=to, seen=seen)


def test_own_events_wait_again_and_foreign_ones_are_set_aside(pair):
    (first, _second), feed, common, milk = pair
    assert on_hand(first, milk) == -2000
    before = state(first).hlc
    gone = go_back(first, feed, common)
    assert state(first).hlc == before, "what is written next still wins over what was seen"
    assert (gone.repeated, gone.set_aside) == (2, 2), "a shift's opening and a sale each"
    assert (counts(first).unsynced, counts(first).set_aside) == (2, 2)
    assert on_hand(first, milk) == -1000
    assert (state(first).cursor, state(first).feed_hash) == (common, feed.hashes[common])
    report = verify(first.db)
    assert report.ok, report.problems


def test_what_comes_back_counts_once(pair):
    (first, second), feed, common, milk = pair
    before = state(first)
    for till in (first, second):
        go_back(till, feed, common)
    restored = Feed()
    for entry in feed.entries[:common]:
        with first.db.read() as tx:
            restored.take(event_log.read(tx, entry.event_id))
    restored.sync([second, first])
    restored.sync([second, first])
    for till in (first, second):
        assert on_hand(till, milk) == -2000
        assert counts(till).set_aside == counts(till).unsynced == 0
        report = verify(till.db)
        assert report.ok, report.problems
    assert state(first).fold_digest == before.fold_digest


def test_a_till_that_somebody_moved_meanwhile_stays(pair):
    (first, _), feed, common, _ = pair
    seen = state(first)
    go_back(first, feed, common + 1)
    assert go_back(first, feed, common, seen=seen) is None
    other_epoch = structs.replace(state(first), epoch=2)
    assert go_back(first, feed, common, seen=other_epoch) is None
    assert state(first).cursor == common + 1


def test_nothing_happens_where_the_feed_is_whole(pair):
    (first, _), feed, _, milk = pair
    gone = go_back(first, feed, len(feed.entries))
    assert (gone.repeated, gone.set_aside) == (0, 0)
    assert on_hand(first, milk) == -2000


def test_place_that_was_seen_the_same_is_no_higher_than_the_one_gone_back_to(pair):
    (first, _second), feed, common, _milk = pair
    for seen, after in ((state(first).cursor, common), (1, 1)):
        with first.db.write() as tx:
            cursors.set_matched(tx, seen)
        go_back(first, feed, common)
        assert state(first).matched == after


def test_what_was_brought_forward_is_not_handed_up_again(pair):
    (first, second), feed, _, milk = pair
    make_sale(first, (milk, 1000))
    feed.push(first, is_held=lambda _: True)
    feed.sync([first, second])
    place = len(feed.entries)
    put_away = lambda tx: compaction.compact(tx, store_seq=place, now_ms=5)  # noqa: E731
    assert replacing.remake(first.db.path, put_away)
    make_sale(first, (milk, 1000))
    feed.sync([first, second])
    before = on_hand(first, milk), counts(first).held
    gone = go_back(first, feed, place)
    assert (gone.repeated, gone.set_aside, counts(first).unsynced) == (1, 0, 1)
    assert (on_hand(first, milk), counts(first).held) == before
    report = verify(first.db)
    assert report.ok, report.problems


def test_what_is_set_aside_is_nothing_that_this_till_could_hand_up(pair):
    (first, second), feed, common, _ = pair
    of_second = state(second)
    asked = {"till_no": 2, "place": (1, of_second.till_seq), "hash_": of_second.tip_hash}
    for is_there in (True, False):
        with first.db.read() as tx:
            assert outbox.has_own(tx, **asked) is is_there
        go_back(first, feed, common)


def test_what_a_copy_made_is_handed_up_once_when_its_epoch_is_left(pair):
    (first, _second), _feed, _common, _milk = pair
    with first.db.write() as tx:
        cursors.open_epoch(tx, EpochReply(epoch=2, server_nonce="n"), reason="put back")
        tx.execute("INSERT INTO aside (log_no) SELECT log_no FROM event_log WHERE till_no = 1")
        rewind.hand_up_copies(tx)
        assert outbox.counts(tx).unsynced == 0, "all of it is answered already"
        tx.execute("DELETE FROM delivery")
        rewind.hand_up_copies(tx)
        assert outbox.counts(tx).unsynced == outbox.counts(tx).set_aside > 0
