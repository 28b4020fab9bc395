"""The card of a product: in place, with undo, and by whoever may."""

import pytest
from pos_protocol.events import Unit

from pos_app.db.queries import products as queries
from pos_app.domain.people import Right
from pos_app.operations.products import ProductEdit, change_product
from tests.support.shops.staff import PINS, hire, seat


@pytest.fixture
def card(models, goods):
    card = models.products.card
    card.open(goods[1])
    return card


@pytest.fixture
def now(till):
    def read(product):
        with till.db.read() as tx:
            return queries.by_id(tx, product.product_id)

    return read


def test_a_price_is_changed_in_place_and_the_margin_follows(card, goods, now, notices):
    assert card.head[1:] == (False, "\u206610.5\u00a0%\u2069", "text2", False)
    card.type("price", "330")
    assert card.head.margin_tone == "warn"
    assert card.is_changed
    card.save()
    assert now(goods[1]).price_paisa == 33_000
    assert notices[-1].can_undo
    assert not card.is_changed
    card.save()
    assert now(goods[1]).revision == goods[1].revision + 1, "nothing was typed since"


def test_undo_takes_back_what_is_typed_then_what_was_saved(card, goods, now):
    card.type("price", "330")
    card.type("category", "Tea")
    card.save()
    assert now(goods[1]).category == "Tea"
    card.type("name_en", "Milk")
    assert card.undo()
    assert card.texts["name_en"] == goods[1].name_en
    assert card.undo()
    assert (now(goods[1]).price_paisa, now(goods[1]).category) == (
        goods[1].price_paisa,
        "Dairy & eggs",
    )
    assert not card.undo()


def test_what_head_office_changed_while_something_else_was_typed_stays(card, goods, now, till):
    card.type("category", "Tea")
    change_product(till, goods[1].product_id, ProductEdit(price_paisa=39_000))
    card.save()
    assert (now(goods[1]).price_paisa, now(goods[1]).category) == (39_000, "Tea")
    change_product(till, goods[1].product_id, ProductEdit(price_paisa=39_500))
    assert card.undo()
    assert (now(goods[1]).price_paisa, now(goods[1]).category) == (39_500, "Dairy & eggs")


def test_a_new_product_with_a_vendor_a_carton_and_a_tile(card, models, till, now):
    card.open(None, code="5000159461122")
    for field, text in (
        ("name_ur", "دہی"),
        ("price", "120"),
        ("cost", "100"),
        ("low_at", "6"),
        ("tax", "18"),
        ("category", "Dairy"),
        ("vendor", "Metro"),
        ("tile", "2"),
    ):
        card.type(field, text)
    card.type("barcodes", "5000159461122 15000159461129*12")
    card.choose_unit(Unit.PIECE)
    card.save()
    made = card.product
    assert (made.name_ur, made.price_paisa, made.low_at_milli, made.tax_bp) == (
        "دہی",
        12_000,
        6_000,
        1_800,
    )
    assert [code.quantity for code in made.barcodes] == [1_000, 12_000]
    assert till.rules().pinned_tiles[1] == made.product_id
    assert card.texts["tile"] == "2"
    assert made.category == "Dairy"
    known = models.products.known_names()
    assert known["vendor"] == ("Metro",)
    assert {"Dairy", "Dairy & eggs"} < set(known["category"])
    assert card.undo()
    assert now(made) is None


def test_a_tile_alone_is_no_change_of_the_product(card, goods, till, now):
    card.type("tile", "1")
    card.save()
    assert till.rules().pinned_tiles[0] == goods[1].product_id
    assert now(goods[1]).revision == goods[1].revision
    card.type("tile", "")
    card.save()
    assert goods[1].product_id not in till.rules().pinned_tiles


def test_a_removed_product_comes_back_under_its_number(card, goods, now, models):
    card.remove()
    assert now(goods[1]) is None
    assert models.products.current.product_id != goods[1].product_id
    card.undo()
    assert now(goods[1]).name_en == goods[1].name_en
    assert models.products.current.product_id == goods[1].product_id


