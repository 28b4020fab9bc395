"""Reports over a year of a chain in MariaDB, beside SQL that somebody wrote by hand for each.

Both sides ask the same summary tables of 10,220,000 lines of bills over TCP; ours goes on until the
JSON of the answer is made. Before a time counts, both have found the same sums.
"""

import contextlib
from collections.abc import Callable
from functools import partial
from random import Random
from statistics import median_low
from time import perf_counter_ns
from typing import NamedTuple

import msgspec
import pymysql
from sync_server.db.database import Database
from sync_server.operations.reporting.answering import Asked, answer
from sync_server.operations.reporting.catalogue import REPORTS

from bench.figure import Figure
from bench.reporting._year import MANY, ONE, PRODUCTS, STORES, Year, year_of_a_chain

NAME = "reports"
LIMIT = (
    "reports over 10,220,000 lines of bills: at most 1.5 times SQL by hand on the same tables;"
    " a store among a thousand as a store alone"
)
TURNS = 7
ASKED_A_TURN = 5
NOW_MS = 1_767_182_400_000
"""Noon of the last day, 31 December 2025, in UTC."""

START, END = "2025-01-01", "2025-12-31"
_YEAR = "(" + ",".join(str(20250000 + month * 100) for month in range(1, 13)) + ")"
_SALES = (
    "SUM(sales), SUM(returns), SUM(line_count), SUM(gross_paisa), SUM(discount_paisa),"
    " SUM(tax_paisa), SUM(rounding_paisa), SUM(net_paisa), SUM(returned_paisa), SUM(cost_paisa),"
    " SUM(uncosted_paisa)"
)
_GOODS = (
    "line_count",
    "gross_paisa",
    "discount_paisa",
    "tax_paisa",
    "net_paisa",
    "cost_paisa",
    "uncosted_paisa",
)
_CATEGORIES = (
    "SELECT p.category, COUNT(*), SUM(IF(p.unit = 'piece', went, 0)),"
    " SUM(IF(p.unit = 'kg', went, 0)), SUM(IF(p.unit = 'l', went, 0)), "
    + ", ".join(f"SUM(g.{one})" for one in _GOODS)
    + " FROM (SELECT store_id, product_id, SUM(sold_milli - returned_milli) AS went, "
    + ", ".join(f"SUM({one}) AS {one}" for one in _GOODS)
    + f" FROM report_product WHERE {{}}period IN {_YEAR} GROUP BY store_id, product_id) g"
    " JOIN product p ON p.store_id = g.store_id AND p.product_id = g.product_id"
    " GROUP BY p.category ORDER BY p.category"
)

type Row = tuple[object, ...]


class Case(NamedTuple):
    """A report, and SQL that finds the same rows: `field` of ours is column `sum_at` of theirs."""

    words: str
    report: str
    asked: Asked
    by_hand: str
    field: str
    sum_at: int


def _case(words: str, report: str, by_hand: str, **more: object) -> Case:
    found = REPORTS[report]
    stores = more.pop("stores", (1,))
    field, sum_at = more.pop("field"), more.pop("sum_at")
    asked = {
        "stores": stores,
        "start": None if found.is_of_now else START,
        "end": None if found.is_of_now else END,
        "days": found.days,
        "lead_days": found.lead_days,
        "limit": 500,
    } | more
    return Case(words, report, msgspec.convert(asked, Asked), by_hand, str(field), int(str(sum_at)))


