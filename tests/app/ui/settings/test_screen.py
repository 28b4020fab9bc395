"""The settings screen by keys alone: pages, fields, choices, and what is refused beside a field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.settings import load_settings
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.settings.choice_row import ChoiceRow
from pos_app.ui.settings.page_button import PageButton
from pos_app.ui.settings.rows import DeedRow, TypedSettingRow
from pos_app.ui.settings.screen import SettingsScreen
from pos_app.ui.settings.trace_box import TraceBox
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.fields import TextField
from pos_app.ui.widgets.page_area import PageArea
from tests.support.shops.staff import hire, seat

DOWN, UP, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def front(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.take_command(Command.SCREEN_9)
    assert isinstance(window.front, SettingsScreen)
    return window


def opened(front):
    """The name of the open page."""
    (button,) = (b for b in front.front.findChildren(PageButton) if b.isChecked())
    return button.text()


def test_a_field_is_typed_kept_by_enter_and_given_up_by_esc(front, models):
    assert front.front.hasFocus()
    press(ENTER)
    field = QApplication.focusWidget()
    assert isinstance(field, TextField)
    QTest.keyClicks(field, "Madina Mart")
    press(ENTER)
    assert models.desk.till.rules().receipt_name == "Madina Mart"
    assert QApplication.focusWidget() is not field
    QTest.keyClicks(QApplication.focusWidget(), "Street 7")
    assert front.take_command(Command.BACK)
    assert front.front.hasFocus()
    assert models.desk.till.rules().receipt_address == ""
    press(ENTER, DOWN, UP)
    assert QApplication.focusWidget() is field
    front.take_command(Command.BACK)
    front.take_command(Command.BACK)
    assert front.screen_name is ScreenName.SALE


def test_pages_turn_by_arrows_and_by_their_keys(front):
    press(DOWN, DOWN, DOWN)
    assert opened(front) == "Scanner"
    assert front.findChild(TraceBox) is not None
    press(UP)
    assert opened(front) == "Printer and drawer"
    front.take_command(Command.TAB_6)
    assert opened(front) == "Customer's display"
    front.take_command(Command.TAB_10)
    assert opened(front) == "About"
    press(DOWN)
    assert opened(front) == "About"


def test_what_is_typed_is_kept_when_the_page_is_turned(front, models):
    press(ENTER)
    QTest.keyClicks(QApplication.focusWidget(), "Madina Mart")
    front.take_command(Command.TAB_2)
    assert models.desk.till.rules().receipt_name == "Madina Mart"
    press(ENTER, DOWN, DOWN)
    QTest.keyClicks(QApplication.focusWidget(), "150")
    front.take_command(Command.TAB_1)
    assert opened(front) == "Tax and rounding", "it was refused just now: the reason is to be read"
    front.take_command(Command.TAB_1)
    assert opened(front) == "Store"


def test_a_choice_is_gone_through_by_arrows_and_kept_by_space(front, models):
    front.take_command(Command.TAB_8)
    press(ENTER, DOWN)
    assert QApplication.focusWidget().accessibleName() == "Colours: As the computer"
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert models.desk.till.settings.theme == "dark"
    assert load_settings(models.desk.till.settings.data_dir, {}).theme == "dark"
    press(Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert models.desk.till.settings.theme == "light"
    assert front.front.findChild(ChoiceRow).first().isChecked()


def test_a_wrong_figure_stays_with_the_reason_beside_it(front, models):
    front.take_command(Command.TAB_2)
    press(ENTER, DOWN, DOWN)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "200")
    assert front.take_command(Command.SAVE)
    row = next(r for r in front.front.findChildren(TypedSettingRow) if r.first() is field)
    assert field.text() == "200"
    assert "percentage" in row.message.text()
    QTest.keyClicks(field, "\b\b\b10")
    press(ENTER)
    assert models.desk.till.rules().discount_bp_max == 1000
    assert not row.message.isVisible()


def test_what_nobody_allowed_does_not_stand_in_the_field_as_if_it_were_kept(front, models):
    press(ENTER)
    field = QApplication.focusWidget()
    hire(models.desk.till)
    seat(models, "Aslam")
    QTest.keyClicks(field, "Mart")
    front.front.take_command(Command.SAVE)
    assert models.desk.approver.question is not None
    assert field.text() == "Mart", "whoever allows it sees what"
    models.desk.approver.cancel()
    assert field.text() == ""
    QTest.keyClicks(field, "Mart")
    front.front.take_command(Command.SAVE)
    assert models.desk.approver.question is not None, "it may be asked for again"


def test_the_scanner_is_listened_to_while_its_page_is_open_alone(front, models):
    wanted = []
    models.shell.strokes_wanted.connect(wanted.append)
    front.take_command(Command.TAB_4)
    front.take_scan("8964000153451")
    assert models.sale.cart.lines == ()
    front.take_command(Command.SCREEN_1)
    assert [bool(listener) for listener in wanted] == [True, False]
    front.take_command(Command.SCREEN_9)
    assert bool(wanted[-1]), "the page that is still open listens again"


def test_the_staff_are_found_from_here(front):
    front.take_command(Command.TAB_7)
    front.front.findChild(DeedRow).first().click()
    assert front.screen_name is ScreenName.SHIFT


def test_a_scan_says_what_it_is_but_on_the_page_that_tries_the_scanner(front, models):
    told = []
    models.shell.noticed.connect(told.append)
    front.take_scan("8964000153451")
    assert "Tapal" in told[-1].text
    told.clear()
    while front.findChild(TraceBox) is None:
        press(DOWN)
    front.take_scan("8964000153451")
    assert told == []


def test_the_keyboard_stays_on_a_deed_while_it_is_done(front, models, qtbot):
    """Greyed, the button gave it to the rail, where the next Enter left the screen."""
    front.take_command(Command.TAB_10)
    press(ENTER, DOWN)
    button = QApplication.focusWidget()
    press(ENTER)
    assert models.problem_report.is_running
    assert QApplication.focusWidget() is button
    qtbot.waitUntil(lambda: not models.problem_report.is_running)
    assert QApplication.focusWidget() is button
    (path,) = models.desk.till.settings.report_folder.glob("*.zip")
    assert any(str(path) in label.text() for label in front.front.findChildren(Label))


def test_what_a_deed_says_at_the_end_of_a_tall_page_comes_into_sight(front, models, qtbot):
    front.resize(front.width(), 560)
    front.take_command(Command.TAB_10)
    press(ENTER, DOWN)
    (row,) = (each for each in front.front.findChildren(DeedRow) if each.has_keyboard())
    models.problem_report.words = "\n".join(["Give this file to whoever helps you"] * 12)
    models.problem_report.changed.emit()
    area = front.front.findChild(PageArea)

    def is_whole():
        end = row.mapTo(area.viewport(), row.rect().bottomLeft()).y()
        return area.verticalScrollBar().maximum() > 0 and end < area.viewport().height()

    qtbot.waitUntil(is_whole)
