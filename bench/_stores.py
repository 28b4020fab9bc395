"""Tills of a known size, made through the real log and kept between runs under bench/results/.

Growing a million events takes minutes, so a file is made once. Its name carries what it depends
on: another format, another recipe or another catalogue makes another file.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import batched
from pathlib import Path
from random import Random
from uuid import UUID

from pos_protocol.events import (
    LINES_MAX,
    Event,
    InReason,
    ProductAdded,
    ReceivedLine,
    SaleCompleted,
    SaleLine,
    StockReceived,
    Tender,
    TenderKind,
)

from bench import _goods
from pos_app.clock import SystemClock
from pos_app.db import cursors, event_log, schema
from pos_app.db.migrations import FORMAT
from pos_app.db.views import GUARDS, SEARCH, VIEWS
from pos_app.operations import opening
from pos_app.operations.context import TillContext
from pos_app.operations.shifts import current_shift
from pos_app.settings import Settings

KEPT = Path(__file__).parent / "results" / "stores"
SOLD_PRODUCTS = 2_000
"""Products in a store that is measured by the length of its log, the same at every length."""
CATALOGUE_EVENTS = SOLD_PRODUCTS + -(-SOLD_PRODUCTS // LINES_MAX)
"""The products and their opening stock, before the first sale."""
OPENING_MILLI = 10_000_000
_RECIPE = 3
"""Raised when what is recorded here changes: then the kept files are made anew."""
_BATCH = 1_000


def open_till(folder: Path) -> TillContext:
    """The till of a folder, with the machine's clock and randomness that repeats."""
    return opening.open_till(Settings(data_dir=folder), SystemClock(), Random(2))


def with_catalogue(count: int) -> Path:
    """The folder of a till with `count` products; read it only."""
    return _kept(f"products-{count}", lambda _: _goods.goods(count))


def with_log(events: int) -> Path:
    """The folder of a till whose log holds at least `events` events, nearly all of them sales."""
    return _kept(f"log-{events}", lambda shift_id: history(events, shift_id))


def history(events: int, shift_id: UUID) -> Iterator[Event]:
    """`events` in all: SOLD_PRODUCTS products, their opening stock, then sales of it."""
    products = list(_goods.goods(SOLD_PRODUCTS))
    yield from products
    for some in batched(products, LINES_MAX):
        received = tuple(_received(product, n) for n, product in enumerate(some, 1))
        yield StockReceived(lines=received, reason=InReason.OPENING)
    yield from sales(events - CATALOGUE_EVENTS, shift_id)


def sales(count: int, shift_id: UUID) -> Iterator[Event]:
    """So many sales of the goods of `history`, of one to three lines each.

    The first finds the opening stock. Every line says truthfully what the till knew of the stock.
    """
    rng = Random(3)
    products = list(_goods.goods(SOLD_PRODUCTS))
    on_hand = {product.product_id: OPENING_MILLI for product in products}
    for _ in range(count):
        sold = rng.sample(products, rng.randint(1, 3))
        lines = tuple(_sold(each, n, on_hand[each.product_id]) for n, each in enumerate(sold, 1))
        for line in lines:
            on_hand[line.product_id] -= line.quantity
        total = sum(line.amount for line in lines)
        cash = Tender(kind=TenderKind.CASH, amount=total)
        yield SaleCompleted(shift_id=shift_id, lines=lines, tenders=(cash,), total=total)


def record(till: TillContext, events: Callable[[UUID], Iterable[Event]]) -> None:
    """Put events into a till's log, many to a transaction, in the shift that they are given."""
    with till.db.write() as tx:
        shift_id = current_shift(till, tx)
    for batch in batched(events(shift_id), _BATCH):
        with till.db.write() as tx:
            event_log.append(tx, batch, by=till.writer)


def copy(folder: Path, to: Path) -> Path:
    """A closed till's folder, copied to write to; all of it is on the disk when this returns."""
    to.mkdir(parents=True)
    shutil.copy2(folder / "till.db", to / "till.db")
    # Else the copy is still being written back while commits are timed, and a large one for longer.
    os.sync()
    return to


def _kept(name: str, events: Callable[[UUID], Iterable[Event]]) -> Path:
    folder = KEPT / f"{name}-{_fingerprint()}"
    if not folder.exists():
        print(f"making {name}: once, kept in {KEPT}", file=sys.stderr, flush=True)
        for outdated in KEPT.glob(f"{name}-*"):
            shutil.rmtree(outdated)
        making = folder.with_name(f"{folder.name}.making")
        opening.create_store(making, store_id=1, name="Bench", rng=Random(1))
        till = open_till(making)
        try:
            record(till, events)
        finally:
            till.close()
        making.rename(folder)
    return folder


def _received(product: ProductAdded, n: int) -> ReceivedLine:
    return ReceivedLine(
        n=n,
        product_id=product.product_id,
        known_quantity=0,
        known_version=0,
        pending=0,
        quantity=OPENING_MILLI,
    )


def _sold(product: ProductAdded, n: int, on_hand_milli: int) -> SaleLine:
    return SaleLine(
        n=n,
        product_id=product.product_id,
        known_quantity=0,
        known_version=0,
        pending=on_hand_milli,
        quantity=1000,
        price=product.price,
        gross=product.price,
        amount=product.price,
        name=product.name_en,
        code=product.barcodes[0].code,
    )


def _fingerprint() -> str:
    """What a kept file depends on: its tables, what they mean, the goods and the recipe."""
    catalogue = os.environ.get("KIRYANA_BENCH_CATALOGUE", "")
    tables = sorted(
        f"{table.name}({', '.join(column.name for column in table.columns)})"
        for table in schema.metadata.tables.values()
    )
    versions = f"{_RECIPE} {FORMAT} {cursors.PROJECTION_VERSION}"
    text = f"{versions} {catalogue} {tables} {SEARCH} {GUARDS} {VIEWS}"
    return hashlib.sha256(text.encode()).hexdigest()[:12]
