"""Sheets of A4 with labels, as a PDF: exact places, bars in whole dots, every script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPdfWriter

from pos_app.ui.paper.label_painter import draw_label
from pos_app.ui.paper.pdf import CREATOR, DOTS_A_MM, pages_on
from pos_app.viewmodels.paper.sheets import GRIDS, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.viewmodels.paper.sheets import Label, LabelSheet

UM_A_MM = 1000


def pdf_of_labels(labels: Sequence[Label], sheet: LabelSheet, *, is_mirrored: bool) -> bytes:
    """The labels from the sheet's first free place on, as the bytes of a PDF."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator(CREATOR)
    draw_labels(writer, labels, sheet, is_mirrored=is_mirrored)
    return bytes(buffer.data().data())


def draw_labels(
    device: QPagedPaintDevice, labels: Sequence[Label], sheet: LabelSheet, *, is_mirrored: bool
) -> None:
    """Draw them on as many sheets as they need. Raises OSError where nothing is taken."""
    with pages_on(device, QPageSize(QPageSize.PageSizeId.A4)) as painter:
        grid = GRIDS[sheet.size]
        for number, page in enumerate(pages(labels, grid, start=sheet.start)):
            if number:
                device.newPage()
            for cell, label in page:
                box = QRectF(*(round(side * DOTS_A_MM / UM_A_MM) for side in cell))
                draw_label(painter, label, box, is_mirrored=is_mirrored)
