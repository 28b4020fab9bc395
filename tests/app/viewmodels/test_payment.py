"""Paying: in parts, by card, by QR, on khata; what the paying side offers; bills on hold."""

import pytest
from pos_protocol.events import TenderKind

from pos_app.db.entry import Topic
from pos_app.domain.cart import Discount
from pos_app.domain.people import Right
from pos_app.operations import rules, selling
from pos_app.operations.khata import customers
from pos_app.operations.khata.payees import qr_text
from pos_app.viewmodels.models import build_models
from pos_app.viewmodels.paying.views import CashView
from tests.support.screens import PAYEE
from tests.support.shops.staff import PINS, hire, seat

TEA, MILK = "8964000153451", "8964000123454"
TEA_PAISA = 54_000


@pytest.fixture
def payment(models):
    return models.sale.payment


@pytest.fixture
def rashid(till):
    return customers.add_customer(till, "Rashid Mehmood", phone="0300-1234567").customer


@pytest.fixture
def committed(models):
    """What the paper hears, as it comes."""
    heard = []
    models.shell.committed.connect(heard.append)
    return heard


def tenders(event):
    return [(str(tender.kind), tender.amount, tender.reference) for tender in event.tenders]


def test_likely_amounts_are_above_the_total(models, payment):
    models.sale.scan(TEA)
    assert payment.view.choices == (55000, 60000, 100_000, 500_000)
    assert payment.view.chosen_paisa is None
    assert payment.view.change_paisa is None


def test_without_a_bill_nothing_can_be_paid_and_nothing_moves(payment, notices):
    assert payment.view == CashView(choices=(50_000, 100_000, 500_000, 1_000_000))
    assert not payment.view.can_pay
    assert not payment.pay()
    payment.ask_transfer()
    assert [notice.is_error for notice in notices] == [True, True]


def test_a_chosen_amount_is_forgotten_when_the_total_moves(models, payment):
    models.sale.scan(TEA)
    payment.choose(100_000)
    assert payment.view.change_paisa == 46000
    models.sale.scan(MILK)
    assert payment.view.chosen_paisa is None


def test_a_bill_that_lies_open_follows_a_rule_of_another_till(models, payment):
    """What is asked of the customer is what is recorded, by whichever rule."""
    models.sale.scan(TEA)
    models.keeper.change(models.keeper.cart.set_discount(1, Discount(4_425)))
    payment.take_cash("100")
    payment.choose(20_000)
    assert payment.view.left_paisa == 39_600
    rules.set_rule(models.desk.till, "rounding_paisa", "1000")
    models.bus.tell({Topic.RULES})
    assert payment.view.left_paisa == 40_000
    assert payment.view.chosen_paisa is None
    assert payment.pay()
    assert payment.view.paid.total_paisa == 50_000


def test_a_bill_that_a_program_beside_the_window_made_dearer_is_asked_anew(
    models, payment, notices
):
    models.sale.scan(TEA)
    models.keeper.change(models.keeper.cart.set_discount(1, Discount(4_425)))
    rules.set_rule(models.desk.till, "rounding_paisa", "1000")
    assert not payment.pay(), "what stood on the screen is not enough"
    assert notices[-1].is_error
    assert payment.view.left_paisa == 50_000
    assert payment.pay()


def test_a_bill_is_paid_in_parts_and_the_event_says_each(models, payment, committed):
    models.sale.scan(TEA)
    models.sale.type_text("200")
    models.sale.ask_transfer()
    models.sale.type_text("4411")
    models.sale.enter()
    assert payment.view.left_paisa == 34_000
    assert payment.view.choices[0] == 35_000
    models.sale.type_text("100")
    models.sale.pay()
    assert payment.view.left_paisa == 24_000
    models.sale.type_text("500")
    models.sale.pay()
    assert payment.view.paid.change_paisa == 26_000
    event = committed[0].recorded.event
    assert tenders(event) == [("card", 20_000, "4411"), ("cash", 10_000, ""), ("cash", 50_000, "")]
    assert (event.total, event.change) == (TEA_PAISA, 26_000)


