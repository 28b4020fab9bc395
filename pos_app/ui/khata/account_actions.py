"""What can be done about the customer in front: a button for each, with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.key_map import Command
from pos_app.ui.tokens import HALF_BUTTON_HEIGHT_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme

ROW_GAP_PX, GAP_PX = 10, 8


class AccountActions(QWidget):
    """Rows of buttons under the entries; none works while nobody is chosen."""

    asked = Signal(object)
    """A Command."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        pay = ActionButton(
            theme,
            self.tr("Take payment"),
            kind=Kind.PRIMARY,
            icon="banknote",
            key="F12",
            height_px=HALF_BUTTON_HEIGHT_PX,
        )
        remind = ActionButton(theme, self.tr("Remind"), key="F7", height_px=HALF_BUTTON_HEIGHT_PX)
        self._items = ActionButton(theme, "", key="F3")
        rows = (
            ((pay, Command.SAVE, 3), (remind, Command.REMIND, 2)),
            (
                (ActionButton(theme, self.tr("Statement"), key="F9"), Command.SECOND, 1),
                (self._items, Command.TABLE, 1),
            ),
            (
                (ActionButton(theme, self.tr("Change"), key="F4"), Command.EDIT, 1),
                (ActionButton(theme, self.tr("Adjust"), key="F8"), Command.ADJUST, 1),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROW_GAP_PX)
        for buttons in rows:
            row = QHBoxLayout()
            row.setSpacing(GAP_PX)
            for button, command, share in buttons:
                button.clicked.connect(lambda _on=False, asked=command: self.asked.emit(asked))
                row.addWidget(button, share)
            column.addLayout(row)
        self._buttons = [button for buttons in rows for button, _, _ in buttons]

    def show_state(self, *, has_somebody: bool, shows_items: bool) -> None:
        """Whether anybody is in front, and whether every item of their bills is shown."""
        for button in self._buttons:
            button.setEnabled(has_somebody)
        self._items.setText(self.tr("Entries only") if shows_items else self.tr("Every item"))
