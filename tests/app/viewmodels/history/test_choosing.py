"""What comes back is chosen by scans, figures and steps."""

from tests.support.factories import on_hand

TEA, MILK = "8964000153451", "8964000123454"


def kinds(recorded):
    return {str(tender.kind): tender.amount for tender in recorded.event.tenders}


def test_scans_and_figures_choose_what_comes_back(back_of, giving, sell, till, goods, committed):
    tea, milk = goods[0], goods[1]
    had = on_hand(till, tea)
    back_of(sell(TEA, TEA, TEA, MILK))
    committed.clear()
    giving.scan(TEA)
    giving.scan(TEA)
    assert [(row.back_milli, row.left_milli) for row in giving.rows.rows] == [
        (2000, 3000),
        (0, 1000),
    ]
    giving.move(1)
    giving.type_text("1")
    giving.enter()
    assert giving.worth.paisa == 2 * 54_000 + 38_000
    giving.step(-1)
    giving.give_back()
    assert kinds(committed[0].recorded) == {"cash": 108_000}
    assert (on_hand(till, tea), giving.is_active) == (had - 1000, False)
    assert on_hand(till, milk) == 13_000


def test_escape_forgets_step_by_step(back_of, giving, sell):
    back_of(sell(TEA, TEA))
    giving.type_text("12")
    giving.backspace()
    assert giving.entry.typed == "1"
    assert giving.escape()
    assert giving.is_active
    assert giving.escape()
    assert not giving.is_active
    assert not giving.escape()


def test_loose_goods_are_counted_by_keys(giving, goods):
    giving.begin_loose()
    giving.add(goods[0])
    giving.type_text("+")
    giving.type_text("3")
    giving.enter()
    assert giving.rows.rows[0].back_milli == 3000
    giving.step(-1_000_000)
    assert giving.rows.rows == ()
    giving.step(1)
    giving.type_text(TEA)
    giving.enter()
    assert len(giving.rows.rows) == 1


def test_a_wrong_figure_is_told_until_a_good_one_comes(back_of, giving, sell, notices):
    back_of(sell(TEA, TEA))
    giving.type_text("1.7505")
    giving.enter()
    assert notices[-1].is_error
    giving.type_text("1")
    giving.enter()
    assert notices[-1].text == ""
    giving.type_text("9")
    giving.enter()
    assert notices[-1].is_error
    giving.step(1)
    assert notices[-1].text == ""
