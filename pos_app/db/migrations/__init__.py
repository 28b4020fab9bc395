"""Formats of the till's file: an older one is brought up to date when it is opened.

What only the till knows (the log, the cursors, carts, drafts, people) goes over by numbered steps,
after a backup. What follows from the log is never converted: its tables are made anew and folded,
also when only PROJECTION_VERSION was raised. All in one transaction.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from pos_protocol.errors import ProtocolError

from pos_app.db import cursors
from pos_app.db.migrations import (
    m0002_carts,
    m0003_paper,
    m0004_delivery_day,
    m0005_paid_now,
    m0006_drawer_count,
    m0007_delivery_by_place,
)
from pos_app.db.statement import Statement, Tx
from pos_app.errors import DatabaseDamaged

STEPS: tuple[Callable[[Tx], None], ...] = (
    m0002_carts.apply,
    m0003_paper.apply,
    m0004_delivery_day.apply,
    m0005_paid_now.apply,
    m0006_drawer_count.apply,
    m0007_delivery_by_place.apply,
)
"""The first leads from format 1 to format 2. Each spells its own SQL: declared tables move on."""
FORMAT = 1 + len(STEPS)
"""What PRAGMA user_version says of a file that this program writes."""

_PROJECTED = Statement("SELECT projection_version FROM till_state")


def is_current(connection: Tx) -> bool:
    """Whether a file, made by this program or an older one, can be used as it is."""
    if _format(connection) != FORMAT:
        return False
    row = _PROJECTED.one(connection)
    return row is None or row[0] == cursors.PROJECTION_VERSION


def migrate(connection: Tx, path: Path) -> None:
    """Make the tables of a new file, or bring an older one up to date.

    A file of an older format is first copied beside itself, as till.db.v1. Raises DatabaseDamaged
    when its log cannot be folded: then it is as it was.
    """
    if is_current(connection):
        return
    found = _format(connection)
    if 0 < found < FORMAT:
        _back_up(connection, path.with_name(f"{path.name}.v{found}"))
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited for the lock.
        if not is_current(connection):
            _bring_up_to_date(connection)
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, ProtocolError):
            raise DatabaseDamaged(path=path, problem=str(error)) from error
        raise


def _bring_up_to_date(tx: Tx) -> None:
    # A start of an ordinary day needs neither.
    from pos_app.db import rebuild  # noqa: PLC0415
    from pos_app.db.migrations import making  # noqa: PLC0415

    found = _format(tx)
    if not found:
        making.make(tx)
    else:
        making.drop_projections(tx)
        for step in STEPS[found - 1 :]:
            step(tx)
        making.make_projections(tx)
        rebuild.fold_anew(tx)
    tx.execute(f"PRAGMA user_version = {FORMAT}")


def _format(connection: Tx) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _back_up(connection: Tx, path: Path) -> None:
    """The copy has its name once it is whole, and on the disk."""
    part = path.with_name(f"{path.name}.part")
    copy = sqlite3.connect(part)
    try:
        connection.backup(copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    finally:
        copy.close()
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(path)
