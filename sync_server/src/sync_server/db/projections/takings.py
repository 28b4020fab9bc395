"""Takings per day and till: a sum. The day is the one that the till printed on the receipt."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct
from sqlalchemy import select

from sync_server.db import schema
from sync_server.db.bulk import Row, merge_rows
from sync_server.db.database import Tx

_ZONE = re.compile(r"([+-])(\d{2}):?(\d{2})")
_EPOCH = date(1970, 1, 1)
_MINUTE_MS, _DAY_MS = 60_000, 86_400_000

type DayOfTill = tuple[str, bytes]
"""(day as YYYY-MM-DD, till_id)."""


class Takings(Struct, kw_only=True):
    """What one till took on one day, in paisa, from how many sales and returns.

    `returns_paisa` is what went back; the takings are without it.
    """

    takings_paisa: int = 0
    sales: int = 0
    returns: int = 0
    returns_paisa: int = 0


@lru_cache(maxsize=64)
def zone_minutes(zone: str) -> int:
    """Minutes from UTC of a zone as tills write it (`+05:00`); 0 for one that cannot be read."""
    found = _ZONE.fullmatch(zone)
    if found is None:
        return 0
    minutes = int(found[2]) * 60 + int(found[3])
    return -minutes if found[1] == "-" else minutes


def fiscal_day(wall_ms: int, zone: str) -> str:
    """The calendar day of a till's clock in its own zone (`+05:00`).

    A zone that cannot be read counts as UTC. A clock outside the years that a calendar knows gives
    the calendar's first or last day: a wrong clock never stops a sale.
    """
    return _day_of((wall_ms + zone_minutes(zone) * _MINUTE_MS) // _DAY_MS)


@lru_cache(maxsize=64)
def _day_of(days: int) -> str:
    """The date so many days after the first of 1970; the sales of a batch share one or two."""
    try:
        return (_EPOCH + timedelta(days=days)).isoformat()
    except OverflowError:
        return (date.max if days > 0 else date.min).isoformat()


def add(
    totals: dict[DayOfTill, Takings], place: DayOfTill, *, amount_paisa: int, is_return: bool
) -> None:
    """Count one sale, or one return with its amount below zero."""
    total = totals.get(place)
    if total is None:
        total = totals[place] = Takings()
    total.takings_paisa += amount_paisa
    total.sales += not is_return
    total.returns += is_return
    total.returns_paisa -= amount_paisa if is_return else 0


def save(tx: Tx, store_id: int, added: Mapping[DayOfTill, Takings]) -> None:
    """Add to the stored sums."""
    rows: list[Row] = [
        (store_id, *place, more.takings_paisa, more.sales, more.returns, more.returns_paisa)
        for place, more in sorted(added.items())
    ]
    merge_rows(tx, schema.sales_daily, rows, is_sum=True)


def load_all(tx: Tx, store_id: int) -> dict[DayOfTill, Takings]:
    """Every stored sum of a store."""
    column = schema.sales_daily.c
    rows = tx.execute(select(schema.sales_daily).where(column.store_id == store_id))
    return {
        (row.day, row.till_id): Takings(
            takings_paisa=row.takings_paisa,
            sales=row.sales,
            returns=row.returns,
            returns_paisa=row.returns_paisa,
        )
        for row in rows
    }
