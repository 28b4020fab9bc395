"""The acceptance checks about languages, scripts and sizes, by their numbers."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
import uharfbuzz
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from pos_app.operations.demo import GOODS
from pos_app.till_window import TillWindow, resources
from pos_app.ui.app import LANGUAGES
from pos_app.ui.history.lists import WholeRows
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.sale.line_list import LineList
from pos_app.ui.sale.pay_side import PaySide
from pos_app.ui.settings.choice_row import ChoiceRow
from pos_app.ui.settings.rows import ChoiceSettingRow, TypedSettingRow
from pos_app.ui.shift.count_table import CountTable
from pos_app.ui.single_window import SingleWindow
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.page_area import PageArea
from pos_app.ui.widgets.painting import Sketch
from pos_app.ui.widgets.small_buttons import CashButton, TileButton
from pos_app.ui.widgets.theme import Writing
from pos_app.ui.widgets.toast import WATCH_MS, Toast
from pos_app.viewmodels.figures import format_quantity
from pos_app.viewmodels.shell import Notice
from tests.support.screens import SCENES, extremes, fill, inking, sample_till, shown, walking

# 1280 x 720 is also a screen of 1920 x 1080 at 150 %, 1093 x 614 one of 1366 x 768 at 125 %.
SMALLEST, SCALED, COMMON = (1280, 720), (1093, 614), (1366, 768)
SIX_SCREENS = (ScreenName.SALE, ScreenName.STOCK, ScreenName.REMOVAL, ScreenName.PRODUCTS,
               ScreenName.KHATA, ScreenName.REPORTS)  # fmt: skip
INKED = ("bill", "receive", "remove", "products_list", "statement", "reports_month", "sync",
         "shift_open", "settings_rules", "healed", "bills", "staff", "cases",
         "offline")  # fmt: skip
INKED_LARGE = ("clock_wrong", "offline", "products_low", "remind", "settings_scanner")
ROW_FIGURES, GAP_PX = 3, 4
ISOLATES = "\u2066\u2068\u2069"
FIGURE = re.compile(r"[\u2066-\u2069]*[-+\u2212]?[\d.,\s\u2066-\u2069]+")
# A place for a figure or a name; and what is quoted to be typed, without the sentence around it.
PLACE = re.compile(r"\{\w+\}|%n|%\d")
QUOTED = re.compile(r"(?!\()[!-~]*[A-Za-z0-9](?:[!-~]*[A-Za-z0-9%*=])?")
NAMES = {name for good in GOODS for name in good[:3]} | extremes.LONGEST
# The names, the words of a receipt and of the screen, with every join that Nastaliq is hard on.
WORDS = (
    "چینی", "آٹا", "گھی", "دودھ", "انڈے", "مکھن", "دہی", "پنیر",
    "چاول", "دال", "نمک", "مرچ", "ہلدی", "زیرہ", "چائے", "صابن",
    "تیل", "بسکٹ", "روٹی", "شہد", "کھجور", "مونگ", "مسور", "سویاں",
    "بیسن", "میدہ", "سوجی", "گڑ", "لہسن", "پیاز", "آلو", "ٹماٹر",
    "فروخت", "کھاتہ", "قیمت", "رعایت", "بقایا", "وصولی", "شکریہ", "مجموعہ",
)  # fmt: skip


@pytest.fixture
def app(qapp):
    yield qapp
    qapp.set_language("en")
    qapp.set_look("light")
    qapp.set_writing(Writing())


@pytest.fixture
def drawn(monkeypatch):
    """Every text that is painted, with its font, its place, and how it stands."""
    heard = []
    words = Sketch.words

    def hear(self, rect, text, **options):
        words(self, rect, text, **options)
        painter = self.painter
        flags = (options.get("flags") or self.lead).value
        ink = painter.deviceTransform().mapRect(painter.boundingRect(rect, flags, text))
        heard.append((text, painter.font(), rect, self.is_mirrored, painter.fontMetrics(), ink))

    monkeypatch.setattr(Sketch, "words", hear)
    return heard


def elided(drawn, *, but=NAMES):
    return [
        f"elided: {text!r} in {rect.width()}"
        for text, font, rect, _, metrics, _ in drawn
        if text not in but and type(metrics)(font).horizontalAdvance(text) > rect.width() + 1
    ]


def glued(drawn):
    """Figures of one row so close that they read as one: 540 and 1 as 5401. Paisa belong there."""
    figures = [
        (text, ink)
        for text, _, rect, *_, ink in drawn
        if any(map(str.isdigit, text))
        and not text.strip(ISOLATES).startswith(".")
        and ink.width() <= rect.width() + 1
    ]
    return [
        f"glued: {one!r} and {other!r}"
        for place, (one, here) in enumerate(figures)
        for other, there in figures[place + 1 : place + 1 + ROW_FIGURES]
        # A part that is painted twice is no neighbour of itself.
        if FIGURE.fullmatch(other)
        and (one, here) != (other, there)
        and here.adjusted(-GAP_PX, 0, GAP_PX, 0).intersected(there).height() > here.height() // 2
    ]


def stumbles(window, drawn, language):
    """All that a person would stumble over in a window that is shown."""
    found = walking.cut(window) + walking.overlapping(window) + elided(drawn) + glued(drawn)
    said = [(text, font, mirrored) for text, font, _, mirrored, _, _ in drawn]
    rtl = Qt.LayoutDirection.RightToLeft
    said += [(text, font, way == rtl) for text, font, way in walking.texts(window)]
    for text, font, is_rtl in said:
        if language != "en" and walking.left_in_english(text, language):
            found.append(f"in English: {text!r}")
        if language == "ur":
            wrong = walking.reordered(text, font.toString(), is_rtl=is_rtl)
            found += [f"re-ordered: {figure} in {text!r}" for figure in wrong]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
def test_check_32_34_39_nothing_is_cut_overlaps_or_is_left_in_english(app, drawn, name, language):
    app.set_language(language)
    with shown(app, SCENES[name], size=SMALLEST) as window:
        for size in (SMALLEST, SCALED):
            window.resize(*size)
            app.processEvents()
            drawn.clear()
            window.grab()
            assert stumbles(window, drawn, language) == [], size


@pytest.mark.parametrize("name", INKED)
def test_check_32_no_ink_is_cut_and_none_lies_on_other_ink(app, qtbot, name):
    """Dot by dot, in Urdu: Nastaliq draws beyond what its font says of itself."""
    app.set_language("ur")
    with shown(app, SCENES[name], size=COMMON) as window:
        for size in (COMMON, SCALED):
            window.resize(*size)
            app.processEvents()
            notice = window.findChild(Toast)
            if notice is not None and notice.isVisible():
                # It steps aside from what a screen shows later, a moment after that.
                qtbot.wait(2 * WATCH_MS)
            assert inking.blots(window) == [], size


@pytest.mark.parametrize("percent", [115, 130])
@pytest.mark.parametrize(
    "name", ["bill", "paid", "entries", "bills", "shift_counted", "settings_look"]
)
def test_check_32_39_no_large_ink_is_cut_and_none_lies_on_other_ink(app, name, percent):
    """The same in larger words, on the smallest screen."""
    app.set_language("ur")
    app.set_writing(Writing(size_percent=percent))
    with shown(app, SCENES[name], size=SMALLEST) as window:
        assert inking.blots(window) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_39_no_row_of_choices_goes_on_beyond_its_page(app, language):
    app.set_language(language)
    app.set_writing(Writing(size_percent=130))
    with shown(app, SCENES["settings_look"], size=SMALLEST) as window:
        rows = [row for row in window.findChildren(ChoiceRow) if row.isVisible()]
        assert len(rows) >= 8
        for row in rows:
            page = row.parentWidget()
            while not isinstance(page, PageArea):
                page = page.parentWidget()
            left = row.mapTo(page.viewport(), QPoint()).x()
            assert left >= 0
            assert left + row.width() <= page.viewport().width()


def test_check_39_the_large_name_of_a_bill_on_hold_stands_above_who_holds_it(app):
    app.set_language("ur")
    app.set_writing(Writing(size_percent=130))
    with shown(app, SCENES["held"], size=SMALLEST) as window:
        # The list lies over the screen below it, whose ink is not to be seen.
        assert [found for found in inking.blots(window) if "3 لائنیں · ابھی" in found] == []


@pytest.mark.parametrize("percent", [100, 115, 130])
def test_check_39_what_is_off_a_line_stands_below_its_name(app, monkeypatch, percent):
    """Without a dot in common: in Naskh they touch before they lie on each other."""
    monkeypatch.setattr(inking, "DOTS_MAX", 0)

    def discounted(window, models):
        fill(models)
        window.take_command(Command.CASH)
        window.take_command(Command.HISTORY)
        models.shell.notice(Notice(""))

    app.set_language("ur")
    app.set_writing(Writing(size_percent=percent))
    with shown(app, discounted, size=SMALLEST) as window:
        assert inking.blots(window) == []


@pytest.mark.parametrize("name", INKED_LARGE)
def test_check_39_no_ink_is_cut_in_the_largest_words(app, name):
    """Whichever word begins a line reaches beyond it, and larger words are Nastaliq sooner."""
    app.set_language("ur")
    app.set_writing(Writing(size_percent=130))
    with shown(app, SCENES[name], size=COMMON) as window:
        assert [each for each in inking.blots(window) if each.startswith("cut")] == []


def test_check_32_the_look_at_the_ink_finds_what_is_cut_and_what_meets(app, qtbot):
    app.set_language("ur")
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    font = app.theme.title_font(24)
    for at in ((100, 40, 120, 60), (110, 44, 120, 60), (20, 150, 60, 14)):
        label = QLabel("گنتی", window)
        label.setFont(font)
        label.setGeometry(*at)
    window.show()
    found = inking.blots(window)
    assert [each.split(":")[0] for each in found].count("on each other") == 1
    assert any(each.startswith("cut") and "150" not in each.split("inks")[0] for each in found)


@pytest.mark.parametrize(("factor", "size"), [("1.25", SCALED), ("1.5", SMALLEST)])
def test_check_39_nothing_is_cut_where_the_screen_itself_scales(factor, size):
    """A till of its own on a screen of 1366 x 768 at 125 %, and on one of 1920 x 1080 at 150 %."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.screens.inking", *map(str, size)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor},
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    told = json.loads(done.stdout)
    assert told.pop("ratio") == float(factor)
    assert set(told) == {"en", "ur", "hi"}
    assert [found for found in told.values() if found] == []


