"""Where do these pages go? The computer's printers and the PDF, over the window; Esc: nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.frame.cover import Cover
from pos_app.ui.frame.screen import ENTER_KEYS, MOVES
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import HALF_BUTTON_HEIGHT_PX, HEADING_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.page_area import PageArea
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.viewmodels.figures import as_one
from pos_app.viewmodels.paper.pages import PDF

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.paper.pages import PagesModel

WIDTH_PX, MARGIN_PX, GAP_PX = 460, 20, 8
CHOICE_PX = 48
SHOWN_MAX = 6
"""More printers than these are scrolled to."""


class PagesCover(Cover):
    """Shows the choices of a PagesModel; arrows choose, F12 or Enter goes on."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._model: PagesModel | None = None
        self._card: Card | None = None
        self._choices: list[CashButton] = []
        self._column = QVBoxLayout(self)

    def ask(self, model: PagesModel) -> None:
        """Show where the pages may go, the last place first."""
        if self._model is not model:
            self._model = model
            model.changed.connect(self._refresh)
            model.ended.connect(self.hide)
        self._drop()
        self._card = self._build(model)
        self._column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(f"{self.tr('Where to?')} {model.title}")
        self._refresh()
        self.open()
        self.setFocus()

    def take_scan(self, _text: str) -> None:
        """A scan waits for nobody here, and nothing is printed by it."""

    def take_command(self, command: Command) -> bool:
        """F12 goes on, Esc gives up; the others wait."""
        model = self._model
        if model is not None and command in {Command.SAVE, Command.CASH}:
            model.go()
        elif model is not None and command is Command.BACK:
            model.give_up()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the places; Enter goes on."""
        if self._model is None:
            return
        if event.key() in MOVES:
            self._model.move(MOVES[event.key()])
        elif event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self._model.go()

    def _build(self, model: PagesModel) -> Card:
        theme = self._theme
        card = Card(theme, margin_px=MARGIN_PX, is_raised=True)
        card.setFixedWidth(WIDTH_PX)
        card.column.setSpacing(GAP_PX)
        font = theme.title_font(HEADING_PX, QFont.Weight.Bold)
        card.column.addWidget(Label(theme, self.tr("Where to?"), font=font))
        card.give_way_out(self.leave)
        font = theme.small_font_for(model.title, SMALL_PX)
        card.column.addWidget(Label(theme, as_one(model.title), font=font, ink="text2"))
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        self._choices = []
        for place, name in enumerate(model.choices):
            words = self.tr("A PDF file") if name == PDF else as_one(name)
            button = CashButton(theme, words, is_figure=False, height_px=CHOICE_PX)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, at=place: model.choose(at))
            column.addWidget(button)
            self._choices.append(button)
        self._area = PageArea()
        self._area.setWidget(host)
        host.setAutoFillBackground(False)
        shown = min(len(self._choices), SHOWN_MAX)
        self._area.setFixedHeight(shown * (CHOICE_PX + GAP_PX) - GAP_PX)
        card.column.addWidget(self._area)
        self._go = ActionButton(
            theme,
            "",
            kind=Kind.PRIMARY,
            icon="printer",
            key="F12",
            height_px=HALF_BUTTON_HEIGHT_PX,
        )
        self._go.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._go.clicked.connect(model.go)
        card.column.addWidget(self._go)
        font = theme.text_font(SMALL_PX)
        hint = Label(
            theme, self.tr("Up and Down choose \u00b7 Esc: not now"), font=font, ink="text3"
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.column.addWidget(hint)
        return card

    def _refresh(self) -> None:
        model = self._model
        if model is None or self._card is None:
            return
        for place, button in enumerate(self._choices):
            button.set_chosen(is_chosen=place == model.current)
        chosen = self._choices[model.current]
        self._area.ensureWidgetVisible(chosen)
        self.setAccessibleDescription(chosen.text())
        is_pdf = model.choices[model.current] == PDF
        self._go.setText(self.tr("Write the file") if is_pdf else self.tr("Print"))

    def _drop(self) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
