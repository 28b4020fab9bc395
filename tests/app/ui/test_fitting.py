"""Words that have little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from pos_app.ui.fitting import fitting
from pos_app.ui.widgets.theme import Writing


def test_words_exactly_as_wide_as_their_room_are_drawn_smaller_and_not_cut(app):
    """Qt cuts them where a part of a pixel is over; so they must not count as fitting."""
    app.set_language("hi")
    app.set_writing(Writing(size_percent=130))
    font, text = app.theme.text_font(13, QFont.Weight.DemiBold), "सप्लायर को वापसी"
    for width in range(95, 130):
        fitted = fitting(font, text, width, percent=130)
        shown = QFontMetrics(fitted).elidedText(text, Qt.TextElideMode.ElideRight, width)
        assert shown == text, width
    app.set_writing(Writing())
    app.set_language("en")
