"""Old events are put away when they are worth it, and not while somebody works."""

import pytest

from pos_app.db import cursors, verify
from pos_app.db.brought import compaction
from pos_app.db.brought.keeping import KEPT_MS
from pos_app.domain.errors import BillPutAway
from pos_app.errors import DatabaseBusy, EventNotFound, sentence
from pos_app.operations import history, returning
from pos_app.operations.compacting import put_away
from pos_app.operations.paper import slips
from tests.support.factories import make_enrolled_till, make_product, make_sale, on_hand
from tests.support.feed import Feed


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.setattr(compaction, "EVENTS_MIN", 10)
    feed = Feed()
    till = make_enrolled_till(tmp_path, till_no=1, feed_id=feed.feed_id)
    milk = make_product(till, "Milk")
    for _ in range(20):
        make_sale(till, (milk, 1000))
    feed.sync([till])
    with till.db.write() as tx:
        cursors.set_matched(tx, cursors.state(tx).cursor)
    yield till, milk
    till.close()


def test_young_events_stay(shop):
    till, _ = shop
    assert put_away(till.db, till.clock) is None


def test_old_events_go_and_figures_stay(shop):
    till, milk = shop
    till.clock.advance(KEPT_MS)
    done = put_away(till.db, till.clock)
    assert done is not None
    assert done.events == done.store_seq == 22
    assert on_hand(till, milk) == -20_000
    assert verify.verify(till.db).ok
    assert put_away(till.db, till.clock) is None
    make_sale(till, (milk, 1000))
    assert on_hand(till, milk) == -21_000


def test_a_bill_that_was_put_away_is_said_to_be_at_head_office(shop):
    till, milk = shop
    old = history.row_receipt_no(history.find_bills(till).rows[-1])
    assert returning.find_sale(till, old).receipt_no == old
    receipt = make_sale(till, (milk, 1000)).receipt_no
    till.clock.advance(KEPT_MS)
    assert put_away(till.db, till.clock)
    for look in (
        lambda: returning.find_sale(till, old),
        lambda: history.named_bill(till, old),
        lambda: slips.by_receipt_no(till, old),
    ):
        with pytest.raises(BillPutAway) as refused:
            look()
        assert "head office has them" in sentence(refused.value)
    assert history.is_put_away(till, old)
    assert returning.find_sale(till, receipt).receipt_no == receipt
    for no_bill in (
        "1-1-9999-0badcafe",
        "1-2-1-0badcafe",
        "2-1-1-0badcafe",
        f"{receipt[:-1]}z",
        "x",
    ):
        assert not history.is_put_away(till, no_bill)
        with pytest.raises(EventNotFound) as refused:
            returning.find_sale(till, no_bill)
        assert not isinstance(refused.value, BillPutAway)


def test_sale_in_the_meantime_is_kept_and_told(shop, monkeypatch):
    till, milk = shop
    till.clock.advance(KEPT_MS)
    compact = compaction.compact

    def sell_between(tx, **named):
        compact(tx, **named)
        make_sale(till, (milk, 1000))

    monkeypatch.setattr(compaction, "compact", sell_between)
    with pytest.raises(DatabaseBusy):
        put_away(till.db, till.clock)
    assert on_hand(till, milk) == -21_000
    assert verify.verify(till.db).ok
