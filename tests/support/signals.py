"""Collecting signals of other threads on the thread of the test.

pytest-qt's own waiting connects a plain object, whose methods run on the sender's thread.
"""

from PySide6.QtCore import QObject, Slot

WAIT_MS = 20_000


class Collected(QObject):
    """What a signal brought, in order; made on the thread that looks at it."""

    def __init__(self, signal):
        super().__init__()
        self.seen = []
        signal.connect(self.take)

    @Slot()
    @Slot(int)
    @Slot(object)
    def take(self, *values):
        self.seen.append(values[0] if values else None)

    def wait_for(self, qtbot, count=1):
        """Wait until `count` came; gives the newest."""
        qtbot.waitUntil(lambda: len(self.seen) >= count, timeout=WAIT_MS)
        return self.seen[-1]

    def wait_until(self, qtbot, is_wanted):
        """Wait for one that is wanted; gives it."""
        qtbot.waitUntil(lambda: any(map(is_wanted, self.seen)), timeout=WAIT_MS)
        return next(filter(is_wanted, self.seen))
