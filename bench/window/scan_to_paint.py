"""From a decoded scan to its painted row: the real window, an X server, a large catalogue."""

import tempfile
from pathlib import Path

from bench import _stores
from bench._programs import answer_of
from bench._timing import in_repetitions
from bench.figure import Figure
from tests.support.xserver import private_x_server

NAME = "scan_to_paint"
LIMIT = (
    "scan decoded to row painted, with 1,000,000 products: p95 at most 16 ms,"
    " and at most 1.5 times the same with ten products"
)
PRODUCTS = 1_000_000
FEW_PRODUCTS = 10
BILLS = 40
FRAME_MS = 16.0
_SCREEN = "2732x768x24"
"""Room for two windows of the usual size, side by side."""


def run() -> list[Figure]:
    """Scan into two windows by turns; the measuring program has the screen to itself."""
    few_kept = _stores.with_catalogue(FEW_PRODUCTS)
    many_kept = _stores.with_catalogue(PRODUCTS)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder, private_x_server(_SCREEN) as x:
        few = _stores.copy(few_kept, Path(folder) / "few")
        many = _stores.copy(many_kept, Path(folder) / "many")
        times = answer_of(
            "bench.window._scanning_window", few, many, BILLS, environment=x.environment()
        )
    assert len(times["few"]) == len(times["many"]) == BILLS * 10
    both_ms = in_repetitions(times["many"], times["few"], 95)
    return [
        Figure.of(
            f"scan to painted row in {PRODUCTS:,} products, p95, beside a frame",
            [(many_ms, FRAME_MS) for many_ms, _ in both_ms],
            unit="ms",
            limit_ratio=1,
        ),
        Figure.of(
            f"the same, p95, beside {FEW_PRODUCTS} products",
            both_ms,
            unit="ms",
            limit_ratio=1.5,
        ),
    ]
