"""The sync thread's work: a round, signals, and the next round. The window never waits for it."""

from collections.abc import Callable
from random import Random
from typing import Protocol

from PySide6.QtCore import Signal, Slot

from pos_app.errors import PosError
from pos_app.sync.backoff import next_delay_s
from pos_app.sync.faults import VerdictError
from pos_app.sync.loop import Held, Loop
from pos_app.sync.report import RoundReport

NUDGE_S = 0.3
"""Sales in quick succession are handed up together."""
VERDICT_DELAY_S = 600.0
"""A judgement of the server is not asked for again hot; `sync_now` still asks at once."""


class Session(Held, Protocol):
    """What the worker needs of pos_app.sync.session.SyncSession."""

    def round(self, stop: Callable[[], bool]) -> RoundReport:
        """One round; faults are in the report."""


class SyncWorker(Loop):
    """Runs rounds on the thread it was moved to. `nudge` and `sync_now` may be called from any."""

    round_started = Signal()
    round_done = Signal(object)
    """The RoundReport. Connect it to methods of QObjects only: they run on their own thread."""

    _nudged = Signal()
    _asked = Signal()

    def __init__(
        self, open_session: Callable[[], Session], *, interval_s: float, rng: Random
    ) -> None:
        """`open_session` is called on the worker's own thread, and again after a failure."""
        super().__init__()
        self._open_session = open_session
        self._interval_s = self.bug_delay_s = interval_s
        self._rng = rng
        self._session: Session | None = None
        self._failures = 0
        self._cursor = 0
        # Asked from the window's thread, done on the worker's: only there is its timer.
        self._nudged.connect(self._soon)
        self._asked.connect(self._at_once)

    def step(self) -> float:
        self.round_started.emit()
        report = self._round()
        self._cursor = max(self._cursor, report.cursor)
        delay_s = self._delay_s(report)
        self.round_done.emit(report)
        return delay_s

    def nudge(self) -> None:
        """A hint that there is something to hand up. While backing off it changes nothing."""
        self._nudged.emit()

    def sync_now(self) -> None:
        """A person asked: run a round at once, whatever the back-off says."""
        self._asked.emit()

    @Slot(int)
    def heard(self, head: int) -> None:
        """The listener heard of a feed position; one that is not applied yet is a nudge."""
        if head > self._cursor:
            self._soon()

    @Slot()
    def _soon(self) -> None:
        waiting_s = self.armed_s
        if self._failures == 0:
            self.arm(NUDGE_S if waiting_s is None else min(NUDGE_S, waiting_s))

    @Slot()
    def _at_once(self) -> None:
        self.arm(0.0)

    def _round(self) -> RoundReport:
        try:
            if self._session is None:
                self._session = self._open_session()
                self.hold(self._session)
            return self._session.round(lambda: self.is_stopping)
        except PosError as error:
            return RoundReport(error=error)

    def _delay_s(self, report: RoundReport) -> float:
        """How long until the next round."""
        if report.error is None:
            self._failures = 0
            return 0.0 if report.has_more else self._interval_s
        self._failures += 1
        delay_s = next_delay_s(self._failures, self._rng)
        if isinstance(report.error, VerdictError) and report.retry_after_s is None:
            delay_s = max(delay_s, VERDICT_DELAY_S * self._rng.uniform(0.8, 1.2))
        # Asked to come back together, tills would come back together: the wish is spread.
        wish_s = (report.retry_after_s or 0.0) * self._rng.uniform(1.0, 1.2)
        return max(delay_s, wish_s)
