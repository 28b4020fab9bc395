"""Selling: putting lines on the open bill, completing it, parking it."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from pos_protocol.envelope import Recorded
from pos_protocol.events import CODE_CHARS_MAX, Tender, TenderKind
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID, MovementPlace, new_event_id
from pos_protocol.ledger import Claim

from pos_app.db import carts, event_log
from pos_app.db.entry import Topic
from pos_app.db.queries import products as product_queries
from pos_app.db.queries import sales as sale_queries
from pos_app.db.queries import stock as stock_queries
from pos_app.db.statement import Tx
from pos_app.domain import sale
from pos_app.domain.barcode import ErrorWord
from pos_app.domain.cart import Cart, CartEntry
from pos_app.domain.errors import BillPutAway
from pos_app.domain.people import APPROVED, Right, actor_of, also_allowed
from pos_app.domain.product import (
    Product,
    checked_name,
    checked_price,
    checked_quantity,
    checked_text,
)
from pos_app.domain.tax import bill_of
from pos_app.errors import (
    BarcodeRefused,
    CartNotFound,
    EventNotFound,
    NothingToSell,
    SeveralProducts,
    UnknownBarcode,
)
from pos_app.operations import pricing
from pos_app.operations.context import TillContext
from pos_app.operations.khata.accounts import refuse_over_limit
from pos_app.operations.scanning import Scanned, scan
from pos_app.operations.shifts import current_shift
from pos_protocol import ids

__all__ = [
    "Completed",
    "Scanned",
    "by_receipt_no",
    "complete_sale",
    "drop_cart",
    "due_paisa",
    "label_parked",
    "new_cart",
    "open_cart",
    "park_sale",
    "parked_sales",
    "recall_sale",
    "receipt_no",
    "redo_cart",
    "save_cart",
    "scan",
    "sell_line",
    "sell_money_worth",
    "sell_once",
    "sell_product",
    "sell_scanned",
    "take_over_cart",
    "undo_cart",
    "waiting_carts",
]


class Completed(msgspec.Struct, frozen=True, kw_only=True):
    """A sale or return that is on the disk. Of a return `total_paisa` is what was paid out."""

    recorded: Recorded
    receipt_no: str
    total_paisa: int
    change_paisa: int
    topics: frozenset[Topic]


def open_cart(till: TillContext) -> Cart:
    """The person's cart as it was left, also by a power cut; an empty one when there is none."""
    with till.db.read() as tx:
        found = carts.load_open(tx, actor=till.person)
    return found or new_cart(till)


def take_over_cart(till: TillContext) -> Cart:
    """As `open_cart`, for whoever begins to work: what nobody owns any more is theirs from now."""
    with till.db.write() as tx:
        found = carts.load_open(tx, actor=till.person)
        if found is not None:
            carts.claim(tx, found.cart_id, actor=till.person)
    return found or new_cart(till)


def waiting_carts(till: TillContext) -> dict[str, int]:
    """Whose open bill waits with how many lines."""
    with till.db.read() as tx:
        return carts.waiting(tx)


def new_cart(till: TillContext) -> Cart:
    """An empty cart. It is on the disk from its first saved line."""
    return Cart(cart_id=new_event_id(max(till.clock.wall_ms(), 0), till.rng))


def save_cart(till: TillContext, cart: Cart, *, last: carts.Saved | None = None) -> carts.Saved:
    """Keep the open cart; only lines that changed are written, and how to undo them.

    `last` is what the last save gave: the cart is then not read again to find them.
    """
    with till.db.write() as tx:
        return carts.save(tx, cart, now_ms=till.clock.wall_ms(), actor=till.person, last=last)


def undo_cart(till: TillContext, cart: Cart) -> Cart | None:
    """The cart before its last saved change, or None when there is none; survives a restart."""
    with till.db.write() as tx:
        now_ms = till.clock.wall_ms()
        return carts.undo(tx, cart.cart_id, now_ms=now_ms, actor=till.person)


def redo_cart(till: TillContext, cart: Cart) -> Cart | None:
    """The cart behind the change that was undone last, or None; survives a restart as well."""
    with till.db.write() as tx:
        now_ms = till.clock.wall_ms()
        return carts.redo(tx, cart.cart_id, now_ms=now_ms, actor=till.person)


def drop_cart(till: TillContext, cart: Cart) -> None:
    """Throw the open bill away; nothing was sold."""
    with till.db.write() as tx:
        carts.clear(tx, cart.cart_id)


