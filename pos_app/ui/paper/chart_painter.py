"""Charts on pages: bars side by side over time, bars by name, and a week's hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from pos_app.ui.paper.lettering import LEFT, MIDDLE, RIGHT, Style, block_of, fitted
from pos_app.ui.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from pos_app.viewmodels.paper.sheets import Chart, Mark

COLUMNS_LINES, HEAT_LINES, BAR_LINES = 13, 13, 1.7
"""Heights in lines of text: of bars over time, of the week's hours, of one bar by name."""
BARS_MAX = 10
BAR_SHARE, COLUMN_WIDTH_LINES = 0.72, 4
"""A bar over time is so much of its place wide, and never more than so many lines of text."""
NAME_SHARE, FIGURE_SHARE = 0.3, 0.16
WEEKDAYS = 7


def chart_height(chart: Chart, text_px: float) -> float:
    """How high a chart is, with the room below it; 0 for none."""
    lines = 0.0
    if chart.marks:
        bars = min(len(chart.marks), BARS_MAX)
        lines += COLUMNS_LINES if chart.is_over_time else bars * BAR_LINES + 1
    if chart.has_heat:
        lines += HEAT_LINES
    return lines * text_px


def draw_chart(
    painter: QPainter, chart: Chart, box: QRectF, *, text_px: float, is_mirrored: bool
) -> None:
    """Draw a chart into a box of its own height."""
    drawing = _Drawing(painter, box, text_px=text_px, is_mirrored=is_mirrored)
    below = box.top()
    if chart.marks and chart.is_over_time:
        below = drawing.columns(chart.marks)
    elif chart.marks:
        below = drawing.bars(chart.marks[:BARS_MAX])
    if chart.has_heat:
        drawing.heat(chart, below)


class _Drawing:
    """Draws in dots from the leading edge of a box."""

    def __init__(
        self, painter: QPainter, box: QRectF, *, text_px: float, is_mirrored: bool
    ) -> None:
        self._painter, self._box, self._text_px = painter, box, text_px
        self._is_mirrored = is_mirrored
        self._lead, self._trail = (RIGHT, LEFT) if is_mirrored else (LEFT, RIGHT)

    def columns(self, marks: tuple[Mark, ...]) -> float:
        """Bars side by side, the oldest first; gives where they end."""
        text = self._text_px
        ground = self._box.top() + (COLUMNS_LINES - 2.6) * text
        room = (COLUMNS_LINES - 4.6) * text
        step = self._box.width() / len(marks)
        most = max(1, *(mark.amount for mark in marks), 1)
        every = self._every(marks, step)
        for place, mark in enumerate(marks):
            height = max(0, mark.amount) * room / most
            width = min(step * BAR_SHARE, COLUMN_WIDTH_LINES * text)
            bar = self._at((step * place + (step - width) / 2, ground - height, width, height))
            self._painter.fillRect(bar, QColor(LIGHT.brand))
            if place % every == 0:
                spot = self._at((step * (place - 1), ground + 4, step * 3, text))
                self._put(mark.short, spot, Style(text * 0.8, nastaliq=False, align=MIDDLE))
            if mark.amount == most:
                spot = self._at((step * place - 4 * text, ground - height, step + 8 * text, 0))
                spot.moveTop(ground - height - 1.4 * text)
                self._put(mark.figure, spot, Style(text * 0.8, is_bold=True, align=MIDDLE))
                most += 1
        line = self._at((0, ground, self._box.width(), 2))
        self._painter.fillRect(line, QColor(LIGHT.border_strong))
        return self._box.top() + COLUMNS_LINES * text

    def bars(self, marks: tuple[Mark, ...]) -> float:
        """Bars one below the other, each with its name and figure; gives where they end."""
        text, width = self._text_px, self._box.width()
        names, figures = width * NAME_SHARE, width * FIGURE_SHARE
        most = max(1, *(mark.amount for mark in marks), 1)
        height = BAR_LINES * text
        for place, mark in enumerate(marks):
            top = self._box.top() + place * height
            style = Style(text * 0.88, nastaliq=False, align=self._lead)
            name = fitted(mark.word, (names - text, height), style, least_px=round(text * 0.7))
            spot = self._at((0, top, names - text, height))
            name.draw(self._painter, (spot.left(), top + (height - name.height_px) / 2))
            long = max(0, mark.amount) * (width - names - figures) / most
            bar = self._at((names, top + height * 0.18, long, height * 0.64))
            self._painter.fillRect(bar, QColor(LIGHT.brand))
            figure = Style(text * 0.88, align=self._trail)
            self._put(
                mark.figure, self._at((width - figures, top + height * 0.1, figures, 0)), figure
            )
        return self._box.top() + len(marks) * height + text

    def heat(self, chart: Chart, top: float) -> None:
        """Weekdays by hours, darker where more was sold."""
        text = self._text_px
        busy = [hour for hour in range(24) if any(day[hour] for day in chart.heat)]
        hours = range(busy[0], busy[-1] + 1)
        most = max(max(day) for day in chart.heat)
        lead = 4.5 * text
        width = (self._box.width() - lead) / len(hours)
        height = (HEAT_LINES - 3) * text / WEEKDAYS
        for day, name in enumerate(chart.days):
            y = top + day * height
            style = Style(text * 0.8, nastaliq=False, align=self._lead)
            self._put(name, self._at((0, y, lead, height)), style)
            for place, hour in enumerate(hours):
                share = max(0, chart.heat[day][hour]) / max(1, most)
                cell = self._at((lead + place * width, y, width - 3, height - 3))
                self._painter.fillRect(cell, _shade(share))
        for place, hour in enumerate(hours):
            spot = self._at((lead + place * width, top + WEEKDAYS * height, width, text))
            self._put(str(hour), spot, Style(text * 0.75, align=MIDDLE))

    def _every(self, marks: tuple[Mark, ...], step: float) -> int:
        """How many bars share one word, so that words stand apart."""
        style = Style(self._text_px * 0.8, nastaliq=False)
        widest = max(block_of(mark.short, 10_000, style).width_px for mark in marks)
        return max(1, -(-int(widest + self._text_px) // max(1, int(step))))

    def _put(self, text: str, spot: QRectF, style: Style) -> None:
        self._painter.setPen(QColor(LIGHT.text))
        block_of(text, spot.width(), style).draw(self._painter, (spot.left(), spot.top()))

    def _at(self, box: tuple[float, float, float, float]) -> QRectF:
        """A box as (start, top, width, height): from the leading edge, its top on the page."""
        start, top, width, height = box
        left = self._box.width() - start - width if self._is_mirrored else start
        return QRectF(self._box.left() + left, top, width, height)


def _shade(share: float) -> QColor:
    """A colour between the sunken ground and the brand."""
    low, high = QColor(LIGHT.sunken), QColor(LIGHT.brand)
    return QColor(
        round(low.red() + (high.red() - low.red()) * share),
        round(low.green() + (high.green() - low.green()) * share),
        round(low.blue() + (high.blue() - low.blue()) * share),
    )
