"""Finding the system programs that tests start, or saying which package brings them."""

import os
import shutil
from pathlib import Path

# Debian keeps servers in sbin, which is not on the path of a person who is not root.
_SEARCH_PATH = os.pathsep.join(
    [os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin", "/sbin"]
)


class ProgramMissingError(RuntimeError):
    """A program is not installed; the message holds the command that installs it."""


def find_program(name: str, *, package: str) -> Path:
    """Return where the program `name` lies; raise ProgramMissingError naming its Debian `package`.

    A missing program fails the test: a suite that skips in silence proves nothing.
    """
    found = shutil.which(name, path=_SEARCH_PATH)
    if found is None:
        raise ProgramMissingError(
            f"{name} is not installed. Run: sudo apt-get install -y {package}"
            "   (or scripts/system-packages, which installs all that the tests need)"
        )
    return Path(found)
