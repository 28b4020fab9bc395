"""A calm amber line over the screen: what somebody should see to. It takes no key and no click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from pos_app.ui.tokens import LABEL_PX
from pos_app.ui.widgets.painting import Sketch

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shell import ShellModel

HEIGHT_PX = 30
EDGE_PX, ICON_PX = 16, 18


class WarningLine(QWidget):
    """Shows ShellView.warning; away while there is none."""

    def __init__(self, theme: Theme, shell: ShellModel) -> None:
        super().__init__()
        self._theme, self._shell = theme, shell
        self.setFixedHeight(HEIGHT_PX)
        shell.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the present sentence."""
        text = self._shell.view.warning
        self.setVisible(bool(text))
        if text != self.accessibleName():
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon and the sentence."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            sketch.painter.fillRect(self.rect(), self._theme.colour("warn_tint"))
            top = (HEIGHT_PX - ICON_PX) // 2
            at = sketch.at((EDGE_PX, top, ICON_PX, ICON_PX)).topLeft()
            sketch.icon(at, "triangle-alert", ink=tokens.warn, size_px=ICON_PX)
            lead = EDGE_PX + ICON_PX + 10
            box = sketch.at((lead, 0, self.width() - lead - EDGE_PX, HEIGHT_PX))
            # One low line at any text size: Nastaliq would be cut by it.
            text = self.accessibleName()
            font = self._theme.small_font_for(text, LABEL_PX, QFont.Weight.DemiBold)
            sketch.words(box, text, font=font, ink=tokens.warn)
