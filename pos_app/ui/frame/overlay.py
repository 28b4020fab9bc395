"""A raised card over a screen: it dims nothing and follows the size of what it lies over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect

from pos_app.ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme

MARGIN_PX = 20
SHADOW_BLUR_PX = 32
SHADOW_ALPHA = 90


class Overlay(Card):
    """A card that lies over its parent, at a place that `place` computes from the parent's size."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, margin_px=MARGIN_PX, is_raised=True)
        self.setParent(over)
        self._over = over
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(SHADOW_BLUR_PX)
        shadow.setOffset(0, 8)
        colour = QColor(theme.colour("shadow"))
        colour.setAlpha(SHADOW_ALPHA)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)
        over.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the card on top."""
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Take a place over the parent; by default the middle, as large as the content asks."""
        size = self.sizeHint().boundedTo(self._over.size())
        left = (self._over.width() - size.width()) // 2
        top = (self._over.height() - size.height()) // 2
        self.setGeometry(left, top, size.width(), size.height())

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back to the screen below."""
        super().hideEvent(event)
        if self._over.isVisible():
            self._over.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size while shown."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)
