"""Stock and its explanation: the running sum ends at the figure."""

from pos_protocol.events import MovementType, OutReason
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db.queries import explaining, stock
from pos_app.operations import stocking
from pos_app.operations.stocking import Count, Receipt, Removal
from tests.support.factories import make_enrolled_till, make_product, make_sale
from tests.support.feed import Feed


def test_a_figure_is_explained_down_to_its_movements(till):
    milk = make_product(till)
    stocking.receive_stock(till, [Receipt(product_id=milk.product_id, quantity_milli=10_000)])
    make_sale(till, (milk, 3000))
    removal = Removal(product_id=milk.product_id, quantity_milli=1000, reason=OutReason.SPOILAGE)
    stocking.remove_stock(till, [removal])
    stocking.count_stock(till, [Count(product_id=milk.product_id, counted_milli=5000)])
    with till.db.read() as tx:
        moved = stock.movements(tx, milk.product_id)
        assert [each.delta_milli for each in moved] == [10_000, -3000, -1000, -1000]
        assert [each.reason for each in moved] == ["purchase", "sale", "spoilage", "count_loss"]
        assert moved[1].type is MovementType.SALE
        level = stock.levels(tx, [milk.product_id])[milk.product_id]
        assert (level.quantity_milli, level.version, level.known_version) == (5000, 4, 0)
        assert tuple(stock.all_movements(tx)) == moved
        ids = [each.movement_id for each in moved]
        assert ids == sorted(set(ids))
        assert [(each.till_no, each.epoch, each.line) for each in moved] == [(1, 1, 1)] * 4


def test_a_product_that_never_moved_has_nothing(till):
    milk = make_product(till)
    with till.db.read() as tx:
        assert stock.on_hand(tx, [milk.product_id, 5, 5]) == {milk.product_id: 0, 5: 0}
        assert stock.movements(tx, milk.product_id) == ()
        row = next(stock.all_stock(tx, milk.product_id))
        assert (row.quantity_milli, row.version, row.first_in_ms) == (0, 0, None)
        assert list(stock.all_stock(tx, 404)) == []


def test_the_list_holds_every_product_by_number(till):
    goods = [make_product(till, f"Goods {n}", code=f"X{n}") for n in range(3)]
    stocking.receive_stock(till, [Receipt(product_id=goods[1].product_id, quantity_milli=2000)])
    with till.db.read() as tx:
        rows = list(stock.all_stock(tx))
    assert [row.product_id for row in rows] == [each.product_id for each in goods]
    assert OPEN_ITEM_PRODUCT_ID not in [row.product_id for row in rows]
    assert rows[1].quantity_milli == 2000
    assert rows[1].first_in_ms is not None
    assert rows[0].barcodes == ("X0",)


def test_a_held_movement_is_none_until_somebody_decides(tmp_path):
    feed = Feed()
    till = make_enrolled_till(tmp_path, till_no=1, feed_id=feed.feed_id)
    milk = make_product(till)
    make_sale(till, (milk, 1000))
    feed.sync([till])
    make_sale(till, (milk, 4000))
    feed.push(till, is_held=lambda _: True)
    feed.pull(till)
    with till.db.read() as tx:
        moved = stock.movements(tx, milk.product_id)
        assert [each.quantity_milli for each in moved] == [1000]
        assert tuple(stock.all_movements(tx)) == moved
        assert [each.is_held for each in explaining.explain(tx, milk.product_id)] == [False, True]
        assert stock.on_hand(tx, [milk.product_id]) == {milk.product_id: -1000}
        level = stock.levels(tx, [milk.product_id])[milk.product_id]
        assert (level.version, level.known_version) == (2, 2)
        assert level.claim.pending == 0
    till.close()
