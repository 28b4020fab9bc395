"""Reports of stock: turnover, dead goods, value, vendors, shrinkage, what to order."""

from msgspec import structs
from pos_protocol.events import InReason, OutReason
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json, quantity_text, to_order

from sync_server.db.database import Tx
from sync_server.db.queries.reports import names, stock, sums
from sync_server.db.queries.reports.names import ProductName
from sync_server.db.queries.reports.sums import Sums
from sync_server.db.reporting.keeping import ProductNow, cost_of
from sync_server.db.reporting.periods import day_of, day_text
from sync_server.operations.reporting.question import (
    Page,
    Part,
    Question,
    each_store,
    percent,
    ratio,
    store_by_store,
)
from sync_server.operations.reporting.rows import (
    DeadRow,
    LowRow,
    ShrinkageRow,
    TurnoverRow,
    ValueRow,
    VendorRow,
)
from sync_server.operations.reporting.selling import earned, earned_by_bills

DAYS_A_YEAR = 365

KINDS: dict[str, str] = {
    OutReason.SPOILAGE: "loss",
    OutReason.DAMAGE: "loss",
    OutReason.THEFT: "loss",
    OutReason.EXPIRED: "loss",
    OutReason.COUNT_LOSS: "loss",
    InReason.COUNT_GAIN: "gain",
    OutReason.OWN_USE: "use",
    OutReason.SAMPLE: "use",
    OutReason.VENDOR_RETURN: "sent on",
    OutReason.TRANSFER_OUT: "sent on",
    OutReason.CORRECTION: "correction",
}
"""What a reason is in the report of shrinkage; goods that came otherwise are not in it."""


def turnover(tx: Tx, question: Question) -> Page:
    """How often the stock was sold in a year at the rate of the period: cost of sales / stock."""
    if question.by == "product":
        return store_by_store(tx, question, lambda part: _product_turns(tx, question, part))
    return each_store(tx, question, lambda called: _store_turns(tx, question, called))


def stock_value(tx: Tx, question: Question) -> Page:
    """What the stock of now cost, at the average of what was paid."""
    if question.by == "product":
        return store_by_store(tx, question, lambda part: _product_values(tx, part))
    return each_store(tx, question, lambda called: _store_values(tx, called))


def dead_stock(tx: Tx, question: Question) -> Page:
    """Goods in stock that neither came nor were sold in the last days."""
    before = question.start

    def read(part: Part) -> list[tuple[int, DeadRow]]:
        store_id = part.store_id
        found = stock.dead(tx, store_id, before=before, after=part.after, limit=part.limit)
        called = names.products(tx, store_id, [row.product_id for row in found])
        return [
            (row.product_id, _dead(store_id, row, called=called, end=question.end)) for row in found
        ]

    return store_by_store(tx, question, read)


def vendors(tx: Tx, question: Question) -> Page:
    """What vendors delivered, and what became of it."""

    def read(part: Part) -> list[tuple[int, VendorRow]]:
        store_id = part.store_id
        found = sums.by_key(
            tx,
            "report_vendor",
            question.scope.of_store(store_id),
            by=("vendor_id",),
            after=part.after,
            limit=part.limit,
        )
        called = names.vendors(tx, store_id, [row.vendor_id for row in found])
        return [(row.vendor_id, _vendor(store_id, row, called)) for row in found]

    return store_by_store(tx, question, read)


def shrinkage(tx: Tx, question: Question) -> Page:
    """What left without a sale, by reason, at cost; and what it is of the revenue."""
    (sold,) = sums.by_key(tx, "report_sales", question.scope)
    revenue = earned_by_bills(sold).revenue
    rows = []
    for row in sums.by_key(tx, "report_moved", question.scope, by=("reason", "type")):
        kind = KINDS.get(row.reason)
        if kind is None:
            continue
        # What came adds to the stock: a loss of less than nothing.
        value = int(row.value_paisa) * (1 if row.type == "manual_removal" else -1)
        rows.append(
            ShrinkageRow(
                reason=row.reason,
                kind=kind,
                lines=int(row.line_count),
                value=money_text(value),
                unvalued_lines=int(row.unvalued_lines),
                percent_of_revenue=percent(value, revenue),
            )
        )
    return Page(rows=rows)


