"""Goods taken back: of a bill, without one, in exchange; a sale undone. Money and stock follow."""

import pytest

from pos_app.db.queries import shifts
from pos_app.domain.people import Right
from pos_app.domain.sale import Origin
from pos_app.operations import history, returning
from pos_app.operations import shifts as shift_operations
from pos_app.operations.khata import accounts, customers
from pos_app.viewmodels.history.giving import Mode
from tests.support.factories import on_hand
from tests.support.shops.staff import PINS, hire, seat

TEA, MILK, SUGAR = "8964000153451", "8964000123454", "12"
RASHID = 10_000_001


def drawer(till):
    with till.db.read() as tx:
        return shifts.latest(tx, 1).cash_paisa


def kinds(recorded):
    return {str(tender.kind): tender.amount for tender in recorded.event.tenders}


def test_check_29_more_than_was_sold_is_refused_in_words(back_of, giving, sell, notices):
    paid = sell(TEA, TEA)
    back_of(paid)
    giving.type_text("3")
    giving.enter()
    assert notices[-1].is_error
    assert "Only" in notices[-1].text
    assert giving.worth.paisa == 0
    giving.scan(MILK)
    assert "not on that bill" in notices[-1].text
    giving.scan("9999999999994")
    assert notices[-1].is_error
    giving.take_all()
    giving.scan(TEA)
    assert notices[-1].is_error
    giving.give_back()
    back_of(paid)
    assert notices[-1].is_error
    assert not giving.is_active


def test_money_goes_back_the_way_it_came(back_of, giving, models, till, committed, notices):
    customers.add_customer(till, "Rashid")
    models.sale.scan(TEA)
    models.sale.payment.choose_buyer(RASHID)
    models.sale.type_text("200")
    models.sale.ask_transfer()
    models.sale.type_text("4411")
    models.sale.enter()
    models.sale.pay_on_khata()
    paid = models.sale.payment.view.paid
    committed.clear()
    back_of(paid)
    assert giving.rows.rows[0].back_milli == 1000, "one piece needs no choosing"
    assert "Khata" in giving.ways
    giving.give_back()
    assert kinds(committed[0].recorded) == {"khata": 34_000, "card": 20_000}
    assert accounts.account(till, RASHID).balance_paisa == 0


def test_all_can_go_one_way_where_there_is_one(back_of, giving, models, sell, committed, notices):
    back_of(sell(TEA))
    for kind in ("khata", "card"):
        giving.give_back_by(kind)
        assert notices[-1].is_error
    committed.clear()
    giving.give_back_by("cash")
    assert kinds(committed[0].recorded) == {"cash": 54_000}


def test_unfit_goods_leave_the_stock_again(back_of, giving, sell, till, goods):
    had = on_hand(till, goods[0])
    back_of(sell(TEA))
    for expected in ("damage", "expired", "spoilage", "", "damage"):
        giving.turn_unfit()
        assert giving.view.unfit == expected
    giving.give_back()
    assert on_hand(till, goods[0]) == had - 1000


def test_without_a_receipt_a_reason_and_a_manager_are_needed(
    giving, models, till, committed, notices
):
    hire(till)
    seat(models, "Aslam")
    giving.begin_loose()
    asked = []
    giving.reason_wanted.connect(lambda: asked.append(True))
    giving.give_back()
    assert notices[-1].is_error, "nothing was scanned"
    giving.type_text("2*")
    giving.scan(MILK)
    assert giving.worth.paisa == 76_000
    giving.give_back()
    assert asked == [True]
    giving.set_reason("no receipt, known customer")
    giving.give_back()
    assert models.desk.approver.question is not None
    assert committed == []
    models.desk.approver.cancel()
    seat(models, "Sana")
    giving.begin_loose()
    giving.scan(MILK)
    giving.set_reason("sour")
    giving.give_back_by("khata")
    assert committed == []
    giving.give_back()
    assert committed[0].recorded.event.reason == "sour"


def test_an_exchange_is_one_bill_on_the_screen(
    back_of, giving, models, sell, till, goods, committed
):
    """Tea comes back, milk goes out; the difference goes back in cash."""
    wanted = []
    models.shell.screen_wanted.connect(wanted.append)
    paid = sell(TEA)
    before = drawer(till)
    back_of(paid)
    giving.turn_unfit()
    giving.exchange()
    view = models.sale.payment.view
    assert wanted == ["sale"]
    assert (view.back_paisa, view.can_pay, view.paid) == (54_000, False, None)
    committed.clear()
    models.sale.scan(MILK)
    view = models.sale.payment.view
    assert (view.left_paisa, view.over_paisa, view.change_paisa) == (0, 16_000, 16_000)
    models.sale.pay()
    paid = models.sale.payment.view.paid
    assert (paid.change_paisa, paid.back_paisa) == (16_000, 54_000)
    assert drawer(till) == before - 16_000
    assert kinds(committed[0].recorded) == {"exchange": 38_000}
    assert kinds(committed[0].returned) == {"exchange": 38_000, "cash": 16_000}
    assert on_hand(till, goods[0]) == 23_000, "the broken tea left again"


