"""Looks into the cells for many requests at once: one round trip for all that wait meanwhile."""

import asyncio
from itertools import islice

from sync_server.cache.port import BYPASS, Cells, Found, Place

TOGETHER_MAX = 256


class CellFinder:
    """Lives on the event loop. The busier the server, the more looks share a round trip.

    Who waits for the same cell shares the look: it begins after all of them have asked.
    """

    def __init__(self, cells: Cells | None) -> None:
        self._cells = cells
        self._waiting: dict[Place, list[asyncio.Future[Found]]] = {}
        self._flight: asyncio.Task[None] | None = None

    async def find(self, place: Place | None) -> Found:
        """What is in a cell; BYPASS where that cannot be told."""
        if self._cells is None or place is None:
            return BYPASS
        if self._cells.is_near:
            return self._cells.find(place)
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Found] = loop.create_future()
        self._waiting.setdefault(place, []).append(future)
        if self._flight is None or self._flight.get_loop() is not loop:
            self._flight = loop.create_task(self._fly(self._cells))
        return await future

    async def _fly(self, cells: Cells) -> None:
        try:
            while self._waiting:
                places = list(islice(self._waiting, TOGETHER_MAX))
                waiters = [self._waiting.pop(place) for place in places]
                try:
                    found = await cells.look(places)
                except BaseException:
                    _tell(waiters, [BYPASS] * len(places))
                    raise
                _tell(waiters, found)
        finally:
            self._flight = None


def _tell(waiters: list[list[asyncio.Future[Found]]], found: list[Found]) -> None:
    for some, one in zip(waiters, found, strict=True):
        for future in some:
            if not future.done():
                future.set_result(one)
