"""Quantities: thousandths inside, exact decimals outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.quantity import (
    QUANTITY_MILLI_MAX,
    parse_quantity,
    quantity_json,
    quantity_text,
    to_order,
)


@given(st.integers(-QUANTITY_MILLI_MAX, QUANTITY_MILLI_MAX))
def test_a_quantity_reads_back_what_it_prints(milli):
    assert parse_quantity(quantity_text(milli)) == milli
    assert parse_quantity(str(quantity_json(milli))) == milli


@pytest.mark.parametrize(
    ("milli", "text", "json"),
    [
        (3000, "3", 3),
        (1250, "1.25", "1.25"),
        (5, "0.005", "0.005"),
        (-500, "-0.5", "-0.5"),
        (0, "0", 0),
    ],
)
def test_pieces_stay_integers_and_weighed_goods_are_decimals(milli, text, json):
    assert quantity_text(milli) == text
    assert quantity_json(milli) == json


@pytest.mark.parametrize(
    "text",
    ["", "nan", "1e3", "1.2345", "8964000123454", "12345670", "९", "0x10", "1,5", "-", "1 2"],
)
def test_a_barcode_or_nonsense_in_a_quantity_box_is_refused(text):
    with pytest.raises(ProtocolError) as refused:
        parse_quantity(text)
    assert refused.value.code is ErrorCode.BAD_QUANTITY


def test_an_order_covers_two_weeks_and_the_reserve_in_whole_units():
    assert to_order(2_000, 6_000, 28_000) == 18_000
    assert to_order(2_500, 6_000, 28_000) == 18_000
    assert to_order(90_000, 6_000, 28_000) == 0
    assert to_order(-1_000, 0, -5_000) == 2_000, "back above its mark"
    assert to_order(5_000, 5_000, 0) == 1_000, "else it were low again at once"
    assert to_order(2_000, 6_000, 28_000, days=7, cover_days=3) == 16_000
