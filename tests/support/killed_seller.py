"""Sells in child processes that die at a chosen moment: run by tests/system/test_kill_till.py.

`python -m tests.support.killed_seller FOLDER MODE COUNT SEED`; prints one JSON line: how many died,
how many ended by themselves, and the receipts that were handed out before each death.
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

from pos_app.clock import SystemClock
from pos_app.operations import opening, selling
from pos_app.operations.context import TillContext
from pos_app.settings import load_settings
from tests.support.factories import cash

SALES_PER_LIFE = 3
LINES = 3


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


def live(folder: Path, *, seed: int, arm: Callable[[TillContext], None], receipts: int) -> None:
    """One life of the program: open the folder, sell, end. It may not get that far."""
    till = opening.open_till(load_settings(folder, {}), SystemClock(), Random(seed))
    arm(till)
    for _ in range(SALES_PER_LIFE):
        sell(till, lambda receipt_no: _write(receipts, receipt_no))
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
    _, receipts = _one_life(folder, rng.getrandbits(64), arm=never, delay_s=None)
    life_s = time.monotonic() - started_s
    for number in range(1, count + 1):
        arm = {
            "statement": die_at_statement(number),
            "byte": die_at_byte(rng.randrange(1, 120_000)),
            "moment": never,
        }[mode]
        delay_s = rng.uniform(0.0, 0.8 * life_s) if mode == "moment" else None
        was_killed, found = _one_life(folder, rng.getrandbits(64), arm=arm, delay_s=delay_s)
        receipts += found
        died += was_killed
        ended += not was_killed
    sys.stdout.write(json.dumps({"died": died, "ended": ended, "receipts": receipts}) + "\n")


def _one_life(
    folder: Path, seed: int, *, arm: Callable[[TillContext], None], delay_s: float | None
) -> tuple[bool, list[str]]:
    ours, childs = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ours)
        live(folder, seed=seed, arm=arm, receipts=childs)
        os._exit(0)
    os.close(childs)
    if delay_s is not None:
        time.sleep(delay_s)
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
