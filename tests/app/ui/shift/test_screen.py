"""The shift screen by keys alone: count, close, look back, look through, take staff on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.domain.people import Role
from pos_app.operations import people, shifts
from pos_app.ui.frame.row_list import RowList
from pos_app.ui.frame.tabs import TabButton
from pos_app.ui.key_map import Command
from pos_app.ui.shift.cash_form import CashForm
from pos_app.ui.shift.count_table import CountTable
from pos_app.ui.shift.looking_page import LookingPage
from pos_app.ui.shift.now_page import NowPage
from pos_app.ui.shift.past_page import PastPage
from pos_app.ui.shift.screen import ShiftScreen
from pos_app.ui.shift.staff_page import StaffPage
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.card import Label
from tests.support.shops.staff import hire

TEA = "8964000153451"


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def type_text(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


@pytest.fixture
def front(window, models, qtbot):
    """The shift screen in front, after one sale."""
    models.sale.scan(TEA)
    models.sale.pay()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.take_command(Command.SCREEN_7)
    return window


def shown_on(page):
    return {label.text() for label in page.findChildren(Label)}


def test_every_figure_of_a_shift_has_a_place_while_it_is_open_and_when_it_is_closed(front, models):
    shifts.open_drawer(models.desk.till, reason="change")
    assert front.take_command(Command.SAVE)
    view = models.shift.view
    assert shown_on(front.findChild(NowPage)) >= {row.word for row in (*view.drawer, *view.sales)}
    assert front.take_command(Command.SAVE)
    front.take_command(Command.TAB_2)
    view = models.past.view
    assert shown_on(front.findChild(PastPage)) >= {row.word for row in (*view.drawer, *view.sales)}


def test_a_drawer_is_counted_and_closed_by_keys(front, models):
    assert isinstance(front.front, ShiftScreen)
    assert front.findChild(CountTable).fields[0].hasFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    type_text("1")
    press(Qt.Key.Key_Return, Qt.Key.Key_Up)
    assert front.findChild(CountTable).fields[2].hasFocus()
    front.take_scan(TEA)
    assert front.findChild(CountTable).fields[2].text() == "1"
    assert front.take_command(Command.SAVE)
    page = front.findChild(NowPage)
    assert page.isVisible()
    assert models.shift.view.variance_paisa == -4_000
    assert front.take_command(Command.SAVE)
    assert models.shift.view.shift_no is None
    assert front.findChild(CountTable).fields[2].text() == ""
    front.take_command(Command.TAB_2)
    assert front.findChild(PastPage).isVisible()
    assert models.past.view.number == 1


def test_a_closed_shift_leaves_the_page_and_its_next_count_empty(front, models):
    page = front.findChild(NowPage)
    fields = front.findChild(CountTable).fields
    front.take_command(Command.SAVE)
    front.take_command(Command.SAVE)
    labels = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert "No shift is open" in labels
    useless = {Command.X_REPORT, Command.CASH_IN, Command.CASH_OUT}
    assert not useless & front.front.listed(), "there is no drawer to report on"
    assert not any("Press F12 again" in words for words in labels)
    icons = {button.text(): button.icon_name for button in page.findChildren(ActionButton)}
    assert icons["Open the shift"] != "lock", "nothing is closed by it"
    assert "Cash in the drawer now" in labels
    press(Qt.Key.Key_Down)
    type_text("1.5")
    assert fields[1].property("wrong")
    front.take_command(Command.SAVE)
    assert models.shift.view.shift_no is None, "a red count is not taken"
    fields[1].selectAll()
    type_text("5")
    assert not fields[1].property("wrong")
    front.take_command(Command.SAVE)
    assert models.shift.view.shift_no == 2
    assert fields[1].hasFocus()
    assert fields[1].text() == "", "what was counted to open is not the count to close"


def test_cash_is_paid_out_by_a_form_that_escape_closes(front, models):
    assert front.take_command(Command.CASH_OUT)
    form = front.findChild(CashForm)
    type_text("15")
    press(Qt.Key.Key_Return)
    type_text("tea")
    press(Qt.Key.Key_Return)
    assert not form.isVisible()
    assert shifts.shift_now(models.desk.till).sums.cash_out_paisa == 1_500
    front.take_command(Command.CASH_IN)
    front.take_command(Command.SAVE)
    assert form.isVisible(), "nothing was typed"
    front.take_command(Command.BACK)
    assert not form.isVisible()


def test_the_count_goes_on_in_its_field_after_cash_was_moved(front):
    field = front.findChild(CountTable).fields[1]
    field.setFocus()
    for key, amount in ((Command.CASH_OUT, "15"), (Command.CASH_IN, "")):
        front.take_command(key)
        type_text(amount)
        front.take_command(Command.SAVE if amount else Command.BACK)
        assert field.hasFocus(), "the next figure would be typed to nobody"


def test_a_pin_that_is_asked_for_cash_has_the_keyboard(front, models):
    hire(models.desk.till)
    models.desk.seat(people.at_work(models.desk.till, "Vali", Role.VIEWER))
    field = front.findChild(CountTable).fields[0]
    field.setFocus()
    front.take_command(Command.CASH_OUT)
    type_text("15")
    front.take_command(Command.SAVE)
    assert models.desk.approver.question is not None
    assert not field.hasFocus()


def test_tabs_list_what_there_is_and_show_only_keys_that_work(front, models):
    models.shift.open_drawer()
    assert Command.X_REPORT in front.front.listed()
    assert front.take_command(Command.X_REPORT)
    assert models.shift.view.drawer
    assert front.take_command(Command.TAB_3)
    looking = front.findChild(LookingPage)
    assert looking.isVisible()
    assert [row.what for row in models.audit.rows.rows] == ["Drawer opened"]
    press(Qt.Key.Key_Right)
    assert models.audit.period == 1
    assert Command.X_REPORT not in front.front.listed()
    assert not front.take_command(Command.X_REPORT)
    assert sum(tab.is_shown for tab in front.findChildren(TabButton)) == 1
    for rows in looking.findChildren(RowList):
        assert not rows.grab().isNull()
    front.take_command(Command.BACK)
    assert not isinstance(front.front, ShiftScreen)


def test_the_owner_is_taken_on_by_keys(front, models, qtbot):
    front.take_command(Command.TAB_4)
    page = front.findChild(StaffPage)
    assert page.isVisible()
    type_text("Sana")
    press(Qt.Key.Key_Tab)
    while not QApplication.focusWidget().accessibleName().startswith("New PIN"):
        press(Qt.Key.Key_Tab)
    type_text("13579")
    press(Qt.Key.Key_Return)
    type_text("13579")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not models.staff.is_first)
    assert models.desk.till.actor == "Sana"
    assert [person.name for person in people.everybody(models.desk.till)] == ["Sana"]
    with qtbot.waitSignal(front.front.strip_changed):
        press(Qt.Key.Key_Down)
    assert models.staff.form.known == "Sana"
    (new,) = (each for each in page.findChildren(ActionButton) if each.text() == "Somebody new")
    assert new.isVisible()
    new.click()
    assert not models.staff.form.known
    assert not new.isVisible()


def test_the_drawer_key_works_on_the_bill_too(front, models):
    front.take_command(Command.SCREEN_1)
    assert front.take_command(Command.DRAWER)
    assert shifts.shift_now(models.desk.till).sums.drawer_opened == 1


def test_a_window_that_is_built_anew_shows_what_was_counted(app, models, qtbot):
    """As after another language, or after a power cut."""
    models.shift.set_count(0, "2")
    table = CountTable(app.theme, models.shift)
    qtbot.addWidget(table)
    table.refresh()
    assert [field.text() for field in table.fields[:2]] == ["2", ""]


def test_a_reason_that_the_list_cuts_is_read_in_full_below_it(front, models):
    reason = "change for a note of five thousand that a customer from the next street had"
    for each in (reason, "change"):
        shifts.open_drawer(models.desk.till, reason=each)
    front.take_command(Command.TAB_3)
    looking = front.findChild(LookingPage)
    shown = [label.text() for label in looking.findChildren(Label) if label.isVisible()]
    assert reason not in shown
    front.front.take_move(1)
    shown = [label.text() for label in looking.findChildren(Label) if label.isVisible()]
    assert reason in shown
