"""The close of a shift with thousands of bills, beside a bare sum and a bare row."""

import os
import shutil
import tempfile
from pathlib import Path
from time import perf_counter_ns

from bench import _stores
from bench._raw_sale import connect
from bench._timing import in_repetitions
from bench.figure import Figure
from pos_app.domain.shift import CashCount
from pos_app.operations import shifts

NAME = "close"
EVENTS = 10_000
BILLS = EVENTS - _stores.CATALOGUE_EVENTS - 1
LIMIT = (
    f"close of a shift with {BILLS:,} bills, durable: p95 at most 1 s, and p50 at most 3 times a"
    " bare SQL sum over its sales and one inserted row"
)
ROUNDS, BLOCKS = 9, 3
BUDGET_MS = 1000.0
_SUM = "SELECT count(*), sum(total) FROM sale WHERE shift_id = ? AND kind = 'sale'"
_ROW = (
    "INSERT INTO shift_close (shift_id, event_id, closed_ms, actor, expected, counted, note,"
    " pieces, grand_total, stamp) VALUES (?, zeroblob(16), 1, 'owner', ?, ?, '', '[]', ?, x'00')"
)


def run() -> list[Figure]:
    """Close the same shift again and again, each time in a fresh copy of the till's file."""
    kept = _stores.with_log(EVENTS)
    ours: list[int] = []
    bare: list[int] = []
    # Beside the kept files: the same file system, where a commit costs the same.
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder:
        for turn in range(ROUNDS):
            sides = ((_close, ours), (close_barely, bare))
            for close, times in sides if turn % 2 else reversed(sides):
                copied = _stores.copy(kept, Path(folder) / "till")
                # What was copied is still on its way to the disk, and would be timed as a commit.
                os.sync()
                times.append(close(copied))
                shutil.rmtree(copied)
    p95 = in_repetitions(ours, bare, 95, count=BLOCKS)
    return [
        Figure.of(
            f"close of a shift with {BILLS:,} bills, p95, beside a second",
            [(ours_ms, BUDGET_MS) for ours_ms, _ in p95],
            unit="ms",
            limit_ratio=1,
        ),
        Figure.of(
            f"close of a shift with {BILLS:,} bills, p50, beside a bare sum and row",
            in_repetitions(ours, bare, 50, count=BLOCKS),
            unit="ms",
            limit_ratio=3,
        ),
    ]


def _close(folder: Path) -> int:
    till = _stores.open_till(folder)
    try:
        now = shifts.shift_now(till)
        assert now is not None
        assert now.sums.sales > 5_000
        count = CashCount(counted_paisa=now.cash_paisa)
        started = perf_counter_ns()
        shifts.close_shift(till, count)
        return perf_counter_ns() - started
    finally:
        till.close()


def close_barely(folder: Path) -> int:
    """Sum the sales of the shift and keep the sum: what a program without a log would do."""
    connection = connect(folder / "till.db")
    try:
        (shift_id,) = connection.execute("SELECT shift_id FROM shift").fetchone()
        started = perf_counter_ns()
        connection.execute("BEGIN IMMEDIATE")
        _, total = connection.execute(_SUM, (shift_id,)).fetchone()
        connection.execute(_ROW, (shift_id, total, total, total))
        connection.execute("COMMIT")
        return perf_counter_ns() - started
    finally:
        connection.close()
