"""Painted widgets: what they say to a screen reader, how they size, which keys press them."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a list that is no part of the widget
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.ui.tokens import (
    CAPTION_PX,
    EDGE_CONTRAST_MIN,
    FIELD_HEIGHT_PX,
    TEXT_CONTRAST_MIN,
    contrast,
)
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.button import PaintedButton
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.change_strip import ChangeStrip, Mood
from pos_app.ui.widgets.command_bar import CommandBar
from pos_app.ui.widgets.completing import complete
from pos_app.ui.widgets.fields import (
    SHORT_DAY,
    WHOLE_DAY,
    DayField,
    TextField,
)
from pos_app.ui.widgets.painting import Sketch, text_width
from pos_app.ui.widgets.pill import Pill, Tone
from pos_app.ui.widgets.small_buttons import CashButton, KeyButton, NavButton, TileButton
from pos_app.ui.widgets.theme import Writing
from pos_app.ui.widgets.toast import Toast
from pos_app.ui.widgets.total_card import (
    HEIGHT_BARE_PX,
    HEIGHT_PX,
    HEIGHT_SMALL_PX,
    HEIGHT_TINY_PX,
    Total,
    TotalCard,
)
from pos_app.viewmodels.shell import Notice

ROOT = Path(__file__).parents[3]
FIELD_PADDING_PX = 14
"""The style sheet's, its border, and what Qt keeps free of itself."""
BRIGHT = 200
"""Of 255: the ink of the total, and nothing of its ground."""
SHOWS = {"setText", "setPlaceholderText", "setAccessibleName", "setWindowTitle", "setToolTip"}
SHOWS |= {"Label", "ActionButton", "CashButton", "Labelled", "CommandBar", "NavButton", "Message"}


@pytest.fixture
def theme(app):
    return app.theme


