"""Whether the window was closed the last time, or the power went: a close takes a mark away."""

from pathlib import Path

MARK = "window.open"


def begin(folder: Path) -> bool:
    """Mark the window as open. True when the last one was never closed.

    A folder that cannot be marked is no reason to refuse anything: nothing is then said.
    """
    mark = folder / MARK
    try:
        was_cut = mark.exists()
        mark.touch()
    except OSError:
        return False
    return was_cut


def end(folder: Path) -> None:
    """The window is closed: take the mark away."""
    try:
        (folder / MARK).unlink(missing_ok=True)
    except OSError:
        # The next start then says that the power went, which costs nobody anything.
        return