def sell_line(till: TillContext, cart: Cart, code: str, *, quantity_milli: int = 1000) -> Cart:
    """Put what a typed code or product number stands for on the bill, that many times (in milli).

    The cart is not saved here. What a scanner sent goes through `scan` and `sell_scanned`. Raises
    UnknownBarcode, BarcodeRefused, SeveralProducts and what `Cart.add` raises.
    """
    return sell_scanned(
        till, cart, scan(till, code, may_be_number=True), quantity_milli=quantity_milli
    )


def sell_scanned(
    till: TillContext, cart: Cart, scanned: Scanned, *, quantity_milli: int = 1000
) -> Cart:
    """Put a scanned code on the bill, that many times (in thousandths); see `sell_line`.

    Raises BarcodeRefused for a label without a measure as well, and ApprovalNeeded for goods past
    their date where the store has a manager asked.
    """
    shown = scanned.barcode.raw[:CODE_CHARS_MAX]
    if not scanned.products:
        if not scanned.barcode.candidates:
            raise BarcodeRefused(code=shown, problem=scanned.message.replace("_", " "))
        raise UnknownBarcode(code=shown)
    if len(scanned.products) > 1:
        numbers = ", ".join(f"{each.product_id} {each.name()}" for each in scanned.products)
        raise SeveralProducts(code=shown, products=numbers)
    if scanned.message == ErrorWord.NO_MEASURE:
        raise BarcodeRefused(
            code=shown, problem="its label says no weight or price: weigh it again"
        )
    times = checked_quantity(quantity_milli)
    total = scanned.total_paisa
    expiry = scanned.barcode.expiry
    entry = CartEntry(
        quantity_milli=_times(scanned.quantity_milli or 1000, times),
        code=scanned.code,
        gross_paisa=None if total is None else checked_price(_times(total, times)),
        lot=scanned.barcode.lot or "",
        expiry=expiry.isoformat() if expiry else None,
    )
    if expiry is not None and expiry < till.today() and till.rules().expired_asks:
        till.need(Right.SELL_EXPIRED)
        if APPROVED in till.actor:
            names = also_allowed(cart.allowed_by, pricing.approver_of(till))
            cart = msgspec.structs.replace(cart, allowed_by=names)
    return _enter(till, cart, product=scanned.products[0], entry=entry)


def sell_money_worth(
    till: TillContext, cart: Cart, product: Product, *, money_paisa: int, lang: str = ""
) -> Cart:
    """Put as much of weighed goods on the bill as an amount buys; see `pricing.money_worth`."""
    entry = pricing.money_worth(product, money_paisa, lang=lang or till.lang)
    return _enter(till, cart, product=product, entry=entry)


def sell_product(
    till: TillContext,
    cart: Cart,
    product: Product,
    *,
    quantity_milli: int = 1000,
    price_paisa: int | None = None,
) -> Cart:
    """Put a product on the bill that was chosen from a list; see `Cart.add` for what it raises."""
    entry = CartEntry(quantity_milli=quantity_milli, price_paisa=price_paisa)
    return _enter(till, cart, product=product, entry=entry)


def sell_once(till: TillContext, cart: Cart, code: str, *, name: str, price_paisa: int) -> Cart:
    """Sell what is not in the catalogue, once, as the store's open item, with its typed name.

    Raises NameRefused, PriceRefused, CartFull.
    """
    with till.db.read() as tx:
        product = product_queries.by_id(tx, OPEN_ITEM_PRODUCT_ID)
    assert product is not None
    entry = CartEntry(code=code, name=checked_name(name), price_paisa=price_paisa)
    return cart.enter(product, entry)


def due_paisa(till: TillContext, cart: Cart) -> int:
    """What is to be paid for a cart, in paisa: discounts, tax and rounding as the store decided."""
    return bill_of(cart, till.rules()).total_paisa


def complete_sale(till: TillContext, cart: Cart, tenders: Sequence[Tender]) -> Completed:
    """Sell a cart: one transaction, durable when this returns; only then print.

    The first sale opens a shift by itself with an empty float. Raises NothingToSell,
    TenderTooSmall, TenderRefused, KhataNeedsCustomer, KhataLimitReached (then nothing changed),
    and OutsideErrors (then the cart is still there). Goods that came back in exchange are the
    business of `returning.exchange`.
    """
    assert cart.back is None
    till.need(Right.SELL)
    if cart.is_empty:
        raise NothingToSell
    rules = till.rules()
    pricing.need_for_discount(till, cart, rules)
    owed = sum(tender.amount for tender in tenders if tender.kind is TenderKind.KHATA)
    with till.db.write() as tx:
        if owed and cart.customer_id is not None:
            refuse_over_limit(till, tx, cart.customer_id, more_paisa=owed)
        event = sale.complete(
            cart,
            tenders,
            shift_id=current_shift(till, tx),
            claims=claims_of(tx, cart),
            rules=rules,
        )
        appended = event_log.append(tx, [event], by=writer_of(till, cart))
        carts.clear(tx, cart.cart_id)
    return completed(appended, total_paisa=event.total, change_paisa=event.change)


