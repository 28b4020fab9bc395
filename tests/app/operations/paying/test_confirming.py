"""What was only seen is listed until it is confirmed, once; a number is known when used again."""

import pytest
from pos_protocol.events import PaymentConfirmed, Tender, TenderKind

from pos_app.domain.errors import NothingToConfirm, ReferenceMissing
from pos_app.domain.people import Role
from pos_app.errors import ApprovalNeeded, EventNotFound
from pos_app.operations import history, people, returning, selling, shifts
from pos_app.operations.khata import customers
from pos_app.operations.paying import confirming
from tests.support.factories import cash, make_cart, make_product, reopened

PAISA = 10_000


def paid_by_qr(till, *references):
    """A bill that was paid by QR, in as many parts as there are references."""
    product = make_product(till, price_paisa=PAISA * len(references))
    tenders = [Tender(kind=TenderKind.QR, amount=PAISA, reference=each) for each in references]
    return selling.complete_sale(till, make_cart(till, (product, 1000)), tenders)


def listed(till):
    return [(each.receipt_no, each.amount_paisa) for each in shifts.unconfirmed(till)]


def test_what_was_seen_without_a_number_is_listed_until_it_is_confirmed(till):
    sold = paid_by_qr(till, "")
    paid_by_qr(till, "RA4719")
    assert listed(till) == [(sold.receipt_no, PAISA)]
    assert history.bill(till, sold.recorded.envelope.event_id).to_confirm_paisa == PAISA
    done = confirming.confirm_payment(till, sold.recorded.envelope.event_id, " RA4711 ")
    assert done.recorded[0].event == PaymentConfirmed(
        sale=sold.recorded.envelope.event_id, reference="RA4711"
    )
    assert listed(till) == []
    bill = history.bill(till, sold.recorded.envelope.event_id)
    assert (bill.to_confirm_paisa, bill.seen.reference) == (0, "RA4711")
    assert [row.is_unconfirmed for row in history.find_bills(till).rows] == [False, False]


def test_only_the_part_without_a_number_is_to_be_confirmed(till):
    sold = paid_by_qr(till, "RA4719", "", "")
    assert listed(till) == [(sold.receipt_no, 2 * PAISA)]


def test_it_is_counted_as_money_by_qr_before_and_after(till):
    sold = paid_by_qr(till, "")
    before = shifts.report(till)
    confirming.confirm_payment(till, sold.recorded.envelope.event_id, "RA4711")
    after = shifts.report(till)
    assert before.tenders == after.tenders
    assert before.took_paisa("sale", TenderKind.QR) == PAISA


@pytest.mark.parametrize("number", ["", "  ", "471"])
def test_a_number_that_finds_nothing_confirms_nothing(till, number):
    sold = paid_by_qr(till, "")
    with pytest.raises(ReferenceMissing):
        confirming.confirm_payment(till, sold.recorded.envelope.event_id, number)
    assert listed(till)


def test_a_payment_is_confirmed_once(till):
    sold = paid_by_qr(till, "")
    confirming.confirm_payment(till, sold.recorded.envelope.event_id, "RA4711")
    with pytest.raises(NothingToConfirm, match=sold.receipt_no):
        confirming.confirm_payment(till, sold.recorded.envelope.event_id, "RA4712")


def test_cash_a_known_number_and_an_unknown_bill_have_nothing_to_confirm(till):
    product = make_product(till)
    in_cash = selling.complete_sale(till, make_cart(till, (product, 1000)), cash(100_000))
    for sold in (in_cash, paid_by_qr(till, "RA4719")):
        with pytest.raises(NothingToConfirm):
            confirming.confirm_payment(till, sold.recorded.envelope.event_id, "RA4711")
    with pytest.raises(EventNotFound):
        confirming.confirm_payment(till, till.identity.till_id, "RA4711")


def test_a_void_bill_needs_no_confirmation(till):
    sold = paid_by_qr(till, "")
    returning.void_sale(till, sold.recorded.envelope.event_id, reason="wrong customer")
    assert listed(till) == []
    assert not history.bill(till, sold.recorded.envelope.event_id).to_confirm_paisa
    with pytest.raises(NothingToConfirm):
        confirming.confirm_payment(till, sold.recorded.envelope.event_id, "RA4711")


