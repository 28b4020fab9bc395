"""The acceptance checks about scanning that need no real keys, by their numbers.

Those that need keys of an X server stand in test_scan_keys.py; how quick a scan is, in bench/.
"""

from pos_protocol.events import Barcode, Unit

from pos_app.domain.gs1 import check_digit
from pos_app.domain.people import Right
from pos_app.operations.products import NewProduct, ProductEdit, add_product, change_product
from pos_app.ui.key_map import Command
from pos_app.ui.pin.pin_edit import PinEdit
from pos_app.ui.sale.line_list import LineList
from tests.support.screens import found
from tests.support.shops.staff import hire, seat

TEA, MILK, SOAP = "8964000153451", "8964000123454", "8961014011111"
UNKNOWN = ("5000159461122", "8901030865237", "4006381333931")
GS = "\x1d"


def total(models):
    return models.sale.payment.view.due.total_paisa


def label(body):
    return body + str(check_digit(body))


def test_check_01_a_scan_is_a_row_a_total_and_a_tone(window, models, tones):
    window.take_scan(TEA)
    window.take_scan(MILK)
    (lines,) = window.findChildren(LineList)
    assert lines.model().rowCount() == 2
    assert tones == ["scan", "scan"]
    assert total(models) == 54_000 + 38_000


def test_check_04_unknown_codes_wait_and_the_next_known_scan_still_sells(window, models, tones):
    for code in UNKNOWN:
        window.take_scan(code)
    window.take_scan(TEA)
    assert tones == ["unknown", "unknown", "unknown", "scan"]
    assert [line.code for line in models.sale.cart.lines] == [TEA.zfill(14)]
    for place, code in enumerate(UNKNOWN):
        assert models.sale.unknown.code == code.zfill(14)
        assert models.sale.unknown.more == len(UNKNOWN) - place - 1
        assert window.take_command(Command.BACK)
    assert models.sale.unknown.code == ""
    assert [line.code for line in models.sale.cart.lines] == [TEA.zfill(14)]


def test_check_06_a_stand_says_that_a_repeat_was_ignored(window, models, notices):
    window.take_scan(TEA)
    models.sale.ignore_repeat(TEA)
    assert "Repeat" in notices[-1].text
    assert models.sale.cart.lines[0].quantity_milli == 1000


def test_check_14_a_multiplier_is_for_the_next_scan_alone(models, window, notices):
    models.sale.type_text("3*")
    window.take_scan(TEA)
    window.take_scan(MILK)
    models.sale.type_text("3*")
    assert models.sale.entry.multiplier_text == "3"
    assert window.take_command(Command.BACK)
    assert models.sale.entry.multiplier_text == ""
    window.take_scan(SOAP)
    assert [line.quantity_milli for line in models.sale.cart.lines] == [3000, 1000, 1000]
    models.sale.type_text("0.5*")
    window.take_scan(TEA)
    assert notices[-1].is_error
    assert "whole" in notices[-1].text
    assert [line.quantity_milli for line in models.sale.cart.lines] == [3000, 1000, 1000]


def test_check_15_a_label_of_the_shops_scale_weighs_and_a_bad_one_is_refused(
    window, models, notices
):
    cheese = NewProduct(
        name_en="Cheese", price_paisa=120_000, unit=Unit.KG, barcodes=(Barcode(code="77"),)
    )
    add_product(models.desk.till, cheese)
    window.take_scan(label("210007701250"))
    window.take_scan(label("220007700300"))
    weighed, priced = models.sale.cart.lines
    assert (weighed.quantity_milli, weighed.amount_paisa) == (1250, 150_000)
    assert (priced.quantity_milli, priced.amount_paisa) == (250, 30_000)
    wrong = label("210007701250")
    window.take_scan(wrong[:-1] + str((int(wrong[-1]) + 1) % 10))
    assert len(models.sale.cart.lines) == 2
    assert notices[-1].is_error
    assert "again" in notices[-1].text
    assert not models.sale.unknown.code, "a label that was read wrong is no new product"


