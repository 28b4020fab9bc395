"""Where tests keep files: in memory where there is plenty, for a disk makes each commit wait.

A killed process loses nothing of either; what only a power cut would lose no test can see.
"""

import shutil
from pathlib import Path

SHARED = Path("/dev/shm")  # noqa: S108 - a folder with a name of its own is made in it


def in_memory(bytes_needed: int) -> Path | None:
    """A folder whose files lie in memory and that has this much room, or None."""
    try:
        free = shutil.disk_usage(SHARED).free
    except OSError:
        return None
    # Half of it stays free: the programs of the tests want memory too.
    return SHARED if free >= 2 * bytes_needed else None
