"""Sheets of A4 with labels to peel off, as they are sold everywhere, and the places on them.

The sizes are those of the sheets that every maker copies: 65 labels (L7651), 24 (L7159), 8 (L7165).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

PAGE_UM = (210_000, 297_000)
"""A4 in micrometres."""


class Cell(NamedTuple):
    """A label's place on its page, in micrometres from the page's upper left corner."""

    left_um: int
    top_um: int
    width_um: int
    height_um: int


class Grid(NamedTuple):
    """How labels lie on one sheet; the gap is between two columns, rows touch."""

    columns: int
    rows: int
    width_um: int
    height_um: int
    left_um: int
    top_um: int
    gap_um: int

    @property
    def size(self) -> int:
        """How many labels a sheet has: its name."""
        return self.columns * self.rows

    def cell(self, place: int) -> Cell:
        """A place, counted from 0 along the rows from the upper left."""
        row, column = divmod(place, self.columns)
        left = self.left_um + column * (self.width_um + self.gap_um)
        return Cell(left, self.top_um + row * self.height_um, self.width_um, self.height_um)


GRIDS = {
    grid.size: grid
    for grid in (
        Grid(5, 13, 38_100, 21_200, left_um=4_750, top_um=10_700, gap_um=2_500),
        Grid(3, 8, 63_500, 33_900, left_um=7_250, top_um=12_900, gap_um=2_500),
        Grid(2, 4, 99_100, 67_700, left_um=4_650, top_um=13_100, gap_um=2_500),
    )
}
SHELF = 24
"""The sheet that is taken when nobody says which."""


class LabelSheet(NamedTuple):
    """Which sheet is in the printer, by its number of labels, and its first free place, from 1."""

    size: int = SHELF
    start: int = 1


def pages[Item](
    items: Sequence[Item], grid: Grid, *, start: int = 1
) -> Iterator[list[tuple[Cell, Item]]]:
    """The labels of each page with their places.

    `start` is the first free place of the first sheet, from 1, so that a half-used one is used up.
    """
    first = start - 1
    placed = [(divmod(first + n, grid.size), item) for n, item in enumerate(items)]
    for number in range((first + len(items) + grid.size - 1) // grid.size):
        yield [(grid.cell(place), item) for (page, place), item in placed if page == number]
