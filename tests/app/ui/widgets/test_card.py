"""Labels: their words are whole, whatever the script draws beyond its own measures."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from pos_app.till_window import resources
from pos_app.ui.widgets.card import Headline, Label
from pos_app.ui.widgets.theme import Theme, Writing, is_nastaliq

ROUND_PX = 20


@pytest.fixture
def theme(qapp):
    return Theme(resources(), language="ur")


def inked(label):
    """Where the words of a label have ink that can be seen, drawn without a clip."""
    image = QImage(
        label.width() + 2 * ROUND_PX, label.height() + 2 * ROUND_PX, QImage.Format.Format_Grayscale8
    )
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.translate(ROUND_PX, ROUND_PX)
        painter.setLayoutDirection(label.layoutDirection())
        painter.setFont(label.drawn_font())
        painter.setPen(Qt.GlobalColor.black)
        flags = label.alignment().value | Qt.TextFlag.TextDontClip.value
        if label.wordWrap():
            flags |= Qt.TextFlag.TextWordWrap.value
        painter.drawText(label.contentsRect(), flags, label.text())
    dots = [
        (x - ROUND_PX, y - ROUND_PX)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 252
    ]
    columns, rows = zip(*dots, strict=True)
    return QRect(
        min(columns), min(rows), max(columns) + 1 - min(columns), max(rows) + 1 - min(rows)
    )


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("size_px", [13, 16])
@pytest.mark.parametrize("words", ["آخری دن", "مدینہ جنرل سٹور", "کارڈ / QR", "گاہک ژ"])
def test_small_urdu_is_whole_in_a_label_no_larger_than_it_asks_for(theme, words, size_px, percent):
    theme.writing = Writing(size_percent=percent)
    label = Label(theme, "", font=theme.small_font_for(words, size_px))
    label.setText(words)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not is_nastaliq(label.font())
    label.resize(label.sizeHint())
    assert label.rect().contains(inked(label)), (label.rect(), inked(label))


@pytest.mark.parametrize("width_px", [100, 110, 120, 130, 140, 150, 170, 200, 230])
def test_the_first_letter_of_each_line_of_nastaliq_is_whole(theme, width_px):
    words = "لائف بوائے صابن 112 گرام کا گول ڈبہ"
    font = theme.font_for(words, 24)
    assert is_nastaliq(font)
    for label in (Label(theme, words, font=font), Headline(theme, font=font)):
        label.setWordWrap(True)
        label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        label.resize(width_px, 300)
        label.setText(words)
        ink = inked(label)
        assert (ink.left() >= 0, ink.right() < width_px) == (True, True), (ink, label.text())


def test_a_label_in_another_script_keeps_its_width(theme):
    label = Label(theme, "گرام", font=theme.font_for("گرام", 24))
    assert not label.contentsMargins().isNull()
    label.setFont(theme.number_font(16))
    label.setText("1,284")
    assert label.contentsMargins().isNull()