def test_goods_that_nobody_paid_for_are_no_cash_in_an_exchange(
    back_of, giving, models, till, committed
):
    """Tea on khata for milk: what is over goes off the khata, and nothing out of the drawer."""
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    models.sale.scan(TEA)
    models.keeper.change(models.keeper.cart.for_customer(rashid))
    models.sale.pay_on_khata()
    paid = models.sale.payment.view.paid
    assert paid.khata_paisa == 54_000
    before = drawer(till)
    back_of(paid)
    giving.exchange()
    models.sale.scan(MILK)
    view = models.sale.payment.view
    assert view.is_worth_more
    assert view.buyer.name == "Rashid", "whose debt moves is no secret"
    assert (view.off_khata_paisa, view.over_paisa, view.change_paisa) == (16_000, 0, None)
    committed.clear()
    models.sale.pay()
    assert kinds(committed[0].returned) == {"exchange": 0, "khata": 54_000}
    assert kinds(committed[0].recorded) == {"exchange": 0, "khata": 38_000}
    paid = models.sale.payment.view.paid
    assert (paid.change_paisa, paid.balance_paisa) == (0, 38_000)
    assert drawer(till) == before
    assert accounts.account(till, rashid).balance_paisa == 38_000


def test_goods_on_a_khata_pay_nothing_of_anothers_bill(back_of, giving, models, till, committed):
    rashid, zoya = (
        customers.add_customer(till, name).customer.customer_id for name in ("Rashid", "Zoya")
    )
    models.sale.scan(TEA)
    models.sale.payment.choose_buyer(rashid)
    models.sale.pay_on_khata()
    back_of(models.sale.payment.view.paid)
    giving.exchange()
    models.sale.scan(MILK)
    models.sale.payment.choose_buyer(zoya)
    view = models.sale.payment.view
    assert (view.left_paisa, view.off_khata_paisa, view.is_worth_more) == (38_000, 54_000, False)
    committed.clear()
    models.sale.pay()
    assert kinds(committed[0].returned) == {"exchange": 0, "khata": 54_000}
    assert kinds(committed[0].recorded) == {"exchange": 0, "cash": 38_000}
    assert (models.sale.payment.view.paid.back_paisa, models.sale.payment.view.left_paisa) == (0, 0)


def test_an_exchange_for_more_is_paid_in_parts(back_of, giving, models, sell, committed):
    back_of(sell(MILK))
    giving.exchange()
    committed.clear()
    models.sale.scan(TEA)
    assert models.sale.payment.view.left_paisa == 16_000
    models.sale.type_text("60")
    models.sale.ask_transfer()
    models.sale.type_text("4411")
    models.sale.enter()
    models.sale.pay()
    assert kinds(committed[0].recorded) == {"exchange": 38_000, "card": 6_000, "cash": 10_000}


def test_goods_are_taken_off_the_bill_again(back_of, giving, models, sell, notices):
    back_of(sell(MILK))
    giving.exchange()
    back_of(sell(MILK)) if models.keeper.cart.back is None else models.history.look_for_return()
    assert models.keeper.cart.back is None
    assert notices[-1].can_undo
    models.sale.undo()
    assert models.keeper.cart.back is not None


def test_a_second_return_does_not_replace_the_first(giving, models, sell, till, notices):
    first, second = sell(MILK), sell(TEA)
    for paid in (first, second):
        models.history.scan(paid.receipt_no)
        models.history.begin_return()
        giving.exchange()
    assert notices[-1].is_error
    assert models.keeper.cart.back.worth_paisa == 38_000


def test_a_void_takes_all_that_is_left_and_only_once(models, giving, sell, till, notices):
    sell(TEA, TEA)
    sale_id = history.last_sale(till)
    returning.return_sale(
        till, returning.return_cart(till, sale_id, {1: 1000}), origin=Origin(sale_id=sale_id)
    )
    models.history.void_last()
    assert giving.view.mode is Mode.VOID
    giving.scan(TEA)
    giving.step(-1)
    giving.enter()
    assert giving.rows.rows[0].back_milli == 1000
    giving.give_back()
    assert "reason" in notices[-1].text
    giving.set_reason("wrong customer")
    assert notices[-1].text == "", "it was typed"
    giving.give_back()
    assert drawer(till) == 0
    assert models.history.bill.is_undone
    assert models.history.bill.event.is_void
    models.history.read()
    assert [row.mark for row in models.history.rows.rows[:3]] == [
        "Void",
        "Return",
        "Goods came back",
    ]
    models.history.void_last()
    assert notices[-1].is_error


