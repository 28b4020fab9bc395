"""A report on A4 pages, as a PDF: headings on each page, figures right, names in any script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPageLayout, QPageSize, QPainter, QPdfWriter

from pos_app.ui.widgets.painting import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.reporting.asking import Head, ReportView

DOTS_PER_INCH = 96
COLUMNS_UPRIGHT = 6
MARGIN_MM = 15.0
ROW_PX, HEAD_PX, TITLE_ROOM_PX = 26, 30, 84


def pdf_of(theme: Theme, *, store: str, view: ReportView, rows: Sequence[Sequence[str]]) -> bytes:
    """A report's table as the bytes of a PDF."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{store} - {view.title}")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    is_wide = len(view.heads) > COLUMNS_UPRIGHT
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    writer.setPageOrientation(turned)
    writer.setPageMargins(
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter
    )
    painter = QPainter(writer)
    try:
        _Pages(theme, view, onto=writer, by=painter).draw(store, rows)
    finally:
        painter.end()
    return bytes(buffer.data().data())


class _Pages:
    """Draws page after page of one report."""

    def __init__(self, theme: Theme, view: ReportView, *, onto: QPdfWriter, by: QPainter) -> None:
        self._theme, self._view, self._writer, self._painter = theme, view, onto, by
        self._width = onto.width()
        self._is_mirrored = theme.is_mirrored

    def draw(self, store: str, rows: Sequence[Sequence[str]]) -> None:
        top = self._title(store)
        top = self._headings(top)
        for row in rows:
            if top + ROW_PX > self._writer.height():
                self._writer.newPage()
                top = self._headings(0)
            self._row(top, row)
            top += ROW_PX

    def _title(self, store: str) -> int:
        view = self._view
        self._words(QRect(0, 0, self._width, 34), store, 20, bold=True)
        line = f"{view.title} \u00b7 {view.dates}"
        self._words(QRect(0, 36, self._width, 26), line, 14)
        return TITLE_ROOM_PX

    def _headings(self, top: int) -> int:
        for box, head in self._boxes(top, HEAD_PX):
            self._words(box, head.word, 11, bold=True, is_figure=head.is_figure)
        self._painter.setPen(Qt.GlobalColor.black)
        self._painter.drawLine(0, top + HEAD_PX - 2, self._width, top + HEAD_PX - 2)
        return top + HEAD_PX + 2

    def _row(self, top: int, row: Sequence[str]) -> None:
        for (box, head), text in zip(self._boxes(top, ROW_PX), row, strict=True):
            self._words(box, text, 12, is_figure=head.is_figure)

    def _boxes(self, top: int, height: int) -> list[tuple[QRect, Head]]:
        heads = self._view.heads
        unit = self._width / sum(head.share for head in heads)
        boxes, start = [], 0.0
        for head in heads:
            width = unit * head.share
            left = self._width - start - width if self._is_mirrored else start
            boxes.append((QRect(round(left) + 3, top, round(width) - 6, height), head))
            start += width
        return boxes

    def _words(
        self, box: QRect, text: str, size_px: int, *, bold: bool = False, is_figure: bool = False
    ) -> None:
        weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
        font = self._theme.small_font_for(text, size_px, weight)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        flags = RIGHT if is_figure != self._is_mirrored else LEFT
        self._painter.setFont(font)
        self._painter.setPen(Qt.GlobalColor.black)
        self._painter.drawText(box, flags, shown)
