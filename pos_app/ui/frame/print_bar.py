"""What was not printed when the till was last in use: one line that asks, and takes no key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.tokens import LABEL_PX
from pos_app.ui.widgets.button import DEMI, PaintedButton
from pos_app.ui.widgets.painting import KEYCAP_HEIGHT_PX, Sketch, keycap_width, text_width

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.paper.desk import PaperModel

HEIGHT_PX = 46
ICON_PX = 20
EDGE_PX = 16
GAP_PX = 10
KEY, NO_KEY = "Shift+F9", "Esc"


class PrintBar(PaintedButton):
    """Below the top bar while something is asked; pressing it prints."""

    def __init__(self, theme: Theme, paper: PaperModel) -> None:
        super().__init__(theme, "", height_px=HEIGHT_PX, icon="printer", key=KEY)
        self._paper = paper
        self.clicked.connect(paper.print_again)
        paper.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def refresh(self) -> None:
        """Ask, or go."""
        asked = self._paper.view.asked
        if asked:
            self.setText(self.tr("%n slip(s) were not printed last time. Print now?", "", asked))
        self.setVisible(bool(asked))

    def draw(self, sketch: Sketch) -> None:
        """Draw the question, its key, and how to say no."""
        tokens = sketch.tokens
        sketch.painter.fillRect(self.rect(), self.theme.colour("warn_tint"))
        top = (self.height() - ICON_PX) / 2
        at = sketch.at((EDGE_PX, top, ICON_PX, ICON_PX)).topLeft()
        sketch.icon(at, self.icon_name, ink=tokens.warn, size_px=ICON_PX)
        font = self.theme.title_font(LABEL_PX, DEMI)
        start: float = EDGE_PX + ICON_PX + GAP_PX
        width = text_width(font, self.text())
        box = sketch.at((start, 0, width, self.height()))
        sketch.words(box, self.text(), font=font, ink=tokens.text)
        start += width + GAP_PX
        for key, words in ((KEY, self.tr("Print")), (NO_KEY, self.tr("Not now"))):
            start = self._draw_key(sketch, start, key=key, words=words)

    def _draw_key(self, sketch: Sketch, start: float, *, key: str, words: str) -> float:
        """Draw a keycap and what it does; gives where the next one begins."""
        tokens = sketch.tokens
        cap = keycap_width(self.theme, key)
        top = (self.height() - KEYCAP_HEIGHT_PX) / 2
        box = sketch.at((start, top, cap, KEYCAP_HEIGHT_PX))
        sketch.keycap(box, key, cap=tokens.key, ink=tokens.key_text)
        font = self.theme.title_font(LABEL_PX)
        width = text_width(font, words)
        box = sketch.at((start + cap + 6, 0, width, self.height()))
        sketch.words(box, words, font=font, ink=tokens.text2)
        return start + cap + 6 + width + 2 * GAP_PX
