"""Bills found again, one whole as a sheet, printed once more; and what is read when."""

import msgspec
import pytest

from pos_app.operations.khata import customers
from pos_app.settings import PrinterSettings

TEA, MILK = "8964000153451", "8964000123454"
RASHID = 10_000_001


@pytest.fixture
def book(models):
    models.history.is_watched = True
    return models.history


def numbers(book):
    return [row.receipt_no for row in book.rows.rows]


def test_what_is_typed_finds_bills_and_the_sheet_tells_all(book, models, till, sell):
    customers.add_customer(till, "Rashid Mehmood")
    first = sell(TEA, TEA)
    models.sale.scan(MILK)
    models.sale.payment.choose_buyer(RASHID)
    models.sale.pay_on_khata()
    book.search("1080")
    assert len(numbers(book)) == 1
    assert first.receipt_no in book.sheet.title
    kinds = [row.kind for row in book.lines.rows]
    assert kinds == ["item", "total", "tender"]
    book.search("rashid")
    assert [row.about for row in book.rows.rows] == ["Rashid Mehmood"]
    assert [row.text for row in book.lines.rows if row.kind == "tender"] == ["Khata"]
    assert not book.sheet.is_safe
    assert "not yet sent" in book.sheet.standing
    book.search("۱۰۸۰")
    assert len(numbers(book)) == 1
    book.search("nobody")
    assert numbers(book) == []
    assert book.bill is None
    assert book.sheet.title == ""


def test_a_receipt_from_below_the_log_is_said_to_be_at_head_office(book, till, notices):
    with till.db.write() as tx:
        tx.execute(
            "INSERT INTO brought_end (till_id, epoch, lane, till_seq, hash)"
            " SELECT till_id, epoch, 0, 9000, x'' FROM till_state"
        )
    book.scan("1-1-8000-00000000")
    assert "Head office" in notices[-1].text
    book.scan("1-1-9001-00000000")
    assert "No bill here fits" in notices[-1].text


def test_a_scan_opens_what_it_names(book, sell, notices):
    first, second = sell(TEA), sell(MILK)
    book.scan(first.receipt_no)
    assert book.bill.receipt_no == first.receipt_no
    book.scan(MILK)
    assert book.bill.receipt_no == second.receipt_no
    book.scan("1-1-1-00000000")
    assert notices[-1].is_error
    assert book.bill is None


def test_any_screen_opens_a_scanned_receipt_which_is_then_printed_again(models, sell):
    wanted, printed = [], []
    models.shell.screen_wanted.connect(wanted.append)
    sell(MILK)
    paid = sell(TEA)
    models.shell.committed.connect(printed.append)
    assert models.open_receipt(paid.receipt_no)
    assert not models.open_receipt(TEA)
    assert not models.open_receipt("a-b-c-d")
    assert wanted == ["history"]
    till = models.desk.till
    settings = msgspec.structs.replace(till.settings, printer=PrinterSettings(address="tcp:roll"))
    models.desk.set_anew(msgspec.structs.replace(till, settings=settings), {"printer"})
    models.history.reprint()
    assert [(each.is_copy, each.recorded.event.total) for each in printed] == [(True, 54_000)]


def test_what_nobody_looks_at_is_not_read(book, sell):
    sell(TEA)
    book.read()
    book.is_watched = False
    sell(TEA)
    assert len(numbers(book)) == 1
    book.is_watched = True
    sell(TEA)
    assert len(numbers(book)) == 3


def test_moving_reads_older_bills(book, sell, monkeypatch):
    for _ in range(5):
        sell(TEA)
    monkeypatch.setattr("pos_app.viewmodels.history.book.PAGE_ROWS", 2)
    book.read()
    assert (len(numbers(book)), book.can_go_on) == (2, True)
    for _ in range(6):
        book.move(1)
    assert (len(set(numbers(book))), book.can_go_on, book.current_row) == (5, False, 4)
    book.move(-100)
    assert book.current_row == 0


def test_a_qr_payment_that_was_seen_is_confirmed_once(models, book, notices):
    models.sale.scan(TEA)
    models.sale.ask_transfer()
    models.sale.ask_transfer()
    models.sale.enter()
    book.read()
    sale_id = book.bill.event_id
    assert book.can_confirm
    assert "Seen, not confirmed" in book.sheet.alert
    assert book.rows.rows[0].mark == "QR not confirmed"
    assert not book.confirm(sale_id, "47")
    assert notices[-1].is_error
    assert book.confirm(sale_id, " RA\u06f4\u06f711")
    assert "RA4711" in notices[-1].text
    assert (book.can_confirm, book.sheet.alert, book.rows.rows[0].mark) == (False, "", "")
    assert "RA4711" in next(row.note for row in book.lines.rows if row.kind == "tender")
    assert not book.confirm(sale_id, "RA4711")
    assert "still to be confirmed" in notices[-1].text
