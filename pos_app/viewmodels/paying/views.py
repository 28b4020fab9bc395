"""What the paying side shows, as frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import Tender, TenderKind

from pos_app.domain.notes import fewest_pieces
from pos_app.domain.tax import bill_of

if TYPE_CHECKING:
    from pos_app.domain.cart import Cart
    from pos_app.domain.khata.accounts import Account
    from pos_app.domain.rules import StoreRules
    from pos_app.domain.tender import Pays


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
    """A bill that was paid; it stands on the screen until the next scan.

    `balance_paisa` is what its customer owes now, None without one. `back_paisa` is what goods that
    came back paid for, here and in cash.
    """

    receipt_no: str
    total_paisa: int
    given_paisa: int
    change_paisa: int
    khata_paisa: int = 0
    customer: str = ""
    balance_paisa: int | None = None
    back_paisa: int = 0


class Asking(NamedTuple):
    """A bill's Awaited payment, as it is shown until the cashier has seen it.

    `qr_text` is what the code on the screen says: empty where the store's own sign is used.
    """

    kind: TenderKind
    typed_paisa: int | None = None
    reference: str = ""
    qr_text: str = ""
    problem: str = ""

    @property
    def is_card(self) -> bool:
        """Whether it is a card that is asked for, not a QR payment."""
        return self.kind is TenderKind.CARD


class Buyer(NamedTuple):
    """The customer of the open bill; `over_paisa` is what would be above the limit on khata."""

    customer_id: int
    name: str
    phone: str
    balance_paisa: int
    limit_paisa: int | None
    over_paisa: int = 0

    @classmethod
    def of(cls, account: Account) -> Buyer:
        """Who an account belongs to."""
        customer = account.customer
        return cls(
            customer_id=customer.customer_id,
            name=customer.shown_name,
            phone=customer.phone,
            balance_paisa=account.balance_paisa,
            limit_paisa=account.limit_paisa,
        )


class Back(NamedTuple):
    """Goods that come back on the open bill: how many lines, their first name, how they pay."""

    worth_paisa: int
    lines: int
    name: str
    pieces_milli: int
    pays: Pays

    @classmethod
    def of(cls, cart: Cart, total_paisa: int) -> Back | None:
        """What came back on a bill of a total, in short; None when nothing did."""
        goods = cart.back
        if goods is None:
            return None
        return cls(
            worth_paisa=goods.worth_paisa,
            lines=len(goods.lines),
            name=goods.lines[0].name,
            pieces_milli=goods.lines[0].quantity_milli,
            pays=goods.pays(total_paisa, buyer=cart.customer_id),
        )


class CashView(NamedTuple):
    """Everything the paying side shows; `chosen_paisa` None means all that is left.

    `choices` stand greyed on the buttons while there is no bill, so that nothing moves. `back` is
    what goods that come back are worth: they pay first.
    """

    due: Due = Due()
    choices: tuple[int, ...] = ()
    chosen_paisa: int | None = None
    tenders: tuple[Tender, ...] = ()
    paid: Paid | None = None
    parked: int = 0
    buyer: Buyer | None = None
    asking: Asking | None = None
    back: Back | None = None

    @property
    def can_pay(self) -> bool:
        """Whether there is anything to pay for."""
        return self.due.lines > 0

    @property
    def tendered_paisa(self) -> int:
        """What is paid of the bill already."""
        return sum(tender.amount for tender in self.tenders)

    @property
    def back_paisa(self) -> int:
        """What the goods that come back are worth."""
        return self.back.worth_paisa if self.back else 0

    @property
    def back_pays_paisa(self) -> int:
        """What of the bill the goods that come back pay for."""
        return self.back.pays.for_bill if self.back else 0

    @property
    def left_paisa(self) -> int:
        """What is still to pay; nothing when more was paid than the bill comes to now."""
        return max(0, self.due.total_paisa - self.back_pays_paisa - self.tendered_paisa)

    @property
    def is_worth_more(self) -> bool:
        """Whether the goods that come back pay for the whole bill, and something is over."""
        return self.back_paisa > self.back_pays_paisa == self.due.total_paisa

    @property
    def off_khata_paisa(self) -> int:
        """What goes off the khata, because nobody has paid for those goods yet.

        A debt that moves to this bill is none the less.
        """
        return self.back.pays.off_khata - self.back.pays.on_khata if self.back else 0

    @property
    def over_paisa(self) -> int:
        """What of the goods that come back goes back in cash."""
        return self.back.pays.cash if self.back else 0

    @property
    def change_paisa(self) -> int | None:
        """What goes back, or None while nothing was counted on."""
        if self.paid is not None:
            return self.paid.change_paisa
        if not self.can_pay:
            return None
        over = self.over_paisa + self._tendered_over_paisa
        if self.chosen_paisa is None:
            return over or None
        return over + max(0, self.chosen_paisa - self.left_paisa)

    def change_in(self, currency: str) -> tuple[str, ...]:
        """The notes and coins that make the change, as what is printed on them: 4x100, 50."""
        names = []
        for piece in fewest_pieces(self.change_paisa or 0, currency):
            name = str(piece.denomination // 100)
            names.append(f"{piece.count}\u00d7{name}" if piece.count > 1 else name)
        return tuple(names)

    @property
    def _tendered_over_paisa(self) -> int:
        """What goes back of the parts because goods were taken off the bill since.

        More than the cash among them cannot go back at all.
        """
        due = self.due.total_paisa - self.back_pays_paisa
        cash = sum(part.amount for part in self.tenders if part.kind is TenderKind.CASH)
        over = max(0, self.tendered_paisa - due)
        return over if over <= cash else 0

    @property
    def given_paisa(self) -> int:
        """What the customer hands over if the bill is paid now."""
        return self.left_paisa if self.chosen_paisa is None else self.chosen_paisa

    @property
    def asked_paisa(self) -> int:
        """What the card or QR payment is asked for."""
        typed = self.asking.typed_paisa if self.asking else None
        return self.left_paisa if typed is None else min(typed, self.left_paisa)


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
