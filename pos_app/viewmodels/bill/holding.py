"""Bills on hold: setting one aside, the list of those that wait, and taking one up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.domain.tax import bill_of
from pos_app.errors import CartNotFound, NothingToSell, PosError
from pos_app.operations import selling
from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.people.words import person_word
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.db.carts import ParkedCart
    from pos_app.domain.cart import Cart
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.shell import Desk

MINUTE_MS = 60_000
MINUTES_OF_HOUR = 60
HOURS_OF_DAY = 24
CODE_DIGITS = 8


class HeldRow(NamedTuple):
    """A bill that waits; `key` is the digit that takes it up.

    `total_paisa` is below zero where goods came back on it that are worth more. `notes` say that
    goods came back, and what was paid of it.
    """

    cart_id: UUID
    key: str
    label: str
    first: str
    lines: int
    total_paisa: int
    age: str
    actor: str
    notes: tuple[str, ...] = ()


class HoldingModel(QObject):
    """The bills on hold, oldest first."""

    changed = Signal()
    failed = Signal(object)
    listed = Signal()
    """Several bills wait: the list is to be shown."""
    taken = Signal()
    """A bill was taken up."""

    def __init__(
        self, desk: Desk, keeper: CartKeeper, parent: QObject, *, is_awaited: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._desk, self._keeper, self._is_awaited = desk, keeper, is_awaited
        self.current_row = 0
        self.rows: RowModel[HeldRow] = RowModel(
            lambda row: row.label or row.first,
            spoken=self._spoken,
            parent=self,
        )

    def hold(self, label: str = "") -> bool:
        """Set the bill aside under a label, and begin another."""
        try:
            self._set_aside(label)
        except PosError as error:
            self.failed.emit(error)
            return False
        self._desk.shell.notice(Notice(self.tr("Bill on hold. F7 brings it back")))
        self.taken.emit()
        return True

    def recall(self) -> None:
        """F7: take up the one bill that waits, or show the list of them."""
        if self._is_awaited():
            return
        try:
            waiting = selling.parked_sales(self._desk.till)
        except PosError as error:
            self.failed.emit(error)
            return
        if not waiting:
            self.failed.emit(CartNotFound())
        elif len(waiting) == 1:
            self.take(waiting[0].cart_id)
        else:
            self._read(waiting)
            self.listed.emit()

    def take(self, cart_id: UUID) -> bool:
        """Take a bill up; the one that is open now is held in its place."""
        try:
            if not self._keeper.cart.is_empty:
                self._set_aside("")
            # That a bill is on hold, told a moment ago, is not true of this one any more.
            self._desk.shell.notice(Notice(""))
            self._keeper.begin(selling.recall_sale(self._desk.till, cart_id))
        except PosError as error:
            self.failed.emit(error)
            return False
        self.taken.emit()
        return True

    def take_row(self, row: int) -> bool:
        """Take up the bill of a row of the list; False when there is none."""
        rows = self.rows.rows
        return 0 <= row < len(rows) and self.take(rows[row].cart_id)

    def take_code(self, code: str) -> bool:
        """Take up the bill whose code or label was scanned, as on a slip: `H:` and eight digits."""
        if self._is_awaited():
            return False
        try:
            waiting = selling.parked_sales(self._desk.till)
        except PosError as error:
            self.failed.emit(error)
            return False
        for bill in waiting:
            if code.casefold() in {held_code(bill.cart_id), bill.label.casefold()}:
                return self.take(bill.cart_id)
        self.failed.emit(CartNotFound())
        return False

    def choose(self, row: int) -> None:
        """Make a row the current one; beyond the ends means the end."""
        row = max(0, min(row, len(self.rows.rows) - 1))
        if row != self.current_row:
            self.current_row = row
            self.changed.emit()

    def rename(self, label: str) -> None:
        """Give the current row's bill another label."""
        try:
            selling.label_parked(
                self._desk.till, self.rows.rows[self.current_row].cart_id, label=label
            )
            self._read(selling.parked_sales(self._desk.till))
        except PosError as error:
            self.failed.emit(error)

    def _set_aside(self, label: str) -> None:
        cart = self._keeper.cart
        if cart.is_empty:
            raise NothingToSell
        self._keeper.save_now()
        selling.park_sale(self._desk.till, cart, label=label)
        self._keeper.begin()

    def _read(self, waiting: tuple[ParkedCart, ...]) -> None:
        till = self._desk.till
        rules, now_ms = till.rules(), till.clock.wall_ms()
        rows = [
            HeldRow(
                cart_id=bill.cart_id,
                key=str(place) if place < 10 else "",
                label=bill.label,
                first=bill.cart.lines[0].name if bill.cart.lines else "",
                lines=len(bill.cart.lines),
                total_paisa=_due_paisa(bill.cart, bill_of(bill.cart, rules).total_paisa),
                age=self._age(now_ms - bill.parked_ms),
                actor=person_word(bill.actor),
                notes=self._notes(bill.cart),
            )
            for place, bill in enumerate(waiting, 1)
        ]
        self.rows.replace(rows)
        self.current_row = max(0, min(self.current_row, len(rows) - 1))
        self.changed.emit()

    def _notes(self, cart: Cart) -> tuple[str, ...]:
        """What its goods alone do not say of a bill."""
        notes = (self.tr("Exchange"),) if cart.back else ()
        paid = sum(tender.amount for tender in cart.tenders)
        return (
            (*notes, self.tr("{amount} paid").format(amount=format_money(paid))) if paid else notes
        )

    def _age(self, waited_ms: int) -> str:
        """How long a bill has waited, in words; a clock that was set back says "now"."""
        minutes = max(0, waited_ms) // MINUTE_MS
        if minutes == 0:
            return self.tr("just now")
        if minutes < MINUTES_OF_HOUR:
            return self.tr("%n min", "", minutes)
        hours = minutes // MINUTES_OF_HOUR
        if hours < HOURS_OF_DAY:
            return self.tr("%n h", "", hours)
        return self.tr("%n day(s)", "", hours // HOURS_OF_DAY)

    def _spoken(self, row: HeldRow) -> str:
        """A bill for a screen reader."""
        name = f"{isolated(row.key)} {row.label or row.first}"
        return ", ".join((name, *row.notes, format_money(row.total_paisa)))


def _due_paisa(cart: Cart, total_paisa: int) -> int:
    """What of a bill's total is due for its goods; below zero what goes back in cash."""
    if cart.back is None:
        return total_paisa
    pays = cart.back.pays(total_paisa, buyer=cart.customer_id)
    return total_paisa - pays.for_bill - pays.cash


def held_code(cart_id: UUID) -> str:
    """What a slip of a held bill prints behind `H:`."""
    return cart_id.hex[-CODE_DIGITS:]
