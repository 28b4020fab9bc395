"""Looks that wait at the same time share a round trip, and each gets its own answer."""

import asyncio
import threading

from sync_server.cache.port import BYPASS, Found, Place
from sync_server.http.finder import CellFinder


class Far:
    """Cells that take their time, and note what they are asked."""

    is_near = False

    def __init__(self):
        self.asked = []
        self.come, self.go = threading.Event(), threading.Event()

    def find_many(self, places):
        self.asked.append(len(places))
        self.come.set()
        assert self.go.wait(20)
        return [Found(state="hit", stock=str(place.product_id).encode()) for place in places]


def test_looks_share_round_trips():
    cells = Far()

    async def ask():
        finder = CellFinder(cells)
        looks = [asyncio.create_task(finder.find(Place(1, n, 0))) for n in range(1)]
        await asyncio.to_thread(cells.come.wait, 20)
        looks += [asyncio.create_task(finder.find(Place(1, n, 0))) for n in range(1, 9)]
        await asyncio.sleep(0)
        cells.go.set()
        found = await asyncio.gather(*looks)
        again = await finder.find(Place(1, 99, 0))
        finder.close()
        return found, again

    found, again = asyncio.run(ask())
    assert [int(one.stock) for one in found] == list(range(9))
    assert again.stock == b"99"
    assert cells.asked == [1, 8, 1]


def test_without_cells_there_is_nothing_to_find():
    async def ask():
        finder = CellFinder(None)
        found = await finder.find(Place(1, 1, 0))
        finder.close()
        return found

    assert asyncio.run(ask()) is BYPASS