def test_parts_survive_a_restart_and_can_be_taken_back(models, payment, till):
    models.sale.scan(TEA)
    models.sale.type_text("100")
    models.sale.pay()
    models.keeper.save_now()
    assert selling.open_cart(till).tendered_paisa == 10_000
    assert models.sale.escape()
    assert payment.view.tenders == ()
    models.sale.undo()
    assert payment.view.left_paisa == TEA_PAISA - 10_000


def test_a_change_of_customer_is_a_step_that_can_be_undone(models, payment, till):
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    shazia = customers.add_customer(till, "Shazia").customer.customer_id
    models.sale.scan(TEA)
    payment.choose_buyer(rashid)
    payment.choose_buyer(shazia)
    models.sale.undo()
    assert payment.view.buyer.name == "Rashid"
    models.sale.undo()
    assert payment.view.buyer is None
    assert len(models.keeper.cart.lines) == 1
    models.sale.redo()
    models.sale.redo()
    assert payment.view.buyer.name == "Shazia"
    assert selling.open_cart(till).customer_id == shazia


def test_what_was_paid_may_exceed_the_bill_after_a_line_went(models, payment, committed):
    models.sale.scan(TEA)
    models.sale.scan(MILK)
    models.sale.type_text("600")
    models.sale.pay()
    models.sale.choose_line(1)
    models.sale.remove()
    assert payment.view.left_paisa == 0
    assert payment.view.change_paisa == 60_000 - TEA_PAISA, "it is shown before F12 too"
    models.sale.choose_amount(50_000)
    assert payment.view.change_paisa == 110_000 - TEA_PAISA
    models.sale.choose_amount(None)
    models.sale.pay()
    assert committed[0].recorded.event.change == 60_000 - TEA_PAISA


def test_a_card_part_above_what_is_left_says_that_escape_takes_it_back(models, payment, notices):
    for code in (TEA, MILK):
        models.sale.scan(code)
    models.sale.type_text("600")
    models.sale.ask_transfer()
    models.sale.enter()
    models.sale.choose_line(1)
    models.sale.remove()
    assert payment.view.change_paisa is None, "a card gives nothing back"
    models.sale.pay()
    assert "60" in notices[-1].text
    assert "Esc" in notices[-1].text
    models.sale.escape()
    assert payment.view.left_paisa == TEA_PAISA


@pytest.mark.parametrize("typed", ["8964000123454", "0", "1.2.3"])
def test_a_barcode_in_the_money_box_is_no_tender(models, payment, notices, typed):
    models.sale.scan(TEA)
    models.sale.type_text(typed)
    models.sale.pay()
    assert notices[-1].is_error
    assert payment.view.left_paisa == TEA_PAISA


def test_an_amount_of_nothing_is_not_counted_on_for_the_next_key(models, payment, committed):
    models.sale.scan(TEA)
    models.sale.type_text("0")
    models.sale.pay()
    assert payment.view.chosen_paisa is None
    models.sale.pay()
    assert committed[0].recorded.event.total == TEA_PAISA


def test_what_was_asked_before_a_payment_is_not_told_after_it(models, notices):
    models.sale.scan(TEA)
    models.sale.type_text("300")
    models.sale.ask_transfer()
    models.sale.pay()
    assert notices[-1].is_error
    models.sale.type_text("1234")
    models.sale.enter()
    assert not notices[-1].text


def test_a_scan_while_a_card_is_awaited_goes_onto_the_bill(models, payment):
    models.sale.scan(TEA)
    models.sale.ask_transfer()
    models.sale.scan(MILK)
    assert len(models.sale.lines.rows) == 2
    assert payment.view.asked_paisa == payment.view.due.total_paisa
    assert payment.view.asking is not None


def test_qr_is_asked_seen_and_confirmed_with_a_number(models, payment, till, notices, committed):
    rules.set_rule(till, "qr_payee", f'"{PAYEE}"')
    models.sale.scan(TEA)
    models.sale.ask_transfer()
    models.sale.ask_transfer()
    assert payment.view.asking.kind is TenderKind.QR
    assert "5406540.00" in payment.view.asking.qr_text
    assert payment.view.asking.qr_text == qr_text(till, models.keeper.cart, TEA_PAISA)
    assert len(payment.code_modules()) > 30
    models.sale.type_text("RA4")
    models.sale.enter()
    assert notices[-1].is_error, "a number that finds no payment is not taken"
    models.sale.type_text("711")
    models.sale.backspace()
    models.sale.type_text("9")
    models.sale.enter()
    assert tenders(committed[0].recorded.event) == [("qr", TEA_PAISA, "RA4719")]
    models.sale.scan(TEA)
    models.sale.ask_transfer()
    assert payment.view.asking.kind is TenderKind.QR, "what was used last is offered first"


