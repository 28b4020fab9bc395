"""What scans, typed keys and commands do to the open bill, on a real database."""

import pytest

from pos_app.db.queries import stock
from pos_app.viewmodels.bill.asks import Ask
from pos_app.viewmodels.models import build_models

TEA, MILK, UNKNOWN = "8964000153451", "8964000123454", "5000159461122"


def lines(models):
    return [(line.name, line.quantity_milli, line.amount_paisa) for line in models.sale.lines.rows]


def test_a_scan_puts_a_line_on_the_bill(models):
    models.sale.scan(TEA)
    assert lines(models) == [("Tapal Danedar Tea 190 g", 1000, 54000)]
    assert models.sale.current_row == 0
    assert models.sale.payment.view.due.total_paisa == 54000


def test_the_same_code_again_counts_again(models):
    models.sale.scan(TEA)
    models.sale.scan(MILK)
    models.sale.scan(TEA)
    assert [quantity for _, quantity, _ in lines(models)] == [2000, 1000]
    assert models.sale.current_row == 0


def test_a_multiplier_is_for_the_next_scan_only(models):
    models.sale.type_text("3*")
    assert models.sale.entry.multiplier_text == "3"
    models.sale.scan(MILK)
    models.sale.scan(MILK)
    assert lines(models)[0][1] == 4000
    assert models.sale.entry.is_empty


def test_a_fraction_of_a_piece_is_refused_in_words(models, notices):
    models.sale.type_text("0.5*")
    models.sale.scan(MILK)
    assert lines(models) == []
    assert "whole number" in notices[-1].text
    assert notices[-1].is_error


def test_a_large_multiplier_asks_and_no_scan_slips_by(models, notices):
    models.sale.type_text("500*")
    models.sale.scan(TEA)
    assert lines(models) == []
    assert notices[-1].is_error
    models.sale.enter()
    models.sale.scan(TEA)
    assert lines(models)[0][1] == 500_000


def test_a_price_within_a_code_is_not_the_bills(models):
    """Anybody can print such a code; another price than the store's needs F8 and the right."""
    models.sale.scan(f"]C1010{TEA}3922000001")
    assert lines(models) == [("Tapal Danedar Tea 190 g", 1000, 54000)]


def test_a_typed_code_and_enter_is_looked_up(models):
    models.sale.type_text(TEA)
    models.sale.enter()
    assert lines(models)[0][0].startswith("Tapal")


def test_enter_alone_does_nothing(models, notices):
    models.sale.scan(TEA)
    models.sale.enter()
    assert len(lines(models)) == 1
    assert notices == []


def test_a_letter_opens_the_search(models, qtbot):
    with qtbot.waitSignal(models.sale.search_wanted) as asked:
        models.sale.type_text("چ")
    assert asked.args == ["چ"]


def test_plus_and_minus_step_the_line_and_minus_at_one_removes_it(models, notices):
    models.sale.scan(TEA)
    models.sale.type_text("++-")
    assert lines(models)[0][1] == 2000
    models.sale.type_text("--")
    assert lines(models) == []
    assert notices[-1].can_undo
    models.sale.undo()
    assert lines(models)[0][1] == 1000


def test_f3_sets_a_quantity_typed_before_or_after(models):
    models.sale.scan(TEA)
    models.sale.type_text("5")
    models.sale.ask(Ask.QUANTITY)
    assert lines(models)[0][1] == 5000
    models.sale.ask(Ask.QUANTITY)
    assert models.sale.asks.ask is Ask.QUANTITY
    models.sale.type_text("7")
    models.sale.enter()
    assert lines(models)[0][1] == 7000
    assert models.sale.asks.ask is None


@pytest.mark.parametrize("typed", ["8964000153451", "0", "99999999999999999999"])
def test_a_barcode_in_the_quantity_box_is_refused(models, notices, typed):
    models.sale.scan(TEA)
    models.sale.ask(Ask.QUANTITY)
    models.sale.type_text(typed)
    models.sale.enter()
    assert lines(models)[0][1] == 1000
    assert notices[-1].is_error


def test_undo_and_redo_survive_a_restart_of_the_window(models, till):
    models.sale.scan(TEA)
    models.keeper.save_now()
    models.sale.scan(MILK)
    models.keeper.save_now()
    again = build_models(till, language="en")
    assert len(again.sale.lines.rows) == 2
    again.sale.undo()
    assert len(again.sale.lines.rows) == 1
    again.sale.redo()
    assert len(again.sale.lines.rows) == 2


@pytest.mark.parametrize("then", ["pay", "recall"])
def test_undo_is_not_offered_on_another_bill(models, notices, then):
    models.sale.scan(MILK)
    models.sale.hold()
    models.sale.scan(TEA)
    models.sale.scan(MILK)
    models.sale.remove()
    assert notices[-1].can_undo
    if then == "pay":
        models.sale.pay()
    else:
        models.sale.holding.recall()
    assert not notices[-1].text


def test_undo_of_nothing_says_so(models, notices):
    models.sale.undo()
    models.sale.redo()
    told = [notice.text for notice in notices if notice.text]
    assert told == ["Nothing to undo", "Nothing to redo"]


def test_a_short_number_that_is_no_code_is_told_how_to_be_a_count(models, notices):
    models.sale.type_text("5")
    models.sale.enter()
    assert notices[-1].is_error
    assert "5*" in notices[-1].text
    assert models.sale.unknown.code == "", "five is no new product"
    models.sale.type_text("5*")
    models.sale.scan(TEA)
    assert [line.quantity_milli for line in models.sale.cart.lines] == [5000]


