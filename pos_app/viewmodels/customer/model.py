"""Follows the bill for the customer's display, behind the cashier's own screen and never before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_protocol.events import Unit
from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.domain.slips.plain_letters import is_plain, plain_letters
from pos_app.viewmodels.customer.view import CustomerView, FacingLine, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.cart import CartLine
    from pos_app.viewmodels.line_rows import LineRow
    from pos_app.viewmodels.sale import SaleModel
    from pos_app.viewmodels.shell import Desk

LINES_SHOWN = 5
AFTER_MS = 40
"""The cashier's row is painted first; scans in a burst are shown to the customer at once."""


class CustomerModel(QObject):
    """Built only where a customer's display is set: nobody else pays for it."""

    changed = Signal()

    def __init__(self, desk: Desk, sale: SaleModel) -> None:
        super().__init__()
        self._desk, self._sale = desk, sale
        self._rows: Sequence[LineRow] = ()
        self._newest = -1
        self.style = desk.style
        self.view = CustomerView()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self.read)
        for signal in (sale.changed, sale.payment.changed, desk.shell.changed, desk.shell.spoken):
            signal.connect(self._follow)
        self.read()

    def read(self) -> None:
        """Read the bill as it is now."""
        self._find_newest()
        payment, due = self._sale.payment.view, self._sale.payment.view.due
        view = CustomerView(
            stage=self._stage(),
            store_name=self._desk.shell.view.store_name,
            lines=self._lines(),
            line_count=due.lines,
            total_paisa=due.total_paisa,
            left_paisa=payment.left_paisa,
            discount_paisa=due.discount_paisa,
            back_paisa=payment.back_pays_paisa + payment.over_paisa,
            over_paisa=payment.over_paisa if payment.can_pay else 0,
        )
        paid, asking = payment.paid, payment.asking
        if view.stage is Stage.PAID and paid is not None:
            view = view._replace(
                total_paisa=paid.total_paisa,
                given_paisa=paid.given_paisa,
                change_paisa=paid.change_paisa,
                back_paisa=paid.back_paisa,
                is_all_paid=not paid.khata_paisa,
            )
        elif view.stage is Stage.CODE and asking is not None:
            modules = self._sale.payment.code_modules()
            view = view._replace(asked_paisa=payment.asked_paisa, modules=modules)
        if view != self.view:
            self.view = view
            self.changed.emit()

    def _follow(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _stage(self) -> Stage:
        payment = self._sale.payment.view
        if payment.can_pay:
            is_code = bool(payment.asking and payment.asking.qr_text)
            return Stage.CODE if is_code else Stage.BILL
        return Stage.PAID if payment.paid is not None else Stage.WELCOME

    def _find_newest(self) -> None:
        """The row that is another one than before; a row that did not change is the very same."""
        before, rows = set(map(id, self._rows)), self._sale.lines.rows
        changed = [place for place, row in enumerate(rows) if id(row) not in before]
        if changed and len(changed) < max(2, len(rows)):
            self._newest = changed[-1]
        elif len(rows) < len(self._rows) or changed:
            # Something went off the bill, or another bill is in hand.
            self._newest = len(rows) - 1
        self._rows = list(rows)

    def _lines(self) -> tuple[FacingLine, ...]:
        """The newest line with those before it, or after it where it is one of the first."""
        rows, cart = self._rows, self._sale.cart.lines
        end = min(len(rows), max(self._newest + 1, LINES_SHOWN))
        start = max(0, end - LINES_SHOWN)
        return tuple(
            _facing(rows[place], cart[place], is_newest=place == self._newest)
            for place in range(start, end)
            if place < len(cart)
        )


def _facing(row: LineRow, line: CartLine, *, is_newest: bool) -> FacingLine:
    names = (row.name, row.second, line.name)
    plain = next((name for name in names if name and is_plain(name)), None)
    return FacingLine(
        name=row.name,
        second=row.second,
        plain=plain_letters(row.name) if plain is None else plain,
        plain_unit="" if line.unit is Unit.PIECE else line.unit.value,
        quantity_milli=row.quantity_milli,
        unit=row.unit,
        price_paisa=row.price_paisa,
        amount_paisa=row.amount_paisa,
        discount_paisa=line.discount_paisa,
        is_newest=is_newest,
    )