def test_qr_that_was_only_seen_lets_the_customer_go(models, payment, committed):
    models.sale.scan(TEA)
    models.sale.ask_transfer()
    models.sale.ask_transfer()
    models.sale.enter()
    assert tenders(committed[0].recorded.event) == [("qr", TEA_PAISA, "")]
    total, bill = models.shift.view.unconfirmed
    assert (total.word, total.text) == ("QR not confirmed (\u20661\u2069)", bill.text)
    assert payment.view.paid.receipt_no in bill.word


def test_a_payment_is_awaited_still_after_a_cut_in_the_power(models, payment, till):
    rules.set_rule(till, "qr_payee", f'"{PAYEE}"')
    models.sale.scan(TEA)
    models.sale.ask_transfer()
    models.sale.ask_transfer()
    models.sale.type_text("RA47")
    models.keeper.save_now()
    again = build_models(till, language="en").sale
    assert again.payment.view.asking == payment.view.asking
    again.escape()
    again.undo()
    assert again.payment.view.asking is None


def test_a_payment_that_was_seen_stays_paid_where_the_rest_is_refused(
    models, payment, till, rashid, notices, committed
):
    """The customer has paid by QR; that nobody allows the khata makes it no less paid."""
    rules.set_rule(till, "khata_limit_default", "10000")
    models.sale.scan(TEA)
    payment.choose_buyer(rashid.customer_id)
    models.sale.type_text("300")
    models.sale.pay_on_khata()
    hire(till)
    seat(models, "Aslam")
    models.sale.ask_transfer()
    models.sale.type_text("4411")
    models.sale.enter()
    models.desk.approver.cancel()
    assert not committed
    assert [(str(part.kind), part.reference) for part in payment.view.tenders] == [
        ("khata", ""),
        ("card", "4411"),
    ]
    assert (payment.view.asking, payment.view.left_paisa) == (None, 0)
    models.keeper.save_now()
    assert selling.open_cart(till).tendered_paisa == TEA_PAISA


def test_nothing_is_paid_by_card_where_other_parts_pay_for_all(models, payment, notices):
    for code in (TEA, MILK):
        models.sale.scan(code)
    models.sale.type_text("540")
    models.sale.pay()
    models.sale.ask_transfer()
    models.sale.choose_line(1)
    models.sale.remove()
    models.sale.enter()
    assert notices[-1].is_error
    assert payment.view.asking is not None
    models.sale.escape()
    models.sale.pay()
    assert payment.view.paid.total_paisa == TEA_PAISA


def test_without_a_payee_or_with_a_wrong_one_the_printed_sign_is_used(models, payment, till):
    models.sale.scan(TEA)
    models.sale.ask_transfer()
    models.sale.ask_transfer()
    assert (payment.view.asking.qr_text, payment.code_modules()) == ("", ())
    rules.set_rule(till, "qr_payee", '"nonsense"')
    payment.cancel_transfer()
    models.sale.ask_transfer()
    models.sale.ask_transfer()
    assert payment.view.asking.problem
    assert payment.code_modules() == ()


@pytest.mark.parametrize("key", ["pay", "pay_on_khata", "hold"])
def test_no_other_key_drops_a_payment_that_may_have_come(models, payment, rashid, notices, key):
    models.sale.scan(TEA)
    payment.choose_buyer(rashid.customer_id)
    models.sale.type_text("300")
    models.sale.ask_transfer()
    models.sale.type_text("4411")
    getattr(models.sale, key)()
    assert notices[-1].is_error
    assert (payment.view.asking.reference, payment.view.paid) == ("4411", None)
    models.sale.enter()
    assert [tender.reference for tender in payment.view.tenders] == ["4411"]


def test_more_by_card_than_is_left_is_refused(models, payment, notices):
    models.sale.scan(TEA)
    models.sale.type_text("1000")
    models.sale.ask_transfer()
    assert notices[-1].is_error
    assert payment.view.asking is None


