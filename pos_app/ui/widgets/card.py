"""A surface with a hairline around it, on which a screen lays its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pos_app.ui.fitting import fitting, fitting_lines, least
from pos_app.ui.tokens import RADIUS_CARD_PX
from pos_app.ui.widgets.nastaliq import inked_box
from pos_app.ui.widgets.painting import Sketch, text_width
from pos_app.ui.widgets.small_buttons import CloseButton
from pos_app.ui.widgets.theme import has_urdu, is_nastaliq

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme

WAY_OUT_GAP_PX = 8
# A Nastaliq letter reaches below its line box; a label needs this much more room under it.
NASTALIQ_MARGIN_PX = 8


class Card(QWidget):
    """A rounded surface with a vertical layout; `is_raised` draws the edge of an overlay."""

    def __init__(self, theme: Theme, *, margin_px: int = 1, is_raised: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.is_raised = is_raised
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin_px, margin_px, margin_px, margin_px)
        self.column.setSpacing(0)

    def give_way_out(self, does: Callable[[], object]) -> None:
        """Put a button that closes the card beside what stands first on it."""
        item = self.column.takeAt(0)
        first = item.widget() if item is not None else None
        assert first is not None
        close = CloseButton(self._theme)
        close.clicked.connect(lambda _checked=False: does())
        row = QHBoxLayout()
        row.setSpacing(WAY_OUT_GAP_PX)
        row.addWidget(first, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.column.insertLayout(0, row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surface."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            line = tokens.brand_line if self.is_raised else tokens.border
            width = 2.0 if self.is_raised else 1.0
            sketch.rounded(self.rect(), RADIUS_CARD_PX, fill=tokens.surface, line=line, width=width)


def leading(theme: Theme) -> Qt.AlignmentFlag:
    """The side where reading begins; by itself Qt would begin at that of the words' own script."""
    side = Qt.AlignmentFlag.AlignRight if theme.is_mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


class Label(QLabel):
    """One line of words in a token's colour; it keeps that colour when the theme changes.

    Where there is too little room, as on a small screen or at a larger text size, the words are
    drawn smaller before they are cut.
    """

    def __init__(self, theme: Theme, text: str, *, font: QFont, ink: str = "text") -> None:
        super().__init__(theme.line(text))
        self._theme = theme
        self.ink = ink
        """The token of its colour."""
        self.setFont(font)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter | leading(theme))
        self._take_colour()
        theme.changed.connect(self._take_colour)

    def setText(self, text: str) -> None:
        """Show other words, with the digits of the window."""
        super().setText(self._theme.line(text))
        self._leave_room(self.text())

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        """Write in another font."""
        super().setFont(font)
        self._leave_room(self.text())

    def setWordWrap(self, on: bool) -> None:
        """Break the words into lines, or not."""
        super().setWordWrap(on)
        self._leave_room(self.text())

    def set_ink(self, ink: str) -> None:
        """Take another token's colour."""
        if ink != self.ink:
            self.ink = ink
            self._take_colour()

    def needed_width_px(self) -> int:
        """The width at which nothing is cut."""
        return text_width(self.font(), self.text())

    def drawn_font(self) -> QFont:
        """The label's font, or a smaller one where it has too little room."""
        percent, room = self._theme.writing.size_percent, self.contentsRect()
        if self.wordWrap():
            return fitting_lines(self.font(), self.text(), room, percent=percent)
        longest = max(self.text().split("\n"), key=len)
        return fitting(self.font(), longest, room.width(), percent=percent)

    def minimumSizeHint(self) -> QSize:
        """Room for the words at their smallest."""
        hint = super().minimumSizeHint()
        if self.wordWrap():
            return hint
        font = least(self.font(), percent=self._theme.writing.size_percent)
        width = max(text_width(font, line) for line in self.text().split("\n"))
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words as large as they fit."""
        font = self.drawn_font()
        if font.pixelSize() == self.font().pixelSize():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setFont(font)
            painter.setPen(self.palette().color(self.foregroundRole()))
            flags = self.alignment().value | Qt.TextFlag.TextDontClip.value
            if self.wordWrap():
                flags |= Qt.TextFlag.TextWordWrap.value
            painter.drawText(self.contentsRect(), flags, self.text())

    def _leave_room(self, text: str) -> None:
        """Keep free what the ink of Urdu needs beyond its advance and its line.

        Where lines are broken, each word may begin or end one; and the space at which one is broken
        pushes it on, though the line was reckoned without.
        """
        font = self.font()
        if not is_nastaliq(font) and not has_urdu(text):
            self.setContentsMargins(0, 0, 0, 0)
            return
        metrics, left, top, right = QFontMetrics(font), -1, 0, -1
        parts = text.split() if self.wordWrap() else text.split("\n")
        for part in parts:
            inked = inked_box(font, part)
            left, top = max(left, -inked.left()), max(top, -inked.top())
            right = max(right, inked.right() + 1 - metrics.horizontalAdvance(part))
        if self.wordWrap() and len(parts) > 1:
            left = max(left, 0) + metrics.horizontalAdvance(" ")
        # Half a dot is drawn on either side of what is reckoned.
        low = NASTALIQ_MARGIN_PX if is_nastaliq(font) else 0
        self.setContentsMargins(left + 1, top, right + 1, low)

    def _take_colour(self) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.colour(self.ink))
        self.setPalette(palette)


class Headline(Label):
    """A name on two lines at most: what is longer ends in an ellipsis, and is read out whole."""

    _whole = ""

    def __init__(self, theme: Theme, *, font: QFont) -> None:
        super().__init__(theme, "", font=font)
        self.setWordWrap(True)
        self._width_px = 0

    def setText(self, text: str) -> None:
        """Show another name."""
        self._whole = text
        self.setAccessibleName(text)
        self._leave_room(text)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of it as there is room for now."""
        super().resizeEvent(event)
        if event.size().width() != self._width_px:
            self._width_px = event.size().width()
            self._shorten()

    def _shorten(self) -> None:
        metrics, words = QFontMetrics(self.font()), self._whole.split(" ")
        box = QRect(0, 0, max(1, self.contentsRect().width()), 0)
        text = self._whole
        while len(words) > 1 and not self._is_low(metrics, box, text):
            words.pop()
            text = " ".join(words) + "\u2026"
        if self._theme.line(text) != self.text():
            super().setText(text)

    def _leave_room(self, _text: str) -> None:
        """As the whole name needs: by what is shown of it the room would change, and that again."""
        super()._leave_room(self._theme.line(self._whole))

    @staticmethod
    def _is_low(metrics: QFontMetrics, box: QRect, text: str) -> bool:
        needed = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap.value, text)
        return needed.height() <= 2 * metrics.lineSpacing()


class Lines(Label):
    """As many lines as there is room for; the last one says how many more there are."""

    def __init__(self, theme: Theme, more: Callable[[int], str], *, font: QFont) -> None:
        """`more` are the words for a number of lines that are left out."""
        super().__init__(theme, "", font=font)
        self._more = more
        self._lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | leading(theme))

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show other lines."""
        self._lines = lines
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more of them, or fewer."""
        super().resizeEvent(event)
        self._fill()

    def minimumSizeHint(self) -> QSize:
        """Room for one."""
        return QSize(0, QFontMetrics(self.font()).lineSpacing())

    def _fill(self) -> None:
        room = max(1, self.contentsRect().height() // QFontMetrics(self.font()).lineSpacing())
        shown = self._lines
        if len(shown) > room:
            shown = (*shown[: room - 1], self._more(len(shown) - room + 1))
        self.setText("\n".join(shown))
