"""Cached reads of a quantity, beside a bare route of the same framework; MariaDB and Redis real."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from random import Random

from sync_server.cache.port import INTENT_S

from bench._timing import milliseconds
from bench.figure import Figure
from bench.over_http import load as http_load
from bench.over_http.cached import cached_central
from bench.over_http.load import message

NAME = "read"
LIMIT = (
    "cached GET .../quantity a second: at least 0.5 of a bare Litestar route that gives a constant;"
    " its p99 at most 3 of the bare one's; a thousand stores as one"
)
CONNECTIONS = 16
TURNS = 4
SECONDS = 1.5
STORES = 1000
PATH = "/api/products/7/quantity"


def run() -> list[Figure]:
    """Ask both servers by turns."""
    with _bare() as bare, cached_central(STORES) as (central, token):
        server = central.server
        one = cycle([message("GET", PATH, token=token)])
        many = cycle(
            [
                message("GET", f"{PATH}?storeID={store}", token=token)
                for store in range(1, STORES + 1)
            ]
        )
        sides: dict[str, tuple[str, Callable[[], bytes]]] = {
            "bare": (bare, lambda: message("GET", PATH)),
            "one": (server.url, lambda: next(one)),
            "many": (server.url, lambda: next(many)),
        }
        _warm(server.url, many)
        rates: dict[str, list[float]] = {name: [] for name in sides}
        slow: dict[str, list[float]] = {name: [] for name in sides}
        rng = Random(7)
        for _ in range(TURNS):
            for name in rng.sample(list(sides), len(sides)):
                url, request = sides[name]
                found = http_load.run(url, request, connections=CONNECTIONS, seconds=SECONDS)
                rates[name].append(found.rate)
                slow[name].append(milliseconds(found.times_ns, 99))
    return _figures(rates, slow)


def _figures(rates: dict[str, list[float]], slow: dict[str, list[float]]) -> list[Figure]:
    return [
        Figure.of(
            "cached quantity by HTTP, beside a bare route",
            list(zip(rates["one"], rates["bare"], strict=True)),
            unit="1/s",
            limit_ratio=0.5,
            more_is_better=True,
        ),
        Figure.of(
            "the same, p99, beside the bare route's",
            list(zip(slow["one"], slow["bare"], strict=True)),
            unit="ms",
            limit_ratio=3,
        ),
        Figure.of(
            "cached quantities of 1,000 stores, beside one store",
            list(zip(rates["many"], rates["one"], strict=True)),
            unit="1/s",
            limit_ratio=0.8,
            more_is_better=True,
        ),
    ]


@contextlib.contextmanager
def _bare() -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.over_http.bare"], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        yield process.stderr.readline().strip()
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


def _warm(url: str, many: Iterator[bytes]) -> None:
    """A Redis that was just started is trusted when every name that it may have lost is over."""
    time.sleep(INTENT_S + 1)
    http_load.run(url, lambda: next(many), connections=CONNECTIONS, seconds=5)
