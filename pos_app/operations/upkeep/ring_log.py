"""The till's small log for whoever helps: when it began and ended, what was away, what failed.

Two files, together never more than LOG_BYTES_MAX each, the older one overwritten in its turn. It
holds words of the program and kinds of errors, never their values: it goes into reports.
"""

import contextlib
import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import override

from pos_app.clock import Clock
from pos_app.domain.files.movement_file import time_text

LOG_FILE = "till.log"
LOG_BYTES_MAX = 150_000
ABOUT_CHARS_MAX = 250
LINES_A_SECOND_MAX = 10
"""What repeats faster says nothing new; how many were left out is told."""
SECOND_MS = 1000
_OUTSIDE = re.compile(r"[^A-Za-z0-9_.:+, =-]")


class RingLog:
    """Writes lines, from any thread; it never raises, and a disk that takes nothing is no harm."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Nothing is written yet; the folder is made with the first line."""
        self._folder, self._clock = folder, clock
        self._file = _Quiet(
            folder / LOG_FILE, maxBytes=LOG_BYTES_MAX, backupCount=1, encoding="ascii", delay=True
        )
        self._since_ms = clock.mono_ms() - SECOND_MS
        self._written = self._left_out = 0

    def note(self, word: str, about: str = "") -> None:
        """Write what happened, and its kinds and figures: one line, in plain letters."""
        # Two threads may count at once: a line more or less in a second is no matter.
        now_ms = self._clock.mono_ms()
        if not 0 <= now_ms - self._since_ms < SECOND_MS:
            left_out, self._left_out = self._left_out, 0
            self._since_ms, self._written = now_ms, 0
            if left_out:
                self._write("left_out", str(left_out))
        if self._written >= LINES_A_SECOND_MAX:
            self._left_out += 1
            return
        self._written += 1
        self._write(word, about)

    def close(self) -> None:
        """Write nothing more."""
        if self._left_out:
            self._write("left_out", str(self._left_out))
        with contextlib.suppress(OSError, ValueError):
            self._file.close()

    def _write(self, word: str, about: str) -> None:
        text = _OUTSIDE.sub("?", f"{word} {about}".strip()[:ABOUT_CHARS_MAX])
        line = f"{time_text(self._clock.wall_ms())} {text}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        self._file.handle(logging.makeLogRecord({"msg": line}))


class _Quiet(RotatingFileHandler):
    """A file that keeps silent about what it could not write."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Let it be: the disk is full, or the folder is not for writing."""
