"""Whether a till's folder lies where it was last in order: a copy, or a restored one, is noticed.

Noticing costs nothing and decides nothing: a moved folder is an honest thing. The lease, asked for
at the first sync after the start, shows whether another copy is in use.
"""

from enum import StrEnum
from pathlib import Path

from pos_protocol.sync import is_same_machine

from pos_app.db import cursors
from pos_app.db.database import Database


class Moved(StrEnum):
    """What is not as it was; the words for it are in WORDS."""

    MACHINE = "machine"
    FOLDER = "folder"


WORDS: dict[Moved, str] = {
    Moved.MACHINE: (
        "This till's folder was last in use on another machine. Selling goes on; the next sync asks"
        " the server whether the other copy is still in use, and says what to do"
    ),
    Moved.FOLDER: (
        "This till's folder was copied, moved or put back since it was last in use. Selling goes"
        " on; the next sync asks the server whether another copy is in use, and joins what differs"
    ),
}


def place_of(path: Path) -> str:
    """A file's number in its file system: a copy has another, as has one that was put back.

    Not always: a number that became free may be given out again. Then the server finds out.
    Empty where the file system has no such numbers.
    """
    try:
        return str(path.stat().st_ino or "")
    except OSError:
        return ""


def look(db: Database, *, machine: str) -> Moved | None:
    """What has changed since the server last found this till in order; None for nothing.

    `machine` is its name now. Raises what Database.read raises.
    """
    with db.read() as tx:
        till = cursors.state(tx)
    if till.server_url is None or not till.place:
        return None
    if not is_same_machine(till.machine, machine):
        return Moved.MACHINE
    place = place_of(db.path)
    return Moved.FOLDER if place and place != till.place else None


def settle(db: Database, *, machine: str) -> None:
    """A round went through: the till belongs where it is. Writes only where that is news."""
    place = place_of(db.path)
    with db.read() as tx:
        till = cursors.state(tx)
    if (till.machine, till.place) != (machine, place):
        with db.write() as tx:
            cursors.set_place(tx, machine=machine, place=place)