def test_a_credit_sale_takes_two_keys(models, payment, rashid, committed):
    models.sale.scan(TEA)
    payment.choose_buyer(rashid.customer_id)
    models.sale.pay_on_khata()
    event = committed[0].recorded.event
    assert (event.customer_id, tenders(event)) == (rashid.customer_id, [("khata", TEA_PAISA, "")])
    paid = payment.view.paid
    assert (paid.khata_paisa, paid.balance_paisa) == (TEA_PAISA, TEA_PAISA)
    assert payment.view.buyer is None, "the next bill is nobody's"


def test_khata_without_a_customer_asks_who_and_goes_on(models, payment, rashid, committed):
    asked = []
    payment.buyer_wanted.connect(lambda: asked.append(1))
    models.sale.scan(TEA)
    models.sale.pay_on_khata()
    assert asked == [1]
    assert not committed
    payment.choose_buyer(rashid.customer_id)
    assert tenders(committed[0].recorded.event) == [("khata", TEA_PAISA, "")]


def test_asking_who_and_giving_up_puts_nothing_on_a_khata(models, payment, rashid, committed):
    models.sale.scan(TEA)
    models.sale.pay_on_khata()
    payment.forget_wish()
    payment.choose_buyer(rashid.customer_id)
    assert not committed
    assert payment.view.buyer.name == "Rashid Mehmood"


def test_part_on_khata_and_the_rest_in_cash(models, payment, rashid, committed):
    models.sale.scan(TEA)
    payment.choose_buyer(rashid.customer_id)
    models.sale.type_text("300")
    models.sale.pay_on_khata()
    payment.choose_buyer(None)
    assert payment.view.buyer is not None, "who owes a part of it cannot be left out"
    models.sale.pay()
    event = committed[0].recorded.event
    assert tenders(event) == [("khata", 30_000, ""), ("cash", 24_000, "")]
    with models.desk.till.db.read() as tx:
        owed = tx.execute("SELECT balance FROM khata_balance").fetchone()[0]
    assert owed == 30_000


def test_the_strip_warns_before_the_limit_is_passed(models, payment, till, rashid):
    rules.set_rule(till, "khata_limit_default", "50000")
    models.sale.scan(TEA)
    payment.choose_buyer(rashid.customer_id)
    assert payment.view.buyer.over_paisa == 4000
    models.sale.type_text("100")
    models.sale.pay()
    assert payment.view.buyer.over_paisa == 0


def test_cash_for_the_rest_keeps_a_khata_within_its_limit(models, payment, till, rashid, notices):
    rules.set_rule(till, "khata_limit_default", "50000")
    models.sale.scan(TEA)
    payment.choose_buyer(rashid.customer_id)
    models.sale.type_text("500")
    models.sale.pay_on_khata()
    models.sale.pay()
    assert payment.view.paid.balance_paisa == 50_000
    assert not [notice.text for notice in notices if "limit" in notice.text]


def test_over_the_limit_asks_for_a_pin_and_the_event_names_both(
    models, payment, till, rashid, committed, qtbot
):
    rules.set_rule(till, "khata_limit_default", "50000")
    hire(till)
    seat(models, "Aslam")
    models.sale.scan(TEA)
    payment.choose_buyer(rashid.customer_id)
    cart = models.keeper.cart
    models.sale.pay_on_khata()
    assert "by \u206640\u2069" in models.desk.approver.question.about, "what is to be allowed"
    models.desk.approver.cancel()
    assert models.keeper.cart == cart, "refused leaves the bill as it was"
    assert not committed
    models.sale.pay_on_khata()
    with qtbot.waitSignal(models.shell.committed):
        models.desk.approver.question.asking.type_pin(PINS["Bano"])
    assert tenders(committed[0].recorded.event) == [("khata", TEA_PAISA, "")]
    assert committed[0].recorded.envelope.actor == "Aslam/Bano"


