"""What the customer sees follows the bill, and says nothing of khata, stock or cost."""

import pytest

from pos_app.domain.sale import Origin
from pos_app.operations import returning, selling
from pos_app.operations.khata.customers import add_customer
from pos_app.operations.rules import set_rule
from pos_app.viewmodels.customer.model import LINES_SHOWN
from pos_app.viewmodels.customer.view import Stage
from tests.support.screens.facing import PAYEE

TEA, MILK = "8964000153451", "8964000123454"


@pytest.fixture
def customer(models, qtbot):
    return models.customer


def view_of(customer, qtbot):
    qtbot.waitUntil(lambda: not customer._soon.isActive())  # noqa: SLF001 - its own short wait
    return customer.view


def test_a_bill_from_the_welcome_to_the_change(customer, models, qtbot):
    assert view_of(customer, qtbot).stage is Stage.WELCOME
    assert customer.view.store_name == "Madina General Store"
    models.sale.scan(TEA)
    models.sale.scan(MILK)
    models.sale.scan(MILK)
    view = view_of(customer, qtbot)
    assert (view.stage, view.left_paisa, view.line_count) == (Stage.BILL, 130_000, 2)
    assert (view.newest.quantity_milli, view.newest.amount_paisa) == (2000, 76_000)
    models.sale.type_text("1000")
    models.sale.pay()
    view = view_of(customer, qtbot)
    assert (view.left_paisa, view.total_paisa) == (30_000, 130_000)
    models.sale.type_text("500")
    models.sale.pay()
    view = view_of(customer, qtbot)
    assert (view.stage, view.total_paisa, view.change_paisa) == (Stage.PAID, 130_000, 20_000)
    models.sale.scan(TEA)
    assert view_of(customer, qtbot).stage is Stage.BILL


def test_the_newest_line_is_the_one_that_changed_last(customer, models, goods, qtbot):
    for product in goods[:7]:
        models.sale.add(product)
    view = view_of(customer, qtbot)
    assert len(view.lines) == LINES_SHOWN
    assert view.lines[-1].is_newest
    models.sale.choose_line(1)
    models.sale.step(1)
    view = view_of(customer, qtbot)
    assert view.newest.quantity_milli == 2000
    assert sum(line.is_newest for line in view.lines) == 1
    models.sale.remove()
    view = view_of(customer, qtbot)
    assert (view.line_count, view.lines[-1].is_newest) == (6, True)


def test_what_is_taken_off_is_seen(customer, models, qtbot):
    models.sale.scan(TEA)
    models.sale.type_text("40")
    models.sale.ask_discount()
    view = view_of(customer, qtbot)
    assert (view.discount_paisa, view.newest.discount_paisa, view.left_paisa) == (4000, 4000, 50000)


def test_the_code_stands_as_long_as_it_is_waited_for(customer, models, qtbot):
    set_rule(models.desk.till, "qr_payee", f'"{PAYEE}"')
    models.sale.scan(TEA)
    models.sale.ask_transfer()
    assert view_of(customer, qtbot).stage is Stage.BILL, "a card needs no code"
    models.sale.ask_transfer()
    view = view_of(customer, qtbot)
    assert (view.stage, view.asked_paisa, bool(view.modules)) == (Stage.CODE, 54_000, True)
    models.sale.escape()
    assert view_of(customer, qtbot).stage is Stage.BILL


def test_a_name_has_plain_letters_in_every_language(customer, models, qtbot):
    models.sale.scan(TEA)
    models.desk.speak("ur")
    view = view_of(customer, qtbot)
    assert not view.newest.name.isascii()
    assert "Tapal" in view.newest.plain


def test_a_bill_on_khata_is_not_told_as_paid(customer, models, qtbot):
    buyer = add_customer(models.desk.till, "Rashid").customer
    models.sale.scan(TEA)
    models.sale.payment.choose_buyer(buyer.customer_id)
    models.sale.pay_on_khata()
    view = view_of(customer, qtbot)
    assert (view.stage, view.total_paisa, view.is_all_paid) == (Stage.PAID, 54_000, False)
    models.sale.scan(TEA)
    models.sale.pay()
    assert view_of(customer, qtbot).is_all_paid


def test_goods_that_come_back_are_seen_with_what_is_given_back(customer, models, goods, qtbot):
    till = models.desk.till
    back = selling.sell_product(till, selling.new_cart(till), goods[0], quantity_milli=9000)
    models.sale.scan(TEA)
    cart = returning.begin_exchange(till, models.sale.cart, back, origin=Origin(reason="torn"))
    models.keeper.change(cart)
    worth = back.lines_paisa
    view = view_of(customer, qtbot)
    assert (view.left_paisa, view.back_paisa, view.over_paisa) == (0, worth, worth - 54_000)
    models.sale.pay()
    view = view_of(customer, qtbot)
    assert (view.stage, view.back_paisa, view.over_paisa) == (Stage.PAID, worth, 0)
    assert view.change_paisa == worth - 54_000
