"""The daily backup: a file for each day of the week in the folder that the settings name.

A week of files is enough to go back behind a mistake, and a stick never fills up. The folder must
be there: a stick that is not in its place must not become a folder on the till's own disk.
"""

from datetime import date
from pathlib import Path

import msgspec

from pos_app.clock import local_day
from pos_app.db.database import Database
from pos_app.domain.safety.care import is_backup_due
from pos_app.errors import FileRefused
from pos_app.operations.backups import LastBackup, back_up, last_backup
from pos_app.operations.context import TillContext

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def is_due(till: TillContext) -> bool:
    """Whether the settings ask for a backup now."""
    settings = till.settings
    if not settings.backup_dir or not settings.backup_daily:
        return False
    last = last_backup(settings.data_dir)
    return is_backup_due(last.at_ms if last else None, till.clock.wall_ms())


def run(till: TillContext) -> LastBackup:
    """Make today's backup on a connection of its own: for a pool thread. Selling goes on.

    Raises FileRefused where the folder is missing, DiskFull.
    """
    folder = Path(till.settings.backup_dir).expanduser()
    if not folder.is_dir():
        raise FileRefused(path=folder, problem="the folder or stick is not there")
    now_ms = till.clock.wall_ms()
    weekday = _DAYS[date.fromisoformat(local_day(now_ms, till.clock.zone())).weekday()]
    identity = till.identity
    path = folder / f"store{identity.store_id}-till{identity.till_no}-{weekday}.kiryana"
    db = Database.open(till.settings.database)
    try:
        back_up(msgspec.structs.replace(till, db=db), path)
    finally:
        db.close()
    found = last_backup(till.settings.data_dir)
    return found or LastBackup(at_ms=now_ms, path=str(path))
