"""Walks a window that is shown and says what a person would stumble over."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from xml.etree import ElementTree as ET

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget

from pos_app.till_window import resources
from pos_app.ui.frame.overlay import Overlay, Shadow
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.toast import Toast

# A figure with whatever may stand in it or around it: its characters must stay in this order.
FIGURE = re.compile(
    r"(?:[+\-\u2212.]\u2066?)?[0-9\u06f0-\u06f9\u0966-\u096f](?:[-.,:/+][0-9]|[0-9])*"
)
ISOLATE = "\u2066"
LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
ROUNDING_PX = 2


def visible(window: QWidget) -> Iterator[QWidget]:
    """Every widget that can be seen."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def cut(window: QWidget) -> list[str]:
    """Words that do not fit into their label, and parts that stick out of what they lie in."""
    found = []
    for widget in visible(window):
        if isinstance(widget, QLabel) and widget.text() and not fits(widget):
            found.append(f"cut: {widget.text()!r} in {widget.width()}x{widget.height()}")
        parent = widget.parentWidget()
        if parent is None or isinstance(widget, (Overlay, Shadow, Toast)) or scrolls(widget):
            continue
        if not parent.rect().contains(widget.geometry()) and says_something(widget):
            found.append(f"sticks out: {name(widget)} {widget.geometry()} of {parent.rect()}")
    return found


def fits(label: QLabel) -> bool:
    """Whether a label shows all its words."""
    inner = label.contentsRect()
    flags = label.alignment().value | (Qt.TextFlag.TextWordWrap.value if label.wordWrap() else 0)
    room = QRect(0, 0, inner.width(), 10_000)
    drawn = label.drawn_font() if isinstance(label, Label) else label.font()
    needed = QFontMetrics(drawn).boundingRect(room, flags, label.text())
    is_narrow = needed.width() > inner.width() + ROUNDING_PX
    # A line of Nastaliq is drawn into the margin that was left below it: what counts is its ink.
    high = needed if label.wordWrap() else QFontMetrics(drawn).tightBoundingRect(label.text())
    is_low = high.height() > label.height() + ROUNDING_PX
    return not is_narrow and not is_low


def overlapping(window: QWidget) -> list[str]:
    """Labels, buttons and fields beside each other, and parts of one layout, that overlap."""
    found = []
    parts: dict[QWidget, list[QWidget]] = {}
    for widget in visible(window):
        parent = widget.parentWidget()
        if parent is None or isinstance(widget, (Overlay, Shadow, Toast)):
            continue
        is_laid_out = (layout := parent.layout()) is not None and layout.indexOf(widget) >= 0
        if is_laid_out or isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            parts.setdefault(parent, []).append(widget)
    for group in parts.values():
        for one, other in combinations(group, 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > ROUNDING_PX and common.height() > ROUNDING_PX:
                found.append(f"overlap: {name(one)} and {name(other)}")
    return found


def texts(window: QWidget) -> list[tuple[str, QFont, Qt.LayoutDirection]]:
    """What the labels say; what is painted is heard where it is painted."""
    return [
        (label.text(), label.font(), label.layoutDirection())
        for label in visible(window)
        if isinstance(label, QLabel) and label.text()
    ]


def left_in_english(text: str, language: str) -> bool:
    """Whether the words of a text are the English source of a word that has a translation."""
    return text in sources(language)


@cache
def sources(language: str) -> frozenset[str]:
    """Every English source whose translation is another one."""
    root = ET.parse(resources() / "translations" / f"till_{language}.ts").getroot()  # noqa: S314 - our own file
    return frozenset(
        source
        for message in root.iter("message")
        if (source := message.findtext("source") or "") != message.findtext("translation")
        and message.get("numerus") is None
        and LATIN_WORD.search(source)
    )


@cache
def reordered(
    text: str, font_key: str, *, is_rtl: bool, of: re.Pattern[str] = FIGURE
) -> tuple[str, ...]:
    """The figures of a text whose characters are not drawn from left to right; or other parts."""
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(text, font)
    option = QTextOption()
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    found = []
    for match in of.finditer(text):
        places = []
        for place in range(match.start(), match.end()):
            if text[place] == ISOLATE:
                continue
            runs = line.glyphRuns(place, 1)
            places += [run.positions()[0].x() for run in runs[:1] if run.positions()]
        if places != sorted(places):
            found.append(match.group())
    return tuple(found)


def scrolls(widget: QWidget) -> bool:
    """Whether a widget lies in something that scrolls."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def says_something(widget: QWidget) -> bool:
    """Whether a part that is cut off would be missed."""
    return isinstance(widget, (QLabel, QAbstractButton, QLineEdit))


def name(widget: QWidget) -> str:
    """A widget as a person would find it."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else widget.accessibleName()
    at = widget.mapTo(widget.window(), QPoint(0, 0))
    return f"{type(widget).__name__} {words!r} at {at.x()},{at.y()}"
