"""Putting goods on the bill: what a scan means, what was chosen from a list, an open item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.barcode import BarcodeKind, ErrorWord
from pos_app.domain.people import Right
from pos_app.errors import ApprovalNeeded, BarcodeRefused, PosError
from pos_app.operations import pricing, selling
from pos_app.viewmodels.bill.choices import Choices
from pos_app.viewmodels.figures import as_one, isolated
from pos_app.viewmodels.line_rows import day_text
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.barcode import Barcode
    from pos_app.domain.cart import Cart, CartLine
    from pos_app.domain.product import Product
    from pos_app.operations.context import TillContext
    from pos_app.operations.scanning import Scanned
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.entry import Entry
    from pos_app.viewmodels.line_rows import LineRows
    from pos_app.viewmodels.search import SearchModel
    from pos_app.viewmodels.shell import Desk
    from pos_app.viewmodels.unknown import SoldOnce, UnknownModel

ONE_MILLI = 1000
SHOWN_CHARS_MAX = 40
COUNT_DIGITS_MAX = 3
"""A longer number is a code; a scanner sends none that short."""


class Adding(QObject):
    """Changes the cart in hand; a refusal is told and changes nothing."""

    begun = Signal()
    """A change is about to be shown."""
    toned = Signal(str)
    failed = Signal(object)
    refused = Signal(str)
    """A sentence: why a scan was not taken."""
    choice_wanted = Signal()
    """Several products were offered."""

    def __init__(
        self,
        desk: Desk,
        keeper: CartKeeper,
        *,
        rows: LineRows,
        search: SearchModel,
        unknown: UnknownModel,
    ) -> None:
        super().__init__(unknown.parent())
        self._desk, self._keeper, self._rows = desk, keeper, rows
        self._search, self._unknown = search, unknown
        self._choices = Choices()
        self._misread = ""
        keeper.begun.connect(unknown.put_away)
        unknown.added.connect(self._add_new)
        unknown.sold_once.connect(self._sell_once)

    def take(self, found: Scanned, entry: Entry) -> None:
        """Act on a scan as often as `entry` says. Raises BarcodeRefused."""
        quantity_milli = entry.multiplier_milli or ONE_MILLI
        if len(found.products) > 1:
            found = self._as_before(found) or found
        if len(found.products) == 1:
            self._sell(found, quantity_milli, worth_paisa=entry.worth_paisa)
        elif found.products:
            self._choices.offer(found, quantity_milli)
            self._search.offer(found.products)
            self.choice_wanted.emit()
            self.toned.emit("unknown")
        elif not found.code or self._is_misread(found.barcode):
            raise BarcodeRefused(code=found.barcode.raw[:SHOWN_CHARS_MAX])
        elif found.code.isdecimal() and len(found.code) <= COUNT_DIGITS_MAX:
            # Who types 5 and Enter means five of something, as on other tills.
            words = self.tr(
                "No product has the code {count}. For {count} pieces type {times} first"
            )
            self.refused.emit(
                words.format(count=isolated(found.code), times=isolated(f"{found.code}*"))
            )
        elif self._unknown.put(found.code, quantity_milli):
            self.toned.emit("unknown")
        else:
            self.refused.emit(self.tr("Too many unknown codes wait. Deal with the first one"))

    def add(self, product: Product, entry: Entry) -> None:
        """Put a product that was chosen on the bill: as what was offered, or by itself."""
        offer = self._choices.take(product)
        if offer is not None:
            self._sell(offer.scanned, offer.quantity_milli)
        elif entry.worth_paisa is not None:
            self._sell_worth(product, entry.worth_paisa)
        else:
            self._add(product, entry.multiplier_milli or ONE_MILLI)

    def change(
        self,
        make: Callable[[TillContext], Cart],
        *,
        tone: str,
        about: str = "",
    ) -> bool:
        """Take a changed cart. Where a right is missing, somebody is asked about `about`."""

        def deed(till: TillContext) -> None:
            lines = len(self._keeper.cart.lines)
            cart = make(till)
            self.begun.emit()
            self._keeper.change(cart)
            self._desk.shell.succeed()
            self.toned.emit(self._tone(tone, cart, is_same_line=len(cart.lines) == lines))

        try:
            deed(self._desk.till)
        except ApprovalNeeded as error:
            self._desk.approver.run(Right(error.right), deed, about=about)
            return False
        except PosError as error:
            self.failed.emit(error)
            return False
        return True

    def set_quantity(self, line: CartLine, quantity_milli: int) -> None:
        """Have so much of a line; more of what somebody had to allow is asked for again."""
        self.change(
            lambda till: pricing.set_quantity(till, self._keeper.cart, quantity_milli, n=line.n),
            tone="tick",
            about=as_one(line.name),
        )

    def _tone(self, tone: str, cart: Cart, *, is_same_line: bool) -> str:
        """What a scan sounds like: more goods while the customer pays must not go unheard."""
        if tone != "scan":
            return tone
        if cart.tenders:
            return "added"
        return "repeat" if is_same_line else "scan"

    def _is_misread(self, code: Barcode) -> bool:
        """Whether an unknown code was rather read wrong: its check digit does not fit.

        A label of the shop's own scale always was. Some goods carry a wrong digit: the same code
        again is what stands on the pack, and is new goods.
        """
        if code.message is not ErrorWord.BAD_CHECK_DIGIT:
            return False
        is_again, self._misread = code.raw == self._misread, code.raw
        return code.kind in {BarcodeKind.WEIGHT, BarcodeKind.PRICE} or not is_again

    def _as_before(self, found: Scanned) -> Scanned | None:
        """The scan as the product that was chosen for its code on this bill; it says so."""
        before = self._choices.settle(found, self._keeper.cart.cart_id)
        if before is not None:
            name = before.products[0].name(self._desk.language)
            words = self.tr("As before on this bill: {name}").format(name=name)
            self._desk.shell.notice(Notice(words, can_undo=True))
        return before

    def _sell(self, found: Scanned, quantity_milli: int, *, worth_paisa: int | None = None) -> None:
        """Put a scanned product on the bill; what is past its date may need somebody's word."""
        product = found.products[0]
        if worth_paisa is not None:
            self._sell_worth(product, worth_paisa)
            return
        self._rows.know(product)

        def make(till: TillContext) -> Cart:
            cart = self._keeper.cart
            return selling.sell_scanned(till, cart, found, quantity_milli=quantity_milli)

        language, expiry = self._desk.language, found.barcode.expiry
        about = as_one(product.name(language))
        if expiry is not None:
            about = f"{about} \u00b7 {day_text(expiry.isoformat(), language)}"
        self.change(make, tone="scan", about=about)

    def _sell_worth(self, product: Product, paisa: int) -> None:
        self._rows.know(product)
        cart, lang = self._keeper.cart, self._desk.language
        self.change(
            lambda till: selling.sell_money_worth(
                till, cart, product, money_paisa=paisa, lang=lang
            ),
            tone="scan",
        )

    def _add(self, product: Product, quantity_milli: int) -> None:
        self._rows.know(product)
        self.change(
            lambda till: selling.sell_product(
                till, self._keeper.cart, product, quantity_milli=quantity_milli
            ),
            tone="scan",
        )

    def _add_new(self, product: Product, _code: str, quantity_milli: int) -> None:
        """Put a product that was just made of an unknown code on the bill."""
        self._add(product, quantity_milli)

    def _sell_once(self, sold: SoldOnce) -> None:
        """Put an unknown code on the bill as the open item."""

        def make(till: TillContext) -> Cart:
            cart = selling.sell_once(
                till, self._keeper.cart, sold.code, name=sold.name, price_paisa=sold.price_paisa
            )
            n = cart.lines[-1].n
            return cart.set_quantity(n, sold.quantity_milli) if sold.is_several else cart

        self.change(make, tone="scan")
