"""Garbage is collected on the window's thread and on no other."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_EVERY_MS = 200


class GarbageCollector(QObject):
    """Collects in the interpreter's place, which does it on whichever thread happens to allocate.

    A cycle that holds a QObject is destroyed where it is collected. On the thread of the sync that
    takes a timer, or a queued call, from under the window's thread, and the process ends.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(LOOK_EVERY_MS)

    @Slot()
    def _look(self) -> None:
        collect_due()


def collect_due() -> None:
    """Collect the oldest generation whose turn it is by the interpreter's thresholds, if any."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation]:
            gc.collect(generation)
            return