def test_an_unknown_code_waits_while_scanning_goes_on(models):
    models.sale.type_text("2*")
    models.sale.scan(UNKNOWN)
    models.sale.scan(TEA)
    assert models.sale.unknown.code == UNKNOWN.zfill(14)
    assert len(lines(models)) == 1
    assert models.sale.unknown.add("Dairy Milk", "120")
    assert lines(models)[-1] == ("Dairy Milk", 2000, 24000)
    assert models.sale.unknown.code == ""


def test_an_unknown_code_is_sold_once_without_becoming_a_product(models):
    models.sale.scan(UNKNOWN)
    assert models.sale.unknown.sell_once("Gift box", "99.50")
    assert lines(models) == [("Gift box", 1000, 9950)]
    models.sale.scan(UNKNOWN)
    assert models.sale.unknown.code == UNKNOWN.zfill(14)


@pytest.mark.parametrize("leave", ["hold", "card", "recall"])
def test_an_unknown_code_is_not_asked_for_on_another_bill(models, notices, qtbot, leave):
    models.sale.scan(TEA)
    if leave == "recall":
        models.sale.hold()
    for code in (UNKNOWN, "4011200296908"):
        models.sale.scan(code)
    if leave == "hold":
        models.sale.hold()
    elif leave == "recall":
        models.sale.holding.recall()
    else:
        models.sale.ask_transfer()
        models.sale.enter()
    assert models.sale.unknown.code == ""
    qtbot.waitUntil(lambda: bool(notices) and "2 unknown" in notices[-1].text)
    assert notices[-1].is_error
    models.sale.scan(UNKNOWN)
    assert models.sale.unknown.more == 0, "those before wait no longer behind it"


def test_a_code_that_cannot_be_read_is_refused(models, notices):
    models.sale.scan("\x01\x02")
    models.sale.refuse_scan("89640")
    assert [notice.is_error for notice in notices] == [True, True]
    assert lines(models) == []


def test_cash_is_exact_without_an_amount(models, till):
    models.sale.scan(TEA)
    models.sale.pay()
    paid = models.sale.payment.view.paid
    assert (paid.total_paisa, paid.given_paisa, paid.change_paisa) == (54000, 54000, 0)
    assert lines(models) == []
    with till.db.read() as tx:
        assert stock.on_hand(tx, [10_000_001])[10_000_001] == 23000


def test_a_typed_amount_gives_change_that_stands_until_the_next_scan(models):
    models.sale.scan(TEA)
    models.sale.type_text("1000")
    assert models.sale.payment.view.change_paisa == 46000
    models.sale.pay()
    assert models.sale.payment.view.paid.change_paisa == 46000
    models.sale.scan(MILK)
    assert models.sale.payment.view.paid is None


def test_less_than_the_bill_is_a_part_of_it(models):
    models.sale.scan(TEA)
    models.sale.type_text("500")
    models.sale.pay()
    assert len(models.sale.lines.rows) == 1
    assert models.sale.payment.view.left_paisa == 4000


def test_an_amount_that_is_pressed_takes_the_place_of_what_is_typed(models):
    models.sale.scan(TEA)
    models.sale.type_text("1000")
    models.sale.choose_amount(None)
    assert models.sale.entry.is_empty
    models.sale.type_text("1000")
    models.sale.choose_amount(55_000)
    models.sale.pay()
    assert models.sale.payment.view.paid.given_paisa == 55_000


def test_a_barcode_as_tender_is_refused(models, notices):
    models.sale.scan(TEA)
    models.sale.type_text(TEA)
    models.sale.pay()
    assert notices[-1].is_error
    assert len(lines(models)) == 1


def test_f12_twice_is_one_sale(models, notices):
    models.sale.scan(TEA)
    models.sale.pay()
    models.sale.pay()
    assert notices == []
    assert models.sale.payment.view.paid is not None


def test_escape_clears_the_entry_and_never_the_bill(models):
    models.sale.scan(TEA)
    models.sale.type_text("3*12")
    assert models.sale.escape()
    assert models.sale.entry.is_empty
    assert not models.sale.escape()
    assert len(lines(models)) == 1


def test_backspace_takes_back_a_key(models):
    models.sale.type_text("12")
    models.sale.backspace()
    assert models.sale.entry.typed == "1"


def test_arrows_choose_a_line_and_stop_at_the_ends(models):
    models.sale.scan(TEA)
    models.sale.scan(MILK)
    models.sale.move(-5)
    assert models.sale.current_row == 0
    models.sale.move(1_000_000)
    assert models.sale.current_row == 1


def test_weighed_goods_and_the_total_round_to_whole_rupees(models, goods):
    models.sale.type_text("1.75*")
    models.sale.add(goods[2])
    due = models.sale.payment.view.due
    assert (due.subtotal_paisa, due.rounding_paisa, due.total_paisa) == (27125, -25, 27100)
    assert models.sale.lines.rows[0].is_weighed


def test_goods_that_no_money_buys_are_named_in_the_windows_language(models, notices):
    models.desk.speak("ur")
    models.sale.type_text("50=")
    models.sale.scan(TEA)
    assert notices[-1].is_error
    assert "Tapal" not in notices[-1].text
    assert models.sale.cart.is_empty