@pytest.mark.parametrize("name", SCENES)
def test_check_39_nothing_is_cut_in_the_largest_words(app, drawn, name):
    """In Urdu, whose lines are the tallest; the widest words of the others were seen above."""
    app.set_language("ur")
    app.set_writing(Writing(size_percent=130))
    with shown(app, SCENES[name], size=COMMON) as window:
        window.grab()
        assert stumbles(window, drawn, "ur") == []


@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("name", ["priced", "receive", "cases", "price_overlap", "products_list"])
def test_check_39_nothing_is_cut_in_larger_words(app, drawn, name, language):
    app.set_language(language)
    app.set_writing(Writing(size_percent=130))
    with shown(app, SCENES[name], size=COMMON) as window:
        window.grab()
        assert stumbles(window, drawn, language) == []


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("language", LANGUAGES)
def test_check_39_the_whole_name_stands_on_a_tile(app, drawn, language, percent):
    app.set_language(language)
    app.set_writing(Writing(size_percent=percent))
    with shown(app, SCENES["tiles"], size=COMMON) as window:
        names = [tile.text() for tile in window.front.findChildren(TileButton)]
        assert any(" " in name for name in names)
        drawn.clear()
        for tile in window.front.findChildren(TileButton):
            tile.grab()
        assert drawn
        assert elided(drawn, but=()) == []


