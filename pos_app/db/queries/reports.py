"""The sums of a span of days, as the reports need them; every read is one pass over an index."""

from datetime import date, timedelta

import msgspec
from pos_protocol.events import category_key

from pos_app.db import sql
from pos_app.db.brought import keeping
from pos_app.db.statement import Row, Statement, Tx

MONTH_CHARS = len("2026-11")
AMOUNT = 4
"""Where the amount stands in a category's row."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Days as they stand in the tables, both included; `hour_max` leaves out later hours."""

    first: str
    last: str
    hour_max: int = 23

    def values(self) -> dict[str, object]:
        """The parameters of a statement."""
        return {"first": self.first, "last": self.last}

    def parts(self) -> dict[str, object]:
        """The same as whole months, and the days before and after them; a part may be empty.

        Each part has its own two ends: of three limits SQLite finds a day by two, and reads the
        rest of the year to hold the third against it.
        """
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        begins = first if first.day == 1 else _next_month(first)
        next_day = last + timedelta(days=1)
        ends = next_day.replace(day=1)
        if begins >= ends:
            none = {"before": next_day.isoformat(), "after": _NEVER, "month": "", "month_end": ""}
            return self.values() | none
        return self.values() | {
            "before": begins.isoformat(),
            "after": ends.isoformat(),
            "month": begins.isoformat()[:MONTH_CHARS],
            "month_end": ends.isoformat()[:MONTH_CHARS],
        }


_NEVER = "9999-12-31"


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


_WITHIN = "day BETWEEN :first AND :last"
_NAME = sql.PRODUCT_NAME
_BILLS = "sum(sales), sum(sales_total), sum(returns), sum(returns_total), sum(discount)"
_SUMS = Statement(
    f"SELECT {_BILLS}, sum(tax) FROM sold_hour WHERE {_WITHIN} AND hour <= :hour_max"  # noqa: S608
)
_DAYS = Statement(
    f"SELECT day, {_BILLS}, sum(tax) FROM sold_hour WHERE {_WITHIN} GROUP BY day"  # noqa: S608
)
_TAKINGS = Statement(
    "SELECT day, sum(sales), sum(sales_total), sum(returns), sum(returns_total)"  # noqa: S608
    f" FROM takings WHERE {_WITHIN} GROUP BY day"
)
_HOURS = Statement(
    f"SELECT day, hour, sum(sales), sum(sales_total - returns_total) FROM sold_hour"  # noqa: S608
    f" WHERE {_WITHIN} GROUP BY day, hour"
)
_FIGURES = "product_id, quantity, returned, amount, tax"
# Summed first, then named: a year has many more days than products.
_EACH = (
    f"SELECT {_FIGURES} FROM sold_product WHERE day >= :first AND day < :before"  # noqa: S608
    f" UNION ALL SELECT {_FIGURES} FROM sold_month WHERE month >= :month AND month < :month_end"
    f" UNION ALL SELECT {_FIGURES} FROM sold_product WHERE day >= :after AND day <= :last"
)
_GOODS = (
    "SELECT product_id, sum(quantity) AS quantity, sum(returned) AS returned,"  # noqa: S608
    f" sum(amount) AS amount, sum(tax) AS tax FROM ({_EACH}) GROUP BY product_id"
)
# Nothing is grouped: a sum over all goods needs no order among them.
_EARNED = Statement(
    "SELECT sum(s.amount), sum(s.amount) FILTER (WHERE p.cost IS NOT NULL),"  # noqa: S608
    " sum(s.tax) FILTER (WHERE p.cost IS NOT NULL), sum(s.quantity * p.cost)"
    f" FROM ({_EACH}) s LEFT JOIN product p ON p.product_id = s.product_id"
)
_PRODUCTS = Statement(
    f"SELECT s.product_id, {_NAME}, p.unit, s.quantity, s.returned, s.amount, s.tax, p.cost,"  # noqa: S608
    f" v.name FROM ({_GOODS}) s LEFT JOIN product p ON p.product_id = s.product_id"
    " LEFT JOIN vendor v ON v.vendor_id = p.vendor_id ORDER BY s.amount DESC, s.product_id"
)
_UNIT = "sum(s.quantity) FILTER (WHERE coalesce(p.unit, 'piece') = '{}')"
_CATEGORIES = Statement(
    f"SELECT coalesce(p.category, ''), {_UNIT.format('piece')}, {_UNIT.format('kg')},"  # noqa: S608
    f" {_UNIT.format('l')}, sum(s.amount), sum(s.tax),"
    " sum(s.amount - s.tax) FILTER (WHERE p.cost IS NOT NULL), sum(s.quantity * p.cost)"
    f" FROM ({_GOODS}) s LEFT JOIN product p ON p.product_id = s.product_id"
    # The spelling of the lowest number comes first: that is the one shown.
    " GROUP BY 1 ORDER BY min(s.product_id)"
)
_STAFF = Statement(
    f"SELECT actor, {_BILLS} FROM sold_by WHERE {_WITHIN} GROUP BY actor"  # noqa: S608
    " ORDER BY sum(sales_total) DESC, actor"
)
_TENDERS = Statement(
    "SELECT kind, source, sum(amount), sum(times) FROM paid_by"  # noqa: S608
    f" WHERE {_WITHIN} GROUP BY kind, source"
)
_SHRINKAGE = Statement(
    f"SELECT t.reason, sum(t.times), sum(t.quantity), p.cost, p.price FROM taken_out t"  # noqa: S608
    f" LEFT JOIN product p ON p.product_id = t.product_id WHERE t.{_WITHIN}"
    " GROUP BY t.reason, t.product_id"
)
_STOCK = Statement(
    "SELECT v.name, s.confirmed + s.pending, p.cost, p.price FROM product p"
    " JOIN stock_level s ON s.product_id = p.product_id"
    " LEFT JOIN vendor v ON v.vendor_id = p.vendor_id WHERE p.is_listed"
)
_LOW = Statement(
    f"SELECT p.product_id, {_NAME}, p.unit, coalesce(s.confirmed + s.pending, 0), p.low_at, v.name"  # noqa: S608
    " FROM product p LEFT JOIN stock_level s ON s.product_id = p.product_id"
    " LEFT JOIN vendor v ON v.vendor_id = p.vendor_id"
    " WHERE p.is_listed AND p.low_at IS NOT NULL"
    " AND coalesce(s.confirmed + s.pending, 0) <= p.low_at ORDER BY p.product_id"
)
_SOLD = Statement(
    f"SELECT product_id, sum(quantity) FROM sold_product WHERE {_WITHIN} GROUP BY product_id"  # noqa: S608
)
_TILLS = Statement("SELECT DISTINCT till_no FROM takings UNION SELECT till_no FROM till_state")
_FIRST = Statement("SELECT min(day) FROM takings")


