"""From the start of the process to "ready to scan", beside an empty window of PySide6."""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter_ns

from bench import _stores
from bench._timing import by_turns, in_repetitions
from bench.figure import Figure
from tests.support.xserver import XServer, private_x_server

NAME = "start"
LIMIT = "process start to ready to scan: at most 2.5 times the first paint of a bare PySide6 window"
PRODUCTS = 1_000_000
STARTS = 15


def run() -> list[Figure]:
    """Start both by turns, each as a process of its own on the same X server."""
    kept = _stores.with_catalogue(PRODUCTS)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder, private_x_server() as x:
        till = _stores.copy(kept, Path(folder) / "till")
        sides = {
            "till": lambda _: _start(x, "till", str(till)),
            "bare": lambda _: _start(x, "bare"),
        }
        times = by_turns(sides, STARTS, warm_up=1)
    return [
        Figure.of(
            f"start to ready to scan, {PRODUCTS:,} products, beside a bare window",
            in_repetitions(times["till"], times["bare"], 50),
            unit="ms",
            limit_ratio=2.5,
        )
    ]


def _start(x: XServer, *arguments: str) -> int:
    """The nanoseconds until the program says that it is ready; it then ends by itself."""
    # A till's second start finds its modules compiled; without this every start compiles them.
    environment = x.environment()
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = perf_counter_ns()
    done = subprocess.run(
        [sys.executable, "-m", "bench.window._starting", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(done.stdout) - started
