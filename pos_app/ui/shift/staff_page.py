"""Who works here: the list, and a form to take on, change, or let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.frame.row_list import Cell, Column, RowList
from pos_app.ui.pin.pin_edit import PinEdit
from pos_app.ui.shift.parts import caption
from pos_app.ui.tokens import HALF_BUTTON_HEIGHT_PX, HEADING_PX, LABEL_PX, PAY_BUTTON_HEIGHT_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.fields import Labelled, TextField
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.viewmodels.people.staff import ROLES, StaffRow
from pos_app.viewmodels.people.words import role_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.people.staff import StaffModel

GAP_PX = 12
NAME_CHARS_MAX = 40


class StaffPage(QWidget):
    """Shows a StaffModel."""

    def __init__(self, theme: Theme, staff: StaffModel) -> None:
        super().__init__()
        self._theme, self._staff = theme, staff
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        card = Card(theme, margin_px=8)
        row.addWidget(card, 4)
        columns = (
            Column(self.tr("Name"), 5),
            Column(self.tr("Job"), 4),
            Column(self.tr("PIN"), 2),
        )
        self._list = RowList(
            theme, staff.rows, columns=columns, cells=_cells, name=self.tr("Staff")
        )
        self._list.chosen.connect(staff.choose)
        card.column.addWidget(self._list)
        form = Card(theme, margin_px=20)
        row.addWidget(form, 5)
        column = form.column
        self._title = Label(theme, "", font=theme.text_font(HEADING_PX, QFont.Weight.Bold))
        column.addWidget(self._title)
        self._hint = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text2")
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)
        column.addSpacing(10)
        self._name = TextField(theme, chars_max=NAME_CHARS_MAX)
        column.addWidget(Labelled(theme, self.tr("Name"), self._name))
        column.addSpacing(10)
        column.addLayout(self._roles_row())
        column.addSpacing(10)
        column.addLayout(self._pins_row())
        column.addStretch(1)
        column.addLayout(self._buttons())
        staff.changed.connect(self.refresh)
        staff.filled.connect(self._fill)
        self.refresh()

    def refresh(self) -> None:
        """Show who is looked at, and why not."""
        staff, form = self._staff, self._staff.form
        self._list.show_current(staff.current_row)
        self._title.setText(form.known or self.tr("Somebody new"))
        self._name.setEnabled(not form.known)
        for role, button in zip(ROLES, self._roles, strict=True):
            button.set_chosen(is_chosen=role is form.role)
        self._hint.setText(form.message or self._hint_words())
        self._hint.set_ink("danger" if form.message else "text2")
        self._remove.setEnabled(bool(form.known))
        self._new.setVisible(bool(form.known))
        self._save.setEnabled(not form.is_busy)
        self._save.setText(self.tr("Save") if form.known else self.tr("Add"))

    def begin(self) -> None:
        """Read who works here; the keyboard is where a new name is typed."""
        self._staff.read()
        self._fill()

    def go(self, rows: int) -> None:
        """Arrows go through the staff; above the first is somebody new."""
        self._staff.choose(self._staff.current_row + rows)

    def save(self) -> None:
        """F12: take on, or change."""
        self._staff.save(self._name.text(), self._pin.text(), self._again.text())

    def remove(self) -> None:
        """Del: let go; the second press does it."""
        self._staff.remove()

    def _fill(self) -> None:
        form = self._staff.form
        self._name.setText(form.known)
        self._pin.clear()
        self._again.clear()
        if self.isVisible():
            (self._pin if form.known else self._name).setFocus()

    def _hint_words(self) -> str:
        if self._staff.is_first:
            return self.tr("The first one is the owner. From then on the till asks for a PIN.")
        if self._staff.form.known:
            return self.tr("Leave the PIN empty to keep it. Up above the first: somebody new")
        return self.tr("Up and Down choose somebody to change")

    def _roles_row(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._roles = []
        for role in ROLES:
            button = CashButton(self._theme, role_word(role), is_figure=False, height_px=44)
            button.clicked.connect(lambda _checked=False, role=role: self._staff.choose_role(role))
            self._roles.append(button)
            row.addWidget(button)
        return row

    def _pins_row(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        self._pin = PinEdit(self._theme, self.tr("New PIN"))
        self._again = PinEdit(self._theme, self.tr("PIN again"))
        self._pin.entered.connect(self._again.setFocus)
        self._again.entered.connect(self.save)
        for word, box in ((self.tr("New PIN"), self._pin), (self.tr("PIN again"), self._again)):
            part = QWidget()
            row.addWidget(part)
            _under(self._theme, part, word=word, box=box)
        return row

    def _buttons(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        height = HALF_BUTTON_HEIGHT_PX
        theme = self._theme
        self._remove = ActionButton(theme, self.tr("Let go"), key="Del", height_px=height)
        self._remove.clicked.connect(self.remove)
        self._save = ActionButton(
            theme, "", kind=Kind.PRIMARY, icon="check", key="F12", height_px=PAY_BUTTON_HEIGHT_PX
        )
        self._save.clicked.connect(self.save)
        # Keys go up past the first; a finger needs something to press.
        self._new = ActionButton(theme, self.tr("Somebody new"), height_px=height)
        self._new.clicked.connect(lambda: self._staff.choose(-1))
        row.addWidget(self._new, 2)
        row.addWidget(self._remove, 2)
        row.addWidget(self._save, 4)
        return row


def _under(theme: Theme, part: QWidget, *, word: str, box: PinEdit) -> None:
    """Put a box under its word."""
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(caption(theme, word))
    column.addWidget(box)


def _cells(row: object) -> tuple[Cell, ...]:
    person = cast("StaffRow", row)
    return (
        Cell(person.name),
        Cell(person.role, ink="text2"),
        Cell(person.pin, ink="text3"),
    )
