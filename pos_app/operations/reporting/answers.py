"""The till's reports: one function each, from sums that the events keep; and the day at a glance.

What goods cost is what the catalogue names now: head office reckons with the moving average, which
needs every till's deliveries in their order. Goods without a cost are in no profit.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

import msgspec
from pos_protocol.events import OutReason
from pos_protocol.quantity import LOOK_BACK_DAYS, to_order

from pos_app.clock import local_day, local_moment
from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.db.queries import khata as khata_queries
from pos_app.db.queries import reports as queries
from pos_app.db.queries.reports import Span
from pos_app.db.statement import Tx
from pos_app.domain.people import Right
from pos_app.domain.report import (
    DAYS_MAX,
    Column,
    Coverage,
    Days,
    Glance,
    Kind,
    Report,
    Row,
    average_bill,
    days_back,
    rate_bp,
    worth,
)
from pos_app.errors import CashierError
from pos_app.operations.context import TillContext
from pos_app.operations.khata.accounts import terms

NO_VENDOR = ""
"""Stands for goods that no vendor is named for."""


class DaysRefusedError(CashierError):
    """Days that are no span: the last before the first, or too many of them."""

    words = "{first} to {last} is no span of days: the first day comes first, {days_max} at most."


class NoSuchReportError(CashierError):
    """`name` is no report; `detail` names those that there are."""

    words = "There is no report {name}. There are: {detail}."


def read(till: TillContext, name: str, days: Days) -> Report:
    """One report for a span of days. Cost and profit are left out for whoever may not see them.

    Raises ApprovalNeeded, NoSuchReportError, DaysRefusedError.
    """
    till.need(Right.SEE_REPORTS)
    _check(days)
    known = _REPORTS.get(name)
    if known is None:
        raise NoSuchReportError(name=name, detail=", ".join(REPORTS))
    columns, bar, rows = known
    with till.db.read() as tx:
        report = Report(
            name=name, days=days, columns=columns, bar=bar, rows=tuple(rows(till, tx, days))
        )
    return report if till.may(Right.SEE_COST) else report.without_cost()


def glance(till: TillContext, days: Days) -> tuple[Glance, Glance]:
    """The figures of these days, and of those to compare with.

    A day that is still going on is compared with as many hours. Raises ApprovalNeeded,
    DaysRefusedError.
    """
    till.need(Right.SEE_REPORTS)
    _check(days)
    now = local_moment(till.clock.wall_ms(), till.clock.zone())
    hour_max = now.hour if days.count == 1 and days.last == now.date() else 23
    shows_profit = till.may(Right.SEE_COST)
    with till.db.read() as tx:
        found = _glance(tx, _span(days), shows_profit=shows_profit)
        before = _span(days.before(), hour_max=hour_max)
        # Hours have no products: a part of a day has no profit to compare with.
        then = _glance(tx, before, shows_profit=shows_profit and hour_max == 23)
    return found, then


def heat(till: TillContext, days: Days) -> tuple[tuple[int, ...], ...]:
    """Takings by weekday (Monday first) and hour, in paisa. Raises ApprovalNeeded."""
    till.need(Right.SEE_REPORTS)
    _check(days)
    cells = [[0] * 24 for _ in range(7)]
    with till.db.read() as tx:
        for day, hour, _, amount in queries.hours(tx, _span(days)):
            cells[date.fromisoformat(day).weekday()][hour] += amount
    return tuple(map(tuple, cells))


def coverage(till: TillContext) -> Coverage:
    """What this till cannot know of its store."""
    with till.db.read() as tx:
        state = cursors.state(tx)
        is_alone = state.server_url is None or not queries.has_other_tills(tx)
        began = queries.began_ms(tx)
    return Coverage(
        own_until=None if began is None else local_day(began, till.clock.zone()),
        others_ms=None if is_alone else state.last_sync_ms,
    )


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """All that a screen shows of one report."""

    report: Report
    now: Glance
    before: Glance
    heat: tuple[tuple[int, ...], ...]
    """Takings by weekday and hour, for a report over time; else empty."""
    coverage: Coverage


def page(till: TillContext, name: str, days: Days) -> Page:
    """A report with the glance over it, read on a connection of its own: for a pool thread.

    Raises as `read`, and what `Database.open` raises.
    """
    db = Database.open_for_long_read(till.settings.database)
    try:
        till = msgspec.structs.replace(till, db=db)
        report = read(till, name, days)
        now, before = glance(till, days)
        return Page(
            report=report,
            now=now,
            before=before,
            heat=heat(till, days) if report.is_over_time else (),
            coverage=coverage(till),
        )
    finally:
        db.close()


def _check(days: Days) -> None:
    if not 1 <= days.count <= DAYS_MAX:
        raise DaysRefusedError(first=days.first, last=days.last, days_max=DAYS_MAX)


def _span(days: Days, *, hour_max: int = 23) -> Span:
    return Span(first=days.first.isoformat(), last=days.last.isoformat(), hour_max=hour_max)


def _glance(tx: Tx, span: Span, *, shows_profit: bool) -> Glance:
    bills, sales, _, returns, discount, tax = queries.sums(tx, span)
    profit, known_bp = None, 0
    if shows_profit:
        profit, known_bp = _profit(tx, span)
    return Glance(
        sales_paisa=sales,
        returns_paisa=returns,
        discount_paisa=discount,
        tax_paisa=tax,
        bills=bills,
        profit_paisa=profit,
        known_bp=known_bp,
    )


def _profit(tx: Tx, span: Span) -> tuple[int, int]:
    """Profit on goods whose cost is known, and the part of the sales that they are."""
    everything, known, tax, cost_milli = queries.earned(tx, span)
    return known - tax - worth(cost_milli, 1), rate_bp(known, everything) or 0


def _takings(_till: TillContext, tx: Tx, days: Days) -> list[Row]:
    return [
        (day, bills, sales, returned, sales - returned, discount, tax)
        for day, bills, sales, _, returned, discount, tax in queries.days(tx, _span(days))
    ]


def _hours(_till: TillContext, tx: Tx, days: Days) -> list[Row]:
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for _, hour, bills, amount in queries.hours(tx, _span(days)):
        sums[hour][0] += bills
        sums[hour][1] += amount
    return [(hour, *sums[hour]) for hour in sorted(sums)]


def _products(till: TillContext, tx: Tx, days: Days) -> list[Row]:
    rows: list[Row] = []
    for number, name, _, quantity, returned, amount, tax, cost, _ in queries.products(
        tx, _span(days), lang=till.lang
    ):
        spent = None if cost is None else worth(cost, quantity)
        profit = None if spent is None else amount - tax - spent
        margin = None if profit is None else rate_bp(profit, amount - tax)
        rows.append((number, name, quantity, returned, amount, tax, spent, profit, margin))
    return rows


def _categories(_till: TillContext, tx: Tx, days: Days) -> list[Row]:
    """By the category of now: goods that move to another take their past with them."""
    rows: list[Row] = []
    for name, pieces, kg, litres, *figures in queries.categories(tx, _span(days)):
        amount, tax, known, cost_milli = figures
        cost = None if cost_milli is None else worth(cost_milli, 1)
        profit = None if cost is None else known - cost
        margin = None if profit is None else rate_bp(profit, known)
        sold = (pieces or 0, kg or 0, litres or 0)
        rows.append((name, *sold, amount, tax, cost, profit, margin))
    return rows


def _vendors(_till: TillContext, tx: Tx, days: Days) -> list[Row]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for _, _, _, quantity, _, amount, tax, cost, vendor in queries.products(tx, _span(days)):
        row = sums[vendor or NO_VENDOR]
        row[0] += 1
        row[1] += amount
        if cost is not None:
            row[2] += worth(cost, quantity)
            row[3] += amount - tax - worth(cost, quantity)
    ordered = sorted(sums.items(), key=lambda each: (-each[1][1], each[0]))
    return [(vendor, *row, rate_bp(row[3], row[2] + row[3])) for vendor, row in ordered]


def _staff(_till: TillContext, tx: Tx, days: Days) -> list[Row]:
    return [
        (who, bills, sales, returned, average_bill(sales, bills), discount)
        for who, bills, sales, _, returned, discount in queries.staff(tx, _span(days))
    ]


def _tenders(_till: TillContext, tx: Tx, days: Days) -> list[Row]:
    sums: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_SOURCES, 0))
    times: dict[str, int] = defaultdict(int)
    for kind, source, amount, count in queries.tenders(tx, _span(days)):
        sums[kind][source] += amount
        times[kind] += count
    ordered = sorted((-_kept(sums[kind]), kind) for kind in sums)
    return [(kind, times[kind], *sums[kind].values(), -kept) for kept, kind in ordered]


_SOURCES = ("sale", "return", "khata")


def _kept(sums: dict[str, int]) -> int:
    return sums["sale"] - sums["return"] + sums["khata"]


def _khata(till: TillContext, tx: Tx, _days: Days) -> list[Row]:
    accounts = khata_queries.accounts(tx, terms=terms(till, tx))
    owing = [each for each in accounts if each.balance_paisa]
    owing.sort(key=lambda each: (-each.balance_paisa, each.customer.customer_id))
    return [
        (
            each.customer.customer_id,
            each.customer.shown_name,
            each.balance_paisa,
            *each.ageing.buckets,
        )
        for each in owing
    ]


def _shrinkage(_till: TillContext, tx: Tx, days: Days) -> list[Row]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for reason, times, quantity, cost, price in queries.shrinkage(tx, _span(days)):
        row = sums[reason]
        row[0] += times
        row[1] += worth(price or 0, quantity)
        row[2] += worth(cost or 0, quantity)
    ordered = sorted(sums.items(), key=lambda each: (-each[1][1], each[0]))
    return [(reason, *row) for reason, row in ordered]


def removed_paisa(till: TillContext, days: Days) -> int:
    """What left without a sale, and not by undoing a delivery, at the costs of now, in paisa."""
    with till.db.read() as tx:
        return sum(
            worth(cost or 0, quantity)
            for reason, _, quantity, cost, _ in queries.shrinkage(tx, _span(days))
            if reason != OutReason.CORRECTION
        )


def _stock(_till: TillContext, tx: Tx, _days: Days) -> list[Row]:
    """What is below zero is worth nothing: it is a question, not a debt of the shelf."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for vendor, quantity, cost, price in queries.stock(tx):
        if quantity > 0:
            row = sums[vendor or NO_VENDOR]
            row[0] += 1
            row[1] += worth(price, quantity)
            row[2] += worth(cost or 0, quantity)
    ordered = sorted(sums.items(), key=lambda each: (-each[1][1], each[0]))
    return [(vendor, *row) for vendor, row in ordered]


