"""What painters know of a slip: its rows, its codes, and the picture that a printer takes."""

from pos_app.domain.labels.grid import GRIDS, PAGE_UM, SHELF, Cell, Grid, LabelSheet, pages
from pos_app.domain.labels.label import Label
from pos_app.domain.labels.symbol import Symbol
from pos_app.domain.slips.sheet import (
    Bitmap,
    Code,
    Goods,
    Pair,
    Row,
    Rule,
    Sheet,
    Size,
    Words,
    modules_of,
)

__all__ = [
    "GRIDS",
    "PAGE_UM",
    "SHELF",
    "Bitmap",
    "Cell",
    "Code",
    "Goods",
    "Grid",
    "Label",
    "LabelSheet",
    "Pair",
    "Row",
    "Rule",
    "Sheet",
    "Size",
    "Symbol",
    "Words",
    "modules_of",
    "pages",
]