def test_check_16_lot_and_expiry_are_read_and_what_is_expired_warns(window, models):
    window.take_scan(f"]d201{TEA.zfill(14)}10LOT7{GS}17271231")
    window.take_scan(f"]d201{TEA.zfill(14)}17251230")
    fresh, old = models.sale.lines.rows
    assert "LOT7" in fresh.facts
    assert "31 Dec 2027" in fresh.facts
    assert fresh.warning == ""
    assert "30 Dec 2025" in old.warning
    hire(models.desk.till)
    seat(models, "Aslam")
    window.take_scan(f"]d201{TEA.zfill(14)}17251230")
    assert models.desk.approver.question.right is Right.SELL_EXPIRED
    models.desk.approver.cancel()


def test_check_18_a_scan_during_a_pin_types_nothing(window, models, tones):
    hire(models.desk.till)
    seat(models, "Aslam")
    window.take_scan(TEA)
    models.sale.type_text("100")
    window.take_command(Command.PRICE)
    tones.clear()
    window.take_scan(MILK)
    assert tones == ["blocked"]
    assert models.desk.approver.question.asking.view.message == "Enter the PIN first"
    assert [box.text() for box in window.findChildren(PinEdit)] == [""]
    assert len(models.sale.cart.lines) == 1
    models.desk.approver.cancel()


def test_check_19_scans_wait_while_the_till_is_busy_and_none_is_lost(window, models, notices):
    models.sale.scans.begin_busy()
    for number in range(50):
        window.take_scan((TEA, MILK)[number % 2])
    assert models.sale.cart.is_empty
    window.take_scan(SOAP)
    assert notices[-1].is_error, "the one too many is told, not lost in silence"
    models.sale.scans.end_busy()
    assert [line.quantity_milli for line in models.sale.cart.lines] == [25_000, 25_000]
    assert [line.code for line in models.sale.cart.lines] == [TEA.zfill(14), MILK.zfill(14)]


def test_check_20_a_scan_after_the_change_begins_a_new_bill(window, models):
    window.take_scan(TEA)
    models.sale.type_text("600")
    window.take_command(Command.CASH)
    paid = models.sale.payment.view.paid
    assert paid.change_paisa == 6000
    window.take_scan(MILK)
    assert models.sale.payment.view.paid is None
    assert [line.code for line in models.sale.cart.lines] == [MILK.zfill(14)]


def test_check_21_a_code_that_was_mixed_is_scanned_again_and_what_is_printed_so_is_new(
    window, models, notices, tones
):
    mixed = "8964000153454"
    window.take_scan(mixed)
    assert "again" in notices[-1].text
    assert models.sale.unknown.code == ""
    window.take_scan(mixed)
    assert models.sale.unknown.code == mixed.zfill(14), "read twice, it is what the pack says"
    assert tones == ["blocked", "unknown"]


def test_check_21_two_scanners_at_once_sell_nothing_wrong(window, models):
    sellable = {TEA.zfill(14), MILK.zfill(14)}
    for place in range(1, len(TEA)):
        mixed = "".join(a + b for a, b in zip(TEA[place:], MILK[place:], strict=True))
        window.take_scan(mixed)
        window.take_scan(TEA[:place] + MILK[place:])
    assert {line.code for line in models.sale.cart.lines} <= sellable
    for line in models.sale.cart.lines:
        crossings = [TEA[:place] + MILK[place:] for place in range(1, len(TEA))]
        assert line.code in {each.zfill(14) for each in crossings}


def test_a_barcode_of_two_products_is_asked_by_a_digit_on_the_window(window, models, qtbot):
    milk = found(models)[1]
    codes = (*milk.barcodes, Barcode(code=TEA))
    edit = ProductEdit(barcodes=codes, is_code_shared=True)
    change_product(models.desk.till, milk.product_id, edit)
    window.take_scan(TEA)
    assert models.sale.cart.is_empty
    qtbot.keyClicks(window.focusWidget(), "2")
    assert models.sale.cart.lines[0].product_id == milk.product_id
