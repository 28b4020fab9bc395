"""The reminder over the khata book: its words, the code for a phone, copying, the slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.screen import ENTER_KEYS
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import BODY_PX, HEADING_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.khata.reminding import ReminderModel, ReminderView

WIDTH_PX = 600
MARGIN_PX = 20
CODE_PX = 330
"""Three pixels and more for each square of a message in Urdu or Hindi."""
BUTTON_HEIGHT_PX = 52


class ReminderCard(Overlay):
    """Opens when its model asks; Esc closes it, and so does whatever takes the words away."""

    def __init__(self, theme: Theme, over: QWidget, model: ReminderModel) -> None:
        super().__init__(theme, over)
        self._model = model
        self._copied = ""
        self._squares = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        model.setParent(self)
        room = WIDTH_PX - 2 * MARGIN_PX
        self._title = Label(theme, "", font=theme.text_font(HEADING_PX, QFont.Weight.Bold))
        self._words = Label(theme, "", font=theme.text_font(BODY_PX))
        self._hint = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        self.column.setSpacing(10)
        for label in (self._title, self._words, self._hint):
            self.column.addWidget(label)
        for label in (self._words, self._hint):
            label.setFixedWidth(room)
        self._words.setWordWrap(True)
        self._hint.setWordWrap(True)
        self._code = QrView(CODE_PX)
        self.column.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addLayout(self._buttons(theme))
        model.asked.connect(self._show)
        model.done.connect(self.hide)

    def sizeHint(self) -> QSize:
        """As high as its words and the code need."""
        return QSize(WIDTH_PX, self.column.heightForWidth(WIDTH_PX))

    def place(self) -> None:
        """Lie over the list: the customer in front stays in sight."""
        self._fit_code()
        self.lie_in_list()

    def take_command(self, command: Command) -> bool:
        """Do what a key asks while the card is open; any other closes it and is the book's."""
        if not self.isVisible():
            return False
        does = {
            Command.BACK: self.hide,
            Command.SAVE: self._copy,
            Command.SECOND: self._model.to_roll,
        }.get(command, self.hide)
        does()
        return command in {Command.BACK, Command.SAVE, Command.SECOND}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the words; letters search nothing in the book below."""
        if event.key() in ENTER_KEYS:
            self._copy()

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        """Lay out copying, and the slip where there is a printer."""
        row = QHBoxLayout()
        row.setSpacing(8)
        copy = ActionButton(
            theme,
            self.tr("Copy the words"),
            kind=Kind.PRIMARY,
            key="F12",
            height_px=BUTTON_HEIGHT_PX,
        )
        copy.clicked.connect(self._copy)
        row.addWidget(copy, 3)
        if self._model.has_printer:
            slip = ActionButton(
                theme,
                self.tr("Print slip"),
                icon="printer",
                key="F9",
                height_px=BUTTON_HEIGHT_PX,
            )
            slip.clicked.connect(self._model.to_roll)
            row.addWidget(slip, 2)
        return row

    def _show(self, view: ReminderView) -> None:
        self._title.setText(view.title)
        self._words.setText(view.shown)
        self.setAccessibleName(f"{view.title}. {view.shown}")
        self._copied = view.words
        self._hint.setText(view.hint)
        self._code.show_code(view.modules, self.tr("QR code of the message"))
        self._code.setVisible(bool(view.modules))
        self._squares = len(view.modules)
        self.open()
        self.setFocus()

    def _fit_code(self) -> None:
        """Give the code whole pixels for each square, and fewer where the screen is low."""
        if not self._squares:
            return
        self._code.setFixedSize(CODE_PX, CODE_PX)
        self.column.invalidate()
        room = CODE_PX - max(0, self.sizeHint().height() - self._over.height())
        side = max(room // self._squares, 1) * self._squares
        self._code.setFixedSize(side, side)
        self.column.invalidate()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        self._model.tell_copied()