@pytest.mark.parametrize("percent", [100, 115, 130])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("quantity", [1, 12_345, 999_999])
def test_check_39_no_sign_of_a_step_touches_a_weight(
    app, drawn, monkeypatch, quantity, language, percent
):
    """A minus beside 1.5 would be minus 1.5."""
    signs, icon = [], Sketch.icon

    def hear(self, at, name, **options):
        icon(self, at, name, **options)
        signs.append(QRect(at.x(), at.y(), options["size_px"], options["size_px"]))

    def sugar(_window, models):
        fill(models)
        models.keeper.change(models.keeper.cart.set_quantity(3, quantity))
        models.sale.choose_line(2)

    app.set_language(language)
    app.set_writing(Writing(size_percent=percent))
    with shown(app, sugar, size=SMALLEST) as window:
        for size in (SMALLEST, SCALED):
            window.resize(*size)
            app.processEvents()
            monkeypatch.setattr(Sketch, "icon", hear)
            signs.clear()
            drawn.clear()
            app.set_look("dark")
            window.findChild(LineList).grab()
            (minus, plus), figure = signs, format_quantity(quantity, is_weighed=True)
            low, high = sorted((minus.x(), plus.x()))
            between = [ink for text, *_, ink in drawn if low < ink.center().x() < high]
            assert [text for text, *_, ink in drawn if ink in between and figure in text]
            edges = (low + minus.width(), high)
            assert all(edges[0] < ink.left() and ink.right() < edges[1] for ink in between)
            app.set_look("light")


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_39_the_whole_name_stands_on_the_bill(app, drawn, language):
    app.set_language(language)
    with shown(app, SCENES["bill"], size=COMMON) as window:
        drawn.clear()
        window.resize(*SCALED)
        app.processEvents()
        window.findChild(LineList).grab()
        lines = {text for text, *_ in drawn}
        assert sum(text.startswith(("Peek Freans", "پیک فرینز", "पीक फ्रीन्स")) for text in lines)
        assert elided(drawn, but=()) == []


