"""What events add to the reports: sums by day and month, lines of bills, stock at average cost.

A sale counts when it is in the log, held or not, as in the takings; stock counts what was applied.
Costs are the moving average of what was paid (IAS 2, weighted average), in the order of the feed.
docs/reports.md says all of it in the words of an accountant.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from pos_protocol.envelope import Envelope
from pos_protocol.events import (
    Event,
    KhataPaid,
    MovementType,
    OutReason,
    ProductAdded,
    ProductChanged,
    ReconciliationDecided,
    SaleCompleted,
    SaleLine,
    SaleReturned,
    StockCounted,
    StockReceived,
    StockRemoved,
    TenderKind,
)
from pos_protocol.ledger import StockMovement
from pos_protocol.money import split

from pos_protocol import ledger
from sync_server.db.bulk import Row
from sync_server.db.database import Tx
from sync_server.db.projections.takings import fiscal_day, zone_minutes
from sync_server.db.reporting import keeping
from sync_server.db.reporting.keeping import Key, ProductNow, StoreNow, Sums, cost_of
from sync_server.db.reporting.periods import month_of, number_of
from sync_server.db.reporting.schema import SALES_FIGURES, SUMMARIES

APPROVED = "/"
"""Between who did something and who allowed it, in an event's actor."""

SPOILT = frozenset({OutReason.SPOILAGE, OutReason.DAMAGE, OutReason.EXPIRED})
"""Losses that the goods themselves bring, and so their vendor."""

type _What = tuple[str, *tuple[int | str, ...]]

_HOUR_MS = 3_600_000
_MINUTE_MS = 60_000


class Fact(Struct, frozen=True, kw_only=True):
    """An entry of the feed."""

    store_seq: int
    envelope: Envelope
    event: Event
    held: bool


class _Place(Struct, frozen=True, kw_only=True):
    """When and by whom, as the till printed it."""

    store_seq: int
    till_no: int
    day: int
    month: int
    hour: int
    cashier: str


class _Priced(Struct, frozen=True, kw_only=True):
    """A line of a bill with its share of the bill's discount; `cost` None where it is unknown."""

    line: SaleLine
    discount: int
    tax: int
    net: int
    cost: int | None

    @property
    def uncosted(self) -> int:
        """The revenue of which nobody knows what it cost."""
        return self.net - self.tax if self.cost is None else 0