def test_what_is_refused_stays_as_it_was_typed(card, goods, now, notices):
    card.type("price", "much")
    card.save()
    assert notices[-1].is_error
    assert card.texts["price"] == "much"
    card.type("price", "1")
    card.type("barcodes", "8964000153451")
    card.save()
    assert "belongs to" in notices[-1].text
    assert now(goods[1]).price_paisa == goods[1].price_paisa
    assert card.give_up()
    assert not card.give_up()


def test_a_code_of_another_product_is_shared_when_it_is_saved_again_as_it_is(
    card, goods, models, till, notices
):
    tea = "8964000153451"
    card.open(None, code=tea, name="Tapal Danedar, old price")
    card.type("price", "500")
    card.save()
    assert "belongs to" in notices[-1].text
    assert "F12" in notices[-1].text
    card.type("price", "505")
    card.save()
    assert notices[-1].is_error, "something else was typed"
    card.save()
    assert card.product.price_paisa == 50_500
    with till.db.read() as tx:
        named = queries.by_code(tx, ("0" + tea,))
    assert {each.product_id for each in named} == {goods[0].product_id, card.product.product_id}
    models.sale.scan(tea)
    assert models.sale.search.is_offer
    assert len(models.sale.search.hits.rows) == 2


def test_a_code_joins_the_others_once(card):
    card.join_code("05000159461122")
    card.join_code("5000159461122")
    assert card.texts["barcodes"] == "8964000123454 5000159461122"


def test_a_cashier_asks_and_both_names_stand_in_the_log(card, goods, models, till, now, qtbot):
    hire(till)
    seat(models, "Aslam")
    card.type("price", "330")
    card.save()
    question = models.desk.approver.question
    assert question.right is Right.EDIT_CATALOGUE
    assert now(goods[1]).price_paisa == goods[1].price_paisa
    assert card.is_changed, "what is typed waits for the answer"
    with qtbot.waitSignal(card.saved):
        question.asking.choose(0)
        question.asking.give("904417")
    assert now(goods[1]).price_paisa == 33_000


def test_what_goods_cost_is_shown_to_who_may_see_it_and_stays_as_it_is(
    card, goods, now, till, models, qtbot
):
    hire(till)
    assert card.texts["cost"]
    assert not card.head.is_cost_hidden
    seat(models, "Vahid")
    card.open(goods[1])
    assert (card.texts["cost"], card.costs, card.head.is_cost_hidden) == ("", (), True)
    assert not card.is_changed
    card.type("category", "Tea")
    card.save()
    question = models.desk.approver.question
    with qtbot.waitSignal(question.ended):
        question.asking.type_pin(PINS["Bano"])
    assert (now(goods[1]).category, now(goods[1]).cost_paisa) == ("Tea", goods[1].cost_paisa)
    assert card.texts["cost"] == "", "a manager allowed the change, not the look"


def test_a_cost_leaves_the_screen_with_who_might_see_it(card, goods, till, models):
    hire(till)
    models.products.read()
    models.products.show_product(goods[1].product_id)
    card.type("category", "Tea")
    assert all(row.cost for row in models.products.rows.rows)
    for name, is_seen in (("Vahid", False), ("Sana", True)):
        seat(models, name)
        assert {bool(row.cost) for row in models.products.rows.rows} == {is_seen}
        assert card.texts["category"] == "Tea"
        assert card.texts["cost"] == ""
    assert card.give_up()
    models.products.read()
    assert card.texts["cost"]


def test_a_product_that_is_refused_leaves_no_vendor_behind(card, goods, now, till):
    def vendors():
        with till.db.read() as tx:
            return [vendor.name for vendor in queries.vendors(tx)]

    before = vendors()
    card.type("vendor", "Metro Cash")
    taken = goods[0].barcodes[0].code.lstrip("0")
    card.type("barcodes", taken)
    card.save()
    assert vendors() == before
    card.type("vendor", "Metro")
    card.type("barcodes", "")
    card.save()
    assert vendors() == [*before, "Metro"]
    card.open(None)
    card.type("price", "10")
    card.type("vendor", "Nobody")
    card.save()
    assert vendors() == [*before, "Metro"], "it has no name yet"
    card.open(now(goods[1]))
    assert card.texts["vendor"] == "Metro"
    card.type("vendor", "")
    card.save()
    assert now(goods[1]).vendor_id is None