def test_a_cashier_voids_with_a_managers_word(models, giving, sell, till):
    hire(till)
    seat(models, "Aslam")
    sell(TEA)
    models.history.void_last()
    giving.set_reason("wrong")
    giving.give_back()
    assert models.desk.approver.question is not None
    assert not history.bill(till, history.last_sale(till)).is_undone


def test_a_return_itself_is_not_taken_back(models, giving, sell, notices):
    models.history.scan(sell(TEA).receipt_no)
    models.history.begin_return()
    giving.give_back()
    assert not models.history.bill.is_sale
    models.history.begin_return()
    assert notices[-1].is_error
    assert not giving.is_active


@pytest.fixture
def seen(models, till, committed):
    """A bill of tea that a cashier has only seen to be paid by QR."""
    hire(till)
    seat(models, "Aslam")
    models.sale.scan(TEA)
    models.sale.ask_transfer()
    models.sale.ask_transfer()
    models.sale.enter()
    committed.clear()
    return models.sale.payment.view.paid


def allow(models, qtbot):
    """The manager gives the PIN that is asked for; what for."""
    question = models.desk.approver.question
    with qtbot.waitSignal(question.ended):
        question.asking.type_pin(PINS["Bano"])
    return question.right


def test_cash_for_what_was_only_seen_asks_a_manager(
    back_of, giving, models, seen, committed, notices, qtbot, till
):
    back_of(seen)
    assert giving.view.unconfirmed_paisa == 54_000
    giving.give_back_by("cash")
    assert committed == []
    assert "Bills, F5" in notices[-1].text
    assert seen.receipt_no in models.desk.approver.question.about
    models.desk.approver.cancel()
    assert (committed, giving.is_active) == ([], True)
    giving.give_back_by("cash")
    assert allow(models, qtbot) is Right.PAY_OUT_UNPAID
    assert kinds(committed[0].recorded) == {"cash": 54_000}
    assert committed[0].recorded.envelope.actor == "Aslam/Bano"


def test_cash_for_a_debt_asks_a_manager_and_says_how_to_take_it_off(
    back_of, giving, models, committed, notices, qtbot, till
):
    hire(till)
    seat(models, "Aslam")
    customers.add_customer(till, "Rashid")
    models.sale.scan(TEA)
    models.sale.payment.choose_buyer(RASHID)
    models.sale.pay_on_khata()
    paid = models.sale.payment.view.paid
    committed.clear()
    back_of(paid)
    giving.give_back_by("cash")
    assert "stands on a khata: F12 takes it off" in notices[-1].text
    models.desk.approver.cancel()
    assert committed == []
    giving.give_back()
    assert kinds(committed[0].recorded) == {"khata": 54_000}


def test_once_its_number_is_known_cash_needs_nobody(back_of, giving, models, seen, committed):
    models.history.read()
    assert models.history.confirm(models.history.bill.event_id, "RA4711")
    back_of(seen)
    giving.give_back_by("cash")
    assert kinds(committed[0].recorded) == {"cash": 54_000}


def test_as_it_was_paid_nothing_is_paid_out_and_nobody_is_asked(back_of, giving, seen, committed):
    back_of(seen)
    giving.give_back()
    assert kinds(committed[0].recorded) == {"qr": 54_000}


def test_an_exchange_of_it_asks_a_manager_when_it_is_paid(
    back_of, giving, models, seen, committed, notices, qtbot, till
):
    back_of(seen)
    giving.exchange()
    models.sale.scan(MILK)
    models.sale.pay()
    assert committed == []
    assert "Bills, F5" in notices[-1].text
    assert models.desk.approver.question.about == notices[-1].text, "beside the PIN as well"
    assert allow(models, qtbot) is Right.PAY_OUT_UNPAID
    assert committed[0].recorded.envelope.actor == "Aslam/Bano"
    entries = shift_operations.audit_entries(till)
    assert [each.allowed_by for each in entries if each.allowed_by] == ["Bano"]


def test_a_void_shows_what_it_pays_out(back_of, giving, models, seen, till, committed):
    """Cash went out for a part of it: what nobody confirmed goes back first."""
    seat(models, "Sana")
    models.sale.scan(TEA)
    models.sale.type_text("200")
    models.sale.ask_transfer()
    if not models.sale.payment.view.asking.is_card:
        models.sale.ask_transfer()
    models.sale.enter()
    models.sale.ask_transfer()
    models.sale.ask_transfer()
    models.sale.enter()
    assert kinds(committed[0].recorded) == {"card": 20_000, "qr": 34_000}
    models.history.void_last()
    assert [str(each.kind) for each in giving.worth.tenders] == ["card", "qr"]
    giving.set_reason("never came")
    giving.give_back()
    assert kinds(committed[-1].recorded) == {"card": 20_000, "qr": 34_000}
