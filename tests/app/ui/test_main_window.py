"""The frame by keys alone: commands, screens, typed keys, overlays, the way of the focus."""

from typing import override

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.ui.frame.help import HelpOverlay, Keycap
from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.search import SearchBox, SearchOverlay
from pos_app.ui.frame.unknown import UnknownCard
from pos_app.ui.key_map import SCREEN_OF, Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.sale.line_delegate import LineDelegate, columns
from pos_app.ui.sale.line_list import LineList
from pos_app.ui.sale.pay_side import PaySide
from pos_app.ui.sale.tiles import TileRow
from pos_app.ui.screens import SCREENS
from pos_app.ui.shift.now_page import NowPage
from pos_app.ui.stock.draft_list import DraftList
from pos_app.ui.stock.stock_screen import StockScreen
from pos_app.ui.widgets.small_buttons import KeyButton, TileButton
from pos_app.ui.widgets.toast import Toast
from pos_app.viewmodels.line_rows import LineRow
from pos_app.viewmodels.models import Models
from pos_app.viewmodels.shell import Desk, Notice

TEA, MILK, UNKNOWN = "8964000153451", "8964000123454", "5000159461122"


def press(window, *keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window.front, key)


def type_text(window, text):
    QTest.keyClicks(QApplication.focusWidget() or window.front, text)