def test_check_39_the_walker_finds_what_is_cut_and_what_overlaps(app, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 100)
    font = app.theme.text_font(16)
    places = ((0, 0, 60, 30), (40, 10, 60, 30), (280, 60, 60, 30), (0, 60, 60, 8))
    words = ("Much too long a word for so little room", "over", "out", "low")
    for at, text in zip(places, words, strict=True):
        label = Label(app.theme, text, font=font)
        label.setParent(window)
        label.setGeometry(*at)
    window.show()
    assert len(walking.cut(window)) == 3
    assert len(walking.overlapping(window)) == 1
    assert walking.left_in_english("Settings", "ur")


def test_check_39_what_every_sale_touches_is_48_px_high(app):
    for language in LANGUAGES:
        app.set_language(language)
        with shown(app, SCENES["bill"], size=SMALLEST) as window:
            low = [
                (button.accessibleName(), button.height())
                for button in window.front.findChildren(QAbstractButton)
                if button.isVisible() and button.focusPolicy() and button.height() < 48
            ]
            assert low == []


def test_check_34_figures_keep_their_order_and_the_check_can_fail(app):
    key = app.theme.text_font(16).toString()
    assert walking.reordered("\u0628\u0644 .25", key, is_rtl=True) == (".25",)
    assert walking.reordered("\u0641\u0648\u0646 0300-1234567", key, is_rtl=True)
    assert walking.reordered("\u0628\u0644 \u2066-30\u2069", key, is_rtl=True) == ()
    assert walking.reordered("\u2212\u206630\u2069", key, is_rtl=True), "its sign stands outside"
    assert walking.reordered("\u0641\u0648\u0646 \u20660300-1234567\u2069", key, is_rtl=True) == ()


