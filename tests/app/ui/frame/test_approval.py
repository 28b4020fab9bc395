"""The card that asks who allows something: keys, scans, clicks and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.domain.people import Right
from pos_app.ui.covers import Covers
from pos_app.ui.frame.approval import ApprovalCover
from pos_app.ui.frame.cover import Cover
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.pin.keypad import ERASE, Keypad
from pos_app.ui.pin.pane import PinPane
from pos_app.ui.pin.person_button import PersonButton
from pos_app.ui.pin.pin_edit import PinEdit
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.small_buttons import CashButton
from tests.support.shops.staff import PINS, hire, seat

CODE = "8964000153451"


@pytest.fixture
def done():
    return []


@pytest.fixture
def asked(window, models, done, qtbot):
    """A window in front in which a cashier wants to change a price."""
    hire(models.desk.till)
    seat(models, "Aslam")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.front.setFocus()
    models.desk.approver.run(Right.CHANGE_PRICE, done.append)
    return window.findChild(ApprovalCover)


def type_text(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_nothing_is_loaded_before_somebody_must_be_asked(window):
    assert window.findChild(Covers).shown is None
    assert window.findChild(Cover) is None


def test_the_pin_of_a_manager_lets_it_happen_and_the_screen_has_the_keys_again(
    asked, window, done, qtbot
):
    assert window.screen_name is ScreenName.DIALOG
    assert window.findChild(PinEdit).hasFocus()
    type_text("s")
    assert window.findChild(PinPane).pin.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    type_text(PINS["Bano"])
    qtbot.waitUntil(lambda: bool(done))
    assert done[0].actor == "Aslam/Bano"
    assert not asked.isVisible()
    assert window.front.hasFocus()
    assert window.screen_name is ScreenName.SALE


def test_a_scan_leaves_the_box_empty_and_the_bill_alone(asked, window, models):
    tones = []
    models.desk.approver.toned.connect(tones.append)
    window.take_scan(CODE)
    assert window.findChild(PinEdit).text() == ""
    assert models.sale.lines.rows == ()
    assert tones == ["blocked"]


def test_commands_tab_and_clicks_reach_nothing_below(asked, window, models, done, qtbot):
    assert window.take_command(Command.SCREEN_2)
    assert window.take_command(Command.CASH)
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert window.findChild(PinEdit).hasFocus()
    qtbot.mouseClick(asked, Qt.MouseButton.LeftButton, pos=window.rect().bottomRight() / 2)
    assert asked.isVisible()
    window.resize(1100, 640)
    assert asked.size() == window.size()
    assert window.take_command(Command.BACK)
    assert not asked.isVisible()
    assert done == []
    assert window.front.hasFocus()


def test_the_screen_keypad_types_as_keys_do(asked, window, done, qtbot):
    keys = {key.text(): key for key in window.findChild(Keypad).findChildren(CashButton)}
    for person in window.findChildren(PersonButton):
        person.click()
    for key in ("9", ERASE, *PINS["Sana"]):
        keys[key].click()
    qtbot.waitUntil(lambda: bool(done))
    assert done[0].actor == "Aslam/Sana"


def test_a_pin_box_takes_digits_of_any_script_and_tells_a_reader_only_how_many(app, qtbot):
    box = PinEdit(app.theme, "PIN")
    qtbot.addWidget(box)
    told = []
    box.typed.connect(told.append)
    box.put("२۵8x0123456")
    assert box.text() == "258012"
    assert "6" in box.accessibleName()
    assert "258" not in box.accessibleName()
    assert not box.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClick(box, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert told[-1] == "25801"
    box.clear()
    assert box.accessibleName() == "PIN"


def test_the_card_says_what_it_is_about_where_the_right_alone_does_not(asked, window, models):
    models.desk.approver.run(Right.EDIT_CATALOGUE, print, about="New vendor: Nestle")
    words = [label.text() for label in asked.findChildren(Label) if label.isVisible()]
    assert "New vendor: Nestle" in words
