"""The products' screen with a million products, beside bare Qt, raw SQL, and its limit."""

import os
import tempfile
from pathlib import Path

from bench import _stores
from bench._programs import answer_of
from bench.figure import Figure
from bench.window._painting import figures_of

NAME = "products_screen"
LIMIT = (
    "with 1,000,000 products, p95 until painted: the screen at most 100 ms, a search 30 ms; each"
    " beside a plain list that raw SQL fills"
)
PRODUCTS = int(os.environ.get("KIRYANA_BENCH_PRODUCTS", "1000000"))
ROUNDS = 60
_LIMITS_MS = {"switch": 100.0, "search": 30.0}
_WORDS = {"switch": "the products' screen, p95", "search": "search among the products, p95"}


def run() -> list[Figure]:
    """Take the steps in a program that has its own application."""
    kept = _stores.with_catalogue(PRODUCTS)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder:
        till = _stores.copy(kept, Path(folder) / "till")
        times = answer_of("bench.window._products_steps", till, ROUNDS)
    return figures_of(times, words=_WORDS, limits_ms=_LIMITS_MS)
