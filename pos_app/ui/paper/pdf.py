"""Slips and pages as PDF files, with their letters as letters, in every script."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from pos_app.ui.paper.slip_painter import SlipPainter
from pos_app.viewmodels.paper.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.viewmodels.paper.sheets import Row

CREATOR = "Kiryana"
DOTS_A_MM = 8.0
MARGIN_MM = 4.0
A4_MM, PAGE_MARGIN_MM = (210.0, 297.0), 14.0
SLIP_PX = 576
"""A slip on a page is as wide as on a roll of 80 mm."""
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
    writer.setCreator(CREATOR)
    return writer


@contextmanager
def pages_on(
    device: QPagedPaintDevice, size: QPageSize, *, is_wide: bool = False
) -> Iterator[QPainter]:
    """A painter for whole pages, whose dots are eight to the millimetre on any device.

    Raises OSError where the device takes nothing.
    """
    if isinstance(device, QPdfWriter):
        device.setResolution(round(DOTS_A_MM * MM_AN_INCH))
    orientation = QPageLayout.Orientation
    way = orientation.Landscape if is_wide else orientation.Portrait
    device.setPageLayout(QPageLayout(size, way, QMarginsF()))
    brush = QPainter()
    if not brush.begin(device):
        raise OSError("the printer takes nothing")
    try:
        dots_an_inch = round(DOTS_A_MM * MM_AN_INCH)
        brush.scale(device.logicalDpiX() / dots_an_inch, device.logicalDpiY() / dots_an_inch)
        yield brush
    finally:
        brush.end()


def draw_slip_pages(device: QPagedPaintDevice, sheet: Sheet, *, is_mirrored: bool) -> None:
    """A slip on as many pages of A4 as it needs, in the middle of each. Raises OSError."""
    painter = SlipPainter(is_mirrored=is_mirrored)
    room_px = round((A4_MM[1] - 2 * PAGE_MARGIN_MM) * DOTS_A_MM)
    with pages_on(device, QPageSize(QPageSize.PageSizeId.A4)) as brush:
        brush.translate((A4_MM[0] * DOTS_A_MM - SLIP_PX) / 2, PAGE_MARGIN_MM * DOTS_A_MM)
        for number, part in enumerate(_parts(painter, sheet, room_px)):
            if number:
                device.newPage()
            painter.draw(brush, part, SLIP_PX)


def _parts(painter: SlipPainter, sheet: Sheet, room_px: int) -> Iterator[Sheet]:
    """The rows of a slip, as many on each page as have room; a page has one at least."""
    rows: list[Row] = []
    for row in sheet.rows:
        if rows and painter.measure(Sheet((*rows, row)), SLIP_PX) > room_px:
            yield Sheet(tuple(rows))
            rows = []
        rows.append(row)
    yield Sheet(tuple(rows))
