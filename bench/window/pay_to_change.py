"""From F12 to the change on the screen: the real window, a durable sale, an X server."""

import tempfile
from pathlib import Path

from bench import _stores
from bench._programs import answer_of
from bench._selling import sell_once
from bench._timing import in_repetitions
from bench.figure import Figure
from tests.support.xserver import private_x_server

NAME = "pay_to_change"
LIMIT = (
    "F12 to change painted, five lines: p95 at most 60 ms, and p50 at most 5 times raw sqlite3"
    " writing the same rows and a bare label showing a figure"
)
EVENTS = 10_000
BILLS = 90
BUDGET_MS = 60.0


def run() -> list[Figure]:
    """Pay in the window and beside it by turns; the measuring program has the screen to itself."""
    kept = _stores.with_log(EVENTS)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder, private_x_server() as x:
        till = _stores.copy(kept, Path(folder) / "till")
        sell_once(till)
        raw = _stores.copy(till, Path(folder) / "raw")
        times = answer_of(
            "bench.window._paying_window", till, raw, BILLS, environment=x.environment()
        )
    assert len(times["till"]) == len(times["bare"]) == BILLS
    p95 = in_repetitions(times["till"], times["bare"], 95)
    return [
        Figure.of(
            "F12 to change painted, p95, beside 60 ms",
            [(till_ms, BUDGET_MS) for till_ms, _ in p95],
            unit="ms",
            limit_ratio=1,
        ),
        Figure.of(
            "the same, p50, beside raw sqlite3 and a bare label",
            in_repetitions(times["till"], times["bare"], 50),
            unit="ms",
            limit_ratio=5,
        ),
    ]
