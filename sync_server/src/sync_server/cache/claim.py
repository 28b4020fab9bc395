"""Being the only process that keeps cells of the database in a folder."""

import os
import sys
from pathlib import Path

LOCK_NAME = "serve.lock"


def claim_folder(folder: Path) -> bool:
    """Whether this process is the first; it stays so until it ends.

    Two processes with cells in their own memory would not learn of each other's writes in time.
    On Windows nobody is, and everybody reads the database.
    """
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415 - Windows has none

    file = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return False
    # The open file is the claim: the system lets it go with the process.
    return True