@pytest.fixture
def front(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.front.setFocus()
    return window


def test_typed_keys_reach_the_bill(front, models):
    type_text(front, TEA)
    press(front, Qt.Key.Key_Return)
    type_text(front, "3*")
    assert models.sale.entry.multiplier_text == "3"
    front.take_scan(MILK)
    press(front, Qt.Key.Key_Up)
    assert models.sale.current_row == 0
    type_text(front, "12")
    press(front, Qt.Key.Key_Backspace)
    assert models.sale.entry.typed == "1"
    assert isinstance(models.sale.lines.rows[0], LineRow)


def test_a_letter_searches_and_enter_adds(front, models):
    type_text(front, "t")
    box = front.findChild(SearchBox)
    assert box.hasFocus()
    type_text(front, "apal")
    assert box.text() == "tapal"
    press(front, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert models.sale.lines.rows[0].name == "Tapal Family Mixture 430 g"
    assert front.front.hasFocus()


def test_a_scan_closes_the_search_and_is_sold(front, models):
    front.take_command(Command.SEARCH)
    front.take_scan(TEA)
    assert not front.findChild(SearchOverlay).isVisible()
    assert len(models.sale.lines.rows) == 1


@pytest.mark.parametrize("screen", ["SHIFT", "REPORTS", "SYNC", "SETTINGS"])
def test_enter_sells_what_was_scanned_where_nothing_is_sold(front, models, screen):
    front.open_screen(ScreenName[screen])
    front.take_scan(TEA)
    assert models.sale.cart.lines == ()
    press(front, Qt.Key.Key_Return)
    assert front.screen_name is ScreenName.SALE
    assert [line.quantity_milli for line in models.sale.cart.lines] == [1000]


def test_a_click_sells_it_too_and_enter_does_not_when_the_words_are_gone(front, models, qtbot):
    front.open_screen(ScreenName.SHIFT)
    front.take_scan(TEA)
    toast = front.findChild(Toast)
    toast.hide()
    press(front, Qt.Key.Key_Return)
    assert front.screen_name is ScreenName.SHIFT
    front.take_scan(TEA)
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert len(models.sale.cart.lines) == 1


def test_what_another_screen_offered_to_undo_is_not_offered_here(front, models):
    """Ctrl+Z is the front screen's: a line of the bill would go instead."""
    front.open_screen(ScreenName.STOCK)
    models.shell.notice(Notice("Removed Tea", can_undo=True))
    toast = front.findChild(Toast)
    assert toast.isVisible()
    front.open_screen(ScreenName.SALE)
    assert not toast.isVisible()
    models.shell.notice(Notice("Now scan what goes out"))
    front.open_screen(ScreenName.STOCK)
    assert toast.isVisible(), "what only tells goes on until it was read"


def test_what_failed_is_not_told_over_another_screen_or_a_later_success(front, models):
    front.take_command(Command.CASH)
    toast = front.findChild(Toast)
    assert toast.isVisible()
    front.open_screen(ScreenName.STOCK)
    assert not toast.isVisible()
    front.take_command(Command.SAVE)
    assert toast.isVisible()
    front.take_scan(TEA)
    assert not toast.isVisible()
    models.receive.type_text("1.5")
    models.receive.enter()
    assert toast.isVisible()
    models.receive.type_text("15")
    models.receive.enter()
    assert not toast.isVisible()
    front.open_screen(ScreenName.SALE)
    front.take_command(Command.CASH)
    assert toast.isVisible()
    front.open_screen(ScreenName.SALE)
    assert toast.isVisible(), "it is about this screen"
    front.take_scan(TEA)
    assert not toast.isVisible()


def test_an_unknown_code_is_added_without_a_mouse(front, models):
    front.take_scan(UNKNOWN)
    card = front.findChild(UnknownCard)
    assert card.isVisible()
    front.take_scan(TEA)
    type_text(front, "Dairy Milk")
    press(front, Qt.Key.Key_Return)
    type_text(front, "120")
    front.take_command(Command.CASH)
    assert not card.isVisible()
    assert [line.name for line in models.sale.lines.rows][-1] == "Dairy Milk"
    assert models.sale.payment.view.paid is None


@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_part_of_a_quick_tile_sticks_out_below_the_card_for_an_unknown_code(
    app, models, qtbot, language
):
    app.set_language(language)
    models.sale.tiles.read()
    window = MainWindow(app.theme, models)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.take_scan(UNKNOWN)
    card, tile = window.front.findChild(UnknownCard), window.front.findChildren(TileButton)[0]
    lies = QRect(tile.mapTo(window.front, QPoint()), tile.size())
    assert card.geometry().contains(lies)


def test_a_notice_takes_its_place_on_the_screen_that_is_opened_below_it(front, models, qtbot):
    models.shell.tell_away()
    toast = front.findChild(Toast)
    beside = toast.geometry().center().x()
    front.open_screen(ScreenName.SYNC)
    stack = front.front.parentWidget()
    middle = stack.mapTo(front, stack.rect().center()).x()
    assert beside < middle
    assert abs(toast.geometry().center().x() - middle) <= 1


def test_escape_skips_an_unknown_code_and_f9_sells_it_once(front, models):
    front.take_scan(UNKNOWN)
    front.take_command(Command.BACK)
    assert models.sale.lines.rows == ()
    front.take_scan(UNKNOWN)
    type_text(front, "Box")
    press(front, Qt.Key.Key_Return)
    type_text(front, "5")
    front.take_command(Command.KHATA)
    assert models.sale.lines.rows[0].amount_paisa == 500


def test_help_lists_only_what_works_here(front):
    front.take_command(Command.HELP)
    overlay = front.findChild(HelpOverlay)
    assert overlay.isVisible()
    assert len(overlay.findChildren(Keycap)) > len(front.front.listed())
    front.take_command(Command.BACK)
    assert not overlay.isVisible()


def test_help_gives_the_keyboard_back_to_whoever_has_it(front, models):
    type_text(front, "1")
    for _ in range(2):
        press(front, Qt.Key.Key_Tab)
    before = QApplication.focusWidget()
    assert before is not front.front
    front.take_command(Command.HELP)
    front.take_command(Command.BACK)
    assert QApplication.focusWidget() is before
    front.front.setFocus()
    front.take_command(Command.HELP)
    front.take_command(Command.BACK)
    type_text(front, "5")
    assert models.sale.entry.typed == "15"


def test_help_lists_the_keys_of_buttons_and_no_other_screens_typing(front):
    def shown():
        overlay = front.findChild(HelpOverlay)
        return {cap.accessibleName() for cap in overlay.findChildren(Keycap) if cap.isVisible()}

    front.take_command(Command.HELP)
    assert shown() >= {"F5", "F9", "F10", "F12", "Alt+1\u20137", "3*", "50="}
    front.take_command(Command.BACK)
    front.open_screen(ScreenName.STOCK)
    front.take_command(Command.HELP)
    assert "3*" in shown()
    assert "50=" not in shown()
    front.take_command(Command.BACK)
    front.open_screen(ScreenName.PRODUCTS)
    front.take_command(Command.HELP)
    assert not shown() & {"3*", "50=", "+ \u2212", "Enter"}
    assert "Ctrl+0" in shown()


@pytest.mark.parametrize("name", [ScreenName.SALE, ScreenName.STOCK, ScreenName.REMOVAL])
def test_every_listed_command_is_carried_out(front, name):
    front.open_screen(name)
    for command in front.front.listed() - {Command.BACK}:
        front.open_screen(name)
        assert front.take_command(command), command
        front.take_command(Command.BACK)


def test_a_number_opens_its_screen_where_there_is_one(front):
    there = {entry.name for entry in SCREENS}
    for command, name in SCREEN_OF.items():
        assert front.take_command(command) == (name in there)


def test_screens_open_by_their_keys_and_escape_leads_back(front):
    front.take_command(Command.SCREEN_2)
    assert isinstance(front.front.page, StockScreen)
    front.take_command(Command.NEXT_SCREEN)
    assert front.screen_name is ScreenName.REMOVAL
    front.take_command(Command.BACK)
    assert front.screen_name is ScreenName.SALE


def test_tab_goes_round_every_control_once_and_comes_back(front, models):
    front.take_scan(TEA)
    seen = []
    for _ in range(40):
        press(front, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget in seen:
            break
        assert widget.isEnabled()
        assert widget.accessibleName() or isinstance(widget, Screen)
        seen.append(widget)
    names = [widget.accessibleName() for widget in seen]
    assert any("F12" in name for name in names)
    assert any("Exact" in name for name in names)
    assert len(seen) == len(set(seen))


def test_tab_moves_through_the_cells_of_stock_in(front, models):
    front.take_command(Command.SCREEN_2)
    front.take_scan(TEA)
    press(front, Qt.Key.Key_Tab)
    assert models.receive.current_cell == 1
    press(front, Qt.Key.Key_Left)
    assert models.receive.current_cell == 0
    assert front.front.page.findChild(DraftList).currentIndex().row() == 0


def test_ctrl_y_takes_an_undo_back_on_a_stock_screen(front, models):
    front.take_command(Command.SCREEN_2)
    front.take_scan(TEA)
    assert front.take_command(Command.UNDO)
    assert models.receive.drafts == ()
    assert front.take_command(Command.REDO)
    assert len(models.receive.drafts) == 1


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_click_on_the_stepper_counts(front, models, qtbot, direction):
    front.take_scan(TEA)
    lines = front.findChild(LineList)
    lines.setLayoutDirection(direction)
    box = lines.visualRect(lines.currentIndex())
    for from_lead, count in ((150, 2), (10, 1), (80, 1)):
        place = QPoint(columns(box.width()).quantity + from_lead, box.center().y())
        if direction is Qt.LayoutDirection.RightToLeft:
            place.setX(box.right() - place.x())
        qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert models.sale.lines.rows[0].quantity_milli == count * 1000
    assert isinstance(lines.line_delegate, LineDelegate)


def test_a_screen_that_gets_the_focus_is_not_painted_again(front, qtbot):
    """All that lies in it was: 5 ms whenever something over it was closed, and at the start."""
    QCoreApplication.processEvents()
    painted = []

    class Watch(QObject):
        @override
        def eventFilter(self, watched, event):
            if event.type() is QEvent.Type.Paint:
                painted.append(watched)
            return False

    watch = Watch()
    front.findChild(PaySide).installEventFilter(watch)
    for _ in range(2):
        front.front.clearFocus()
        front.front.setFocus()
        QCoreApplication.processEvents()
    assert painted == []
    front.front.update()
    qtbot.waitUntil(lambda: len(painted) == 1)


def test_the_models_share_one_desk(models):
    assert isinstance(models, Models)
    assert isinstance(models.desk, Desk)
    assert models.desk.shell is models.shell


def test_alt_and_a_number_sells_a_loose_good(front, models):
    models.sale.tiles.read()
    row = front.findChild(TileRow)
    assert row.isVisible()
    assert front.take_command(Command.TILE_1)
    assert models.sale.lines.rows[0].name == "Sugar, loose"
    assert not front.take_command(Command.TILE_7)
    front.resize(1280, 700)
    assert not row.isVisible()
    front.resize(1280, 720)
    assert row.isVisible()


def test_window_that_is_gone_leaves_nothing_with_the_theme_that_outlives_it(app, models):
    """What a dead window's part left with the theme kept every picture of its rows."""
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = app.theme.receivers("2changed()")
    window = MainWindow(app.theme, models)
    window.show()
    for entry in SCREENS:
        window.open_screen(entry.name)
    assert app.theme.receivers("2changed()") > before
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert app.theme.receivers("2changed()") <= before


def strip(window):
    """What the key strip says, by key."""
    shown = (button for button in window.findChildren(KeyButton) if button.isVisible())
    return {button.key: button.text() for button in shown}


def test_the_strip_calls_a_key_as_its_button_does(window, models):
    models.sale.scan(TEA)
    models.sale.pay()
    window.open_screen(ScreenName.HISTORY)
    assert strip(window)["F8"] == "Take goods back"
    models.history.begin_void()
    assert strip(window)["F12"] == "Void the bill"
    window.open_screen(ScreenName.REMOVAL)
    for count in (1, 2):
        window.take_scan(TEA if count == 1 else MILK)
        assert str(count) in strip(window)["F12"]
    window.open_screen(ScreenName.SHIFT)
    assert strip(window)["F12"] == window.front.findChild(NowPage)._save.text()  # noqa: SLF001 - no name
    window.open_screen(ScreenName.KHATA)
    assert strip(window)["F3"] == "Every item"


def test_the_strip_shows_no_key_that_has_nothing_to_do(window, models):
    window.open_screen(ScreenName.HISTORY)
    assert "F8" not in strip(window), "no bill, no goods to take back"
    window.open_screen(ScreenName.SETTINGS)
    assert "F12" in strip(window)
    models.settings.turn(9)
    assert "F12" not in strip(window)
