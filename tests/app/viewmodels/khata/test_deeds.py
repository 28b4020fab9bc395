"""What a cashier may not do alone is asked for, and done by whoever allows it."""

import pytest

from pos_app.operations import rules
from pos_app.operations.khata import accounts, customers, payees
from pos_app.viewmodels.figures import MINUS
from pos_app.viewmodels.khata.rows import AccountRow, standing_words
from tests.support.screens import PAYEE
from tests.support.shops.staff import PINS, hire, seat


@pytest.fixture
def deeds(models, till):
    customers.add_customer(till, "Rashid")
    hire(till)
    seat(models, "Aslam")
    return models.sale.payment.deeds


def test_a_limit_and_an_adjustment_are_allowed_by_a_manager(models, till, deeds, qtbot):
    deeds.change(10_000_001, name="Rashid", phone="", limit="8000")
    with qtbot.waitSignal(deeds.done):
        models.desk.approver.question.asking.type_pin(PINS["Bano"])
    assert accounts.account(till, 10_000_001).limit_paisa == 800_000
    deeds.adjust(10_000_001, "100", reason="paper book", owes_more=True)
    assert models.desk.approver.question is not None
    models.desk.approver.cancel()
    assert accounts.account(till, 10_000_001).balance_paisa == 0


def test_a_phone_needs_nobody(models, till, deeds):
    deeds.change(10_000_001, name="Rashid", phone="0300", limit="")
    assert models.desk.approver.question is None
    assert accounts.account(till, 10_000_001).customer.phone == "0300"


def test_a_payment_onto_a_khata_has_the_code_of_the_stores_own_payee(models, till, deeds):
    assert deeds.code(10_000_001, "500") == (), "no payee, no code"
    rules.set_rule(till, "qr_payee", f'"{PAYEE}"')
    modules = deeds.code(10_000_001, "500")
    assert len(modules) == len(modules[0]) > 21
    assert modules != deeds.code(10_000_001, "501")
    assert deeds.code(10_000_001, "") == deeds.code(10_000_001, "five") == ()
    text = payees.khata_qr_text(till, 10_000_001, 50_000)
    assert "5406500.00" in text
    assert "-K10000001" in text


def test_who_paid_more_than_was_owed_owes_nothing_below_zero(models, till, deeds, notices):
    deeds.pay(10_000_001, "100", kind="cash", reference="")
    assert "Paid ahead" in notices[-1].text
    assert MINUS not in notices[-1].text
    row = AccountRow.of(accounts.account(till, 10_000_001), now_ms=0, zone="+05:00")
    words = standing_words(row, models.desk.style, name=row.name)
    assert "ahead" in words
    assert MINUS not in words


def test_a_payment_of_nothing_says_how_an_amount_is_typed(models, deeds, notices):
    deeds.pay(10_000_001, "0", kind="cash", reference="")
    assert notices[-1].text == "Type an amount like 540 or 540.50"
