"""The vendors: the list, and a form to add one or to correct a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout

from pos_app.ui.frame.row_list import Cell, Column, RowList
from pos_app.ui.frame.screen import Screen
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.tokens import (
    HALF_BUTTON_HEIGHT_PX,
    HEADING_PX,
    PAY_BUTTON_HEIGHT_PX,
    PAY_SIDE_WIDTH_PX,
    SMALL_PX,
)
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.fields import Labelled, TextField
from pos_app.viewmodels.goods.vendors import VendorRow

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.goods.vendors import VendorsModel

MARGIN_PX = 12
FORM_MARGIN_PX = 20


class VendorPage(Screen):
    """Shows a VendorsModel; `misplaced` tells of a scan, which belongs to no vendor."""

    screen_name: ClassVar[ScreenName] = ScreenName.STOCK
    commands: ClassVar[frozenset[Command]] = frozenset({Command.HELP, Command.SAVE, Command.BACK})
    misplaced = Signal(str)

    def __init__(self, theme: Theme, vendors: VendorsModel) -> None:
        super().__init__()
        self._vendors = vendors
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        row.setSpacing(MARGIN_PX)
        card = Card(theme, margin_px=8)
        columns = (
            Column(self.tr("Vendor"), 6),
            Column(self.tr("How often"), 2, is_trailing=True),
            Column(self.tr("Last delivery"), 2, is_trailing=True),
        )
        self._list = RowList(
            theme, vendors.rows, columns=columns, cells=_cells, name=self.tr("Vendors")
        )
        self._list.chosen.connect(vendors.choose)
        card.column.addWidget(self._list)
        row.addWidget(card, 1)
        form = Card(theme, margin_px=FORM_MARGIN_PX)
        form.setFixedWidth(PAY_SIDE_WIDTH_PX)
        self._title = Label(theme, "", font=theme.title_font(HEADING_PX, QFont.Weight.Bold))
        hint = Label(
            theme,
            self.tr("Up and Down choose one; above the first is a new one"),
            font=theme.text_font(SMALL_PX),
            ink="text2",
        )
        hint.setWordWrap(True)
        form.column.addWidget(self._title)
        form.column.addWidget(hint)
        form.column.addSpacing(12)
        self._name = TextField(theme)
        form.column.addWidget(Labelled(theme, self.tr("Name"), self._name))
        form.column.addStretch(1)
        self._save = ActionButton(
            theme,
            self.tr("Save"),
            kind=Kind.PRIMARY,
            icon="check",
            key="F12",
            height_px=PAY_BUTTON_HEIGHT_PX,
        )
        self._save.clicked.connect(self.save)
        # Keys go up past the first; a finger needs something to press.
        self._new = ActionButton(
            theme, self.tr("New vendor"), icon="plus", height_px=HALF_BUTTON_HEIGHT_PX
        )
        self._new.clicked.connect(self._begin_new)
        form.column.addWidget(self._new)
        form.column.addSpacing(8)
        form.column.addWidget(self._save)
        row.addWidget(form)
        vendors.changed.connect(self.refresh)
        vendors.filled.connect(self._fill)
        self.refresh()

    def refresh(self) -> None:
        """Show which vendor is in front."""
        current = self._vendors.current
        self._list.show_current(self._vendors.current_row)
        self._title.setText(current.name if current else self.tr("New vendor"))
        self._new.setVisible(current is not None)

    def shown(self) -> None:
        """Read the vendors; the keyboard is where a new name is typed."""
        self._vendors.read()
        self._name.setFocus()

    def save(self) -> None:
        """F12 or Enter: add or rename."""
        self._vendors.save(self._name.text())

    def take_scan(self, text: str) -> None:
        """A scan belongs to a delivery or a count."""
        self.misplaced.emit(text)

    def take_command(self, command: Command) -> bool:
        """F12 saves."""
        if command is Command.SAVE:
            self.save()
            return True
        return False

    def take_move(self, rows: int) -> None:
        self._vendors.choose(self._vendors.current_row + rows)

    def take_enter(self) -> None:
        self.save()

    def take_text(self, text: str) -> None:
        """Letters are a name."""
        self._name.setFocus()
        self._name.setText(self._name.text() + text)

    def _begin_new(self) -> None:
        self._vendors.choose(-1)
        self._name.setFocus()

    def _fill(self) -> None:
        current = self._vendors.current
        self._name.setText(current.name if current else "")
        if self._name.hasFocus():
            self._name.selectAll()


def _cells(row: object) -> tuple[Cell, ...]:
    vendor = cast("VendorRow", row)
    return Cell(vendor.name), Cell(vendor.deliveries, ink="text2"), Cell(vendor.last, ink="text2")
