"""The products' screen with a million products, beside bare Qt, raw SQL, and its limit."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import _stores
from bench._timing import in_repetitions
from bench.figure import Figure

NAME = "products_screen"
LIMIT = (
    "with 1,000,000 products, p95 until painted: the screen at most 100 ms, a search 30 ms; each"
    " beside a plain list that raw SQL fills"
)
PRODUCTS = int(os.environ.get("KIRYANA_BENCH_PRODUCTS", "1000000"))
ROUNDS = 60
_LIMITS_MS = {"switch": 100.0, "search": 30.0}
_WORDS = {"switch": "the products' screen, p95", "search": "search among the products, p95"}
BARE_RATIO_MAX = 8
"""Painted rows, a card of ten fields, counts of short lists: what a plain list does not have."""


def run() -> list[Figure]:
    """Take the steps in a program that has its own application."""
    kept = _stores.with_catalogue(PRODUCTS)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder:
        till = _stores.copy(kept, Path(folder) / "till")
        done = subprocess.run(
            [sys.executable, "-m", "bench.window._products_steps", till, str(ROUNDS)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    times: dict[str, dict[str, list[int]]] = json.loads(done.stdout)
    figures = []
    for name, limit_ms in _LIMITS_MS.items():
        both_ms = in_repetitions(times[name]["till"], times[name]["bare"], 95)
        beside_limit = [(till_ms, limit_ms) for till_ms, _ in both_ms]
        words = _WORDS[name]
        figures += [
            Figure.of(f"{words}, beside its limit", beside_limit, unit="ms", limit_ratio=1),
            Figure.of(f"{words}, beside bare Qt", both_ms, unit="ms", limit_ratio=BARE_RATIO_MAX),
        ]
    return figures
