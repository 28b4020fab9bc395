"""Who writes to one file goes in the order of asking, among the threads of this program.

SQLite has no queue: who finds a file taken sleeps for longer and longer and looks again. A thread
that writes piece by piece has taken it anew by then, so a sale beside it would wait for many pieces
where it need wait for one. Other programs on the file still meet SQLite's own lock.
"""

import threading
from pathlib import Path
from weakref import WeakValueDictionary


class Turns:
    """One turn at a time; whoever has given it back comes behind the one who already waits.

    Two locks do it: only the next in line waits for the turn itself, and holds the place before it.
    """

    def __init__(self) -> None:
        self._next, self._now = threading.Lock(), threading.Lock()

    def take(self, timeout_s: float) -> bool:
        """Wait for the turn; False, and nothing is held, if it did not come in that time."""
        if not self._next.acquire(timeout=timeout_s):
            return False
        try:
            return self._now.acquire(timeout=timeout_s)
        finally:
            self._next.release()

    def give(self) -> None:
        """Let the next one in."""
        self._now.release()


_kept: WeakValueDictionary[Path, Turns] = WeakValueDictionary()
_keeping = threading.Lock()


def turns_at(path: Path) -> Turns:
    """The turns of the file at an absolute `path`, for as long as somebody holds them."""
    with _keeping:
        return _kept.setdefault(path, Turns())
