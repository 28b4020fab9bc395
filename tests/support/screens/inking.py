"""Whether the ink of a window's words lies where it may: whole, and not on that of other words.

Each text is drawn again by itself and without a clip, and its inked dots are held against what can
be seen of its widget and against the dots of its neighbours. What a font says of its own measures
is not believed: Nastaliq draws beyond them.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any, NamedTuple, cast
from unittest.mock import patch

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QFont, QFontMetrics, QImage, QPainter, QRegion
from PySide6.QtWidgets import QLabel, QWidget

from pos_app.till_window import resources
from pos_app.ui.app import LANGUAGES, TillApplication
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.painting import Sketch
from tests.support.screens import SCENES, shown, walking

AMOUNT = re.compile(r"[\u2066-\u2069]*\D{0,4}[\d.,]+[\u2066-\u2069]*")
"""Names may be cut short where there is no room; an amount without its end is another amount."""
ROUND_PX = 80
"""How far around its box the ink of a text is looked for."""
FAINT = 96
DOTS_MAX = 4
"""Dots in which two words may meet: the soft edges of letters."""


class Text(NamedTuple):
    """A text as it was painted, in places of the window."""

    words: str
    font: QFont
    box: QRect
    flags: int
    direction: Qt.LayoutDirection
    seen: QRect
    goes_on: bool
    """Whether it lies in something that scrolls: what is out of sight is not cut."""
    meant: str = ""
    """What was to be written: more than the words, where they were cut short."""
    base_px: int | None = None
    """How far below the top of its box the base line is, where it was drawn on one."""


class Ink(NamedTuple):
    """The inked dots of a text: black on nothing, and where the picture lies in the window."""

    words: str
    picture: QImage
    place: QRect
    seen: QRect
    goes_on: bool

    def is_cut(self) -> bool:
        """Whether dots lie where nobody sees them."""
        room = QRect(self.seen)
        if self.goes_on:
            room.setTop(self.place.top())
            room.setBottom(self.place.bottom())
        return not room.contains(self.place)


def blots(window: QWidget) -> list[str]:
    """What is cut off, and what lies on other words, in a window that is shown."""
    with _heard(window) as texts:
        window.grab()
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.visibleRegion().isEmpty():
            texts.append(_of_label(label, window))
    inks = [ink for text in dict.fromkeys(texts) if (ink := _ink(text)) is not None]
    found = [
        f"cut: {ink.words!r} inks {ink.place}, seen is {ink.seen}" for ink in inks if ink.is_cut()
    ]
    found += [
        f"cut short: {text.meant!r} to {text.words!r}"
        for text in texts
        if text.meant not in {"", text.words} and AMOUNT.fullmatch(text.meant)
    ]
    for one, other in combinations(inks, 2):
        if _dots_in_common(one, other) > DOTS_MAX:
            found.append(f"on each other: {one.words!r} and {other.words!r} at {one.place}")
    return found


@contextmanager
def _heard(window: QWidget) -> Iterator[list[Text]]:
    """Every text that is painted meanwhile."""
    texts: list[Text] = []
    words = Sketch.words

    def hear(sketch: Sketch, rect: QRect, text: str, **options: Any) -> None:
        real = sketch.painter
        meant = sketch.theme.figures(text)
        sketch.painter = cast("QPainter", _Listening(real, window, meant, texts.append))
        try:
            words(sketch, rect, text, **options)
        finally:
            sketch.painter = real

    with patch.object(Sketch, "words", hear):
        yield texts


class _Listening:
    """A painter that tells what it writes."""

    def __init__(
        self, painter: QPainter, window: QWidget, meant: str, tell: Callable[[Text], None]
    ) -> None:
        self._painter, self._window, self._meant, self._tell = painter, window, meant, tell

    def __getattr__(self, name: str) -> object:
        return getattr(self._painter, name)

    def drawText(self, place: QRect | QPointF, *rest: Any) -> None:  # noqa: N802 - Qt's name
        painter, widget = self._painter, self._painter.device()
        painter.drawText(place, *rest)
        *flags, words = rest
        base_px = None
        if isinstance(place, QRect):
            box = place
        else:
            metrics = QFontMetrics(painter.font())
            base_px, width = metrics.ascent(), metrics.horizontalAdvance(words)
            top = place.toPoint() - QPoint(0, base_px)
            box = QRect(top, QSize(width, metrics.height()))
        if not words.strip() or not isinstance(widget, QWidget):
            return
        at = widget.mapTo(self._window, QPoint())
        seen = widget.visibleRegion().boundingRect()
        if painter.hasClipping():
            seen = seen.intersected(
                painter.transform().mapRect(painter.clipBoundingRect().toAlignedRect())
            )
        placed = painter.transform().mapRect(box).translated(at)
        font, way = QFont(painter.font()), painter.layoutDirection()
        goes_on = walking.scrolls(widget)
        seen = seen.translated(at)
        how = int(flags[0]) if flags else 0
        self._tell(Text(words, font, placed, how, way, seen, goes_on, self._meant, base_px))


def _of_label(label: QLabel, window: QWidget) -> Text:
    at = label.mapTo(window, QPoint())
    font = label.drawn_font() if isinstance(label, Label) else label.font()
    flags = label.alignment().value | (Qt.TextFlag.TextWordWrap.value if label.wordWrap() else 0)
    seen, goes_on = label.visibleRegion().boundingRect().translated(at), walking.scrolls(label)
    box = label.contentsRect().translated(at)
    return Text(label.text(), font, box, flags, label.layoutDirection(), seen, goes_on)


def _ink(text: Text) -> Ink | None:
    """Draw a text by itself; None for one without ink, or of which nothing can be seen."""
    box = text.box.translated(-text.box.topLeft())
    picture = QImage(
        box.adjusted(0, 0, 2 * ROUND_PX, 2 * ROUND_PX).size(),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setLayoutDirection(text.direction)
        painter.setFont(text.font)
        painter.setPen(QColor(Qt.GlobalColor.black))
        flags = text.flags | Qt.TextFlag.TextDontClip.value
        if text.base_px is None:
            painter.drawText(box.translated(ROUND_PX, ROUND_PX), flags, text.words)
        else:
            painter.drawText(QPoint(ROUND_PX, ROUND_PX + text.base_px), text.words)
    inked = _strong(picture).boundingRect()
    if inked.isEmpty() or text.seen.isEmpty():
        return None
    place = inked.translated(text.box.topLeft() - QPoint(ROUND_PX, ROUND_PX))
    return Ink(text.words, picture.copy(inked), place, text.seen, text.goes_on)


def _strong(picture: QImage) -> QRegion:
    """Where there is more than the soft edge of a letter."""
    alpha = picture.convertToFormat(QImage.Format.Format_Alpha8)
    grey = QImage(
        alpha.constBits(),
        alpha.width(),
        alpha.height(),
        alpha.bytesPerLine(),
        QImage.Format.Format_Grayscale8,
    )
    mask = grey.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    mask.invertPixels()
    return QRegion(QBitmap.fromImage(mask))


def _dots_in_common(one: Ink, other: Ink) -> int:
    """How many dots are ink of both."""
    common = one.place.intersected(other.place).intersected(one.seen).intersected(other.seen)
    if common.isEmpty():
        return 0
    both = one.picture.copy(common.translated(-one.place.topLeft()))
    with QPainter(both) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(QPoint(), other.picture.copy(common.translated(-other.place.topLeft())))
    alpha = both.convertToFormat(QImage.Format.Format_Alpha8)
    return sum(dot > FAINT for dot in bytes(alpha.constBits()))


def main(width: int, height: int) -> None:
    """Print as JSON, for each language, what is cut on the sale of a screen that scales."""
    app = TillApplication(["inking"], resources=resources(), language="en", look="light")
    told: dict[str, object] = {"ratio": app.devicePixelRatio()}
    for language in LANGUAGES:
        app.set_language(language)
        found: list[str] = []
        for scene in ("bill", "paid", "receive"):
            with shown(app, SCENES[scene], size=(width, height)) as window:
                found += walking.cut(window) + walking.overlapping(window) + blots(window)
        told[language] = found
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
