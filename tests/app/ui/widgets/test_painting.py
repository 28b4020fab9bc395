"""Words and figures of every script in the widgets: their size, their place, and their order."""

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication

from pos_app.till_window import resources
from pos_app.ui.fitting import fitting
from pos_app.ui.frame.help import Keycap
from pos_app.ui.shift.parts import FigureColumn
from pos_app.ui.tokens import BODY_PX, FIELD_HEIGHT_PX
from pos_app.ui.widgets import theme as theme_module
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.fields import (
    FigureField,
    Labelled,
    TextField,
)
from pos_app.ui.widgets.message import CIRCLE_PX, Message, draw_message
from pos_app.ui.widgets.painting import LEFT, RIGHT, Sketch, text_width
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.ui.widgets.theme import Theme, Writing, has_urdu, is_nastaliq, lift_px
from pos_app.ui.widgets.total_card import (
    HEIGHT_PX,
    HEIGHT_SMALL_PX,
    HEIGHT_TINY_PX,
    Total,
    TotalCard,
)
from pos_app.viewmodels.shift.figures import FigureRow

BRIGHT = 200
"""Of 255: the ink of the total, and nothing of its ground."""


@pytest.fixture
def theme(app):
    return app.theme


def test_figures_read_left_to_right_in_a_mirrored_window(theme, qtbot):
    field = FigureField(theme)
    labelled = Labelled(theme, "Price", field)
    qtbot.addWidget(labelled)
    labelled.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert field.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert field.accessibleName() == "Price"


