"""Figures with words of another script behind them, such as a unit, on their own base line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from pos_app.ui.widgets.theme import HINDI, LATIN, has_hindi

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

_OTHER_SCRIPT = re.compile("[\u0600-\u06ff\u0900-\u097f]")


def is_mixed(font: QFont, text: str) -> bool:
    """Whether a text in the font of figures has words of another script."""
    return font.families()[0] == LATIN and _OTHER_SCRIPT.search(text) is not None


def for_words(font: QFont, text: str) -> QFont:
    """The font of figures as words of another script need it.

    Qt takes the digits beside Hindi from a font of the system where the first one lacks the script.
    """
    if not has_hindi(text) or font.families()[0] != LATIN:
        return font
    shown = QFont(font)
    shown.setFamilies([HINDI, LATIN])
    return shown


def start(rect: QRect, text: str, *, font: QFont, flags: Qt.AlignmentFlag) -> QPointF:
    """Where one line begins, on the base line that figures alone have in the middle of this box.

    Words of another script make a line taller, which would lift its figures. By how much is
    nobody's to say: a sign that no font of ours has, such as an isolate, comes from a font of the
    system, which is another one on every PC.
    """
    spare = rect.width() - QFontMetrics(font).horizontalAdvance(text)
    share = 0.0
    if flags & Qt.AlignmentFlag.AlignRight:
        share = 1.0
    elif flags & Qt.AlignmentFlag.AlignHCenter:
        share = 0.5
    above, height = _line(font.pixelSize(), font.weight().value)
    return QPointF(rect.x() + spare * share, rect.y() + (rect.height() - height) / 2 + above)


@cache
def _line(size_px: int, weight: int) -> tuple[float, float]:
    """How far a line of figures rises above its base line, and how tall it is; logical pixels."""
    font = QFont(LATIN)
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight(weight))
    layout = QTextLayout("0", font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.ascent(), line.height()
