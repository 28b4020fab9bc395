"""The dialog after a mistake of ours names the report and goes by one key."""

from PySide6.QtCore import Qt

from pos_app.ui.mistake import MistakeDialog
from pos_app.ui.widgets.card import Label


def test_dialog_names_the_report_and_escape_goes_on(window, app, qtbot):
    dialog = MistakeDialog(app.theme, window)
    dialog.tell("/till/log/mistake-1.txt")
    assert "/till/log/mistake-1.txt" in [label.text() for label in dialog.findChildren(Label)]
    assert dialog.isModal()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.tell("")
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.isVisible()
