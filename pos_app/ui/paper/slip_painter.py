"""A slip painted in black and white dots, in any script, for the width of its paper.

It runs on the printer's thread, so it paints on images only and owns its fonts. Letters are drawn
without grey: a printer has none, and what is dithered cannot be read.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from pos_app.ui.paper.label_painter import draw_label
from pos_app.ui.paper.lettering import LEFT, MIDDLE, RIGHT, Block, Style, block_of
from pos_app.viewmodels.paper.sheets import (
    Bitmap,
    Code,
    Goods,
    Label,
    Pair,
    Row,
    Rule,
    Sheet,
    Size,
    Words,
    modules_of,
)

NORMAL_PX = {384: 23, 576: 26}
"""Letters that are read at arm's length, at 8 dots a millimetre."""
SCALES = {Size.SMALL: 0.85, Size.NORMAL: 1.0, Size.TALL: 1.5, Size.LARGE: 1.55}
GAP_PX = 12
RULE_PX = 2
RULE_ROOM_PX = 16
FEED_PX = 16
HEIGHT_PX_MAX = 60_000
CODE_SHARE = 0.42
LABEL_SHARE = 0.58
"""How high a label is on the roll, of its width."""


class _Brush(NamedTuple):
    """What is painted with and how wide; without `draws` it only measures."""

    painter: QPainter
    width_px: int
    draws: bool


