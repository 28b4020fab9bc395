"""The commands `sale` and `scan`."""

import argparse
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from uuid import UUID

from pos_protocol.errors import ProtocolError
from pos_protocol.events import Tender, TenderKind, Unit
from pos_protocol.money import money_text, parse_money
from pos_protocol.quantity import quantity_json, quantity_text

from pos_app.cli.output import show
from pos_app.cli.till import opened, product_named
from pos_app.domain.barcode import BarcodeKind, ErrorWord
from pos_app.domain.cart import Cart
from pos_app.domain.errors import NumberUsed, VoidNumberUsed
from pos_app.domain.moment import utc_moment
from pos_app.domain.product import read_quantity
from pos_app.domain.tender import checked_reference
from pos_app.errors import (
    BarcodeRefused,
    CashierError,
    ProductNotFound,
    QuantityNotWhole,
    TenderRefused,
    sentence,
)
from pos_app.operations.context import TillContext
from pos_app.operations.khata.accounts import named
from pos_app.operations.paying.confirming import earlier_use
from pos_app.operations.scanning import Scanned, scan
from pos_app.operations.selling import (
    complete_sale,
    due_paisa,
    new_cart,
    sell_product,
    sell_scanned,
)

_MEANINGS = {
    "ok": "read",
    "unknown": "no product has this code",
    "empty": "there is nothing in it",
    "bad_check_digit": "the check digit is wrong: scan again",
    "bad_date": "a date in it does not exist",
    "wrong_length": "it has not the length that its kind has",
    "too_long": "it is too long to be a barcode",
    "control_characters": "it holds control characters",
    "no_gtin": "it names no product",
    "no_measure": "its label says no weight or price: weigh it again",
    "not_read": "it cannot be read: scan again",
}
_CARDS = {
    BarcodeKind.CUSTOMER: "a customer's card; --khata CUSTOMER puts a bill on their khata",
    BarcodeKind.STAFF: "the badge of somebody who works here",
    BarcodeKind.HELD: "the slip of a held bill; the window takes it up again",
}


class CardSellsNothingError(CashierError):
    """`code` is a card that the store made itself: nobody should add goods under it."""

    words = "{code} is {what}. It names no goods."


def run(parsed: argparse.Namespace) -> int:
    """Sell, or only look."""
    with opened(parsed) as till:
        if parsed.command == "sale":
            _sell(till, parsed)
        else:
            _scan(till, parsed)
    return 0


def _sell(till: TillContext, parsed: argparse.Namespace) -> None:
    """A sale of its own: the bill that is open in a window stays as it is."""
    if parsed.cash is None and parsed.khata is None and not (parsed.card or parsed.qr):
        parsed.wrong_usage("one of --cash, --card, --qr and --khata is required")
    cart = new_cart(till)
    for text in parsed.line:
        code, star, quantity = text.rpartition("*")
        quantity_milli = read_quantity(quantity) if star else 1000
        cart = _add_line(till, cart, code if star else text, quantity_milli=quantity_milli)
    if parsed.khata is not None:
        cart = cart.for_customer(named(till, parsed.khata).customer.customer_id)
    tenders = _tenders(parsed, due_paisa=due_paisa(till, cart))
    sold = complete_sale(till, cart, tenders)
    tell_used(till, tenders, paid_id=sold.recorded.envelope.event_id)
    total, change = money_text(sold.total_paisa), money_text(sold.change_paisa)
    answer = {
        "event_id": str(sold.recorded.envelope.event_id),
        "receipt_no": sold.receipt_no,
        "total": total,
        "change": change,
    }
    show(parsed, answer, f"receipt {sold.receipt_no}: total {total}, change {change}")


def tell_used(till: TillContext, tenders: Iterable[Tender], *, paid_id: UUID) -> None:
    """Say on standard error which payments of a bill or khata have a number that paid before."""
    for tender in tenders:
        used = earlier_use(till, tender, besides=paid_id)
        if used is not None:
            told = (VoidNumberUsed if used.is_void else NumberUsed)(
                number=tender.reference,
                amount_paisa=used.amount_paisa,
                bill=used.receipt_no or "that is at head office",
                at=f"{utc_moment(used.occurred_ms):%Y-%m-%d %H:%M} UTC",
            )
            print(f"note: {sentence(told)}", file=sys.stderr)