def sums(tx: Tx, span: Span) -> Row:
    """Bills, sales, returns, returned, discount and tax of the span; None where there are none."""
    row = _SUMS.one(tx, **span.values(), hour_max=span.hour_max)
    assert row is not None
    return tuple(value or 0 for value in row)


def days(tx: Tx, span: Span) -> list[Row]:
    """For each day with a sale: bills, sales, returns, returned, discount and tax.

    Of days that this till did not see, discount and tax are None: it has their takings only.
    """
    known = {row[0]: row for row in _DAYS.run(tx, span.values())}
    found = []
    for day, *figures in _TAKINGS.run(tx, span.values()):
        row = known.get(day)
        # Only a day of which every bill is here has a discount and a tax.
        is_whole = row is not None and row[1] == figures[0] and row[3] == figures[2]
        found.append(row if row and is_whole else (day, *figures, None, None))
    return found


def hours(tx: Tx, span: Span) -> list[Row]:
    """For each day and hour with a bill: how many, and the takings."""
    return _HOURS.all(tx, **span.values())


def products(tx: Tx, span: Span, *, lang: str = "en") -> list[Row]:
    """What was sold of each product, the largest amount first, by its name in a language.

    Number, name, unit, quantity, returned, amount, tax, cost now (or None), vendor (or None).
    """
    return _PRODUCTS.all(tx, **span.parts(), lang=lang)


def categories(tx: Tx, span: Span) -> list[Row]:
    """What was sold by category of now, the largest amount first; "" is what stands in none.

    Category, pieces, kilograms and litres (or None), amount, tax; of goods with a known cost what
    they brought in without tax, and their cost in paisa times thousandths: None where none has one.
    Spellings of one category are one, under that of the product with the lowest number.
    """
    found: dict[str, Row] = {}
    for row in _CATEGORIES.all(tx, **span.parts()):
        key = category_key(row[0])
        found[key] = _together(found[key], row) if key in found else row
    return sorted(found.values(), key=lambda row: (-row[AMOUNT], row[0]))


def _together(first: Row, other: Row) -> Row:
    """Two rows of one category: its sums, None where neither has a figure."""
    pairs = zip(first[1:], other[1:], strict=True)
    known = ([figure for figure in pair if figure is not None] for pair in pairs)
    return (first[0], *(sum(figures) if figures else None for figures in known))


def earned(tx: Tx, span: Span) -> tuple[int, int, int, int]:
    """What all goods brought in; of those with a known cost: what they did, their tax and cost.

    The cost is in paisa times thousandths: whoever shows it rounds it once.
    """
    row = _EARNED.one(tx, **span.parts())
    assert row is not None
    everything, known, tax, cost_milli = (value or 0 for value in row)
    return everything, known, tax, cost_milli


def staff(tx: Tx, span: Span) -> list[Row]:
    """By person: bills, sales, returns, returned, discount."""
    return _STAFF.all(tx, **span.values())


def tenders(tx: Tx, span: Span) -> list[Row]:
    """By kind of tender and source: amount and times."""
    return _TENDERS.all(tx, **span.values())


def shrinkage(tx: Tx, span: Span) -> list[Row]:
    """By reason and product: times, quantity, cost and price of one now."""
    return _SHRINKAGE.all(tx, **span.values())


def stock(tx: Tx) -> list[Row]:
    """For each listed product: vendor, quantity, cost and price of one."""
    return _STOCK.all(tx)


def low(tx: Tx, *, lang: str = "en") -> list[Row]:
    """What is at or below its mark: number, name, unit, quantity, mark, vendor."""
    return _LOW.all(tx, lang=lang)


def sold(tx: Tx, span: Span) -> dict[int, int]:
    """What was sold of each product, in thousandths."""
    return dict(_SOLD.run(tx, span.values()))


def first_day(tx: Tx) -> str | None:
    """The first day of which this till has takings."""
    row = _FIRST.one(tx)
    return row[0] if row else None


def has_other_tills(tx: Tx) -> bool:
    """Whether anybody but this till has ever sold in the store, as far as it has heard."""
    return len(_TILLS.all(tx)) > 1


def began_ms(tx: Tx) -> int | None:
    """When this till began from a snapshot; None when it has everybody's events or their sums."""
    found = keeping.find(tx)
    return found.taken_ms if found is not None and found.origin == "snapshot" else None
