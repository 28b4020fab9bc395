"""What an empty list says: a sign, what to do, and a line about how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont

from pos_app.ui.widgets.painting import CENTRE, Sketch

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from pos_app.ui.widgets.theme import Theme

CIRCLE_PX = 88
ICON_PX = 44


class Message(NamedTuple):
    """An icon's name, a title and a detail."""

    icon: str
    title: str
    detail: str


def draw_message(painter: QPainter, theme: Theme, *, message: Message, area: QRect) -> None:
    """Draw the message in the middle of an area."""
    sketch = Sketch.inside(painter, theme, box=area, direction=painter.layoutDirection())
    middle, tokens = area.center(), sketch.tokens
    half = CIRCLE_PX // 2
    circle = QRect(middle.x() - half, middle.y() - 108, CIRCLE_PX, CIRCLE_PX)
    sketch.rounded(circle, half, fill=tokens.brand_tint)
    offset = half - ICON_PX // 2
    at = circle.topLeft() + QPoint(offset, offset)
    sketch.icon(at, message.icon, ink=tokens.brand, size_px=ICON_PX)
    font = theme.text_font(22, QFont.Weight.DemiBold)
    box = QRect(area.x(), middle.y() - 6, area.width(), 44)
    sketch.words(box, message.title, font=font, ink=tokens.text, flags=CENTRE)
    font = theme.title_font(15)
    box = QRect(area.x() + 8, middle.y() + 38, area.width() - 16, 36)
    sketch.words(box, message.detail, font=font, ink=tokens.text2, flags=CENTRE)
