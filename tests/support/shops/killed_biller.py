"""Rings up, holds and recalls bills in child processes that are killed in the middle.

Run by tests/checks/test_safety.py: `python -m tests.support.shops.killed_biller FOLDER SEED`
prints, as JSON, for each life whether it was killed, what may lie there after it, and what was
found.
"""

import json
import os
import sys
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from pos_app.clock import SystemClock
from pos_app.domain.cart import Cart
from pos_app.operations import opening, selling
from pos_app.operations.context import TillContext
from pos_app.operations.khata import customers
from pos_app.settings import load_settings
from tests.support.factories import cash, make_till
from tests.support.killed_seller import die_at_statement

KILLS = 100
STEPS = 8
STATEMENTS_MAX = 60
CUSTOMER = 10_000_001


class Desk(NamedTuple):
    """All that must come back: the open bill with its customer, and the bills on hold."""

    open: str
    held: tuple[str, ...]


def desk(till: TillContext) -> Desk:
    """What lies there now."""
    held = (plain(parked.cart) for parked in selling.parked_sales(till))
    return Desk(plain(selling.open_cart(till)), tuple(held))


def plain(cart: Cart) -> str:
    """A bill without its number, which a new one only gets when it is saved."""
    return msgspec.json.encode([cart.lines, cart.customer_id]).decode() if cart.lines else ""


def step(till: TillContext, rng: Random, before: Desk, say: "Say") -> Desk:
    """One durable thing that a cashier does; says beforehand what will lie there."""
    cart = selling.open_cart(till)
    deed = rng.choice(("line", "line", "line", "customer", "hold", "recall", "pay"))
    if deed == "hold" and cart.lines:
        after = Desk("", (*before.held, before.open))
        say(after)
        selling.park_sale(till, cart)
    elif deed == "recall" and not cart.lines and before.held:
        after = Desk(before.held[0], before.held[1:])
        say(after)
        selling.recall_sale(till, selling.parked_sales(till)[0].cart_id)
    elif deed == "pay" and len(cart.lines) > 2:
        after = Desk("", before.held)
        say(after)
        selling.complete_sale(till, cart, cash(1_000_000))
    else:
        if deed == "customer" and cart.lines:
            cart = cart.for_customer(CUSTOMER)
        else:
            code, price = f"{rng.getrandbits(32):08x}", rng.randrange(1, 9999)
            cart = selling.sell_once(till, cart, code, name="Goods", price_paisa=price)
        after = Desk(plain(cart), before.held)
        say(after)
        selling.save_cart(till, cart)
    return after


class Say:
    """Writes what will lie there, or that it does, before anything else can happen."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def __call__(self, what: Desk) -> None:
        """Write one line."""
        os.write(self._pipe, json.dumps(what).encode() + b"\n")


def live(folder: Path, *, seed: int, number: int, pipe: int) -> None:
    """One life, which ends before the database's `number`-th statement if it gets that far."""
    till = opening.open_till(load_settings(folder, {}), SystemClock(), Random(seed))
    rng, say, now = Random(seed), Say(pipe), desk(till)
    say(now)
    die_at_statement(number)(till)
    for _ in range(STEPS):
        now = step(till, rng, now, say)
        say(now)
    till.close()


def one_life(folder: Path, rng: Random) -> dict[str, object]:
    """Live in a child and look at what it left."""
    seed, number = rng.getrandbits(32), rng.randrange(1, STATEMENTS_MAX)
    ours, childs = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ours)
        live(folder, seed=seed, number=number, pipe=childs)
        os._exit(0)
    os.close(childs)
    with os.fdopen(ours, "rb") as pipe:
        said = [json.loads(line) for line in pipe.read().splitlines()]
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"the child failed by itself: {status}")
    till = opening.open_till(load_settings(folder, {}), SystemClock(), Random(seed))
    found = desk(till)
    till.close()
    # The last line says what was, or was just going to be; the one before it what surely was.
    return {"killed": os.WIFSIGNALED(status), "may_be": said[-2:], "found": found}


def main() -> None:
    """Live and be killed, a hundred times."""
    folder, rng = Path(sys.argv[1]), Random(int(sys.argv[2]))
    till = make_till(folder)
    customers.add_customer(till, "Rashid")
    till.close()
    sys.stdout.write(json.dumps([one_life(folder, rng) for _ in range(KILLS)]) + "\n")


if __name__ == "__main__":
    main()
