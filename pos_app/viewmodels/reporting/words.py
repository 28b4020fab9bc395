"""The words of the reports: names, columns, reasons and tenders, and each value as text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pos_protocol.events import OutReason
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_app.domain.report import Kind
from pos_app.viewmodels.figures import (
    MINUS,
    format_count,
    format_money,
    format_rate,
    group_quantity,
    isolated,
)
from pos_app.viewmodels.people.words import person_word
from pos_app.viewmodels.units import REMOVAL_REASONS, reason_word

if TYPE_CHECKING:
    from pos_app.domain.report import Column, Coverage, Days, Report, Value

_CONTEXT = "Reports"
TABS: tuple[tuple[str, object], ...] = (
    ("takings", QT_TRANSLATE_NOOP("Reports", "Sales")),
    ("products", QT_TRANSLATE_NOOP("Reports", "Items")),
    ("vendors", QT_TRANSLATE_NOOP("Reports", "Vendors")),
    ("staff", QT_TRANSLATE_NOOP("Reports", "Staff")),
    ("tenders", QT_TRANSLATE_NOOP("Reports", "Payment")),
    ("khata-ageing", QT_TRANSLATE_NOOP("Reports", "Khata")),
    ("shrinkage", QT_TRANSLATE_NOOP("Reports", "Removed")),
    ("stock-value", QT_TRANSLATE_NOOP("Reports", "Stock")),
    ("low-stock", QT_TRANSLATE_NOOP("Reports", "To order")),
    ("categories", QT_TRANSLATE_NOOP("Reports", "Categories")),
)
"""The reports in the order of Alt+1 to Alt+9, and Alt+0."""
OF_NOW = frozenset({"khata-ageing", "stock-value", "low-stock"})
"""Reports of how things stand, whatever days are chosen."""
PERIODS: tuple[tuple[int, object], ...] = (
    (1, QT_TRANSLATE_NOOP("Reports", "Today")),
    (7, QT_TRANSLATE_NOOP("Reports", "7 days")),
    (30, QT_TRANSLATE_NOOP("Reports", "30 days")),
    (365, QT_TRANSLATE_NOOP("Reports", "A year")),
    (0, QT_TRANSLATE_NOOP("Reports", "From \u2026 to")),
)
"""How many days; 0 for those that somebody types."""
_COLUMNS: dict[str, object] = {
    "day": QT_TRANSLATE_NOOP("Reports", "Day"),
    "hour": QT_TRANSLATE_NOOP("Reports", "Hour"),
    "bills": QT_TRANSLATE_NOOP("Reports", "Bills"),
    "sales": QT_TRANSLATE_NOOP("Reports", "Sold"),
    "returned": QT_TRANSLATE_NOOP("Reports", "Came back"),
    "net": QT_TRANSLATE_NOOP("Reports", "Takings"),
    "discount": QT_TRANSLATE_NOOP("Reports", "Discount"),
    "tax": QT_TRANSLATE_NOOP("Reports", "Tax"),
    "name": QT_TRANSLATE_NOOP("Reports", "Item"),
    "quantity": QT_TRANSLATE_NOOP("Reports", "Quantity"),
    "amount": QT_TRANSLATE_NOOP("Reports", "Amount"),
    "cost": QT_TRANSLATE_NOOP("Reports", "Cost"),
    "profit": QT_TRANSLATE_NOOP("Reports", "Profit"),
    "margin": QT_TRANSLATE_NOOP("Reports", "Margin"),
    "category": QT_TRANSLATE_NOOP("Reports", "Category"),
    "pieces": QT_TRANSLATE_NOOP("Reports", "Pieces"),
    "kg": QT_TRANSLATE_NOOP("Reports", "Kilograms"),
    "litres": QT_TRANSLATE_NOOP("Reports", "Litres"),
    "vendor": QT_TRANSLATE_NOOP("Reports", "Vendor"),
    "products": QT_TRANSLATE_NOOP("Reports", "Items"),
    "person": QT_TRANSLATE_NOOP("Reports", "Who"),
    "average": QT_TRANSLATE_NOOP("Reports", "Average bill"),
    "tender": QT_TRANSLATE_NOOP("Reports", "Payment"),
    "times": QT_TRANSLATE_NOOP("Reports", "Times"),
    "khata": QT_TRANSLATE_NOOP("Reports", "Khata paid"),
    "customer": QT_TRANSLATE_NOOP("Reports", "Customer"),
    "balance": QT_TRANSLATE_NOOP("Reports", "Owes"),
    "to_30": QT_TRANSLATE_NOOP("Reports", "to 30 days"),
    "to_60": QT_TRANSLATE_NOOP("Reports", "to 60 days"),
    "to_90": QT_TRANSLATE_NOOP("Reports", "to 90 days"),
    "older": QT_TRANSLATE_NOOP("Reports", "Older"),
    "reason": QT_TRANSLATE_NOOP("Reports", "Reason"),
    "at_price": QT_TRANSLATE_NOOP("Reports", "At price"),
    "at_cost": QT_TRANSLATE_NOOP("Reports", "At cost"),
    "stock": QT_TRANSLATE_NOOP("Reports", "In stock"),
    "low_at": QT_TRANSLATE_NOOP("Reports", "Low at"),
    "sold_28_days": QT_TRANSLATE_NOOP("Reports", "Sold in 28 days"),
    "to_order": QT_TRANSLATE_NOOP("Reports", "To order"),
}
_TENDERS: dict[str, object] = {
    "cash": QT_TRANSLATE_NOOP("Reports", "Cash"),
    "card": QT_TRANSLATE_NOOP("Reports", "Card"),
    "qr": QT_TRANSLATE_NOOP("Reports", "QR"),
    "khata": QT_TRANSLATE_NOOP("Reports", "On khata"),
    "exchange": QT_TRANSLATE_NOOP("Reports", "Exchange"),
}
_REASONS: dict[str, object] = {
    "put_back": QT_TRANSLATE_NOOP("Reports", "Put back (undone)"),
    "count_gain": QT_TRANSLATE_NOOP("Reports", "Over in count"),
    "correction": QT_TRANSLATE_NOOP("Reports", "Correction"),
}
TITLES: dict[str, object] = dict(TABS) | {"hours": QT_TRANSLATE_NOOP("Reports", "By hour")}
TOTAL = QT_TRANSLATE_NOOP("Reports", "Total")
_NOW = QT_TRANSLATE_NOOP("Reports", "Now")
_SPAN = QT_TRANSLATE_NOOP("Reports", "{first} to {last}")
_UNTIL = QT_TRANSLATE_NOOP("Reports", "Until {day} items, hours and staff are of this till only")
_COST = QT_TRANSLATE_NOOP(
    "Reports", "Cost is what was paid last. Head office takes the average, so its figure differs"
)
_UNNAMED: dict[str, object] = {
    "category": QT_TRANSLATE_NOOP("Reports", "No category"),
    "vendor": QT_TRANSLATE_NOOP("Reports", "No vendor"),
}
NOTHING = "\u2014"
HIDDEN = frozenset({"product_id", "customer_id"})
"""Columns that a file has and nobody wants to look at."""


def word(source: object) -> str:
    """One of these words in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, str(source))


