"""Where tests keep files: in memory where there is plenty, for a disk makes each commit wait.

A killed process loses nothing of either; what only a power cut would lose no test can see.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

SHARED = Path("/dev/shm")  # noqa: S108 - a folder with a name of its own is made in it


def in_memory(bytes_needed: int) -> Path | None:
    """A folder whose files lie in memory and that has this much room, or None."""
    try:
        free = shutil.disk_usage(SHARED).free
    except OSError:
        return None
    # Half of it stays free: the programs of the tests want memory too.
    return SHARED if free >= 2 * bytes_needed else None


def temporary_files_in_memory(bytes_needed: int) -> Path | None:
    """Make the folder in which a run and its programs make their temporary ones; None for none.

    Whoever named a folder keeps it: a worker has it from the run that it belongs to.
    """
    parent = in_memory(bytes_needed)
    if parent is None or "TMPDIR" in os.environ:
        return None
    folder = Path(tempfile.mkdtemp(prefix="kiryana-tests-", dir=parent))
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    return folder


def let_go(folder: Path | None, exit_code: int | pytest.ExitCode) -> None:
    """Give the memory back, unless there is something to look into."""
    if folder is not None and exit_code != pytest.ExitCode.TESTS_FAILED:
        shutil.rmtree(folder, ignore_errors=True)
