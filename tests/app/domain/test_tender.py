"""Money handed over: change and refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.events import Tender, TenderKind
from pos_protocol.money import MONEY_PAISA_MAX

from pos_app.domain.errors import ReferenceMissing
from pos_app.domain.tender import (
    CASH_ABOVE_MAX_PAISA,
    change_due,
    checked_reference,
    pays_for,
)
from pos_app.errors import KhataNeedsCustomer, TenderNotCash, TenderRefused, TenderTooSmall


def tender(amount, kind=TenderKind.CASH):
    return Tender(kind=kind, amount=amount)


@given(st.integers(0, 10**9), st.integers(0, CASH_ABOVE_MAX_PAISA))
def test_cash_above_the_total_comes_back(total, extra):
    assert change_due(total, [tender(total + extra)]) == extra


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_less_than_the_total_is_refused_with_what_is_missing(total, short):
    given_paisa = max(total - short, 0)
    with pytest.raises(TenderTooSmall) as refused:
        change_due(total, [tender(given_paisa)])
    assert refused.value.values["missing_paisa"] == total - given_paisa


def test_kinds_are_mixed_and_change_is_cash():
    mixed = [tender(30_000, TenderKind.CARD), tender(50_000)]
    assert change_due(54_000, mixed) == 26_000
    with pytest.raises(TenderRefused):
        change_due(54_000, [tender(60_000, TenderKind.CARD)])
    with pytest.raises(TenderNotCash) as refused:
        change_due(54_000, [tender(70_000, TenderKind.CARD), tender(1000)])
    assert refused.value.values["over_paisa"] == 16_000


@pytest.mark.parametrize("amount", [8964000123454 * 100, MONEY_PAISA_MAX + 1, -5, 10**30])
def test_a_barcode_in_the_money_box_is_refused(amount):
    with pytest.raises((TenderRefused, TenderTooSmall)):
        change_due(54_000, [tender(amount)])


def test_too_many_tenders_are_refused():
    with pytest.raises(TenderRefused):
        change_due(21, [tender(1)] * 21)


def test_khata_needs_a_customer():
    on_khata = [tender(54_000, TenderKind.KHATA)]
    with pytest.raises(KhataNeedsCustomer):
        change_due(54_000, on_khata)
    assert change_due(54_000, on_khata, has_customer=True) == 0


@pytest.mark.parametrize("worth", [0, 40, 100, 130])
@pytest.mark.parametrize("total", [0, 40, 100])
@pytest.mark.parametrize("unpaid", [0, 30, 130])
def test_goods_back_pay_no_debt_out_in_cash_whosever_bill_it_is(worth, total, unpaid):
    owed = min(unpaid, worth)
    theirs, anothers = (
        pays_for(worth, total, unpaid=owed, is_theirs=is_theirs) for is_theirs in (True, False)
    )
    for pays in (theirs, anothers):
        assert pays.for_bill <= total
        assert pays.given + pays.off_khata + pays.cash == worth
        assert min(pays) >= 0
        assert pays.off_khata == owed
        assert pays.cash == max(0, worth - total - owed)
    assert theirs.for_bill == min(worth, total)
    assert (anothers.given, anothers.on_khata) == (theirs.given, 0), "only what was paid pays"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u06f4\u06f7\u06f1\u06f1", "4711"),
        ("RA \u096a\u096d\u0967\u0967", "RA 4711"),
        (" ra-4711\u200e ", "ra-4711"),
        ("", ""),
    ],
)
def test_a_payments_number_is_kept_as_the_bank_lists_it(typed, kept):
    assert checked_reference(typed) == kept


@pytest.mark.parametrize("typed", ["471", "----", "R A 4", "...1"])
def test_what_finds_no_payment_is_no_number(typed):
    with pytest.raises(ReferenceMissing):
        checked_reference(typed)
