"""What is done by itself when nobody has worked at the till for a while."""

from contextlib import suppress

from pos_app.clock import Clock
from pos_app.db.database import Database
from pos_app.errors import DatabaseBusy
from pos_app.operations.compacting import put_away
from pos_app.sync.report import RoundReport

QUIET_ROUNDS = 30
"""Rounds without news in either direction before the till counts as idle."""
ROUNDS_BETWEEN = 1_000
"""After a try, so many rounds pass until the next one."""


class IdleUpkeep:
    """Counts quiet rounds of sync, and puts old events away when there were enough of them."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._quiet = 0
        self._pause = 0

    def after(self, report: RoundReport) -> bool:
        """Take note of a round; whether events were put away. Raises what put_away raises."""
        is_quiet = report.error is None and not (report.pushed or report.pulled or report.has_more)
        self._quiet = self._quiet + 1 if is_quiet else 0
        self._pause = max(0, self._pause - 1)
        if self._quiet < QUIET_ROUNDS or self._pause:
            return False
        self._pause = ROUNDS_BETWEEN
        # Somebody began to work at that very moment: there will be another quiet hour.
        with suppress(DatabaseBusy):
            return put_away(self._db, self._clock) is not None
        return False
