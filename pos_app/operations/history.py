"""Looking back: bills found by what a person remembers of them, one whole, goods in and out."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from pos_protocol.envelope import Recorded
from pos_protocol.events import SaleCompleted, SaleReturned, TenderKind

from pos_app.db import carts, cursors, event_log
from pos_app.db.queries import bills, shifts
from pos_app.db.queries import khata as khata_queries
from pos_app.db.queries import products as product_queries
from pos_app.db.queries import sales as sale_queries
from pos_app.db.queries.bills import EVERY_BILL, BillRow, Page, Standing, StockEntry, Wanted
from pos_app.db.queries.sales import SeenPayment, Unconfirmed
from pos_app.db.statement import Tx
from pos_app.domain.barcode import BarcodeKind
from pos_app.domain.bills.search import BillPlace, BillWish, is_receipt_no, read_wish
from pos_app.domain.people import APPROVED
from pos_app.errors import EventNotFound
from pos_app.operations.context import TillContext
from pos_app.operations.khata.accounts import terms
from pos_app.operations.returning import left_by_line
from pos_app.operations.scanning import scan
from pos_app.operations.selling import by_receipt_no, receipt_no

__all__ = ["Bill", "BillRow", "Page", "Standing", "StockEntry"]

CUSTOMERS_MAX = 20
PRODUCTS_MAX = 5
NOTHING = Page(rows=())


class Bill(msgspec.Struct, frozen=True, kw_only=True):
    """A sale or a return with all that is known of it.

    `returns` are what was taken back since; `left_milli` what may still come back, by line number.
    `origin` is the sale that a return is of, `partner` the other half of an exchange.
    `seen` is what of a sale was paid by QR without a number, and the one that confirmed it since.
    `is_undone`: it was voided, or it is the return that voided one. `is_past`: of a shift that is
    not the one open at this till now.
    """

    recorded: Recorded
    receipt_no: str
    event: SaleCompleted | SaleReturned
    actor: str
    allowed_by: str
    customer: str
    returns: tuple[BillRow, ...]
    left_milli: dict[int, int]
    origin: BillRow | None
    partner: BillRow | None
    standing: Standing | None
    seen: SeenPayment | None
    is_undone: bool
    is_past: bool

    @property
    def event_id(self) -> UUID:
        """What the log calls it."""
        return self.recorded.envelope.event_id

    @property
    def is_sale(self) -> bool:
        """Whether goods went out."""
        return isinstance(self.event, SaleCompleted)

    @property
    def to_confirm_paisa(self) -> int:
        """What was paid by QR and is still to be confirmed."""
        return self.seen.amount_paisa if self.seen is not None and self.seen.is_open else 0

    @property
    def is_all_back(self) -> bool:
        """Whether nothing of it can come back any more."""
        return not any(self.left_milli.values())


def find_bills(
    till: TillContext, text: str = "", *, before: bytes | None = None, limit: int = 50
) -> Page:
    """The bills that a text means, newest first: a number, a day, an amount, goods or a customer.

    Without text all of them. `before` is what the page before gave.
    """
    wish = read_wish(text, today=till.today())
    with till.db.read() as tx:
        if not text.strip():
            return bills.page(tx, EVERY_BILL, before=before, limit=limit)
        return _wished(tx, till, wish, before=before, limit=limit)


def bills_of_day(
    till: TillContext, day: date | None = None, *, before: bytes | None = None, limit: int = 500
) -> Page:
    """The bills of a day by the tills' own calendars, or of every day, newest first."""
    wanted = EVERY_BILL if day is None else Wanted(day=day.isoformat())
    with till.db.read() as tx:
        return bills.page(tx, wanted, before=before, limit=limit)


def scanned_bills(till: TillContext, code: str) -> Page:
    """The bills that a scan means: a receipt's own, a product's, or those of a customer's card."""
    if is_receipt_no(code):
        return find_bills(till, code)
    found = scan(till, code)
    with till.db.read() as tx:
        if found.barcode.kind is BarcodeKind.CUSTOMER and found.code.isdecimal():
            return bills.page(tx, Wanted(customer_ids=(int(found.code[:16]),)))
        ids = [
            event_id
            for product in found.products
            for event_id in bills.of_product(tx, product.product_id)
        ]
        return Page(rows=bills.by_ids(tx, ids))


def bill(till: TillContext, event_id: UUID) -> Bill:
    """A sale or a return whole. Raises EventNotFound, also when only head office still has it."""
    with till.db.read() as tx:
        recorded = event_log.read(tx, event_id)
        if recorded is None or not isinstance(recorded.event, SaleCompleted | SaleReturned):
            raise EventNotFound(what="bill", event_id=event_id)
        return _bill(tx, till, recorded)


def named_bill(till: TillContext, text: str) -> Bill:
    """The bill of a receipt number, typed or scanned. Raises EventNotFound, BillPutAway."""
    with till.db.read() as tx:
        found = by_receipt_no(tx, text, what="bill with the receipt number")
    return bill(till, found.envelope.event_id)


def is_put_away(till: TillContext, text: str) -> bool:
    """Whether a receipt number is of a bill that is too old for this till's log."""
    with till.db.read() as tx:
        return sale_queries.is_put_away(tx, text)


def payments_to_confirm(till: TillContext) -> tuple[Unconfirmed, ...]:
    """The store's QR payments, of every till, that nobody has confirmed yet, oldest first."""
    with till.db.read() as tx:
        return sale_queries.unconfirmed(tx)


