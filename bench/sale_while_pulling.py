"""Selling while a new till takes a long feed: the slowest sales beside those of a quiet till."""

import contextlib
import tempfile
import threading
from pathlib import Path
from time import sleep

from bench import _selling, _stores
from bench._central import Enrolled, central
from bench._timing import in_repetitions, milliseconds
from bench.figure import Figure
from pos_app.sync.report import RoundReport

NAME = "sale_while_pulling"
LIMIT = "a sale while 100,000 events are pulled: p99 at most 3 times that of a quiet till"
EVENTS = 100_000
QUIET_SALES = 400
PAUSE_S = 0.02
"""Between sales: far busier than a shop, and yet not a till that does nothing but commit."""


def run() -> list[Figure]:
    """Sell on one thread while another, with a connection of its own, applies the feed."""
    _stores.KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder, central() as server:
        sender = server.enrol(Path(folder) / "sender")
        receiver = server.enrol(Path(folder) / "receiver")
        with contextlib.closing(sender), contextlib.closing(receiver):
            quiet, busy = _sell(sender, receiver, Path(folder) / "receiver")
    return [
        Figure.of(
            f"sale while {EVENTS:,} events are pulled, p99, beside a quiet till",
            [(busy_ms, milliseconds(quiet, 99)) for busy_ms, _ in in_repetitions(busy, busy, 99)],
            unit="ms",
            limit_ratio=3,
        )
    ]


def _sell(sender: Enrolled, receiver: Enrolled, folder: Path) -> tuple[list[int], list[int]]:
    """Sales before and after the long pull, and during it, in nanoseconds."""
    before = _stores.CATALOGUE_EVENTS
    # A till without anything would take a snapshot; one that was away for a month has the goods.
    _stores.record(sender.till, lambda shift_id: _stores.history(before, shift_id))
    goods = sender.push(EVENTS)[0]
    session = receiver.session()
    session.round(lambda: False)
    session.close()
    _stores.record(sender.till, lambda shift_id: _stores.sales(EVENTS, shift_id))
    assert sender.push(EVENTS)[0] == EVENTS
    seller = _selling.Seller(folder)
    quiet = _quiet_sales(seller)
    is_done = threading.Event()
    reports: list[RoundReport] = []

    def pull() -> None:
        own = receiver.session()
        try:
            more = True
            while more:
                report = own.round(lambda: False)
                reports.append(report)
                more = report.has_more and report.error is None
        finally:
            own.close()
            is_done.set()

    puller = threading.Thread(target=pull)
    puller.start()
    busy = []
    while not is_done.wait(PAUSE_S):
        busy.append(seller.sell(seller.fill_cart()))
    puller.join()
    assert [report.error for report in reports if report.error] == []
    quiet += _quiet_sales(seller)
    with seller.till.db.read() as tx:
        cursor = tx.execute("SELECT cursor FROM till_state").fetchone()[0]
        sales = tx.execute(
            "SELECT count(*) FROM sale WHERE till_no = :own", {"own": seller.till.identity.till_no}
        ).fetchone()[0]
    assert sum(report.pulled for report in reports) >= EVENTS, "entry by entry"
    assert cursor >= goods + EVENTS, "the whole feed was applied"
    assert sales == len(quiet) + len(busy), "every sale is there"
    seller.till.close()
    return quiet, busy


def _quiet_sales(seller: _selling.Seller) -> list[int]:
    times = []
    for _ in range(QUIET_SALES // 2):
        sleep(PAUSE_S)
        times.append(seller.sell(seller.fill_cart()))
    return times
