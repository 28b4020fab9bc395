"""The side of the sale screen where money is taken: customer, total, cash, change, pay."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.ui.sale.buyer_strip import HEIGHT_PX as BUYER_HEIGHT_PX
from pos_app.ui.sale.buyer_strip import HEIGHT_SMALL_PX as BUYER_HEIGHT_SMALL_PX
from pos_app.ui.sale.buyer_strip import BuyerStrip
from pos_app.ui.sale.totals import Totals
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
from pos_app.ui.widgets.total_card import (
    HEIGHT_BARE_PX,
    HEIGHT_PX,
    HEIGHT_SMALL_PX,
    HEIGHT_TINY_PX,
    TotalCard,
)
from pos_app.viewmodels.figures import format_money

if TYPE_CHECKING:
    from pos_app.ui.sale.transfer_panel import TransferPanel
    from pos_app.ui.widgets.button import PaintedButton
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.payment import CashView, Paid, PaymentModel

GRID_COLUMNS = 3
CASH_CHOICES = 4
CASH_FIRST_ROW = 2
NARROW_BELOW_PX = 1102
LOW_BELOW_PX = 660
"""A screen of 768 lines below a line that warns."""
TINY_BELOW_PX = 560
"""A 1366 x 768 screen at 125 %: one row of amounts has to do."""
TINIEST_BELOW_PX = 505
"""The same below a line that warns: the small figures of the total have to go."""


class PaySide(QWidget):
    """Customer, total card, quick cash or the payment that is awaited, and the ways to pay."""

    pay_pressed = Signal()
    khata_pressed = Signal()
    transfer_pressed = Signal()
    buyer_pressed = Signal()
    seen_pressed = Signal()
    amount_chosen = Signal(object)
    """Paisa of cash to count on, None for exactly what is left."""

    def __init__(self, theme: Theme, payment: PaymentModel) -> None:
        super().__init__()
        self._theme = theme
        self._payment = payment
        self._is_tiny, self._total_px = False, HEIGHT_PX
        self._paid: Paid | None = None
        self.setFixedWidth(PAY_SIDE_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        self._buyer = BuyerStrip(theme, payment.style)
        self._buyer.clicked.connect(self.buyer_pressed)
        column.addWidget(self._buyer)
        self._total = TotalCard(theme)
        self._totals = Totals(payment.style, self)
        column.addWidget(self._total)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._cash_page(theme))
        column.addWidget(self._stack, 1)
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
        column.addLayout(self._other_ways(theme))
        payment.changed.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        """As wide as the design says."""
        return QSize(PAY_SIDE_WIDTH_PX, 600)

    def fit(self, width: int, height: int) -> None:
        """Take less of a small screen: narrower below 1180 of window, lower below 768."""
        is_narrow, is_low = width < NARROW_BELOW_PX, height < LOW_BELOW_PX
        self.setFixedWidth(PAY_SIDE_NARROW_PX if is_narrow else PAY_SIDE_WIDTH_PX)
        self._buyer.setFixedHeight(BUYER_HEIGHT_SMALL_PX if is_low else BUYER_HEIGHT_PX)
        self._total_px = HEIGHT_SMALL_PX if is_low else HEIGHT_PX
        is_tiny = height < TINY_BELOW_PX
        if is_tiny:
            self._total_px = HEIGHT_BARE_PX if height < TINIEST_BELOW_PX else HEIGHT_TINY_PX
        self._make_room()
        if is_tiny != self._is_tiny:
            self._is_tiny = is_tiny
            self._hint.setVisible(not is_tiny)
            for button in self._cash[CASH_FIRST_ROW:]:
                policy = button.sizePolicy()
                policy.setRetainSizeWhenHidden(not is_tiny)
                button.setSizePolicy(policy)
            self.refresh()

    def _make_room(self) -> None:
        """On the lowest screen a payment that is asked for has the place of all that can wait."""
        gives_way = self._is_tiny and self._payment.view.asking is not None
        self._buyer.setVisible(not gives_way)
        self._total.setFixedHeight(HEIGHT_BARE_PX if gives_way else self._total_px)

    def refresh(self) -> None:
        """Show the view-model's present figures."""
        view = self._payment.view
        self._buyer.show_buyer(view.buyer)
        is_paid_now = view.paid is not None and view.paid is not self._paid
        self._paid = view.paid
        self._total.show_total(self._totals.total_of(view))
        if is_paid_now:
            # The customer waits for the change: it is not held up by what else is drawn anew.
            self._total.repaint()
        for choice, amount in zip(self._cash[1:], view.choices, strict=False):
            choice.setText(format_money(amount))
            choice.set_chosen(is_chosen=amount == view.chosen_paisa)
        # Nobody hands anything over for goods that came back and were worth more.
        takes_money = view.can_pay and not view.is_worth_more
        self._cash[0].set_chosen(is_chosen=takes_money and view.chosen_paisa is None)
        for place, choice in enumerate(self._cash[1:]):
            is_far = self._is_tiny and place + 1 >= CASH_FIRST_ROW
            choice.setVisible(place < len(view.choices) and not is_far)
        takers: list[PaintedButton] = [*self._cash, self._card]
        for button in takers:
            button.setEnabled(takes_money)
        self._pay.setEnabled(view.can_pay)
        self._show_change(view)
        self._make_room()
        if view.asking is not None:
            self._panel.refresh()
            self._stack.setCurrentWidget(self._panel)
        elif self._stack.currentIndex():
            self._stack.setCurrentIndex(0)

    @cached_property
    def _panel(self) -> TransferPanel:
        """The payment that is awaited, loaded when the first one is."""
        from pos_app.ui.sale.transfer_panel import TransferPanel  # noqa: PLC0415 - as said above

        panel = TransferPanel(self._theme, self._payment)
        panel.seen.connect(self.seen_pressed)
        self._stack.addWidget(panel)
        return panel

    def _cash_page(self, theme: Theme) -> QWidget:
        """Lay out what the customer may hand over, and what goes back."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        font = theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
        self._hint = Label(theme, self.tr("Cash received"), font=font, ink="text2")
        column.addWidget(self._hint)
        column.addLayout(self._cash_grid(theme))
        self._change = ChangeStrip(theme)
        column.addWidget(self._change)
        column.addStretch(1)
        return page

    def _cash_grid(self, theme: Theme) -> QGridLayout:
        """Lay out "Exact" and the amounts a customer is likely to hand over."""
        grid = QGridLayout()
        grid.setSpacing(8)
        for column in range(GRID_COLUMNS):
            grid.setColumnStretch(column, 1)
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

    def _other_ways(self, theme: Theme) -> QHBoxLayout:
        """Lay out credit, and card or QR."""
        row = QHBoxLayout()
        row.setSpacing(8)
        height = HALF_BUTTON_HEIGHT_PX
        self._khata = ActionButton(
            theme,
            self.tr("Khata"),
            kind=Kind.KHATA,
            icon="notebook-pen",
            key="F9",
            height_px=height,
        )
        self._card = ActionButton(
            theme, self.tr("Card / QR"), kind=Kind.INFO, icon="qr-code", key="F10", height_px=height
        )
        self._khata.clicked.connect(self.khata_pressed)
        self._card.clicked.connect(self.transfer_pressed)
        row.addWidget(self._khata)
        row.addWidget(self._card)
        return row

    def _choose(self, place: int) -> None:
        """One of the amounts, or the exact one."""
        choices = self._payment.view.choices
        self.amount_chosen.emit(choices[place - 1] if 0 < place <= len(choices) else None)

    def _show_change(self, view: CashView) -> None:
        """Show what goes back once an amount was counted on, and how to take a part back."""
        label = self.tr("Change to give back")
        # What goes out for goods stands in the total already: it is no change of any cash.
        change = None if view.can_pay and view.is_worth_more else view.change_paisa
        mood = Mood.GIVE if change else Mood.QUIET
        pieces = view.change_in(self._payment.currency) if change else ()
        figure = "" if change is None else format_money(change)
        self._change.show_change(label, figure, mood, pieces=pieces)
        parts = self.tr("Cash received \u00b7 Esc takes the last payment back")
        self._hint.setText(parts if view.tenders else self.tr("Cash received"))
