"""The strip of quick tiles below the bill: goods without a barcode, each one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_app.ui.sale.sale_keys import TILES
from pos_app.ui.widgets.small_buttons import TileButton

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.search import TilesModel

GAP_PX = 8
NEEDS_HEIGHT_PX = 626
"""The height of the screen in a window of 720: below that the bill needs the room more."""


class TileRow(QWidget):
    """Shows a TilesModel; hidden while there is nothing to show, or no room."""

    pressed = Signal(int)
    """The place of the tile, from 0."""

    def __init__(self, theme: Theme, tiles: TilesModel) -> None:
        super().__init__()
        self._theme, self._tiles = theme, tiles
        self._has_room = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_PX)
        self._buttons: list[TileButton] = []
        tiles.changed.connect(self.refresh)
        self.refresh()

    def fit(self, height: int) -> None:
        """Give way on a low screen."""
        self._has_room = height >= NEEDS_HEIGHT_PX
        self.setVisible(self._has_room and bool(self._buttons))

    def refresh(self) -> None:
        """Show the present goods, each at its place."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._buttons = []
        tiles = self._tiles.words()
        for place, tile in enumerate(tiles):
            if not tile.name:
                self._row.addStretch(1)
                continue
            key = f"Alt+{place + 1}"
            button = TileButton(self._theme, tile.name, icon=tile.icon, key=key, price=tile.price)
            button.show_picture(tile.picture)
            button.clicked.connect(lambda _checked=False, at=place: self.pressed.emit(at))
            self._row.addWidget(button, 1)
            self._buttons.append(button)
        # Few tiles are as wide as seven would be: a good keeps its place when another joins.
        self._row.addStretch(len(TILES) - len(tiles))
        self.setVisible(self._has_room and bool(self._buttons))

    def show_keys(self, *, is_held: bool) -> None:
        """While Alt is held the numbers are large: the next key is a tile's."""
        for button in self._buttons:
            button.show_key(is_large=is_held)
