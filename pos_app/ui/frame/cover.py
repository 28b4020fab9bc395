"""What lies over the whole window and lets nothing through until it is answered."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.widgets.painting import Sketch

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent

    from pos_app.ui.widgets.theme import Theme

VEIL_OPACITY = 0.72


class Cover(QWidget):
    """As large as its window; takes every scan, command, click and Tab while it is shown."""

    screen_name: ClassVar[ScreenName] = ScreenName.DIALOG
    is_opaque: ClassVar[bool] = False

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._before: QWidget | None = None
        over.installEventFilter(self)
        self.hide()

    @abstractmethod
    def take_scan(self, text: str) -> None:
        """A whole scan arrived."""

    @abstractmethod
    def take_command(self, command: Command) -> bool:
        """A command key was pressed."""

    def leave(self) -> None:
        """What Esc does."""
        self.take_command(Command.BACK)

    def open(self) -> None:
        """Lie over everything; whatever had the keyboard gets it back afterwards."""
        if not self.isVisible():
            self._before = self._over.focusWidget()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Keep Tab from leaving towards what lies below."""
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks from what lies below."""
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back."""
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Veil the window, or hide it."""
        opacity = 1.0 if self.is_opaque else VEIL_OPACITY
        with Sketch(self, self._theme, opacity=opacity) as sketch:
            sketch.painter.fillRect(self.rect(), self._theme.colour("canvas"))
