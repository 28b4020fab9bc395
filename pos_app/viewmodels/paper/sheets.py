"""What painters know of a slip: its rows, its codes, and the picture that a printer takes."""

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
    "Bitmap",
    "Code",
    "Goods",
    "Pair",
    "Row",
    "Rule",
    "Sheet",
    "Size",
    "Words",
    "modules_of",
]
