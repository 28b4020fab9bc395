"""The side of the sale screen where money is taken: total, cash received, change, pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.tokens import (
    HALF_BUTTON_HEIGHT_PX,
    PAY_BUTTON_HEIGHT_PX,
    PAY_SIDE_NARROW_PX,
    PAY_SIDE_WIDTH_PX,
    SMALL_PX,
)
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.change_strip import ChangeStrip, Mood
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.ui.widgets.total_card import HEIGHT_PX, HEIGHT_SMALL_PX, Total, TotalCard
from pos_app.viewmodels.figures import format_money
from pos_app.viewmodels.payment import CashView, Due

if TYPE_CHECKING:
    from pos_app.ui.widgets.button import PaintedButton
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.payment import PaymentModel

GRID_COLUMNS = 3
CASH_CHOICES = 4
NARROW_BELOW_PX = 1102
LOW_BELOW_PX = 640


class PaySide(QWidget):
    """Total card, quick cash, change, and the buttons that finish or set aside the bill."""

    pay_pressed = Signal()
    hold_pressed = Signal()
    recall_pressed = Signal()

    def __init__(self, theme: Theme, payment: PaymentModel) -> None:
        super().__init__()
        self._payment = payment
        self.setFixedWidth(PAY_SIDE_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._total = TotalCard(theme)
        column.addWidget(self._total)
        font = theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
        column.addWidget(Label(theme, self.tr("Cash received"), font=font, ink="text2"))
        column.addLayout(self._cash_grid(theme))
        self._change = ChangeStrip(theme)
        column.addWidget(self._change)
        column.addStretch(1)
        self._pay = ActionButton(
            theme,
            self.tr("Cash"),
            kind=Kind.PRIMARY,
            icon="banknote",
            key="F12",
            height_px=PAY_BUTTON_HEIGHT_PX,
        )
        self._pay.clicked.connect(self.pay_pressed)
        column.addWidget(self._pay)
        column.addLayout(self._aside_row(theme))
        payment.changed.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        """As wide as the design says."""
        return QSize(PAY_SIDE_WIDTH_PX, 600)

    def fit(self, width: int, height: int) -> None:
        """Take less of a small screen: narrower below 1180 of window, lower below 768."""
        is_narrow = width < NARROW_BELOW_PX
        self.setFixedWidth(PAY_SIDE_NARROW_PX if is_narrow else PAY_SIDE_WIDTH_PX)
        self._total.setFixedHeight(HEIGHT_SMALL_PX if height < LOW_BELOW_PX else HEIGHT_PX)

    def refresh(self) -> None:
        """Show the view-model's present figures."""
        view = self._payment.view
        self._total.show_total(self._total_of(view))
        for choice, amount in zip(self._cash[1:], view.choices, strict=False):
            choice.setText(format_money(amount))
            choice.set_chosen(is_chosen=amount == view.chosen_paisa)
        self._cash[0].set_chosen(is_chosen=view.can_pay and view.chosen_paisa is None)
        for place, choice in enumerate(self._cash[1:]):
            choice.setVisible(place < len(view.choices))
        buttons: list[PaintedButton] = [*self._cash, self._pay, self._hold]
        for button in buttons:
            button.setEnabled(view.can_pay)
        self._recall.setEnabled(view.parked > 0)
        self._show_change(view)

    def _cash_grid(self, theme: Theme) -> QGridLayout:
        """Lay out "Exact" and the amounts a customer is likely to hand over."""
        grid = QGridLayout()
        grid.setSpacing(8)
        self._cash: list[CashButton] = [CashButton(theme, self.tr("Exact"), is_figure=False)]
        self._cash += [CashButton(theme, "", is_figure=True) for _ in range(CASH_CHOICES)]
        for button in self._cash:
            # A bill with fewer likely amounts leaves a gap: what is below stays where it is.
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        for place, button in enumerate(self._cash):
            # "Exact" is pressed most: it takes two places.
            row, column = divmod(place + (place > 0), GRID_COLUMNS)
            grid.addWidget(button, row, column, 1, 2 if place == 0 else 1)
            button.clicked.connect(lambda _checked=False, at=place: self._choose(at))
        return grid

    def _aside_row(self, theme: Theme) -> QHBoxLayout:
        """Lay out holding a bill and bringing one back."""
        row = QHBoxLayout()
        row.setSpacing(8)
        height = HALF_BUTTON_HEIGHT_PX
        self._hold = ActionButton(
            theme, self.tr("Hold"), kind=Kind.INFO, icon="pause", key="F6", height_px=height
        )
        self._recall = ActionButton(
            theme, self.tr("Recall"), kind=Kind.KHATA, icon="play", key="F7", height_px=height
        )
        self._hold.clicked.connect(self.hold_pressed)
        self._recall.clicked.connect(self.recall_pressed)
        row.addWidget(self._hold)
        row.addWidget(self._recall)
        return row

    def _choose(self, place: int) -> None:
        """Count on one of the amounts, or on the exact one."""
        choices = self._payment.view.choices
        self._payment.choose(choices[place - 1] if 0 < place <= len(choices) else None)

    def _total_of(self, view: CashView) -> Total:
        """The words and figures of the total card: to pay, or the change of the bill just paid."""
        sign = self._payment.style.sign
        if view.paid is not None:
            facts = (
                (self.tr("Bill"), format_money(view.paid.total_paisa)),
                (self.tr("Cash"), format_money(view.paid.given_paisa)),
            )
            title = self.tr("Change to give back")
            return Total(title, self.tr("Paid"), sign, format_money(view.paid.change_paisa), facts)
        due = view.due
        return Total(
            self.tr("To pay"),
            self._count_of(due),
            sign,
            format_money(due.total_paisa),
            (
                (self.tr("Subtotal"), format_money(due.subtotal_paisa)),
                (self.tr("Discount"), format_money(-due.discount_paisa)),
                *self._tax_of(due),
                (self.tr("Rounding"), format_money(due.rounding_paisa)),
            ),
        )

    def _tax_of(self, due: Due) -> tuple[tuple[str, str], ...]:
        """The tax, where there is any: put on top, or in the prices already."""
        if not due.tax_paisa:
            return ()
        label = self.tr("Tax") if due.is_tax_added else self.tr("Tax inside")
        return ((label, format_money(due.tax_paisa)),)

    def _count_of(self, due: Due) -> str:
        """How many lines and pieces, in words."""
        lines = self.tr("%n line(s)", "", due.lines)
        pieces = self.tr("%n piece(s)", "", due.pieces)
        return f"{lines} \u00b7 {pieces}"

    def _show_change(self, view: CashView) -> None:
        """Show what goes back once an amount was counted on."""
        label = self.tr("Change to give back")
        change = view.change_paisa
        mood = Mood.GIVE if change else Mood.QUIET
        self._change.show_change(label, "" if change is None else format_money(change), mood)