def test_check_34_what_urdu_words_quote_keeps_its_order(app):
    """Of every translation: 10%, 0300-1234567, /dev/ttyUSB1 and *12 are typed as they stand."""
    app.set_language("ur")
    key = app.theme.text_font(16).toString()
    root = ET.parse(resources() / "translations" / "till_ur.ts").getroot()  # noqa: S314 - our own file
    told = {
        app.theme.line(PLACE.sub("\u20660\u2069", form.text or ""))
        for translation in root.iter("translation")
        for form in (list(translation) or [translation])
    }
    assert len(told) > 500
    wrong = {text for text in told if walking.reordered(text, key, is_rtl=True, of=QUOTED)}
    assert wrong == set()


@pytest.mark.parametrize("language", ["ur", "hi"])
@pytest.mark.parametrize("name", ["settings_printer", "settings_look"])
def test_check_34_a_unit_stands_behind_its_figure(app, name, language):
    app.set_language(language)
    with shown(app, SCENES[name], size=COMMON) as window:
        units = [each.text() for each in window.front.findChildren(CashButton)]
    units = [text for text in units if text.strip(ISOLATES)[:1].isdigit() and " " in text]
    assert len(units) > 1
    key = app.theme.text_font(16).toString()
    figure = re.compile(r"\d+ [a-z%]+")
    assert not any(walking.reordered(text, key, is_rtl=True, of=figure) for text in units)


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_34_what_was_counted_stands_under_the_figures_it_is_the_sum_of(app, language):
    app.set_language(language)
    with shown(app, SCENES["shift_counted"], size=COMMON) as window:
        table = window.findChild(CountTable)
        figures = [label for label in table.findChildren(Label) if label.text().endswith("0\u2069")]
        edges = {label.geometry().right() for label in figures}
        assert len(figures) > 2
    assert len(edges) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_34_a_narrow_box_stands_where_reading_begins(app, language):
    app.set_language(language)
    with shown(app, SCENES["settings_rules"], size=COMMON) as window:
        boxes = [row.first() for row in window.front.findChildren(TypedSettingRow)]
        wide = [row.first().parentWidget() for row in window.findChildren(ChoiceSettingRow)]
        side = QRect.right if language == "ur" else QRect.left
        edges = {
            side(QRect(each.mapTo(window, QPoint(0, 0)), each.size()))
            for each in boxes + wide
            if each.isVisible()
        }
        assert len(boxes) > 1
    assert len(edges) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_39_a_line_that_warns_pushes_no_keys_of_cash_together(app, language):
    app.set_language(language)
    with shown(app, SCENES["clock_wrong"], size=COMMON) as window:
        side = window.findChild(PaySide)
        tops = {button.y() for button in side.findChildren(CashButton) if button.isVisible()}
        high = side.findChild(CashButton).height()
    assert len(tops) == 2
    assert max(tops) - min(tops) >= high + 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_39_a_path_stands_on_one_line(app, language):
    app.set_language(language)
    with shown(app, SCENES["settings_customer"], size=COMMON) as window:
        (hint,) = (each for each in window.findChildren(QLabel) if "COM4" in each.text())
        layout = QTextLayout(hint.text(), hint.font())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(hint.contentsRect().width())
            start, end = line.textStart(), line.textStart() + line.textLength()
            assert not hint.text()[start:end].strip("\u2060").endswith("/")
        layout.endLayout()


