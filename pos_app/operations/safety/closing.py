"""Whether the window was closed the last time, or the power went: a close takes a mark away."""

from pathlib import Path

MARK = "window.open"


def was_cut(folder: Path) -> bool:
    """Whether a window was open here and is not any more: ask before `begin`."""
    try:
        return (folder / MARK).exists()
    except OSError:
        return False


def begin(folder: Path) -> bool:
    """Mark the window as open. True when the last one was never closed.

    A folder that cannot be marked is no reason to refuse anything: nothing is then said.
    """
    is_cut = was_cut(folder)
    try:
        (folder / MARK).touch()
    except OSError:
        return False
    return is_cut


def end(folder: Path) -> None:
    """The window is closed: take the mark away."""
    try:
        (folder / MARK).unlink(missing_ok=True)
    except OSError:
        # The next start then says that the power went, which costs nobody anything.
        return
