"""The report for whoever helps, as the window makes it: one at a time, beside everything else."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.errors import FileRefused, PosError, word_of
from pos_app.operations.upkeep.problem_report import make_report
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.operations.upkeep.report_parts import WindowFacts
    from pos_app.viewmodels.shell import Desk


class ProblemReportModel(QObject):
    """Makes the report and says where it lies. Nobody is asked for a PIN: nothing secret is in it.

    Whoever sees that something is not right is mostly a cashier.
    """

    changed = Signal()

    def __init__(self, desk: Desk, facts: Callable[[], WindowFacts | None]) -> None:
        """`facts` are asked on the main thread; None where there is no window."""
        super().__init__()
        self._desk, self._facts = desk, facts
        self.words = ""
        """What the last report became, in the language of then; empty before the first."""
        self.is_wrong = self.is_running = False

    def make(self) -> None:
        """Make a report; while one is made another is not begun."""
        if self.is_running:
            return
        self.is_running = True
        self._say(self.tr("A moment, please"))
        till = self._desk.till
        run_query(
            partial(make_report, till.settings, till.clock, SystemRandom(), window=self._facts()),
            done=self._done,
            failed=self._failed,
            parent=self,
        )

    def forget(self) -> None:
        """What was said is read."""
        if not self.is_running:
            self._say("")

    def _done(self, path: object) -> None:
        assert isinstance(path, Path)
        self.is_running = False
        self._desk.shell.noted.emit("report", "made")
        words = self.tr("Give this file to whoever helps you: {file}")
        # On a line of its own a path of usual length is not broken.
        self._say(words.format(file=f"\n{isolated(str(path))}"))

    def _failed(self, error: PosError) -> None:
        self.is_running = False
        self._desk.shell.noted.emit("report", word_of(error))
        words = sentence(error)
        if isinstance(error, FileRefused):
            words = self.tr("The report could not be written. Is the disk full or locked?")
        self._say(words, is_wrong=True)

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        self.words, self.is_wrong = words, is_wrong
        self.changed.emit()