def column_word(column: Column) -> str:
    """What stands over a column."""
    return word(_COLUMNS.get(column.name, column.name))


def day_text(day: date) -> str:
    """A day as 28.11.2026."""
    return isolated(day.strftime("%d.%m.%Y"))


def dates_text(report: Report) -> str:
    """Which days a report covers."""
    if report.name in OF_NOW:
        return word(_NOW)
    days = report.days
    if days.count == 1:
        return day_text(days.first)
    return word(_SPAN).format(first=day_text(days.first), last=day_text(days.last))


def until_note(coverage: Coverage, days: Days) -> str:
    """What this till does not know of these days, empty when it knows all."""
    until = coverage.own_until
    if until is None or days.first.isoformat() > until:
        return ""
    return word(_UNTIL).format(day=isolated(until))


def cost_note(report: Report) -> str:
    """Why head office names another worth of the stock, where one is shown; else empty."""
    shows_cost = any(column.is_cost for column in report.columns)
    return word(_COST) if report.name == "stock-value" and shows_cost else ""


def rate_text(rate_bp: int) -> str:
    """Hundredths of a percent, with the sign before."""
    sign = MINUS if rate_bp < 0 else ""
    # Tenths are enough to look at; the file has the rest.
    tenths = (abs(rate_bp) + 5) // 10 * 10
    return isolated(f"{sign}{format_rate(tenths)}\u00a0%")


def value_text(column: Column, value: Value) -> str:
    """A value as it is shown; what is not known is a dash."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return _name(column, value)
    if column.kind is Kind.MONEY:
        return format_money(value)
    if column.kind is Kind.RATE:
        return rate_text(value)
    if column.kind is Kind.HOUR:
        return isolated(f"{value:02d}:00")
    is_quantity = column.kind is Kind.QUANTITY
    return isolated(group_quantity(value) if is_quantity else format_count(value))


def _name(column: Column, value: str) -> str:
    if column.kind is Kind.DAY:
        return day_text(date.fromisoformat(value))
    if column.kind is Kind.TENDER:
        return word(_TENDERS.get(value, value))
    if column.kind is Kind.REASON:
        is_known = value in {reason.value for reason in REMOVAL_REASONS}
        return reason_word(OutReason(value)) if is_known else word(_REASONS.get(value, value))
    if column.name == "person":
        return person_word(value)
    return value or word(_UNNAMED.get(column.name, NOTHING))
