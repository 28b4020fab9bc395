"""What runs low and what expires; expired goods leave in two presses, and come back."""

import pytest
from pos_protocol.events import OutReason

from pos_app.db.queries import stock
from pos_app.domain.stock import Receipt, Removal
from pos_app.operations import stocking
from pos_app.viewmodels.goods.catalogue import Tab
from tests.support.factories import make_product, make_sale
from tests.support.factories import on_hand as on_hand_of


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


def test_the_next_batch_is_in_front_after_one_was_thrown_away(models, till, goods):
    """Else the key that is pressed again asks about one at the far end of the list."""
    tea, milk, soap = (goods[n].product_id for n in (1, 4, 5))
    days = ((tea, "2026-11-01"), (milk, "2026-11-02"), (soap, "2026-11-03"), (tea, "2026-11-04"))
    for number, day in days:
        line = Receipt(product_id=number, quantity_milli=2_000, expiry=day)
        stocking.receive_stock(till, [line])
    products = models.products
    products.choose_tab(3)
    assert [row.product.product_id for row in products.rows.rows] == [tea, milk, soap, tea]
    products.discard()
    products.discard()
    assert products.current.product_id == milk
    products.move(2)
    products.read()
    assert products.current_row == 2, "the same batch, not the first of its product"
    products.discard()
    products.discard()
    assert products.current_row == 1, "the last row went: now another is the last"


def test_what_was_sold_while_the_list_stood_there_is_not_taken_out_as_well(models, till, notices):
    bread = make_product(till, "Bread")
    line = Receipt(product_id=bread.product_id, quantity_milli=5_000, expiry="2026-11-01")
    stocking.receive_stock(till, [line])
    products = models.products
    products.choose_tab(3)
    products.discard()
    make_sale(till, (bread, 2_000))
    products.discard()
    assert on_hand_of(till, bread) == 3_000, "asked again, with what is left"
    assert "3" in notices[-1].text
    products.discard()
    assert on_hand_of(till, bread) == 0
    assert not products.rows.rows


def test_a_batch_that_was_thrown_away_is_not_there_any_more_beside_older_goods(models, till):
    """Else it stays in the list and is taken out again, and what is left of others with it."""
    bread = make_product(till, "Bread")
    for day in (None, "2026-11-01", "2026-11-02"):
        line = Receipt(product_id=bread.product_id, quantity_milli=5_000, expiry=day)
        stocking.receive_stock(till, [line])
    products = models.products
    products.choose_tab(3)
    products.discard()
    products.discard()
    assert ["2.11" in row.about for row in products.rows.rows] == [True]
    products.undo()
    assert len(products.rows.rows) == 2
    for _ in range(4):
        products.discard()
    assert not products.rows.rows
    assert on_hand_of(till, bread) == 5_000


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
