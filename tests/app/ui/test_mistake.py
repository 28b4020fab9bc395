"""The dialog after a mistake of ours goes by one key, and makes a report by another way."""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from pos_app.ui.mistake import MistakeDialog
from pos_app.ui.widgets.card import Label
from tests.support.shops.staff import hire, seat


@pytest.fixture
def dialog(window, app, models):
    dialog = MistakeDialog(app.theme, models.problem_report, window)
    dialog.tell("/till/log/mistake-1.txt")
    yield dialog
    dialog.close()


def said(dialog):
    return [label.text() for label in dialog.findChildren(Label)]


def shown(dialog):
    """The buttons that can be pressed, from the leading side."""
    return [each for each in dialog.findChildren(QAbstractButton) if each.isVisible()]


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
    make, go_on = shown(dialog)
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
    make, go_on = shown(dialog)
    make.click()
    qtbot.waitUntil(lambda: not models.problem_report.is_running)
    dialog.accept()
    dialog.tell("/till/log/mistake-2.txt")
    assert not any("zip" in text for text in said(dialog))
    assert dialog.focusWidget() is go_on


def test_who_may_sends_it_to_head_office_and_where_there_is_none_no_button_says_so(
    dialog, models, qtbot
):
    assert len(shown(dialog)) == 2
    with models.desk.till.db.write() as tx:
        tx.execute("UPDATE till_state SET server_url = 'http://127.0.0.1:1'")
    models.inbox.read()
    dialog.tell("/till/log/mistake-2.txt")
    make, send, go_on = shown(dialog)
    assert go_on.hasFocus()
    for button in (make, send, go_on, make, send):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
        assert button.hasFocus()
    qtbot.keyClick(send, Qt.Key.Key_Left)
    assert make.hasFocus()
    qtbot.keyClick(make, Qt.Key.Key_Right)
    qtbot.keyClick(send, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not models.problem_report.is_sending)
    assert any("next sync" in text for text in said(dialog))
    assert dialog.isVisible()
    assert reports(models) == []
    hire(models.desk.till)
    seat(models, "Aslam")
    dialog.tell("/till/log/mistake-3.txt")
    assert len(shown(dialog)) == 2
    assert not any("next sync" in text for text in said(dialog))
