"""Where the figures of a stock list stand: as many columns as leave room for the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pos_app.viewmodels.drafts.rows import Heading

NUMBER_WIDTH_PX = 44
NAME_WIDTH_MIN_PX = 190
END_PX = 8


class Column(NamedTuple):
    """One column that is shown: which cell of the row, and where it begins."""

    cell: int
    start_px: int
    width_px: int


class Columns:
    """The columns of one list with the widths that they need."""

    def __init__(self, headings: tuple[Heading, ...], widths_px: tuple[int, ...]) -> None:
        self.headings = headings
        self._widths_px = widths_px

    def name_width(self, width_px: int) -> int:
        """What the shown figures leave for the name in a list of this width."""
        return self._left(width_px, self._shown(width_px))

    def placed(self, width_px: int) -> tuple[Column, ...]:
        """The columns that are shown in a list of this width, leading one first."""
        shown = self._shown(width_px)
        start = NUMBER_WIDTH_PX + self._left(width_px, shown)
        placed = []
        for cell in shown:
            placed.append(Column(cell, start, self._widths_px[cell]))
            start += self._widths_px[cell]
        return tuple(placed)

    def cell_at(self, x_px: int, width_px: int) -> int | None:
        """The cell that typing sets at a distance from the leading edge, if any."""
        for column in self.placed(width_px):
            if column.start_px <= x_px < column.start_px + column.width_px:
                return self.headings[column.cell].sets
        return None

    def _shown(self, width_px: int) -> tuple[int, ...]:
        """Leave columns out, highest rank first, until the name has room; rank 0 always stays."""
        shown = tuple(range(len(self.headings)))
        spare = sorted((each for each in shown if self.headings[each].rank), key=self._rank)
        while spare and self._left(width_px, shown) < NAME_WIDTH_MIN_PX:
            gone = spare.pop()
            shown = tuple(each for each in shown if each != gone)
        return shown

    def _rank(self, cell: int) -> int:
        return self.headings[cell].rank

    def _left(self, width_px: int, shown: tuple[int, ...]) -> int:
        return width_px - NUMBER_WIDTH_PX - END_PX - sum(self._widths_px[each] for each in shown)
