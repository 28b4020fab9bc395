"""Putting a backup into a till's folder, once every event in it is proven."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
from pos_app.operations.files.transfer import file_faults
from pos_app.settings import load_settings

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
