"""Cells in the memory of this process, for a server of one process."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence

from msgspec import Struct

from sync_server.cache.port import (
    BYPASS,
    CELL_S,
    INTENT_S,
    LEASE_S,
    Filling,
    Found,
    Place,
    Renewal,
)

CELLS_MAX = 200_000


class _Cell(Struct, kw_only=True):
    expires_s: float
    lease: str = ""
    version: int = -1
    stock: bytes = b""
    card: bytes = b""


class LocalCells:
    """A dictionary under a lock; the cell not used for longest gives way to a new one."""

    def __init__(
        self,
        *,
        now_s: Callable[[], float] = time.monotonic,
        intent_s: float = INTENT_S,
        cells_max: int = CELLS_MAX,
    ) -> None:
        self._now_s = now_s
        self._intent_s = intent_s
        self._cells_max = cells_max
        self._lock = threading.Lock()
        self._cells: OrderedDict[Place, _Cell] = OrderedDict()
        self._names: dict[Place, dict[str, float]] = {}
        self._leases = 0

    def find(self, place: Place) -> Found:
        now_s = self._now_s()
        with self._lock:
            if self._is_named(place, now_s):
                return BYPASS
            hit = self._hit(place, now_s)
            if hit is not None:
                return hit
            self._leases += 1
            lease = str(self._leases)
            self._cells[place] = _Cell(expires_s=now_s + LEASE_S, lease=lease)
            self._cells.move_to_end(place)
            while len(self._cells) > self._cells_max:
                self._cells.popitem(last=False)
            return Found(state="lease", lease=lease)

    @property
    def is_near(self) -> bool:
        return True

    async def look(self, places: Sequence[Place]) -> list[Found]:
        now_s = self._now_s()
        with self._lock:
            return [self._hit(place, now_s) or BYPASS for place in places]

    def fill(self, place: Place, lease: str, filling: Filling) -> None:
        now_s = self._now_s()
        with self._lock:
            cell = self._cell(place, now_s)
            if self._is_named(place, now_s) or cell is None or cell.lease != lease:
                return
            self._cells[place] = _Cell(
                expires_s=now_s + CELL_S,
                version=filling.version,
                stock=filling.stock,
                card=filling.card,
            )

    def intend(self, writer: str, places: Sequence[Place]) -> None:
        until_s = self._now_s() + self._intent_s
        with self._lock:
            for place in places:
                self._names.setdefault(place, {})[writer] = until_s
                cell = self._cells.get(place)
                if cell is not None:
                    cell.lease = ""

    def renew(self, writer: str, renewals: Sequence[Renewal]) -> None:
        now_s = self._now_s()
        with self._lock:
            for renewal in renewals:
                self._renew(writer, renewal, now_s)

    def repair(self, known: Sequence[tuple[Place, int]]) -> None:
        with self._lock:
            for place, version in known:
                cell = self._cells.get(place)
                if cell is not None and cell.version < version:
                    del self._cells[place]

    def close(self) -> None:
        """Nothing is held."""

    def evict(self, place: Place) -> None:
        """Lose a cell, as for want of room."""
        with self._lock:
            self._cells.pop(place, None)

    def _hit(self, place: Place, now_s: float) -> Found | None:
        if self._is_named(place, now_s):
            return None
        cell = self._cell(place, now_s)
        if cell is None or cell.version < 0:
            return None
        self._cells.move_to_end(place)
        return Found(state="hit", stock=cell.stock, card=cell.card)

    def _renew(self, writer: str, renewal: Renewal, now_s: float) -> None:
        place = renewal.place
        names = self._names.get(place, {})
        is_named = names.pop(writer, 0.0) > now_s
        if not names:
            self._names.pop(place, None)
        cell = self._cell(place, now_s)
        if cell is None:
            return
        if not is_named or renewal.stock is None:
            del self._cells[place]
            return
        cell.lease = ""
        if 0 <= cell.version <= renewal.version:
            cell.version, cell.stock = renewal.version, renewal.stock
            cell.expires_s = now_s + CELL_S

    def _is_named(self, place: Place, now_s: float) -> bool:
        """Whether a writer is at work here; one that did not come back takes the cell with it."""
        names = self._names.get(place)
        if not names:
            return False
        dead = [writer for writer, until_s in names.items() if until_s <= now_s]
        for writer in dead:
            del names[writer]
        if dead:
            self._cells.pop(place, None)
        if not names:
            del self._names[place]
        return bool(names)

    def _cell(self, place: Place, now_s: float) -> _Cell | None:
        cell = self._cells.get(place)
        if cell is not None and cell.expires_s <= now_s:
            del self._cells[place]
            return None
        return cell
