"""The paper as the cashier knows it: how the printer is, what waits, and the last slip again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.devices.printing import errors
from pos_app.errors import PosError, word_of
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.paper.order import Order
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.domain.labels.grid import LabelSheet
    from pos_app.operations.paper.queue import Unprinted
    from pos_app.viewmodels.paper.press import Making, PressReport
    from pos_app.viewmodels.shell import Committed, Desk


class PaperView(NamedTuple):
    """What top bar and bar show. `asked` slips were left by the last time the till was in use.

    `words` say how the printer is, empty where none is set; `is_bad` asks to be looked at.
    """

    words: str = ""
    is_bad: bool = False
    waiting: int = 0
    asked: int = 0


class PaperModel(QObject):
    """Hears what is committed and passes it to the printer's thread, once there is one.

    `ordered`, `again_wanted`, `x_wanted`, `sheets_wanted` and `given_up` belong to the thread;
    `changed` to the screens.
    """

    changed = Signal()
    ordered = Signal(object)
    again_wanted = Signal()
    x_wanted = Signal()
    sheets_wanted = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = PaperView()
        self.label_sheet: LabelSheet | None = None
        """The sheet of labels that was begun, and its first free place."""
        self._has_press = False
        self._early: list[Order] = []
        self._early_sheets: list[Making] = []
        self._broken: PosError | None = None
        self._problem: PosError | None = None
        self._printer = desk.till.settings.printer
        if self._printer.address:
            desk.shell.committed.connect(self._on_committed)
            desk.shell.spoken.connect(self._speak)
            self._show(self.view._replace(words=self._words()))

    @property
    def has_printer(self) -> bool:
        """Whether a printer is set."""
        return bool(self._printer.address)

    def attach(self) -> None:
        """The thread runs: give it what was committed before."""
        self._has_press = True
        early, self._early = self._early, []
        for order in early:
            self.ordered.emit(order)
        sheets, self._early_sheets = self._early_sheets, []
        for make in sheets:
            self.sheets_wanted.emit(make)

    def print_again(self) -> None:
        """Shift+F9: what waits, else the last slip again, marked as a copy."""
        if not self.has_printer:
            self.refuse()
            return
        self._show(self.view._replace(asked=0))
        self.again_wanted.emit()

    def print_x(self) -> None:
        """Print the figures of the open shift so far."""
        if self.has_printer and self._printer.auto_print:
            self.x_wanted.emit()

    def print_sheets(self, make: Making) -> bool:
        """Print what is no event's slip: labels, statements; it waits for nobody and is no job.

        False when there is nothing to print it with, which is told.
        """
        if not self.has_printer:
            self.refuse()
        elif self._broken is not None:
            self._desk.shell.fail(self._broken)
        elif self._has_press:
            self.sheets_wanted.emit(make)
            return True
        else:
            self._early_sheets.append(make)
            return True
        return False

    def refuse(self) -> None:
        """Say that there is no printer."""
        words = self.tr("No printer is set. The settings name one")
        self._desk.shell.notice(Notice(words, is_error=True))

    @property
    def language(self) -> str:
        """The language of slips: the printer's own, else the window's."""
        return self._printer.language or self._desk.language

    def dismiss(self) -> bool:
        """Esc: nobody wants what was left; False when nothing is asked."""
        if not self.view.asked:
            return False
        self._show(self.view._replace(asked=0))
        self.given_up.emit()
        return True

    @Slot(object)
    def begin(self, left: Unprinted) -> None:
        """What was left without paper when the till was last in use: asked about once."""
        count = len(left.event_ids)
        self._show(self.view._replace(asked=count, waiting=count, words=self._words()))

    @Slot(object)
    def fail(self, error: PosError) -> None:
        """Nothing can be printed at all: wrong settings, or the till's file."""
        self._problem = self._broken = error
        self._desk.shell.fail(error)
        self._show(self.view._replace(words=self._words(), is_bad=True))

    @Slot(object)
    def hear(self, report: PressReport) -> None:
        """The thread did something, or could not."""
        had, self._problem = self._problem, report.problem
        waiting = len(report.unprinted.event_ids)
        view = self.view._replace(waiting=waiting, is_bad=report.problem is not None)
        if not waiting:
            view = view._replace(asked=0)
        self._show(view._replace(words=self._words()))
        if report.problem is not None and report.is_asked:
            from pos_app.viewmodels.paper.words import trouble  # noqa: PLC0415 - not at the start

            self._desk.shell.notice(Notice(trouble(report.problem), is_error=True))
        elif report.problem is not None and type(report.problem) is not type(had):
            self._desk.shell.notice(Notice(sentence(report.problem), is_error=True))
        if type(report.problem) is not type(had):
            about = "works" if report.problem is None else word_of(report.problem)
            self._desk.shell.noted.emit("printer", about)
        if report.drawer_failed:
            self._desk.shell.noted.emit("drawer", "did not open")
            words = self.tr("Drawer did not open. Use the key")
            self._desk.shell.notice(Notice(words, is_error=True))

    @Slot(object)
    def _on_committed(self, committed: Committed) -> None:
        """Something with a slip is on the disk; only now may printer and drawer hear of it."""
        wants = committed.is_copy or (committed.wants_slip and self._printer.auto_print)
        order = Order(
            committed.recorded,
            wants_slip=wants,
            is_live=not committed.is_copy,
            is_copy=committed.is_copy,
            returned=committed.returned,
        )
        if self._has_press:
            self.ordered.emit(order)
        else:
            self._early.append(order)

    def _speak(self) -> None:
        self._show(self.view._replace(words=self._words()))

    def _words(self) -> str:
        """How the printer is, in two words; how many slips wait, if any do."""
        if not self.has_printer:
            return ""
        words = self.tr("Printer")
        problem = self._problem
        if isinstance(problem, errors.PrinterOutOfPaper):
            words = self.tr("No paper")
        elif isinstance(problem, errors.PrinterOffline):
            words = self.tr("Printer offline")
        elif isinstance(problem, errors.PrinterStuck):
            words = self.tr("Printer stuck")
        elif problem is not None:
            words = self.tr("Printer off")
        return f"{words} {isolated(self.view.waiting)}" if self.view.waiting else words

    def _show(self, view: PaperView) -> None:
        if view == self.view:
            return
        self.view = view
        if self.has_printer:
            # The count belongs to the words.
            self.view = view._replace(words=self._words())
        shell = self._desk.shell
        shell.show(shell.view._replace(printer=self.view.words, printer_is_bad=self.view.is_bad))
        self.changed.emit()
