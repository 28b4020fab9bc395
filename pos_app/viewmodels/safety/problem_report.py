"""The report for whoever helps, as the window makes and sends it: one at a time."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.people import Right
from pos_app.errors import FileRefused, PosError, word_of
from pos_app.operations.upkeep import report_sending
from pos_app.operations.upkeep.problem_report import make_report, send_report
from pos_app.operations.upkeep.report_sending import Outcome
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.inbox import clock_text
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.operations.context import TillContext
    from pos_app.operations.upkeep.report_parts import WindowFacts
    from pos_app.operations.upkeep.report_sending import SendingNote
    from pos_app.viewmodels.shell import Desk


class ProblemReportModel(QObject):
    """Makes the report and says where it lies, or sends it and says what became of it.

    For a file nobody is asked for a PIN: nothing secret is in it, and whoever sees that something
    is not right is mostly a cashier. To send it is the word of somebody who may.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        facts: Callable[[], WindowFacts | None],
        *,
        has_server: Callable[[], bool],
    ) -> None:
        """`facts` are asked on the main thread; None where there is no window."""
        super().__init__()
        self._desk, self._facts, self._has_server = desk, facts, has_server
        self.words = ""
        """What the last report became, in the language of then; empty before the first."""
        self.is_wrong = self.is_running = False
        self.sending_words = ""
        """What became of the last report that was sent; empty before the first."""
        self.is_sending_wrong = self.is_sending = False

    @property
    def can_send(self) -> bool:
        """Whether there is a head office."""
        return self._has_server()

    @property
    def may_send(self) -> bool:
        """Whether whoever works here may send one without asking anybody."""
        return self.can_send and self._desk.till.may(Right.SEND_PROBLEM_REPORT)

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
        if not self.is_sending:
            self._say_sending("")

    def send(self) -> None:
        """Make a report that goes to head office with the next sync, once somebody allows it."""
        if not self.is_sending:
            self._desk.approver.run(Right.SEND_PROBLEM_REPORT, self._start_sending)

    def read_sending(self) -> None:
        """Say what became of the last report, whichever program sent it."""
        if self.is_sending:
            return
        found = report_sending.sending(self._desk.till.settings.report_folder)
        last = found.last
        is_bad = last is not None and last.outcome is not Outcome.SENT
        if last is not None and last.outcome is Outcome.NOT_TAKEN and found.waiting:
            self._say_sending(self._outcome(last), is_wrong=True)
        elif found.waiting:
            self._say_sending(self.tr("It goes to head office with the next sync"))
        else:
            self._say_sending("" if last is None else self._outcome(last), is_wrong=is_bad)

    def hear(self, notes: tuple[SendingNote, ...]) -> None:
        """A sync has sent reports: say so, wherever somebody is."""
        self.read_sending()
        for note in notes:
            self._desk.shell.noted.emit("report", note.outcome)
            is_error = note.outcome is not Outcome.SENT
            self._desk.shell.notice(Notice(self._outcome(note), is_error=is_error))

    def _start_sending(self, till: TillContext) -> None:
        self.is_sending = True
        self._say_sending(self.tr("A moment, please"))
        run_query(
            partial(send_report, till, SystemRandom(), window=self._facts()),
            done=self._kept,
            failed=self._not_kept,
            parent=self,
        )

    def _kept(self, _waiting: object) -> None:
        self.is_sending = False
        self._desk.shell.noted.emit("report", "kept for head office")
        self.read_sending()

    def _not_kept(self, error: PosError) -> None:
        self.is_sending = False
        self._desk.shell.noted.emit("report", word_of(error))
        self._say_sending(self._failure(error), is_wrong=True)

    def _outcome(self, note: SendingNote) -> str:
        """What became of a report, for whoever sent it."""
        if note.outcome is Outcome.SENT:
            since = clock_text(note.at_ms, self._desk.till.clock.wall_ms())
            words = self.tr("The report is at head office since {time}, under number {number}")
            return words.format(time=isolated(since), number=isolated(note.number or ""))
        return {
            Outcome.REFUSED: self.tr(
                "Head office did not take the report. Make a file and give it to whoever helps you"
            ),
            Outcome.NOT_TAKEN: self.tr(
                "Head office takes no reports yet. It waits here; meanwhile make a file"
            ),
            Outcome.ELSEWHERE: self.tr(
                "A report of another till lay here. It was not sent and is gone"
            ),
        }[note.outcome]

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
        self._say(self._failure(error), is_wrong=True)

    def _failure(self, error: PosError) -> str:
        if isinstance(error, FileRefused):
            return self.tr("The report could not be written. Is the disk full or locked?")
        return sentence(error)

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        self.words, self.is_wrong = words, is_wrong
        self.changed.emit()

    def _say_sending(self, words: str, *, is_wrong: bool = False) -> None:
        self.sending_words, self.is_sending_wrong = words, is_wrong
        self.changed.emit()
