"""Our own mistakes: written to the log folder with what was going on, and told to the cashier."""

from __future__ import annotations

import contextlib
import faulthandler
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.settings import CRASH_FILE, MISTAKE_FILES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import TextIO

    from pos_app.clock import Clock

REPORTS_MAX = 20
"""Older reports are removed: a mistake that repeats must not fill the disk."""
REPORT_CHARS_MAX = 100_000


class MistakeLog(QObject):
    """Takes every exception that nobody handled, on any thread, while it is installed.

    Qt calls us back from C++, so an exception in a slot ends in `sys.excepthook` and the event loop
    goes on; the open cart was saved line by line before. Crashes of the interpreter itself are
    written to CRASH_FILE by faulthandler.
    """

    happened = Signal(str)
    """The path of the report, empty when it could not be written."""

    def __init__(self, folder: Path, clock: Clock, *, context: Callable[[], str]) -> None:
        """`context` says in one line what the till was doing; it must not raise."""
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._context = context
        self._count = 0
        self._is_telling = False
        self._crash_file: TextIO | None = None

    def install(self) -> None:
        """Take unhandled exceptions and crashes from now on."""
        sys.excepthook = self._take
        threading.excepthook = self._take_in_thread
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._crash_file = (self._folder / CRASH_FILE).open("a", encoding="utf-8")
        except OSError:
            # Without its file a crash is at least told on standard error.
            faulthandler.enable()
            return
        faulthandler.enable(self._crash_file)

    def remove(self) -> None:
        """Leave them to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        faulthandler.disable()
        if self._crash_file is not None:
            self._crash_file.close()
            self._crash_file = None

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write the report, and tell whoever shows it; also on standard error, as Python does."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        path = self._write(text)
        with contextlib.suppress(OSError, ValueError):
            # The terminal may be closed, or what it goes into full: the report stands.
            sys.stderr.write(text)
        if self._is_telling:
            # Whoever shows it has made one too: told of that, they would make another, for ever.
            return
        self._is_telling = True
        try:
            self.happened.emit(path)
        finally:
            self._is_telling = False

    def _take_in_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._take(given.exc_type, given.exc_value, given.exc_traceback)

    def _write(self, text: str) -> str:
        """Write one report; where it lies, or nothing when even that failed."""
        import platform  # noqa: PLC0415 - the start is measured, and mistakes are rare

        self._count += 1
        head = (
            f"Kiryana till, Python {platform.python_version()}, {platform.platform()}\n"
            f"{self._context()}\n\n"
        )
        path = self._folder / f"mistake-{self._clock.wall_ms()}-{self._count}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # A file's name may hold what is no letter, and an error names files.
            whole = (head + text)[:REPORT_CHARS_MAX].encode("utf-8", "backslashreplace")
            path.write_bytes(whole)
            reports = sorted(self._folder.glob(MISTAKE_FILES))
            for old in reports[:-REPORTS_MAX]:
                old.unlink(missing_ok=True)
        except OSError:
            return ""
        return str(path)
