"""The total: the largest thing on the sale screen, and it never moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from pos_app.ui.tokens import CAPTION_PX, HERO_PX, RADIUS_CARD_PX, SMALL_PX
from pos_app.ui.widgets.painting import LEFT, Sketch, text_width
from pos_app.ui.widgets.speaking import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme

EDGE_PX = 20
HEIGHT_PX = 190
HEIGHT_SMALL_PX = 160
HEIGHT_TINY_PX, HEIGHT_BARE_PX = 148, 104
"""What it takes at least with its small figures, and without them."""
HERO_MIN_PX = 30
HEAD_EDGE_PX = 6
"""What a tall word of the title keeps from the card's edge."""
HEAD_GAP_PX = 5
"""From the title's ink to the total, whose box is all ink: a line of small words begins lower."""
INK_GAP_PX = 3
"""Between the big figure and the words above it, or the hairline below it."""
CURRENCY_PX = 22
SIGN_SHARE = 0.6
"""Of the size of the total, which is smaller on a low screen."""
FACT_GAP_PX = 8
FACT_FIGURE_PX = 17


class Total(NamedTuple):
    """What the card shows, already in words: figures are isolated text."""

    title: str
    lines: str
    currency: str
    figure: str
    facts: tuple[tuple[str, str], ...] = ()


