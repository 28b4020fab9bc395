"""Who works here? The locked till: names, one PIN, the language, and whose bill waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos_app.ui.frame.cover import Cover
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.pin.pane import PinPane
from pos_app.ui.tokens import LABEL_PX, TITLE_PX
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.card import Card, Label
from pos_app.viewmodels.figures import isolated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.people.login import LoginModel
    from pos_app.viewmodels.shell import ShellModel

MARGIN_PX, GAP_PX = 20, 8
HEAD_GAP_PX = 24
"""A long name of a shop would run into the number of its till."""
LANGUAGE_WIDTH_PX = 220


class LoginCover(Cover):
    """Shows a LoginModel while the till is locked; hides everything below."""

    screen_name: ClassVar[ScreenName] = ScreenName.LOGIN
    is_opaque: ClassVar[bool] = True

    def __init__(
        self, theme: Theme, over: QWidget, *, login: LoginModel, shell: ShellModel
    ) -> None:
        super().__init__(theme, over)
        self._login, self._shell = login, shell
        self._card: Card | None = None
        self._column = QVBoxLayout(self)

    def refresh(self) -> None:
        """Ask while the till is locked, else get out of the way."""
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        asking = self._login.asking
        if asking is None:
            self.hide()
            return
        self._pane = PinPane(self._theme, asking)
        self._card = self._build(self._pane)
        self._column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        asking.changed.connect(self._show_waiting)
        self._show_waiting()
        self.open()
        self._pane.setFocus()

    def take_scan(self, text: str) -> None:
        """A badge chooses its name; anything else is refused."""
        if self._login.asking is not None:
            self._login.asking.take_scan(text)

    def take_command(self, command: Command) -> bool:
        """F1 changes the language; nothing else works before somebody has signed in."""
        if command is Command.LANGUAGE:
            self._login.next_language()
        return True

    def _build(self, pane: PinPane) -> Card:
        theme, view = self._theme, self._shell.view
        card = Card(theme, margin_px=MARGIN_PX)
        head = QHBoxLayout()
        font = theme.font_for(view.store_name, TITLE_PX, QFont.Weight.Bold)
        head.addWidget(Label(theme, view.store_name, font=font))
        head.addSpacing(HEAD_GAP_PX)
        head.addStretch(1)
        font = theme.text_font(LABEL_PX, QFont.Weight.Medium)
        till = self.tr("Till {number}").format(number=isolated(view.till_no))
        head.addWidget(Label(theme, till, font=font, ink="text2"))
        card.column.addLayout(head)
        card.column.addSpacing(GAP_PX)
        card.column.addWidget(pane)
        card.column.addSpacing(GAP_PX)
        self._bill = Label(theme, "", font=font, ink="info")
        self._bill.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.column.addWidget(self._bill)
        card.column.addSpacing(GAP_PX)
        language = ActionButton(theme, self.tr("Language"), key="F1")
        language.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        language.setFixedWidth(LANGUAGE_WIDTH_PX)
        language.clicked.connect(self._login.next_language)
        card.column.addWidget(language, 0, Qt.AlignmentFlag.AlignHCenter)
        return card

    def _show_waiting(self) -> None:
        """Say that the bill of whoever is chosen waits; the line keeps its room."""
        lines = self._login.waiting_lines
        asking = self._login.asking
        person = asking.view.person if asking else None
        words = self.tr("A bill with %n item(s) is waiting for {name}", "", lines)
        shown = words.format(name=isolated(person.name)) if person and lines else ""
        self._bill.setText(shown)
