"""What runs low and what expires; expired goods leave in two presses, and come back."""

import pytest
from pos_protocol.events import OutReason

from pos_app.db.queries import stock
from pos_app.domain.stock import Receipt, Removal
from pos_app.operations import stocking
from pos_app.viewmodels.goods.catalogue import Tab
from tests.support.factories import make_product


@pytest.fixture
def on_hand(till, goods):
    def read(place):
        with till.db.read() as tx:
            number = goods[place].product_id
            return stock.on_hand(tx, [number])[number]

    return read


@pytest.fixture
def expired(till, goods):
    lines = [
        Receipt(product_id=goods[1].product_id, quantity_milli=12_000, expiry="2026-11-20"),
        Receipt(
            product_id=goods[4].product_id, quantity_milli=6_000, expiry="2026-12-10", lot="B7"
        ),
    ]
    stocking.receive_stock(till, lines)


def test_expired_goods_leave_in_two_presses_and_come_back(models, expired, on_hand, notices):
    products = models.products
    products.choose_tab(3)
    past, near = products.rows.rows
    assert past.about.startswith("Past its date: \u206620.11.2026\u2069")
    assert "B7" in near.about
    assert products.counts[Tab.EXPIRING] == 2
    products.discard()
    assert on_hand(1) == 26_000
    assert "F8" in notices[-1].text
    products.move(1)
    products.move(-1)
    products.discard()
    assert on_hand(1) == 26_000, "another row was looked at in between"
    products.discard()
    assert on_hand(1) == 14_000
    assert len(products.rows.rows) == 1
    products.undo()
    assert on_hand(1) == 26_000
    assert len(products.rows.rows) == 2


def test_undo_is_about_what_was_done_last(models, expired, on_hand, goods):
    products = models.products
    products.choose_tab(3)
    products.discard()
    products.discard()
    products.card.type("price", "61")
    products.card.save()
    products.undo()
    assert on_hand(1) == 14_000, "the removal is older than the price"
    assert products.card.texts["price"] == "60"


def test_what_runs_low_says_what_to_order(models):
    models.products.choose_tab(1)
    (soap,) = models.products.rows.rows
    assert soap.about == "Order \u20663\u2069"
    models.products.discard()


@pytest.fixture
def above_older(till):
    """Two dated batches that came after goods of no date: of those the estimate takes first."""
    milk = make_product(till, "Lassi")
    lines = (
        Receipt(product_id=milk.product_id, quantity_milli=40_000),
        Receipt(product_id=milk.product_id, quantity_milli=7_000, expiry="2026-11-20", lot="B7"),
        Receipt(product_id=milk.product_id, quantity_milli=3_000, expiry="2026-11-21"),
    )
    for line in lines:
        stocking.receive_stock(till, [line])
    return milk.product_id


def test_a_batch_that_was_thrown_away_is_listed_no_more(models, above_older, till):
    def left():
        with till.db.read() as tx:
            return stock.on_hand(tx, [above_older])[above_older]

    products = models.products
    products.choose_tab(3)
    assert ["B7" in row.about for row in products.rows.rows] == [True, False]
    products.discard()
    products.discard()
    assert left() == 43_000
    (other,) = products.rows.rows
    assert "\u20663\u2069 left" in other.about
    products.discard()
    products.discard()
    assert (left(), products.rows.rows, products.counts[Tab.EXPIRING]) == (40_000, (), 0)
    products.undo()
    assert left() == 43_000
    assert len(products.rows.rows) == 1


def test_a_lot_that_was_taken_out_by_hand_is_listed_no_more(models, above_older, till):
    removal = Removal(
        product_id=above_older, quantity_milli=5_000, reason=OutReason.EXPIRED, note="B7"
    )
    stocking.remove_stock(till, [removal])
    models.products.choose_tab(3)
    assert [row.about.count("left") for row in models.products.rows.rows] == [1, 1]
    assert "\u20662\u2069 left" in models.products.rows.rows[0].about
