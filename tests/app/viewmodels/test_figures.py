"""Amounts and quantities: exact, grouped as the country does, read back from any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.viewmodels.figures import (
    ISOLATE,
    POP_ISOLATE,
    format_count,
    format_money,
    format_quantity,
    group,
    group_as,
    group_quantity,
    money_style,
    read_money,
    read_quantity,
)
from pos_app.viewmodels.models import build_models


@pytest.fixture
def in_india(qapp):
    group_as(money_style("INR"))
    yield
    group_as(money_style("PKR"))


def bare(text: str) -> str:
    return text.strip(ISOLATE + POP_ISOLATE)


@pytest.mark.parametrize(
    ("paisa", "shown"),
    [
        (0, "0"),
        (54000, "540"),
        (54050, "540.50"),
        (-25, "\u22120.25"),
        (123456789, "1,234,567.89"),
    ],
)
def test_money_shows_paisa_only_when_there_are_some(paisa, shown):
    assert bare(format_money(paisa)) == shown


def test_money_is_isolated_from_right_to_left_text():
    text = format_money(-25)
    assert text.startswith(ISOLATE)
    assert text.endswith(POP_ISOLATE)


def test_currencies_are_written_as_their_country_writes_them():
    assert bare(format_money(12345600, money_style("PKR"))) == "Rs\u00a0123,456"
    assert bare(format_money(12345600, money_style("INR"))) == "\u20b91,23,456"
    assert bare(format_money(100, money_style("ZZZ"))) == "ZZZ\u00a01"


@given(st.integers(0, 10**15))
def test_grouping_changes_no_digit(number):
    assert group(number, is_indian=True).replace(",", "") == str(number)
    assert group(number, is_indian=False).replace(",", "") == str(number)


def test_indian_grouping_takes_pairs_above_the_thousands():
    assert group(1_234_567, is_indian=True) == "12,34,567"
    assert group(100_000, is_indian=True) == "1,00,000"


def test_every_amount_is_grouped_as_the_store_does_whoever_writes_it(in_india):
    assert bare(format_money(123_463_350)) == "12,34,633.50"
    assert format_count(1_234_567) == "12,34,567"
    assert group_quantity(1_234_567_500) == "12,34,567.500"
    assert group_quantity(-1_122_000) == "\u22121,122"


def test_a_desk_groups_as_its_store_does(in_india, till):
    build_models(till, language="en")
    assert bare(format_money(123_463_350)) == "1,234,633.50"
    assert format_count(1_122) == "1,122"


@given(st.integers(0, 10**11))
def test_money_typed_as_shown_is_the_same_money(paisa):
    assert read_money(bare(format_money(paisa))) == paisa


@pytest.mark.parametrize(
    ("text", "paisa"),
    [
        ("540/-", 54000),
        ("540.5", 54050),
        ("۵۴۰", 54000),
        ("५४०", 54000),
        (".5", 50),
        ("5.", 500),
        ("", None),
        (".", None),
        ("5.123", None),
        ("-5", None),
        ("1e5", None),
        ("NaN", None),
        ("12345678901234567890", None),
        ("5\n", 500),
        ("5\x00", None),
        ("1,234,567", 123456700),
        ("12,34,567.5", 123456750),
        ("1,00,000/-", 10000000),
        ("1\u066c500", 150000),
        ("1 500 /-", 150000),
    ],
)
def test_typed_money(text, paisa):
    assert read_money(text) == paisa


@pytest.mark.parametrize(
    "text",
    [
        "540,50",
        "540,5",
        "1,5",
        "5,",
        ",5",
        "1,,500",
        "1234,567",
        "1.500,5",
        "1 5",
        "\u0661\u066c\u0665",
    ],
)
def test_a_comma_that_groups_nothing_is_refused_for_it_may_be_a_decimal_one(text):
    assert read_money(text) is None
    assert read_quantity(text) is None


def test_typed_quantity_has_three_decimals():
    assert read_quantity("0.750") == 750
    assert read_quantity("3") == 3000
    assert read_quantity("0.7505") is None


def test_weighed_goods_always_show_three_decimals():
    assert format_quantity(1750, is_weighed=True) == "1.750"
    assert format_quantity(2000, is_weighed=True) == "2.000"
    assert format_quantity(3000) == "3"
    assert format_quantity(-1500) == "\u22121.500"
