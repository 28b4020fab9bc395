"""The figures at a glance: what it is, how much, and how that compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos_app.ui.tokens import RADIUS_CARD_PX, SMALL_PX, TITLE_PX
from pos_app.ui.widgets.painting import Sketch

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.reporting.asking import Tile

HEIGHT_PX = 92
EDGE_PX = 16
ICON_PX = 14
TILES_MAX = 4


class GlanceTile(QWidget):
    """One figure; better than before is told by an arrow, a colour and words together."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tile: Tile | None = None
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tile(self, tile: Tile | None) -> None:
        """Show another figure; without one the tile is away."""
        self.setVisible(tile is not None)
        self._tile = tile
        if tile is not None:
            self.setAccessibleName(f"{tile.word} {tile.figure} {tile.change}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw word, figure and change under each other."""
        tile = self._tile
        if tile is None:
            return
        with Sketch(self, self._theme) as sketch:
            tokens, theme = sketch.tokens, self._theme
            sketch.rounded(self.rect(), RADIUS_CARD_PX, fill=tokens.surface, line=tokens.border)
            width = self.width() - 2 * EDGE_PX
            font = theme.text_font(SMALL_PX, QFont.Weight.Medium)
            sketch.words(sketch.at((EDGE_PX, 8, width, 22)), tile.word, font=font, ink=tokens.text2)
            font = theme.number_font(TITLE_PX, QFont.Weight.Bold)
            box = sketch.at((EDGE_PX, 30, width, 32))
            sketch.words(box, tile.figure, font=font, ink=tokens.text)
            ink = {1: tokens.brand, -1: tokens.danger}.get(tile.mood, tokens.text3)
            lead = float(EDGE_PX)
            if tile.mood:
                name = "arrow-up" if tile.mood > 0 else "arrow-down"
                at = sketch.at((lead, 67, ICON_PX, ICON_PX)).topLeft()
                sketch.icon(at, name, ink=ink, size_px=ICON_PX)
                lead += ICON_PX + 5
            font = theme.text_font(SMALL_PX, QFont.Weight.Medium)
            box = sketch.at((lead, 63, width - lead + EDGE_PX, 22))
            sketch.words(box, tile.change, font=font, ink=ink)


class GlanceRow(QWidget):
    """The tiles side by side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._tiles = [GlanceTile(theme) for _ in range(TILES_MAX)]
        for tile in self._tiles:
            row.addWidget(tile)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """Show these figures."""
        for place, widget in enumerate(self._tiles):
            widget.show_tile(tiles[place] if place < len(tiles) else None)