def _add_line(till: TillContext, cart: Cart, code: str, *, quantity_milli: int) -> Cart:
    """What a scanner would sell; a number that is no code may still be a product's own."""
    found = scan(till, code)
    if not found.products and found.barcode.kind in {BarcodeKind.GTIN, BarcodeKind.TEXT}:
        with suppress(ProductNotFound):
            product = product_named(till, code)
            return sell_product(till, cart, product, quantity_milli=quantity_milli)
    if found.barcode.kind in _CARDS:
        raise CardSellsNothingError(code=code, what=_CARDS[found.barcode.kind])
    if not found.products and found.message != "unknown":
        # Goods of a code that was read wrong are not missing in the catalogue.
        raise BarcodeRefused(code=code, problem=_MEANINGS[found.message])
    return sell_scanned(till, cart, found, quantity_milli=quantity_milli)


def _tenders(parsed: argparse.Namespace, *, due_paisa: int) -> list[Tender]:
    """What is paid how: parts by card and QR, then cash, and what is left on the khata."""
    tenders = []
    for kind, texts in ((TenderKind.CARD, parsed.card), (TenderKind.QR, parsed.qr)):
        for text in texts:
            amount, _, number = text.partition(":")
            paisa = _amount(amount, due_paisa=due_paisa)
            reference = checked_reference(number)
            tenders.append(Tender(kind=kind, amount=paisa, reference=reference))
    if parsed.cash is not None:
        paisa = _amount(parsed.cash, due_paisa=due_paisa)
        tenders.append(Tender(kind=TenderKind.CASH, amount=paisa))
    left_paisa = due_paisa - sum(tender.amount for tender in tenders)
    if parsed.khata is not None and left_paisa > 0:
        tenders.append(Tender(kind=TenderKind.KHATA, amount=left_paisa))
    return tenders


def _amount(text: str, *, due_paisa: int) -> int:
    try:
        paisa = parse_money(text)
    except ProtocolError as error:
        raise TenderRefused(given_paisa=text, due_paisa=due_paisa) from error
    if paisa < 0:
        raise TenderRefused(given_paisa=paisa, due_paisa=due_paisa)
    return paisa


def _scan(till: TillContext, parsed: argparse.Namespace) -> None:
    found = scan(till, parsed.code)
    code = found.barcode
    price_paisa = found.price_paisa if found.total_paisa is None else found.total_paisa
    product_id = found.products[0].product_id if len(found.products) == 1 else None
    quantity = None if found.quantity_milli is None else quantity_json(found.quantity_milli)
    message = _message(found, till.today())
    answer = {
        "input": parsed.code,
        "kind": code.kind.value,
        "gtin": code.gtin,
        "product_id": product_id,
        "quantity": quantity,
        "price": None if price_paisa is None else money_text(price_paisa),
        "lot": code.lot,
        "expiry": None if code.expiry is None else code.expiry.isoformat(),
        "valid": code.valid and found.message != ErrorWord.NO_MEASURE,
        "message": message,
        "products": [product.product_id for product in found.products],
        "symbology": code.symbology,
    }
    name = f"{code.kind.value} {code.gtin or found.code}".rstrip()
    show(parsed, answer, f"{name}: {message}")


def _message(found: Scanned, today: date) -> str:
    """What the scan would do, as a sentence."""
    if len(found.products) > 1:
        names = ", ".join(product.name() for product in found.products)
        return f"asks which: {names}"
    if not found.products or found.message == ErrorWord.NO_MEASURE:
        if found.barcode.kind in _CARDS:
            return f"a card of ours: {found.barcode.kind.value} {found.code}"
        return _MEANINGS[found.message]
    product = found.products[0]
    quantity_milli = found.quantity_milli or 1000
    if product.unit is Unit.PIECE and quantity_milli % 1000:
        return sentence(QuantityNotWhole(name=product.name(), quantity_milli=quantity_milli))
    each = money_text(product.price_paisa)
    sells = f"sells {quantity_text(quantity_milli)} {product.unit.value} {product.name()} at {each}"
    if found.total_paisa is not None:
        sells += f", {money_text(found.total_paisa)} in all"
    expiry = found.barcode.expiry
    if expiry is not None and expiry < today:
        sells += f"; its date, {expiry.isoformat()}, is past"
    if found.barcode.valid:
        return sells
    # The store has the product by these very digits: to scan again would change nothing.
    whose = ";" if found.barcode.gtin else ", by a code of the store's own:"
    return f"{sells}{whose} {_MEANINGS[found.message].partition(':')[0]}"
