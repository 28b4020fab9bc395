"""What a cashier waits for, beside bare Qt and beside its limit: scan, key, search, screen."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import _stores
from bench._timing import in_repetitions
from bench.figure import Figure
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
BARE_RATIO_MAX = 8
"""Painted rows, translated figures, a saved bill: what a plain list of strings does not have."""


def run() -> list[Figure]:
    """Take the steps in a program that has the screen to itself."""
    kept = _stores.with_catalogue(PRODUCTS)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder, private_x_server(_SCREEN) as x:
        till = _stores.copy(kept, Path(folder) / "till")
        done = subprocess.run(
            [sys.executable, "-m", "bench.window._screen_steps", till, str(ROUNDS)],
            env=x.environment(),
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
