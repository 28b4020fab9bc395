"""Looking back and taking goods back by keys alone, on the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.operations import history
from pos_app.ui.history.giving_page import GivingPage
from pos_app.ui.history.screen import HistoryScreen
from pos_app.ui.key_map import Command, ScreenName, bindings
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.card import Label
from pos_app.viewmodels.history.giving import Mode
from tests.support.factories import make_product
from tests.support.shops.staff import hire, seat

TEA, MILK = "8964000153451", "8964000123454"
BAG = "2000000000008"


def press(window, *keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window.front, key)


def type_text(window, text):
    QTest.keyClicks(QApplication.focusWidget() or window.front, text)


def seen(window):
    return [label.text() for label in window.findChildren(Label) if label.isVisible()]


@pytest.fixture
def front(window, models, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.front.setFocus()
    return window


@pytest.fixture
def sold(front, models):
    """A bill of two teas and one milk."""
    for code in (TEA, TEA, MILK):
        front.take_scan(code)
    front.take_command(Command.CASH)
    return models.sale.payment.view.paid


def test_a_return_by_its_scanned_receipt(front, models, sold):
    front.take_scan(sold.receipt_no)
    assert isinstance(front.front, HistoryScreen)
    front.take_command(Command.RETURN)
    front.take_scan(MILK)
    type_text(front, "sour")
    press(front, Qt.Key.Key_Return)
    assert models.history.giving.reason == "sour"
    type_text(front, "+")
    front.take_command(Command.SAVE)
    bill = models.history.bill
    assert (bill.event.total, bill.event.reason) == (38_000, "sour")
    assert not models.history.giving.is_active


def test_a_return_by_its_typed_number_from_the_sale(front, models, sold):
    front.take_command(Command.RETURN)
    type_text(front, sold.receipt_no)
    assert models.history.bill.receipt_no == sold.receipt_no
    press(front, Qt.Key.Key_Return)
    assert models.history.giving.view.mode is Mode.OF_BILL
    type_text(front, "2")
    press(front, Qt.Key.Key_Return)
    press(front, Qt.Key.Key_Down)
    press(front, Qt.Key.Key_Return)
    assert models.history.giving.worth.paisa == 146_000
    front.take_command(Command.SAVE)
    assert models.history.bill.event.total == 146_000


def test_an_exchange_walks_to_the_sale_and_back(front, models, sold):
    front.take_scan(sold.receipt_no)
    front.take_command(Command.RETURN)
    front.take_scan(TEA)
    front.take_command(Command.EXCHANGE)
    assert front.screen_name is ScreenName.SALE
    assert models.sale.payment.view.back.worth_paisa == 54_000
    front.take_scan(MILK)
    front.take_command(Command.CASH)
    assert models.sale.payment.view.paid.change_paisa == 16_000
    front.take_command(Command.HISTORY)
    assert models.history.bill.left_milli == {1: 1000, 2: 1000}
    front.take_scan(models.sale.payment.view.paid.receipt_no)
    assert models.history.bill.partner is not None


def test_a_void_asks_why(front, models, sold):
    front.take_command(Command.VOID_LAST)
    assert front.screen_name is ScreenName.HISTORY
    assert any("before F12. Esc" in words for words in seen(front)), "F7, F9, F10 do nothing here"
    type_text(front, "wrong customer")
    front.take_command(Command.SAVE)
    assert models.history.bill.is_undone
    assert history.bill(models.desk.till, history.last_sale(models.desk.till)).is_all_back


def test_keys_that_need_a_word_ask_for_it(front, models, sold):
    hire(models.desk.till)
    seat(models, "Aslam")
    front.take_command(Command.VOID_LAST)
    type_text(front, "wrong")
    front.take_command(Command.SAVE)
    assert front.screen_name is ScreenName.DIALOG
    front.take_command(Command.BACK)
    assert not history.bill(models.desk.till, history.last_sale(models.desk.till)).is_undone


def test_without_a_receipt(front, models):
    front.take_command(Command.RETURN)
    front.take_command(Command.NO_RECEIPT)
    front.take_scan(MILK)
    front.take_command(Command.SEARCH)
    type_text(front, "danedar")
    press(front, Qt.Key.Key_Return)
    assert [row.worth_paisa for row in models.history.giving.rows.rows] == [38_000, 54_000]
    front.take_command(Command.REMOVE_LINE)
    front.take_command(Command.UNFIT)
    front.take_command(Command.SAVE)
    type_text(front, "sour")
    front.take_command(Command.SAVE)
    assert models.history.bill.event.total == 38_000
    assert models.history.bill.event.sale is None


def test_escape_leads_back_step_by_step(front, models, sold):
    front.take_command(Command.HISTORY)
    type_text(front, "1460")
    press(front, Qt.Key.Key_Return)
    for _ in range(2):
        front.take_command(Command.BACK)
    assert models.history.text == ""
    front.take_command(Command.TAB_2)
    assert models.history.shows_entries
    press(front, Qt.Key.Key_Down, Qt.Key.Key_Return)
    front.take_command(Command.RETURN)
    assert models.history.entries.rows.rows[0].mark
    front.take_command(Command.BACK)
    assert not models.history.shows_entries
    front.take_command(Command.BACK)
    assert front.screen_name is ScreenName.SALE


def test_a_receipt_again_is_a_copy_and_any_screen_takes_the_key(front, models, sold):
    heard = []
    models.shell.committed.connect(heard.append)
    for screen in (ScreenName.STOCK, ScreenName.SALE, ScreenName.HISTORY):
        front.open_screen(screen)
        assert front.take_command(Command.REPRINT)
    # No receipt printer is set: the last slip, and here the chosen bill, become pages.
    assert heard == []
    made = list(models.desk.till.settings.report_folder.glob("bill *.pdf"))
    assert len(made) == 3


@pytest.mark.parametrize("is_void", [False, True])
def test_goods_that_were_free_go_back_by_a_finger_as_well(front, models, is_void):
    """A bill of nothing but a free bag is worth nothing, and can come back all the same."""
    make_product(models.desk.till, "Bag", code=BAG, price_paisa=0)
    front.take_scan(BAG)
    front.take_command(Command.CASH)
    front.take_command(Command.VOID_LAST if is_void else Command.HISTORY)
    if is_void:
        models.history.giving.set_reason("wrong bill")
    else:
        front.take_command(Command.RETURN)
    (page,) = front.front.findChildren(GivingPage)
    words = "Void the bill" if is_void else "Give back"
    (button,) = (each for each in page.findChildren(ActionButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not models.history.bill.is_sale
    assert not models.history.giving.is_active


def test_every_listed_key_does_something(front, models, sold):
    front.take_command(Command.HISTORY)
    screen = front.front
    bound = {each.command for each in bindings(ScreenName.HISTORY)}
    assert screen.commands <= bound
    for command in (Command.RETURN, Command.NO_RECEIPT, Command.VOID_LAST):
        front.take_command(command)
        assert screen.listed() <= screen.commands
        assert screen.take_command(Command.BACK)
    assert not screen.take_command(Command.PRICE)


def test_every_way_to_give_goods_back_has_its_icon(front):
    front.take_command(Command.RETURN)
    front.take_command(Command.NO_RECEIPT)
    buttons = front.front.findChild(GivingPage).findChildren(ActionButton)
    assert len(buttons) >= 5
    assert all(button.icon_name for button in buttons)


def test_a_return_in_front_offers_no_key_to_take_it_back_again(front, models, sold):
    front.take_scan(sold.receipt_no)
    screen = front.front
    assert {Command.RETURN, Command.VOID_LAST} <= screen.listed()
    front.take_command(Command.VOID_LAST)
    type_text(front, "twice")
    front.take_command(Command.SAVE)
    assert not models.history.bill.is_sale
    assert not {Command.RETURN, Command.VOID_LAST} & screen.listed()
    front.take_scan(sold.receipt_no)
    assert models.history.bill.is_all_back
    assert not {Command.RETURN, Command.VOID_LAST} & screen.listed()


def pay_by_qr(front):
    """Ask for a card, then for QR, and let the customer go without a number."""
    front.take_command(Command.CARD)
    front.take_command(Command.CARD)
    press(front, Qt.Key.Key_Return)


def test_a_qr_payment_is_asked_seen_and_confirmed_by_keys(front, models):
    """The customer may go at once; the bank's number comes later, and the list is empty again."""
    front.take_scan(TEA)
    pay_by_qr(front)
    number = models.sale.payment.view.paid.receipt_no
    front.take_command(Command.RETURN)
    type_text(front, number)
    assert Command.CONFIRM in front.front.listed()
    front.take_command(Command.CONFIRM)
    assert any(number in words and "by QR" in words for words in seen(front))
    press(front, Qt.Key.Key_Return)
    assert models.shift.view.unconfirmed, "nothing was typed"
    type_text(front, "RA4711")
    front.take_command(Command.SAVE)
    assert models.shift.view.unconfirmed == ()
    assert "RA4711" in models.history.sheet.rows[-1].note
    assert Command.CONFIRM not in front.front.listed()
    front.take_command(Command.CONFIRM)
    assert not any("by QR" in words for words in seen(front)), "nothing is left to confirm"


def test_a_scan_closes_the_form_for_a_payments_number(front, models, sold):
    front.take_scan(TEA)
    pay_by_qr(front)
    front.take_scan(models.sale.payment.view.paid.receipt_no)
    front.take_command(Command.CONFIRM)
    front.take_scan(sold.receipt_no)
    assert models.history.bill.receipt_no == sold.receipt_no
    assert not any("by QR" in words for words in seen(front))
