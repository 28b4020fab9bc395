"""Slips and pages as PDF files, with their letters as letters, in every script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

if TYPE_CHECKING:
    from pos_app.ui.paper.slip_painter import SlipPainter
    from pos_app.viewmodels.paper.sheets import Sheet

DOTS_A_MM = 8.0
MARGIN_MM = 4.0
MM_AN_INCH = 25.4


def save_slip(painter: SlipPainter, sheet: Sheet, *, width_px: int, path: str) -> None:
    """A slip on one page as long as itself. Raises OSError."""
    height_px = painter.measure(sheet, width_px)
    size = QSizeF(width_px / DOTS_A_MM + 2 * MARGIN_MM, height_px / DOTS_A_MM + 2 * MARGIN_MM)
    writer = writer_for(path, size_mm=size, margin_mm=MARGIN_MM)
    brush = QPainter(writer)
    if not brush.isActive():
        raise OSError(f"cannot write {path}")
    painter.draw(brush, sheet, width_px)
    brush.end()


def writer_for(onto: str | QBuffer, *, size_mm: QSizeF, margin_mm: float) -> QPdfWriter:
    """A writer whose dots are those of a receipt printer: eight to the millimetre."""
    writer = QPdfWriter(onto)
    writer.setResolution(round(DOTS_A_MM * MM_AN_INCH))
    writer.setPageSize(QPageSize(size_mm, QPageSize.Unit.Millimeter))
    margins = QMarginsF(margin_mm, margin_mm, margin_mm, margin_mm)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setCreator("Kiryana")
    return writer