@pytest.mark.parametrize("key", ["3*", "50=", "+ \u2212", "Ctrl++"])
def test_a_key_reads_the_same_in_a_mirrored_window(app, qtbot, key):
    """What stands on a cap is to be typed: `3*`, and nobody finds what `*3` would be."""
    pictures = []
    for language in ("en", "ur"):
        app.set_language(language)
        cap = Keycap(app.theme, key)
        qtbot.addWidget(cap)
        pictures.append(cap.grab().toImage())
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize(
    "name", ["Al-Noor Khalis Desi Ghee 2.5 kg", "النور خالص دیسی گھی کا ڈبہ 2.5 کلو"]
)
def test_a_name_that_is_cut_ends_in_its_dots_in_either_window(theme, name):
    """In a window of the other direction they stood before its first word."""
    pictures = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        picture = QImage(110, 60, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        with QPainter(picture) as painter:
            painter.setLayoutDirection(direction)
            sketch = Sketch.inside(painter, theme, box=picture.rect(), direction=direction)
            font = theme.font_for(name, BODY_PX)
            sketch.words(picture.rect(), name, font=font, ink="#000000", flags=LEFT)
        pictures.append(picture)
    assert pictures[0] == pictures[1]


def test_leading_is_right_in_a_mirrored_box(theme):
    image = QImage(100, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for direction, x, lead in (
        (Qt.LayoutDirection.LeftToRight, 10, LEFT),
        (Qt.LayoutDirection.RightToLeft, 70, RIGHT),
    ):
        sketch = Sketch.inside(painter, theme, box=image.rect(), direction=direction)
        assert sketch.at((10, 0, 20, 20)).x() == x
        assert sketch.lead == lead
    message = Message("check", "Title", "detail")
    draw_message(painter, theme, message=message, area=image.rect())
    painter.end()


def test_nastaliq_is_large_and_small_urdu_is_naskh():
    theme = Theme(resources(), language="ur")
    assert is_nastaliq(theme.title_font(12))
    assert not is_nastaliq(theme.text_font(12))
    assert lift_px(theme.title_font(19)) > 0
    assert lift_px(theme.number_font(19)) == 0
    assert has_urdu("TEA چائے")
    assert theme.is_mirrored


def test_words_that_do_not_fit_are_drawn_smaller_as_far_as_they_can_be_read(app, qtbot):
    text = "Check everything"
    usual = app.theme.text_font(20)
    room = text_width(usual, text)
    assert fitting(usual, text, room, percent=100) is usual
    assert fitting(usual, text, room * 9 // 10, percent=100).pixelSize() in (17, 18)
    assert fitting(usual, text, room // 2, percent=100) is usual, "it is cut anyway"
    app.set_writing(Writing(size_percent=130))
    try:
        large = app.theme.text_font(20)
        assert fitting(large, text, text_width(large, text), percent=130) is large
        assert fitting(large, text, room, percent=130).pixelSize() == usual.pixelSize()
        assert fitting(large, text, 5, percent=130).pixelSize() == usual.pixelSize()
        label = Label(app.theme, text, font=large)
        qtbot.addWidget(label)
        label.resize(room, 40)
        assert label.drawn_font().pixelSize() == usual.pixelSize()
        assert label.minimumSizeHint().width() < label.sizeHint().width()
        assert not label.grab().isNull()
    finally:
        app.set_writing(Writing())


def test_urdu_behind_the_name_of_a_key_is_read_from_the_right(app, qtbot):
    """Drawn from the left, Enter would stand at the end of what it does."""
    app.set_language("ur")
    try:
        for words in ("Enter سے ادائیگی لیں", "X رپورٹ"):
            label = Label(app.theme, words, font=app.theme.text_font(14))
            qtbot.addWidget(label)
            layout = QTextLayout(label.text(), label.font())
            layout.beginLayout()
            line = layout.createLine()
            layout.endLayout()
            first, last = label.text().index(words[0]), label.text().index(words[-1])
            assert line.cursorToX(first)[0] > line.cursorToX(last)[0]
        assert Label(app.theme, "Rashid", font=app.theme.text_font(14)).text() == "Rashid"
    finally:
        app.set_language("en")


@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("text", ["لائف بوائے صابن 112 گرام", "Lifebuoy Soap 112 g", "साबुन"])
def test_a_word_of_any_script_stands_in_the_middle_of_its_box(app, qtbot, language, text):
    app.set_language(language)
    field = TextField(app.theme)
    qtbot.addWidget(field)
    field.resize(300, field.height())
    field.setText(text)
    field.show()
    picture = field.grab().toImage()
    # Within the frame, and where no caret stands.
    inside = range(4, picture.height() - 4)
    rows = [y for y in inside if len({picture.pixel(x, y) for x in range(8, 280)}) > 1]
    assert abs((rows[0] + rows[-1]) / 2 - picture.height() / 2) <= FIELD_HEIGHT_PX / 10


@pytest.mark.parametrize("percent", [100, 115, 130])
@pytest.mark.parametrize(
    "name", ["لکس صابن", "چینی کھلی", "پیک فرینز سپر فیملی پیک", "ٹپال دانے دار چائے"]
)
def test_no_letter_of_an_urdu_name_reaches_into_the_line_below_it(app, name, percent):
    theme = Theme(resources(), language="ur")
    theme.writing = Writing(size_percent=percent)

    def inked_rows(text, place, *, font, above=None):
        image = QImage(500, 56, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as painter:
            direction = Qt.LayoutDirection.RightToLeft
            sketch = Sketch.inside(painter, theme, box=image.rect(), direction=direction)
            sketch.words(
                sketch.at(place), text, font=font, ink="#000000", above=above and sketch.at(above)
            )
        return [
            y
            for y in range(56)
            if any(image.pixelColor(x, y).lightness() < BRIGHT for x in range(500))
        ]

    on_the_bill = (19, (40, 4, 400, 36), (40, 35, 400, 18))
    among_products = (16, (40, 4, 400, 26), (40, 30, 400, 20))
    for size_px, place, below in (on_the_bill, among_products):
        last = inked_rows(name, place, font=theme.font_for(name, size_px), above=below)[-1]
        for note in ("17.5", "Rs 155 / کلو"):
            assert last < inked_rows(note, below, font=theme.small_font_for(note, 12))[0]


def test_a_box_of_figures_has_its_own_font_again_when_the_urdu_is_gone(app, qtbot):
    field = FigureField(app.theme)
    qtbot.addWidget(field)
    own = field.font()
    field.setText("چائے")
    assert field.font() != own
    field.setText("12")
    assert field.font() == own


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Lifebuoy Soap 112 g", ["Lifebuoy Soap", "112 g"]),
        ("لائف بوائے صابن ۱۱۲ گرام", ["لائف بوائے صابن", "۱۱۲ گرام"]),
        ("Milk 1000000000000 millilitres", ["Milk", "1000000000000 millilitres"]),
    ],
)
def test_a_number_goes_to_the_next_line_with_its_unit(theme, monkeypatch, text, lines):
    drawn = []
    monkeypatch.setattr(Sketch, "words", lambda _self, _box, line, **_how: drawn.append(line))
    picture = QImage(400, 40, QImage.Format.Format_ARGB32)
    font = theme.font_for(text, 16)
    # One unit's width too little for the whole, and no smaller font helps.
    width = text_width(font, text.rsplit(" ", 1)[0]) + 2
    box = QRect(0, 0, width, 34)
    direction = Qt.LayoutDirection.LeftToRight
    with QPainter(picture) as painter:
        sketch = Sketch.inside(painter, theme, box=box, direction=direction)
        monkeypatch.setattr(sketch, "fits", lambda *_args, **_how: False)
        sketch.two_lines(box, text, font=font, low=font, ink="#000000")
    assert drawn == lines


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "साबुन 112 ग्राम"), ("ur", "साबुन 112 ग्राम"), ("hi", "صابن 112 گرام"), ("en", "صابن 112")],
)
def test_figures_in_a_name_of_any_script_are_those_of_the_window(app, qtbot, language, name):
    app.set_language(language)
    field = TextField(app.theme)
    qtbot.addWidget(field)
    field.setText(name)
    layout = QTextLayout(name, field.font())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    place = name.index("112")
    assert {run.rawFont().familyName() for run in line.glyphRuns(place, 3)} == {"Inter"}


