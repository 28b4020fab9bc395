"""The sums behind the reports, by day and till: what was sold, how it was paid, what was lost.

Sums. Day and hour are those at the till that recorded it, by its wall clock and zone. No cost is in
them: what goods cost when they were sold depends on the order of deliveries, which only the feed
has, so a report multiplies by the cost that the catalogue names.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pos_protocol.events import (
    CashMoved,
    ClockNoted,
    CustomerAdded,
    CustomerChanged,
    DrawerOpened,
    EpochOpened,
    InReason,
    KhataAdjusted,
    KhataPaid,
    MovementType,
    PaymentConfirmed,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    ReconciliationDecided,
    SaleCompleted,
    SaleReturned,
    ShiftClosed,
    ShiftOpened,
    StaffChanged,
    StockCounted,
    StockReceived,
    StockRemoved,
    StoreRuleSet,
    TenderKind,
    VendorAdded,
)
from pos_protocol.ledger import StockMovement
from pos_protocol.money import split

from pos_app.clock import local_moment
from pos_app.db import sql
from pos_app.db.entry import Entry, Topic
from pos_app.db.statement import Statement, Tx
from pos_app.domain.people import APPROVED

HANDLES = frozenset(
    {SaleCompleted, SaleReturned, KhataPaid, StockRemoved, StockReceived, StockCounted}
)
IGNORES = frozenset(
    {
        ReconciliationDecided,
        ProductAdded,
        ProductChanged,
        ProductRemoved,
        StoreRuleSet,
        VendorAdded,
        CustomerAdded,
        CustomerChanged,
        KhataAdjusted,
        ShiftOpened,
        CashMoved,
        DrawerOpened,
        ShiftClosed,
        StaffChanged,
        EpochOpened,
        ClockNoted,
        PaymentConfirmed,
    }
)
TOPIC = Topic.SALES
MONTH_CHARS = len("2026-11")
PUT_BACK = "put_back"

_KEYS = {
    "sold_hour": ("day", "till_no", "hour"),
    "sold_product": ("day", "till_no", "product_id"),
    "sold_month": ("month", "till_no", "product_id"),
    "sold_by": ("day", "till_no", "actor"),
    "paid_by": ("day", "till_no", "source", "kind"),
    "taken_out": ("day", "till_no", "reason", "product_id"),
}
_SUMS = {
    "sold_hour": ("sales", "sales_total", "returns", "returns_total", "discount", "tax"),
    "sold_product": ("quantity", "returned", "amount", "tax"),
    "sold_month": ("quantity", "returned", "amount", "tax"),
    "sold_by": ("sales", "sales_total", "returns", "returns_total", "discount"),
    "paid_by": ("amount", "times"),
    "taken_out": ("quantity", "times"),
}
TABLES = tuple(_KEYS)
_ADD = {
    table: Statement(sql.upsert(table, keys, dict.fromkeys(_SUMS[table], sql.ADD)))
    for table, keys in _KEYS.items()
}

type _Sold = SaleCompleted | SaleReturned
type _Key = tuple[str | int, ...]
type _Part = tuple[str, _Key, tuple[int, ...]]


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Add these events to their days, each row once however many of them concern it."""
    sums: dict[str, dict[_Key, list[int]]] = {table: {} for table in TABLES}
    for each in entries:
        for table, key, amounts in _parts(each):
            row = sums[table].get(key)
            if row is None:
                sums[table][key] = list(amounts)
            else:
                row[:] = map(int.__add__, row, amounts)
    for table, rows in sums.items():
        if rows:
            names = (*_KEYS[table], *_SUMS[table])
            values = (dict(zip(names, (*key, *row), strict=True)) for key, row in rows.items())
            _ADD[table].many(tx, values)


def reset(tx: Tx) -> None:
    """Forget all days."""
    for table in TABLES:
        tx.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names


def _parts(each: Entry) -> Iterator[_Part]:
    """What one event adds, and to which rows."""
    event, envelope = each.recorded.event, each.recorded.envelope
    at = local_moment(envelope.occurred_at.wall_ms, envelope.occurred_at.zone)
    place = (at.date().isoformat(), envelope.till_no)
    if isinstance(event, StockRemoved | StockReceived | StockCounted):
        is_undo = envelope.corrects is not None
        for movement in each.movements:
            reason = _loss(movement, is_undo=is_undo)
            if reason:
                amounts = (-movement.delta, 1)
                yield "taken_out", (*place, reason, movement.product_id), amounts
    elif isinstance(event, KhataPaid):
        tender = event.tender
        yield "paid_by", (*place, "khata", str(tender.kind)), (tender.amount, 1)
    elif isinstance(event, SaleCompleted | SaleReturned):
        who = envelope.actor.partition(APPROVED)[0]
        yield from _sold(event, place, hour=at.hour, who=who)


def _loss(movement: StockMovement, *, is_undo: bool) -> str:
    """Under which word a movement is a loss, or takes one back; empty for what is neither.

    Goods that an undone removal put back are told by a word of their own: the event that puts them
    back does not know why they had left.
    """
    if movement.type is MovementType.MANUAL_REMOVAL or movement.reason == InReason.COUNT_GAIN:
        return movement.reason
    return PUT_BACK if is_undo and movement.reason == InReason.CORRECTION else ""


def _sold(event: _Sold, place: tuple[str, int], *, hour: int, who: str) -> Iterator[_Part]:
    """What a sale adds, and what a return takes away again."""
    day, till_no = place
    is_sale = isinstance(event, SaleCompleted)
    sign = 1 if is_sale else -1
    bills = (1, event.total, 0, 0) if is_sale else (0, 0, 1, event.total)
    tax = sign * sum(line.tax_added + line.tax_included for line in event.lines)
    discount = sign * (event.discount + sum(line.discount for line in event.lines))
    yield "sold_hour", (*place, hour), (*bills, discount, tax)
    yield "sold_by", (*place, who), (*bills, discount)
    # As head office shares it: what goods brought in is what was paid for them.
    shares = split(event.discount, [line.amount for line in event.lines])
    for line, share in zip(event.lines, shares, strict=True):
        back = 0 if is_sale else line.quantity
        amounts = (
            sign * line.quantity,
            back,
            sign * (line.amount - share),
            sign * (line.tax_added + line.tax_included),
        )
        yield "sold_product", (*place, line.product_id), amounts
        yield "sold_month", (day[:MONTH_CHARS], till_no, line.product_id), amounts
    source = "sale" if is_sale else "return"
    for kind, amount in _tenders(event).items():
        yield "paid_by", (*place, source, str(kind)), (amount, 1)


def _tenders(event: _Sold) -> dict[TenderKind, int]:
    """What was given in each kind of money; cash without the change that went back.

    What goods paid that came back in exchange is no money: it stands on both sides.
    """
    given: dict[TenderKind, int] = defaultdict(int)
    for tender in event.tenders:
        if tender.kind is not TenderKind.EXCHANGE:
            given[tender.kind] += tender.amount
    if isinstance(event, SaleCompleted) and event.change:
        given[TenderKind.CASH] -= event.change
    return given
