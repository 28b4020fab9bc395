"""Where the ink of Nastaliq lies, which goes beyond its line, and how it is kept from being cut."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from pos_app.ui.widgets.theme import NASTALIQ_FROM_PX, NASTALIQ_MIN_PX, lift_px, naskh

EDGE_PX = 2
"""Between the ink and the line around a button."""
ABOVE_PX = 3
"""From the top of a line of small words to the ink of the tallest, and what is free below ours."""
INKED_MAX = 4096
_INKED: dict[tuple[str, str], QRect] = {}


def inked_box(font: QFont, text: str) -> QRect:
    """Where the ink of one line lies, from the start of its advance and the top of its line box.

    Nastaliq goes beyond both: the first letter reaches back, and a tall word up.
    """
    key = (font.key(), text)
    box = _INKED.get(key)
    if box is None:
        if len(_INKED) >= INKED_MAX:
            _INKED.clear()
        box = _INKED[key] = _measured_ink(font, text)
    return box


def _measured_ink(font: QFont, text: str) -> QRect:
    """Of all fonts that the text needs; Qt's own tight rectangle knows of the first one alone."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    inked = QRectF()
    for run in line.glyphRuns():
        face = run.rawFont()
        for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
            inked = inked.united(face.boundingRect(glyph).translated(at))
    up = QFontMetrics(font).ascent() - line.ascent()
    return inked.translated(-line.naturalTextRect().x(), up).toAlignedRect()


def low_enough(font: QFont, text: str, room: QRect, *, is_strict: bool) -> QFont:
    """The font, or a smaller one that can still be read, whose ink is no higher than the room.

    Where Nastaliq is too high in its smallest size too, a strict room takes Naskh instead.
    """
    high_px = room.height() - 2 * EDGE_PX
    while inked_box(font, text).height() > high_px:
        if font.pixelSize() <= NASTALIQ_MIN_PX:
            return naskh(NASTALIQ_FROM_PX - 1, font.weight()) if is_strict else font
        font = QFont(font)
        font.setPixelSize(font.pixelSize() - 1)
    return font


def put_into(room: QRect, box: QRect, text: str, *, font: QFont) -> QRect:
    """The box of words, lifted, and moved where their ink would be cut at the edge of the room.

    Words alone in a room, as in a button, have their ink in its middle: on their line each would
    stand at a height of its own.
    """
    inked = inked_box(font, text)
    top = box.y() + (box.height() - QFontMetrics(font).height()) // 2 + inked.y()
    if box.top() == room.top() and box.bottom() == room.bottom():
        return box.translated(0, room.y() + (room.height() - inked.height()) // 2 - top)
    lift = lift_px(font)
    over = room.top() + EDGE_PX - (top - lift)
    under = top - lift + inked.height() - (room.bottom() + 1 - EDGE_PX)
    moved = (over - under) // 2 if over + under > 0 else max(over, 0) - max(under, 0)
    return box.translated(0, moved - lift)
