"""Reports on a thread and a connection of their own, so that no sale's event waits behind one."""

from collections.abc import Callable
from random import Random
from typing import Protocol

from PySide6.QtCore import Signal, Slot

from pos_app.errors import PosError
from pos_app.sync.backoff import next_delay_s
from pos_app.sync.faults import ServerBusyError
from pos_app.sync.loop import Held, Loop
from pos_app.sync.problem_reports.handing_up import HandedUp
from pos_app.sync.report import RoundReport

LOOK_S = 60.0
"""Between two looks whether the last round lets reports go; one that does asks for one itself."""


class ReportLine(Held, Protocol):
    """What the loop needs of sync.session.ReportSession."""

    def hand_up(self, bytes_max: int, *, stop: Callable[[], bool]) -> HandedUp:
        """Send what waits; faults are in the answer."""


class ReportLoop(Loop):
    """Sends after rounds that went through; after a failure not with each of them."""

    told = Signal(object)
    """The SendingNotes of what became of reports, oldest first."""

    first_delay_s = None

    def __init__(
        self,
        open_line: Callable[[], ReportLine],
        *,
        has_waiting: Callable[[], bool],
        rng: Random,
    ) -> None:
        """`open_line` is called on the loop's own thread, when something waits."""
        super().__init__()
        self._has_waiting = has_waiting
        self._open_line = open_line
        self._rng = rng
        self._line: ReportLine | None = None
        self._bytes_max: int | None = None
        self._failures = 0

    def step(self) -> float:
        if self._bytes_max is None or self.is_stopping or not self._has_waiting():
            return LOOK_S
        handed = self._hand_up(self._bytes_max)
        if handed.notes:
            self.told.emit(handed.notes)
        if handed.error is None:
            self._failures = 0
            return LOOK_S
        self._failures += 1
        delay_s = next_delay_s(self._failures, self._rng)
        if isinstance(handed.error, ServerBusyError):
            delay_s = max(delay_s, handed.error.retry_after_s)
        return delay_s

    @Slot(object)
    def round_done(self, report: RoundReport) -> None:
        """The events are up, or are not: reports come after them."""
        self._bytes_max = report.report_bytes_max if report.has_handed_up else None
        if report.has_handed_up and not self._failures:
            self.arm(0.0)

    def _hand_up(self, bytes_max: int) -> HandedUp:
        try:
            if self._line is None:
                self._line = self._open_line()
                self.hold(self._line)
            return self._line.hand_up(bytes_max, stop=lambda: self.is_stopping)
        except PosError as error:
            return HandedUp(error=error)
