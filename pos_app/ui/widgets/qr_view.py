"""A QR code on the screen: dark on white in every theme, in whole pixels, as scanners ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from pos_app.ui.tokens import RADIUS_BUTTON_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

type Modules = tuple[tuple[bool, ...], ...]


class QrView(QWidget):
    """Shows the squares of a code; nothing for none."""

    def __init__(self, side_px: int) -> None:
        super().__init__()
        self._modules: Modules = ()
        self.setFixedSize(side_px, side_px)

    def show_code(self, modules: Modules, name: str) -> None:
        """Show another code; `name` is what a screen reader says of it."""
        self.setAccessibleName(name)
        if modules != self._modules:
            self._modules = modules
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a white card and the dark squares on it."""
        if not self._modules:
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        # Squares of whole device pixels: none is wider than its neighbour.
        side = int(self.width() * ratio) // len(self._modules) / ratio
        start = (self.width() - side * len(self._modules)) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(self.rect(), RADIUS_BUTTON_PX, RADIUS_BUTTON_PX)
        painter.setBrush(Qt.GlobalColor.black)
        for row, line in enumerate(self._modules):
            for column, is_dark in enumerate(line):
                if is_dark:
                    box = QRectF(start + column * side, start + row * side, side, side)
                    painter.drawRect(box)
        painter.end()
