"""Paying for the open bill: cash, khata, card and QR, whole or in parts; the bill just paid."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pos_protocol.events import Tender, TenderKind
from PySide6.QtCore import QObject, Signal

from pos_app.db.entry import Topic
from pos_app.domain.notes import quick_cash
from pos_app.errors import (
    ApprovalNeeded,
    KhataNeedsCustomer,
    NothingToSell,
    PosError,
    TenderRefused,
)
from pos_app.operations import selling
from pos_app.operations.khata import accounts
from pos_app.viewmodels.figures import format_money, read_money
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.paying import buyers, transfers
from pos_app.viewmodels.paying.numbers import UsedNumbers
from pos_app.viewmodels.paying.settling import right_that_allows, settle
from pos_app.viewmodels.paying.views import (
    Asking,
    Back,
    Buyer,
    CashView,
    Due,
    Paid,
    due_of,
)
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.domain.cart import Awaited
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.khata.deeds import KhataDeeds
    from pos_app.viewmodels.khata.picking import PickingModel
    from pos_app.viewmodels.shell import Desk

__all__ = ["Asking", "Buyer", "CashView", "Due", "Paid", "PaymentModel"]


class PaymentModel(QObject):
    """Takes the money for the cart in hand, or sets the cart aside."""

    changed = Signal()
    failed = Signal(object)
    """A PosError that the cashier should read."""
    toned = Signal(str)
    """The name of a sound."""
    buyer_wanted = Signal()
    """A khata was asked for and nobody is chosen: who buys?"""
    khata_payment_wanted = Signal()
    """There is no bill: somebody pays onto a khata."""

    def __init__(self, desk: Desk, keeper: CartKeeper) -> None:
        super().__init__()
        self._desk = desk
        self._keeper = keeper
        self._wanted_paisa: int | None = None
        self._last_transfer = TenderKind.CARD
        self._numbers = UsedNumbers(desk)
        self.style, self.currency = desk.style, desk.till.identity.currency
        self.view = CashView(choices=quick_cash(0, self.currency))
        keeper.changed.connect(self._follow_cart)
        desk.bus.changed.connect(self._on_topics)
        self._follow_cart()
        self.read_parked()

    @cached_property
    def picking(self) -> PickingModel:
        """The list of customers, loaded when it is first opened."""
        from pos_app.viewmodels.khata.picking import PickingModel  # noqa: PLC0415 - as said above

        return PickingModel(self._desk, self)

    @cached_property
    def deeds(self) -> KhataDeeds:
        """What is done to a customer beside selling, loaded when it is first wanted."""
        from pos_app.viewmodels.khata.deeds import KhataDeeds  # noqa: PLC0415 - as said above

        deeds = KhataDeeds(self._desk, self)
        deeds.toned.connect(self.toned)
        deeds.done.connect(lambda _: self._show(buyers.without_owed(self.view)))
        return deeds

    # Cash

    def choose(self, paisa: int | None) -> None:
        """Count on an amount, or on all that is left."""
        self._show(self.view._replace(chosen_paisa=paisa))

    def clear_paid(self) -> None:
        """The next bill begins: the one just paid no longer stands on the screen."""
        self._show(self.view._replace(paid=None))

    def pay(self, *, wants_slip: bool = True) -> bool:
        """Take cash for the bill: the chosen amount, or exactly what is left.

        Less than what is left is a part of it. The cart is saved first, then the sale is one
        transaction. A second press on an empty bill does nothing while the paid one still stands:
        one sale, however often F12 is hit.
        """
        view = self.view
        if not view.can_pay:
            if view.paid is None:
                self.failed.emit(NothingToSell())
            return False
        given = view.given_paisa
        if view.chosen_paisa is None and not given:
            return self._complete(view.tenders, wants_slip=wants_slip)
        return self._give(Tender(kind=TenderKind.CASH, amount=given), wants_slip=wants_slip)

    def take_cash(self, typed: str, *, wants_slip: bool = True) -> bool:
        """F12 after an amount: take that much in cash."""
        if typed and self.view.can_pay:
            if (given_paisa := self._read(typed)) is None:
                return False
            self.choose(given_paisa)
        return self.pay(wants_slip=wants_slip)

    def drop_last_tender(self) -> bool:
        """Take the last part back that was paid; False when there is none."""
        tenders = self._keeper.cart.tenders
        if not tenders:
            return False
        self._keeper.change(self._keeper.cart.paid_by(tenders[:-1]))
        money = format_money(tenders[-1].amount, self.style)
        words = self.tr("{amount} is not paid any more").format(amount=money)
        self._desk.shell.notice(Notice(words, can_undo=True))
        return True

    # Khata

    def take_khata(self, typed: str = "") -> bool:
        """F9: put what is left, or a typed part of it, on the khata of the bill's customer.

        Over the limit somebody who may has to allow it. Without a bill a payment is taken instead;
        without a customer it is asked who buys.
        """
        view = self.view
        if not view.can_pay:
            self.khata_payment_wanted.emit()
            return False
        amount = self._read(typed) if typed else view.left_paisa
        if amount is None:
            return False
        if amount > view.left_paisa or not amount:
            self.failed.emit(TenderRefused(given_paisa=amount, due_paisa=view.left_paisa))
            return False
        if view.buyer is None:
            self._wanted_paisa = amount
            self.buyer_wanted.emit()
            return False
        return self._give(Tender(kind=TenderKind.KHATA, amount=amount))

    def choose_buyer(self, customer_id: int | None) -> None:
        """Make the bill a customer's, or nobody's; what was asked for their khata goes on."""
        wanted, self._wanted_paisa = self._wanted_paisa, None
        cart = self._keeper.cart
        if customer_id is None and any(t.kind is TenderKind.KHATA for t in cart.tenders):
            self.failed.emit(KhataNeedsCustomer())
            return
        self._keeper.change(cart.for_customer(customer_id))
        if customer_id is not None and wanted is not None and self.view.left_paisa >= wanted:
            self._give(Tender(kind=TenderKind.KHATA, amount=wanted))

    def take_badge(self, number: str) -> bool:
        """A customer's card was scanned: the bill is theirs. False for a card that is nobody's."""
        try:
            buyer = accounts.named(self._desk.till, number)
        except PosError as error:
            self.failed.emit(error)
            return False
        self.clear_paid()
        self.choose_buyer(buyer.customer.customer_id)
        self.toned.emit("scan")
        return True

    def forget_wish(self) -> None:
        """Nobody was chosen: nothing goes on a khata."""
        self._wanted_paisa = None

    # Card and QR

    def ask_transfer(self, typed: str = "") -> None:
        """F10: ask for a card or QR payment of what is left or typed; again: the other of them."""
        amount = self._read(typed) if typed else None
        if typed and amount is None:
            return
        try:
            awaited = transfers.asked(self.view, amount_paisa=amount, first=self._last_transfer)
        except PosError as error:
            self.failed.emit(error)
            return
        self._await(awaited)

    def type_reference(self, text: str) -> bool:
        """Keys while a payment is awaited: its number. False while none is."""
        self._await(transfers.typed(self._keeper.cart.awaited, text))
        return self.view.asking is not None

    def untype_reference(self) -> bool:
        """Take the last key of the number back. False while no payment is awaited."""
        self._await(transfers.untyped(self._keeper.cart.awaited))
        return self.view.asking is not None

    def confirm_transfer(self) -> bool:
        """Enter: the payment was seen; its number, where it was typed, is kept with it."""
        try:
            tender = transfers.seen(self.view)
            self._numbers.check_part(tender, self._keeper.cart)
        except PosError as error:
            self.failed.emit(error)
            return False
        if tender is None:
            return False
        self._last_transfer = tender.kind
        self._desk.shell.succeed()
        # It came, whatever else of the bill is refused now, or cut off by the power.
        self._keeper.change(self._keeper.cart.received(tender))
        return self.view.left_paisa > 0 or self._complete(self.view.tenders, wants_slip=True)

    def code_modules(self) -> transfers.Modules:
        """The squares of the QR that the customer should scan; none where there is no code."""
        asking = self.view.asking
        return transfers.modules_of(asking.qr_text if asking and not asking.is_card else "")

    def cancel_transfer(self) -> bool:
        """Esc: the payment did not come; False when none was awaited."""
        if self.view.asking is None:
            return False
        self._numbers.forget()
        self._await(None)
        return True

    def _await(self, awaited: Awaited | None) -> None:
        """What is asked for stays with its bill: put aside, or after a cut in the power."""
        self._keeper.change(self._keeper.cart.awaiting(awaited))

    def read_parked(self) -> None:
        """Read how many bills wait on hold."""
        count = len(selling.parked_sales(self._desk.till))
        self._show(self.view._replace(parked=count))
        self._desk.shell.show(self._desk.shell.view._replace(parked=count))

    # How they are done

    def _read(self, typed: str) -> int | None:
        """A typed amount, or None after it was refused."""
        if (paisa := read_money(typed)) is None:
            self.failed.emit(TenderRefused(given_paisa=typed))
        return paisa

    def _give(self, tender: Tender, *, wants_slip: bool = True) -> bool:
        """Take one tender: a part of what is left is kept with the cart, enough ends the bill."""
        if tender.amount >= self.view.left_paisa:
            return self._complete((*self.view.tenders, tender), wants_slip=wants_slip)
        # What was refused is counted on no longer, or the next F12 would be refused for it too.
        self.choose(None)
        if not tender.amount:
            self.failed.emit(TenderRefused(given_paisa=0, due_paisa=self.view.left_paisa))
            return False
        self._desk.shell.succeed()
        self._keeper.change(self._keeper.cart.paid_by((*self.view.tenders, tender)))
        return True

    def _complete(self, tenders: tuple[Tender, ...], *, wants_slip: bool) -> bool:
        """Sell the bill. Where only limits are in the way, somebody may allow them one by one."""

        def sell(till: TillContext) -> None:
            try:
                self._sell(till, tenders, wants_slip=wants_slip)
            except PosError as error:
                self.choose(None)
                if right := right_that_allows(error):
                    self._desk.shell.fail(error)
                    # Why, beside the PIN: what was told lies below the question.
                    about = "" if type(error) is ApprovalNeeded else sentence(error)
                    self._desk.approver.run(right, sell, about=about, till=till)
                else:
                    self.failed.emit(error)
                    # It may have been refused by a rule that another program set.
                    self._follow_cart()

        sell(self._desk.till)
        return not self.view.can_pay

    def _sell(self, till: TillContext, tenders: tuple[Tender, ...], *, wants_slip: bool) -> None:
        """One transaction, then everybody is told. Raises PosError."""
        view = self.view
        self._keeper.save_now()
        done = settle(till, self._keeper.cart, view, tenders=tenders, wants_slip=wants_slip)
        # Shown once, when the empty bill is: the change is waited for.
        self.view = self.view._replace(paid=done.paid, asking=None)
        self._keeper.begin()
        self._desk.shell.committed.emit(done.committed)
        self._desk.bus.tell(done.topics)
        if view.buyer and (over_paisa := buyers.over_now(view.buyer, done.paid)):
            over = format_money(over_paisa, self.style)
            words = self.tr("Over khata limit by {amount}").format(amount=over)
            self._desk.shell.notice(Notice(words))
        self.toned.emit("paid")

    def _follow_cart(self, *, is_read_anew: bool = False) -> None:
        """Follow the cart; what was counted on no longer counts when the total moved.

        `is_read_anew`: what the buyer owes may be another sum, of the same cart.
        """
        cart, view, till = self._keeper.cart, self.view, self._desk.till
        due = due_of(cart, till.rules())
        back = Back.of(cart, due.total_paisa)
        same = (due.total_paisa, cart.tenders, back)
        is_same = same == (view.due.total_paisa, view.tenders, view.back)
        try:
            buyer = buyers.buyer_of(till, cart, None if is_read_anew else view.buyer)
        except PosError as error:
            buyer = view.buyer if is_read_anew else None
            self.failed.emit(error)
        view = view._replace(
            due=due,
            tenders=cart.tenders,
            back=back,
            paid=view.paid if back is None else None,
            chosen_paisa=view.chosen_paisa if is_same else None,
            asking=transfers.asking_of(cart.awaited),
            buyer=buyer,
        )
        if not is_same:
            view = view._replace(choices=quick_cash(view.left_paisa, self.currency))
        self._show(transfers.with_code(buyers.with_over(view), till, cart))

    def _on_topics(self, topics: frozenset[object]) -> None:
        """Here or at another till: another rule is another total, and a khata owes what it owes."""
        owes_otherwise = Topic.KHATA in topics and self._keeper.cart.customer_id is not None
        if owes_otherwise or Topic.RULES in topics:
            self._follow_cart(is_read_anew=owes_otherwise)

    def _show(self, view: CashView) -> None:
        if view != self.view:
            self.view = view
            self.changed.emit()
