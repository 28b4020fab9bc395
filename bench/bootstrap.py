"""A new till of a large store with a year behind it, beside the same rows by raw `sqlite3`.

The server works in this process: what is measured is reading, proving, folding and writing. Its
snapshot is made before, as it is once a day; the tail behind it is pulled as always.
"""

import contextlib
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import batched, islice
from pathlib import Path
from random import Random
from time import perf_counter_ns

from pos_protocol.events import (
    Event,
    InReason,
    ReceivedLine,
    SaleCompleted,
    SaleLine,
    StockReceived,
    Tender,
    TenderKind,
)
from pos_protocol.sync import BATCH_EVENTS_LIMIT
from sync_server.operations.service import Principal, SyncService

from bench import _goods, _stores
from bench.figure import Figure
from pos_app.clock import SystemClock
from pos_app.db import cursors, schema
from pos_app.db.brought import tables
from pos_app.db.database import Database
from pos_app.db.migrations import FORMAT
from pos_app.sync import snapshots
from pos_app.sync.report import Pace
from pos_app.sync.round import sync_round
from tests.support.chain_till import SHIFT, ChainTill
from tests.support.sync_server import LocalServer, local_server

NAME = "bootstrap"
LIMIT = (
    "a till with 100,000 products and a year of sales, from a snapshot: at most 3 times raw rows"
)
PRODUCTS = 100_000
MOVED = 20_000
EVENTS = 300 * 365
TAIL = 1_000
OPENING_MILLI = 1_000_000
OPENING_LINES = 20
ROUNDS = 3
_RECIPE = 1
assert tables.brought.metadata is schema.metadata


def run() -> list[Figure]:
    """Begin some new tills, each followed by the same rows raw; the medians of both."""
    _stores.KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder:
        shutil.copy2(_kept_server(), Path(folder) / "server.db")
        with local_server(Path(folder), stores=()) as server:
            took = [_turn(server, Path(folder) / str(n), seed=100 + n) for n in range(ROUNDS)]
    return [
        Figure.of(
            f"new till of {PRODUCTS:,} products and {EVENTS:,} events, beside the rows raw",
            [(one / 1e9, other / 1e9) for one, other in took],
            unit="s",
            limit_ratio=3,
        )
    ]


def _turn(server: LocalServer, folder: Path, *, seed: int) -> tuple[int, int]:
    """One new till, and its rows raw: nanoseconds of both."""
    identity = server.enrol(seed=seed).identity
    principal = Principal(store_id=identity.store, till_id=identity.till)
    api = SyncService(server.db, server.clock, rng=server.rng, principal=principal)
    api.snapshot()
    db = Database.create(folder / "till.db")
    with db.write() as tx:
        cursors.enrolled(tx, "http://127.0.0.1:1", identity)
    started = perf_counter_ns()
    begun = snapshots.begin(db, api, SystemClock(), stop=lambda: False)
    report = sync_round(db, api, SystemClock(), signer=_NoSigner(), stop=lambda: False, pace=Pace())
    took_ns = perf_counter_ns() - started
    assert begun is not None
    assert report.error is None, report.error
    assert report.pulled == TAIL, report
    assert not report.has_more
    with contextlib.closing(db), db.read() as tx:
        found = {
            table.name: tx.execute(f"SELECT * FROM {table.name}").fetchall()
            for table in schema.metadata.sorted_tables
        }
    return took_ns, _raw(folder / "raw.db", found)


def _raw(path: Path, found: dict[str, list[tuple[object, ...]]]) -> int:
    """The same rows into the same empty tables, in one transaction."""
    Database.create(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("DELETE FROM product")
    started = perf_counter_ns()
    connection.execute("BEGIN IMMEDIATE")
    for name, rows in found.items():
        if rows:
            places = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({places})", rows)
    connection.execute(
        "INSERT INTO product_search (rowid, folded)"
        " SELECT product_id, folded FROM product WHERE folded != ''"
    )
    connection.execute("COMMIT")
    took_ns = perf_counter_ns() - started
    connection.close()
    return took_ns


class _NoSigner:
    """Nothing is pushed here."""

    key_id = ""

    def sign(self, text: bytes) -> bytes:
        """Refuse."""
        raise AssertionError(text)


def _kept_server() -> Path:
    """The server's file, made once: pushing a year takes a minute or two."""
    path = _stores.KEPT / f"server-{PRODUCTS}-{EVENTS}-{FORMAT}-{_RECIPE}.db"
    if path.exists():
        return path
    print(f"making {path.name}: once, kept in {_stores.KEPT}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder:
        with local_server(Path(folder)) as server:
            till = server.enrol()
            api = server.api(till)
            year = _year()
            before = PRODUCTS + -(-MOVED // OPENING_LINES) + EVENTS - TAIL
            _push(api, till, islice(year, before))
            assert api.snapshot().store_seq == before
            _push(api, till, year)
        (Path(folder) / "server.db").rename(path)
    return path


def _push(api: SyncService, till: ChainTill, events: Iterable[Event]) -> None:
    for some in batched(events, BATCH_EVENTS_LIMIT):
        reply = api.push(till.request([till.append(event) for event in some]))
        assert {result.status for result in reply.results} == {"accepted"}


def _year() -> Iterator[Event]:
    """The catalogue, what was there, and sales of one to three lines, each claim the truth."""
    rng = Random(4)
    goods = list(_goods.goods(PRODUCTS))
    yield from goods
    levels = {product.product_id: (OPENING_MILLI, 1) for product in goods[:MOVED]}
    for some in batched(levels, OPENING_LINES):
        yield StockReceived(
            lines=tuple(_arrived(product_id, n) for n, product_id in enumerate(some, 1)),
            reason=InReason.OPENING,
        )
    moved = list(levels)
    for _ in range(EVENTS):
        lines = []
        for n, product_id in enumerate(rng.sample(moved, rng.randint(1, 3)), 1):
            quantity, version = levels[product_id]
            lines.append(_sold(product_id, n, quantity=quantity, version=version))
            levels[product_id] = (quantity - 1_000, version + 1)
        total = sum(line.amount for line in lines)
        cash = Tender(kind=TenderKind.CASH, amount=total)
        yield SaleCompleted(shift_id=SHIFT, lines=tuple(lines), tenders=(cash,), total=total)


def _arrived(product_id: int, n: int) -> ReceivedLine:
    return ReceivedLine(
        n=n,
        product_id=product_id,
        known_quantity=0,
        known_version=0,
        pending=0,
        quantity=OPENING_MILLI,
    )


def _sold(product_id: int, n: int, *, quantity: int, version: int) -> SaleLine:
    return SaleLine(
        n=n,
        product_id=product_id,
        known_quantity=quantity,
        known_version=version,
        pending=0,
        quantity=1_000,
        price=10_000,
        gross=10_000,
        amount=10_000,
        name=f"Product {product_id}",
    )
