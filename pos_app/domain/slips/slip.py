"""Slips as values, made from committed events and what the log says around them.

Nothing here comes from a screen: a slip of an event is the same today, tomorrow, and at any till
that speaks the same language. Only what of a shift's QR payments is not confirmed is told as of
the moment: each one that a bank's message confirms is one less to look for.
"""

import msgspec
from pos_protocol.events import SaleLine, Tender, TenderKind

from pos_app.domain.product import Product


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above and below every slip.

    `at` is the date and time by the till's own calendar. `number` finds the event again: till,
    epoch, till_seq and eight characters of its hash. `cashier` is empty in a store without users.
    `is_copy`: it was printed before.
    """

    store_name: str
    store_lines: tuple[str, ...] = ()
    footer: str = ""
    number: str
    at: str
    till_no: int
    cashier: str
    is_copy: bool = False


class KhataStanding(msgspec.Struct, frozen=True, kw_only=True):
    """A customer and what they owed before and after, in paisa."""

    customer: str
    before_paisa: int
    after_paisa: int


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """A sale, or goods that came back; amounts in paisa, as the event has them.

    `line_discounts_paisa` are inside of the lines' amounts already; `discount_paisa` is taken off
    the bill as a whole. `of_sale` is the receipt number of the sale that came back. `products` are
    what the catalogue knows of its goods: their names in other languages, and their units.
    """

    head: Head
    lines: tuple[SaleLine, ...]
    tenders: tuple[Tender, ...]
    discount_paisa: int
    rounding_paisa: int
    total_paisa: int
    change_paisa: int = 0
    is_return: bool = False
    is_void: bool = False
    reason: str = ""
    of_sale: str = ""
    khata: KhataStanding | None = None
    products: tuple[Product, ...] = ()

    def product(self, line: SaleLine) -> Product | None:
        """What the catalogue knows of a line's goods."""
        return next((each for each in self.products if each.product_id == line.product_id), None)

    @property
    def subtotal_paisa(self) -> int:
        """Everything before discounts, tax on top and rounding."""
        return sum(line.gross for line in self.lines)

    @property
    def line_discounts_paisa(self) -> int:
        """What was taken off single lines."""
        return sum(line.discount for line in self.lines)

    @property
    def tax_added_paisa(self) -> int:
        """Tax on top of the prices."""
        return sum(line.tax_added for line in self.lines)

    @property
    def tax_included_paisa(self) -> int:
        """Tax that lies inside the prices."""
        return sum(line.tax_included for line in self.lines)


class KhataSlip(msgspec.Struct, frozen=True, kw_only=True):
    """A customer paid onto their khata."""

    head: Head
    amount_paisa: int
    kind: TenderKind
    reference: str = ""
    note: str = ""
    khata: KhataStanding | None = None


class CashSlip(msgspec.Struct, frozen=True, kw_only=True):
    """Cash went into the drawer or out of it, beside sales."""

    head: Head
    is_in: bool
    amount_paisa: int
    reason: str = ""


class Took(msgspec.Struct, frozen=True, kw_only=True):
    """What a shift took in one way, in paisa: source is sale, return or khata."""

    source: str
    kind: TenderKind
    amount_paisa: int


class ShiftSlip(msgspec.Struct, frozen=True, kw_only=True):
    """The X report of an open shift, or the Z report of a closed one; amounts in paisa.

    `counted_paisa` None says that nobody counted the drawer. `unconfirmed` QR payments, of
    `unconfirmed_paisa`, are still to be confirmed.
    """

    head: Head
    shift_no: int
    is_closed: bool
    opened_at: str
    closed_at: str = ""
    sales: int
    sales_total_paisa: int
    returns: int
    returns_total_paisa: int
    discounts_paisa: int
    tax_paisa: int
    rounding_paisa: int
    float_paisa: int
    cash_in_paisa: int
    cash_out_paisa: int
    expected_paisa: int
    counted_paisa: int | None = None
    drawer_opened: int = 0
    took: tuple[Took, ...] = ()
    unconfirmed: int = 0
    unconfirmed_paisa: int = 0
    grand_total_paisa: int | None = None
    note: str = ""


type Slip = Receipt | KhataSlip | CashSlip | ShiftSlip
