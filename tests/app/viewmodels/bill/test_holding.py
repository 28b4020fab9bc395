"""Bills on hold: labelled, listed with age and who, taken up by digit, code or the only one."""

import msgspec
from PySide6.QtCore import Qt

from pos_app.operations import selling
from pos_app.viewmodels.bill.holding import held_code
from pos_app.viewmodels.models import build_models

TEA, SOAP = "8964000153451", "8961014011111"


def hold(models, code, label=""):
    models.sale.scan(code)
    assert models.sale.holding.hold(label)


def test_the_only_bill_comes_back_without_a_list(models, notices):
    hold(models, TEA)
    assert models.shell.view.parked == 1
    models.sale.holding.recall()
    assert notices[-1].text == "", "it is on hold no more"
    assert [line.code for line in models.sale.cart.lines] == ["0" + TEA]
    assert models.shell.view.parked == 0


def test_a_payment_that_may_have_come_is_not_dropped_for_a_bill_on_hold(models, notices):
    hold(models, TEA)
    code = held_code(selling.parked_sales(models.desk.till)[0].cart_id)
    models.sale.scan(SOAP)
    models.sale.ask_transfer()
    for take in (models.sale.holding.recall, lambda: models.sale.scan(f"H:{code}")):
        take()
        assert notices[-1].is_error
        assert models.sale.payment.view.asking is not None
        assert models.shell.view.parked == 1
    models.sale.escape()
    models.sale.holding.recall()
    assert [line.code for line in models.sale.cart.lines] == ["0" + TEA]


def test_several_are_listed_and_taken_by_their_place(models, notices):
    listed = []
    models.sale.holding.listed.connect(lambda: listed.append(1))
    models.sale.scan(TEA)
    models.sale.type_text("77")
    models.sale.hold()
    hold(models, SOAP, "red cap")
    models.sale.holding.recall()
    assert listed
    rows = models.sale.holding.rows.rows
    assert {row.label for row in rows} == {"77", "red cap"}
    assert {row.actor for row in rows} == {"Aslam"}
    assert {row.total_paisa for row in rows} == {54_000, 14_000}
    place = [row.label for row in rows].index("red cap")
    models.sale.holding.choose(place)
    models.sale.holding.rename("blue cap")
    assert models.sale.holding.rows.rows[place].label == "blue cap"
    models.sale.scan(TEA)
    assert models.sale.holding.take_row(place)
    assert models.shell.view.parked == 2, "the open one was held in its place"
    assert not models.sale.holding.take_row(7)


def test_a_slip_of_a_held_bill_takes_it_up(models, notices):
    hold(models, TEA)
    held = selling.parked_sales(models.desk.till)[0]
    models.sale.scan(f"H:{held_code(held.cart_id)}")
    assert models.sale.cart == held.cart
    models.sale.scan("H:00000000")
    assert notices[-1].is_error
    hold(models, SOAP, "Red Cap")
    assert models.sale.cart.is_empty
    models.sale.scan("H:red cap")
    assert len(models.sale.cart.lines) == 2


def test_held_bills_survive_a_restart_with_their_customer(models, till, qapp):
    models.sale.scan(TEA)
    models.keeper.change(msgspec.structs.replace(models.sale.cart, customer_id=5))
    models.sale.holding.hold("Rashid")
    again = build_models(till, language="en")
    assert again.shell.view.parked == 1
    again.sale.holding.recall()
    assert again.sale.cart.customer_id == 5


def test_an_empty_bill_is_not_held(models, notices):
    assert not models.sale.holding.hold()
    models.sale.holding.recall()
    assert notices[-1].is_error


def test_what_came_back_and_what_was_paid_stand_beside_a_held_bill(models, till, notices):
    models.sale.scan(TEA)
    models.sale.pay()
    models.history.scan(models.sale.payment.view.paid.receipt_no)
    models.history.begin_return()
    models.history.giving.exchange()
    models.sale.scan(SOAP)
    models.sale.hold()
    models.sale.scan(TEA)
    models.sale.type_text("100")
    models.sale.pay()
    models.sale.hold()
    models.sale.holding.recall()
    exchange, part = models.sale.holding.rows.rows
    assert (exchange.notes, exchange.total_paisa) == (("Exchange",), 14_000 - 54_000)
    assert [note.replace("\u2066", "").replace("\u2069", "") for note in part.notes] == ["100 paid"]
    assert part.total_paisa == 54_000
    index = models.sale.holding.rows.index(0, 0)
    assert "Exchange" in models.sale.holding.rows.data(index, Qt.ItemDataRole.AccessibleTextRole)
