"""How much room is left on the disk of a folder."""

import shutil
from pathlib import Path


def free_bytes(folder: Path) -> int | None:
    """Bytes that may still be written there; None where the system does not say."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
