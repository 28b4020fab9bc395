"""A report as values: named columns, each of one kind, and rows; and the days that it covers."""

import re
from datetime import date, timedelta
from enum import StrEnum

import msgspec

DAYS_MAX = 3_700


class Kind(StrEnum):
    """What the values of a column are: paisa, thousandths, hundredths of a percent, or words.

    A category is empty for goods that stand in none.
    """

    WORDS = "words"
    CATEGORY = "category"
    DAY = "day"
    HOUR = "hour"
    REASON = "reason"
    TENDER = "tender"
    COUNT = "count"
    MONEY = "money"
    QUANTITY = "quantity"
    RATE = "rate"

    @property
    def is_figure(self) -> bool:
        """Whether the values are figures, that stand right."""
        return self in {Kind.COUNT, Kind.MONEY, Kind.QUANTITY, Kind.RATE}


UNCATEGORISED = "No category"
"""What files and commands call the goods that stand in no category: the value is empty."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a report; `is_cost` ones are for those who may see what goods cost."""

    name: str
    kind: Kind
    is_cost: bool = False


type Value = str | int | None
type Row = tuple[Value, ...]


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """The days of a report, both of them included."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    def before(self) -> "Days":
        """The days to compare with: as many, ending on the same weekday as these.

        So a Saturday stands beside a Saturday, and a month beside as many whole weeks ago.
        """
        back = timedelta(days=-(-self.count // 7) * 7)
        return Days(first=self.first - back, last=self.last - back)


def days_back(today: date, count: int) -> Days:
    """`count` days that end today."""
    return Days(first=today - timedelta(days=count - 1), last=today)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under columns. `bar` names the column that a chart draws."""

    name: str
    days: Days
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    bar: str

    @property
    def is_over_time(self) -> bool:
        """Whether the bars stand side by side over an axis of time."""
        return self.columns[0].kind is Kind.DAY

    def values(self, name: str) -> tuple[Value, ...]:
        """One column, from top to bottom."""
        place = next(n for n, column in enumerate(self.columns) if column.name == name)
        return tuple(row[place] for row in self.rows)

    def without_cost(self) -> "Report":
        """The same for whoever may not see what goods cost."""
        kept = [n for n, column in enumerate(self.columns) if not column.is_cost]
        return msgspec.structs.replace(
            self,
            columns=tuple(self.columns[n] for n in kept),
            rows=tuple(tuple(row[n] for n in kept) for row in self.rows),
        )


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What this till does not know of the store.

    Before the day `own_until` it has only its own sales by product, hour and person, because it
    began from head office's snapshot; None when it has everybody's. `others_ms` is when it last
    heard of other tills, None for a till that is alone in its store.
    """

    own_until: str | None = None
    others_ms: int | None = None


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """What an owner asks first, in paisa. `known_bp` is how much of the sales has a known cost."""

    sales_paisa: int = 0
    returns_paisa: int = 0
    discount_paisa: int = 0
    tax_paisa: int = 0
    bills: int = 0
    profit_paisa: int | None = None
    known_bp: int = 0

    @property
    def net_paisa(self) -> int:
        """Sales less what came back."""
        return self.sales_paisa - self.returns_paisa

    @property
    def average_paisa(self) -> int:
        """What a bill came to on average; see `average_bill`."""
        return average_bill(self.sales_paisa, self.bills)


def average_bill(sales_paisa: int, bills: int) -> int:
    """What a bill came to on average when it was paid, rounded half up; 0 without a bill.

    What came back later is not taken off: it came back by a bill that is not counted.
    """
    return (2 * sales_paisa + bills) // (2 * bills) if bills else 0


def change_bp(now: int, before: int) -> int | None:
    """By how much a figure grew, in hundredths of a percent; None without one to compare with."""
    return rate_bp(now - before, before)


def rate_bp(part: int, whole: int) -> int | None:
    """A part of a whole in hundredths of a percent; None of nothing.

    Rounded half away from zero, as head office does.
    """
    if whole <= 0:
        return None
    sign = -1 if part < 0 else 1
    return sign * ((abs(part) * 20_000 + whole) // (2 * whole))


def worth(price_paisa: int, quantity_milli: int) -> int:
    """What a quantity is worth at a price, in paisa, rounded half away from zero."""
    sign = -1 if quantity_milli < 0 else 1
    return sign * ((2 * price_paisa * abs(quantity_milli) + 1000) // 2000)


def read_day(text: str, today: date) -> date | None:
    """A typed day, day before month: 28.11.2026, 28/11, 2811, 28112026; None when it is none.

    Without a year it is the last such day that is not after today.
    """
    if text.count("-") == 2 and text.index("-") == 4:
        year_text, month_text, day_text = text.split("-")
    else:
        parts = [part for part in re.split(r"[./\- ]", text.strip()) if part]
        if len(parts) == 1 and len(parts[0]) in {4, 6, 8}:
            parts = [parts[0][:2], parts[0][2:4], *filter(None, [parts[0][4:]])]
        if len(parts) not in {2, 3}:
            return None
        day_text, month_text, year_text = (*parts, "")[:3]
    if not all(part.isascii() and part.isdigit() for part in (day_text, month_text)):
        return None
    if year_text and not (year_text.isascii() and year_text.isdigit()):
        return None
    year = int(year_text) if year_text else today.year
    try:
        found = date(year + 2000 if year < 100 else year, int(month_text), int(day_text))
    except ValueError:
        return None
    if not year_text and found > today:
        return found.replace(year=found.year - 1) if (found.month, found.day) != (2, 29) else None
    return found
