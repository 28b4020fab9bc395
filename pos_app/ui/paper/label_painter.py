"""A label painted in dots: names, the price as large as there is room for, and bars to scan.

Bars are whole dots wide, whatever paints them: at 8 dots a millimetre a module of two dots is
0.25 mm, three quarters of GS1's full size, which scanners of a counter read. Names and prices give
way to the bars, never the bars to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt

from pos_app.ui.paper.lettering import LEFT, MIDDLE, RIGHT, Style, block_of, fitted
from pos_app.ui.widgets.theme import has_urdu
from pos_app.viewmodels.paper.sheets import modules_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from pos_app.viewmodels.paper.sheets import Label, Symbol

MODULE_DOTS = (4, 3, 2)
"""Widths of a module that are tried, the widest first."""
EDGE_SHARE, EDGE_MIN_PX = 0.03, 12
GAP_PX = 6
BARS_SHARE, BARS_MIN_PX = 0.24, 44
PRICE_SHARE, PRICE_SHARE_URDU = 0.56, 0.46
"""How much of the height above the code the price has; lines of Nastaliq are tall."""
CODE_TEXT_PX, SMALL_MIN_PX = 17, 14
LOW_PX = 200
"""A lower label has room for one name, and for no price of a part."""
SIDE_ROOM = 0.34
"""How much of the width the words beside the price may have."""


class _Room(NamedTuple):
    """What is left of a label, in dots from its own upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def without_bottom(self, height: float) -> _Room:
        """What is above something at the lower edge."""
        return self._replace(height=self.height - height - GAP_PX)


def draw_label(
    painter: QPainter, label: Label, box: QRectF, *, is_mirrored: bool, nastaliq: bool = True
) -> None:
    """Draw a label into a box of dots, black on what is there. Urdu reads from the right."""
    painter.save()
    painter.setPen(Qt.GlobalColor.black)
    if box.height() < LOW_PX:
        label = label._replace(names=label.names[:1], part="")
    edge = max(EDGE_MIN_PX, round(box.height() * EDGE_SHARE))
    room = _Room(
        box.left() + edge, box.top() + edge, box.width() - 2 * edge, box.height() - 2 * edge
    )
    drawn = _Drawing(painter, label, is_mirrored=is_mirrored, nastaliq=nastaliq)
    room = drawn.code(room)
    room = drawn.names(room)
    drawn.price(room)
    painter.restore()


class _Drawing:
    """Draws the parts of one label, from its edges inwards."""

    def __init__(
        self, painter: QPainter, label: Label, *, is_mirrored: bool, nastaliq: bool
    ) -> None:
        self._painter, self._label = painter, label
        self._lead, self._trail = (RIGHT, LEFT) if is_mirrored else (LEFT, RIGHT)
        self._is_mirrored, self._nastaliq = is_mirrored, nastaliq

    def code(self, room: _Room) -> _Room:
        """Bars along the lower edge, or a QR code at the trailing one; gives what is left."""
        label = self._label
        if not label.code:
            return room
        dots = _module_dots(label.symbol, room.width) if label.symbol else 0
        if label.symbol is None or not dots:
            return self._qr(room, label.code)
        text = block_of(label.symbol.text, room.width, Style(CODE_TEXT_PX, align=MIDDLE))
        height = max(BARS_MIN_PX, round(room.height * BARS_SHARE))
        bottom = room.top + room.height
        text.draw(self._painter, (room.left, bottom - text.height_px))
        top = round(bottom - text.height_px - height)
        width = label.symbol.modules * dots
        left = round(room.left + (room.width - width) / 2) + label.symbol.quiet[0] * dots
        for start, length in _runs(label.symbol.bars):
            bar = QRectF(left + start * dots, top, length * dots, height)
            self._painter.fillRect(bar, Qt.GlobalColor.black)
        return room.without_bottom(height + text.height_px)

    def _qr(self, room: _Room, code: str) -> _Room:
        """What no bars of this width can hold."""
        modules = modules_of(code)
        share = min(room.height * 0.6, room.width * 0.4)
        side = max(2, int(share) // len(modules))
        size = side * len(modules)
        left = round(room.left if self._is_mirrored else room.left + room.width - size)
        top = round(room.top + room.height - size)
        for y, line in enumerate(modules):
            for x, is_dark in enumerate(line):
                if is_dark:
                    dot = QRectF(left + x * side, top + y * side, side, side)
                    self._painter.fillRect(dot, Qt.GlobalColor.black)
        shift = size + GAP_PX if self._is_mirrored else 0
        return room._replace(left=room.left + shift, width=room.width - size - GAP_PX)

    def names(self, room: _Room) -> _Room:
        """The first name large, another language's smaller below it; gives what is left."""
        used, names = 0.0, self._label.names
        is_tall = self._nastaliq and has_urdu(names[0])
        height = room.height * (1 - (PRICE_SHARE_URDU if is_tall else PRICE_SHARE))
        shares = (1.0,) if len(names) == 1 else (0.68, 0.32) if is_tall else (0.56, 0.44)
        for place, (name, share) in enumerate(zip(names, shares, strict=False)):
            size = min(height * share * 0.62, room.width / 9)
            # Small Nastaliq cannot be read: only the large name is written so.
            style = Style(
                size,
                is_bold=not place,
                nastaliq=self._nastaliq and not place,
                align=self._lead,
            )
            box = (room.width, height * share)
            block = fitted(name, box, style, least_px=SMALL_MIN_PX)
            block.draw(self._painter, (room.left, room.top + used))
            used += block.height_px
        return room._replace(top=room.top + used, height=room.height - used)

    def price(self, room: _Room) -> None:
        """The price at the trailing edge, what it is for beside it."""
        label = self._label
        beside = [words for words in (label.unit, label.part) if words]
        width = room.width * (1 - SIDE_ROOM) if beside else room.width
        style = Style(room.height, is_bold=True, align=self._trail)
        price = fitted(label.price, (width, room.height), style, least_px=SMALL_MIN_PX)
        left = room.left if self._is_mirrored or not beside else room.left + room.width - width
        top = room.top + (room.height - price.height_px) / 2
        price.draw(self._painter, (left, top))
        self._beside(beside, room, price_width=width)

    def _beside(self, beside: list[str], room: _Room, *, price_width: float) -> None:
        """What the price is for, in the middle of its height."""
        side = room.width - price_width - GAP_PX
        start = room.left + price_width + GAP_PX if self._is_mirrored else room.left
        style = Style(min(44, room.height / 4), nastaliq=False, align=self._lead)
        fits = [
            (fitted(words, (side, room.height / len(beside)), style, least_px=SMALL_MIN_PX), words)
            for words in beside
        ]
        # What lost its end lost its figure, and what is left of one is another price.
        blocks = [block for block, words in fits if block.layout.text() == words]
        top = room.top + (room.height - sum(block.height_px for block in blocks)) / 2
        for block in blocks:
            top += block.draw(self._painter, (start, top))


def _module_dots(symbol: Symbol, width_px: float) -> int:
    """The widest module that leaves the quiet zones; 0 when the bars have no room."""
    return next((dots for dots in MODULE_DOTS if symbol.modules * dots <= width_px), 0)


def _runs(bars: str) -> list[tuple[int, int]]:
    """Each dark bar as its first module and its width: drawn whole, it has no seams."""
    runs: list[tuple[int, int]] = []
    for place, module in enumerate(bars):
        if module != "1":
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
