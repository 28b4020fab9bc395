"""Looking whether a till's disk and clock are in order."""

from collections.abc import Callable
from pathlib import Path

from pos_app.db import cursors
from pos_app.devices import disk
from pos_app.domain.safety.care import DISK_MIN_BYTES, Care, is_clock_wrong
from pos_app.operations.context import TillContext


def look(till: TillContext, *, free_bytes: Callable[[Path], int | None] = disk.free_bytes) -> Care:
    """What should be seen to now. Raises what `Database.read` raises."""
    with till.db.read() as tx:
        known_ms = cursors.state(tx).hlc[0]
    free = free_bytes(till.settings.data_dir)
    return Care(
        is_disk_low=free is not None and free < DISK_MIN_BYTES,
        is_clock_wrong=is_clock_wrong(till.clock.wall_ms(), known_ms),
    )
