"""A till that cannot open says why, and closes by a key."""

from PySide6.QtCore import Qt

from pos_app.ui.trouble import TroubleWindow
from pos_app.ui.widgets.card import Label


def test_the_sentence_is_on_the_screen_and_escape_closes(app, qtbot):
    window = TroubleWindow(app.theme, "There is no store here yet.")
    qtbot.addWidget(window)
    window.show()
    assert "There is no store here yet." in [label.text() for label in window.findChildren(Label)]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
