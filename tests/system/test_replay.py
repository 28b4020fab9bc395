"""The replay: real baskets end equal to the penny, and what the real ones lack is tried by hand."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace as changed

from bench.replay.baskets import Choice, categories, read_baskets
from bench.replay.comparing import differences, expected, table
from bench.replay.goods import labelled, made_up_gtin
from bench.replay.running import Plan, replay
from bench.replay.shops import Figures
from bench.replay.sums import sums_of
from pos_app.domain import barcode

COLUMNS = (
    "store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_match_disc,"
    "transaction_timestamp"
)
ROWS = """
1,11,101,2,3.98,0.00,0.00,2017-06-01 15:00:00
1,11,102,3,1.00,0.00,0.00,2017-06-01 15:00:00
1,12,101,1,0.00,1.99,0.00,2017-06-01 15:00:00
1,13,103,1,0.00,0.00,0.00,2017-06-02 03:59:59
1,14,103,1,2.29,0.20,0.50,2017-06-02 04:00:00
1,15,101,-1,-1.99,0.00,0.00,2017-06-02 16:00:00
1,16,102,-3,-1.00,0.00,0.00,2017-06-03 03:30:00
1,16,103,5,11.45,1.05,0.00,2017-06-03 03:30:00
1,17,104,0,0.00,0.00,0.00,2017-06-03 12:00:00
1,18,104,0,5.00,0.00,0.00,2017-06-03 12:00:00
1,19,104,144,143.99,0.01,0.00,2017-06-03 12:00:01
2,21,101,1,1.99,0.00,0.00,2017-06-01 15:00:00
"""


@pytest.fixture
def by_hand(tmp_path):
    """Returns, free goods, 3 for 1.00, a shared second, days that end after UTC midnight."""
    path = tmp_path / "baskets.csv"
    path.write_text(COLUMNS + ROWS)
    return Choice(stores=2, days=7, path=path)


def test_real_baskets_of_two_stores_end_equal_everywhere_on_mariadb(mariadb_url, tmp_path):
    choice = Choice(stores=2, days=4, start=datetime(2017, 6, 5, tzinfo=UTC))
    told = []
    plan = Plan(choice=choice, tills=2, database_url=mariadb_url)
    results = replay(plan, tmp_path, tell=told.append)
    assert [each.differences for each in results] == [(), ()], table(results)
    assert sum(each.baskets for each in results) > 50
    assert sum(each.lines for each in results) > 400


def test_returns_and_oddities_end_equal_everywhere(by_hand, tmp_path):
    results = replay(Plan(choice=by_hand, tills=2), tmp_path / "run", tell=lambda _: None)
    assert [each.differences for each in results] == [(), ()], table(results)
    first = results[0]
    # 3.98 + 1.00 + 0 + 0 + 2.29 - 1.99 - 1.00 + 11.45 + 143.99
    assert first.takings_paisa == 159_72
    assert first.products == 4


def test_file_sums_know_the_shops_own_days(by_hand):
    sums = sums_of(by_hand)[1]
    assert sums.takings == {
        "2017-06-01": 4_98,
        "2017-06-02": 2_29 - 1_99 - 1_00 + 11_45,
        "2017-06-03": 143_99,
    }
    assert sums.sold == {101: 2, 102: 0, 103: 7, 104: 144}


def test_reader_keeps_line_totals_as_facts(by_hand):
    three = next(basket for basket in read_baskets(by_hand) if basket.basket_id == 11).lines[1]
    assert (three.pieces, three.gross_paisa, three.discount_paisa) == (3, 100, 0)


def test_any_difference_is_seen():
    wanted = Figures(stock={1: 5000}, takings={"2017-06-01": 100})
    assert differences(wanted, {"till 1": wanted}) == ()
    for wrong in (
        changed(wanted, stock={1: 5001}),
        changed(wanted, stock={}),
        changed(wanted, stock={1: 5000, 2: 0}),
        changed(wanted, takings={"2017-06-01": 99}),
        changed(wanted, takings={"2017-06-02": 100}),
    ):
        assert differences(wanted, {"till 1": wanted, "server": wrong})


def test_expected_stock_is_what_was_there_less_what_was_sold(by_hand):
    opening = {101: 10, 102: 10, 103: 10, 104: 10}
    figures = expected(sums_of(by_hand)[1], opening)
    assert figures.stock == {101: 8000, 102: 10000, 103: 3000, 104: -134000}


def test_made_up_numbers_are_valid_and_each_its_own():
    made = [made_up_gtin(n) for n in range(1, 500)]
    assert len(set(made)) == len(made)
    assert all(barcode.parse(code).valid for code in made)
    assert categories()[26093] == "BREAD", "the panel says what the goods of its shops are"
    assert {goods.code for goods in labelled([7, 9], None).values()} == set(made[:2])