@pytest.mark.parametrize("unit", ["किलो", "کلو"])
def test_a_figure_with_a_unit_of_another_script_stands_as_without_it(theme, unit):
    """86.000 in a column of figures: of the same digits, and at the same height."""
    drawn = []
    for words in ("86.000", f"86.000 \u2068{unit}\u2069"):
        image = QImage(80, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        ltr = Qt.LayoutDirection.LeftToRight
        sketch = Sketch.inside(painter, theme, box=image.rect(), direction=ltr)
        sketch.words(QRect(0, 0, 300, 40), words, font=theme.number_font(16), ink="#000000")
        painter.end()
        rows = [y for y in range(40) if any(image.pixelColor(x, y).black() > 60 for x in range(50))]
        drawn.append((rows[0], rows[-1]))
    assert drawn[0] == drawn[1]


def test_urdu_has_a_word_space_that_is_seen_beside_figures_and_english_has_its_own(app):
    app.set_language("ur")
    font = app.theme.title_font(24)
    space_px = text_width(font, "بل 3") - text_width(font, "بل3")
    assert space_px >= font.pixelSize() / 5
    assert app.theme.number_font(24).wordSpacing() == 0
    assert app.theme.hero_font(60).wordSpacing() == 0
    assert app.theme.small_font_for("بل", 13).wordSpacing() == 0
    app.set_language("en")
    assert app.theme.text_font(16).wordSpacing() == 0


@pytest.mark.parametrize("word", ["مالک", "کیشیئر", "مینیجر", "زمرے", "Rs (پاکستان)", "₹ (بھارت)"])
def test_words_of_buttons_in_a_row_stand_in_their_middle(app, qtbot, word):
    """Nastaliq has words high and low on their line: each would stand at a height of its own."""
    app.set_language("ur")
    button = CashButton(app.theme, word, is_figure=False, height_px=FIELD_HEIGHT_PX)
    qtbot.addWidget(button)
    button.resize(150, button.height())
    picture = button.grab().toImage()
    inside = range(3, picture.height() - 3)
    ground = picture.pixelColor(8, picture.height() // 2)
    rows = [
        y
        for y in inside
        if any(abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 60
               for x in range(8, 142))
    ]  # fmt: skip
    assert abs((rows[0] + rows[-1] + 1) / 2 - picture.height() / 2) <= 1


def test_a_tall_word_of_the_total_keeps_off_the_edge(app, qtbot):
    app.set_language("ur")
    pictures = []
    for title in ("", "گنی گئی اشیاء"):
        card = TotalCard(app.theme)
        qtbot.addWidget(card)
        card.setFixedSize(340, HEIGHT_PX)
        card.show_total(Total(title, "", "5", "", ()))
        pictures.append(card.grab().toImage())
    bare, card = pictures
    inked = [y for y in range(60) if any(bare.pixel(x, y) != card.pixel(x, y) for x in range(340))]
    assert inked[0] >= 5


def test_the_caret_of_an_empty_box_stands_under_its_label(app, qtbot):
    for language, is_right in (("en", False), ("ur", True)):
        app.set_language(language)
        field = TextField(app.theme)
        qtbot.addWidget(field)
        field.resize(300, field.height())
        for text in ("", "چائے", ""):
            field.setText(text)
            field.grab()
            caret = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            assert text or (caret.x() > 150) == is_right


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
def test_a_field_lays_no_word_out_in_a_font_without_its_script(app, qtbot, qtlog, language):
    """Qt says so in the log, once for each size of a font: this one is used nowhere else."""
    theme = Theme(resources(), language=language)
    theme.writing = Writing(size_percent=137)
    field = TextField(theme)
    qtbot.addWidget(field)
    field.show()
    words = ("ओल्पर्स दूध", "Olper's Milk", "दूध", "اولپرز دودھ", "दूध", "")
    for text in words:
        field.setText(text)
        assert field.text() == text
    for text in words:
        field.clear()
        for letter in text:
            key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, key)
        assert field.text() == text
    assert [record.message for record in qtlog.records] == []
    field.clear()
    assert field.font().families() == theme.field_font(BODY_PX).families()


def test_words_beside_figures_and_in_fields_are_never_nastaliq_at_a_large_size(app, qtbot):
    theme = Theme(resources(), language="ur")
    theme.writing = Writing(size_percent=130)
    field, column = TextField(theme), FigureColumn(theme, 1)
    qtbot.addWidget(field)
    qtbot.addWidget(column)
    column.show_rows([FigureRow("واپسی", "0")])
    fonts = [field.font(), *(label.font() for label in column.findChildren(Label))]
    assert not any(map(is_nastaliq, fonts))


def test_a_quantity_that_is_too_long_has_its_unit_below_it(app, monkeypatch):
    drawn = []
    monkeypatch.setattr(Sketch, "words", lambda _self, rect, text, **_: drawn.append((rect, text)))
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    font = app.theme.number_font(16)
    with QPainter(image) as painter:
        box, way = QRect(0, 0, 60, 56), Qt.LayoutDirection.LeftToRight
        sketch = Sketch.inside(painter, app.theme, box=box, direction=way)
        for room, text in ((box, "86.000 kg"), (box, "3"), (QRect(0, 0, 200, 56), "86.000 kg")):
            sketch.measured(room, text, font=font, ink="#000000", flags=RIGHT)
    (above, figure), (below, unit), *whole = drawn
    assert (figure, unit) == ("86.000", "kg")
    assert above.bottom() < below.top()
    assert [text for _, text in whole] == ["3", "86.000 kg"]


def inked_columns(theme, text, place, *, font, above=None):
    """From where to where the ink of words goes that are drawn in a place of a mirrored row."""
    image = QImage(500, 56, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        sketch = Sketch.inside(
            painter, theme, box=image.rect(), direction=Qt.LayoutDirection.RightToLeft
        )
        sketch.words(place, text, font=font, ink="#000000", above=above)
    inked = [
        x for x in range(500) if any(image.pixelColor(x, y).lightness() < BRIGHT for y in range(56))
    ]
    return inked[0], inked[-1]


@pytest.mark.parametrize("percent", [100, 115, 130])
@pytest.mark.parametrize("width", [150, 200, 250])
def test_a_long_urdu_name_stays_in_its_room_in_either_of_its_fonts(app, percent, width):
    """Where Nastaliq is too high for the line the name is in Naskh, which is wider."""
    theme = Theme(resources(), language="ur")
    theme.writing = Writing(size_percent=percent)
    name = "شان سپیشل بمبئی بریانی مصالحہ فیملی پیک زعفران کے ساتھ بارہ پیکٹ والا بڑا ڈبہ"
    room, below = QRect(480 - width, 4, width, 36), QRect(480 - width, 32, width, 20)
    first, last = inked_columns(theme, name, room, font=theme.font_for(name, 19), above=below)
    assert room.left() <= first
    assert last <= room.right()


def test_a_dot_stands_on_the_screen_for_pictures_that_no_font_has(app, monkeypatch):
    monkeypatch.setattr(theme_module, "_can_draw", lambda letter: letter < "\u2300")
    draw = app.theme.figures
    assert draw("Candy \U0001f34e\U0001f34c 5 pcs \u2b50\ufe0f") == "Candy \u2022 5 pcs \u2022"
    assert draw("\U0001f468\u200d\U0001f469") == "\u2022"
    assert draw("Rs 5") == "Rs 5"


@pytest.mark.parametrize("percent", [100, 115, 130])
@pytest.mark.parametrize(
    "title", ["یہاں ابھی کچھ نہیں بکا", "پہلی چیز سکین کریں", "کوئی گاہک نہیں"]
)
def test_words_of_an_empty_list_keep_off_the_sign_above_them(app, percent, title):
    theme = Theme(resources(), language="ur")
    theme.writing = Writing(size_percent=percent)
    image = QImage(600, 400, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        message = Message("clock", title, "")
        draw_message(painter, theme, message=message, area=image.rect())
    inked = [
        any(image.pixelColor(x, y) != Qt.GlobalColor.white for x in range(600)) for y in range(400)
    ]
    first = inked.index(True)
    end_of_sign = inked.index(False, first)
    assert end_of_sign - first <= CIRCLE_PX + 1
    assert not any(inked[end_of_sign : end_of_sign + 4])


@pytest.mark.parametrize("height_px", [HEIGHT_TINY_PX, HEIGHT_SMALL_PX, HEIGHT_PX])
@pytest.mark.parametrize("title", ["گنی گئی اشیاء", "خرید قیمت پر"])
def test_the_title_of_a_total_in_urdu_ends_above_its_figure(app, qtbot, title, height_px):
    app.set_language("ur")
    card = TotalCard(app.theme)
    qtbot.addWidget(card)
    card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    card.setFixedSize(404, height_px)

    def picture(total):
        card.show_total(total)
        return card.grab().toImage()

    def rows(one, other):
        return [
            y
            for y in range(height_px)
            if any(one.pixel(x, y) != other.pixel(x, y) for x in range(404))
        ]

    bare, whole = picture(Total("", "", "", "3")), picture(Total(title, "", "", "3"))
    assert max(rows(whole, bare)) + 1 < min(rows(bare, picture(Total("", "", "", ""))))
