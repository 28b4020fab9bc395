"""A card or QR payment that is awaited: the code, the amount, and its number as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos_app.ui.fitting import usual
from pos_app.ui.tokens import BODY_PX, CAPTION_PX, SMALL_PX, TITLE_PX
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.card import Label, leading
from pos_app.ui.widgets.painting import Sketch
from pos_app.ui.widgets.qr_view import QrView
from pos_app.viewmodels.figures import format_money, isolated

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.payment import PaymentModel

QR_PX = 230
EDGE_PX = 12
WORDS_PX = 150
"""What the words and the number beside the code need."""
NAME_EDGE_PX = 7
"""The number's name needs nearly all of the box."""
NUMBER_HEIGHT_PX, TOUCHED_HEIGHT_PX = 42, 48

HINT_FROM_PX = 160
NEEDED_PX = 140


class NumberBox(QWidget):
    """The payment's number as it is typed; painted, so that no scan can fall into it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text, self._hint = "", ""
        self.setFixedHeight(NUMBER_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, hint: str) -> None:
        """Show what was typed, or what should be."""
        if (text, hint) != (self._text, self._hint):
            self._text, self._hint = text, hint
            self.setAccessibleName(f"{hint} {text}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, lit: what is typed goes here."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            sketch.rounded(self.rect(), 10, fill=tokens.surface, line=tokens.brand_line, width=2)
            room, whole = self.width() - 2 * EDGE_PX, self.height()
            if not self._text:
                font = self._theme.small_font_for(self._hint, SMALL_PX)
                box = sketch.at((EDGE_PX, 0, room, whole))
                sketch.words(box, self._hint, font=font, ink=tokens.text3)
                return
            # Both lines in a box of one height: its name stays small also at a larger text size.
            font = self._theme.small_font_for(self._hint, CAPTION_PX)
            font = usual(font, percent=self._theme.writing.size_percent)
            box = sketch.at((NAME_EDGE_PX, 3, self.width() - 2 * NAME_EDGE_PX, 16))
            sketch.words(box, self._hint, font=font, ink=tokens.text3)
            font = self._theme.number_font(BODY_PX, QFont.Weight.DemiBold)
            box = sketch.at((NAME_EDGE_PX, 19, room, whole - 23))
            sketch.words(box, isolated(self._text), font=font, ink=tokens.text)


class TransferPanel(QWidget):
    """Stands in the place of the cash while a payment is awaited."""

    seen = Signal()

    def __init__(self, theme: Theme, payment: PaymentModel) -> None:
        super().__init__()
        self._payment = payment
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(EDGE_PX)
        left = QVBoxLayout()
        left.setSpacing(0)
        font = theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
        self._title = Label(theme, "", font=font, ink="info")
        font = theme.number_font(TITLE_PX, QFont.Weight.Bold)
        self._amount = Label(theme, "", font=font)
        self._hint = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        self._hint.setWordWrap(True)
        self._hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop | leading(theme))
        self._number = NumberBox(theme)
        seen = ActionButton(
            theme, self.tr("Seen"), icon="check", key="\u21b5", height_px=TOUCHED_HEIGHT_PX
        )
        seen.clicked.connect(self.seen)
        left.addWidget(self._title)
        left.addWidget(self._amount)
        left.addWidget(self._hint, 1)
        left.addWidget(self._number)
        left.addSpacing(4)
        left.addWidget(seen)
        row.addLayout(left, 1)
        self._code = QrView(QR_PX)
        row.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the keys' own strip has to do for a hint."""
        super().resizeEvent(event)
        self._hint.setVisible(self.height() >= HINT_FROM_PX)
        side_px = min(QR_PX, self.height(), self.width() - EDGE_PX - WORDS_PX)
        if side_px != self._code.width():
            self._code.setFixedSize(side_px, side_px)
        self._give_way()

    def minimumSizeHint(self) -> QSize:
        """The code gives way: what is left of the height is its side."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), NEEDED_PX))

    def _give_way(self) -> None:
        """On the lowest screen a code says by itself that it is to be shown."""
        is_lowest = self.height() < HINT_FROM_PX
        self._title.setVisible(not (is_lowest and self._code.isVisibleTo(self)))

    def refresh(self) -> None:
        """Show what is awaited now."""
        view = self._payment.view
        asking = view.asking
        if asking is None:
            return
        self._amount.setText(format_money(view.asked_paisa, self._payment.style))
        modules = self._payment.code_modules()
        self._code.show_code(modules, self.tr("QR code to pay"))
        self._code.setVisible(bool(modules))
        self._give_way()
        if asking.is_card:
            self._title.setText(self.tr("Ask for the card"))
            hint = self.tr("Take it on the card machine \u00b7 F10 QR \u00b7 Esc back")
            self._hint.setText(_on_lines(hint))
            self._number.show_text(asking.reference, self.tr("Last digits or approval number"))
            return
        self._title.setText(self.tr("Show the code"))
        hint = self.tr("Let the customer scan it \u00b7 F10 card \u00b7 Esc back")
        if not modules:
            sign = self.tr("Let the customer scan the store's sign \u00b7 F10 card \u00b7 Esc back")
            hint = asking.problem or sign
        self._hint.setText(_on_lines(hint))
        self._number.show_text(asking.reference, self.tr("Number, if known"))


def _on_lines(hint: str) -> str:
    """Each thing to do on a line of its own: beside the code a dot would end the first."""
    return hint.replace(" \u00b7 ", "\n")
