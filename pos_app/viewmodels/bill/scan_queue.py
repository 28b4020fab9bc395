"""Scans that come while the till is busy wait their turn: none is lost, and none comes twice."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SCANS_WAITING_MAX = 50


class ScanQueue:
    """Passes scans on in their order; holds them back while anybody is busy."""

    def __init__(self, take: Callable[[str], None]) -> None:
        self._take = take
        self._busy = 0
        self._waiting: deque[str] = deque()

    @property
    def waiting(self) -> int:
        """How many scans wait."""
        return len(self._waiting)

    def put(self, text: str) -> bool:
        """Take a scan now or later; False when too many wait already, and it is not taken."""
        if not self._busy:
            self._take(text)
            return True
        if len(self._waiting) >= SCANS_WAITING_MAX:
            return False
        self._waiting.append(text)
        return True

    def begin_busy(self) -> None:
        """From now on scans wait. May be begun by several; each ends it for itself."""
        self._busy += 1

    def end_busy(self) -> None:
        """Take what waited, unless somebody else is still busy."""
        assert self._busy, "ended more often than begun"
        self._busy -= 1
        while self._waiting and not self._busy:
            self._take(self._waiting.popleft())
