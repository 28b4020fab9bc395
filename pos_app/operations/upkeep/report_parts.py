"""What stands in the report for whoever helps: how a till is, and nothing of its shop.

What goes into it is named here, one by one: a setting, file or field that is added to the program
stays out until somebody names it too.
"""

import os
import platform
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import metadata
from itertools import islice
from pathlib import Path

import msgspec

from pos_app.clock import Clock
from pos_app.db import cursors, outbox, print_jobs
from pos_app.db.database import SQLITE_VERSION
from pos_app.devices import disk
from pos_app.domain.files.movement_file import time_text
from pos_app.domain.safety.plain_traces import plain_trace, plain_word
from pos_app.errors import DiskFull, FolderNotUsable, PosError, word_of
from pos_app.operations.backups import last_backup
from pos_app.operations.context import TillContext
from pos_app.operations.safety.proving import last_check, prove
from pos_app.operations.upkeep.plain_settings import plain_settings
from pos_app.operations.upkeep.ring_log import LOG_FILE
from pos_app.operations.upkeep.standing import standing
from pos_app.settings import COMMANDS_FILE, CRASH_FILE, MISTAKE_FILES, Settings

MISTAKES_MAX = 5
READ_BYTES_MAX = 100_000
PROVEN_EVENTS_MAX = 5_000
"""A log up to this long is proven for the report; of a longer one stands what was said last."""
FILES_COUNTED_MAX = 10_000
_FILES = (
    *("till.db", "till.db-wal", "till.db-shm", "till.key", "pins.key", "settings.toml"),
    *("window.lock", "window.open", "last-backup.json", "last-check.json"),
    *(f"log/{name}" for name in (LOG_FILE, CRASH_FILE, COMMANDS_FILE)),
)
_FOLDERS = ("log", "reports", "pictures")
_SCALING = ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI")
_OWN_NAME = re.compile(r"mistake-\d{1,16}-\d{1,6}\.txt", re.ASCII)
README = """\
A report of one Kiryana till, made at {time}.

Give it to whoever helps you with the program: the person who installed it, or its makers.
Nothing is sent by itself: a report goes to head office only where somebody pressed for it, and just
as it is here. Each file in it is plain text; look before you give it away.

In it:
  about.json      versions of the program and of what it runs on, screens, store number, till number
  status.json     the figures of 'kiryana-till status': records, what waits, the last sync
  settings.json   the settings that are neither secret nor personal
  health.json     what waits or is held by kind, the printer's queue, sizes of files, free disk,
                  the clock, the last backup, and what a check of the records said
  log/            when the program began and ended, what was away, what failed
  mistakes/       where in the program something failed, without the values it worked on

Not in it: no bill, price, product, customer, phone, name of a person or of the shop, note, PIN,
key, code, address of a server or printer, and no folder of this computer.
"""


class Screen(msgspec.Struct, frozen=True, kw_only=True):
    """One screen of the computer: its size in logical px, and how it is scaled."""

    width_px: int
    height_px: int
    ratio: float
    dpi: float


class WindowFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What only an open window knows. `server_ahead_ms` is None before the first sync."""

    qt: str
    language: str
    screen_name: str
    uptime_ms: int
    server_ahead_ms: int | None
    screens: tuple[Screen, ...]


class ReportParts:
    """Looks at one till, whether or not it could be opened; on the thread of its connection."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        *,
        till: TillContext | None,
        window: WindowFacts | None,
    ) -> None:
        self._settings, self._clock, self._till, self._window = settings, clock, till, window

    def texts(self, trouble: PosError | None) -> dict[str, str]:
        """The text of each file by its name in the report; `trouble` kept the till from opening."""
        parts = {"README.txt": README.format(time=time_text(self._clock.wall_ms()))}
        answers = {
            "about": {**self._about(), "trouble": None if trouble is None else word_of(trouble)},
            "status": self._asked(self._status),
            "settings": plain_settings(self._settings),
            "health": {
                "waits": self._asked(_waits),
                "printer": self._asked(_printer),
                "check": self._asked(self._check),
                "clock": {**self._clocks(), "log_ahead_ms": self._asked(self._log_ahead)},
                "disk": self._disk(),
                "files": _files(self._settings.data_dir),
            },
        }
        for name, answer in answers.items():
            spelled = msgspec.json.format(msgspec.json.encode(answer), indent=2)
            parts[f"{name}.json"] = f"{spelled.decode()}\n"
        return parts | _logs(self._settings.log_dir)

    def _about(self) -> dict[str, object]:
        store = None if self._till is None else self._till.identity
        return {
            "version": metadata.version("kiryana-till"),
            "is_bundle": hasattr(sys, "_MEIPASS"),
            "python": platform.python_version(),
            "sqlite": SQLITE_VERSION,
            "system": platform.platform(),
            "machine": platform.machine(),
            "processors": os.cpu_count(),
            "store_id": None if store is None else store.store_id,
            "till": None if store is None else store.till_no,
            "scaling": _scaling(os.environ),
            "window": self._window,
        }

    def _asked(self, read: Callable[[TillContext], object]) -> object:
        """What the till says, or why it could not be asked; null where it did not open at all."""
        if self._till is None:
            return None
        try:
            return read(self._till)
        except PosError as error:
            return {"problem": word_of(error)}

    def _status(self, till: TillContext) -> object:
        """As the command says it, without who the shop is and where its server is."""
        answer = standing(till).answer()
        del answer["store_name"]
        answer["server"] = answer["server"] is not None
        return answer

    def _check(self, till: TillContext) -> object:
        """Proven now where that is quick; else, and where it cannot be, what was said last."""
        if standing(till).status.events <= PROVEN_EVENTS_MAX:
            with suppress(FolderNotUsable, DiskFull):
                prove(till)
        last = last_check(till.settings)
        if last is None:
            return None
        told = {**msgspec.to_builtins(last), "tables": [*map(plain_word, last.tables)]}
        return {"at": time_text(told.pop("at_ms")), **told}

    def _log_ahead(self, till: TillContext) -> object:
        """How far the log's own time is before the clock's: far, where the clock was set back."""
        with till.db.read() as tx:
            known_ms = cursors.state(tx).hlc[0]
        return known_ms - self._clock.wall_ms() if known_ms else None

    def _clocks(self) -> dict[str, object]:
        return {
            "now": time_text(self._clock.wall_ms()),
            "zone": self._clock.zone(),
            "server_ahead_ms": None if self._window is None else self._window.server_ahead_ms,
        }

    def _disk(self) -> dict[str, object]:
        last = last_backup(self._settings.data_dir)
        folder = backup_folder(self._settings)
        return {
            "free_bytes": disk.free_bytes(self._settings.data_dir),
            "backup_free_bytes": None if folder is None else disk.free_bytes(folder),
            "last_backup": None if last is None else time_text(last.at_ms),
        }


