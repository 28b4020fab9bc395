"""The database that a command works on."""

import contextlib
from collections.abc import Iterator
from random import SystemRandom
from typing import TYPE_CHECKING

from sync_server.settings import Settings

if TYPE_CHECKING:
    from sync_server.db.database import Database


@contextlib.contextmanager
def opened_database(settings: Settings) -> "Iterator[Database]":
    """The database of these settings while the block lasts. Raises StartRefusedError, BusyError."""
    from sync_server.main import open_database

    db = open_database(settings, SystemRandom())
    try:
        yield db
    finally:
        db.close()