def last_sale(till: TillContext) -> UUID | None:
    """The sale that this till made last, or None before its first."""
    with till.db.read() as tx:
        found = sale_queries.last_sale(tx, till.identity.till_no)
    return None if found is None else found.envelope.event_id


def stock_entries(
    till: TillContext, *, before: int | None = None, limit: int = 50
) -> tuple[tuple[StockEntry, ...], int | None]:
    """Goods in and out without a sale, newest first, and where the next page goes on, or None."""
    with till.db.read() as tx:
        return bills.stock_entries(tx, before=2**62 if before is None else before, limit=limit)


def row_receipt_no(row: BillRow) -> str:
    """A listed bill's receipt number, without the hash where the event is not here any more."""
    place = f"{row.till_no}-{row.epoch}-{row.till_seq}"
    return place if row.event_hash is None else f"{place}-{row.event_hash.hex()[:8]}"


def _wished(tx: Tx, till: TillContext, wish: BillWish, *, before: bytes | None, limit: int) -> Page:
    if wish.place is not None:
        return _at(tx, wish.place)
    if wish.day:
        return bills.page(tx, Wanted(day=wish.day), before=before, limit=limit)
    if wish.total_paisa is not None:
        wanted = Wanted(total_paisa=wish.total_paisa)
        page = bills.page(tx, wanted, before=before, limit=limit)
        if before is None and wish.till_seq is not None:
            place = BillPlace(till.identity.till_no, cursors.state(tx).epoch, wish.till_seq)
            page = _joined(_at(tx, place).rows, page)
        return page
    found = khata_queries.search(tx, wish.words, terms=terms(till, tx), limit=CUSTOMERS_MAX)
    numbers = tuple(each.customer.customer_id for each in found)
    page = NOTHING
    if numbers:
        page = bills.page(tx, Wanted(customer_ids=numbers), before=before, limit=limit)
    if before is None:
        ids = [
            event_id
            for hit in product_queries.search(tx, wish.words, limit=PRODUCTS_MAX)
            for event_id in bills.of_product(tx, hit.product.product_id)
        ]
        page = _joined(bills.by_ids(tx, ids), page)
    return page


def _at(tx: Tx, place: BillPlace) -> Page:
    """The bills at a place of a till's log whose hash begins as the receipt says."""
    ids = bills.by_place(tx, till_no=place.till_no, epoch=place.epoch, till_seq=place.till_seq)
    rows = bills.by_ids(tx, ids)
    return Page(
        rows=tuple(
            row for row in rows if (row.event_hash or b"").hex().startswith(place.hash_start)
        )
    )


def _joined(rows: Sequence[BillRow], page: Page) -> Page:
    """Rows found in another way together with a page, newest first, each once."""
    by_id = {row.event_id: row for row in (*rows, *page.rows)}
    joined = tuple(by_id[event_id] for event_id in sorted(by_id, reverse=True))
    return msgspec.structs.replace(page, rows=joined)


def _bill(tx: Tx, till: TillContext, recorded: Recorded) -> Bill:
    envelope, event = recorded.envelope, recorded.event
    assert isinstance(event, SaleCompleted | SaleReturned)
    actor, _, allowed_by = envelope.actor.partition(APPROVED)
    is_sale = isinstance(event, SaleCompleted)
    returned = bills.returns(tx, envelope.event_id) if is_sale else ()
    customer = event.customer_id
    return Bill(
        recorded=recorded,
        receipt_no=receipt_no(recorded),
        event=event,
        actor=actor,
        allowed_by=allowed_by,
        customer="" if customer is None else carts.customer_name(tx, customer),
        returns=returned,
        left_milli=left_by_line(tx, envelope.event_id) if is_sale else {},
        origin=_origin(tx, event),
        partner=_partner(tx, recorded, event),
        standing=bills.standing(tx, envelope.event_id),
        seen=sale_queries.seen_payment(tx, envelope.event_id),
        is_undone=_is_undone(tx, event, returned),
        is_past=shifts.open_shift_id(tx, till.identity.till_no) != event.shift_id,
    )


def _is_undone(tx: Tx, event: SaleCompleted | SaleReturned, returned: Sequence[BillRow]) -> bool:
    if isinstance(event, SaleReturned):
        return event.is_void
    found = (event_log.read(tx, row.event_id) for row in returned)
    return any(
        isinstance(each.event, SaleReturned) and each.event.is_void for each in found if each
    )


def _origin(tx: Tx, event: SaleCompleted | SaleReturned) -> BillRow | None:
    if isinstance(event, SaleCompleted) or event.sale is None:
        return None
    return next(iter(bills.by_ids(tx, [event.sale.bytes])), None)


def _partner(tx: Tx, recorded: Recorded, event: SaleCompleted | SaleReturned) -> BillRow | None:
    """The other half of an exchange: a sale names its return, which stands right before it."""
    given = [each for each in event.tenders if each.kind is TenderKind.EXCHANGE]
    if not given:
        return None
    if isinstance(event, SaleCompleted):
        found = sale_queries.by_receipt_no(tx, given[0].reference)
        ids = [] if found is None else [found.envelope.event_id.bytes]
    else:
        envelope = recorded.envelope
        ids = bills.by_place(
            tx, till_no=envelope.till_no, epoch=envelope.epoch, till_seq=envelope.till_seq + 1
        )
    return next(iter(bills.by_ids(tx, ids)), None)
