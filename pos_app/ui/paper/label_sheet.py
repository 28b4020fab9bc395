"""Sheets of A4 with labels, as a PDF: exact places, bars in whole dots, every script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QRectF, QSizeF
from PySide6.QtGui import QPainter

from pos_app.ui.paper.label_painter import draw_label
from pos_app.ui.paper.pdf import DOTS_A_MM, writer_for
from pos_app.viewmodels.paper.sheets import GRIDS, PAGE_UM, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.viewmodels.paper.sheets import Label, LabelSheet

UM_A_MM = 1000


def pdf_of_labels(labels: Sequence[Label], sheet: LabelSheet, *, is_mirrored: bool) -> bytes:
    """The labels from the sheet's first free place on, as the bytes of a PDF."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = writer_for(buffer, size_mm=QSizeF(*(side / UM_A_MM for side in PAGE_UM)), margin_mm=0)
    painter = QPainter(writer)
    try:
        grid = GRIDS[sheet.size]
        for number, page in enumerate(pages(labels, grid, start=sheet.start)):
            if number:
                writer.newPage()
            for cell, label in page:
                box = QRectF(*(round(side * DOTS_A_MM / UM_A_MM) for side in cell))
                draw_label(painter, label, box, is_mirrored=is_mirrored)
    finally:
        painter.end()
    return bytes(buffer.data().data())
