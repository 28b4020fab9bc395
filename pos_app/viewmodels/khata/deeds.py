"""What is done to a customer, from any screen: adding, changing, a payment, an adjustment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType
from pos_protocol.events import Tender, TenderKind
from PySide6.QtCore import QObject, Signal

from pos_app.domain.errors import PayeeRefused
from pos_app.domain.people import Right
from pos_app.errors import AmountRefused, PosError
from pos_app.operations.khata import accounts, customers
from pos_app.operations.khata.customers import CustomerEdit
from pos_app.viewmodels.figures import format_money, isolated, read_money
from pos_app.viewmodels.paying import transfers
from pos_app.viewmodels.paying.numbers import UsedNumbers
from pos_app.viewmodels.shell import Committed, Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.operations.context import TillContext
    from pos_app.operations.khata.customers import KhataPayment
    from pos_app.viewmodels.paying.transfers import Modules
    from pos_app.viewmodels.shell import Desk


class KhataDeeds(QObject):
    """Each verb tells a refusal in a notice, and `done` when it is on the disk.

    Where a right is missing somebody is asked for a PIN, and the verb ends when they have answered.
    """

    done = Signal(int)
    """The customer's number."""
    toned = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._numbers = UsedNumbers(desk)

    def add(self, name: str, *, phone: str, limit: str) -> None:
        """Take somebody on; a limit of their own asks for the right to set one."""
        limit_paisa = self._limit(limit)
        if limit_paisa is UNSET:
            return

        def deed(till: TillContext) -> None:
            account = customers.add_customer(till, name, phone=phone, limit_paisa=limit_paisa)
            self._changed(account.customer.customer_id)

        self._run(deed, right=None if limit_paisa is None else Right.KHATA_OVER_LIMIT)

    def change(self, customer_id: int, *, name: str, phone: str, limit: str) -> None:
        """Set what differs; an empty limit is the store's own."""
        limit_paisa = self._limit(limit)
        if limit_paisa is UNSET:
            return

        def deed(till: TillContext) -> None:
            edit = CustomerEdit(name=name, phone=phone, limit_paisa=limit_paisa)
            customers.change_customer(till, customer_id, edit)
            self._changed(customer_id)

        try:
            had = accounts.account(self._desk.till, customer_id).customer.limit_paisa
        except PosError as error:
            self._fail(error)
            return
        self._run(deed, right=None if limit_paisa == had else Right.KHATA_OVER_LIMIT)

    def pay(self, customer_id: int, amount: str, *, kind: str, reference: str) -> None:
        """Take money onto a khata: `kind` is cash, card or qr.

        A number that paid before is refused once.
        """
        paisa = read_money(amount)
        if not paisa:
            # Nothing typed, or 0: it says how an amount is typed.
            self._fail(AmountRefused(price=amount if paisa is None else ""))
            return
        tender = Tender(kind=TenderKind(kind), amount=paisa, reference=reference)
        try:
            self._numbers.check_khata(tender, customer_id)
        except PosError as error:
            self._fail(error)
            return

        def deed(till: TillContext) -> None:
            taken = customers.take_khata_payment(till, customer_id, tender)
            words = self.tr("Received {amount}. Owes {balance} now")
            if taken.standing.after_paisa < 0:
                words = self.tr("Received {amount}. Paid ahead {balance} now")
            self._recorded(customer_id, taken, words=words, paisa=paisa)
            self._desk.shell.committed.emit(Committed(taken.recorded))
            self.toned.emit("paid")

        self._run(deed)

    def code(self, customer_id: int, amount: str) -> Modules:
        """The squares of the QR that pays a typed amount; none where there is nothing to pay."""
        paisa = read_money(amount)
        if not paisa or not self._desk.till.rules().qr_payee:
            return ()
        # Loaded when the first one is shown.
        from pos_app.operations.khata.payees import khata_qr_text  # noqa: PLC0415 - as said above

        try:
            return transfers.modules_of(khata_qr_text(self._desk.till, customer_id, paisa))
        except PayeeRefused:
            # The sale says what is wrong with the store's payee; the payment needs no code.
            return ()

    def adjust(self, customer_id: int, amount: str, *, reason: str, owes_more: bool) -> None:
        """Set a khata right, up or down, for a reason; a manager's right."""
        paisa = read_money(amount)
        if paisa is None:
            self._fail(AmountRefused(price=amount))
            return
        signed = paisa if owes_more else -paisa

        def deed(till: TillContext) -> None:
            taken = customers.adjust_khata(till, customer_id, signed, note=reason)
            words = self.tr("Adjusted by {amount}. Owes {balance} now")
            if taken.standing.after_paisa < 0:
                words = self.tr("Adjusted by {amount}. Paid ahead {balance} now")
            self._recorded(customer_id, taken, words=words, paisa=signed)

        self._run(deed, right=Right.ADJUST_KHATA)

    def _run(self, deed: Callable[[TillContext], None], *, right: Right | None = None) -> None:
        if right is not None:
            self._desk.approver.run(right, deed)
            return
        try:
            deed(self._desk.till)
        except PosError as error:
            self._fail(error)

    def _recorded(self, customer_id: int, taken: KhataPayment, *, words: str, paisa: int) -> None:
        style = self._desk.style
        told = words.format(
            amount=format_money(paisa, style),
            balance=format_money(abs(taken.standing.after_paisa), style),
        )
        self._desk.shell.notice(Notice(told))
        self._desk.bus.tell(taken.topics)
        self.done.emit(customer_id)

    def _changed(self, customer_id: int) -> None:
        self._desk.bus.tell(customers.TOPICS)
        self.toned.emit("tick")
        self.done.emit(customer_id)

    def _limit(self, text: str) -> int | UnsetType | None:
        """A typed limit in paisa, None for the store's own, UNSET after it was refused."""
        if not text.strip():
            return None
        paisa = read_money(text)
        if paisa is None:
            self._fail(AmountRefused(price=isolated(text)))
            return UNSET
        return paisa

    def _fail(self, error: PosError) -> None:
        self._desk.shell.fail(error)
        self.toned.emit("blocked")