CASES = (
    _case(
        "takings by hour of one store",
        "takings",
        f"SELECT hour, {_SALES} FROM report_hour WHERE store_id = 1 AND period IN {_YEAR}"
        " GROUP BY hour ORDER BY hour",
        by="hour",
        field="takings",
        sum_at=8,
    ),
    _case(
        "takings by day of one store",
        "takings",
        f"SELECT period, {_SALES} FROM report_sales WHERE store_id = 1"
        " AND period BETWEEN 20250101 AND 20251231 AND period % 100 <> 0"
        " GROUP BY period ORDER BY period",
        by="day",
        field="takings",
        sum_at=8,
    ),
    _case(
        f"all {PRODUCTS} products of one store",
        "products",
        "SELECT r.product_id, SUM(line_count), SUM(sold_milli), SUM(returned_milli),"
        " SUM(gross_paisa), SUM(discount_paisa), SUM(tax_paisa), SUM(net_paisa), SUM(r.cost_paisa),"
        " SUM(uncosted_paisa), MAX(p.name_en), MAX(p.unit), MAX(p.state) FROM report_product r"
        " JOIN product p ON p.store_id = r.store_id AND p.product_id = r.product_id"
        f" WHERE r.store_id = 1 AND period IN {_YEAR} GROUP BY r.product_id ORDER BY r.product_id",
        field="net",
        sum_at=7,
    ),
    _case(
        "what to order in one store",
        "low-stock",
        "SELECT p.product_id, p.name_en, p.low_at_milli, l.quantity_milli, s.sold"
        " FROM product p JOIN stock_on_hand l USING (store_id, product_id)"
        " LEFT JOIN (SELECT product_id, SUM(sold_milli - returned_milli) AS sold"
        " FROM report_product WHERE store_id = 1 AND period BETWEEN 20251204 AND 20251231"
        " GROUP BY product_id) s ON s.product_id = p.product_id WHERE p.store_id = 1"
        " AND (l.quantity_milli <= p.low_at_milli OR l.quantity_milli * 28 < s.sold * 7)"
        " ORDER BY p.product_id",
        field="on_hand",
        sum_at=3,
    ),
    _case(
        "categories of one store",
        "categories",
        _CATEGORIES.format("store_id = 1 AND "),
        by="category",
        field="net",
        sum_at=9,
    ),
    _case(
        f"each of {STORES:,} stores",
        "stores",
        f"SELECT r.store_id, MAX(s.name), {_SALES} FROM report_sales r"
        f" JOIN store s USING (store_id) WHERE period IN {_YEAR}"
        " GROUP BY r.store_id ORDER BY r.store_id LIMIT 500",
        stores=None,
        field="takings",
        sum_at=9,
    ),
    _case(
        f"takings by month of {STORES:,} stores",
        "takings",
        f"SELECT period, {_SALES} FROM chain_sales WHERE period IN {_YEAR}"
        " GROUP BY period ORDER BY period",
        stores=None,
        by="month",
        field="takings",
        sum_at=8,
    ),
    _case(
        f"takings by hour of {STORES:,} stores",
        "takings",
        f"SELECT hour, {_SALES} FROM chain_hour WHERE period IN {_YEAR}"
        " GROUP BY hour ORDER BY hour",
        stores=None,
        by="hour",
        field="takings",
        sum_at=8,
    ),
    _case(
        "categories of 100 stores together",
        "categories",
        _CATEGORIES.format("store_id BETWEEN 1 AND 100 AND "),
        stores=tuple(range(1, 101)),
        by="category",
        field="net",
        sum_at=9,
    ),
    _case(
        f"shrinkage of {STORES:,} stores",
        "shrinkage",
        "SELECT reason, type, SUM(line_count), SUM(value_paisa), SUM(unvalued_lines),"
        f" (SELECT SUM(net_paisa - rounding_paisa - tax_paisa) FROM chain_sales"
        f" WHERE period IN {_YEAR}) FROM chain_moved WHERE period IN {_YEAR}"
        " GROUP BY reason, type ORDER BY reason",
        stores=None,
        field="value",
        sum_at=3,
    ),
)
GROWN = CASES[:5]
"""Reports of one store: among a thousand, beside a database with that store alone."""


def run() -> list[Figure]:
    """Each case by turns with its SQL, then the reports of one store in both databases by turns."""
    with year_of_a_chain() as year, contextlib.ExitStack() as stack:
        many, one = (_opened(stack, year, name) for name in (MANY, ONE))
        hand = stack.enter_context(contextlib.closing(year.connect(MANY)))
        figures = []
        for case in CASES:
            _compare(many, hand, case)
            figures.append(
                Figure.of(
                    f"{case.words}, a year, beside SQL by hand",
                    _turns(partial(_ours, many, case), partial(_by_hand, hand, case)),
                    unit="ms",
                    limit_ratio=1.5,
                )
            )
        figures += [
            Figure.of(
                f"{case.words}: among {STORES:,} stores, beside alone",
                _turns(partial(_ours, many, case), partial(_ours, one, case)),
                unit="ms",
                limit_ratio=1.3,
            )
            for case in GROWN
        ]
    return figures


def _opened(stack: contextlib.ExitStack, year: Year, name: str) -> Database:
    db = Database.open(year.url(name), rng=Random(1))
    stack.callback(db.close)
    return db


def _turns(first: Callable[[], object], second: Callable[[], object]) -> list[tuple[float, float]]:
    """Milliseconds of both sides, each the median of some askings in a row, A B and B A."""
    found = []
    for turn in range(TURNS):
        order = (first, second) if turn % 2 else (second, first)
        took = {ask: _median_ms(ask) for ask in order}
        found.append((took[first], took[second]))
    return found


def _median_ms(ask: Callable[[], object]) -> float:
    ask()
    times = []
    for _ in range(ASKED_A_TURN):
        started = perf_counter_ns()
        ask()
        times.append(perf_counter_ns() - started)
    return median_low(times) / 1e6


def _ours(db: Database, case: Case) -> None:
    found = answer(db, REPORTS[case.report], case.asked, now_ms=NOW_MS)
    msgspec.json.encode(found)


def _by_hand(
    connection: "pymysql.Connection[pymysql.cursors.Cursor]", case: Case
) -> tuple[Row, ...]:
    with connection.cursor() as cursor:
        # Doubled, as a driver wants a percent sign beside values.
        cursor.execute(case.by_hand)
        rows: tuple[Row, ...] = cursor.fetchall()
    connection.rollback()
    return rows


def _compare(
    db: Database, connection: "pymysql.Connection[pymysql.cursors.Cursor]", case: Case
) -> None:
    ours = answer(db, REPORTS[case.report], case.asked, now_ms=NOW_MS).rows
    hand = _by_hand(connection, case)
    assert len(ours) == len(hand) > 0, (case.words, len(ours), len(hand))
    parts = 1000 if case.field == "on_hand" else 100
    told = sum(round(float(getattr(row, case.field)) * parts) for row in ours)
    assert told == sum(int(str(row[case.sum_at])) for row in hand), case.words