def backup_folder(settings: Settings) -> Path | None:
    """The folder or stick for backups, where one is set and in its place."""
    if not settings.backup_dir:
        return None
    try:
        folder = Path(settings.backup_dir).expanduser()
        return folder if folder.is_dir() else None
    except (OSError, RuntimeError):
        return None


def _waits(till: TillContext) -> object:
    with till.db.read() as tx:
        kinds, codes = outbox.waiting_kinds(tx), outbox.attention_codes(tx)
        unread = cursors.unread(tx)
    return {
        "unsynced": {plain_word(kind): count for kind, count in kinds},
        "attention": [
            {"status": status, "verdict": plain_word(verdict), "code": plain_word(code), "n": count}
            for status, verdict, code, count in codes
        ],
        "unread": [f"{plain_word(kind)} {version}" for kind, version in unread],
    }


def _printer(till: TillContext) -> object:
    with till.db.read() as tx:
        jobs = print_jobs.tally(tx)
        undecided = len(print_jobs.undecided(tx, till.identity.till_no))
    told = [{"state": state, "problem": plain_word(why), "n": count} for state, why, count in jobs]
    return {"jobs": told, "undecided": undecided}


def _scaling(environ: Mapping[str, str]) -> dict[str, str]:
    """How the system was told to scale windows: figures only."""
    return {
        name: environ[name]
        for name in _SCALING
        if name in environ and set(environ[name][:50]) <= set("0123456789.;")
    }


def _files(folder: Path) -> dict[str, object]:
    """The sizes of the files that the program makes; what else lies there is only counted."""
    known = {name: _size(folder / name) for name in _FILES}
    folders = {name: _counted(folder / name, set()) for name in _FOLDERS}
    return {**known, **folders, "others": _counted(folder, {*_FILES, *_FOLDERS})}


def _size(path: Path) -> dict[str, object] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return {"bytes": found.st_size, "changed": time_text(found.st_mtime_ns // 1_000_000)}


def _counted(folder: Path, but: set[str]) -> dict[str, int] | None:
    """How many files lie in a folder, and their bytes; None where it cannot be read."""
    count = size = 0
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, FILES_COUNTED_MAX):
                if entry.name not in but and entry.is_file():
                    count, size = count + 1, size + entry.stat().st_size
    except OSError:
        return None
    return {"files": count, "bytes": size}


def _logs(folder: Path) -> dict[str, str]:
    """The ring log, and the newest mistakes without the values that they name."""
    logs = {f"log/{name}": _text(folder / name) for name in (f"{LOG_FILE}.1", LOG_FILE)}
    files = [path for path in folder.glob(MISTAKE_FILES) if _OWN_NAME.fullmatch(path.name)]
    newest = sorted(files, key=lambda path: path.name)[-MISTAKES_MAX:]
    for path in (*newest, folder / CRASH_FILE, folder / COMMANDS_FILE):
        logs[f"mistakes/{path.name}"] = plain_trace(_text(path))
    return {name: text for name, text in logs.items() if text}


def _text(path: Path) -> str:
    """The end of a file; nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - READ_BYTES_MAX))
            return file.read(READ_BYTES_MAX).decode("utf-8", "replace")
    except OSError:
        return ""
