"""A shift with thousands of bills closed, and a year of reports, on the screen beside bare Qt."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from bench import _stores
from bench._timing import in_repetitions
from bench.figure import Figure
from bench.reporting import till_year
from pos_app.operations import opening

NAME = "closing_and_year"
EVENTS = 10_000
LIMIT = (
    "p95 until painted: a shift of thousands of bills closed at most 1 s, a year of takings or of"
    " products at most 300 ms; each beside plain widgets that raw SQL fills"
)
CLOSINGS, ROUNDS = 9, 24
BLOCKS = 3
_LIMITS_MS = {"close": 1000.0, "takings": 300.0, "products": 300.0}
_WORDS = {
    "close": "a shift with thousands of bills closed on the screen, p95",
    "takings": "the takings of a year on the screen, p95",
    "products": "the products of a year on the screen, p95",
}
BARE_RATIO_MAX = 8
"""An event, its projections, tiles, charts, translated figures: what a plain list does not have."""


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
        done = subprocess.run(
            [sys.executable, "-m", "bench.window._closing_steps", year, str(ROUNDS), *shifts],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    times: dict[str, dict[str, list[int]]] = json.loads(done.stdout)
    figures = []
    for name, limit_ms in _LIMITS_MS.items():
        both_ms = in_repetitions(times[name]["till"], times[name]["bare"], 95, count=BLOCKS)
        beside_limit = [(till_ms, limit_ms) for till_ms, _ in both_ms]
        words = _WORDS[name]
        figures += [
            Figure.of(f"{words}, beside its limit", beside_limit, unit="ms", limit_ratio=1),
            Figure.of(f"{words}, beside bare Qt", both_ms, unit="ms", limit_ratio=BARE_RATIO_MAX),
        ]
    return figures
