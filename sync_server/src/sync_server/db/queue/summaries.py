"""A line a day of each store: what its tills took, made when the day is over."""

from msgspec import Struct
from sqlalchemy import Row, func, insert, select, update

from sync_server.db import schema as feed
from sync_server.db.database import Tx
from sync_server.db.queue import schema

type Line = Row[*tuple[object, ...]]
"""A row of the table."""


class DaySummary(Struct, frozen=True, kw_only=True):
    """A day of a store. `made_ms` is None until the day is over."""

    day: str
    takings_paisa: int
    sales: int
    returns: int
    tills: int
    events: int
    made_ms: int | None


class StaleDay(Struct, frozen=True, kw_only=True):
    """A day whose summary is missing or older than the feed; its zone in minutes from UTC."""

    store_id: int
    day: str
    zone_min: int


def touch(tx: Tx, store_id: int, day: str, *, zone_min: int, events: int) -> None:
    """Count entries of a day; its summary has to be made anew."""
    column = schema.day_summary.c
    done = tx.execute(
        update(schema.day_summary)
        .where(column.store_id == store_id, column.day == day)
        .values(is_stale=1, events=column.events + events)
    )
    if done.rowcount == 0:
        tx.execute(
            insert(schema.day_summary).values(
                store_id=store_id,
                day=day,
                zone_min=zone_min,
                is_stale=1,
                takings_paisa=0,
                sales=0,
                returns=0,
                tills=0,
                events=events,
                made_ms=None,
            )
        )


def distrust(tx: Tx, store_id: int) -> None:
    """Have every day of a store made again: its read model was made anew, perhaps with reason."""
    days = schema.day_summary
    tx.execute(update(days).where(days.c.store_id == store_id).values(is_stale=1))


def stale(tx: Tx, limit: int) -> list[StaleDay]:
    """Days to be made, of all stores, oldest first."""
    column = schema.day_summary.c
    rows = tx.execute(
        select(column.store_id, column.day, column.zone_min)
        .where(column.is_stale == 1)
        .order_by(column.day, column.store_id)
        .limit(limit)
    )
    return [StaleDay(store_id=row.store_id, day=row.day, zone_min=row.zone_min) for row in rows]


def make(tx: Tx, day: StaleDay, now_ms: int) -> None:
    """Write the day's line from the read model; what comes later makes it stale again."""
    column, sold = schema.day_summary.c, feed.sales_daily.c
    # First the row's lock: an entry that is counted meanwhile waits, and makes it stale again.
    tx.execute(
        update(schema.day_summary)
        .where(column.store_id == day.store_id, column.day == day.day)
        .values(is_stale=0, made_ms=now_ms)
    )
    row = tx.execute(
        select(
            func.coalesce(func.sum(sold.takings_paisa), 0),
            func.coalesce(func.sum(sold.sales), 0),
            func.coalesce(func.sum(sold.returns), 0),
            func.count(),
        ).where(sold.store_id == day.store_id, sold.day == day.day)
    ).one()
    tx.execute(
        update(schema.day_summary)
        .where(column.store_id == day.store_id, column.day == day.day)
        .values(
            takings_paisa=int(row[0]), sales=int(row[1]), returns=int(row[2]), tills=int(row[3])
        )
    )


def all_of(tx: Tx, store_id: int) -> list[Line]:
    """Every day of a store, as its row stands."""
    days = schema.day_summary
    return list(tx.execute(select(days).where(days.c.store_id == store_id)))


def newest(tx: Tx, store_id: int, *, before: str, limit: int) -> list[DaySummary]:
    """Days of a store before one, newest first."""
    column = schema.day_summary.c
    rows = tx.execute(
        select(schema.day_summary)
        .where(column.store_id == store_id, column.day < before)
        .order_by(column.day.desc())
        .limit(limit)
    )
    return [
        DaySummary(
            day=row.day,
            takings_paisa=row.takings_paisa,
            sales=row.sales,
            returns=row.returns,
            tills=row.tills,
            events=row.events,
            made_ms=row.made_ms,
        )
        for row in rows
    ]
