"""`python -m bench.soak [--hours 8]` tells whether a window that stands all day grows.

Without a display. The exit status is 1 when something grew beyond its limit; with --json
nobody is judged.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from bench import _stores
from bench.soak import bare
from bench.soak.playing import soak
from bench.soak.samples import table
from bench.soak.shopkeeper import BILLS_AN_HOUR
from pos_app.till_window import resources
from pos_app.ui.app import TillApplication

PRODUCTS = 2_000


def main(arguments: Sequence[str]) -> int:
    """Play the hours and print what grew."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=8, help="of a busy shop (8)")
    parser.add_argument(
        "--json", action="store_true", help="print each quantity's three looks alone"
    )
    given = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kept = _stores.with_catalogue(PRODUCTS)
    app = TillApplication(["soak"], resources=resources(), language="en", look="light")
    started_s = monotonic()
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder:
        till = _stores.open_till(_stores.copy(kept, Path(folder) / "till"))
        bills = round(given.hours * BILLS_AN_HOUR)
        rows = [*soak(app, till, bills=bills, tell=_tell), bare.growth(bills)]
    if given.json:
        print(json.dumps({row.name: (row.start, row.middle, row.end) for row in rows}))
        return 0
    print(f"{given.hours:g} hours of {BILLS_AN_HOUR} bills in {monotonic() - started_s:.0f} s")
    print(table(rows))
    return 0 if all(row.is_kept for row in rows) else 1


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