class SlipPainter:
    """Paints sheets of one width; `is_mirrored` reads from the right."""

    def __init__(self, *, is_mirrored: bool, nastaliq: bool = True) -> None:
        self._is_mirrored = is_mirrored
        self._nastaliq = nastaliq

    def paint(self, sheet: Sheet, width_px: int) -> Bitmap:
        """The sheet as a printer's picture."""
        image = self.image(sheet, width_px)
        return bitmap_of(image)

    def image(self, sheet: Sheet, width_px: int) -> QImage:
        """The sheet as a picture of two colours: first measured, then painted."""
        image = QImage(width_px, self.measure(sheet, width_px), QImage.Format.Format_Mono)
        image.fill(1)
        painter = QPainter(image)
        self.draw(painter, sheet, width_px)
        painter.end()
        return image

    def measure(self, sheet: Sheet, width_px: int) -> int:
        """How high a sheet is on paper of a width."""
        scratch = QImage(width_px, 8, QImage.Format.Format_Mono)
        painter = QPainter(scratch)
        height = self._rows(_Brush(painter, width_px, draws=False), sheet)
        painter.end()
        return min(round(height) + FEED_PX, HEIGHT_PX_MAX)

    def draw(self, painter: QPainter, sheet: Sheet, width_px: int) -> None:
        """Draw a sheet from the painter's upper edge down."""
        painter.setPen(Qt.GlobalColor.black)
        self._rows(_Brush(painter, width_px, draws=True), sheet)

    def _rows(self, brush: _Brush, sheet: Sheet) -> float:
        """All rows, one below the other; gives where they end."""
        top = float(FEED_PX)
        for row in sheet.rows:
            top += self._row(brush, row, top)
        return top

    def _row(self, brush: _Brush, row: Row, top: float) -> float:
        """Draw one row, or only measure it; gives its height."""
        match row:
            case Rule():
                if brush.draws:
                    box = QRectF(0, round(top + RULE_ROOM_PX / 2), brush.width_px, RULE_PX)
                    brush.painter.fillRect(box, Qt.GlobalColor.black)
                return RULE_ROOM_PX
            case Code():
                return self._code(brush, row.text, top)
            case Label():
                return self._label(brush, row, top)
            case Words():
                align = MIDDLE if row.is_centred else self._lead
                width = brush.width_px
                block = self._block(row.text, width, row.size, is_bold=row.is_bold, align=align)
                return self._draw(brush, block, (0, top))
            case Pair():
                return self._pair(brush, row, top)
            case Goods():
                block = self._block(
                    row.name, brush.width_px, Size.NORMAL, is_bold=True, align=self._lead
                )
                used = self._draw(brush, block, (0, top))
                return used + self._pair(brush, Pair(row.detail, row.amount), top + used)

    @property
    def _lead(self) -> Qt.AlignmentFlag:
        return RIGHT if self._is_mirrored else LEFT

    def _pair(self, brush: _Brush, row: Pair, top: float) -> float:
        """Figure at the trailing edge, words beside it, or above it where they are too long."""
        trail, width = (LEFT if self._is_mirrored else RIGHT), brush.width_px
        figure = self._block(row.figure, width, row.size, is_bold=row.is_bold, align=trail)
        room = width - figure.width_px - GAP_PX
        is_beside = room >= width / 4
        label = self._block(
            row.label,
            int(room) if is_beside else width,
            row.size,
            is_bold=row.is_bold,
            align=self._lead,
        )
        left = width - room if is_beside and self._is_mirrored else 0
        if not is_beside:
            used = self._draw(brush, label, (left, top))
            return used + self._draw(brush, figure, (0, top + used))
        # Both stand on one line, that of the last words: in Nastaliq it lies elsewhere in its box.
        down = label.last_baseline_px - figure.baseline_px
        label_down, figure_down = max(0.0, -down), max(0.0, down)
        used = label_down + self._draw(brush, label, (left, top + label_down))
        return max(used, figure_down + self._draw(brush, figure, (0, top + figure_down)))

    def _draw(self, brush: _Brush, block: Block, place: tuple[float, float]) -> float:
        """Draw a block at a place; gives its height."""
        if brush.draws:
            block.draw(brush.painter, place)
        return block.height_px

    def _block(
        self, text: str, width_px: int, size: Size, *, is_bold: bool, align: Qt.AlignmentFlag
    ) -> Block:
        """Lay words out in a width."""
        paper_px = NORMAL_PX[384] if width_px <= 384 else NORMAL_PX[576]
        size_px = paper_px * SCALES[size]
        style = Style(size_px, is_bold=is_bold, nastaliq=self._nastaliq, align=align)
        return block_of(text, width_px, style)

    def _label(self, brush: _Brush, label: Label, top: float) -> float:
        """A label as wide as the roll."""
        height = round(brush.width_px * LABEL_SHARE)
        if brush.draws:
            box = QRectF(0, round(top), brush.width_px, height)
            draw_label(
                brush.painter, label, box, is_mirrored=self._is_mirrored, nastaliq=self._nastaliq
            )
        return height

    def _code(self, brush: _Brush, text: str, top: float) -> float:
        """A QR code in the middle, with its text below it."""
        modules, width = modules_of(text), brush.width_px
        side = max(2, int(width * CODE_SHARE) // len(modules))
        left = (width - side * len(modules)) // 2
        if brush.draws:
            for y, line in enumerate(modules):
                for x, is_dark in enumerate(line):
                    if is_dark:
                        box = QRectF(left + x * side, round(top) + y * side, side, side)
                        brush.painter.fillRect(box, Qt.GlobalColor.black)
        used = float(side * len(modules))
        block = self._block(text, width, Size.SMALL, is_bold=False, align=MIDDLE)
        return used + self._draw(brush, block, (0, top + used))


def bitmap_of(image: QImage) -> Bitmap:
    """A picture of two colours as a printer takes it: 1 is black, rows end at whole bytes."""
    mono = image.convertToFormat(QImage.Format.Format_Mono)
    is_one_white = mono.pixelColor(0, 0).lightness() > 127
    flip = 0xFF if (mono.pixelIndex(0, 0) == 1) is is_one_white else 0
    stride = (mono.width() + 7) // 8
    rows = bytearray()
    for y in range(mono.height()):
        line = bytes(cast("memoryview", mono.constScanLine(y)))[:stride]
        rows += bytes(byte ^ flip for byte in line)
    return Bitmap(mono.width(), mono.height(), bytes(rows))