def test_check_39_a_page_that_scrolls_has_its_bar_beside_it(app):
    app.set_language("ur")
    with shown(app, SCENES["cases"], size=COMMON) as window:
        area = window.findChild(PageArea)
        card = area.findChild(Card)
        bar = area.verticalScrollBar()
        assert bar.isVisible()
        gap_px = card.mapTo(area, QPoint(0, 0)).x() - bar.mapTo(area, QPoint(bar.width(), 0)).x()
    assert 0 <= gap_px <= 24


def test_check_39_goods_that_come_back_are_seen_whole_or_not_at_all(app):
    for language in LANGUAGES:
        app.set_language(language)
        with shown(app, SCENES["voiding"], size=COMMON) as window:
            goods = window.findChild(WholeRows)
            assert goods.verticalScrollBar().isVisible()
            assert goods.viewport().height() % goods.sizeHintForRow(0) == 0


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold])
def test_check_33_forty_urdu_words_are_drawn_as_harfbuzz_shapes_them(app, weight):
    assert len(set(WORDS)) == 40
    path = (
        resources()
        / "fonts"
        / f"TillNastaliq-{'Bold' if weight == QFont.Weight.Bold else 'Regular'}.ttf"
    )
    face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
    size_px = 40
    font = uharfbuzz.Font(face)
    qt_font = app.theme.font_for(WORDS[0], round(size_px / 0.82), weight)
    assert qt_font.pixelSize() == size_px
    for word in WORDS:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.language = "ur"
        uharfbuzz.shape(font, buffer)
        scale, x, expected = size_px / face.upem, 0.0, []
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            expected.append((info.codepoint, x + at.x_offset * scale, -at.y_offset * scale))
            x += at.x_advance * scale
        # HarfBuzz tells the glyphs from left to right, Qt as they are read.
        expected.reverse()
        layout = QTextLayout(word, qt_font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        (run,) = line.glyphRuns()
        found = list(zip(run.glyphIndexes(), run.positions(), strict=True))
        assert [glyph for glyph, _ in found] == [glyph for glyph, _, _ in expected], word
        first_x, first_y = found[0][1].x() - expected[0][1], found[0][1].y() - expected[0][2]
        for (_, at), (_, x_px, y_px) in zip(found, expected, strict=True):
            assert at.x() - first_x == pytest.approx(x_px, abs=1.0), word
            assert at.y() - first_y == pytest.approx(y_px, abs=1.0), word


def test_check_32_the_language_changes_in_the_middle_of_a_bill(app, qtbot, tmp_path):
    till = sample_till(tmp_path)
    single = SingleWindow(tmp_path / "window.lock")
    window = TillWindow(app, till, single)
    models = window.models
    window.show()
    fill(models)
    bill = models.keeper.cart
    models.sale.type_text("40")
    window.window.open_screen(ScreenName.SETTINGS)
    for name, text, mirrored in (
        ("lang", "ur", True),
        ("text_size_percent", "115", True),
        ("digits", "native", True),
        ("lang", "en", False),
    ):
        (entry,) = (e for p in models.settings.pages for e in p.entries if e.name == name)
        models.settings.take(entry, text)
        assert models.settings.message_of(name) == ""
        front = window.window
        assert front.isVisible()
        assert front.screen_name is ScreenName.SETTINGS
        assert (front.layoutDirection() == Qt.LayoutDirection.RightToLeft) == mirrored
        if name == "lang" and mirrored:
            front.showNormal()
            front.resize(*COMMON)
            for screen in SIX_SCREENS:
                front.open_screen(screen)
                app.processEvents()
                assert inking.blots(front) == [], screen
                assert walking.cut(front) + walking.overlapping(front) == [], screen
            assert models.keeper.cart == bill
            front.open_screen(ScreenName.SETTINGS)
    assert models.keeper.cart == bill
    assert models.sale.entry.typed == "40"
    assert app.theme.writing == Writing(size_percent=115, native_digits=True)
    assert models.desk.till.settings == msgspec.structs.replace(
        till.settings, lang="en", text_size_percent=115, digits="native"
    )
    window.window.close()
    window.window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.stop()
