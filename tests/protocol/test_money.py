"""Money: exact, half up once, and nothing lost in a split."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.money import MONEY_PAISA_MAX, line_amount, money_text, parse_money, split

amounts = st.integers(-MONEY_PAISA_MAX, MONEY_PAISA_MAX)


@given(st.integers(0, 10**11), st.integers(0, 10**9))
def test_a_line_amount_is_the_exact_product_rounded_half_up(price, quantity):
    exact = Fraction(price * quantity, 1000)
    assert line_amount(price, quantity) == (exact + Fraction(1, 2)).__floor__()


@pytest.mark.parametrize(
    ("price", "quantity", "amount"),
    [(54000, 1000, 54000), (15500, 1750, 27125), (1, 500, 1), (1, 499, 0), (33300, 333, 11089)],
)
def test_known_line_amounts(price, quantity, amount):
    assert line_amount(price, quantity) == amount


@given(amounts)
def test_money_reads_back_what_it_prints(paisa):
    assert parse_money(money_text(paisa)) == paisa


@pytest.mark.parametrize(
    "text",
    ["", "NaN", "1e5", "1,000", "5.123", "--5", "+5", "٥٤٠", "5.", ".5", "9" * 20, "inf", "5 0"],
)
def test_what_is_no_plain_decimal_is_refused(text):
    with pytest.raises(ProtocolError) as refused:
        parse_money(text)
    assert refused.value.code is ErrorCode.BAD_MONEY


@given(amounts, st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
def test_a_split_adds_up_and_is_fair_to_the_paisa(total, weights):
    shares = split(total, weights)
    assert sum(shares) == total
    whole = sum(weights) or len(weights)
    for share, weight in zip(shares, weights if sum(weights) else [1] * len(weights), strict=True):
        assert abs(Fraction(share) - Fraction(total * weight, whole)) < 1


def test_a_split_over_nothing_is_a_mistake():
    with pytest.raises(ValueError, match="nothing"):
        split(100, [])
