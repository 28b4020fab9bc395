"""`python -m tests.support.shops.killed_sync FOLDER N`: sync a till, die by SIGKILL at statement N.

Prints `done` when it came to the end before that.
"""

import os
import signal
import sys
from pathlib import Path

from pos_app.clock import SystemClock
from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.devices.till_key import TillKeyKeeper
from pos_app.sync.connection import ServerConnection
from pos_app.sync.round import sync_round
from pos_app.sync.server_api import HttpSyncApi


class DeathAt:
    """Counts the statements of a connection, and ends the process at one of them."""

    def __init__(self, n: int) -> None:
        self._left = n

    def __call__(self, _statement: str) -> None:
        self._left -= 1
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, n: int) -> None:
    """One round of the till in `folder`."""
    db = Database.open(folder / "till.db")
    with db.read() as tx:
        till = cursors.state(tx)
    keeper = TillKeyKeeper(folder, open_keyring=lambda: None)
    signer = keeper.load(str(till.till_id), key_id=till.key_id or "")
    api = HttpSyncApi(ServerConnection(till.server_url or ""), till=till.till_id, signer=signer)
    db._connection.set_trace_callback(DeathAt(n))  # noqa: SLF001 - there is no other way to die here
    report = sync_round(db, api, SystemClock(), signer=signer, stop=lambda: False)
    if report.error is not None:
        raise report.error
    print("done")  # noqa: T201 - for the test that started it


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