def test_whoever_may_sell_may_confirm_and_nobody_else(till):
    sold = paid_by_qr(till, "")
    viewer = people.at_work(till, "Vahid", Role.VIEWER)
    with pytest.raises(ApprovalNeeded):
        confirming.confirm_payment(viewer, sold.recorded.envelope.event_id, "RA4711")
    cashier = people.at_work(till, "Aslam", Role.CASHIER)
    done = confirming.confirm_payment(cashier, sold.recorded.envelope.event_id, "RA4711")
    assert done.recorded[0].envelope.actor == "Aslam"


def test_it_is_still_listed_after_the_till_starts_again(till):
    sold = paid_by_qr(till, "")
    with reopened(till) as again:
        assert listed(again) == [(sold.receipt_no, PAISA)]


def qr(reference):
    return Tender(kind=TenderKind.QR, amount=PAISA, reference=reference)


def card(reference):
    return Tender(kind=TenderKind.CARD, amount=PAISA, reference=reference)


def test_a_number_is_known_from_the_bill_that_it_paid(till):
    sold = paid_by_qr(till, "", "RA4711")
    known = confirming.earlier_use(till, qr("RA4711"))
    assert (known.receipt_no, known.amount_paisa, known.is_void) == (sold.receipt_no, PAISA, False)
    assert known.occurred_ms == sold.recorded.envelope.occurred_at.wall_ms
    assert confirming.earlier_use(till, qr("RA4712")) is None
    assert confirming.earlier_use(till, qr("")) is None
    assert confirming.earlier_use(till, Tender(kind=TenderKind.CASH, amount=5)) is None
    assert confirming.earlier_use(till, qr("RA4711"), besides=id_of(sold)) is None


def id_of(sold):
    return sold.recorded.envelope.event_id


@pytest.mark.parametrize("typed", ["ra4711", " RA 47-11", "RA\u06f4\u06f7\u06f1\u06f1", "Ra/4711"])
def test_a_number_is_known_however_it_is_written(till, typed):
    sold = paid_by_qr(till, "RA-4711")
    assert confirming.earlier_use(till, qr(typed)).receipt_no == sold.receipt_no


def test_a_number_that_confirmed_a_bill_later_is_known_with_what_was_seen(till):
    sold = paid_by_qr(till, "", "")
    confirming.confirm_payment(till, id_of(sold), "RA4711")
    known = confirming.earlier_use(till, qr("RA4711"))
    assert (known.receipt_no, known.amount_paisa) == (sold.receipt_no, 2 * PAISA)
    again = paid_by_qr(till, "")
    confirming.confirm_payment(till, id_of(again), "ra 4711")
    assert listed(till) == [], "one transfer may pay two bills"
    assert confirming.earlier_use(till, qr("RA4711")).receipt_no == sold.receipt_no, "the first"


@pytest.mark.parametrize("reference", ["RA4711", ""])
def test_the_number_of_a_voided_bill_was_used_too(till, reference):
    sold = paid_by_qr(till, reference)
    if not reference:
        confirming.confirm_payment(till, id_of(sold), "RA4711")
    returning.void_sale(till, id_of(sold), reason="wrong customer")
    known = confirming.earlier_use(till, qr("RA4711"))
    assert (known.receipt_no, known.is_void) == (sold.receipt_no, True)


def test_an_approval_number_of_a_card_is_known_and_its_last_digits_are_not(till):
    product = make_product(till, price_paisa=PAISA)
    for number in ("4411", "A91-77X"):
        selling.complete_sale(till, make_cart(till, (product, 1000)), [card(number)])
    assert confirming.earlier_use(till, card("A9177X")) is not None
    assert confirming.earlier_use(till, card("4411")) is None, "the same card pays every week"


def test_a_number_that_paid_onto_a_khata_is_known(till):
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    taken = customers.take_khata_payment(till, rashid, card("HBL 471199"))
    known = confirming.earlier_use(till, qr("HBL471199"))
    assert (known.receipt_no, known.amount_paisa) == (taken.receipt_no, PAISA)
