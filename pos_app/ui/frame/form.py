"""A small form over a screen: a few fields, and what F12, F9 and F10 do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.screen import ENTER_KEYS
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import HEADING_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.fields import FigureField, Labelled, TextField
from pos_app.ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.qr_view import Modules
    from pos_app.ui.widgets.theme import Theme

WIDTH_PX = 560
CODE_PX = 168
BUTTON_HEIGHT_PX = 52

FIRST = frozenset({Command.CASH, Command.SAVE})
SECOND = frozenset({Command.KHATA, Command.SECOND})
THIRD = frozenset({Command.CARD})


class Field(NamedTuple):
    """A field by name; `share` is its part of the row."""

    name: str
    label: str
    is_figure: bool = False
    share: int = 1


class Way(NamedTuple):
    """One thing the form can do, by a key; `does` is given the texts by the fields' names."""

    label: str
    icon: str
    key: str
    commands: frozenset[Command]
    does: Callable[[Mapping[str, str]], None]


class Form(Overlay):
    """Fields in one row, buttons below. It stays open until what it asked for is on the disk."""

    closed = Signal()

    def __init__(
        self, theme: Theme, over: QWidget, *, fields: Sequence[Field], ways: Sequence[Way]
    ) -> None:
        super().__init__(theme, over)
        self._ways = tuple(ways)
        self._title = Label(theme, "", font=theme.text_font(HEADING_PX, QFont.Weight.Bold))
        self._hint = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        self.column.addWidget(self._title)
        self.column.addWidget(self._hint)
        self.column.addSpacing(12)
        self._fields: dict[str, TextField] = {}
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in fields:
            box = FigureField(theme) if field.is_figure else TextField(theme)
            self._fields[field.name] = box
            row.addWidget(Labelled(theme, field.label, box), field.share)
        self.column.addLayout(row)
        self._code: QrView | None = None
        self._code_of: Callable[[Mapping[str, str]], Modules] = _no_code
        self._code_place = self.column.count()
        self.column.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for place, way in enumerate(self._ways):
            button = ActionButton(
                theme,
                way.label,
                kind=Kind.PLAIN if place else Kind.PRIMARY,
                icon=way.icon,
                key=way.key,
                height_px=BUTTON_HEIGHT_PX,
            )
            button.clicked.connect(lambda _checked=False, chosen=way: self._go(chosen))
            buttons.addWidget(button, 2 if place else 3)
        self.column.addLayout(buttons)

    def show_codes(self, code_of: Callable[[Mapping[str, str]], Modules]) -> None:
        """Show the QR code that what is typed asks for; none while it asks for none."""
        self._code_of = code_of
        for field in self._fields.values():
            field.textChanged.connect(self._show_code)

    def sizeHint(self) -> QSize:
        """As wide as its fields and buttons need."""
        return QSize(WIDTH_PX, super().sizeHint().height())

    def place(self) -> None:
        """Lie in the middle of the list: the total, or the customer in front, stays in sight."""
        self.lie_in_list()

    def begin(self, title: str, hint: str, texts: Mapping[str, str]) -> None:
        """Open with a title and what the fields say to begin with; the first one is typed into."""
        self._title.setText(title)
        self._hint.setText(hint)
        for name, field in self._fields.items():
            field.setText(texts.get(name, ""))
        self._show_code()
        self.open()
        next(iter(self._fields.values())).setFocus()

    def take_command(self, command: Command) -> bool:
        """Do what a key asks of the form; Esc closes it."""
        if command is Command.BACK:
            self.hide()
            self.closed.emit()
            return True
        for way in self._ways:
            if command in way.commands:
                self._go(way)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from field to field, and from the last one does the first thing."""
        if event.key() not in ENTER_KEYS:
            super().keyPressEvent(event)
            return
        boxes = list(self._fields.values())
        place = next((n for n, box in enumerate(boxes) if box.hasFocus()), len(boxes) - 1)
        if place + 1 < len(boxes):
            boxes[place + 1].setFocus()
        else:
            self._go(self._ways[0])

    def _show_code(self) -> None:
        modules = self._code_of(self._texts())
        if self._code is None:
            if not modules:
                return
            self._code = QrView(CODE_PX)
            self.column.insertSpacing(self._code_place, 12)
            middle = Qt.AlignmentFlag.AlignHCenter
            self.column.insertWidget(self._code_place + 1, self._code, 0, middle)
        self._code.show_code(modules, self.tr("QR code to pay"))
        if self._code.isVisibleTo(self) != bool(modules):
            self._code.setVisible(bool(modules))
            self.place()

    def _texts(self) -> dict[str, str]:
        return {name: field.text().strip() for name, field in self._fields.items()}

    def _go(self, way: Way) -> None:
        way.does(self._texts())


def _no_code(_texts: Mapping[str, str]) -> Modules:
    return ()
