"""`python -m tests.chaos.seller FOLDER SEED`: one life of a till that sells and syncs by itself.

People work on the main thread, sync runs on another with a database connection of its own, as in
the window. When the file `drain` appears, work stops, and the process ends once all is handed up.
"""

import os
import sys
import threading
import time
import traceback
from pathlib import Path
from random import Random

from msgspec.structs import replace
from pos_protocol.events import KhataPaid, Tender, TenderKind

from pos_app.clock import SystemClock
from pos_app.db import event_log, outbox
from pos_app.db.queries import products as product_queries
from pos_app.db.queries import stock as stock_queries
from pos_app.devices.till_key import TillKeyKeeper
from pos_app.domain.stock import Count, Receipt
from pos_app.operations import selling, stocking
from pos_app.operations.context import TillContext
from pos_app.operations.opening import open_till
from pos_app.operations.shifts import current_shift
from pos_app.settings import load_settings
from pos_app.sync.backoff import next_delay_s
from pos_app.sync.session import open_session
from tests.chaos.diary import Act, Diary

DRAIN_FILE = "drain"
ROUNDS_FILE = "rounds.log"
CUSTOMER = 1
PAUSE_S = 0.12
HURRY = 20
"""A shop's pauses between failed rounds are divided by this."""


class Person:
    """Does one thing after the other at a till, and keeps the diary."""

    def __init__(self, till: TillContext, diary: Diary, rng: Random) -> None:
        self._till, self._diary, self._rng = till, diary, rng
        with till.db.read() as tx:
            rows = tx.execute(
                "SELECT product_id FROM product WHERE is_listed AND product_id % 10000000 < 100"
                " ORDER BY product_id"
            )
            self._numbers = [row[0] for row in rows]

    def act(self) -> None:
        """Do something."""
        if not self._numbers:
            return
        task = self._rng.choices(
            (self._sell, self._sell_on_khata, self._pay_khata, self._take_in, self._count),
            (50, 15, 10, 15, 10),
        )[0]
        task()

    def _sell(self) -> None:
        self._sell_for(TenderKind.CASH)

    def _sell_on_khata(self) -> None:
        self._sell_for(TenderKind.KHATA)

    def _sell_for(self, kind: TenderKind) -> None:
        cart = replace(selling.new_cart(self._till), customer_id=CUSTOMER)
        moves, total = {}, 0
        for number in self._chosen(3):
            with self._till.db.read() as tx:
                product = product_queries.by_id(tx, number)
            assert product is not None
            pieces = self._rng.randint(1, 3)
            quantity_milli = 1000 * pieces
            cart = selling.sell_product(self._till, cart, product, quantity_milli=quantity_milli)
            moves[number] = -quantity_milli
            total += pieces * product.price_paisa
        owed = total if kind is TenderKind.KHATA else 0
        self._diary.about(
            Act(kind="SaleCompleted", moves=moves, takings_paisa=total, owed_paisa=owed)
        )
        tender = Tender(kind=kind, amount=total)
        self._printed(selling.complete_sale(self._till, cart, [tender]).recorded)

    def _pay_khata(self) -> None:
        paid = 100 * self._rng.randint(1, 900)
        self._diary.about(Act(kind="KhataPaid", owed_paisa=-paid))
        with self._till.db.write() as tx:
            event = KhataPaid(
                shift_id=current_shift(self._till, tx),
                customer_id=CUSTOMER,
                tender=Tender(kind=TenderKind.CASH, amount=paid),
            )
            appended = event_log.append(tx, [event], by=self._till.writer)
        self._printed(appended.recorded[0])

    def _take_in(self) -> None:
        moves = {number: 1000 * self._rng.randint(4, 40) for number in self._chosen(2)}
        self._diary.about(Act(kind="StockReceived", moves=moves))
        lines = [Receipt(product_id=n, quantity_milli=quantity) for n, quantity in moves.items()]
        self._printed(stocking.receive_stock(self._till, lines).recorded)

    def _count(self) -> None:
        [number] = self._chosen(1)
        with self._till.db.read() as tx:
            on_screen = stock_queries.on_hand(tx, [number])[number]
        seen = max(0, on_screen + 1000 * self._rng.randint(-3, 3))
        self._diary.about(Act(kind="StockCounted", counted={number: seen}))
        lines = [Count(product_id=number, counted_milli=seen)]
        self._printed(stocking.count_stock(self._till, lines).recorded)

    def _printed(self, recorded) -> None:
        self._diary.done(str(recorded.envelope.event_id), recorded.hash.hex())

    def _chosen(self, most: int) -> list[int]:
        return self._rng.sample(self._numbers, self._rng.randint(1, most))


def sync_for_ever(folder: Path, rng: Random, ended: threading.Event) -> None:
    """Rounds until everything is handed up and nobody sells any more."""
    keeper = TillKeyKeeper(folder, open_keyring=lambda: None)
    session = open_session(folder, SystemClock(), keeper=keeper)
    failures = 0
    with (folder / ROUNDS_FILE).open("a", buffering=1) as notes:
        while True:
            is_draining = (folder / DRAIN_FILE).exists()
            report = session.round(lambda: False)
            print(type(report.error).__name__, report.error or "", file=notes)
            failures = failures + 1 if report.error else 0
            if report.error is None and not report.has_more and is_draining:
                break
            pause_s = next_delay_s(failures, rng) / HURRY if failures else PAUSE_S
            time.sleep(min(pause_s, 1.0))
    session.close()
    ended.set()


def main(folder: Path, seed: int) -> None:
    """Live until the drain is over, or until somebody kills this process."""
    rng = Random(seed)
    till = open_till(load_settings(folder, {}), SystemClock(), Random(rng.getrandbits(64)))
    person = Person(till, Diary(folder), rng)
    ended = threading.Event()
    sync_rng = Random(rng.getrandbits(64))
    threading.Thread(target=_guarded, args=(folder, sync_rng, ended), daemon=True).start()
    while not (folder / DRAIN_FILE).exists():
        person.act()
        time.sleep(rng.uniform(0.0, 2 * PAUSE_S))
    ended.wait()
    with till.db.read() as tx:
        assert outbox.counts(tx).unsynced == 0
    till.close()


def _guarded(folder: Path, rng: Random, ended: threading.Event) -> None:
    try:
        sync_for_ever(folder, rng, ended)
    except BaseException:  # noqa: BLE001 - the thread's end must end the process, so that the run sees it
        traceback.print_exc()
        os._exit(3)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
