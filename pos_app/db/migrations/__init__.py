"""Formats of the till's file, oldest first: each step runs once, in a transaction, after a backup.

A step touches the log, cursors and carts; a projection that changed is rebuilt from the log
instead (PROJECTION_VERSION).
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from pos_app.db.migrations import m0001_first
from pos_app.db.statement import Tx

STEPS: tuple[Callable[[Tx], None], ...] = (m0001_first.apply,)
FORMAT = len(STEPS)
"""What PRAGMA user_version says of a file that this program writes."""


def migrate(connection: Tx, path: Path) -> None:
    """Bring a file up to FORMAT. An older file is first copied beside itself, as till.db.v1."""
    found = _format(connection)
    if found == FORMAT:
        return
    if found:
        _back_up(connection, path.with_name(f"{path.name}.v{found}"))
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited for the lock.
        for number in range(_format(connection), FORMAT):
            STEPS[number](connection)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _format(connection: Tx) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _back_up(connection: Tx, path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        connection.backup(copy)
    finally:
        copy.close()
