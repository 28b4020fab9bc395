"""What a cashier waits for, beside bare Qt and beside its limit: scan, key, search, screen."""

import tempfile
from pathlib import Path

from bench import _stores
from bench._programs import answer_of
from bench.figure import Figure
from bench.window._painting import figures_of
from tests.support.xserver import private_x_server

NAME = "on_the_screen"
LIMIT = (
    "with 20,000 products and 200 lines on the bill, p95 until painted: a scan at most 16 ms, a key"
    " 8 ms, a search 30 ms, another screen 100 ms; each beside the same in bare Qt"
)
PRODUCTS = 20_000
ROUNDS = 60
_SCREEN = "2732x768x24"
_LIMITS_MS = {"scan": 16.0, "key": 8.0, "search": 30.0, "switch": 100.0}
_WORDS = {
    "scan": "scan to painted row with 200 lines, p95",
    "key": "key to its echo, p95",
    "search": "search while typing in 20,000, p95",
    "switch": "another screen, p95",
}


def run() -> list[Figure]:
    """Take the steps in a program that has the screen to itself."""
    kept = _stores.with_catalogue(PRODUCTS)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder, private_x_server(_SCREEN) as x:
        till = _stores.copy(kept, Path(folder) / "till")
        times = answer_of("bench.window._screen_steps", till, ROUNDS, environment=x.environment())
    return figures_of(times, words=_WORDS, limits_ms=_LIMITS_MS)
