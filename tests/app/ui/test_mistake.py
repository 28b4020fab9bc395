"""The dialog after a mistake of ours goes by one key, and makes a report by another way."""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from pos_app.ui.mistake import MistakeDialog
from pos_app.ui.widgets.card import Label


@pytest.fixture
def dialog(window, app, models):
    dialog = MistakeDialog(app.theme, models.problem_report, window)
    dialog.tell("/till/log/mistake-1.txt")
    yield dialog
    dialog.close()


def said(dialog):
    return [label.text() for label in dialog.findChildren(Label)]


def reports(models):
    return list(models.desk.till.settings.report_folder.glob("*.zip"))


def test_dialog_names_what_was_written_down_and_escape_goes_on(dialog, window, qtbot):
    assert "/till/log/mistake-1.txt" in said(dialog)
    assert dialog.isModal()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.tell("")
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert window.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Tab])
def test_keys_walk_to_the_report_and_its_place_is_named(dialog, models, qtbot, key):
    make, go_on = dialog.findChildren(QAbstractButton)
    assert go_on.hasFocus()
    qtbot.keyClick(go_on, key)
    assert make.hasFocus()
    qtbot.keyClick(make, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not models.problem_report.is_running)
    assert dialog.isVisible()
    (path,) = reports(models)
    assert any(str(path) in text for text in said(dialog))
    assert zipfile.is_zipfile(path)
    qtbot.keyClick(make, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_a_scanner_sends_makes_no_report(dialog, models, qtbot):
    qtbot.keyClicks(dialog, "8964000153451")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert reports(models) == []


def test_the_next_mistake_begins_with_nothing_said_and_going_on(dialog, models, qtbot):
    make, go_on = dialog.findChildren(QAbstractButton)
    make.click()
    qtbot.waitUntil(lambda: not models.problem_report.is_running)
    dialog.accept()
    dialog.tell("/till/log/mistake-2.txt")
    assert not any("zip" in text for text in said(dialog))
    assert dialog.focusWidget() is go_on
