"""Limits, phones, names that are found by sound, and how old a debt is."""

import pytest

from pos_app.domain.errors import AdjustmentRefused, KhataLimitReached, PhoneRefused
from pos_app.domain.khata import accounts as khata
from pos_app.domain.khata.accounts import Account, Credit, Customer, ageing
from pos_app.errors import TenderRefused

NOW_MS = 1_795_337_100_000


def days_ago(days, amount):
    return Credit(amount_paisa=amount, at_ms=NOW_MS - days * khata.DAY_MS)


def fits(typed, *, name, phone=""):
    text = khata.customer_text(name, phone)
    groups = khata.wanted_parts(typed)
    return bool(groups) and all(any(part in text for part in group) for group in groups)


@pytest.mark.parametrize("typed", ["rashid", "Mehmood", "mahmud", "rashid mehmod", "راشد", "राशिद"])
@pytest.mark.parametrize("name", ["Rashid Mehmood", "راشد محمود", "राशिद महमूद"])
def test_a_name_is_found_in_any_script_and_spelling(name, typed):
    assert fits(typed, name=name)


@pytest.mark.parametrize(
    "names",
    [
        ("Shazia", "شازیہ", "शाज़िया"),
        ("Khalid", "خالد", "खालिद"),
        ("Usman", "عثمان", "उस्मान"),
        ("Ahmed Hassan", "احمد حسن", "अहमद हसन"),
        ("Ghulam", "غلام", "ग़ुलाम"),
        ("Fatima", "فاطمہ", "फ़ातिमा"),
        ("Zafar", "ظفر", "ज़फ़र"),
        ("Imran Qureshi", "عمران قریشی", "इमरान क़ुरैशी"),
        ("Ali", "علی", "अली"),
        ("Ayesha", "عائشہ", "आयशा"),
        ("Waseem", "وسیم", "वसीम"),
        ("Yousuf", "یوسف", "यूसुफ़"),
        ("Iqbal", "اقبال", "इक़बाल"),
    ],
)
def test_names_are_found_in_each_others_scripts(names):
    for name in names:
        assert all(fits(typed, name=name) for typed in names), name


def test_the_beginning_of_a_name_is_enough():
    assert fits("rash me", name="Rashid Mehmood")
    assert fits("را", name="راشد محمود")


def test_another_name_is_not_found():
    assert not fits("Kamran", name="Rashid Mehmood")
    assert not fits("mehmood kamran", name="Rashid Mehmood")
    assert not fits("  ", name="Rashid")


@pytest.mark.parametrize("typed", ["0300-1234567", "+92 300 1234567", "1234567", "۰۳۰۰۱۲۳"])
def test_a_phone_is_found_however_it_is_written(typed):
    assert fits(typed, name="Rashid", phone="0300 1234567")


@pytest.mark.parametrize("text", ["call me", "12", "1" * 16, "0300;DROP"])
def test_what_is_no_phone_number_is_refused(text):
    with pytest.raises(PhoneRefused):
        khata.checked_phone(text)


def test_a_phone_keeps_its_form_and_gets_plain_digits():
    assert khata.checked_phone(" ۰۳۰۰-1234567 ") == "0300-1234567"
    assert khata.checked_phone("") == ""


def test_what_fits_under_the_limit_may_be_bought():
    customer = Customer(customer_id=1, name="Rashid")
    account = Account(customer=customer, balance_paisa=700_000, limit_paisa=800_000)
    khata.refuse_over_limit(account, 100_000)
    with pytest.raises(KhataLimitReached) as refused:
        khata.refuse_over_limit(account, 190_000)
    assert refused.value.values["over_paisa"] == 90_000
    unlimited = Account(customer=customer, balance_paisa=10**9)
    khata.refuse_over_limit(unlimited, 10**9)


def test_payments_pay_the_oldest_goods_first():
    bought = [days_ago(1, 300), days_ago(40, 500), days_ago(70, 500), days_ago(200, 900)]
    found = ageing(1000, bought, now_ms=NOW_MS)
    assert found.buckets == (300, 500, 200, 0)
    assert found.overdue_paisa == 700
    assert found.oldest_ms == NOW_MS - 70 * khata.DAY_MS


def test_a_debt_older_than_the_log_is_the_oldest():
    found = ageing(1000, [days_ago(30, 400)], now_ms=NOW_MS)
    assert found.buckets == (400, 0, 0, 600)
    assert found.oldest_ms is None


def test_nobody_who_owes_nothing_is_overdue():
    for balance in (0, -500):
        assert ageing(balance, [days_ago(99, 400)], now_ms=NOW_MS).buckets == (0, 0, 0, 0)


def test_a_barcode_is_no_payment_and_paying_ahead_is_fine():
    assert khata.checked_payment(5000, 0) == 5000
    for amount in (0, -5, 896400012345400, 10**30):
        with pytest.raises(TenderRefused):
            khata.checked_payment(amount, 4000)


def test_an_adjustment_says_how_much_and_why():
    khata.checked_adjustment(-500, "forgiven")
    for amount, note in ((0, "why"), (500, ""), (10**12, "a barcode")):
        with pytest.raises(AdjustmentRefused):
            khata.checked_adjustment(amount, note)
