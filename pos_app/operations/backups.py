"""Backing a till up into one file."""

import contextlib
from pathlib import Path

import msgspec
from msgspec import Struct

from pos_app.db import copy
from pos_app.operations.context import TillContext
from pos_app.operations.files.transfer import replaced

NOTE = "last-backup.json"
"""Beside the database and not in it: a backup that is put back says nothing of later ones."""


class LastBackup(Struct, frozen=True, kw_only=True):
    """A backup that was made, and where it was put."""

    at_ms: int
    path: str


def back_up(till: TillContext, path: Path) -> int:
    """Copy all that a till knows, except its private key, into one file; give its events.

    Work may go on meanwhile. Raises FileRefused, DiskFull: an older file is then as it was.
    """
    with replaced(path) as temporary, till.db.read() as tx:
        events = copy.copy_to(tx, temporary)
    _note(till, path)
    return events


def last_backup(data_dir: Path) -> LastBackup | None:
    """When the last backup of a till was made, and where it lies; None for never."""
    try:
        return msgspec.json.decode((data_dir / NOTE).read_bytes(), type=LastBackup)
    except (OSError, msgspec.DecodeError):
        return None


def _note(till: TillContext, path: Path) -> None:
    """Remember when; a note that cannot be written makes the backup no worse."""
    made = LastBackup(at_ms=till.clock.wall_ms(), path=str(path.absolute()))
    with contextlib.suppress(OSError):
        (till.settings.data_dir / NOTE).write_bytes(msgspec.json.encode(made))
