"""What painters know of paper: slips and their rows, labels, and documents of many pages."""

from pos_app.domain.labels.grid import GRIDS, PAGE_UM, SHELF, Cell, Grid, LabelSheet, pages
from pos_app.domain.labels.label import Label
from pos_app.domain.labels.symbol import Symbol
from pos_app.domain.pages.document import (
    Chart,
    Document,
    Fact,
    Heading,
    Line,
    Mark,
    Paper,
    Tone,
)
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
    "Chart",
    "Code",
    "Document",
    "Fact",
    "Goods",
    "Grid",
    "Heading",
    "Label",
    "LabelSheet",
    "Line",
    "Mark",
    "Pair",
    "Paper",
    "Row",
    "Rule",
    "Sheet",
    "Size",
    "Symbol",
    "Tone",
    "Words",
    "modules_of",
    "pages",
]
