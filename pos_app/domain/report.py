"""A report as values: named columns, each of one kind, and rows; and the days that it covers."""

from datetime import date, timedelta
from enum import StrEnum

import msgspec

DAYS_MAX = 3_700


class Kind(StrEnum):
    """What the values of a column are: paisa, thousandths, hundredths of a percent, or words."""

    WORDS = "words"
    DAY = "day"
    HOUR = "hour"
    REASON = "reason"
    TENDER = "tender"
    COUNT = "count"
    MONEY = "money"
    QUANTITY = "quantity"
    RATE = "rate"


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
        """An average bill, rounded half up; 0 without a bill."""
        return (2 * self.sales_paisa + self.bills) // (2 * self.bills) if self.bills else 0


def change_bp(now: int, before: int) -> int | None:
    """By how much a figure grew, in hundredths of a percent; None without one to compare with."""
    if before <= 0:
        return None
    return (now - before) * 10_000 // before


def margin_bp(profit_paisa: int, amount_paisa: int) -> int | None:
    """The part of an amount that is profit, in hundredths of a percent; None of nothing."""
    if amount_paisa <= 0:
        return None
    return profit_paisa * 10_000 // amount_paisa


def worth(price_paisa: int, quantity_milli: int) -> int:
    """What a quantity is worth at a price, in paisa, rounded half away from zero."""
    sign = -1 if quantity_milli < 0 else 1
    return sign * ((2 * price_paisa * abs(quantity_milli) + 1000) // 2000)


LOOK_BACK_DAYS = 28
COVER_DAYS = 14
"""What is ordered should last so long at the pace of the last four weeks."""


def to_order(stock_milli: int, low_at_milli: int, sold_milli: int) -> int:
    """How much to order, in whole units as thousandths: two weeks' sales and the reserve.

    `sold_milli` is what went in LOOK_BACK_DAYS.
    """
    wanted = low_at_milli + max(0, sold_milli) * COVER_DAYS // LOOK_BACK_DAYS
    short = max(0, wanted - stock_milli)
    return -(-short // 1000) * 1000
