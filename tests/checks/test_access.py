"""The acceptance checks about the keyboard and screen readers, by their numbers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.errors import UnknownBarcode
from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.screen import Screen
from pos_app.ui.key_map import KEY_MAP, Command, bindings
from pos_app.ui.screens import SCREENS
from pos_app.ui.widgets.speaking import announce
from tests.support.screens import SCENES, shown

TEA = "8964000153451"
STEPS_MAX = 120
COVERS = (
    "approval", "explained", "pages_where", "search", "search_none", "huge_search", "shared",
    "giving_unconfirmed_asks",
)  # fmt: skip
"""One list or box over the screen has the keyboard, until Esc."""
LOCKED = ("login", "throttled")
"""The PIN has the keyboard, and there is no way past it."""
IN_A_ROW = ("huge_delivery", "receive_past")
"""Tab goes through the boxes of a delivery's line before it leaves the list."""
WALKED = [name for name in SCENES if name not in {*COVERS, *LOCKED, *IN_A_ROW}]


def stops(window):
    """Every control that Tab should come to: of the card over a pale screen, else of the window."""
    tab, here = Qt.FocusPolicy.TabFocus, window.focusWidget()
    cards = [card for card in window.findChildren(Overlay) if card.isVisible() and card.veils]
    front = next((card for card in cards if here in {card, *card.findChildren(QWidget)}), window)
    return {
        widget
        for widget in (front, *front.findChildren(QWidget))
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & tab
        and widget.focusProxy() is None
    }


def walk(window, key):
    """Press Tab until the keyboard is back where it began; everything it came to, in order."""
    window.activateWindow()
    start = QApplication.focusWidget() or window.front
    start.setFocus()
    came = []
    for _ in range(STEPS_MAX):
        QTest.keyClick(QApplication.focusWidget(), key)
        here = QApplication.focusWidget()
        if here in came:
            break
        came.append(here)
    return came


@pytest.mark.parametrize("name", WALKED)
def test_check_36_tab_comes_to_every_control_and_back(qapp, name):
    with shown(qapp, SCENES[name], size=(1366, 768)) as window:
        expected = stops(window)
        came = walk(window, Qt.Key.Key_Tab)
        amiss = [walk_name(widget) for widget in expected ^ set(came)]
        assert amiss == []
        back = walk(window, Qt.Key.Key_Backtab)
        start = came.index(back[0])
        assert back == came[start::-1] + came[:start:-1], "the other way is the same way"
        assert all(widget.accessibleName() for widget in came if widget is not window.front)


@pytest.mark.parametrize("name", COVERS)
def test_check_36_what_lies_over_a_screen_keeps_tab_until_esc(qapp, name):
    with shown(qapp, SCENES[name], size=(1366, 768)) as window:
        window.activateWindow()
        held = QApplication.focusWidget()
        assert walk(window, Qt.Key.Key_Tab) == [held]
        assert window.take_command(Command.BACK)
        assert QApplication.focusWidget() is not held


def walk_name(widget):
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


@pytest.mark.parametrize(
    ("look", "name"),
    [
        ("light", "settings_sync"),
        ("dark", "settings_sync"),
        ("light", "receive"),
        ("dark", "products_list"),
        ("light", "staff"),
    ],
)
def test_check_36_the_ring_is_seen(qapp, look, name):
    qapp.set_look(look)
    with shown(qapp, SCENES[name], size=(1366, 768)) as window:
        for widget in walk(window, Qt.Key.Key_Tab):
            if isinstance(widget, Screen):
                continue
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            with_ring = picture(widget)
            window.front.setFocus()
            assert picture(widget) != with_ring, walk_name(widget)
    qapp.set_look("light")


def picture(widget):
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("name", [entry.name for entry in SCREENS])
def test_check_36_every_function_key_is_carried_out_or_not_shown(qapp, name):
    with shown(qapp, lambda window, _models: window.open_screen(name), size=(1366, 768)) as window:
        shown_keys = set(window.front.listed())
        bound = {binding.command for binding in bindings(name)}
        assert shown_keys <= bound, "what is shown has a key"
        for binding in KEY_MAP:
            if binding.command not in window.front.commands and name in binding.screens:
                assert binding.command not in shown_keys


@pytest.fixture
def spoken(monkeypatch):
    """What a screen reader is told, with its urgency."""
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)

    def hear(event):
        told.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def test_check_37_line_total_and_error_are_spoken(window, models, spoken):
    window.take_scan(TEA)
    said = [words for words, _ in spoken]
    assert any("Tapal" in words for words in said), said
    assert any("540" in words and "To pay" in words for words in said), said
    spoken.clear()
    models.shell.fail(UnknownBarcode(code="123"))
    assert spoken[-1][0].endswith("is not in your products")
    assert spoken[-1][1] == QAccessible.AnnouncementPoliteness.Assertive


def test_check_37_what_cannot_be_seen_is_not_spoken(window, spoken):
    window.hide()
    window.take_scan(TEA)
    announce(window, "Only seen words are said")
    assert spoken == []


@pytest.mark.parametrize("name", SCENES)
def test_check_37_every_control_has_a_name_and_a_role(qapp, name):
    with shown(qapp, SCENES[name], size=(1366, 768)) as window:
        for widget in stops(window) - {window.front}:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), walk_name(widget)
            assert interface.role() != QAccessible.Role.NoRole, walk_name(widget)
