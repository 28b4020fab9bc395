"""A statement on paper says every bill, item and payment, and its balances add up."""

import msgspec

from pos_app.domain.khata.accounts import Ageing, Customer, EntryKind
from pos_app.domain.pages.document import Chart, Document, Tone
from pos_app.domain.pages.khata_statement import (
    ROWS_A_SHEET,
    span_words,
    statement_document,
    statement_sheets,
)
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.money_style import money_style
from pos_app.domain.slips.sheet import Pair
from pos_app.domain.slips.text_lines import plain_text
from pos_app.domain.statement import Statement, StatementItem, StatementLine

VOICE = Voice(money_style("PKR"))
TEA = StatementItem(name="Tea", quantity_milli=2000, amount_paisa=54_000)
BILL = StatementLine(
    kind=EntryKind.CREDIT,
    at_ms=0,
    day="2026-11-27",
    receipt_no="1-1-5-ee25a4e6",
    amount_paisa=44_000,
    balance_paisa=456_000,
    total_paisa=54_000,
    items=(TEA,),
)
PAID = StatementLine(
    kind=EntryKind.PAYMENT,
    at_ms=0,
    day="2026-11-28",
    receipt_no="1-1-6-2ab696a6",
    amount_paisa=-300_000,
    balance_paisa=156_000,
    tender="cash",
    note="by his son",
)


def statement(*lines, first="2026-11-01"):
    return Statement(
        store_name="Madina General Store",
        store_lines=("Main Bazar",),
        first=first,
        last="2026-11-28",
        customer=Customer(customer_id=1, name="Rashid", phone="0300-1234567"),
        made_ms=0,
        opening_paisa=412_000,
        lines=lines,
        closing_paisa=lines[-1].balance_paisa if lines else 412_000,
        limit_paisa=None,
        ageing=Ageing(),
    )


def test_pages_have_each_amount_in_its_column():
    document = statement_document(statement(BILL, PAID), VOICE)
    assert isinstance(document, Document)
    cells = [line.cells for line in document.lines]
    assert cells[0][1:] == ("Brought forward", "", "", "", "4,120.00")
    assert cells[1][0] == "27.11.2026"
    assert "1-1-5-ee25a4e6" in cells[1][1]
    assert cells[1][2:] == ("540.00", "440.00", "", "4,560.00")
    assert cells[2] == ("", "2 x Tea", "540.00", "", "", "")
    assert "Cash" in cells[3][1]
    assert cells[3][2:] == ("", "", "3,000.00", "1,560.00")
    assert cells[4][1] == "by his son"
    assert cells[-1][1:] == ("Balance", "", "", "", "1,560.00")
    assert [line.tone for line in document.lines][1:3] == [Tone.PLAIN, Tone.QUIET]
    assert [fact.figure for fact in document.facts] == [
        "4,120.00",
        "440.00",
        "3,000.00",
        "Rs 1,560.00",
    ]
    assert document.chart == Chart()
    assert not document.chart.has_heat


def test_what_came_back_is_not_summed_as_paid():
    back = msgspec.structs.replace(
        PAID, kind=EntryKind.RETURN, amount_paisa=-54_000, balance_paisa=102_000
    )
    eased = msgspec.structs.replace(
        PAID, kind=EntryKind.ADJUSTMENT, amount_paisa=-2_000, balance_paisa=100_000
    )
    told = {
        fact.word: fact.figure
        for fact in statement_document(statement(BILL, PAID, back, eased), VOICE).facts
    }
    assert told == {
        "Brought forward": "4,120.00",
        "Put on khata": "440.00",
        "Paid": "3,000.00",
        "Goods back": "540.00",
        "Adjusted": "20.00",
        "Balance": "Rs 1,000.00",
    }
    (sheet,) = statement_sheets(statement(BILL, PAID, back), VOICE)
    pairs = {row.label: row.figure for row in sheet.rows if isinstance(row, Pair)}
    assert (pairs["Paid"], pairs["Goods back"]) == ("3,000.00", "540.00")


def test_the_slip_says_the_same_in_a_printers_own_letters():
    (sheet,) = statement_sheets(statement(BILL, PAID), VOICE)
    assert sheet.is_ascii
    text = plain_text(sheet, 32)
    for words in ("Brought forward", "1-1-5-ee25a4e6", "2 x Tea", "+440.00", "-3,000.00"):
        assert words in text, words
    assert "Rs 1,560.00" in text
    assert "Main Bazar" in text


def test_a_long_slip_is_cut_and_nothing_is_lost():
    sheets = statement_sheets(statement(*[BILL] * 200), VOICE)
    assert len(sheets) > 2
    assert max(len(sheet.rows) for sheet in sheets) == ROWS_A_SHEET
    text = "".join(plain_text(sheet, 48) for sheet in sheets)
    assert text.count("1-1-5-ee25a4e6") == 200


def test_without_a_first_day_it_covers_all_until_the_last():
    assert span_words(statement(), VOICE) == "01.11.2026 to 28.11.2026"
    assert span_words(statement(first=""), VOICE) == "Until 28.11.2026"
    document = statement_document(statement(first=""), VOICE)
    assert len(document.lines) == 2, "brought forward, and the balance"
