"""What stands on a slip, and where."""

import msgspec
from pos_protocol.events import SaleLine, Tender, TenderKind, Unit

from pos_app.domain.product import Product
from pos_app.domain.slips.layout import Voice, sheet_of, trial_sheet
from pos_app.domain.slips.money_style import money_style, paper_amount
from pos_app.domain.slips.sheet import Code, Goods, Pair, Words
from pos_app.domain.slips.slip import CashSlip, Head, KhataStanding, Receipt, ShiftSlip
from pos_app.domain.slips.word import Word

VOICE = Voice(money_style("PKR"))
HEAD = Head(
    store_name="Madina",
    number="1-1-7-ee2cdd14",
    at="2026-11-22 10:45",
    till_no=1,
    cashier="Aslam",
)
NOTHING = dict.fromkeys(
    (
        "sales",
        "sales_total_paisa",
        "returns",
        "returns_total_paisa",
        "discounts_paisa",
        "tax_paisa",
        "rounding_paisa",
        "float_paisa",
        "cash_in_paisa",
        "cash_out_paisa",
        "expected_paisa",
    ),
    0,
)
"""A shift in which nothing happened."""


def make_line():
    return SaleLine(
        n=1,
        product_id=1,
        known_quantity=0,
        known_version=0,
        pending=0,
        quantity=3000,
        price=10_000,
        gross=30_000,
        amount=30_000,
        name="Milk Pack",
    )


def receipt(**changes):
    line = make_line()
    values = {
        "head": HEAD,
        "lines": (line,),
        "tenders": (Tender(kind=TenderKind.CASH, amount=line.amount),),
        "discount_paisa": 0,
        "rounding_paisa": 0,
        "total_paisa": line.amount,
    }
    return Receipt(**(values | changes))


def rows(slip):
    return sheet_of([slip], VOICE).rows


def labels(slip):
    return [row.label for row in rows(slip) if isinstance(row, Pair)]


def test_a_slip_of_nobody_in_particular_has_no_line_for_its_cashier():
    assert "Cashier" in labels(receipt())
    assert "Cashier" not in labels(receipt(head=msgspec.structs.replace(HEAD, cashier="")))


def test_a_plain_receipt_has_no_line_that_says_nothing():
    said = labels(receipt())
    assert "Subtotal" not in said
    assert "Rounding" not in said
    assert "Change" not in said


def test_discount_rounding_change_and_khata_have_lines_of_their_own():
    standing = KhataStanding(customer="Rashid", before_paisa=100, after_paisa=300)
    said = labels(receipt(discount_paisa=100, rounding_paisa=-25, change_paisa=50, khata=standing))
    for word in ("Subtotal", "Discount", "Rounding", "Change", "Khata before", "Khata now"):
        assert word in said


def test_a_copy_says_so_above_and_below():
    head = msgspec.structs.replace(HEAD, is_copy=True)
    words = [row.text for row in rows(receipt(head=head)) if isinstance(row, Words)]
    assert [text for text in words if "COPY" in text] == ["*** COPY ***"] * 2


def test_the_number_is_a_code_for_the_return():
    assert [row.text for row in rows(receipt()) if isinstance(row, Code)] == [HEAD.number]


def test_a_return_names_its_sale_and_its_reason():
    slip = receipt(is_return=True, of_sale="1-1-3-00000000", reason="sour")
    said = labels(slip)
    assert "Of receipt" in said
    assert "Given back" in said
    assert "Total" not in said


def test_a_line_shows_its_discount_inside_its_amount():
    line = make_line()
    discounted = msgspec.structs.replace(line, discount=30, amount=line.gross - 30)
    (goods,) = [row for row in rows(receipt(lines=(discounted,))) if isinstance(row, Goods)]
    assert "Discount -0.30" in goods.detail
    assert goods.amount == paper_amount(line.gross - 30, money_style("PKR"))


def test_figures_keep_their_order_beside_a_word_that_reads_from_the_right():
    """Without isolation "12 x 60.00" is printed as "x 60.00 12", and "-72.00" as "72.00-"."""
    urdu = VOICE._replace(speak=lambda _word: "رعایت")
    line = msgspec.structs.replace(make_line(), discount=30, amount=29_970)
    (row,) = goods(receipt(lines=(line,)), urdu)
    assert row.detail == "\u20663 x 100.00\u2069  رعایت \u2066-0.30\u2069"


def test_cash_out_of_the_drawer_is_signed_for():
    slip = CashSlip(head=HEAD, is_in=False, amount_paisa=150_000, reason="milk man")
    assert "Signature" in labels(slip)


def test_a_z_report_says_that_nobody_counted_and_an_x_report_does_not_ask():
    closed = ShiftSlip(head=HEAD, shift_no=1, is_closed=True, opened_at="", **NOTHING)
    figures = {row.label: row.figure for row in rows(closed) if isinstance(row, Pair)}
    assert figures["Counted"] == "Not counted"
    assert "Counted" not in labels(msgspec.structs.replace(closed, is_closed=False))


def test_a_report_says_what_of_qr_is_not_confirmed_in_one_line():
    slip = ShiftSlip(head=HEAD, shift_no=1, is_closed=True, opened_at="", **NOTHING)
    assert not any("not confirmed" in label for label in labels(slip))
    slip = msgspec.structs.replace(slip, unconfirmed=3, unconfirmed_paisa=146_000)
    figures = {row.label: row.figure for row in rows(slip) if isinstance(row, Pair)}
    assert figures["QR not confirmed (3)"] == "1,460.00"


def test_every_language_can_be_heard():
    sheet = trial_sheet("Madina", Voice(money_style("INR"), lambda word: f"<{word.name}>"))
    assert any(Word.TEST.name in row.text for row in sheet.rows if isinstance(row, Words))
    assert sheet.is_ascii, "the sign of India's rupee is spelled"


SUGAR = Product(product_id=1, name_en="Sugar", name_ur="چینی", unit=Unit.KG)


def goods(slip, voice=VOICE):
    return [row for row in sheet_of([slip], voice).rows if isinstance(row, Goods)]


def test_weighed_goods_say_of_what_they_are():
    line = msgspec.structs.replace(make_line(), quantity=1750)
    (row,) = goods(receipt(lines=(line,), products=(SUGAR,)))
    assert row.detail == "1.75 kg x 100.00"


def test_goods_are_called_as_in_the_language_of_the_slip_unless_they_were_sold_by_another_name():
    urdu = VOICE._replace(language=lambda: "ur")
    line = msgspec.structs.replace(make_line(), name="Sugar")
    (row,) = goods(receipt(lines=(line,), products=(SUGAR,)), urdu)
    assert row.name == "چینی"
    (row,) = goods(receipt(products=(SUGAR,)), urdu)
    assert row.name == "Milk Pack"


def test_what_was_paid_ahead_is_no_debt_below_zero():
    slip = receipt(khata=KhataStanding(customer="Rashid", before_paisa=-300, after_paisa=-100))
    said = {row.label: row.figure for row in rows(slip) if isinstance(row, Pair)}
    assert (said["Paid ahead before"], said["Paid ahead now"]) == ("3.00", "1.00")
