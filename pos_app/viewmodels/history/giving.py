"""Goods taken back: which and how many, what they are worth, and how the money goes back.

Of a bill, of none (goods without a receipt), or a whole sale undone. Nothing is recorded before
the money is chosen.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import OutReason, TenderKind
from PySide6.QtCore import QObject, Signal

from pos_app.domain.errors import NotPaidYet
from pos_app.domain.people import Right
from pos_app.errors import NothingToSell, ReturnRefused
from pos_app.operations import returning, selling
from pos_app.viewmodels.entry import Entry
from pos_app.viewmodels.figures import format_money
from pos_app.viewmodels.history.choosing import ChoosingModel
from pos_app.viewmodels.history.goods import ONE_MILLI, BillGoods, Goods, LooseGoods
from pos_app.viewmodels.history.rows import ways_of
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.shell import Committed, Notice

if TYPE_CHECKING:
    from pos_app.operations.context import TillContext
    from pos_app.operations.history import Bill
    from pos_app.operations.selling import Completed
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.shell import Desk

SALE = "sale"
UNFIT = (None, OutReason.DAMAGE, OutReason.EXPIRED, OutReason.SPOILAGE)
"""What F4 goes through: fit to be sold again, or why not."""


class Mode(Enum):
    """What is being taken back."""

    NONE = "none"
    OF_BILL = "of_bill"
    LOOSE = "loose"
    VOID = "void"


class GivingView(NamedTuple):
    """What stands beside the goods: `unfit` is why they cannot be sold again, or empty.

    `is_past`: the bill is of an earlier shift. `unconfirmed_paisa` of it was paid by QR, and nobody
    has confirmed that.
    """

    mode: Mode = Mode.NONE
    receipt_no: str = ""
    unfit: str = ""
    customer: str = ""
    is_past: bool = False
    unconfirmed_paisa: int = 0
    has_khata: bool = False
    has_card: bool = False


NOTHING = GivingView()


class GivingModel(ChoosingModel):
    """The goods that come back; a refusal is told and changes nothing."""

    done = Signal(object)
    """The event_id of the return, once it is on the disk."""
    reason_wanted = Signal()
    """It cannot be done without a reason: the keyboard belongs there now."""

    def __init__(self, desk: Desk, keeper: CartKeeper, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._keeper = keeper
        self.view = NOTHING
        self.reason = ""

    @property
    def is_active(self) -> bool:
        """Whether goods are being taken back."""
        return self.view.mode is not Mode.NONE

    @property
    def has_goods(self) -> bool:
        """Whether anything comes back yet; it may be worth nothing, as a free bag is."""
        return any(row.back_milli for row in self.rows.rows)

    @property
    def ways(self) -> str:
        """How the money would go back by itself, in words."""
        return ways_of(self.worth.tenders)

    # Beginning and ending

    def begin(self, bill: Bill, *, is_void: bool = False) -> None:
        """Take goods of a bill back, or undo all that is left of it."""
        if not bill.is_sale:
            self._refuse(self.tr("That is a return itself. Choose the bill that was sold"))
            return
        if bill.is_all_back:
            self._fail(ReturnRefused(left_milli=0, name=bill.event.lines[0].name))
            return
        goods = BillGoods(bill, {}, is_void=is_void)
        is_one = list(bill.left_milli.values()) == [ONE_MILLI]
        if is_void or is_one:
            goods = goods.with_all()
        view = GivingView(
            mode=Mode.VOID if is_void else Mode.OF_BILL,
            receipt_no=bill.receipt_no,
            customer=bill.customer,
            is_past=bill.is_past,
            unconfirmed_paisa=bill.to_confirm_paisa,
            has_khata=goods.can_give(TenderKind.KHATA),
            has_card=goods.can_give(TenderKind.CARD),
        )
        self._start(goods, view, row=0)

    def begin_loose(self) -> None:
        """Take goods back that nobody has a receipt for: they are scanned, and it is said why."""
        goods = LooseGoods(selling.new_cart(self._desk.till))
        self._start(goods, GivingView(mode=Mode.LOOSE), row=-1)

    def give_up(self) -> bool:
        """Esc: nothing was taken back; False when nothing was being taken back."""
        was_active = self.is_active
        if was_active:
            self._start(None, NOTHING, row=-1)
        return was_active

    def escape(self) -> bool:
        """Forget what is typed, else give up; False when there was nothing of both."""
        if self.entry.is_empty:
            return self.give_up()
        self.entry = Entry()
        self.changed.emit()
        return True

    def take_off(self) -> None:
        """Take the goods that come back off the open bill again; an undo brings them back."""
        self._keeper.change(self._keeper.cart.without_back())
        words = self.tr("Nothing comes back on this bill any more")
        self._desk.shell.notice(Notice(words, can_undo=True))

    def take_all(self) -> None:
        """F8 again: everything that is left of the bill comes back."""
        if isinstance(self._goods, BillGoods):
            self._show(self._goods.with_all(), row=self.current_row)

    def set_reason(self, text: str) -> None:
        """Why it comes back; that it was asked for is not true any more."""
        self.reason = text
        if text.strip():
            self._desk.shell.succeed()

    def turn_unfit(self) -> None:
        """F4: back on the shelf, or why it cannot be sold again."""
        if self.view.mode in {Mode.OF_BILL, Mode.LOOSE}:
            place = [reason or "" for reason in UNFIT].index(self.view.unfit)
            self.view = self.view._replace(unfit=UNFIT[(place + 1) % len(UNFIT)] or "")
            self.changed.emit()

    # How the money goes back

    def give_back(self) -> None:
        """F12: pay back the way it was paid; without a receipt in cash. Or undo the sale."""
        self._void() if self.view.mode is Mode.VOID else self._give(None)

    def give_back_by(self, kind: str) -> None:
        """F9, F10, Shift+F12: all on the khata, to the card, in cash."""
        if self._goods is None or self.view.mode is Mode.VOID:
            return
        wanted = TenderKind(kind)
        if self._goods.can_give(wanted):
            self._give(wanted)
        elif wanted is TenderKind.KHATA:
            self._refuse(self.tr("The bill is nobody's: it cannot go onto a khata"))
        else:
            self._refuse(self.tr("That bill was not paid by card"))

    def exchange(self) -> None:
        """F7: the goods pay for others, which are scanned on the sale screen now."""
        goods = self._ready()
        if goods is None or self.view.mode is Mode.VOID:
            return
        if self._keeper.cart.back is not None:
            self._refuse(self.tr("Goods come back on the open bill already. Finish that one first"))
            return
        origin, unfit = goods.origin(self.reason), self._unfit

        def deed(till: TillContext) -> None:
            cart = returning.begin_exchange(
                till, self._keeper.cart, goods.cart(till), origin=origin, unfit=unfit
            )
            self._keeper.change(cart)
            self.give_up()
            self._desk.shell.screen_wanted.emit(SALE)
            words = self.tr("Now scan what goes out. F8 takes the goods back off the bill")
            self._desk.shell.notice(Notice(words))

        self._desk.approver.run(goods.right, deed)

    def _give(self, kind: TenderKind | None) -> None:
        goods = self._ready()
        if goods is None:
            return
        origin, unfit = goods.origin(self.reason), self._unfit

        def deed(till: TillContext) -> None:
            cart = goods.cart(till)
            tenders = goods.tenders(till, cart, kind)
            done = returning.return_sale(till, cart, tenders=tenders, origin=origin, unfit=unfit)
            self._end(done, self.tr("Given back {amount}"))

        def attempt(till: TillContext) -> None:
            try:
                deed(till)
            except NotPaidYet as error:
                self._fail(error)
                about = sentence(error)
                self._desk.approver.run(Right.PAY_OUT_UNPAID, deed, about=about, till=till)

        self._desk.approver.run(goods.right, attempt)

    def _void(self) -> None:
        goods = self._ready()
        if not isinstance(goods, BillGoods):
            return
        sale_id, reason = goods.bill.event_id, self.reason

        def deed(till: TillContext) -> None:
            done = returning.void_sale(till, sale_id, reason=reason)
            self._end(done, self.tr("Voided. Given back {amount}"))

        self._desk.approver.run(Right.VOID_SALE, deed)

    def _end(self, done: Completed, words: str) -> None:
        """It is on the disk: tell everybody, in the order in which a cashier needs it."""
        amount = format_money(done.total_paisa, self._desk.style)
        ways = ways_of(getattr(done.recorded.event, "tenders", ()))
        self.give_up()
        self._desk.shell.notice(Notice(f"{words.format(amount=amount)} \u00b7 {ways}"))
        self._desk.bus.tell(done.topics)
        self._desk.shell.committed.emit(Committed(done.recorded))
        self.toned.emit("paid")
        self.done.emit(done.recorded.envelope.event_id)

    # How it is done

    @property
    def _unfit(self) -> OutReason | None:
        return OutReason(self.view.unfit) if self.view.unfit else None

    def _ready(self) -> Goods | None:
        """The goods, when any come back and it is said why where that is needed."""
        if self._goods is None:
            return None
        if not self.has_goods:
            self._fail(NothingToSell())
            return None
        if self.view.mode in {Mode.LOOSE, Mode.VOID} and not self.reason.strip():
            self._refuse(self.tr("Type the reason first, then F12"))
            self.reason_wanted.emit()
            return None
        return self._goods

    def _start(self, goods: Goods | None, view: GivingView, *, row: int) -> None:
        self.view, self.entry, self.reason = view, Entry(), ""
        self.is_fixed = view.mode is Mode.VOID
        self._show(goods, row=row)
