"""The long poll on its own thread: asks "anything after N?" and nudges; touches no database."""

from collections.abc import Callable
from random import Random
from typing import Protocol
from uuid import UUID

from pos_protocol.sync import WAIT_S_MAX, FeedPage
from PySide6.QtCore import Signal, Slot

from pos_app.errors import PosError
from pos_app.sync.backoff import next_delay_s
from pos_app.sync.loop import Held, Loop
from pos_app.sync.report import RoundReport

SETTLE_S = 20.0
"""After news the listener is quiet until the worker has applied it, at the most this long."""
GAP_S = 1.0
"""Between two empty answers: a server that does not wait is not asked hot."""


class Poll(Held, Protocol):
    """What the listener needs of HttpSyncApi."""

    def pull(self, *, feed_id: UUID, after: int, limit: int, wait_s: int = 0) -> FeedPage:
        """The feed after a position, waited for."""


class Listener(Loop):
    """Hears within a second what other tills and the office did, so that the worker can pull it."""

    heard = Signal(int)
    """The feed's head after something new; goes to SyncWorker.heard."""

    first_delay_s = None

    def __init__(self, open_poll: Callable[[], Poll], *, rng: Random) -> None:
        """`open_poll` is called on the listener's own thread, and again after a failure."""
        super().__init__()
        self._open_poll = open_poll
        self._rng = rng
        self._poll: Poll | None = None
        self._feed_id: UUID | None = None
        self._after = 0
        self._failures = 0

    def step(self) -> float:
        try:
            page = self._news()
        except PosError:
            # The worker's next round meets the same fault and tells it.
            self._failures += 1
            return next_delay_s(self._failures, self._rng)
        self._failures = 0
        if page is None or not page.entries:
            return GAP_S
        self.heard.emit(page.head)
        return SETTLE_S

    @Slot(object)
    def round_done(self, report: RoundReport) -> None:
        """Listen from where the worker is now; a round that failed waits for one that does not."""
        if report.error is not None or report.feed_id is None:
            return
        self._feed_id, self._after = report.feed_id, report.cursor
        if not report.has_more:
            self.arm(0.0)

    def _news(self) -> FeedPage | None:
        if self._poll is None:
            self._poll = self._open_poll()
            self.hold(self._poll)
        if self._feed_id is None or self.is_stopping:
            return None
        return self._poll.pull(feed_id=self._feed_id, after=self._after, limit=1, wait_s=WAIT_S_MAX)
