"""A year of a large store's reports on its till, beside SQL by hand on the same tables."""

import sqlite3
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter_ns

from bench import _stores
from bench._raw_sale import connect
from bench._timing import by_turns, in_repetitions
from bench.figure import Figure
from pos_app.domain.report import Days
from pos_app.operations import opening
from pos_app.operations.context import TillContext
from pos_app.operations.reporting import answers

NAME = "till-reports"
WINDOW_MS = 300.0
LIMIT = (
    "a year of a store with 300 bills a day: the day's page with every figure, and its categories,"
    " at most 300 ms, and"
    " its products at most 1.5 times a bare SQL sum over their days"
)
PRODUCTS, LINES_A_DAY, ROUNDS = 5_000, 1_500, 12
LAST = date(2026, 11, 28)
YEAR = Days(first=LAST - timedelta(days=364), last=LAST)
BY_HAND = (
    "SELECT s.product_id, p.name_en, sum(s.quantity), sum(s.amount), sum(s.tax), p.cost"
    " FROM sold_product s JOIN product p ON p.product_id = s.product_id"
    " WHERE s.day BETWEEN ? AND ? GROUP BY s.product_id ORDER BY 4 DESC"
)


def run() -> list[Figure]:
    """Fill a till with the sums of a year, and ask the same of both sides by turns."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "till"
        opening.create_store(place, store_id=1, name="Bench", rng=Random(1))
        till = _stores.open_till(place)
        try:
            fill(till)
            bare = connect(place / "till.db")
            try:
                return _measure(till, bare)
            finally:
                bare.close()
        finally:
            till.close()


def _measure(till: TillContext, bare: sqlite3.Connection) -> list[Figure]:
    values = (YEAR.first.isoformat(), YEAR.last.isoformat())

    def by_hand(_turn: int) -> int:
        started = perf_counter_ns()
        bare.execute(BY_HAND, values).fetchall()
        return perf_counter_ns() - started

    times = by_turns(
        {
            "products": lambda _turn: _ask(till, "products"),
            "categories": lambda _turn: _ask(till, "categories"),
            "page": lambda _turn: _page(till),
            "by hand": by_hand,
        },
        ROUNDS,
    )
    limit = [round(WINDOW_MS * 1e6)] * ROUNDS
    return [
        Figure.of(
            "products of a year at a till, p50, beside SQL by hand over the days",
            in_repetitions(times["products"], times["by hand"], 50),
            unit="ms",
            limit_ratio=1.5,
        ),
        Figure.of(
            "categories of a year at a till, p95, beside 300 ms",
            in_repetitions(times["categories"], limit, 95),
            unit="ms",
            limit_ratio=1,
        ),
        Figure.of(
            "takings of a year with every figure at a glance, p95, beside 300 ms",
            in_repetitions(times["page"], limit, 95),
            unit="ms",
            limit_ratio=1,
        ),
    ]


def _ask(till: TillContext, name: str) -> int:
    started = perf_counter_ns()
    answers.read(till, name, YEAR)
    return perf_counter_ns() - started


def _page(till: TillContext) -> int:
    started = perf_counter_ns()
    answers.page(till, "takings", YEAR)
    return perf_counter_ns() - started


def fill(till: TillContext) -> None:
    """The sums as the events of a year would have left them: some 900 products are sold a day."""
    rng = Random(3)
    with till.db.write() as tx:
        tx.executemany(
            "INSERT INTO product (product_id, name_en, price, cost, category,"
            " is_listed, revision, stamp) VALUES (?, ?, 1000, 800, ?, 1, 1, x'')",
            [(10_000_000 + n, f"Product {n}", f"Group {n % 40}") for n in range(PRODUCTS)],
        )
        for back in range(2 * YEAR.count):
            day = (LAST - timedelta(days=back)).isoformat()
            sold = {
                10_000_000 + min(PRODUCTS - 1, int(rng.lognormvariate(6.0, 1.2)))
                for _ in range(LINES_A_DAY)
            }
            tx.executemany(
                "INSERT INTO sold_product VALUES (?, 1, ?, 2000, 0, 2000, 0)",
                [(day, number) for number in sorted(sold)],
            )
            tx.executemany(
                "INSERT INTO sold_hour VALUES (?, 1, ?, 22, 30000, 1, 100, 0, 0)",
                [(day, hour) for hour in range(8, 22)],
            )
            tx.execute("INSERT INTO takings VALUES (?, 1, 420000, 1400, 308, 14)", (day,))
        tx.execute(
            "INSERT INTO sold_month SELECT substr(day, 1, 7), till_no, product_id, sum(quantity),"
            " 0, sum(amount), 0 FROM sold_product GROUP BY 1, 2, 3"
        )
