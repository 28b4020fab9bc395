"""The F1 overlay: every key that does something on the screen in front, from the key map."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.key_map import ScreenName
from pos_app.ui.tokens import BODY_PX, HEADING_PX
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.painting import KEYCAP_HEIGHT_PX, Sketch, keycap_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.key_map import Binding
    from pos_app.ui.widgets.theme import Theme

ROWS = 10
_COUNTING = frozenset({ScreenName.SALE, ScreenName.STOCK, ScreenName.REMOVAL})


class Keycap(QWidget):
    """One key's cap."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme = theme
        self._key = key
        self.setAccessibleName(key)
        self.setFixedSize(keycap_width(theme, key), KEYCAP_HEIGHT_PX)

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            sketch.keycap(self.rect(), self._key, cap=tokens.key, ink=tokens.key_text)


class HelpOverlay(Overlay):
    """Lists keys in columns; Esc or F1 closes it, and any other key works as ever."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._theme = theme
        self._grid_host: QWidget | None = None
        font = theme.text_font(HEADING_PX, QFont.Weight.Bold)
        self.column.addWidget(Label(theme, self.tr("Keys of this screen"), font=font))
        self.column.addSpacing(12)

    def show_bindings(
        self, bindings: Sequence[Binding], screens: Sequence[tuple[str, str]], *, on: ScreenName
    ) -> None:
        """List commands, what is typed, and how screens are opened, as (key, meaning)."""
        if self._grid_host is not None:
            # Not only later: the card is measured below, and nobody shall hear of these keys.
            self.column.removeWidget(self._grid_host)
            self._grid_host.hide()
            self._grid_host.deleteLater()
        self._grid_host = QWidget()
        grid = QGridLayout(self._grid_host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        lock = ("Ctrl+0", self.tr("Lock the till"))
        entries = [*_entries(bindings), *self._typed(on), lock, *screens]
        for place, (key, word) in enumerate(entries):
            column, row = divmod(place, ROWS)
            grid.addWidget(Keycap(self._theme, key), row, 3 * column)
            label = Label(self._theme, word, font=self._theme.text_font(BODY_PX))
            grid.addWidget(label, row, 3 * column + 1)
            grid.setColumnMinimumWidth(3 * column + 2, 24)
        self.column.addWidget(self._grid_host)
        self.open()

    def _typed(self, on: ScreenName) -> list[tuple[str, str]]:
        """What is typed where goods are counted onto a list; money's worth is only sold."""
        if on not in _COUNTING:
            return []
        worth = ("50=", self.tr("Fifty rupees' worth of the next item"))
        return [
            ("3*", self.tr("Three of the next item")),
            *([worth] if on is ScreenName.SALE else []),
            ("+ \u2212", self.tr("One more, one less")),
            ("Enter", self.tr("Look up what is typed")),
        ]


def _entries(bindings: Sequence[Binding]) -> Iterator[tuple[str, str]]:
    """Keys and their meanings; numbers in a row that mean the same are one line."""
    for label, same in groupby(bindings, key=lambda binding: binding.label):
        first, *more = (binding.key for binding in same)
        yield f"{first}\u2013{more[-1][-1]}" if more else first, label
