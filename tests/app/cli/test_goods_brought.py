"""What a till put away is explained by one line, and the sums go on from it."""

from pos_app.db.brought import compaction, replacing
from tests.support.factories import make_enrolled_till, make_product, make_sale
from tests.support.feed import Feed


def test_earlier_movements_are_one_line(commands):
    feed = Feed()
    till = make_enrolled_till(commands.folder, till_no=1, feed_id=feed.feed_id)
    milk = make_product(till, "Milk")
    for _ in range(3):
        make_sale(till, (milk, 1000))
    feed.sync([till])
    assert replacing.remake(
        till.db.path, lambda tx: compaction.compact(tx, store_seq=4, now_ms=1_767_225_600_000)
    )
    till.close()
    before, after = commands.json("explain", milk.product_id)
    assert (before["type"], before["quantity"], before["sum"]) == ("brought_forward", -2, -2)
    assert before["timestamp"] == "2026-01-01T00:00:00Z"
    assert (after["type"], after["sum"]) == ("sale", -3)
    told = commands.text("explain", milk.product_id)
    assert "at head office" in told
    assert "-3 on hand" in told