class ReportFold:
    """What the reports keep of one store, as far as it was loaded."""

    def __init__(self, store_id: int) -> None:
        self.store_id = store_id
        self.sums: Sums = {name: {} for name in SUMMARIES}
        self.lines: list[Row] = []
        self.products: dict[int, ProductNow] = {}
        self.store = StoreNow()

    def load(self, tx: Tx, events: Iterable[Event]) -> None:
        """Read the state of what these events touch."""
        named: set[int] = set()
        for event in events:
            named.update(line.product_id for line in getattr(event, "lines", ()))
            if isinstance(event, ProductAdded | ProductChanged):
                named.add(event.product_id)
        if named:
            self.products = keeping.load_products(tx, self.store_id, named)
        self.store = keeping.load_store(tx, self.store_id)

    def save(self, tx: Tx) -> None:
        """Write what was made."""
        keeping.save_sums(tx, self.store_id, self.sums)
        keeping.save_lines(tx, self.lines)
        keeping.save_state(tx, self.store_id, products=self.products, store=self.store)

    def apply(self, fact: Fact) -> None:
        """Take in one event."""
        at = _place(fact)
        event = fact.event
        self.store.zone_min = zone_minutes(fact.envelope.occurred_at.zone)
        match event:
            case SaleCompleted() | SaleReturned():
                self._bill(at, event, is_held=fact.held)
            case StockReceived():
                if not fact.held:
                    self._receive(at, event)
            case StockRemoved() | StockCounted() | ReconciliationDecided():
                if not fact.held:
                    for moved in ledger.stock_movements(event):
                        self._move_apart(at, moved)
            case ProductAdded() | ProductChanged():
                self._list(at, event)
            case KhataPaid(tender=tender):
                self._add(at, ("report_tender", str(tender.kind)), (0, 0, 0, tender.amount))
            case _:
                # Cash in the drawer, shifts, customers' names and clocks are in no report.
                pass
        for entry in ledger.khata_entries(event):
            change = (max(entry.amount, 0), max(-entry.amount, 0))
            self._plus("report_khata", (entry.customer_id, at.day), change)

    def _bill(self, at: _Place, event: SaleCompleted | SaleReturned, *, is_held: bool) -> None:
        sign = -1 if isinstance(event, SaleReturned) else 1
        sums = [0] * len(SALES_FIGURES)
        shares = split(event.discount, [line.amount for line in event.lines])
        moved = ledger.stock_movements(event)
        for n, (line, share) in enumerate(zip(event.lines, shares, strict=True), 1):
            product = self._product(line.product_id)
            tax = line.tax_added + line.tax_included
            priced = _Priced(
                line=line,
                discount=line.discount + share,
                tax=tax,
                net=line.amount - share,
                cost=cost_of(line.quantity, product.unit_millipaisa),
            )
            self._sell_line(at, priced, sign=sign, n=n)
            figures = (line.gross, priced.discount, tax, 0, priced.net)
            for place, figure in enumerate(figures, 3):
                sums[place] += sign * figure
            sums[9] += sign * (priced.cost or 0)
            sums[10] += sign * priced.uncosted
            if not is_held:
                self._move(at, line.product_id, moved[n - 1].delta)
            if sign > 0:
                product.last_sold_day = max(product.last_sold_day or 0, at.day)
        # What the lines do not explain of the total was rounded.
        sums[6] = sign * event.total - sums[7]
        sums[7] = sign * event.total
        if sign > 0:
            sums[0], sums[2] = 1, len(event.lines)
        else:
            sums[1], sums[8] = 1, event.total
        self._add(at, ("report_sales",), (*sums, 0))
        self._add(at, ("report_hour", at.hour), sums)
        self._add(at, ("report_cashier", at.cashier), sums)
        self._tenders(at, event, sign)

    def _sell_line(self, at: _Place, priced: _Priced, *, sign: int, n: int) -> None:
        line = priced.line
        money = [sign * figure for figure in (line.gross, priced.discount, priced.tax, priced.net)]
        cost, uncosted = sign * (priced.cost or 0), sign * priced.uncosted
        sold = (line.quantity, 0) if sign > 0 else (0, line.quantity)
        figures = (int(sign > 0), *sold, *money, cost, uncosted, 0, 0)
        self._add(at, ("report_product", line.product_id), figures)
        self.lines.append(
            (
                self.store_id,
                at.store_seq,
                n,
                at.day,
                at.hour,
                at.till_no,
                at.cashier,
                int(sign < 0),
                line.product_id,
                sign * line.quantity,
                *money,
                None if priced.cost is None else cost,
            )
        )
        vendor_id = self._product(line.product_id).vendor_id
        if vendor_id is not None:
            figures = (0, 0, 0, 0, 0, 0, money[3], money[2], cost, uncosted)
            self._add(at, ("report_vendor", vendor_id), figures)

    def _tenders(self, at: _Place, event: SaleCompleted | SaleReturned, sign: int) -> None:
        amounts: Counter[str] = Counter()
        for tender in event.tenders:
            # What goods paid that came back in exchange is no money: it stands on both sides.
            if tender.kind is not TenderKind.EXCHANGE:
                amounts[str(tender.kind)] += tender.amount
        if isinstance(event, SaleCompleted) and event.change:
            amounts[str(TenderKind.CASH)] -= event.change
        for kind, amount in amounts.items():
            both = (amount, 0) if sign > 0 else (0, amount)
            self._add(at, ("report_tender", kind), (1, *both, 0))
            key = (at.day, at.hour, at.cashier, kind)
            self._plus("report_takings", key, (1, sign * amount))

    def _receive(self, at: _Place, event: StockReceived) -> None:
        for line, moved in zip(event.lines, ledger.stock_movements(event), strict=True):
            product = self._product(line.product_id)
            before = _stock_of(product)
            if line.cost is not None:
                product.average_millipaisa = _average(product, line.quantity, line.cost * 1000)
            if event.vendor_id is not None:
                product.vendor_id = event.vendor_id
            product.last_in_day = max(product.last_in_day or 0, at.day)
            paid = cost_of(line.quantity, None if line.cost is None else line.cost * 1000)
            value = cost_of(line.quantity, product.unit_millipaisa) if paid is None else paid
            self._note_moved(at, moved, value)
            self._move(at, line.product_id, line.quantity, before=before)
            if event.vendor_id is not None:
                figures = (int(line is event.lines[0]), 1, paid or 0, int(paid is None))
                more = (0, 0, 0, 0, 0, 0)
                self._add(at, ("report_vendor", event.vendor_id), (*figures, *more))

    def _move_apart(self, at: _Place, moved: StockMovement) -> None:
        """Stock that moved without a sale or a delivery."""
        product = self._product(moved.product_id)
        value = cost_of(moved.quantity, product.unit_millipaisa)
        self._note_moved(at, moved, value)
        self._move(at, moved.product_id, moved.delta)
        if product.vendor_id is None or moved.type is not MovementType.MANUAL_REMOVAL:
            return
        is_back = moved.reason == OutReason.VENDOR_RETURN
        if is_back or moved.reason in SPOILT:
            both = (value or 0, 0) if is_back else (0, value or 0)
            self._add(at, ("report_vendor", product.vendor_id), (0, 0, 0, 0, *both, 0, 0, 0, 0))

    def _list(self, at: _Place, event: ProductAdded | ProductChanged) -> None:
        """The catalogue's word on cost and vendor, until a delivery says more."""
        product = self._product(event.product_id)
        before = _stock_of(product)
        if event.cost is None or isinstance(event.cost, int):
            product.listed_paisa = event.cost
        if isinstance(event.vendor_id, int):
            product.vendor_id = event.vendor_id
        self._move(at, event.product_id, 0, before=before)

    def _note_moved(self, at: _Place, moved: StockMovement, value: int | None) -> None:
        keys = (str(moved.type), str(moved.reason))
        unvalued = int(value is None)
        self._add(at, ("report_moved", *keys), (1, value or 0, unvalued))
        figures = (1, moved.quantity, value or 0, unvalued)
        self._add(at, ("report_moved_product", *keys, moved.product_id), figures)

    def _move(
        self,
        at: _Place,
        product_id: int,
        delta_milli: int,
        *,
        before: tuple[int, int, int, int] | None = None,
    ) -> None:
        """Change a product's stock, and what the store's stock is worth; `before` was noted."""
        product = self._product(product_id)
        was = _stock_of(product) if before is None else before
        product.quantity_milli += delta_milli
        now = _stock_of(product)
        if now == was and not delta_milli:
            return
        store = self.store
        store.stocked_products += now[0] - was[0]
        store.below_zero_products += now[1] - was[1]
        store.unvalued_products += now[2] - was[2]
        store.stock_value_paisa += now[3] - was[3]
        value = now[3] - was[3]
        figures = (0, 0, 0, 0, 0, 0, 0, 0, 0, delta_milli, value)
        self._add(at, ("report_product", product_id), figures)
        if value:
            self._add(at, ("report_sales",), (*[0] * len(SALES_FIGURES), value))

    def _product(self, product_id: int) -> ProductNow:
        found = self.products.get(product_id)
        if found is None:
            found = self.products[product_id] = ProductNow()
        return found

    def _add(self, at: _Place, what: _What, figures: Iterable[int]) -> None:
        """Add to the sum of the day and to that of its month; `what` is a table and a key."""
        name, *key = what
        figures = tuple(figures)
        self._plus(name, (at.day, *key), figures)
        self._plus(name, (at.month, *key), figures)

    def _plus(self, name: str, key: Key, figures: tuple[int, ...]) -> None:
        found = self.sums[name].get(key)
        if found is None:
            self.sums[name][key] = list(figures)
            return
        for place, figure in enumerate(figures):
            found[place] += figure


