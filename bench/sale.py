"""A durable five-line cash sale, beside raw `sqlite3` and beside itself in a hundredfold log."""

import os
import tempfile
from pathlib import Path

from bench import _stores
from bench._raw_sale import CopiedSale, RawSale
from bench._selling import LINES, Seller, sell_once
from bench._timing import by_turns, in_repetitions
from bench.figure import Figure

NAME = "sale"
LIMIT = (
    "a durable five-line cash sale: p50 at most 2.5 times raw sqlite3 writing the same rows,"
    " and with 1,000,000 events in the log at most 1.3 times that with 10,000"
)
ROUNDS = 500
BLOCKS = 5
WARM_UP = 100
"""Sales that are not timed: each log is written back into its file twice by then. Until it was once
its room on the disk grows with every sale, which costs one side more than the other."""
FEW_EVENTS, MANY_EVENTS = 10_000, 1_000_000


def run() -> list[Figure]:
    """Sell by turns on a small log, raw beside it, and on a long log."""
    _stores.KEPT.mkdir(parents=True, exist_ok=True)
    few_kept, many_kept = _stores.with_log(FEW_EVENTS), _stores.with_log(MANY_EVENTS)
    # Beside the kept files: the same file system, where a commit costs the same.
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder:
        few_folder = _stores.copy(few_kept, Path(folder) / "few")
        sell_once(few_folder)
        raw_folder = _stores.copy(few_folder, Path(folder) / "raw")
        few, many = Seller(few_folder), Seller(many_kept)
        raw = RawSale(few_folder / "till.db", raw_folder / "till.db")
        try:
            return _measure(few, many, raw)
        finally:
            raw.close()
            few.till.close()
            many.till.close()


def _measure(few: Seller, many: Seller, raw: RawSale) -> list[Figure]:
    # What was copied is still on its way to the disk, and would be timed as a sale's own fsync.
    os.sync()
    started_with = {"few": few.events(), "many": many.events()}
    assert started_with["few"] == FEW_EVENTS + 2, "and its shift, and one sale"
    assert started_with["many"] > MANY_EVENTS

    unwritten: list[CopiedSale] = []

    def sell(_: int) -> int:
        cart = few.fill_cart()
        cart_rows = raw.read_cart(few.cart_id)
        took_ns = few.sell(cart)
        unwritten.append(raw.read_sale(few.event_id, few.cart_id, cart_rows))
        return took_ns

    sell(0)  # One ahead: raw writes the till's last sale or the one before, whoever goes first.
    sides = {
        "few": sell,
        "many": lambda _: many.sell(many.fill_cart()),
        "raw": lambda _: raw.write(unwritten.pop(0)),
    }
    times = by_turns(sides, ROUNDS, warm_up=WARM_UP)
    raw.write(unwritten.pop())
    assert unwritten == []
    assert raw.differing_tables() == []
    sold = few.events() - started_with["few"]
    assert sold - 1 == many.events() - started_with["many"] > ROUNDS
    few_times = times["few"]
    return [
        Figure.of(
            f"sale of {LINES} lines, p50, beside raw sqlite3",
            in_repetitions(few_times, times["raw"], 50, count=BLOCKS),
            unit="ms",
            limit_ratio=2.5,
        ),
        Figure.of(
            f"the same with {MANY_EVENTS:,} events, beside {FEW_EVENTS:,}",
            in_repetitions(times["many"], few_times, 50, count=BLOCKS),
            unit="ms",
            limit_ratio=1.3,
        ),
    ]
