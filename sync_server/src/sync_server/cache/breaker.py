"""A breaker around cells that may be away: one caller waits for them, the others do without."""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from sync_server.cache.port import BYPASS, CacheAwayError, Cells, Filling, Found, Place, Renewal

REST_S = 1.0

_log = logging.getLogger("sync_server.cache")


class Breaker:
    """The same cells; after a failure they are left alone for a second, then one call tries."""

    def __init__(
        self, cells: Cells, *, now_s: Callable[[], float] = time.monotonic, rest_s: float = REST_S
    ) -> None:
        self._cells = cells
        self._now_s = now_s
        self._rest_s = rest_s
        self._lock = threading.Lock()
        self._closed_again_s = 0.0
        self._is_away = False

    @property
    def is_away(self) -> bool:
        """Whether the last call failed."""
        return self._is_away

    def find(self, place: Place) -> Found:
        return self._try(lambda: self._cells.find(place)) or BYPASS

    @property
    def is_near(self) -> bool:
        return self._cells.is_near

    async def look(self, places: Sequence[Place]) -> list[Found]:
        if self._is_away and not self._may_try():
            return [BYPASS] * len(places)
        try:
            found = await self._cells.look(places)
        except CacheAwayError as error:
            self._note_away(error)
            return [BYPASS] * len(places)
        self._note_back()
        return found

    def fill(self, place: Place, lease: str, filling: Filling) -> None:
        self._try(lambda: self._cells.fill(place, lease, filling))

    def intend(self, writer: str, places: Sequence[Place]) -> None:
        def work() -> bool:
            self._cells.intend(writer, places)
            return True

        if not self._try(work):
            raise CacheAwayError("the cells are away")

    def renew(self, writer: str, renewals: Sequence[Renewal]) -> None:
        self._try(lambda: self._cells.renew(writer, renewals))

    def repair(self, known: Sequence[tuple[Place, int]]) -> None:
        self._try(lambda: self._cells.repair(known))

    def close(self) -> None:
        self._cells.close()

    def _try[T](self, work: Callable[[], T]) -> T | None:
        if self._is_away and not self._may_try():
            return None
        try:
            done = work()
        except CacheAwayError as error:
            self._note_away(error)
            return None
        self._note_back()
        return done

    def _note_away(self, error: CacheAwayError) -> None:
        with self._lock:
            if not self._is_away:
                _log.warning("the cache is away, the database answers: %s", error)
            self._is_away = True
            self._closed_again_s = self._now_s() + self._rest_s

    def _note_back(self) -> None:
        if self._is_away:
            self._is_away = False
            _log.warning("the cache is back")

    def _may_try(self) -> bool:
        """Once in a while one caller finds out."""
        with self._lock:
            now_s = self._now_s()
            if now_s < self._closed_again_s:
                return False
            self._closed_again_s = now_s + self._rest_s
            return True