def test_space_and_enter_press_a_button_and_letters_do_not(theme, qtbot):
    button = ActionButton(theme, "Save", kind=Kind.PRIMARY, key="F12")
    qtbot.addWidget(button)
    assert isinstance(button, PaintedButton)
    assert button.accessibleName() == "Save F12"
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_A)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(
    ("make", "ground"),
    [
        (lambda theme: ActionButton(theme, "Save", kind=Kind.PRIMARY), "surface"),
        (lambda theme: ActionButton(theme, "Save"), "surface"),
        (lambda theme: NavButton(theme, "Sale", icon="shopping-cart", key="Ctrl+1"), "nav"),
    ],
    ids=["primary", "second", "rail"],
)
def test_the_ring_of_the_keyboard_is_seen_on_every_button(app, qtbot, look, make, ground):
    app.set_look(look)
    button = make(app.theme)
    qtbot.addWidget(button)
    button.resize(160, button.height())
    button.setStyleSheet(f"background: {getattr(app.theme.tokens, ground)}")

    def edge():
        """The colours from the side to where the word begins."""
        picture = button.grab().toImage()
        return [picture.pixelColor(x, picture.height() // 2).name() for x in range(10)]

    plain = edge()
    button.hasFocus = lambda: True
    ring = edge()
    seen = max(contrast(before, after) for before, after in zip(plain, ring, strict=True))
    assert seen >= EDGE_CONTRAST_MIN


def test_buttons_in_rows_draw_each_state(theme, qtbot):
    nav = NavButton(theme, "Sale", icon="shopping-cart", key="Ctrl+1")
    nav.set_badge("3", "3 to decide")
    nav.setChecked(True)
    cash = CashButton(theme, "4,000", is_figure=True)
    cash.set_chosen(is_chosen=True)
    tile = TileButton(theme, "انڈے", icon="egg", key="Alt+1")
    key = KeyButton(theme, "Help", key="F1")
    for button in (nav, cash, tile, key):
        qtbot.addWidget(button)
        button.resize(120, button.height())
        assert not button.grab().isNull()
    assert key.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert key.needed_width_px() > 40


@pytest.mark.parametrize("height_px", [HEIGHT_BARE_PX, HEIGHT_TINY_PX, HEIGHT_SMALL_PX, HEIGHT_PX])
@pytest.mark.parametrize("figure", ["5", "1,248.25", "9,999,999"])
def test_no_edge_of_the_total_is_cut_off(theme, qtbot, figure, height_px):
    card = TotalCard(theme)
    qtbot.addWidget(card)
    card.setFixedSize(340, height_px)
    card.show_total(Total("", "", "Rs", figure))
    image = card.grab().toImage()
    bright = [
        any(image.pixelColor(x, y).lightness() > BRIGHT for x in range(60, 320))
        for y in range(height_px)
    ]
    first, last = bright.index(True), height_px - 1 - bright[::-1].index(True)
    room_ends = height_px - (68 if height_px >= HEIGHT_TINY_PX else 8)
    assert 40 < first < last < room_ends - 1, "the ink lies inside the room that is drawn in"


def test_no_line_is_drawn_above_figures_that_are_not_there(theme, qtbot):
    card = TotalCard(theme)
    qtbot.addWidget(card)
    card.setFixedSize(340, HEIGHT_PX)
    line = HEIGHT_PX - 62

    def step():
        picture = card.grab().toImage()
        above, on = (picture.pixelColor(170, y).lightness() for y in (line - 3, line))
        return abs(on - above)

    card.show_total(Total("Goods back", "", "Rs", "540"))
    assert step() < 4
    card.show_total(Total("To pay", "", "Rs", "540", facts=(("Subtotal", "540"),)))
    assert step() > 8


def test_the_total_is_spoken_and_shrinks_to_fit(theme, qtbot):
    card = TotalCard(theme)
    qtbot.addWidget(card)
    card.resize(404, card.height())
    card.show_total(Total("To pay", "7 lines", "Rs", "100,000,000,000.50"))
    assert "To pay Rs 100,000,000,000.50" in card.accessibleName()
    assert not card.grab().isNull()


@pytest.mark.parametrize(
    "facts",
    [
        (("Reason", "Return to vendor"), ("Removed today", "0"), ("This month", "0")),
        (("Reason", "Return to vendor"),),
        (("Pieces", "12"), ("Without cost", "0"), ("Cost changed", "1")),
    ],
)
def test_no_fact_of_the_total_is_cut_with_room_beside_it(theme, qtbot, monkeypatch, facts):
    card, drawn = TotalCard(theme), {}
    qtbot.addWidget(card)
    card.setFixedSize(404, HEIGHT_PX)
    card.show_total(Total("", "", "Rs", "540", facts=facts))
    words = Sketch.words

    def draw(sketch, rect, text, *, font, **how):
        drawn[text] = (rect, text_width(font, text))
        words(sketch, rect, text, font=font, **how)

    monkeypatch.setattr(Sketch, "words", draw)
    card.grab()
    places = [drawn[text] for fact in facts for text in fact]
    assert all(needed <= rect.width() for rect, needed in places)
    assert all(rect.right() < 404 for rect, _ in places)


def test_change_and_pill_speak_what_they_show(theme, qtbot):
    strip, pill = ChangeStrip(theme), Pill(theme)
    qtbot.addWidget(strip)
    qtbot.addWidget(pill)
    strip.show_change("Change to give back", "99", Mood.GIVE)
    assert strip.accessibleName() == "Change to give back 99"
    pill.show_state("cloud-off", "Offline", Tone.WARN)
    assert pill.accessibleName() == "Offline"
    assert pill.sizeHint().width() > 60
    pill.show_state("cloud-off", "", Tone.WARN)
    assert not pill.isVisible()


LONG = ("4\u00d71000", "500", "4\u00d7100", "50", "2\u00d720", "5")


@pytest.mark.parametrize(
    ("pieces", "has_words", "rows"),
    [((), True, 0), (LONG[2:4], True, 1), (LONG, False, 2), (LONG * 4, True, 0)],
)
def test_notes_to_give_are_drawn_whole_or_not_at_all(
    theme, qtbot, monkeypatch, pieces, has_words, rows
):
    strip = ChangeStrip(theme)
    qtbot.addWidget(strip)
    strip.resize(290, strip.height())
    strip.show_change("Change", "99", Mood.GIVE, pieces=pieces)
    words, drawn = Sketch.words, []

    def draw(sketch, rect, text, *, font, **how):
        assert text_width(font, text) <= rect.width()
        drawn.append(text.strip("\u2066\u2069"))
        words(sketch, rect, text, font=font, **how)

    monkeypatch.setattr(Sketch, "words", draw)
    strip.grab()
    assert drawn[0] == "99"
    assert ("Change" in drawn) == has_words
    notes = drawn[1 + has_words :]
    assert len(notes) == rows
    assert " \u00b7 ".join(notes) == (" \u00b7 ".join(pieces) if rows else "")


@pytest.mark.parametrize("figure", ["20", "Rs 12,796.60", "Rs 1,208,621.50", "Rs 99,99,99,999.99"])
def test_short_or_over_is_said_in_words_beside_any_amount(theme, qtbot, monkeypatch, figure):
    strip = ChangeStrip(theme)
    qtbot.addWidget(strip)
    strip.resize(320, strip.height())
    strip.show_change("Short", figure, Mood.BAD)
    words, drawn = Sketch.words, []

    def draw(sketch, rect, text, *, font, **how):
        assert text_width(font, text) <= rect.width()
        assert font.pixelSize() >= CAPTION_PX
        drawn.append(text)
        words(sketch, rect, text, font=font, **how)

    monkeypatch.setattr(Sketch, "words", draw)
    strip.grab()
    assert drawn == [figure, "Short"]


def test_the_command_bar_has_no_input_method_and_says_what_is_typed(theme, qtbot):
    bar = CommandBar(theme, "Scan")
    qtbot.addWidget(bar)
    bar.show_entry("12", "3")
    bar.show_state("Ready")
    assert bar.accessibleDescription() == "\u2066\u00d7 3\u2069 12"
    assert not bar.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_ten_megabytes_in_a_name_are_cut_to_what_a_name_may_be(theme, qtbot):
    field = TextField(theme)
    qtbot.addWidget(field)
    field.insert("x" * 10_000_000)
    assert len(field.text()) == field.maxLength()
    field.show_wrong(is_wrong=True)
    assert field.property("wrong") is True


def test_a_toast_is_wide_enough_for_its_words(theme, qtbot):
    card = Card(theme)
    qtbot.addWidget(card)
    toast = Toast(theme, card)
    toast.show_notice("A short one")
    narrow = toast.width()
    toast.show_notice("A much longer sentence that needs some room", action="Undo", key="Ctrl+Z")
    assert toast.width() > narrow
    assert toast.accessibleName().startswith("A much longer")


def test_a_notice_covers_nothing_that_can_be_pressed_also_when_that_comes_later(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    toast = Toast(theme, window)
    toast.show_notice("Type an amount up to Rs 4,120", is_error=True)
    toast.place(window.rect(), side_px=0)
    first = toast.geometry()
    field = TextField(theme)
    field.setParent(window)
    field.setGeometry(first)
    field.show()
    qtbot.waitUntil(lambda: toast.geometry() != first)
    assert not toast.geometry().intersects(field.geometry())
    assert window.rect().contains(toast.geometry())


def test_a_notice_lies_where_nothing_is_read(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    label = Label(theme, "Discounts", font=theme.text_font(14))
    label.setParent(window)
    toast = Toast(theme, window)
    window.show()
    toast.show_notice("Shift 1 is closed")
    toast.place(window.rect(), side_px=0)
    label.setGeometry(toast.geometry())
    toast.place(window.rect(), side_px=0)
    assert not toast.geometry().intersects(label.geometry())


def test_a_notice_covers_the_name_of_the_shop_before_it_covers_what_is_read(app, qtbot):
    for language in ("en", "ur"):
        app.set_language(language)
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(900, 600)
        figures = Label(app.theme, "1,284", font=app.theme.text_font(14))
        figures.setParent(window)
        figures.setGeometry(0, 52, 900, 548)
        toast = Toast(app.theme, window)
        window.show()
        toast.show_notice("A copy of this till was in use")
        area = window.rect().adjusted(78, 52, 0, -42)
        toast.place(area, side_px=0)
        assert not toast.geometry().intersects(figures.geometry())
        is_leading = toast.x() > 450 if language == "ur" else toast.x() < 100
        assert is_leading, "the state of the sync and the clock stand at the other end"
        figures.hide()
        toast.place(area, side_px=0)
        assert area.contains(toast.geometry())


def test_a_notice_without_text_takes_the_toast_away(theme, qtbot):
    card = Card(theme)
    qtbot.addWidget(card)
    card.show()
    toast = Toast(theme, card)
    toast.tell(Notice("Removed Milk", can_undo=True, is_recorded=True))
    assert toast.isVisible()
    toast.tell(Notice(""))
    assert not toast.isVisible()


def test_a_notice_of_a_file_is_pressed_and_any_other_lets_the_press_through(theme, qtbot):
    card, opened = Card(theme), []
    qtbot.addWidget(card)
    card.show()
    toast = Toast(theme, card, open_written=lambda: opened.append(1))
    passes = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    toast.tell(Notice("Written to a.pdf", opens="a.pdf"))
    assert not toast.testAttribute(passes)
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert opened == [1]
    toast.tell(Notice("Saved"))
    assert toast.testAttribute(passes)


def test_a_label_keeps_its_colour_when_the_look_changes(app, theme, qtbot):
    label = Label(theme, "words", font=theme.text_font(14), ink="text2")
    qtbot.addWidget(label)
    before = label.palette().color(label.foregroundRole())
    app.set_look("dark")
    assert label.palette().color(label.foregroundRole()) == theme.colour("text2")
    assert before != theme.colour("text2")


def shown_literals(path):
    """Words that are shown without being translated, as (line, text)."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SHOWS:
                found += [
                    (node.lineno, each.value)
                    for each in node.args
                    if isinstance(each, ast.Constant)
                    and isinstance(each.value, str)
                    and any(letter.isalpha() for letter in each.value)
                    and not (name == "Message" and each is node.args[0])
                ]
    return found


def test_no_word_is_shown_untranslated():
    wrong = {
        str(path): found
        for path in sorted((ROOT / "pos_app" / "ui").rglob("*.py"))
        if (found := shown_literals(path))
    }
    assert wrong == {}


def test_a_toast_keeps_off_a_card_that_is_open(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    toast, card = Toast(theme, window), Card(theme, is_raised=True)
    card.setParent(window)
    window.show()
    toast.show_notice("Could not read that. Scan again")
    toast.place(window.rect(), side_px=0)
    usual = toast.geometry()
    for lies, expected in (
        (QRect(300, 400, 400, 290), "above"),
        (QRect(300, 10, 400, 560), "below"),
        (QRect(300, 10, 400, 300), "usual"),
        (QRect(0, 0, 1000, 700), "usual"),
    ):
        card.setGeometry(lies)
        toast.place(window.rect(), side_px=0)
        found = "usual" if toast.geometry() == usual else "above"
        found = "below" if toast.geometry().top() > usual.top() else found
        assert found == expected
        assert expected == "usual" or not toast.geometry().intersects(lies)


def test_a_toast_beside_an_open_card_leaves_the_last_lines_of_the_bill_in_sight(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    toast, card = Toast(theme, window), Card(theme, is_raised=True)
    card.setParent(window)
    card.setGeometry(20, 420, 640, 240)
    window.show()
    toast.show_notice("Could not read that. Scan again")
    toast.place(window.rect(), side_px=0)
    assert toast.y() < 2 * FIELD_HEIGHT_PX


def test_a_toast_lies_in_a_card_of_the_screen_or_beside_it_never_across_its_edge(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    toast, card = Toast(theme, window), Card(theme)
    card.setParent(window)
    window.show()
    toast.show_notice("A copy of this till was in use")
    toast.place(window.rect(), side_px=0)
    usual = toast.geometry()
    for ends_at in (usual.top() + 3, usual.center().y(), usual.bottom() + 2):
        card.setGeometry(100, 20, 800, ends_at - 20)
        toast.place(window.rect(), side_px=0)
        lies = toast.geometry()
        assert abs(lies.top() - usual.top()) < toast.height() + 20, "no farther than it must"
        assert card.geometry().contains(lies) or not card.geometry().intersects(lies)
    card.setGeometry(100, 20, 800, 660)
    toast.place(window.rect(), side_px=0)
    assert toast.geometry() == usual


def test_a_field_loses_no_letter_when_the_list_of_names_closes(theme, qtbot):
    """It selects all when the keyboard comes to it: coming back from its own list is no coming."""
    field = TextField(theme)
    qtbot.addWidget(field)
    complete(theme, field, QStringListModel(["Vendor 1", "Vendor 2", "Unique"]))
    field.show()
    with qtbot.waitActive(field):
        field.activateWindow()
    field.setFocus()
    QTest.keyClick(field, "N")
    # What a real window is sent when the list closes; without one nothing is.
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.PopupFocusReason))
    QTest.keyClicks(field, "estle")
    assert field.text() == "Nestle"
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    QTest.keyClick(field, "X")
    assert field.text() == "X"


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_names_that_a_field_offers_stand_on_a_surface_of_the_look(app, theme, qtbot, look):
    app.set_look(look)
    field = TextField(theme)
    qtbot.addWidget(field)
    complete(theme, field, QStringListModel(["Vendor 1", "Vendor 2"]))
    field.resize(300, field.height())
    field.show()
    QTest.keyClick(field, "v")
    popup = field.completer().popup()
    popup.grab()
    picture = popup.viewport().grab().toImage()
    ground = picture.pixelColor(picture.width() - 4, picture.height() - 2)
    assert ground == theme.colour("surface")
    assert popup.palette().color(popup.foregroundRole()) == theme.colour("text")


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_the_word_on_a_button_that_cannot_be_pressed_is_read(app, qtbot, kind, theme_name):
    app.set_look(theme_name)
    button = ActionButton(app.theme, "Cash", kind=kind)
    qtbot.addWidget(button)
    button.setEnabled(False)
    look = button.look()
    assert contrast(look.ink, look.fill) >= TEXT_CONTRAST_MIN
    ground = button.grab().toImage().pixelColor(20, 6)
    assert ground.name().upper() == look.fill, "it is not painted paler than that"


def test_the_hint_in_an_empty_field_has_the_ink_of_hints(app, qtbot):
    field = TextField(app.theme)
    qtbot.addWidget(field)
    field.setPlaceholderText("Name, phone")
    field.show()
    assert field.palette().placeholderText().color() == app.theme.colour("text3")


@pytest.mark.parametrize("percent", [90, 100, 130])
def test_a_box_for_a_day_shows_all_of_it_at_any_text_size(app, qtbot, percent):
    app.set_writing(Writing(size_percent=percent))
    try:
        field = DayField(app.theme)
    finally:
        app.set_writing(Writing())
    qtbot.addWidget(field)
    for widest, day in ((WHOLE_DAY, "22.11.2026"), (SHORT_DAY, "22.11.26")):
        field.make_room(widest)
        inside = field.width() - 2 * FIELD_PADDING_PX
        assert text_width(field.font(), day) <= inside
