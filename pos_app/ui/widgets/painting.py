"""How painted widgets draw: from the leading edge, in tokens, words lifted to the middle."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from pos_app.ui.fitting import READABLE_PX, USUAL_PERCENT, fitting, usual
from pos_app.ui.tokens import CAPTION_PX
from pos_app.ui.widgets import figure_line
from pos_app.ui.widgets.nastaliq import ABOVE_PX, low_enough, put_into
from pos_app.ui.widgets.theme import is_nastaliq
from pos_app.viewmodels.figures import as_one, is_amount, isolated

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme

ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | ABSOLUTE | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | ABSOLUTE | Qt.AlignmentFlag.AlignVCenter

KEYCAP_FONT_PX = 11
KEYCAP_HEIGHT_PX = 22
KEYCAP_RADIUS_PX = 5

FIGURE_ABOVE_PX, UNIT_BELOW_PX = 20, 19
UNIT_BELOW_FROM_PX = 36

ELIDED_MAX = 4096
_ELIDED: dict[tuple[str, str, int], str] = {}


type Box = tuple[float, float, float, float]
"""Start after the leading edge, top, width, height; logical pixels."""


class Sketch:
    """One painting of one box: `with Sketch(widget, theme) as sketch`."""

    def __init__(self, widget: QWidget, theme: Theme, *, opacity: float = 1.0) -> None:
        self._start(QPainter(widget), theme, widget.rect(), widget.layoutDirection())
        self.painter.setOpacity(opacity)

    @classmethod
    def inside(
        cls, painter: QPainter, theme: Theme, *, box: QRect, direction: Qt.LayoutDirection
    ) -> Sketch:
        """A sketch of a part of something that is already being painted, such as a list's row."""
        sketch = cls.__new__(cls)
        sketch._start(painter, theme, box, direction)  # noqa: SLF001 - its own second constructor
        return sketch

    def _start(  # noqa: PLR0917 - both constructors end here
        self, painter: QPainter, theme: Theme, box: QRect, direction: Qt.LayoutDirection
    ) -> None:
        self.painter = painter
        self.theme = theme
        self.tokens = theme.tokens
        self.box = box
        self._direction = direction
        self.is_mirrored = direction == Qt.LayoutDirection.RightToLeft
        self.lead = RIGHT if self.is_mirrored else LEFT
        self.trail = LEFT if self.is_mirrored else RIGHT
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.painter.end()

    def part(self, box: QRect) -> Sketch:
        """A sketch of a part of this one, whose edge the ink of Nastaliq keeps off."""
        return Sketch.inside(self.painter, self.theme, box=box, direction=self._direction)

    def at(self, box: Box) -> QRect:
        """The rectangle of a box given from the leading edge, whichever side that is."""
        x, y, width, height = map(round, box)
        if self.is_mirrored:
            x = self.box.width() - x - width
        return QRect(self.box.x() + x, self.box.y() + y, width, height)

    def rounded(
        self,
        rect: QRect | QRectF,
        radius: float,
        *,
        fill: str = "",
        line: str = "",
        width: float = 1.0,
    ) -> None:
        """Draw a rounded box whose line lies inside the rectangle; colours as `#rrggbb`."""
        inset = width / 2 if line else 0.0
        self.painter.setPen(QPen(QColor(line), width) if line else Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        self.painter.drawRoundedRect(box, radius, radius)

    def words(
        self,
        rect: QRect,
        text: str,
        *,
        font: QFont,
        ink: str,
        flags: Qt.AlignmentFlag | None = None,
        above: QRect | None = None,
    ) -> None:
        """Draw one line of text, leading by default, and its ink `above` another line.

        Words that do not fit are drawn smaller, as far as that helps and can be read, else cut with
        an ellipsis.
        """
        text = self.theme.figures(text)
        has_figures = figure_line.is_mixed(font, text)
        font = figure_line.for_words(font, text)
        shown = _elided(font, text, rect.width())
        if shown != text:
            font = fitting(font, text, rect.width(), percent=self.theme.writing.size_percent)
            shown = _elided(font, text, rect.width())
        if shown != text and is_amount(text):
            font, shown = _whole(font, text, rect.width()), text
        placed = rect
        if is_nastaliq(font):
            room = QRect(self.box)
            if above is not None:
                # Larger words begin higher.
                larger = self.theme.writing.size_percent - USUAL_PERCENT
                room.setBottom(above.top() + ABOVE_PX - max(0, larger) // 10)
            font = low_enough(font, shown, room, is_strict=above is not None)
            if is_nastaliq(font):
                placed = put_into(room, rect, shown, font=font)
            else:
                # In Naskh the same words are wider.
                percent = self.theme.writing.size_percent
                font = fitting(font, text, rect.width(), percent=percent)
                shown = _elided(font, text, rect.width())
        self.painter.setFont(font)
        self.painter.setPen(QColor(ink))
        flags = flags or self.lead
        if has_figures:
            start = figure_line.start(placed, shown, font=font, flags=flags)
            self.painter.drawText(start, shown)
        else:
            self.painter.drawText(placed, _unclipped(flags), shown)

    def two_lines(
        self,
        rect: QRect,
        text: str,
        *,
        font: QFont,
        low: QFont,
        ink: str,
        flags: Qt.AlignmentFlag | None = None,
    ) -> None:
        """Draw words on one line where they fit so, else on two lines in the `low` font."""
        is_whole = self.fits(text, font=font, width=rect.width())
        text, percent = self.theme.figures(text), self.theme.writing.size_percent
        low = usual(low, percent=percent)
        first, rest = _halved(low, text, rect.width())
        if is_whole or not rest:
            self.words(rect, text, font=font, ink=ink, flags=flags)
            return
        half = rect.height() // 2
        for top, words in ((0, first), (half, rest)):
            line = QRect(rect.x(), rect.y() + top, rect.width(), half)
            self.words(line, words, font=low, ink=ink, flags=flags)

    def measured(
        self, rect: QRect, text: str, *, font: QFont, ink: str, flags: Qt.AlignmentFlag
    ) -> None:
        """Draw a figure; its unit stands below it where one line would make both too small."""
        figure, _, unit = text.rpartition(" ")
        percent, width = self.theme.writing.size_percent, rect.width()
        is_short = text_width(usual(font, percent=percent), self.theme.figures(text)) <= width
        if not figure or is_short or rect.height() < UNIT_BELOW_FROM_PX:
            self.words(rect, text, font=font, ink=ink, flags=flags)
            return
        middle = rect.center().y()
        above, below = QRect(rect), QRect(rect)
        above.setTop(middle - FIGURE_ABOVE_PX)
        above.setBottom(middle + 1)
        below.setTop(middle + 2)
        below.setBottom(middle + UNIT_BELOW_PX)
        low = usual(self.theme.small_font_for(unit, CAPTION_PX), percent=percent)
        self.words(above, figure, font=font, ink=ink, flags=flags)
        self.words(below, unit, font=low, ink=ink, flags=flags)

    def fits(self, text: str, *, font: QFont, width: int) -> bool:
        """Whether words can be read on one line, drawn smaller if need be."""
        text = self.theme.figures(text)
        tried = fitting(font, text, width, percent=self.theme.writing.size_percent)
        return text_width(tried, text) <= width + 2

    def icon(self, at: QPoint, name: str, *, ink: str, size_px: int) -> None:
        """Draw an icon with its top left corner at a point."""
        ratio = self.painter.device().devicePixelRatioF()
        self.painter.drawPixmap(at, self.theme.icon(name, ink, size_px=size_px, ratio=ratio))

    def keycap(self, rect: QRect, key: str, *, cap: str, ink: str) -> None:
        """Draw the name of a key on its cap."""
        self.rounded(rect, KEYCAP_RADIUS_PX, fill=cap)
        font = self.theme.number_font(KEYCAP_FONT_PX, QFont.Weight.DemiBold)
        self.painter.setFont(font)
        self.painter.setPen(QColor(ink))
        self.painter.drawText(rect, _unclipped(CENTRE), isolated(key))

    def focus_ring(self, rect: QRect, radius: float) -> None:
        """Draw the ring that shows where the keyboard is: of two lines every ground shows one.

        The first is seen on a light button, the second on a primary one and on the rail.
        """
        box = rect.adjusted(2, 2, -2, -2)
        self.rounded(box, radius - 2, line=self.tokens.focus, width=2)
        self.rounded(box.adjusted(2, 2, -2, -2), radius - 4, line=self.tokens.surface, width=2)


@cache
def _unclipped(flags: Qt.AlignmentFlag) -> int:
    """The flags for drawing: nothing is cut off. Joining two of Qt's enums is slow in Python."""
    return (flags | Qt.TextFlag.TextDontClip).value


def _whole(font: QFont, text: str, width: int) -> QFont:
    """As large as all of it fits: an amount without its end is another amount."""
    whole = QFont(font)
    while text_width(whole, text) > width and whole.pixelSize() > READABLE_PX:
        whole.setPixelSize(whole.pixelSize() - 1)
    return whole


def _elided(font: QFont, text: str, width: int) -> str:
    """The text as it fits. A list draws the same words again with each row that joins it."""
    key = (font.key(), text, width)
    shown = _ELIDED.get(key)
    if shown is None:
        if len(_ELIDED) >= ELIDED_MAX:
            _ELIDED.clear()
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        if shown != text:
            # The dots follow the words, also where those run against the window's direction.
            shown = as_one(shown)
        _ELIDED[key] = shown
    return shown


def _halved(font: QFont, text: str, width: int) -> tuple[str, str]:
    """As many words as fit on a line, and the others; all on the first when none fits.

    A number stays with its unit: a lone "g" on the second line says nothing.
    """
    words, metrics = re.split(r"(?<!\d) ", text), QFontMetrics(font)
    for count in range(len(words) - 1, 0, -1):
        first = " ".join(words[:count])
        if metrics.horizontalAdvance(first) <= width:
            return first, " ".join(words[count:])
    return text, ""


def keycap_width(theme: Theme, key: str) -> int:
    """How wide a keycap must be for its name."""
    font = theme.number_font(KEYCAP_FONT_PX, QFont.Weight.DemiBold)
    return max(26, QFontMetrics(font).horizontalAdvance(key) + 14)


def text_width(font: QFont, text: str) -> int:
    """The width of one line of text, with two pixels that rounding may need."""
    return QFontMetrics(font).horizontalAdvance(text) + 2
