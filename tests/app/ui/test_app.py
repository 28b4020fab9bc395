"""The application: bundled fonts, two looks, three languages, each word translated."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QWidget

from pos_app.till_window import resources
from pos_app.ui.app import LANGUAGES, fill_screen, open_file, palette_of
from pos_app.ui.key_map import ScreenName
from pos_app.ui.tokens import DARK
from pos_app.ui.widgets.card import Label
from pos_app.viewmodels.shell import ShellModel

TRANSLATIONS = resources() / "translations"
PROGRAMS = Path(sys.executable).parent
GLOSSARY = resources().parent / "docs" / "translations.md"
# One English word for two things, for a deed and its name in a list of rights, or in two cases.
TWO_SENSES = {"Change", "Remove", "Sell", "Take goods back", "Who"}
# Latin punctuation beside Urdu letters, and Arabic forms of letters that Urdu writes otherwise.
WRONG_IN_URDU = re.compile(
    r"[\u0600-\u06ff]\s*[,;?]|[\u0600-\u06ff]\.(?:\s|$)|[\u0643\u064a\u0629]"
)
# A full stop for the danda, and the dot below ka, kha and ga, which is left out.
WRONG_IN_HINDI = re.compile(r"[\u0900-\u097f]\.(?:\s|$)|[\u0958-\u095a]|[\u0915-\u0917]\u093c")
ENDS = {".": "\u06d4\u0964", "?": "?\u061f"}


def test_a_window_takes_the_whole_screen_also_where_no_window_manager_makes_it(app, qtbot):
    room = app.primaryScreen().availableSize()
    large, small = QWidget(), QWidget()
    for window in (large, small):
        qtbot.addWidget(window)
    large.resize(room.width() + 86, room.height())
    small.resize(room.width() - 1, room.height() - 1)
    for window in (large, small):
        fill_screen(window)
        assert window.size() == room
        assert window.windowState() == Qt.WindowState.WindowMaximized


class Viewer(QObject):
    """Stands for the computer's own program."""

    shown = Signal(QUrl)


def test_a_file_is_shown_by_the_computers_own_program_or_the_shell_says_there_is_none(
    app, tmp_path, monkeypatch
):
    viewer, shown, told = Viewer(), [], []
    viewer.shown.connect(shown.append)
    shell = ShellModel()
    shell.noticed.connect(told.append)
    path = tmp_path / "a #1 100%.pdf"
    QDesktopServices.setUrlHandler("file", viewer, "shown")
    open_file(shell, str(path))
    QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in shown] == [str(path)]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    open_file(shell, str(path))
    assert [notice.is_error for notice in told] == [True]


@pytest.mark.parametrize("family", ["Inter", "Inter Display", "Till Nastaliq", "Noto Naskh Arabic"])
def test_the_bundled_fonts_are_there(app, family):
    assert family in QFontDatabase.families()


def test_urdu_names_are_drawn_in_our_own_nastaliq(app):
    assert QFontInfo(app.theme.font_for("چینی", 19)).family() == "Till Nastaliq"
    assert QFontInfo(app.theme.small_font_for("چینی", 12)).family() == "Noto Naskh Arabic"


def test_a_language_changes_words_and_direction(app):
    app.set_language("ur")
    assert app.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QCoreApplication.translate("Screens", "Sale") == "فروخت"
    app.set_language("hi")
    assert app.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("Screens", "Sale") == "बिक्री"


def test_plurals_are_words_not_brackets(app):
    for language in LANGUAGES:
        app.set_language(language)
        for count in (1, 2):
            words = QCoreApplication.translate("Totals", "%n line(s)", "", count)
            assert "(" not in words
            assert str(count) in words


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Madina \U0010fffd Store \U0010fffd", "Madina \u2022 Store \u2022"),
        (
            "\u0645\u062f\u06cc\u0646\u06c1 \U0010fffd\u0633\u0679\u0648\u0631",
            "\u0645\u062f\u06cc\u0646\u06c1 \u2022\u0633\u0679\u0648\u0631",
        ),
        ("two  blanks", "two  blanks"),
    ],
)
def test_what_no_font_can_draw_is_a_dot_and_no_box_in_the_window(app, written, shown):
    assert app.theme.figures(written) == shown
    assert Label(app.theme, written, font=app.theme.text_font(16)).text() == shown


def test_the_look_changes_at_once(app):
    app.set_look("dark")
    assert app.theme.is_dark
    assert app.palette().window() == palette_of(DARK).window()
    app.set_look("auto")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_source_is_translated(tmp_path, language):
    """Read the source again into a copy: what is new there was forgotten here."""
    copy = tmp_path / f"till_{language}.ts"
    copy.write_bytes((TRANSLATIONS / copy.name).read_bytes())
    root = resources().parent / "pos_app"
    sources = [str(path) for part in ("ui", "viewmodels") for path in (root / part).rglob("*.py")]
    command = [PROGRAMS / "pyside6-lupdate", *sources, "-locations", "none", "-ts", str(copy)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    wrong = [
        message.findtext("source")
        for message in ET.parse(copy).getroot().iter("message")  # noqa: S314 - our own file
        if message.find("translation").get("type") is not None
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_words_are_those_of_the_source(tmp_path, language):
    made = tmp_path / "till.qm"
    source = TRANSLATIONS / f"till_{language}.ts"
    command = [PROGRAMS / "pyside6-lrelease", "-silent", str(source), "-qm", str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert made.read_bytes() == source.with_suffix(".qm").read_bytes()


def words_of(language):
    """Each English text with its translations, plurals and all, over the whole program."""
    found = defaultdict(set)
    for message in ET.parse(TRANSLATIONS / f"till_{language}.ts").getroot().iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        forms = [form.text or "" for form in translation] or [translation.text or ""]
        found[message.findtext("source")].add(tuple(forms))
    return found


@pytest.mark.parametrize("language", ["ur", "hi"])
def test_the_same_words_in_the_same_sense_are_translated_alike(language):
    several = {source for source, forms in words_of(language).items() if len(forms) > 1}
    assert several == TWO_SENSES


@pytest.mark.parametrize(("language", "wrong"), [("ur", WRONG_IN_URDU), ("hi", WRONG_IN_HINDI)])
def test_each_script_has_its_own_punctuation(language, wrong):
    for source, translations in words_of(language).items():
        for form in (form for forms in translations for form in forms):
            assert wrong.search(form) is None, form
            assert source[-1] not in ENDS or form[-1] in ENDS[source[-1]], form
            assert form == form.strip() or source == ", ", form


def test_the_list_of_terms_says_what_the_window_says():
    rows = [line.split(" | ") for line in GLOSSARY.read_text("utf-8").splitlines() if "| " in line]
    urdu, hindi = words_of("ur"), words_of("hi")
    held = 0
    for english, in_urdu, in_hindi, *_ in rows[1:]:
        source = english.removeprefix("| ")
        assert (in_urdu,) in urdu[source], source
        assert (in_hindi,) in hindi[source], source
        held += 1
    assert held > 50


def test_every_label_of_an_open_window_has_the_colour_of_the_look_that_is_chosen(app, window):
    """Styled and shown: Qt would give such a label its palette of before back."""
    window.open_screen(ScreenName.SETTINGS)
    window.grab()
    for look in ("dark", "light", "dark"):
        app.set_look(look)
        window.grab()
        labels = window.findChildren(Label)
        assert len(labels) > 5
        for label in labels:
            drawn = label.palette().color(label.foregroundRole()).name()
            assert drawn == app.theme.colour(label.ink).name(), label.text()
