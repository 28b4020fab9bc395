"""What a scan means at this till: the code read, the products found, what one scan would sell."""

from collections.abc import Sequence

import msgspec
from pos_protocol.events import Unit

from pos_app.db.queries import products as queries
from pos_app.db.statement import Tx
from pos_app.domain import barcode
from pos_app.domain.barcode import Barcode, BarcodeKind, ErrorWord
from pos_app.domain.gs1 import is_digits, is_variable_measure
from pos_app.domain.product import Product
from pos_app.operations.context import TillContext

NUMBER_DIGITS_MAX = 16


class Scanned(msgspec.Struct, frozen=True, kw_only=True):
    """A code as this till understands it.

    `products` is empty for an unknown code, and holds more than one where they share it.
    `quantity_milli` is what one scan stands for: a carton's content, a weight, or one unit.
    `price_paisa` is the price of one unit of the first product, or None. `total_paisa` is what a
    price label itself says. Where a label says nothing of both, `message` is "no_measure" and it
    must not be sold. `code` is the code that found the products, or the first candidate.
    """

    barcode: Barcode
    products: tuple[Product, ...]
    code: str
    quantity_milli: int | None
    price_paisa: int | None
    total_paisa: int | None
    message: str


def scan(till: TillContext, text: str, *, may_be_number: bool = False) -> Scanned:
    """What a scan of a code means and would do; it sells nothing. Never raises a CashierError.

    `may_be_number`: a person typed it, so what is no code may be a product's number. A scanner's
    code never is one: an unknown EAN-8 must not sell the product that has its digits as number.
    """
    code = barcode.parse(text, till.barcode_rules)
    with till.db.read() as tx:
        found = meaning(tx, code)
        number = text.strip()
        if found.products or not may_be_number or not is_digits(number):
            return found
        product = queries.by_id(tx, int(number)) if len(number) <= NUMBER_DIGITS_MAX else None
    return _scanned(code, "", found=(product,)) if product else found


def meaning(tx: Tx, code: Barcode) -> Scanned:
    """Look a read code up. Of a shop label's candidates the first that is a product's counts."""
    for candidate in _candidates(code):
        found = queries.by_code(tx, (candidate,))
        if found:
            return _scanned(code, candidate, found=found)
    message = str(code.message) if not code.valid or not code.candidates else "unknown"
    return Scanned(
        barcode=code,
        products=(),
        code=code.candidates[0] if code.candidates else "",
        quantity_milli=code.quantity_milli,
        price_paisa=None,
        total_paisa=code.price_paisa,
        message=message,
    )


def chosen(scanned: Scanned, product: Product) -> Scanned:
    """A scan that several products share, as one of them."""
    return _scanned(scanned.barcode, scanned.code, found=(product,))


def _candidates(code: Barcode) -> Sequence[str]:
    """The codes to look up, best first. A card of ours names no product.

    A scale's article number may stand in the catalogue with or without its zeros.
    """
    if code.kind in {BarcodeKind.CUSTOMER, BarcodeKind.STAFF, BarcodeKind.HELD}:
        return ()
    if code.kind in {BarcodeKind.WEIGHT, BarcodeKind.PRICE} and code.plu:
        plain = (code.plu, code.plu.zfill(5))
        return (*code.candidates[:-1], *plain, code.candidates[-1])
    return code.candidates


def _scanned(code: Barcode, candidate: str, *, found: Sequence[Product]) -> Scanned:
    product = found[0]
    # A number names the product itself: what a label would say does not apply.
    measured = bool(candidate) and code.measured(candidate)
    total_paisa = code.price_paisa if measured and _is_priced_by(code, product) else None
    quantity = code.quantity_milli if measured else None
    message = str(code.message) if candidate else "ok"
    if 0 in {total_paisa, quantity}:
        message = str(ErrorWord.NO_MEASURE)
    if quantity is None:
        quantity = product.content_milli(candidate)
        if total_paisa is not None and product.unit is not Unit.PIECE and product.price_paisa:
            # A price label weighs by its price: the quantity is what that money buys.
            quantity = max(
                1, (total_paisa * 1000 + product.price_paisa // 2) // product.price_paisa
            )
    return Scanned(
        barcode=code,
        products=tuple(found),
        code=candidate,
        quantity_milli=quantity,
        price_paisa=product.price_paisa,
        total_paisa=total_paisa,
        message=message,
    )


def _is_priced_by(code: Barcode, product: Product) -> bool:
    """Whether the price in a code is what these goods cost, whoever scans it.

    A label of the shop's own templates says so. A GS1 message can be made by anybody: its price
    counts for weighed goods under a number of variable measure, where it says how much there is.
    Beside a weight, and for all else, the store's own price holds.
    """
    if code.kind is not BarcodeKind.GS1:
        return True
    is_weighed = product.unit is not Unit.PIECE and code.quantity_milli is None
    return is_weighed and code.gtin is not None and is_variable_measure(code.gtin)
