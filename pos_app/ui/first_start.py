"""The window of a first start: two ways to begin, a handful of fields, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.keyboard.physical_keys import LINEFEED_KEY
from pos_app.ui.tokens import BODY_PX, PAY_BUTTON_HEIGHT_PX, SMALL_PX, TITLE_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.fields import Labelled, TextField
from pos_app.ui.widgets.small_buttons import CashButton, ScriptButton

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.startup.first_start import FirstStartModel

SIZE = QSize(900, 640)
CARD_WIDTH_PX = 720
CARD_MARGIN_PX = 32
GAP_PX = 12
HINT_LINES_PX = 52
URL_CHARS_MAX = 300
CODE_CHARS_MAX = 40
LANGUAGE_NAMES = (("en", "English"), ("ur", "اردو"), ("hi", "हिन्दी"))
CURRENCIES = ("PKR", "INR")
_ENTER: frozenset[int] = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, LINEFEED_KEY})


class FirstStartWindow(QWidget):
    """Shows a FirstStartModel; F2 changes the way, F3 the language, Enter begins, Esc closes."""

    left = Signal()
    """The window was closed."""

    def __init__(self, theme: Theme, model: FirstStartModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._outer = QVBoxLayout(self)
        self._card: Card | None = None
        self.resize(SIZE)
        self.rebuild()
        model.changed.connect(self.refresh)

    def rebuild(self) -> None:
        """Lay everything out, again after the language changed; what was typed stays."""
        if self._card is not None:
            self._outer.removeWidget(self._card)
            self._card.deleteLater()
        self.setWindowTitle(self.tr("Kiryana"))
        self._card = card = Card(self._theme, margin_px=CARD_MARGIN_PX)
        card.setFixedWidth(CARD_WIDTH_PX)
        self._outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        font = self._theme.text_font(TITLE_PX, QFont.Weight.Bold)
        card.column.addWidget(Label(self._theme, self.tr("Welcome to Kiryana"), font=font))
        card.column.addSpacing(GAP_PX)
        card.column.addLayout(self._ways_row())
        card.column.addSpacing(GAP_PX)
        card.column.addWidget(self._new_form())
        card.column.addWidget(self._join_form())
        card.column.addSpacing(GAP_PX)
        card.column.addLayout(self._languages_row())
        card.column.addSpacing(GAP_PX)
        self._hint = Label(self._theme, "", font=self._theme.text_font(BODY_PX), ink="text2")
        self._hint.setWordWrap(True)
        self._hint.setMinimumHeight(HINT_LINES_PX)
        card.column.addWidget(self._hint)
        card.column.addSpacing(GAP_PX)
        self._go = ActionButton(
            self._theme,
            "",
            kind=Kind.PRIMARY,
            icon="store",
            key="Enter",
            height_px=PAY_BUTTON_HEIGHT_PX,
        )
        self._go.clicked.connect(self._begin)
        for button in (*self._ways, *self._currencies, *self._languages):
            button.installEventFilter(self)
        card.column.addWidget(self._go)
        self.refresh()
        self._first_field().setFocus()

    def refresh(self) -> None:
        """Show the way that was chosen, and why the last try was refused."""
        model, typed = self._model, self._model.typed
        if self._joining.isVisibleTo(self) != typed.is_joining:
            self._new.setVisible(not typed.is_joining)
            self._joining.setVisible(typed.is_joining)
            self._first_field().setFocus()
        for button, is_joining in zip(self._ways, (False, True), strict=True):
            button.set_chosen(is_chosen=typed.is_joining == is_joining)
        for button, (code, _) in zip(self._languages, LANGUAGE_NAMES, strict=True):
            button.set_chosen(is_chosen=model.language == code)
        for button, code in zip(self._currencies, CURRENCIES, strict=True):
            button.set_chosen(is_chosen=typed.currency == code)
        if self._name.text() != typed.name:
            self._name.setText(typed.name)
        self._hint.setText(model.message or self._hint_text())
        self._hint.set_ink("danger" if model.message else "text2")
        text = self.tr("Join the shop") if typed.is_joining else self.tr("Start selling")
        self._go.setText(self.tr("Asking the server") if model.is_busy else text)
        for part in (self._go, self._new, self._joining, *self._ways, *self._languages):
            part.setEnabled(not model.is_busy)
        if not model.is_busy and model.message:
            # A code works once: what is typed next is mostly another one.
            (self._code if typed.is_joining and typed.code else self._first_field()).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next empty field, then begins; F2 and F3 choose; Esc closes."""
        key, typed = event.key(), self._model.typed
        if key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_F2:
            self._model.type(typed._replace(is_joining=not typed.is_joining))
        elif key == Qt.Key.Key_F3:
            codes = [code for code, _ in LANGUAGE_NAMES]
            self._model.choose_language(codes[(codes.index(self._model.language) + 1) % len(codes)])
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on what is chosen already has nothing to choose: it begins, as the button says."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and cast("QKeyEvent", event).key() in _ENTER and watched in self._chosen():
            self._enter()
            return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes, whatever other windows there are."""
        super().closeEvent(event)
        self.left.emit()

    def _chosen(self) -> tuple[CashButton, ...]:
        """The buttons that are chosen now, one of each row."""
        typed, codes = self._model.typed, [code for code, _ in LANGUAGE_NAMES]
        return (
            self._ways[typed.is_joining],
            self._currencies[CURRENCIES.index(typed.currency)],
            self._languages[codes.index(self._model.language)],
        )

    def _enter(self) -> None:
        """From the address on to the code that is still missing; else begin."""
        if self._url.hasFocus() and not self._code.text():
            self._code.setFocus()
        else:
            self._begin()

    def _begin(self) -> None:
        self._keep_typed()
        self._model.begin()

    def _ways_row(self) -> QHBoxLayout:
        """Lay out the two ways to begin."""
        row = QHBoxLayout()
        row.setSpacing(8)
        names = (self.tr("New shop"), self.tr("Join a shop that has a server"))
        self._ways = [CashButton(self._theme, name, is_figure=False) for name in names]
        for button, is_joining in zip(self._ways, (False, True), strict=True):
            button.clicked.connect(
                lambda _checked=False, way=is_joining: self._model.type(
                    self._model.typed._replace(is_joining=way)
                )
            )
            row.addWidget(button, 1)
        return row

    def _new_form(self) -> QWidget:
        """Lay out the name and the currency."""
        self._new = QWidget()
        row = QHBoxLayout(self._new)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        self._name = self._field(self._model.typed.name, 80)
        row.addWidget(Labelled(self._theme, self.tr("Name of the shop"), self._name), 3)
        names = (self.tr("Rs (Pakistan)"), self.tr("\u20b9 (India)"))
        self._currencies = [
            CashButton(self._theme, name, is_figure=False, height_px=44) for name in names
        ]
        for button, code in zip(self._currencies, CURRENCIES, strict=True):
            button.clicked.connect(
                lambda _checked=False, chosen=code: self._model.type(
                    self._model.typed._replace(currency=chosen, is_own_currency=True)
                )
            )
            row.addWidget(button, 1, Qt.AlignmentFlag.AlignBottom)
        return self._new

    def _join_form(self) -> QWidget:
        """Lay out the address and the code."""
        self._joining = QWidget()
        row = QHBoxLayout(self._joining)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        self._url = self._field(self._model.typed.url, URL_CHARS_MAX)
        self._code = self._field(self._model.typed.code, CODE_CHARS_MAX)
        for field in (self._url, self._code):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            field.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        row.addWidget(Labelled(self._theme, self.tr("Address of the server"), self._url), 3)
        row.addWidget(Labelled(self._theme, self.tr("Code"), self._code), 2)
        self._joining.hide()
        return self._joining

    def _languages_row(self) -> QHBoxLayout:
        """Lay out the languages, each in its own letters."""
        row = QHBoxLayout()
        row.setSpacing(8)
        font = self._theme.text_font(SMALL_PX, QFont.Weight.Medium)
        row.addWidget(Label(self._theme, self.tr("Language"), font=font, ink="text2"))
        self._languages = []
        for code, name in LANGUAGE_NAMES:
            button = ScriptButton(self._theme, name, is_figure=False, height_px=44)
            button.clicked.connect(
                lambda _checked=False, chosen=code: self._model.choose_language(chosen)
            )
            self._languages.append(button)
            row.addWidget(button, 1)
        return row

    def _field(self, text: str, chars_max: int) -> TextField:
        field = TextField(self._theme, chars_max=chars_max)
        field.setText(text)
        field.textEdited.connect(self._keep_typed)
        return field

    def _keep_typed(self) -> None:
        """Let the model have what stands in the fields."""
        self._model.type(
            self._model.typed._replace(
                name=self._name.text(), url=self._url.text(), code=self._code.text()
            )
        )

    def _first_field(self) -> TextField:
        """The field that is typed first on the chosen way."""
        return self._url if self._model.typed.is_joining else self._name

    def _hint_text(self) -> str:
        """What to do, in one line."""
        if self._model.is_busy:
            return self.tr("The server makes this computer a till of the shop.")
        if self._model.typed.is_joining:
            return self.tr(
                "The owner makes a code at the server. The goods come by themselves. F2: new shop"
            )
        return self.tr(
            "Everything stays on this computer. F2: join a shop that has a server. F3: language"
        )
