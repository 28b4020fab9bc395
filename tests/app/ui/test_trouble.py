"""A till that cannot open says why, and closes by a key."""

from PySide6.QtCore import Qt

from pos_app.ui.trouble import GESTURE_S, TroubleWindow
from pos_app.ui.widgets.card import Label
from tests.support.screens import walking


def test_the_sentence_is_on_the_screen_and_escape_closes(app, qtbot):
    window = TroubleWindow(app.theme, "There is no store here yet.")
    qtbot.addWidget(window)
    window.show()
    assert "There is no store here yet." in [label.text() for label in window.findChildren(Label)]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_enter_of_a_scanner_closes_nothing_and_that_of_a_person_does(app, qtbot):
    window = TroubleWindow(app.theme, "There is no store here yet.")
    qtbot.addWidget(window)
    window.show()
    qtbot.keyClicks(window, "8964000153451")
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Return, delay=int(GESTURE_S * 1000) + 50)
    assert not window.isVisible()


def test_another_language_has_its_words_and_all_of_what_a_helper_needs(app, qtbot, tmp_path):
    app.set_language("ur")
    path = tmp_path / "a folder of the shop with a long name" / "till.db"
    detail = f"{path} is damaged or not a till's database (disk image is malformed). Restore it."
    window = TroubleWindow(
        app.theme, "کاؤنٹر کی فائل خراب ہے۔ مالک سے کہیں کہ بیک اپ واپس لائے", detail
    )
    qtbot.addWidget(window)
    window.show()
    assert detail in [label.text() for label in window.findChildren(Label)]
    assert walking.cut(window) == []
    app.set_language("en")
