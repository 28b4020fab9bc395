"""What an empty list says: a sign, what to do, and a line about how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.widgets.painting import CENTRE, Sketch
from pos_app.ui.widgets.theme import lift_px

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractItemView

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
    font = theme.text_font(22, QFont.Weight.DemiBold)
    half = CIRCLE_PX // 2
    # The upper strokes of Nastaliq reach far above its line.
    top = middle.y() - 108 - 3 * lift_px(font)
    circle = QRect(middle.x() - half, top, CIRCLE_PX, CIRCLE_PX)
    sketch.rounded(circle, half, fill=tokens.brand_tint)
    offset = half - ICON_PX // 2
    at = circle.topLeft() + QPoint(offset, offset)
    sketch.icon(at, message.icon, ink=tokens.brand, size_px=ICON_PX)
    box = QRect(area.x(), middle.y() - 6, area.width(), 44)
    sketch.words(box, message.title, font=font, ink=tokens.text, flags=CENTRE)
    font = theme.title_font(15)
    box = QRect(area.x() + 8, middle.y() + 38, area.width() - 16, 36)
    sketch.words(box, message.detail, font=font, ink=tokens.text2, flags=CENTRE)


class MessagePage(QWidget):
    """A page that has nothing to show but a message."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message: Message | None = None

    def tell(self, message: Message | None) -> None:
        """Show another message, or none."""
        if message != self._message:
            self._message = message
            self.setAccessibleName(f"{message.title}. {message.detail}" if message else "")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the message in the middle."""
        if self._message is not None:
            with QPainter(self) as painter:
                draw_message(painter, self._theme, message=self._message, area=self.rect())


class EmptyMessage(MessagePage):
    """Lies over a list and says what belongs there while nothing stands in it."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(theme, view.viewport())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        self.hide()

    def tell(self, message: Message | None) -> None:
        """Show a message; None hides it, for there are rows."""
        super().tell(message)
        self.setVisible(message is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the list."""
        if isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)
