"""Who it is, and their PIN: the part that signing in and allowing have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos_app.ui.pin.keypad import Keypad
from pos_app.ui.pin.person_button import HEIGHT_PX, WIDTH_PX, PersonButton
from pos_app.ui.pin.pin_edit import PinEdit
from pos_app.ui.tokens import LABEL_PX
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.page_area import BAR_PX, PageArea
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.people.words import role_word

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.people.asking import AskingModel

IN_ROW = 3
GAP_PX, LOW_GAP_PX = 8, 2
LOW_BELOW_PX = 640
"""A window that is not so high has lower keys; more with larger words."""
ROWS_SHOWN, ROWS_LOW, ROWS_LOW_BELOW_PX = 3, 2, 760
"""More rows of people than these are scrolled to."""
PIN_WIDTH_PX = 320


class PinPane(QWidget):
    """Shows an AskingModel; arrows and first letters choose, digits fill the dots."""

    def __init__(self, theme: Theme, asking: AskingModel) -> None:
        super().__init__()
        self._asking = asking
        self._theme = theme
        # As wide for two people as for three: a longer sentence must not move what is pressed.
        self.setMinimumWidth(IN_ROW * WIDTH_PX + (IN_ROW - 1) * GAP_PX)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        centre = Qt.AlignmentFlag.AlignHCenter
        grid = QGridLayout()
        grid.setSpacing(GAP_PX)
        self._buttons = [
            PersonButton(theme, person.name, role_word(person.role))
            for person in asking.view.people
        ]
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _checked=False, place=place: asking.choose(place))
            grid.addWidget(button, place // IN_ROW, place % IN_ROW)
        people = QWidget()
        people.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self._people = PageArea()
        self._people.setWidget(people)
        people.setAutoFillBackground(False)
        self._rows = -(-len(self._buttons) // IN_ROW)
        bar = BAR_PX if self._rows > ROWS_LOW else 0
        self._people.setFixedWidth(people.sizeHint().width() + bar)
        column.addWidget(self._people, 0, centre)
        column.addSpacing(GAP_PX)
        self.pin = PinEdit(theme, self.tr("PIN"))
        self.pin.setFixedWidth(PIN_WIDTH_PX)
        column.addWidget(self.pin, 0, centre)
        self._words = Label(theme, "", font=theme.text_font(LABEL_PX, QFont.Weight.Medium))
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._words)
        self._keypad = keypad = Keypad(theme)
        keypad.setFixedWidth(PIN_WIDTH_PX)
        column.addWidget(keypad, 0, centre)
        keypad.pressed.connect(self.pin.put)
        keypad.erased.connect(self.pin.backspace)
        keypad.entered.connect(self._enter)
        self.pin.typed.connect(asking.type_pin)
        self.pin.entered.connect(self._enter)
        self.pin.stepped.connect(asking.move)
        self.pin.lettered.connect(asking.choose_letter)
        asking.spent.connect(self.pin.clear)
        asking.changed.connect(self.refresh)
        self.setFocusProxy(self.pin)
        self.refresh()

    def refresh(self) -> None:
        """Show who is chosen, and what there is to say."""
        view = self._asking.view
        for place, button in enumerate(self._buttons):
            button.set_chosen(is_chosen=place == view.chosen)
            if place == view.chosen:
                self._people.ensureWidgetVisible(button)
        person = view.person
        self.pin.expect(person.pin_digits if person and person.has_pin else 0)
        self.pin.show_wrong(is_wrong=bool(view.message))
        self._words.setText(self._sentence())
        self._words.set_ink("danger" if view.message else "text2")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for every key: on a low window they are lower, and more people are hidden."""
        super().resizeEvent(event)
        height = self.window().height()
        is_low = height < LOW_BELOW_PX * self._theme.writing.size_percent // 100
        self._keypad.set_low(is_low=is_low)
        self._column.setSpacing(LOW_GAP_PX if is_low else GAP_PX)
        rows = min(self._rows, ROWS_LOW if height < ROWS_LOW_BELOW_PX else ROWS_SHOWN)
        self._people.setFixedHeight(rows * (HEIGHT_PX + GAP_PX) - GAP_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go by rows; the rest is nobody's while a PIN is asked."""
        rows = {Qt.Key.Key_Up: -IN_ROW, Qt.Key.Key_Down: IN_ROW}.get(Qt.Key(event.key()))
        if rows is not None:
            self._asking.move(rows)

    def _enter(self) -> None:
        self._asking.give(self.pin.text())

    def _sentence(self) -> str:
        """Why not, or what to do."""
        view = self._asking.view
        if view.wait_s:
            words = self.tr("{why} \u00b7 {count} s")
            return words.format(why=view.message, count=isolated(view.wait_s))
        if view.message or view.is_checking:
            return view.message
        if view.person is not None and not view.person.has_pin:
            return self.tr("No PIN is asked: Enter")
        return self.tr("Arrows choose the name, digits are the PIN")
