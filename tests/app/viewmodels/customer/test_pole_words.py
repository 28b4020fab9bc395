"""The two lines of a pole display: figures are never cut, names give way."""

import pytest

from pos_app.domain.slips.money_style import money_style
from pos_app.viewmodels.customer.pole_words import COLUMNS, pole_lines
from pos_app.viewmodels.customer.view import CustomerView, FacingLine, Stage

PKR, INR = money_style("PKR"), money_style("INR")
MILK = FacingLine(
    name="دودھ",
    second="",
    plain="Olper's Milk full cream 1 L",
    plain_unit="",
    quantity_milli=3000,
    unit="",
    price_paisa=38_000,
    amount_paisa=114_000,
    is_newest=True,
)
BILL = CustomerView(
    stage=Stage.BILL, store_name="مدینہ", lines=(MILK,), total_paisa=390_100, left_paisa=390_100
)


@pytest.mark.parametrize(
    ("view", "top", "bottom"),
    [
        (CustomerView(store_name="Madina General Store & Sons"), "Madina General Store", "WELCOME"),
        (CustomerView(store_name="مدینہ سٹور"), "mdinh stor", "WELCOME"),
        (BILL, "3xOlper's M 1,140.00", "TOTAL    Rs 3,901.00"),
        (BILL._replace(left_paisa=100), "3xOlper's M 1,140.00", "TO PAY       Rs 1.00"),
        (
            BILL._replace(left_paisa=0, back_paisa=400_000, over_paisa=9_900),
            "3xOlper's M 1,140.00",
            "CHANGE      Rs 99.00",
        ),
        (
            BILL._replace(stage=Stage.CODE, asked_paisa=390_100),
            "SCAN TO PAY",
            "Rs 3,901.00",
        ),
        (BILL._replace(stage=Stage.PAID, change_paisa=9_900), "CHANGE      Rs 99.00", "THANK YOU"),
    ],
)
def test_each_stage_in_two_lines(view, top, bottom):
    lines = pole_lines(view, PKR)
    assert (lines.top.strip(), lines.bottom.strip()) == (top, bottom)
    assert all(len(line) <= COLUMNS and line.isascii() for line in lines)


def test_a_weighed_line_shows_its_weight_and_one_piece_no_number():
    sugar = MILK._replace(plain="Sugar", plain_unit="kg", quantity_milli=1750, amount_paisa=27_125)
    assert pole_lines(BILL._replace(lines=(sugar,)), INR).top == "1.750kg Sugar 271.25"
    egg = MILK._replace(plain="Egg", quantity_milli=1000, amount_paisa=3_000)
    assert pole_lines(BILL._replace(lines=(egg,)), INR).top == "Egg            30.00"


def test_an_amount_of_the_largest_bill_is_whole():
    view = BILL._replace(left_paisa=999_999_999_99, total_paisa=999_999_999_99)
    assert pole_lines(view, PKR).bottom.endswith("Rs 999,999,999.99")
