"""A shift with thousands of bills closed, and a year of reports, on the screen beside bare Qt."""

import os
import tempfile
from pathlib import Path
from random import Random

from bench import _stores
from bench._programs import answer_of
from bench.figure import Figure
from bench.reporting import till_year
from bench.window._painting import figures_of
from pos_app.operations import opening

NAME = "closing_and_year"
EVENTS = 10_000
LIMIT = (
    "p95 until painted: a shift of thousands of bills closed at most 1 s, a year of takings or of"
    " products at most 300 ms; each beside plain widgets that raw SQL fills"
)
CLOSINGS, ROUNDS = 9, 24
_LIMITS_MS = {"close": 1000.0, "takings": 300.0, "products": 300.0}
_WORDS = {
    "close": "a shift with thousands of bills closed on the screen, p95",
    "takings": "the takings of a year on the screen, p95",
    "products": "the products of a year on the screen, p95",
}


def run() -> list[Figure]:
    """Take the steps in a program that has its own application."""
    kept = _stores.with_log(EVENTS)
    # Beside the kept files: the same file system, where a commit costs the same.
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder:
        year = Path(folder) / "year"
        opening.create_store(year, store_id=1, name="Bench", rng=Random(1))
        till = _stores.open_till(year)
        try:
            till_year.fill(till)
        finally:
            till.close()
        shifts = [_stores.copy(kept, Path(folder) / f"shift{n}") for n in range(2 * CLOSINGS)]
        os.sync()
        times = answer_of("bench.window._closing_steps", year, ROUNDS, *shifts)
    return figures_of(times, words=_WORDS, limits_ms=_LIMITS_MS)