def low_stock(tx: Tx, question: Question) -> Page:
    """Goods that are at their limit or will not last until a delivery; and how much to order."""
    told: list[Sums] = []

    def read(part: Part) -> list[tuple[int, LowRow]]:
        store_id = part.store_id
        found = stock.low(
            tx,
            structs.replace(question.scope_and_behind(), stores=(store_id,)),
            days=question.days,
            lead_days=question.lead_days,
            after=part.after,
            limit=part.limit,
        )
        told.extend(found[:1])
        return [(row.product_id, _low(store_id, row, question=question)) for row in found]

    return store_by_store(tx, question, read).told_by(told)


def _store_turns(tx: Tx, question: Question, called: dict[int, str]) -> list[TurnoverRow]:
    scope = sums.Scope(stores=tuple(called), start=question.start, end=question.end)
    now = {row.store_id: row.stock_value_paisa for row in stock.values_of_stores(tx, list(called))}
    during = {row.store_id: row for row in sums.by_key(tx, "report_sales", scope, by=("store_id",))}
    later = {
        row.store_id: int(row.stock_value_paisa)
        for row in sums.changes_after(tx, "report_sales", scope, by=("store_id",))
    }
    return [
        _turns(
            (store_id, None, name),
            question,
            closing=now.get(store_id, 0) - later.get(store_id, 0),
            during=during.get(store_id),
        )
        for store_id, name in called.items()
    ]


def _product_turns(tx: Tx, question: Question, part: Part) -> list[tuple[int, TurnoverRow]]:
    store_id = part.store_id
    scope = question.scope.of_store(store_id)
    found = sums.by_key(
        tx, "report_product", scope, by=("product_id",), after=part.after, limit=part.limit
    )
    numbers = [row.product_id for row in found]
    called = names.products(tx, store_id, numbers)
    now = {row.product_id: _now(row) for row in stock.some_products(tx, store_id, numbers)}
    later = {
        row.product_id: int(row.stock_value_paisa)
        for row in sums.changes_after(tx, "report_product", scope, by=("product_id",), only=numbers)
    }
    return [
        (
            row.product_id,
            _turns(
                (store_id, row.product_id, _name(called, row.product_id)),
                question,
                closing=now[row.product_id].value_paisa - later.get(row.product_id, 0),
                during=row,
            ),
        )
        for row in found
    ]


def _turns(
    what: tuple[int, int | None, str],
    question: Question,
    *,
    closing: int,
    during: Sums,
) -> TurnoverRow:
    store_id, product_id, name = what
    cost = int(during.cost_paisa) if during else 0
    opening = closing - (int(during.stock_value_paisa) if during else 0)
    days = (day_of(question.end) - day_of(question.start)).days + 1
    # Twice the average, so that nothing is rounded before the end.
    both = opening + closing
    return TurnoverRow(
        store_id=store_id,
        product_id=product_id,
        name=name,
        cost_of_sales=money_text(cost),
        opening_value=money_text(opening),
        closing_value=money_text(closing),
        average_value=ratio(both, 200) or "0.00",
        turns_a_year=ratio(cost * 2 * DAYS_A_YEAR, both * days),
        days_of_stock=ratio(both * days, cost * 2),
    )


