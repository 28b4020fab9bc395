"""`python -m tests.support.shops.killed_round FOLDER OTHER`: die at every write of a round in turn.

Before each round the till heals what the last one left, both tills sell, and the other one hands
its sale up, so that there is one to push and one to pull. The first round dies just before its
first write, the second before its second, until one comes to its end. Prints how many died. Each
life is a fork: starting anew takes longer.
"""

import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from random import Random

from pos_protocol.events import Tender, TenderKind

from pos_app.clock import SystemClock
from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.db.queries import products as product_queries
from pos_app.devices.till_key import TillKeyKeeper
from pos_app.operations import selling
from pos_app.operations.opening import open_till
from pos_app.settings import load_settings
from pos_app.sync.connection import ServerConnection
from pos_app.sync.once import sync_once
from pos_app.sync.round import sync_round
from pos_app.sync.server_api import HttpSyncApi

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "COMMIT")
PRODUCT = 10_000_001


def sell(folder: Path, seed: int) -> None:
    """One sale for cash."""
    till = open_till(load_settings(folder, {}), SystemClock(), Random(seed))
    with till.db.read() as tx:
        product = product_queries.by_id(tx, PRODUCT)
    assert product is not None
    cart = selling.sell_product(till, selling.new_cart(till), product)
    tender = Tender(kind=TenderKind.CASH, amount=selling.due_paisa(till, cart))
    selling.complete_sale(till, cart, [tender])
    till.close()


def work(folder: Path, other: Path, seed: int) -> None:
    """What happens before a round."""
    for one in (folder, other):
        heal(one)
        sell(one, seed)
    heal(other)


def heal(folder: Path) -> None:
    """Everything up and down, undisturbed."""
    report = sync_once(folder, clock=SystemClock(), keeper=_keeper(folder))
    assert report.error is None, report


def round_that_dies(folder: Path, number: int) -> None:
    """One round, cut off just before its n-th write."""
    db = Database.open(folder / "till.db")
    with db.read() as tx:
        till = cursors.state(tx)
        left = [number]

        def count(statement: str) -> None:
            left[0] -= statement.lstrip().upper().startswith(WRITES)
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        tx.set_trace_callback(count)
    signer = _keeper(folder).load(str(till.till_id), key_id=till.key_id or "")
    api = HttpSyncApi(ServerConnection(till.server_url or ""), till=till.till_id, signer=signer)
    report = sync_round(db, api, SystemClock(), signer=signer, stop=lambda: False)
    assert report.error is None, report


def main(folder: Path, other: Path) -> None:
    """Die at every write in turn."""
    # The program loads these when it first needs them: here once for all lives.
    for module in ("httpx", "cryptography.hazmat.primitives.asymmetric.ed25519"):
        import_module(module)
    number = 1
    while True:
        assert _life(lambda n=number: work(folder, other, n)), "the tills could not sell"
        if _life(lambda n=number: round_that_dies(folder, n)):
            break
        number += 1
    sys.stdout.write(f"{number - 1}\n")


def _life(live) -> bool:
    """Whether it came to its end; exits when it failed by itself."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            live()
            status = 0
        finally:
            sys.stderr.flush()
            os._exit(status)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    if os.waitstatus_to_exitcode(status):
        raise SystemExit("a life failed by itself")
    return True


def _keeper(folder: Path) -> TillKeyKeeper:
    return TillKeyKeeper(folder, open_keyring=lambda: None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
