"""Codes that are in nobody's catalogue: each waits for a name and a price, or to be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import Barcode
from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.domain.product import checked_name, checked_price
from pos_app.errors import PosError, PriceRefused
from pos_app.viewmodels.figures import read_money
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.operations.products import NewProduct
    from pos_app.viewmodels.shell import Desk

ONE_MILLI = 1000
QUEUE_MAX = 50
"""More unknown codes than this in a row are a box of foreign goods, not a bill."""


class SoldOnce(NamedTuple):
    """An unknown code to be sold without keeping it; price in paisa, quantity in thousandths."""

    code: str
    name: str
    price_paisa: int
    quantity_milli: int

    @property
    def is_several(self) -> bool:
        """Whether it was scanned more than once, or for another quantity than one."""
        return self.quantity_milli != ONE_MILLI


class UnknownModel(QObject):
    """A queue of unknown codes with the quantity each was scanned for; the first is asked about.

    `added` is told of a new product, with the code and the quantity in thousandths.
    """

    changed = Signal()
    added = Signal(object, str, int)
    sold_once = Signal(object)
    """A SoldOnce."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[tuple[str, int]] = []
        self._left: tuple[str, str, str] = ("", "", "")
        self.message = ""

    @property
    def code(self) -> str:
        """The code asked about, empty when none is."""
        return self._waiting[0][0] if self._waiting else ""

    @property
    def more(self) -> int:
        """How many other codes wait behind it."""
        return max(0, len(self._waiting) - 1)

    def put(self, code: str, quantity_milli: int) -> bool:
        """Ask about one more code; the same one again adds to its quantity. False when full."""
        for place, (waiting, quantity) in enumerate(self._waiting):
            if waiting == code:
                self._waiting[place] = (code, quantity + quantity_milli)
                return True
        if len(self._waiting) >= QUEUE_MAX:
            return False
        self._waiting.append((code, quantity_milli))
        self.changed.emit()
        return True

    @property
    def typed(self) -> tuple[str, str]:
        """The name and price that were typed when the code asked about was skipped last."""
        code, name, price = self._left
        return (name, price) if code == self.code else ("", "")

    def leave(self, name: str, price: str) -> None:
        """Skip the first code; what was typed of it is there again when it is scanned again."""
        if self._waiting and (name.strip() or price.strip()):
            self._left = (self.code, name, price)
            words = self.tr("What was typed is not saved. Scan the code again to go on with it")
            self._desk.shell.notice(Notice(words))
        self.skip()

    def skip(self) -> None:
        """Leave the first code out and ask about the next."""
        if self._waiting:
            del self._waiting[0]
            self.message = ""
            self.changed.emit()

    def put_away(self) -> None:
        """Another bill comes into hand: what waits was scanned for the one before.

        It is told once that bill is in hand, or the notice that this one is on hold would hide it.
        """
        count = len(self._waiting)
        if count:
            self._waiting.clear()
            self.message = ""
            self.changed.emit()
            QTimer.singleShot(0, self, lambda: self._tell_not_sold(count))

    def _tell_not_sold(self, codes: int) -> None:
        words = self.tr("%n unknown code(s) not sold. Scan again what belongs here", "", codes)
        self._desk.shell.notice(Notice(words, is_error=True))

    def add(self, name: str, price: str) -> bool:
        """Make a product of the code, with a name and a price as typed; False when refused."""
        if not self._waiting:
            return False
        # The window is shown before what only a new product needs is loaded.
        from pos_app.operations.products import add_product  # noqa: PLC0415 - as said above

        code, quantity_milli = self._waiting[0]
        try:
            barcode = Barcode(code=code, quantity=ONE_MILLI)
            # The name is typed first, so it is what is asked for first.
            kept = checked_name(name)
            new = new_product(kept, price_paisa=_price(price), barcode=barcode)
            product = add_product(self._desk.till, new)
        except PosError as error:
            return self._refuse(error)
        self.skip()
        self.added.emit(product, code, quantity_milli)
        return True

    def sell_once(self, name: str, price: str) -> bool:
        """Sell the code once without keeping it, at a typed price; False when refused."""
        if not self._waiting:
            return False
        code, quantity_milli = self._waiting[0]
        try:
            sold = SoldOnce(code, checked_name(name), _price(price), quantity_milli)
        except PosError as error:
            return self._refuse(error)
        self.skip()
        self.sold_once.emit(sold)
        return True

    def _refuse(self, error: PosError) -> bool:
        self.message = sentence(error)
        self.changed.emit()
        return False


def new_product(name: str, *, price_paisa: int, barcode: Barcode) -> NewProduct:
    """What is known of a product after the card: its name goes where its script belongs."""
    from pos_app.operations.products import NewProduct  # noqa: PLC0415 - as `add` does

    script = script_of(name)
    return NewProduct(
        name_en=name if script == "latin" else "",
        name_ur=name if script == "arabic" else "",
        name_hi=name if script == "devanagari" else "",
        price_paisa=price_paisa,
        barcodes=(barcode,),
    )


def script_of(text: str) -> str:
    """The script of the first letter that has one of ours: arabic, devanagari or latin."""
    for letter in text:
        if "\u0600" <= letter <= "\u06ff":
            return "arabic"
        if "\u0900" <= letter <= "\u097f":
            return "devanagari"
        if letter.isascii() and letter.isalpha():
            return "latin"
    return "latin"


def _price(text: str) -> int:
    """A typed price in paisa. Raises PriceRefused."""
    price_paisa = read_money(text)
    if price_paisa is None:
        raise PriceRefused(price=text)
    return checked_price(price_paisa)
