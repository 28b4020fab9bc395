"""Looks into the cells for many requests at once: one round trip for all that wait meanwhile."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from sync_server.cache.port import BYPASS, Cells, Found, Place

TOGETHER_MAX = 256


class CellFinder:
    """Lives on the event loop. The busier the server, the more looks share a round trip."""

    def __init__(self, cells: Cells | None) -> None:
        self._cells = cells
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="cells")
        self._waiting: list[tuple[Place, asyncio.Future[Found]]] = []
        self._flight: asyncio.Task[None] | None = None

    async def find(self, place: Place | None) -> Found:
        """What is in a cell; BYPASS where that cannot be told."""
        if self._cells is None or place is None:
            return BYPASS
        if self._cells.is_near:
            return self._cells.find(place)
        future: asyncio.Future[Found] = asyncio.get_running_loop().create_future()
        self._waiting.append((place, future))
        if self._flight is None:
            self._flight = asyncio.create_task(self._fly(self._cells))
        return await future

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown()

    async def _fly(self, cells: Cells) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                some = self._waiting[:TOGETHER_MAX]
                del self._waiting[:TOGETHER_MAX]
                places = [place for place, _future in some]
                found = await loop.run_in_executor(self._thread, cells.find_many, places)
                for (_place, future), one in zip(some, found, strict=True):
                    if not future.done():
                        future.set_result(one)
        finally:
            self._flight = None
