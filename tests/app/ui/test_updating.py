"""The window beside the reading of old records: it says what happens, and it moves."""

from pos_app.ui.updating import BAR_HEIGHT_PX, UpdatingWindow
from pos_app.ui.widgets.card import Label


def test_it_says_that_nothing_is_lost_and_moves(app, qtbot):
    window = UpdatingWindow(app.theme)
    qtbot.addWidget(window)
    window.show()
    assert any("Nothing is lost" in label.text() for label in window.findChildren(Label))
    foot = window.rect().adjusted(0, window.height() - 33 - BAR_HEIGHT_PX * 4, 0, 0)
    before = window.grab(foot).toImage()
    qtbot.waitUntil(lambda: window.grab(foot).toImage() != before)
