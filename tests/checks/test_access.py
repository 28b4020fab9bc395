"""The acceptance checks about the keyboard, screen readers and colours, by their numbers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.errors import UnknownBarcode
from pos_app.ui.frame.screen import Screen
from pos_app.ui.key_map import KEY_MAP, Command, ScreenName, bindings
from pos_app.ui.screens import SCREENS
from pos_app.ui.tokens import (
    DARK,
    EDGE_CONTRAST_MIN,
    EDGE_PAIRS,
    LIGHT,
    TEXT_CONTRAST_MIN,
    TEXT_PAIRS,
    contrast,
)
from pos_app.ui.widgets.pill import Pill
from pos_app.ui.widgets.speaking import announce
from pos_app.viewmodels.shell import SyncState
from tests.support.screens import SCENES, shown

TEA = "8964000153451"
STEPS_MAX = 120
WALKED = ("bill", "receive", "count", "remove", "khata_payment", "statement", "products_list",
          "shift_blind", "shift_past", "shift_looking", "staff", "bills", "giving", "entries",
          "reports_month", "reports_table", "sync", "records", "cases", "settings_store",
          "settings_rules", "settings_printer", "settings_scanner", "settings_look",
          "settings_sync")  # fmt: skip


def stops(window):
    """Every control that Tab should come to, in the part of the window that is open."""
    tab = Qt.FocusPolicy.TabFocus
    return {
        widget
        for widget in window.findChildren(QWidget)
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
        missed = [walk_name(widget) for widget in expected - set(came)]
        assert missed == []
        back = walk(window, Qt.Key.Key_Backtab)
        start = came.index(back[0])
        assert back == came[start::-1] + came[:start:-1], "the other way is the same way"
        assert all(widget.accessibleName() for widget in came if widget is not window.front)


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


@pytest.mark.parametrize("name", WALKED)
def test_check_37_every_control_has_a_name_and_a_role(qapp, name):
    with shown(qapp, SCENES[name], size=(1366, 768)) as window:
        for widget in stops(window) - {window.front}:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), walk_name(widget)
            assert interface.role() != QAccessible.Role.NoRole, walk_name(widget)


def test_check_38_every_pair_of_colours_can_be_read_in_both_looks():
    for tokens in (LIGHT, DARK):
        for pairs, least in ((TEXT_PAIRS, TEXT_CONTRAST_MIN), (EDGE_PAIRS, EDGE_CONTRAST_MIN)):
            for ink, ground in pairs:
                assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least


def test_check_38_states_differ_without_colour(window, models):
    """By icon and word: a picture without colours still tells them apart."""
    pictures, words = set(), set()
    for state in (SyncState.SYNCED, SyncState.OFFLINE, SyncState.ATTENTION, SyncState.LOCAL):
        models.shell.show(models.shell.view._replace(sync=state, synced_at="10:42", unsynced=12))
        (pill,) = (
            pill
            for pill in window.findChildren(Pill)
            if any(part in pill.accessibleName() for part in ("Sync", "Offline", "Saved on"))
        )
        grey = pill.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        pictures.add(bytes(grey.constBits()))
        words.add(pill.accessibleName())
    assert len(pictures) == len(words) == 4
    assert window.screen_name is ScreenName.SALE
    assert window.take_command(Command.HELP)
