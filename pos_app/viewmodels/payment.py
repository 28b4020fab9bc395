"""Cash for the open bill: what is handed over and goes back; bills on hold; the bill just paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import Tender, TenderKind
from PySide6.QtCore import QObject, Signal

from pos_app.domain.tax import bill_of
from pos_app.domain.tender import quick_cash
from pos_app.errors import CartNotFound, NothingToSell, PosError
from pos_app.operations import selling
from pos_app.viewmodels.shell import Committed, Notice

if TYPE_CHECKING:
    from pos_app.domain.cart import Cart
    from pos_app.domain.rules import StoreRules
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.shell import Desk

CHOICES_MAX = 4


class Due(NamedTuple):
    """What the open bill comes to, in paisa, and how much is on it."""

    subtotal_paisa: int = 0
    discount_paisa: int = 0
    tax_paisa: int = 0
    is_tax_added: bool = False
    rounding_paisa: int = 0
    total_paisa: int = 0
    lines: int = 0
    pieces: int = 0


class Paid(NamedTuple):
    """A bill that was paid; it stands on the screen until the next scan."""

    receipt_no: str
    total_paisa: int
    given_paisa: int
    change_paisa: int


NO_BILL_CHOICES = (50_000, 100_000, 500_000, 1_000_000)
"""What stands greyed on the buttons while there is no bill, so that nothing moves."""


class CashView(NamedTuple):
    """Everything the paying side shows; `chosen_paisa` None means the exact amount."""

    due: Due = Due()
    choices: tuple[int, ...] = NO_BILL_CHOICES
    chosen_paisa: int | None = None
    paid: Paid | None = None
    parked: int = 0

    @property
    def can_pay(self) -> bool:
        """Whether there is anything to pay for."""
        return self.due.lines > 0

    @property
    def change_paisa(self) -> int | None:
        """What goes back, or None while nothing was counted on."""
        if self.paid is not None:
            return self.paid.change_paisa
        if not self.can_pay or self.chosen_paisa is None:
            return None
        return max(0, self.chosen_paisa - self.due.total_paisa)

    @property
    def given_paisa(self) -> int:
        """What the customer hands over if the bill is paid now."""
        return self.due.total_paisa if self.chosen_paisa is None else self.chosen_paisa


class PaymentModel(QObject):
    """Takes the money for the cart in hand, or sets the cart aside."""

    changed = Signal()
    failed = Signal(object)
    """A PosError that the cashier should read."""

    def __init__(self, desk: Desk, keeper: CartKeeper) -> None:
        super().__init__()
        self._desk = desk
        self._keeper = keeper
        self.style = desk.style
        self.view = CashView()
        keeper.changed.connect(self._show_due)
        self._show_due()
        self.read_parked()

    def choose(self, paisa: int | None) -> None:
        """Count on an amount, or on the exact one."""
        self._show(self.view._replace(chosen_paisa=paisa))

    def clear_paid(self) -> None:
        """The next bill begins: the one just paid no longer stands on the screen."""
        self._show(self.view._replace(paid=None))

    def pay(self, *, wants_slip: bool = True) -> bool:
        """Take cash for the bill: the chosen amount, or exactly what is due.

        The cart is saved first, then the sale is one transaction. A second press on an empty bill
        does nothing while the paid one still stands: one sale, however often F12 is hit.
        """
        view = self.view
        if not view.can_pay:
            if view.paid is None:
                self.failed.emit(NothingToSell())
            return False
        tender = Tender(kind=TenderKind.CASH, amount=view.given_paisa)
        try:
            self._keeper.save_now()
            done = selling.complete_sale(self._desk.till, self._keeper.cart, [tender])
        except PosError as error:
            self.choose(None)
            self.failed.emit(error)
            return False
        given, change = view.given_paisa, done.change_paisa
        self._keeper.begin()
        self._show(self.view._replace(paid=Paid(done.receipt_no, done.total_paisa, given, change)))
        self._desk.bus.tell(done.topics)
        self._desk.shell.committed.emit(Committed(done.recorded, wants_slip=wants_slip))
        return True

    def hold(self) -> bool:
        """Set the bill aside and begin another."""
        if not self.view.can_pay:
            self.failed.emit(NothingToSell())
            return False
        try:
            self._keeper.save_now()
            selling.park_sale(self._desk.till, self._keeper.cart)
            self._keeper.begin()
            self.read_parked()
        except PosError as error:
            self.failed.emit(error)
            return False
        words = self.tr("Bill on hold. F7 brings it back")
        self._desk.shell.notice(Notice(words))
        return True

    def recall(self) -> bool:
        """Bring back the bill held longest; one that is open now is held in its place.

        Pressing again and again therefore goes round all bills on hold.
        """
        till = self._desk.till
        try:
            waiting = selling.parked_sales(till)
            if not waiting:
                raise CartNotFound
            if self.view.can_pay:
                self._keeper.save_now()
                selling.park_sale(till, self._keeper.cart)
                self._keeper.begin()
            self._keeper.begin(selling.recall_sale(till, waiting[0].cart_id))
            self.read_parked()
        except PosError as error:
            self.failed.emit(error)
            return False
        self.clear_paid()
        return True

    def read_parked(self) -> None:
        """Read how many bills wait on hold."""
        count = len(selling.parked_sales(self._desk.till))
        self._show(self.view._replace(parked=count))
        self._desk.shell.show(self._desk.shell.view._replace(parked=count))

    def _show_due(self) -> None:
        """Follow the cart; what was counted on no longer counts when the total moved."""
        due = due_of(self._keeper.cart, self._desk.till.rules())
        if due == self.view.due:
            return
        is_same = due.total_paisa == self.view.due.total_paisa
        self._show(
            self.view._replace(
                due=due,
                choices=quick_cash(due.total_paisa)[:CHOICES_MAX] or NO_BILL_CHOICES,
                chosen_paisa=self.view.chosen_paisa if is_same else None,
            )
        )

    def _show(self, view: CashView) -> None:
        if view != self.view:
            self.view = view
            self.changed.emit()


def due_of(cart: Cart, rules: StoreRules) -> Due:
    """What a cart comes to by the store's rules; a weighing counts as one piece."""
    bill = bill_of(cart, rules)
    return Due(
        subtotal_paisa=bill.gross_paisa,
        discount_paisa=bill.discount_paisa,
        tax_paisa=bill.tax_paisa,
        is_tax_added=bill.tax_added_paisa > 0,
        rounding_paisa=bill.rounding_paisa,
        total_paisa=bill.total_paisa,
        lines=len(cart.lines),
        pieces=sum(
            1 if line.quantity_milli % 1000 else line.quantity_milli // 1000 for line in cart.lines
        ),
    )
