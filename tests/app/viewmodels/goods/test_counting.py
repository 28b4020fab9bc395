"""A stock count: blind until it is saved, kept line by line, and what it found afterwards."""

import pytest

from pos_app.db.queries import stock
from pos_app.domain.people import Right
from pos_app.viewmodels.goods.counting import HIDDEN, CountModel, value_text
from tests.support.factories import make_sale, on_hand
from tests.support.shops.staff import hire, seat

TEA, MILK = "8964000153451", "8964000123454"


@pytest.fixture
def count(models):
    return models.count


def figures(count):
    return [[cell.text for cell in row.cells] for row in count.lines.rows]


def test_a_scan_is_one_more_and_a_typed_number_sets_how_many(count):
    for code in (TEA, TEA, MILK):
        count.scan(code)
    assert [row[0] for row in figures(count)] == ["\u20662\u2069", "\u20661\u2069"]
    count.type_text("0")
    count.enter()
    assert count.drafts[1].quantity_milli == 0, "none on the shelf is a count"
    count.type_text("-")
    assert count.drafts[1].quantity_milli == 0
    count.type_text("+")
    assert count.drafts[1].quantity_milli == 1_000
    count.type_text("1.5")
    count.enter()
    assert count.drafts[1].quantity_milli == 1_000, "pieces are whole"


def test_blind_shows_nothing_of_what_the_till_knows_until_it_is_saved(count, goods, till):
    count.scan(TEA)
    assert figures(count)[0][1:] == [HIDDEN, HIDDEN]
    assert not any("24" in text for text in figures(count)[0])
    count.type_text("20")
    count.enter()
    count.shelf = "Front shelf"
    assert count.save()
    assert count.differences == ("\u2066\u22124\u2069  \u2068Tapal Danedar Tea 190 g\u2069",)
    assert (count.summary.differ, value_text(count.summary)) == (1, "\u2066\u22121,960\u2069")
    with till.db.read() as tx:
        assert stock.on_hand(tx, [goods[0].product_id])[goods[0].product_id] == 20_000
    count.scan(MILK)
    assert count.differences == ()


def test_what_is_sold_after_it_was_counted_is_no_difference(count, goods, till):
    count.scan(TEA)
    count.type_text("24")
    count.enter()
    make_sale(till, (goods[0], 3_000))
    count.welcome()
    assert count.save()
    assert count.differences == ()
    assert count.summary.differ == 0
    assert on_hand(till, goods[0]) == 21_000


def test_what_was_missing_before_it_is_sold_stays_missing(count, goods, till, models):
    count.scan(TEA)
    count.type_text("22")
    count.enter()
    make_sale(till, (goods[0], 3_000))
    count.keeper.save_now()
    again = CountModel(models.desk)
    assert again.save(), "also of a list that is back after a power cut"
    assert again.summary.differ == 1
    assert on_hand(till, goods[0]) == 19_000


def test_what_is_counted_on_after_a_sale_is_as_of_the_last_count(count, goods, till):
    count.scan(TEA)
    make_sale(till, (goods[0], 3_000))
    count.type_text("21")
    count.enter()
    count.step(1)
    count.step(-1)
    assert count.save()
    assert count.summary.differ == 0
    assert on_hand(till, goods[0]) == 21_000


def test_only_who_may_see_figures_looks_at_them_before(count, models, till):
    count.scan(TEA)
    count.toggle_blind()
    assert figures(count)[0][1:] == ["\u206624\u2069", "\u2066\u221223\u2069"]
    count.toggle_blind()
    hire(till)
    seat(models, "Aslam")
    count.toggle_blind()
    assert models.desk.approver.question.right is Right.SEE_REPORTS
    assert count.is_blind
    models.desk.approver.cancel()


def test_a_count_is_back_line_by_line_after_a_power_cut(count, models):
    count.scan(TEA)
    count.shelf = "Front"
    count.keeper.save_now()
    count.scan(MILK)
    count.keeper.save_now()
    again = CountModel(models.desk)
    assert [draft.product.name_en for draft in again.drafts] == [
        "Tapal Danedar Tea 190 g",
        "Olper's Milk 1 L",
    ]
    assert again.shelf == "Front"
    assert again.undo()
    assert len(again.drafts) == 1


def test_an_empty_count_is_refused(count, notices):
    assert not count.save()
    assert notices[-1].is_error


def test_what_was_sold_below_zero_asks_to_be_counted(count, goods, till):
    make_sale(till, (goods[5], 5_000))
    count.welcome()
    assert count.asked == ("Lifebuoy Soap 112 g",)
    count.add(goods[5], "", 4_000)
    assert count.save()
    assert count.asked == ()


def test_loose_goods_have_their_unit(count, goods):
    count.is_blind = False
    count.add(goods[2], "", 85_000)
    counted, _, difference = figures(count)[0]
    assert counted == "\u206685.000\u2069 kg"
    assert difference.endswith(" kg")


def test_whoever_comes_after_the_one_who_looked_counts_blind(count, models, till):
    hire(till)
    seat(models, "Bano")
    count.welcome()
    count.toggle_blind()
    count.welcome()
    assert not count.is_blind
    seat(models, "Aslam")
    count.welcome()
    assert count.is_blind
