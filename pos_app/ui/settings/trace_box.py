"""What the scanner sent last: a box that is empty until something is scanned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.ui.tokens import LABEL_PX, RADIUS_BUTTON_PX, SMALL_PX
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.painting import CENTRE, Sketch

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.settings.scanner import ScannerModel

HEIGHT_PX = 168
ROWS = 4


class TraceBox(QWidget):
    """Shows a ScannerModel's trace in two columns."""

    def __init__(self, theme: Theme, scanner: ScannerModel) -> None:
        super().__init__()
        self._theme, self._scanner = theme, scanner
        self.setFixedHeight(HEIGHT_PX * max(100, theme.writing.size_percent) // 100)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        self._cells: list[tuple[Label, Label]] = []
        for place in range(2 * ROWS):
            name = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
            value = Label(theme, "", font=theme.text_font(LABEL_PX, QFont.Weight.DemiBold))
            row, column = place % ROWS, 2 * (place // ROWS)
            grid.addWidget(name, row, column)
            grid.addWidget(value, row, column + 1)
            self._cells.append((name, value))
        for column, share in enumerate((0, 3, 0, 2)):
            grid.setColumnStretch(column, share)
        self.setAccessibleName(self.tr("Scan this code"))
        self.refresh()

    def refresh(self) -> None:
        """Show the last read."""
        trace = self._scanner.trace()
        for place, (name, value) in enumerate(self._cells):
            words = trace[place] if place < len(trace) else ("", "")
            name.setText(words[0])
            value.setText(words[1])
        self.setAccessibleDescription(", ".join(f"{name} {value}" for name, value in trace))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, and what to do while nothing was scanned."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            box = self.rect()
            sketch.rounded(box, RADIUS_BUTTON_PX, fill=tokens.sunken, line=tokens.border)
            if self._scanner.last is None:
                font = self._theme.title_font(LABEL_PX + 2, QFont.Weight.Medium)
                words = self.tr("Scan any code: nothing is sold here")
                sketch.words(box, words, font=font, ink=tokens.text2, flags=CENTRE)
                at = sketch.at((box.width() / 2 - 16, 22, 32, 32)).topLeft()
                sketch.icon(at, "scan-barcode", ink=tokens.text3, size_px=32)