class TotalCard(QWidget):
    """A title, one big figure, and up to four small ones under it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._total = Total("", "", "", "")
        self._ground = QPixmap()
        self._ground_key: tuple[object, ...] = ()
        self.setFixedHeight(HEIGHT_PX)

    def show_total(self, total: Total) -> None:
        """Show other figures; the same ones again cost nothing."""
        total = total._replace(figure=self._theme.figures(total.figure))
        if total != self._total:
            self._total = total
            self.setAccessibleName(f"{total.title} {total.currency} {total.figure}. {total.lines}")
            self.update()
            announce(self, self.accessibleName())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        with Sketch(self, self._theme) as sketch:
            self._draw_ground(sketch)
            figure = self._draw_figure(sketch)
            self._draw_head(sketch, figure)
            if self._has_facts and self._total.facts:
                self._draw_facts(sketch)

    @property
    def _has_facts(self) -> bool:
        """Whether there is room for the small figures."""
        return self.height() >= HEIGHT_TINY_PX

    def _draw_ground(self, sketch: Sketch) -> None:
        """Draw the ground, painted once for each size and look: the total changes often."""
        ratio = self.devicePixelRatioF()
        key = (self.width(), self.height(), ratio, sketch.is_mirrored, sketch.tokens.hero1)
        if key != self._ground_key:
            self._ground_key = key
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(Qt.GlobalColor.transparent)
            with QPainter(self._ground) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_ground(painter, is_mirrored=sketch.is_mirrored)
        sketch.painter.drawPixmap(0, 0, self._ground)

    def _paint_ground(self, painter: QPainter, *, is_mirrored: bool) -> None:
        """Paint the gradient and two pale circles in the trailing corner."""
        box = QRectF(self.rect())
        gradient = QLinearGradient(box.topLeft(), box.bottomRight())
        gradient.setColorAt(0, self._theme.colour("hero1"))
        gradient.setColorAt(1, self._theme.colour("hero2"))
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS_CARD_PX, RADIUS_CARD_PX)
        painter.fillPath(path, gradient)
        painter.setClipPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._pale(9))
        centre = QPointF(40 if is_mirrored else box.width() - 40, 0)
        painter.drawEllipse(centre, 120, 120)
        painter.drawEllipse(centre, 76, 76)

    def _draw_head(self, sketch: Sketch, figure: QRect) -> None:
        """Draw the title above the total, and how many lines and pieces."""
        ink = sketch.tokens.hero_sub
        half = (self.width() - 2 * EDGE_PX) / 2
        font = self._theme.title_font(15, QFont.Weight.DemiBold)
        box = sketch.at((EDGE_PX, 13, half, 28))
        head = sketch.part(self.rect().adjusted(0, HEAD_EDGE_PX, 0, 0))
        above = figure.adjusted(0, -HEAD_GAP_PX, 0, 0)
        head.words(box, self._total.title, font=font, ink=ink, above=above)
        font = self._theme.text_font(SMALL_PX, QFont.Weight.Medium)
        box = sketch.at((EDGE_PX + half, 13, half, 28))
        sketch.words(box, self._total.lines, font=font, ink=ink, flags=sketch.trail)

    def _draw_figure(self, sketch: Sketch) -> QRect:
        """Draw the currency and the total on one line, smaller when it would not fit.

        Gives where the ink of the total is.
        """
        sign_font = self._theme.number_font(CURRENCY_PX, QFont.Weight.DemiBold)
        sign = QFontMetrics(sign_font).horizontalAdvance(self._total.currency)
        gap = 10 if self._total.currency else 0
        top, height = 40, self.height() - (108 if self._has_facts else 48)
        room = QSize(self.width() - 2 * EDGE_PX - sign - gap, height)
        font, figure = self._fitting_font(room)
        sign_font.setPixelSize(min(sign_font.pixelSize(), round(font.pixelSize() * SIGN_SHARE)))
        sign = QFontMetrics(sign_font).horizontalAdvance(self._total.currency)
        left = EDGE_PX
        if sketch.is_mirrored:
            left = self.width() - EDGE_PX - figure - gap - sign
        metrics = QFontMetrics(font)
        line = top + (height + metrics.ascent() - metrics.descent()) / 2
        painter = sketch.painter
        painter.setFont(sign_font)
        painter.setPen(self._theme.colour("hero_sub"))
        rise = QFontMetrics(sign_font).ascent()
        box = QRectF(left, line - rise, sign + 4, QFontMetrics(sign_font).height())
        painter.drawText(box, LEFT, self._total.currency)
        painter.setFont(font)
        painter.setPen(self._theme.colour("hero_text"))
        box = QRectF(left + sign + gap, top, figure + 8, height)
        painter.drawText(box, LEFT, self._total.figure)
        ink = metrics.tightBoundingRect(self._total.figure)
        return ink.translated(left + sign + gap, round(line))

    def _fitting_font(self, room: QSize) -> tuple[QFont, int]:
        """The largest hero font in which the figure fits, and the figure's width in it."""
        for size_px in range(HERO_PX, HERO_MIN_PX, -2):
            font = self._theme.hero_font(size_px)
            metrics = QFontMetrics(font)
            width = metrics.horizontalAdvance(self._total.figure)
            # The line's own height is more than its digits take; a comma hangs below them.
            ink = metrics.tightBoundingRect(self._total.figure)
            baseline = (room.height() + metrics.ascent() - metrics.descent()) / 2
            above, below = baseline + ink.top(), room.height() - baseline - ink.bottom()
            is_inside = min(above, below) >= INK_GAP_PX
            if width <= room.width() and is_inside:
                return font, width
        font = self._theme.hero_font(HERO_MIN_PX)
        return font, QFontMetrics(font).horizontalAdvance(self._total.figure)

    def _draw_facts(self, sketch: Sketch) -> None:
        """Draw the small figures under a hairline."""
        top = self.height() - 62
        sketch.painter.setPen(QPen(self._pale(38), 1))
        sketch.painter.drawLine(QPointF(EDGE_PX, top), QPointF(self.width() - EDGE_PX, top))
        label_font = self._theme.text_font(CAPTION_PX, QFont.Weight.Medium)
        figure_font = self._theme.number_font(FACT_FIGURE_PX, QFont.Weight.DemiBold)
        start: float = EDGE_PX
        widths = self._fact_widths(label_font, figure_font)
        for (label, figure), width in zip(self._total.facts, widths, strict=True):
            box = sketch.at((start, top + 5, width - FACT_GAP_PX, 24))
            sketch.words(box, label, font=label_font, ink=sketch.tokens.hero_sub)
            box = sketch.at((start, top + 26, width - FACT_GAP_PX, 28))
            low = self._theme.small_font_for(figure, CAPTION_PX, QFont.Weight.DemiBold)
            ink = sketch.tokens.hero_text
            sketch.two_lines(box, figure, font=figure_font, low=low, ink=ink)
            start += width

    def _fact_widths(self, label_font: QFont, figure_font: QFont) -> list[float]:
        """A third for each; what needs more takes it from those beside it, where they need less."""
        facts, room = self._total.facts, self.width() - 2 * EDGE_PX
        share = room / max(3, len(facts))
        needed = [
            FACT_GAP_PX + max(text_width(label_font, label), text_width(figure_font, figure))
            for label, figure in facts
        ]
        spare = room - sum(needed)
        if spare < 0 or max(needed, default=0) <= share:
            return [share] * len(facts)
        return [each + spare / len(facts) for each in needed]

    def _pale(self, alpha: int) -> QColor:
        """White, mostly transparent."""
        colour = self._theme.colour("hero_text")
        colour.setAlpha(alpha)
        return colour
