"""Selling: what a scan means, the open cart, completing a sale, parking, returns."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from pos_protocol.envelope import Recorded
from pos_protocol.events import ShiftOpened, Tender
from pos_protocol.ids import new_event_id
from pos_protocol.ledger import Claim

from pos_app.db import carts, event_log
from pos_app.db.entry import Topic
from pos_app.db.queries import shifts
from pos_app.db.queries import stock as stock_queries
from pos_app.db.statement import Tx
from pos_app.domain import sale
from pos_app.domain.cart import Cart
from pos_app.errors import NothingToSell
from pos_app.operations.context import TillContext


class Completed(msgspec.Struct, frozen=True, kw_only=True):
    """A sale or return that is on the disk."""

    recorded: Recorded
    receipt_no: str
    total_paisa: int
    change_paisa: int
    topics: frozenset[Topic]


def open_cart(till: TillContext) -> Cart:
    """The cart as it was left, also by a power cut; an empty one when there is none."""
    with till.db.read() as tx:
        found = carts.load_open(tx)
    return found or new_cart(till)


def new_cart(till: TillContext) -> Cart:
    """An empty cart. It is on the disk from its first saved line."""
    return Cart(cart_id=new_event_id(max(till.clock.wall_ms(), 0), till.rng))


def save_cart(till: TillContext, cart: Cart) -> None:
    """Keep the open cart; only lines that changed are written."""
    with till.db.write() as tx:
        carts.save(tx, cart, now_ms=till.clock.wall_ms())


def complete_sale(till: TillContext, cart: Cart, tenders: Sequence[Tender]) -> Completed:
    """Sell a cart: one transaction, durable when this returns; only then print.

    The first sale opens a shift by itself with an empty float. Raises NothingToSell,
    TenderTooSmall, TenderRefused, KhataNeedsCustomer (then nothing changed), and OutsideErrors
    (then the cart is still there).
    """
    if cart.is_empty:
        raise NothingToSell
    with till.db.write() as tx:
        event = sale.complete(
            cart,
            tenders,
            shift_id=current_shift(till, tx),
            claims=claims(tx, cart),
            rounding_paisa=till.rounding_paisa,
        )
        appended = event_log.append(tx, [event], by=till.writer)
        carts.clear(tx, cart.cart_id)
    recorded = appended.recorded[0]
    return Completed(
        recorded=recorded,
        receipt_no=receipt_no(recorded),
        total_paisa=event.total,
        change_paisa=event.change,
        topics=appended.topics,
    )


def receipt_no(recorded: Recorded) -> str:
    """What a receipt prints to be found again: till, epoch, till_seq and eight of the hash."""
    envelope = recorded.envelope
    place = f"{envelope.till_no}-{envelope.epoch}-{envelope.till_seq}"
    return f"{place}-{recorded.hash[:4].hex()}"


def current_shift(till: TillContext, tx: Tx) -> UUID:
    """The open shift; without one it is opened in the same transaction, with an empty float."""
    till_no = till.identity.till_no
    open_id = shifts.open_shift_id(tx, till_no)
    if open_id is not None:
        return open_id
    last = shifts.latest(tx, till_no)
    opened = ShiftOpened(shift_no=last.shift_no + 1 if last else 1)
    return event_log.append(tx, [opened], by=till.writer).recorded[0].envelope.event_id


def claims(tx: Tx, cart: Cart) -> dict[int, Claim]:
    """What the till knows of the stock of a cart's products."""
    levels = stock_queries.levels(tx, (line.product_id for line in cart.lines))
    return {product_id: level.claim for product_id, level in levels.items()}
