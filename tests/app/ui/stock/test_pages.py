"""Deliveries, counts and vendors on one screen, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.db.queries import products, stock
from pos_app.ui.frame.row_list import HeadingRow, RowList
from pos_app.ui.frame.tabs import Tabs
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.stock.count_screen import CountScreen
from pos_app.ui.stock.pages import StockPages
from pos_app.ui.stock.receive_screen import ReceiveScreen
from pos_app.ui.stock.vendor_page import VendorPage
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.fields import DayField
from pos_app.viewmodels.receive import ReceiveModel
from tests.support.screens import found

TEA = "8964000153451"


def type_text(window, text):
    QTest.keyClicks(QApplication.focusWidget() or window.front, text)
    QTest.keyClick(QApplication.focusWidget() or window.front, Qt.Key.Key_Return)


@pytest.fixture
def front(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open_screen(ScreenName.STOCK)
    return window


def test_a_count_by_scans_and_keys(front, models):
    front.take_command(Command.TAB_2)
    assert isinstance(front.front.page, CountScreen)
    assert front.front.hasFocus()
    front.take_scan(TEA)
    type_text(front, "22")
    assert models.count.drafts[0].quantity_milli == 22_000
    assert Command.BLIND in front.front.listed()
    front.take_command(Command.BLIND)
    assert not models.count.is_blind
    front.take_command(Command.SAVE)
    tea = found(models)[0].product_id
    with models.desk.till.db.read() as tx:
        assert stock.on_hand(tx, [tea])[tea] == 22_000
    front.take_command(Command.TAB_1)
    assert isinstance(front.front.page, ReceiveScreen)
    assert Command.BLIND not in front.front.listed()
    assert not front.take_command(Command.BLIND)


def test_the_day_of_a_delivery_is_typed_and_never_one_to_come(front, models):
    notices = []
    models.shell.noticed.connect(notices.append)
    front.take_scan(TEA)
    day = front.front.page.findChild(DayField)
    assert day.text() == "22.11.2026", "today, until somebody types another one"
    day.setFocus()
    QTest.keyClicks(day, "2311")
    front.take_command(Command.SAVE)
    assert models.receive.drafts == (), "without a year it is the last such day"
    front.take_command(Command.TAB_1)
    front.take_scan(TEA)
    day.setFocus()
    QTest.keyClicks(day, "23.11.26")
    front.take_command(Command.SAVE)
    assert len(models.receive.drafts) == 1
    assert "23.11.2" in notices[-1].text
    assert notices[-1].is_error
    assert day.hasFocus()
    assert day.property("wrong")
    day.clear()
    front.take_command(Command.SAVE)
    assert models.receive.drafts == ()
    assert (day.text(), day.property("wrong")) == ("22.11.2026", False)
    with models.desk.till.db.read() as tx:
        rows = tx.execute("SELECT delivered_on FROM batch ORDER BY hlc_ms DESC LIMIT 2").fetchall()
    assert rows == [(None,), ("2025-11-23",)]


def test_a_count_without_its_enter_is_entered_before_the_list_is_recorded(front, models):
    told = []
    models.shell.noticed.connect(told.append)
    front.take_scan(TEA)
    models.receive.type_text("24")
    front.take_command(Command.SAVE)
    assert [draft.quantity_milli for draft in models.receive.drafts] == [24_000]
    assert "F12" in told[-1].text
    front.take_command(Command.SAVE)
    assert models.receive.drafts == ()
    tea = found(models)[0].product_id
    with models.desk.till.db.read() as tx:
        assert stock.on_hand(tx, [tea])[tea] == 48_000
    front.take_scan(TEA)
    models.receive.type_text("1.5")
    front.take_command(Command.SAVE)
    assert told[-1].is_error
    assert [draft.quantity_milli for draft in models.receive.drafts] == [1_000]


def test_tab_enters_a_typed_number_into_the_cell_where_it_was_typed(front, models):
    told = []
    models.shell.noticed.connect(told.append)
    front.take_scan(TEA)
    receive, page = models.receive, front.front.page

    def type_and(key, typed):
        receive.type_text(typed)
        QTest.keyClick(page, key)

    type_and(Qt.Key.Key_Tab, "48")
    assert (receive.drafts[0].quantity_milli, receive.current_cell) == (48_000, 1)
    type_and(Qt.Key.Key_Right, "150.50")
    assert (receive.drafts[0].cost_paisa, receive.current_cell) == (15_050, 2)
    type_and(Qt.Key.Key_Tab, "99")
    assert told[-1].is_error
    assert receive.current_cell == 2, "what is refused stays where it was typed"
    type_and(Qt.Key.Key_Tab, "31.12.2027")
    assert receive.current_cell == 0
    draft = receive.drafts[0]
    assert (draft.quantity_milli, draft.cost_paisa, draft.expiry) == (48_000, 15_050, "2027-12-31")


@pytest.mark.parametrize(("language", "words"), [("en", "2 lines"), ("ur", "2 لائنیں")])
def test_a_list_that_is_back_says_so_in_the_language_of_the_window(qapp, models, language, words):
    told = []
    models.shell.noticed.connect(told.append)
    for product in found(models)[:2]:
        models.receive.add(product)
    models.save_now()
    qapp.set_language(language)
    try:
        ReceiveModel(models.desk).welcome()
    finally:
        qapp.set_language("en")
    assert words in "".join(char for char in told[-1].text if char not in "\u2066\u2069")


@pytest.mark.parametrize("tab", [Command.TAB_1, Command.TAB_2])
def test_f12_in_a_search_that_finds_nothing_adds_a_product_and_records_no_list(front, models, tab):
    front.take_command(tab)
    page = front.front.page
    front.take_scan(TEA)
    page.model.type_text("zzqq")
    front.take_command(Command.SAVE)
    assert len(page.model.drafts) == 1, "the search said that F12 adds what it did not find"
    assert front.front.screen_name is ScreenName.PRODUCTS
    assert models.products.card.texts["name_en"] == "zzqq"


def test_f12_in_a_search_while_goods_are_taken_out_takes_nothing_out(front, models):
    front.open_screen(ScreenName.REMOVAL)
    front.take_scan(TEA)
    models.remove.type_text("zzqq")
    front.take_command(Command.SAVE)
    assert len(models.remove.drafts) == 1
    assert models.products.card.texts["name_en"] == "zzqq"


def test_a_vendor_by_keys(front, models):
    front.take_command(Command.TAB_3)
    assert isinstance(front.front.page, VendorPage)
    type_text(front, "Metro")
    with models.desk.till.db.read() as tx:
        assert [vendor.name for vendor in products.vendors(tx)] == ["Metro"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert models.vendors.current.name == "Metro"
    type_text(front, "Metro Store")
    assert models.vendors.rows.rows[0].name == "Metro Store"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    buttons = front.front.page.findChildren(ActionButton)
    (new,) = (each for each in buttons if each.text() == "New vendor")
    new.click()
    assert models.vendors.current is None, "a finger has no key to go above the first one"
    assert not new.isVisible()
    front.take_scan(TEA)
    assert models.receive.drafts == ()
    assert models.inbox is not None


def test_the_pages_are_parts_of_one_screen(front):
    pages = front.front
    assert isinstance(pages, StockPages)
    assert len(pages.findChildren(Tabs)) == 1
    (listed,) = pages.findChildren(RowList)
    heading = listed.findChild(HeadingRow)
    assert heading.accessibleName() == "Vendor, How often, Last delivery"
    front.take_command(Command.BACK)
    assert front.screen_name is ScreenName.SALE
