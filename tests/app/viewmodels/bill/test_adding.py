"""What a scan puts on the bill: one of several products, goods past their date, money's worth."""

import pytest
from pos_protocol.events import Barcode

from pos_app.domain.people import Right
from pos_app.operations.products import ProductEdit, change_product
from pos_app.operations.rules import set_rule
from tests.support.shops.staff import hire, seat

TEA = "8964000153451"
CARTON = "18964000153458"
OLD_TEA = "]d20108964000153451" + "17251230" + "10LOT7"


@pytest.fixture
def tones(models):
    heard = []
    models.sale.toned.connect(heard.append)
    return heard


def share(models, goods):
    """Let tea and milk have one barcode; milk's carton of twelve, too."""
    milk = goods[1]
    codes = (*milk.barcodes, Barcode(code=TEA, quantity=12_000))
    change_product(
        models.desk.till, milk.product_id, ProductEdit(barcodes=codes, is_code_shared=True)
    )
    return milk


def test_a_shared_code_is_asked_once_a_bill(models, goods, notices):
    milk = share(models, goods)
    asked = []
    models.sale.search_wanted.connect(asked.append)
    models.sale.type_text("2*")
    models.sale.scan(TEA)
    assert asked == [""]
    assert not models.sale.cart.lines
    models.sale.add(models.sale.search.hits.rows[1].product)
    line = models.sale.cart.lines[0]
    assert (line.product_id, line.quantity_milli) == (milk.product_id, 24_000), "two cartons"
    models.sale.scan(TEA)
    assert asked == [""], "answered before"
    assert models.sale.cart.lines[0].quantity_milli == 36_000
    assert notices[-1].can_undo
    models.sale.hold()
    models.sale.scan(TEA)
    assert asked == ["", ""], "another bill is asked again"


def test_a_choice_given_up_is_no_answer_for_the_next(models, goods):
    share(models, goods)
    models.sale.scan(TEA)
    models.sale.add(goods[5])
    assert models.sale.cart.lines[0].quantity_milli == 1000
    models.sale.scan(TEA)
    assert len(models.sale.cart.lines) == 1


def test_goods_past_their_date_say_so_and_ask(models, notices):
    models.sale.scan(OLD_TEA)
    row = models.sale.lines.rows[0]
    assert "30 Dec 2025" in row.warning
    assert "LOT7" in row.facts
    models.sale.undo()
    hire(models.desk.till)
    seat(models, "Aslam")
    models.sale.scan(OLD_TEA)
    assert not models.sale.cart.lines
    assert models.desk.approver.question.right is Right.SELL_EXPIRED
    about = models.desk.approver.question.about
    assert "30 Dec 2025" in about
    assert about.startswith("\u2068Tapal")
    models.desk.approver.cancel()
    seat(models, "Sana")
    set_rule(models.desk.till, "expired_asks", "false")
    seat(models, "Aslam")
    models.sale.scan(OLD_TEA)
    assert models.sale.lines.rows[0].warning


def test_fifty_rupees_of_sugar(models, goods, notices, tones):
    models.sale.type_text("50=")
    assert "50" in models.sale.worth_text
    models.sale.add(goods[2])
    line = models.sale.cart.lines[0]
    assert (line.amount_paisa, line.quantity_milli) == (5000, 323)
    assert models.sale.worth_text == ""
    models.sale.type_text("50/")
    models.sale.scan(TEA)
    assert notices[-1].is_error, "tea is sold by the piece"
    assert len(models.sale.cart.lines) == 1
    models.sale.type_text("0=")
    assert models.sale.worth_text == ""


def test_the_same_item_again_sounds_different(models, tones):
    models.sale.scan(TEA)
    models.sale.scan(TEA)
    assert tones == ["scan", "repeat"]


def test_a_carton_says_what_is_in_it(models, goods):
    codes = (*goods[0].barcodes, Barcode(code=CARTON, quantity=12_000))
    change_product(models.desk.till, goods[0].product_id, ProductEdit(barcodes=codes))
    models.sale.scan(CARTON)
    row = models.sale.lines.rows[0]
    assert row.quantity_milli == 12_000
    assert "12" in row.facts
