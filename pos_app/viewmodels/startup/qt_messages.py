"""What Qt itself complains of: on standard error as ever, and told to whoever keeps a log."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from pos_app.domain.safety.plain_traces import plain_qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMessageLogContext

_KINDS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}
"""What is noted; what Qt says beside it is for whoever works on the program."""


class QtMessages:
    """Takes Qt's messages, from any thread, while it is installed."""

    def __init__(self, note: Callable[[str, str], None]) -> None:
        """`note` takes a word and a text in plain words, on whichever thread; it must not raise."""
        self._note = note
        self._before: Callable[..., None] | None = None

    def install(self) -> None:
        """Take the messages from now on."""
        self._before = qInstallMessageHandler(self._take)

    def remove(self) -> None:
        """Leave them to whoever had them before: no thread may find us gone at the end."""
        qInstallMessageHandler(self._before)

    def _take(self, kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
        words = text or ""
        if kind in _KINDS:
            category = f"{context.category} " if context.category != "default" else ""
            self._note("qt", f"{_KINDS[kind]} {category}{plain_qt(words)}")
        if self._before is not None:
            self._before(kind, context, text)
        elif sys.stderr is not None:
            # The terminal may be closed: nothing may be raised into Qt, on whichever thread.
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(f"{words}\n")
