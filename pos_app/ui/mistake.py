"""The calm word after a mistake of ours: the bill is safe, make a report, go on selling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from pos_app.ui.keyboard.physical_keys import LINEFEED_KEY
from pos_app.ui.tokens import BODY_PX, SMALL_PX, TITLE_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.safety.problem_report import ProblemReportModel

SIZE = QSize(680, 400)
MARGIN_PX = 28
BUTTON_HEIGHT_PX = 52
_SIDEWAYS: frozenset[int] = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_ENTER: frozenset[int] = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, LINEFEED_KEY})


class MistakeDialog(QDialog):
    """A sentence, the place of what was written down, buttons; one dialog, whatever goes wrong.

    Enter does what the button with the keyboard says. That is to go on, until somebody moves: what
    a scanner sends must not make reports.
    """

    def __init__(self, theme: Theme, report: ProblemReportModel, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(self.tr("Kiryana"))
        self.setModal(True)
        self.resize(SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        card = Card(theme, margin_px=MARGIN_PX)
        column.addWidget(card)
        font = theme.text_font(TITLE_PX, QFont.Weight.Bold)
        card.column.addWidget(Label(theme, self.tr("This is our mistake"), font=font))
        card.column.addSpacing(12)
        words = self.tr(
            "The bill is safe on this computer and you can go on. Please make a report and give it"
            " to whoever helps you: no names and no prices are in it."
        )
        label = Label(theme, words, font=theme.text_font(BODY_PX), ink="text2")
        label.setWordWrap(True)
        card.column.addWidget(label)
        self._place = Label(theme, "", font=theme.number_font(SMALL_PX), ink="text3")
        self._place.setWordWrap(True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addSpacing(8)
        card.column.addWidget(self._place)
        self._answer = Label(theme, "", font=theme.text_font(SMALL_PX), ink="brand")
        self._answer.setWordWrap(True)
        card.column.addSpacing(8)
        card.column.addWidget(self._answer)
        card.column.addStretch(1)
        self._make = ActionButton(theme, self.tr("Make a report"), height_px=BUTTON_HEIGHT_PX)
        self._make.clicked.connect(report.make)
        text = self.tr("Go on selling")
        self._go_on = ActionButton(
            theme, text, kind=Kind.PRIMARY, key="Esc", height_px=BUTTON_HEIGHT_PX
        )
        self._go_on.clicked.connect(self.accept)
        self._send = ActionButton(theme, self.tr("Send to head office"), height_px=BUTTON_HEIGHT_PX)
        self._send.clicked.connect(report.send)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._make, 2)
        row.addWidget(self._send, 2)
        row.addWidget(self._go_on, 3)
        card.column.addLayout(row)
        report.changed.connect(self._show_report)

    def tell(self, path: str) -> None:
        """Name what was written down and show the dialog; it does not stop what runs behind it."""
        self._place.setText(path)
        self._report.forget()
        self._send.setVisible(self._report.may_send)
        self._show_report()
        self.open()
        self._go_on.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes on selling, arrows walk between the buttons, Enter does what one says."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.accept()
        elif key in _ENTER:
            next((each for each in self._buttons() if each.hasFocus()), self._go_on).click()
        elif key in _STEPS:
            self._walk(_STEPS[key] * (-1 if key in _SIDEWAYS and self._is_mirrored() else 1))
        else:
            event.ignore()

    def _buttons(self) -> list[ActionButton]:
        """Those that are shown, from the leading side."""
        return [each for each in (self._make, self._send, self._go_on) if not each.isHidden()]

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _walk(self, step: int) -> None:
        """Take the keyboard to the next button, and from the last one to the first."""
        buttons = self._buttons()
        here = next((place for place, each in enumerate(buttons) if each.hasFocus()), -1)
        buttons[(here + step) % len(buttons)].setFocus()

    def _show_report(self) -> None:
        """Say where the report lies or what becomes of it, or why there is none."""
        report = self._report
        is_wrong = report.is_wrong or report.is_sending_wrong
        self._answer.set_ink("danger" if is_wrong else "brand")
        self._answer.setText("\n".join(filter(None, (report.words, report.sending_words))))
