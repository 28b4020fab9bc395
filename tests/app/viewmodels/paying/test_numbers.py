"""A payment's number that paid before is asked about once, at the bill and in Bills."""

import pytest

from pos_app.operations import shifts
from pos_app.operations.khata import accounts, customers

TEA, MILK = "8964000153451", "8964000123454"


@pytest.fixture
def payment(models):
    return models.sale.payment


@pytest.fixture
def pay(models, payment):
    """Sell something by QR; gives the receipt number, or None while the bill is still open."""

    def pay(number, code=TEA):
        payment.clear_paid()
        models.sale.scan(code)
        models.sale.ask_transfer()
        if payment.view.asking.is_card:
            models.sale.ask_transfer()
        models.sale.type_text(number)
        models.sale.enter()
        return payment.view.paid.receipt_no if payment.view.paid else None

    return pay


def used_again(till):
    return [entry.note for entry in shifts.audit_entries(till, kind="number_used")]


def test_it_is_said_which_bill_it_paid_and_enter_again_uses_it(models, pay, payment, notices, till):
    first = pay("RA-4711")
    assert pay("ra 4711") is None
    assert notices[-1].is_error
    for told in ("ra 4711", first, "540", "Enter\u2069 again"):
        assert told in notices[-1].text
    assert payment.view.asking is not None, "nothing is lost by the question"
    models.sale.enter()
    assert payment.view.paid is not None
    assert used_again(till) == [first]
    assert pay("RA4711") is None, "the next bill is asked about anew"


def test_another_number_and_a_payment_that_did_not_come_are_other_questions(models, pay, payment):
    pay("RA4711")
    pay("RA4712")
    assert pay("RA4711") is None
    models.sale.backspace()
    models.sale.type_text("2")
    models.sale.enter()
    assert payment.view.asking is not None, "that one paid before as well"
    models.sale.escape()
    models.sale.ask_transfer()
    models.sale.type_text("RA4712")
    models.sale.enter()
    assert payment.view.asking is not None, "asked for anew, it is asked about anew"


def test_the_number_of_a_voided_bill_is_asked_about_as_such(models, pay, notices):
    pay("RA4711")
    models.history.void_last()
    models.history.giving.set_reason("wrong customer")
    models.history.giving.give_back()
    assert pay("RA4711") is None
    assert "voided" in notices[-1].text


def test_two_parts_of_a_bill_with_one_number_are_asked_about(models, payment, notices):
    models.sale.scan(TEA)
    for _ in range(2):
        models.sale.type_text("200")
        models.sale.ask_transfer()
        if payment.view.asking.is_card:
            models.sale.ask_transfer()
        models.sale.type_text("RA4711")
        models.sale.enter()
    assert "this bill" in notices[-1].text
    assert len(payment.view.tenders) == 1
    models.sale.enter()
    assert len(payment.view.tenders) == 2


def test_a_number_that_confirms_later_is_asked_about_too(models, pay, notices, till):
    first, _ = pay("RA4711"), pay("")
    models.history.read()
    sale_id = models.history.bill.event_id
    assert not models.history.confirm(sale_id, "RA4711")
    assert first in notices[-1].text
    assert models.history.can_confirm
    assert models.history.confirm(sale_id, "RA4711"), "given again it is meant"
    assert used_again(till) == [first]


def test_the_list_that_an_owner_looks_through_names_both(models, pay, till):
    first = pay("RA4711")
    pay("RA4711")
    models.sale.enter()
    models.audit.read()
    row = models.audit.rows.rows[0]
    assert (row.what, row.is_bad) == ("Number used again", True)
    assert "RA4711" in row.about
    assert first in row.about


def test_a_number_that_paid_onto_a_khata_names_the_key_that_takes_it(models, pay, notices, till):
    """In that form Enter takes cash."""
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    first = pay("RA4711")
    deeds = models.sale.payment.deeds
    deeds.pay(rashid, "100", kind="qr", reference="RA4711")
    assert first in notices[-1].text
    assert "F9\u2069 again" in notices[-1].text
    assert accounts.account(till, rashid).balance_paisa == 0
    deeds.pay(rashid, "100", kind="qr", reference="RA4711")
    assert accounts.account(till, rashid).balance_paisa == -10_000
    assert used_again(till) == [first]
    deeds.pay(rashid, "100", kind="cash", reference="")
    assert accounts.account(till, rashid).balance_paisa == -20_000
