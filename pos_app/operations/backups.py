"""Backing a till up into one file, and putting such a file back."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from pos_app.db import copy, cursors
from pos_app.db.database import Database
from pos_app.db.statement import Tx
from pos_app.db.verify import verify
from pos_app.errors import (
    CashierError,
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseTooNew,
    FolderNotUsable,
)
from pos_app.operations.context import TillContext
from pos_app.operations.files.transfer import file_faults, replaced
from pos_app.settings import load_settings

NOTE = "last-backup.json"
"""Beside the database and not in it: a backup that is put back says nothing of later ones."""
KEPT_ASIDE = "till.db.before-restore"


class RestoreRefusedError(CashierError):
    """A backup that must not be put into `folder` as it is: `problem` says why and what to do."""

    words = "{path} was not restored: {problem}."


class FolderOpenError(DatabaseBusy):
    """Another process has the till in `path` open, perhaps a window."""

    words = "{path} is open in another program, perhaps the till's window. Close it and try again."


class Restored(Struct, frozen=True, kw_only=True):
    """What lies in the folder now; `kept_aside` is the file with what was there before."""

    store_id: int
    events: int
    kept_aside: Path | None


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


def restore(data_dir: Path, path: Path, *, force: bool = False) -> Restored:
    """Put a backup into a till's folder, which may be empty.

    A folder whose log has events that the backup lacks is refused; `force` keeps its file aside.
    Raises RestoreRefusedError, DatabaseTooNew (of either file, `force` or not), FileRefused, and
    DatabaseBusy while another process has the folder open: then nothing changed.
    """
    database = load_settings(data_dir).database
    with _opened_copy(path) as copied:
        report = verify(copied)
        if not report.ok:
            problem = f"it is damaged ({'; '.join(report.problems)[:200]}). Take an older backup"
            raise RestoreRefusedError(path=path, problem=problem)
        was_there = database.exists() and database.stat().st_size > 0
        _make_folder(data_dir)
        kept_aside = None
        try:
            with copied.read() as source, copy.alone(database) as target:
                store_id = cursors.state(source).store_id
                if was_there and _loses(source, target, path, force=force):
                    kept_aside = _free_name(data_dir)
                    copy.copy_to(target, kept_aside)
                copy.put_back(source, target)
        except DatabaseBusy as error:
            raise FolderOpenError(path=data_dir) from error
    return Restored(store_id=store_id, events=report.events, kept_aside=kept_aside)


def _loses(source: Tx, target: Tx, path: Path, *, force: bool) -> bool:
    """Whether the folder has events that the backup lacks. Raises RestoreRefusedError."""
    here, there = cursors.state(target), cursors.state(source)
    if here.till_id != there.till_id:
        problem = f"the folder holds till {here.till_no} of store {here.store_id}, not the backup's"
    else:
        missing = copy.missing_in(source, target)
        if not missing:
            return False
        problem = f"it lacks {missing} of the folder's events"
    if not force:
        problem += "; --force restores all the same and keeps the folder's file aside"
        raise RestoreRefusedError(path=path, problem=problem)
    return True


@contextmanager
def _opened_copy(path: Path) -> Iterator[Database]:
    """The backup itself is only read: an older format is brought up to date in a copy."""
    with tempfile.TemporaryDirectory(prefix="kiryana-") as folder:
        temporary = Path(folder) / "till.db"
        with file_faults(path):
            shutil.copyfile(path, temporary)
        try:
            copied = Database.open(temporary)
        except DatabaseDamaged as error:
            problem = "it is not a backup of a till"
            raise RestoreRefusedError(path=path, problem=problem) from error
        except DatabaseTooNew as error:
            raise DatabaseTooNew(**{**error.values, "path": path}) from error
        try:
            yield copied
        finally:
            copied.close()


def _make_folder(data_dir: Path) -> None:
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotUsable(path=data_dir, problem=error.strerror or str(error)) from error


def _free_name(data_dir: Path) -> Path:
    n = 1
    while (data_dir / f"{KEPT_ASIDE}.{n}").exists():
        n += 1
    return data_dir / f"{KEPT_ASIDE}.{n}"