def _place(fact: Fact) -> _Place:
    at, zone = fact.envelope.occurred_at, fact.envelope.occurred_at.zone
    day = number_of(fiscal_day(at.wall_ms, zone))
    return _Place(
        store_seq=fact.store_seq,
        till_no=fact.envelope.till_no,
        day=day,
        month=month_of(day),
        hour=(at.wall_ms + zone_minutes(zone) * _MINUTE_MS) // _HOUR_MS % 24,
        # Blanks at the end are nothing to MySQL, and so would make two names one.
        cashier=fact.envelope.actor.partition(APPROVED)[0].strip(),
    )


def _stock_of(product: ProductNow) -> tuple[int, int, int, int]:
    """Whether it is in stock, below zero, in stock at an unknown cost; and what it is worth."""
    is_there = product.quantity_milli > 0
    return (
        int(is_there),
        int(product.quantity_milli < 0),
        int(is_there and product.unit_millipaisa is None),
        product.value_paisa,
    )


def _average(product: ProductNow, quantity_milli: int, unit_millipaisa: int) -> int:
    """The average cost of what is there and what comes, rounded half up.

    What was sold before it came is gone: below zero, the new cost alone counts.
    """
    there, known = max(product.quantity_milli, 0), product.unit_millipaisa
    if known is None:
        return unit_millipaisa
    whole = there + quantity_milli
    return (there * known + quantity_milli * unit_millipaisa + whole // 2) // whole