def _low(till: TillContext, tx: Tx, _days: Days) -> list[Row]:
    """What is on the shelf now, beside what went until now: another day's pace is no help."""
    sold = queries.sold(tx, _span(days_back(till.today(), LOOK_BACK_DAYS)))
    rows: list[Row] = [
        (number, name, vendor or NO_VENDOR, stock, mark, went := max(0, sold.get(number, 0)),
         to_order(stock, mark, went))
        for number, name, _, stock, mark, vendor in queries.low(tx, lang=till.lang)
    ]  # fmt: skip
    return rows


def _column(name: str, kind: Kind) -> Column:
    return Column(name=name, kind=kind, is_cost=name in {"cost", "profit", "margin", "at_cost"})


def _columns(text: str) -> tuple[Column, ...]:
    return tuple(
        _column(name, Kind(kind))
        for name, _, kind in (each.partition(":") for each in text.split())
    )


type _Rows = Callable[[TillContext, Tx, Days], list[Row]]

_REPORTS: dict[str, tuple[tuple[Column, ...], str, _Rows]] = {
    "takings": (
        _columns(
            "day:day bills:count sales:money returned:money net:money discount:money tax:money"
        ),
        "net",
        _takings,
    ),
    "hours": (_columns("hour:hour bills:count net:money"), "net", _hours),
    "products": (
        _columns(
            "product_id:count name:words quantity:quantity returned:quantity amount:money"
            " tax:money cost:money profit:money margin:rate"
        ),
        "amount",
        _products,
    ),
    "categories": (
        _columns(
            "category:category pieces:quantity kg:quantity litres:quantity amount:money tax:money"
            " cost:money profit:money margin:rate"
        ),
        "amount",
        _categories,
    ),
    "vendors": (
        _columns("vendor:words products:count amount:money cost:money profit:money margin:rate"),
        "amount",
        _vendors,
    ),
    "staff": (
        _columns(
            "person:words bills:count sales:money returned:money average:money discount:money"
        ),
        "sales",
        _staff,
    ),
    "tenders": (
        _columns("tender:tender times:count sales:money returned:money khata:money net:money"),
        "net",
        _tenders,
    ),
    "khata-ageing": (
        _columns(
            "customer_id:count customer:words balance:money to_30:money to_60:money to_90:money"
            " older:money"
        ),
        "balance",
        _khata,
    ),
    "shrinkage": (
        _columns("reason:reason times:count at_price:money at_cost:money"),
        "at_price",
        _shrinkage,
    ),
    "stock-value": (
        _columns("vendor:words products:count at_price:money at_cost:money"),
        "at_price",
        _stock,
    ),
    "low-stock": (
        _columns(
            "product_id:count name:words vendor:words stock:quantity low_at:quantity"
            " sold_28_days:quantity to_order:quantity"
        ),
        "to_order",
        _low,
    ),
}
REPORTS = tuple(_REPORTS)
"""The names of the reports."""
