"""Painted charts: bars over time with the value on top, and a week's hours as a heat map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.ui.tokens import CAPTION_PX, SMALL_PX
from pos_app.ui.widgets.painting import CENTRE, Sketch, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.reporting.bars import Bar

TOP_PX, BOTTOM_PX = 30, 26
BAR_WIDTH_MAX_PX = 64
BAR_SHARE = 0.72
BAR_RADIUS_PX = 4
LABEL_GAP_PX = 10
WEEKDAYS = 7
HEAT_GAP_PX = 3


class ColumnChart(QWidget):
    """Bars side by side, the oldest first from the leading edge; the one stood on is solid."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._bars: tuple[Bar, ...] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)

    def show_bars(self, bars: Sequence[Bar], current: int) -> None:
        """Show these bars; `current` is the place of the one stood on, -1 for none."""
        self._bars, self._current = tuple(bars), current
        spoken = self._name
        if 0 <= current < len(self._bars):
            bar = self._bars[current]
            spoken = f"{self._name}: {bar.word}, {bar.figure}"
        self.setAccessibleName(spoken)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click stands on a bar."""
        if self._bars:
            x = event.position().x()
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                x = self.width() - x
            self.chosen.emit(min(int(x / self._step()), len(self._bars) - 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground line, the bars, their words, and the values there is room for."""
        if not self._bars:
            return
        with Sketch(self, self._theme) as sketch:
            ground = self.height() - BOTTOM_PX
            line = QRect(0, ground, self.width(), 1)
            sketch.painter.fillRect(line, self._theme.colour("border_strong"))
            most = max(1, *(bar.amount for bar in self._bars), 1)
            told = self._told()
            for place, bar in enumerate(self._bars):
                self._draw_bar(sketch, place, bar, most=most)
            self._draw_words(sketch)
            for place in told:
                self._draw_value(sketch, place, most=most)

    def _step(self) -> float:
        return self.width() / len(self._bars)

    def _height(self, bar: Bar, most: int) -> int:
        room = self.height() - TOP_PX - BOTTOM_PX
        return max(0, room * bar.amount // most)

    def _draw_bar(self, sketch: Sketch, place: int, bar: Bar, *, most: int) -> None:
        step = self._step()
        width = max(2.0, min(step * BAR_SHARE, BAR_WIDTH_MAX_PX))
        height = self._height(bar, most)
        if not height:
            return
        left = step * place + (step - width) / 2
        box = sketch.at((left, self.height() - BOTTOM_PX - height, width, height))
        tokens = sketch.tokens
        is_current = place == self._current
        fill = tokens.brand if is_current else tokens.brand_tint
        sketch.rounded(box, min(BAR_RADIUS_PX, width / 3), fill=fill, line=tokens.brand_line)

    def _draw_words(self, sketch: Sketch) -> None:
        """The short words under the bars, as many as stand apart from each other."""
        font = self._theme.number_font(CAPTION_PX, QFont.Weight.Medium)
        step = self._step()
        widest = max(text_width(font, bar.short) for bar in self._bars) + LABEL_GAP_PX
        every = max(1, -(-int(widest) // max(1, int(step))))
        for place, bar in enumerate(self._bars):
            if place % every and place != self._current:
                continue
            if place != self._current and abs(place - self._current) < every and self._current >= 0:
                continue
            box = sketch.at((step * (place + 0.5) - widest / 2, 0, widest, BOTTOM_PX))
            box.moveTop(self.height() - BOTTOM_PX + 2)
            ink = sketch.tokens.text if place == self._current else sketch.tokens.text3
            sketch.words(box, bar.short, font=font, ink=ink, flags=CENTRE)

    def _told(self) -> list[int]:
        """Whose value is written: everyone's where they fit, else the highest and the current."""
        font = self._theme.number_font(CAPTION_PX, QFont.Weight.DemiBold)
        widest = max(text_width(font, bar.figure) for bar in self._bars)
        if widest + LABEL_GAP_PX <= self._step():
            return [place for place, bar in enumerate(self._bars) if bar.amount]
        if 0 <= self._current < len(self._bars):
            return [self._current]
        highest = max(range(len(self._bars)), key=lambda place: self._bars[place].amount)
        return [highest] if self._bars[highest].amount else []

    def _draw_value(self, sketch: Sketch, place: int, *, most: int) -> None:
        bar = self._bars[place]
        font = self._theme.number_font(SMALL_PX, QFont.Weight.DemiBold)
        width = text_width(font, bar.figure) + 4
        left = self._step() * (place + 0.5) - width / 2
        left = max(0.0, min(left, self.width() - width))
        # Above the bars beside it too, where it is wider than its own.
        first, last = int(left / self._step()), int((left + width) / self._step())
        below = self._bars[first : last + 1]
        top = self.height() - BOTTOM_PX - max(self._height(each, most) for each in below) - 22
        box = sketch.at((left, top, width, 20))
        sketch.words(box, bar.figure, font=font, ink=sketch.tokens.text, flags=CENTRE)


class HeatMap(QWidget):
    """Weekdays under each other, hours side by side: the more was sold, the darker the cell."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._heat: tuple[tuple[int, ...], ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_heat(self, heat: tuple[tuple[int, ...], ...]) -> None:
        """Show takings by weekday and hour."""
        self._heat = heat
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hours that were ever busy."""
        busy = [hour for hour in range(24) if any(day[hour] > 0 for day in self._heat)]
        if not busy:
            return
        hours = range(busy[0], busy[-1] + 1)
        most = max(max(day) for day in self._heat)
        with Sketch(self, self._theme) as sketch:
            names = self._names()
            font = self._theme.small_font_for(names[0], CAPTION_PX, QFont.Weight.Medium)
            lead = max(text_width(font, name) for name in names) + LABEL_GAP_PX
            width = (self.width() - lead) / len(hours)
            height = (self.height() - BOTTOM_PX) / WEEKDAYS
            # On a low screen every second or third day: names on each other are none.
            named = max(1, -(-font.pixelSize() // max(1, int(height))))
            for day, name in enumerate(names):
                if day % named == 0:
                    box = sketch.at((0, day * height, lead - 6, height))
                    sketch.words(box, name, font=font, ink=sketch.tokens.text2)
                for place, hour in enumerate(hours):
                    cell = (
                        lead + place * width + 1,
                        day * height + 1,
                        width - HEAT_GAP_PX,
                        height - HEAT_GAP_PX,
                    )
                    share = max(0, self._heat[day][hour]) / most
                    sketch.rounded(sketch.at(cell), BAR_RADIUS_PX, fill=self._shade(share))
            self._draw_hours(sketch, hours, lead=lead, width=width)

    def _draw_hours(self, sketch: Sketch, hours: range, *, lead: int, width: float) -> None:
        font = self._theme.number_font(CAPTION_PX, QFont.Weight.Medium)
        every = 1 if text_width(font, "22") + 4 <= width else 2
        for place, hour in enumerate(hours):
            if place % every == 0:
                box = sketch.at((lead + place * width - 8, 0, width + 16, BOTTOM_PX))
                box.moveTop(self.height() - BOTTOM_PX + 2)
                sketch.words(box, str(hour), font=font, ink=sketch.tokens.text3, flags=CENTRE)

    def _shade(self, share: float) -> str:
        """A colour between the sunken ground and the brand."""
        low, high = self._theme.colour("sunken"), self._theme.colour("brand")
        return QColor(
            round(low.red() + (high.red() - low.red()) * share),
            round(low.green() + (high.green() - low.green()) * share),
            round(low.blue() + (high.blue() - low.blue()) * share),
        ).name()

    def _names(self) -> list[str]:
        locale = QLocale(self._theme.language)
        short = QLocale.FormatType.ShortFormat
        return [locale.standaloneDayName(day, short) for day in range(1, WEEKDAYS + 1)]
