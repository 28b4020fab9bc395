"""Notes and coins: what makes a sum, and what the quick buttons offer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.events import Tender, TenderKind

from pos_app.domain.notes import DENOMINATIONS, denominations, fewest_pieces, quick_cash
from pos_app.domain.tender import change_due

CURRENCIES = ("PKR", "INR", "XYZ")


@pytest.mark.parametrize("currency", CURRENCIES)
def test_the_largest_come_first(currency):
    assert list(denominations(currency)) == sorted(denominations(currency), reverse=True)


@pytest.mark.parametrize("currency", CURRENCIES)
def test_change_is_made_of_the_fewest_pieces(currency):
    worths = [worth // 100 for worth in denominations(currency)]
    fewest = [0]
    for rupees in range(1, 3_000):
        fewest.append(1 + min(fewest[rupees - worth] for worth in worths if worth <= rupees))
    for rupees, count in enumerate(fewest):
        pieces = fewest_pieces(rupees * 100, currency)
        assert sum(piece.count for piece in pieces) == count
        assert sum(piece.count * piece.denomination for piece in pieces) == rupees * 100


def test_what_no_coin_makes_stays_out_of_the_pieces():
    [coin] = fewest_pieces(175, "PKR")
    assert (coin.denomination, coin.count) == (100, 1)
    assert fewest_pieces(75, "PKR") == ()
    assert fewest_pieces(0, "PKR") == ()


@given(st.integers(0, 10**9), st.sampled_from(CURRENCIES))
def test_quick_cash_always_pays(total, currency):
    offers = quick_cash(total, currency)
    assert offers[0] > total
    assert list(offers) == sorted(set(offers))
    assert len(offers) == 4
    for offer in offers:
        assert change_due(total, [Tender(kind=TenderKind.CASH, amount=offer)]) == offer - total


@pytest.mark.parametrize(
    ("currency", "total_rupees", "offers_rupees"),
    [
        ("PKR", 437, (450, 500, 1_000, 5_000)),
        ("PKR", 540, (550, 600, 1_000, 5_000)),
        ("PKR", 0, (500, 1_000, 5_000, 10_000)),
        # The largest note of India is 500: nobody hands over 5,000 for a bill of 437.
        ("INR", 437, (450, 500, 600, 1_000)),
        ("INR", 73, (100, 200, 500, 1_000)),
        ("INR", 1_210, (1_250, 1_300, 1_400, 1_500)),
        ("INR", 0, (100, 200, 500, 1_000)),
    ],
)
def test_quick_cash_offers_the_notes_of_its_currency(currency, total_rupees, offers_rupees):
    offers = quick_cash(total_rupees * 100, currency)
    assert offers == tuple(rupees * 100 for rupees in offers_rupees)


def test_every_sum_of_quick_cash_can_be_made_of_few_notes():
    for currency in DENOMINATIONS:
        for total_rupees in range(1, 1_200):
            for offer in quick_cash(total_rupees * 100, currency):
                pieces = fewest_pieces(offer, currency)
                assert sum(piece.count for piece in pieces) <= 6, (currency, total_rupees, offer)
