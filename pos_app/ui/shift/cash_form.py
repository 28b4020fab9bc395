"""Cash in, cash out, or the drawer without a sale: an amount, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.screen import ENTER_KEYS
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import HEADING_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.fields import FigureField, Labelled, TextField

if TYPE_CHECKING:
    from typing import Literal

    from PySide6.QtGui import QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shift.closing import ShiftModel

WIDTH_PX = 520
REASON_CHARS_MAX = 200


class CashForm(Overlay):
    """Asks a ShiftModel to move cash; Esc closes it and nothing was moved."""

    def __init__(self, theme: Theme, over: QWidget, shift: ShiftModel) -> None:
        super().__init__(theme, over)
        self._shift = shift
        self._direction: Literal["in", "out"] = "in"
        self._field_before: QWidget | None = None
        self._title = Label(theme, "", font=theme.text_font(HEADING_PX, QFont.Weight.Bold))
        self.column.addWidget(self._title)
        self.column.addSpacing(12)
        self._amount = FigureField(theme)
        self._reason = TextField(theme, chars_max=REASON_CHARS_MAX)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Labelled(theme, self.tr("Amount"), self._amount), 1)
        row.addWidget(Labelled(theme, self.tr("What for"), self._reason), 2)
        self.column.addLayout(row)
        self.column.addSpacing(16)
        self._go = ActionButton(
            theme, "", kind=Kind.PRIMARY, icon="banknote", key="F12", height_px=52
        )
        self._go.clicked.connect(self.save)
        self.column.addWidget(self._go)

    def sizeHint(self) -> QSize:
        """As wide as an amount and a reason need."""
        return QSize(WIDTH_PX, super().sizeHint().height())

    def begin(self, direction: Literal["in", "out"]) -> None:
        """Ask for an amount that goes in or out."""
        self._direction = direction
        words = self.tr("Cash into the drawer"), self.tr("Cash out of the drawer")
        self._title.setText(words[direction == "out"])
        self._go.setText(self.tr("Paid in") if direction == "in" else self.tr("Paid out"))
        self._amount.clear()
        self._reason.clear()
        if not self.isVisible():
            self._field_before = self.window().focusWidget()
        self.open()
        self._amount.setFocus()

    def save(self) -> None:
        """Record it, and close when it was."""
        if self._shift.move_cash(self._direction, self._amount.text(), self._reason.text()):
            self.hide()
        else:
            self._amount.setFocus()

    def take_command(self, command: Command) -> bool:
        """F12 records, Esc closes; nothing else works behind the form."""
        if command is Command.SAVE:
            self.save()
        elif command is Command.BACK:
            self.hide()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """The count goes on in the field where it was left, unless a PIN is asked first."""
        super().hideEvent(event)
        is_given_back = self.window().focusWidget() is self._over
        if is_given_back and self._field_before is not None and self._field_before.isVisible():
            self._field_before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from the amount to the reason, and from there records."""
        if event.key() in ENTER_KEYS:
            if self._amount.hasFocus():
                self._reason.setFocus()
            else:
                self.save()
            return
        super().keyPressEvent(event)
