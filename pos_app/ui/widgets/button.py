"""The painted button that all others of the window are made from."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pos_app.ui.tokens import RADIUS_BUTTON_PX
from pos_app.ui.widgets.painting import Sketch

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from pos_app.ui.widgets.theme import Theme

DISABLED_OPACITY = 0.5
"""Black on white is still read at three to one."""
MIN_WIDTH_PX = 60

PRESS_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, 0x0A})

BOLD = QFont.Weight.Bold
DEMI = QFont.Weight.DemiBold
MEDIUM = QFont.Weight.Medium


class PaintedButton(QAbstractButton):
    """A button drawn by `draw`; name, role and press come from Qt, so screen readers know it."""

    fades = True
    """Whether it turns pale while it cannot be pressed; else `draw` says so in colours."""

    def __init__(
        self, theme: Theme, text: str, *, height_px: int, icon: str = "", key: str = ""
    ) -> None:
        super().__init__()
        self.theme = theme
        self.icon_name = icon
        self.key = key
        self.setFixedHeight(height_px)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text, and let a screen reader say it with its key."""
        super().setText(text)
        self.setAccessibleName(f"{text} {self.key}".strip())

    def sizeHint(self) -> QSize:
        """As narrow as the row asks, as tall as it was made."""
        return QSize(MIN_WIDTH_PX, self.height())

    def radius_px(self) -> int:
        """The corner of the box and of its focus ring."""
        return RADIUS_BUTTON_PX

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Space or Enter; every other key belongs to the screen."""
        if event.key() in PRESS_KEYS and not event.isAutoRepeat():
            self.click()
            return
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button and, when the keyboard is on it, its ring."""
        opacity = DISABLED_OPACITY if self.fades and not self.isEnabled() else 1.0
        with Sketch(self, self.theme, opacity=opacity) as sketch:
            self.draw(sketch)
            if self.hasFocus():
                sketch.focus_ring(self.rect(), self.radius_px())

    @abstractmethod
    def draw(self, sketch: Sketch) -> None:
        """Draw the button in its present state; each kind draws its own."""

    @property
    def is_hot(self) -> bool:
        """Whether the pointer is over a button that can be pressed."""
        return self.isEnabled() and self.underMouse()
