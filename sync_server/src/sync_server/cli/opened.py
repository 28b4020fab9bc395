"""The database that a command works on."""

import contextlib
import getpass
from collections.abc import Iterator
from random import SystemRandom
from typing import TYPE_CHECKING

from sync_server import logs
from sync_server.errors import RefusedError, ServerCode, StartRefusedError
from sync_server.logs import Note
from sync_server.settings import Settings

if TYPE_CHECKING:
    from sync_server.db.database import Database


@contextlib.contextmanager
def opened_database(settings: Settings, *, makes: bool = False) -> "Iterator[Database]":
    """The database of these settings while the block lasts. Raises StartRefusedError, BusyError.

    A file that is not there is refused unless the command `makes` it: in a folder of a mistyped
    name everything would be sound. What a command does is audited in the name of whoever runs it.
    """
    from sync_server.main import open_database

    if settings.lacks_database and not makes:
        raise StartRefusedError(
            f"There is no server in {settings.folder} yet. 'store add' makes one, with a store."
        )
    logs.begin(Note(request_id="command", user=_who(), address="command line"))
    try:
        with contextlib.closing(open_database(settings, SystemRandom())) as db:
            yield db
    finally:
        logs.end()


def must_know(db: "Database", *asked: int) -> list[int]:
    """The numbers of all stores; one that is not there is refused, not said to have nothing.

    Raises RefusedError, BusyError.
    """
    from sync_server.db.stores import store_ids

    with db.read() as tx:
        known = store_ids(tx)
    for store_id in asked:
        if store_id not in known:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
    return known


def _who() -> str:
    """The name of this machine's user; a container's may have none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "no name"
