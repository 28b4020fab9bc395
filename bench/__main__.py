"""`python -m bench [name ...]`: measure, print one table, write bench/results/latest.json.

A benchmark is a module of this folder with `NAME` (what one asks for on the command line), `LIMIT`
(the limit in words) and `run() -> list[Figure]`. The exit status is 1 when a limit is missed.
"""

import argparse
import importlib
import json
import os
import pkgutil
import platform
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, cast

import bench
from bench import over_http, reporting, window
from bench.figure import Figure

RESULTS = Path(__file__).parent / "results" / "latest.json"
_HEADINGS = ("figure", "measured", "beside", "ratio", "worst", "limit", "kept")


class Benchmark(Protocol):
    """What a module of this folder offers when it measures something."""

    NAME: str
    LIMIT: str

    def run(self) -> list[Figure]:
        """Measure both sides in this process's lifetime and give the figures."""


def discover() -> dict[str, Benchmark]:
    """Return every benchmark of this folder by its name, in the order of the names."""
    found = {}
    folders = (
        (bench.__path__, "bench."),
        (over_http.__path__, "bench.over_http."),
        (window.__path__, "bench.window."),
        (reporting.__path__, "bench.reporting."),
    )
    for module_info in (one for path, name in folders for one in pkgutil.iter_modules(path, name)):
        if module_info.name.rpartition(".")[2].startswith("_"):
            continue
        module = importlib.import_module(module_info.name)
        if hasattr(module, "NAME") and hasattr(module, "run"):
            found[module.NAME] = cast("Benchmark", module)
    return dict(sorted(found.items()))


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table that reads in a terminal and in Markdown alike."""
    rows = [_HEADINGS, *(figure.as_row() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def write_results(figures: Iterable[Figure], path: Path = RESULTS) -> None:
    """Write the figures as JSON, with what is needed to know whose they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    results = {
        "machine": {
            "processors": os.cpu_count(),
            "system": platform.system(),
            "architecture": platform.machine(),
            "python": platform.python_version(),
        },
        "figures": [
            {
                "name": figure.name,
                "unit": figure.unit,
                "measured": figure.measured,
                "rival": figure.rival,
                "ratio": figure.ratio,
                "worst_ratio": figure.worst_ratio,
                "limit_ratio": figure.limit_ratio,
                "more_is_better": figure.more_is_better,
                "ok": figure.is_within_limit,
            }
            for figure in figures
        ],
    }
    path.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks named in `arguments`, or all; return the exit status."""
    benchmarks = discover()
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure side by side.")
    parser.add_argument("names", nargs="*", help=f"some of: {', '.join(benchmarks)}")
    names = parser.parse_args(arguments).names or list(benchmarks)
    unknown = [name for name in names if name not in benchmarks]
    if unknown:
        parser.error(f"no benchmark is called {unknown[0]}; there are: {', '.join(benchmarks)}")
    figures: list[Figure] = []
    for name in names:
        print(f"{name}: {benchmarks[name].LIMIT}", file=sys.stderr, flush=True)
        figures += benchmarks[name].run()
    print(table(figures))
    write_results(figures)
    return 0 if all(figure.is_within_limit for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