def park_sale(till: TillContext, cart: Cart, *, label: str = "") -> None:
    """Put the open bill aside under a label, else its customer's name.

    Raises NothingToSell, NameRefused.
    """
    if cart.is_empty:
        raise NothingToSell
    kept = checked_text(label, field="label", chars_max=CODE_CHARS_MAX)
    now_ms = till.clock.wall_ms()
    with till.db.write() as tx:
        carts.save(tx, cart, now_ms=now_ms, actor=till.person)
        if not kept and cart.customer_id is not None:
            kept = carts.customer_name(tx, cart.customer_id)[:CODE_CHARS_MAX]
        carts.set_parked(
            tx, cart.cart_id, is_parked=True, now_ms=now_ms, label=kept, actor=till.person
        )


def label_parked(till: TillContext, cart_id: UUID, *, label: str) -> None:
    """Name a bill that waits. Raises NameRefused, CartNotFound when somebody took it meanwhile."""
    kept = checked_text(label, field="label", chars_max=CODE_CHARS_MAX)
    with till.db.write() as tx:
        if not carts.set_label(tx, cart_id, kept):
            raise CartNotFound


def recall_sale(till: TillContext, cart_id: UUID) -> Cart:
    """Take a parked bill up again. Raises CartNotFound, also when another window took it first."""
    now_ms = till.clock.wall_ms()
    with till.db.write() as tx:
        if not carts.set_parked(tx, cart_id, is_parked=False, now_ms=now_ms, actor=till.person):
            raise CartNotFound
        cart = carts.load(tx, cart_id)
    assert cart is not None
    return cart


def parked_sales(till: TillContext) -> tuple[carts.ParkedCart, ...]:
    """The bills put aside, oldest first."""
    with till.db.read() as tx:
        return carts.parked(tx)


def receipt_no(recorded: Recorded) -> str:
    """What a receipt prints to be found again: till, epoch, till_seq and eight of the hash."""
    envelope = recorded.envelope
    place = MovementPlace(envelope.till_no, envelope.epoch, envelope.till_seq, 0)
    return ids.receipt_no(place, recorded.hash)


def by_receipt_no(tx: Tx, text: str, *, what: str) -> Recorded:
    """The event that a receipt number names, typed or scanned; `what` says what is looked for.

    Raises EventNotFound, BillPutAway where head office alone still has what is so old.
    """
    found = sale_queries.by_receipt_no(tx, text)
    if found is not None:
        return found
    shown = text.strip()[:40]
    if sale_queries.is_put_away(tx, text):
        raise BillPutAway(event_id=shown)
    raise EventNotFound(what=what, event_id=shown)


def _enter(till: TillContext, cart: Cart, *, product: Product, entry: CartEntry) -> Cart:
    """Put an entry on the bill; a product that is running low says so on its line."""
    if product.low_at_milli is not None:
        with till.db.read() as tx:
            left = stock_queries.on_hand(tx, [product.product_id])[product.product_id]
        if left <= product.low_at_milli:
            entry = msgspec.structs.replace(entry, low_stock=left)
    return cart.enter(product, entry, lang=till.lang)


def writer_of(till: TillContext, cart: Cart) -> event_log.Writer:
    """Who writes a bill's event: its cashier, and everyone who approved what was done to it."""
    cashier, _, by_now = till.actor.partition(APPROVED)
    actor = actor_of(cashier, approved_by=also_allowed(cart.allowed_by, by_now))
    return msgspec.structs.replace(till.writer, actor=actor)


def _times(value: int, times_milli: int) -> int:
    return (value * times_milli + 500) // 1000


def completed(appended: event_log.Appended, *, total_paisa: int, change_paisa: int) -> Completed:
    recorded = appended.recorded[0]
    return Completed(
        recorded=recorded,
        receipt_no=receipt_no(recorded),
        total_paisa=total_paisa,
        change_paisa=change_paisa,
        topics=appended.topics,
    )


def claims_of(tx: Tx, cart: Cart) -> dict[int, Claim]:
    """What the till knows of the stock of a cart's products."""
    levels = stock_queries.levels(tx, (line.product_id for line in cart.lines))
    return {product_id: level.claim for product_id, level in levels.items()}
