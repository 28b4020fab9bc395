"""Customers and khata by keys alone, on the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication, QListView

from pos_app.operations.khata import accounts, customers
from pos_app.ui.frame.customer_list import CustomerPicker
from pos_app.ui.frame.form import Form
from pos_app.ui.frame.khata_covers import KhataCovers
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.khata.entry_list import ENTRY_PX, EntryList
from pos_app.ui.khata.screen import KhataScreen
from pos_app.viewmodels.khata.rows import EntryRow
from pos_app.viewmodels.row_model import RowModel

TEA, MILK = "8964000153451", "8964000123454"
RASHID = 10_000_001


def press(window, *keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window.front, key)


def type_text(window, text):
    QTest.keyClicks(QApplication.focusWidget() or window.front, text)


@pytest.fixture
def front(window, models, qtbot):
    customers.add_customer(models.desk.till, "Rashid Mehmood", phone="0300-1234567")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.front.setFocus()
    return window


@pytest.fixture
def owed(models):
    def read(customer_id=RASHID):
        return accounts.account(models.desk.till, customer_id).balance_paisa

    return read


def test_credit_for_somebody_found_by_name(front, models, owed):
    front.take_scan(TEA)
    front.take_command(Command.KHATA)
    assert front.findChild(CustomerPicker).isVisible()
    type_text(front, "mahmud")
    press(front, Qt.Key.Key_Return)
    assert owed() == 54_000
    assert models.sale.payment.view.paid.customer == "Rashid Mehmood"
    assert front.front.hasFocus()


def test_credit_for_somebody_new_added_on_the_spot(front, models, owed):
    front.take_scan(TEA)
    front.take_command(Command.KHATA)
    type_text(front, "Bilal")
    press(front, Qt.Key.Key_Return)
    assert front.findChild(Form).isVisible()
    press(front, Qt.Key.Key_Return)
    type_text(front, "0333-1112223")
    front.take_command(Command.CASH)
    assert owed(RASHID + 1) == 54_000
    assert front.findChild(KhataCovers).front is None


def test_a_scan_closes_the_picker_and_goes_onto_the_bill(front, models, owed):
    front.take_scan(TEA)
    front.take_command(Command.KHATA)
    front.take_scan(MILK)
    assert not front.findChild(CustomerPicker).isVisible()
    assert len(models.sale.lines.rows) == 2
    front.take_command(Command.CUSTOMER)
    press(front, Qt.Key.Key_Return)
    assert owed() == 0, "the wish for khata was given up with the list"
    assert models.sale.payment.view.buyer.customer_id == RASHID
    front.take_command(Command.CUSTOMER)
    front.take_command(Command.CUSTOMER)
    assert models.sale.payment.view.buyer is None


def test_escape_closes_the_picker_and_keeps_the_bill(front, models):
    front.take_scan(TEA)
    front.take_command(Command.CUSTOMER)
    front.take_command(Command.BACK)
    assert front.findChild(KhataCovers).front is None
    assert len(models.sale.lines.rows) == 1


def test_a_payment_from_the_sale_screen(front, models, owed):
    front.take_command(Command.KHATA)
    press(front, Qt.Key.Key_Return)
    type_text(front, "250")
    front.take_command(Command.CASH)
    assert owed() == -25_000


def test_a_card_payment_is_typed_into_the_panel_and_only_escape_gives_it_up(front, models):
    front.take_scan(TEA)
    front.take_command(Command.CARD)
    type_text(front, "4411")
    assert models.sale.payment.view.asking.reference == "4411"
    front.take_command(Command.CASH)
    assert models.sale.payment.view.asking.reference == "4411", "it may have come"
    front.take_command(Command.BACK)
    front.take_command(Command.CASH)
    assert models.sale.payment.view.paid.given_paisa == 54_000
    assert models.sale.payment.view.asking is None


def test_exact_without_a_receipt(front, models):
    heard = []
    models.shell.committed.connect(heard.append)
    front.take_scan(TEA)
    front.take_command(Command.CASH_NO_RECEIPT)
    assert [told.wants_slip for told in heard] == [False]


def test_the_book_by_keys(front, models, owed):
    front.open_screen(ScreenName.KHATA)
    screen = front.front
    assert isinstance(screen, KhataScreen)
    front.take_command(Command.ADJUST)
    type_text(front, "4120")
    press(front, Qt.Key.Key_Return)
    type_text(front, "paper book")
    front.take_command(Command.SAVE)
    assert owed() == 412_000
    front.take_command(Command.SAVE)
    type_text(front, "3000")
    press(front, Qt.Key.Key_Return)
    type_text(front, "4411")
    front.take_command(Command.CARD)
    assert owed() == 112_000
    front.take_command(Command.TABLE)
    assert models.khata.shows_items
    front.take_command(Command.EDIT)
    press(front, Qt.Key.Key_Tab)
    type_text(front, "111")
    front.take_command(Command.SAVE)
    assert models.khata.current.phone == "111"
    front.take_command(Command.CUSTOMER)
    front.take_command(Command.BACK)
    screen.setFocus()
    type_text(front, "zz")
    assert models.khata.rows.rows == ()
    front.take_command(Command.CUSTOMER)
    type_text(front, "zz")
    front.take_command(Command.SAVE)
    assert models.khata.current.name == "zz"
    front.take_command(Command.BACK)
    front.take_command(Command.TAB_2)
    assert len(models.khata.rows.rows) == 1
    front.take_scan(f"C:{RASHID}")
    assert models.khata.current.customer_id == RASHID
    front.take_command(Command.BACK)
    assert front.screen_name is ScreenName.SALE


def test_there_is_no_empty_card_of_entries_while_nobody_is_in_front(window, models):
    window.open_screen(ScreenName.KHATA)
    entries = next(e for e in window.findChildren(QListView) if e.accessibleName() == "Entries")
    assert not entries.isVisible()
    customers.add_customer(models.desk.till, "Rashid")
    models.khata.read()
    assert entries.isVisible()
    card = entries.parentWidget().rect()
    assert card.adjusted(1, 8, -1, -8) == entries.geometry(), "clear of the rounded corners"


def test_a_line_parts_entries_and_stands_above_no_first_one(app, qtbot):
    model = RowModel(str)
    model.replace([EntryRow("credit", "22.11.2026", text, 100) for text in ("1-1-1", "1-1-2")])
    view = EntryList(app.theme, model)
    qtbot.addWidget(view)
    view.resize(440, 3 * ENTRY_PX)
    picture = view.viewport().grab().toImage()
    line = app.theme.colour("border")
    assert [picture.pixelColor(200, y) == line for y in (0, ENTRY_PX)] == [False, True]