def _store_values(tx: Tx, called: dict[int, str]) -> list[ValueRow]:
    now = {row.store_id: row for row in stock.values_of_stores(tx, list(called))}
    return [
        ValueRow(
            store_id=store_id,
            product_id=None,
            name=name,
            products=now[store_id].stocked_products if store_id in now else 0,
            below_zero=now[store_id].below_zero_products if store_id in now else 0,
            uncosted=now[store_id].unvalued_products if store_id in now else 0,
            on_hand=None,
            unit_cost=None,
            value=money_text(now[store_id].stock_value_paisa if store_id in now else 0),
        )
        for store_id, name in called.items()
    ]


def _product_values(tx: Tx, part: Part) -> list[tuple[int, ValueRow]]:
    store_id = part.store_id
    found = stock.products(tx, store_id, after=part.after, limit=part.limit)
    called = names.products(tx, store_id, [row.product_id for row in found])
    rows = []
    for row in found:
        now = _now(row)
        unit = cost_of(1000, now.unit_millipaisa)
        is_there = now.quantity_milli > 0
        shown = ValueRow(
            store_id=store_id,
            product_id=row.product_id,
            name=_name(called, row.product_id),
            products=int(is_there),
            below_zero=int(not is_there),
            uncosted=int(is_there and unit is None),
            on_hand=quantity_json(now.quantity_milli),
            unit_cost=None if unit is None else money_text(unit),
            value=money_text(now.value_paisa),
        )
        rows.append((row.product_id, shown))
    return rows


def _dead(store_id: int, row: Sums, *, called: dict[int, ProductName], end: int) -> DeadRow:
    now = _now(row)
    last = now.last_sold_day
    return DeadRow(
        store_id=store_id,
        product_id=row.product_id,
        name=_name(called, row.product_id),
        on_hand=quantity_json(now.quantity_milli),
        value=None if now.unit_millipaisa is None else money_text(now.value_paisa),
        last_in=None if now.last_in_day is None else day_text(now.last_in_day),
        last_sold=None if last is None else day_text(last),
        days_without_sale=None if last is None else (day_of(end) - day_of(last)).days,
    )


def _vendor(store_id: int, row: Sums, called: dict[int, str]) -> VendorRow:
    purchased, spoilt, cost = int(row.purchased_paisa), int(row.lost_paisa), int(row.cost_paisa)
    return VendorRow(
        store_id=store_id,
        vendor_id=row.vendor_id,
        name=called.get(row.vendor_id, ""),
        deliveries=int(row.deliveries),
        delivered_lines=int(row.line_count),
        purchased=money_text(purchased),
        unpriced_lines=int(row.unvalued_lines),
        sent_back=money_text(int(row.sent_back_paisa)),
        spoilt=money_text(spoilt),
        spoilt_percent=percent(spoilt, purchased),
        net=money_text(int(row.net_paisa)),
        **earned(row).shown,
        sell_through_percent=percent(cost, purchased),
    )


def _low(store_id: int, row: Sums, *, question: Question) -> LowRow:
    sold, on_hand = max(int(row.sold_milli), 0), int(row.quantity_milli)
    ordered = to_order(
        on_hand,
        int(row.low_at_milli or 0),
        sold,
        days=question.days,
        cover_days=question.lead_days,
    )
    return LowRow(
        store_id=store_id,
        product_id=row.product_id,
        name=row.name,
        unit=row.unit,
        on_hand=quantity_json(on_hand),
        low_at=None if row.low_at_milli is None else quantity_json(row.low_at_milli),
        sold_a_day=quantity_text((sold * 2 + question.days) // (2 * question.days)),
        days_left=ratio(max(on_hand, 0) * question.days, sold),
        suggested=ordered // 1000,
    )


def _now(row: Sums) -> ProductNow:
    return ProductNow(
        quantity_milli=row.quantity_milli,
        average_millipaisa=row.average_millipaisa,
        listed_paisa=row.listed_paisa,
        last_in_day=row.last_in_day,
        last_sold_day=row.last_sold_day,
    )


def _name(called: dict[int, ProductName], product_id: int) -> str:
    found = called.get(product_id)
    return found.name if found else ""