def test_two_things_that_nobody_may_alone_are_asked_one_after_the_other(
    models, payment, till, rashid, committed, qtbot
):
    """What is off the bill is too much since a line went, and the khata is above its limit."""
    rules.set_rule(till, "khata_limit_default", "10000")
    rules.set_rule(till, "discount_bp_max", "500")
    hire(till)
    seat(models, "Aslam")
    for code in (TEA, MILK):
        models.sale.scan(code)
    models.sale.type_text("30")
    models.sale.ask_discount()
    models.sale.choose_line(0)
    models.sale.remove()
    payment.choose_buyer(rashid.customer_id)
    models.sale.pay_on_khata()
    asked = []
    for _ in range(2):
        question = models.desk.approver.question
        asked.append(question.right)
        with qtbot.waitSignal(question.ended):
            question.asking.type_pin(PINS["Bano"])
    assert asked == [Right.DISCOUNT, Right.KHATA_OVER_LIMIT]
    assert tenders(committed[0].recorded.event) == [("khata", 35_000, "")]
    assert committed[0].recorded.envelope.actor == "Aslam/Bano"


def test_a_badge_makes_the_bill_a_customers(models, payment, rashid, notices):
    models.sale.scan(f"C:{rashid.customer_id}")
    assert payment.view.buyer.phone == "0300-1234567"
    models.sale.scan("C:99")
    assert notices[-1].is_error
    assert payment.view.buyer is not None


def test_a_bill_put_on_khata_leaves_when_its_customer_pays(models, payment, rashid):
    models.sale.scan(TEA)
    payment.choose_buyer(rashid.customer_id)
    models.sale.pay_on_khata()
    assert payment.view.paid.balance_paisa == TEA_PAISA
    payment.deeds.pay(rashid.customer_id, "100", kind="cash", reference="")
    assert payment.view.paid is None, "what it said they owe they do not"
    models.sale.scan(TEA)
    models.sale.pay()
    payment.deeds.pay(rashid.customer_id, "100", kind="cash", reference="")
    assert payment.view.paid is not None, "nobody's bill says nothing of a khata"


def test_khata_without_a_bill_takes_a_payment(payment):
    wanted = []
    payment.khata_payment_wanted.connect(lambda: wanted.append(1))
    assert not payment.take_khata()
    assert wanted == [1]


def test_a_held_bill_comes_back_as_it_was(models, payment, rashid):
    models.sale.scan(TEA)
    models.sale.scan(MILK)
    payment.choose_buyer(rashid.customer_id)
    models.sale.type_text("100")
    models.sale.pay()
    models.sale.hold()
    assert models.sale.lines.rows == ()
    assert payment.view.tenders == ()
    assert models.shell.view.parked == 1
    models.sale.holding.recall()
    assert len(models.sale.lines.rows) == 2
    assert (payment.view.tendered_paisa, payment.view.buyer.name) == (10_000, "Rashid Mehmood")
    assert models.shell.view.parked == 0


def test_the_paper_hears_of_a_sale_once_it_is_on_the_disk(models, till):
    heard = []

    def hear(told):
        with till.db.read() as tx:
            on_disk = tx.execute("SELECT count(*) FROM sale").fetchone()[0]
        heard.append((told, on_disk))

    models.shell.committed.connect(hear)
    models.sale.scan(TEA)
    models.sale.pay(wants_slip=False)
    models.sale.pay()
    [(told, on_disk)] = heard
    assert on_disk == 1
    assert told.recorded.event.total == TEA_PAISA
    assert not told.wants_slip


def test_a_discount_beyond_what_was_allowed_asks_for_it_when_the_bill_is_paid(
    models, till, committed, qtbot
):
    """Ten percent off one tea were allowed; of two teas they are more."""
    hire(till)
    seat(models, "Bano")
    models.sale.scan(TEA)
    models.sale.type_text("10%")
    models.sale.ask_discount()
    seat(models, "Aslam")
    models.sale.step(1)
    models.sale.pay()
    assert committed == []
    question = models.desk.approver.question
    assert question.right is Right.DISCOUNT
    assert question.about == "", "the question itself says it"
    with qtbot.waitSignal(question.ended):
        question.asking.type_pin(PINS["Bano"])
    qtbot.waitUntil(lambda: bool(committed))
    (done,) = committed
    assert done.recorded.event.total == 2 * TEA_PAISA * 9 // 10
    assert done.recorded.envelope.actor == "Aslam/Bano"
