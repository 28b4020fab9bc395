"""Sells, takes goods in, or confirms payments, in child processes that die at a chosen moment.

Run by tests/system/test_kill_till.py.

`python -m tests.support.killed_seller FOLDER MODE COUNT SEED`; prints one JSON line: how many died,
how many ended by themselves, and what was handed out before each death: receipts of sales, numbers
of the deliveries' bills.
"""

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec
from pos_protocol.events import Tender, TenderKind

from pos_app.clock import SystemClock
from pos_app.domain.stock import Receipt
from pos_app.domain.stock_draft import DraftLine, DraftName, StockDraft
from pos_app.operations import history, opening, selling, shifts, stock_drafts, stocking
from pos_app.operations.context import TillContext
from pos_app.operations.paying import confirming
from pos_app.settings import load_settings
from tests.support.factories import cash

SALES_PER_LIFE = 3
LINES = 3
FIRST_PRODUCT_ID = 10_000_001
"""The number of the first product that till 1 makes."""


def sell(till: TillContext, hand_out: Callable[[str], None]) -> None:
    """Finish the bill that lies there, or make one line by line, and hand out its receipt.

    Its first line carries the bill's own id as code, so that a bill sold twice can be seen.
    """
    cart = selling.open_cart(till)
    while len(cart.lines) < LINES:
        code = f"{cart.cart_id.hex}-{len(cart.lines)}"
        cart = selling.sell_once(till, cart, code, name="Goods", price_paisa=10_000)
        selling.save_cart(till, cart)
    hand_out(selling.complete_sale(till, cart, cash(50_000)).receipt_no)


def receive(till: TillContext, hand_out: Callable[[str], None]) -> None:
    """Type the delivery that lies there to its end, or a new one, record it, say its bill number.

    Number and lots are the delivery's own, so that one recorded twice or in half can be seen.
    """
    draft = stock_drafts.open_draft(till, DraftName.RECEIVE).draft
    if not draft.bill_no:
        number = f"{till.rng.getrandbits(64):016x}"
        draft = StockDraft(name=DraftName.RECEIVE, bill_no=number)
    while len(draft.lines) < LINES:
        n = len(draft.lines) + 1
        lot = f"{draft.bill_no}-{n}"
        line = DraftLine(n=n, product_id=FIRST_PRODUCT_ID, quantity_milli=n * 1000, lot=lot)
        draft = msgspec.structs.replace(draft, lines=(*draft.lines, line))
        stock_drafts.save_draft(till, draft)
    lines = [
        Receipt(product_id=line.product_id, quantity_milli=line.quantity_milli, lot=line.lot)
        for line in draft.lines
    ]
    bill = stocking.VendorBill(number=draft.bill_no)
    stocking.receive_stock(till, lines, bill=bill, draft=DraftName.RECEIVE)
    hand_out(draft.bill_no)


def let_go(till: TillContext, hand_out: Callable[[str], None]) -> None:
    """Confirm what was seen before, by its own receipt number; then see one more payment by QR."""
    for each in shifts.unconfirmed(till):
        sale_id = history.named_bill(till, each.receipt_no).event_id
        confirming.confirm_payment(till, sale_id, each.receipt_no)
    cart = selling.new_cart(till)
    cart = selling.sell_once(till, cart, cart.cart_id.hex, name="Goods", price_paisa=10_000)
    seen = Tender(kind=TenderKind.QR, amount=10_000)
    hand_out(selling.complete_sale(till, cart, [seen]).receipt_no)


type Work = Callable[[TillContext, Callable[[str], None]], None]


class Fate(NamedTuple):
    """What a life does, and how it is ended."""

    work: Work
    arm: Callable[[TillContext], None]
    delay_s: float | None = None


def live(folder: Path, *, seed: int, fate: Fate, receipts: int) -> None:
    """One life of the program: open the folder, work, end. It may not get that far."""
    till = opening.open_till(load_settings(folder, {}), SystemClock(), Random(seed))
    fate.arm(till)
    for _ in range(SALES_PER_LIFE):
        fate.work(till, lambda receipt_no: _write(receipts, receipt_no))
    till.close()


def die_at_statement(number: int) -> Callable[[TillContext], None]:
    """Die just before the database's n-th statement."""
    left = [number]

    def count(_sql: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def arm(till: TillContext) -> None:
        with till.db.read() as tx:
            tx.set_trace_callback(count)

    return arm


def die_at_byte(number: int) -> Callable[[TillContext], None]:
    """Die in the middle of the write that carries the write-ahead log past so many more bytes."""

    def arm(till: TillContext) -> None:
        path = till.settings.database
        size = path.with_name(f"{path.name}-wal").stat().st_size
        # Python ignores this signal; the kernel's own answer is to end the process at once.
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + number, size + number))

    return arm


def never(_till: TillContext) -> None:
    """Live on."""


def main() -> None:
    """Run one whole life, and then COUNT lives of one MODE."""
    folder, mode, count, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    rng = Random(seed)
    died = ended = 0
    # A moment can only hit a life that still goes on; how long one takes is the machine's affair.
    started_s = time.monotonic()
    work = {"delivery": receive, "seen": let_go}.get(mode, sell)
    _, receipts = _one_life(folder, rng.getrandbits(64), Fate(work, never))
    life_s = time.monotonic() - started_s
    for number in range(1, count + 1):
        arm = {
            "statement": die_at_statement(number),
            "byte": die_at_byte(rng.randrange(1, 120_000)),
            "moment": never,
            "delivery": die_at_statement(number),
            "seen": die_at_statement(number),
        }[mode]
        delay_s = rng.uniform(0.0, 0.8 * life_s) if mode == "moment" else None
        was_killed, found = _one_life(folder, rng.getrandbits(64), Fate(work, arm, delay_s))
        receipts += found
        died += was_killed
        ended += not was_killed
    sys.stdout.write(json.dumps({"died": died, "ended": ended, "receipts": receipts}) + "\n")


def _one_life(folder: Path, seed: int, fate: Fate) -> tuple[bool, list[str]]:
    ours, childs = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ours)
        live(folder, seed=seed, fate=fate, receipts=childs)
        os._exit(0)
    os.close(childs)
    if fate.delay_s is not None:
        time.sleep(fate.delay_s)
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(ours, "rb") as pipe:
        found = pipe.read().decode().split()
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"the child failed by itself: {status}")
    return os.WIFSIGNALED(status), found


def _write(pipe: int, receipt_no: str) -> None:
    os.write(pipe, f"{receipt_no}\n".encode())


if __name__ == "__main__":
    main()
