"""Looks that wait at the same time share a round trip, and each gets its own answer."""

import asyncio

from sync_server.cache.port import BYPASS, Found, Place
from sync_server.http.quick.finder import CellFinder


class Far:
    """Cells that take their time, and note what they are asked."""

    is_near = False

    def __init__(self):
        self.asked = []
        self.come, self.go = asyncio.Event(), asyncio.Event()

    async def look(self, places):
        self.asked.append(len(places))
        self.come.set()
        await self.go.wait()
        return [Found(state="hit", stock=str(place.product_id).encode()) for place in places]


def looking(finder, *numbers):
    return [asyncio.create_task(finder.find(Place(1, n, 0))) for n in numbers]


def test_looks_share_round_trips():
    async def ask():
        cells = Far()
        finder = CellFinder(cells)
        looks = looking(finder, 0)
        await cells.come.wait()
        looks += looking(finder, *range(1, 9))
        await asyncio.sleep(0)
        cells.go.set()
        found = await asyncio.gather(*looks)
        again = await finder.find(Place(1, 99, 0))
        return found, again, cells.asked

    found, again, asked = asyncio.run(ask())
    assert [int(one.stock) for one in found] == list(range(9))
    assert again.stock == b"99"
    assert asked == [1, 8, 1]


def test_who_asks_for_a_cell_while_it_is_looked_at_gets_a_later_look():
    async def ask():
        cells = Far()
        finder = CellFinder(cells)
        looks = looking(finder, 7)
        await cells.come.wait()
        looks += looking(finder, 7, 7, 8)
        await asyncio.sleep(0)
        cells.go.set()
        return [one.stock for one in await asyncio.gather(*looks)], cells.asked

    assert asyncio.run(ask()) == ([b"7", b"7", b"7", b"8"], [1, 2])


def test_who_gives_up_takes_the_look_from_nobody_else():
    async def ask():
        cells = Far()
        finder = CellFinder(cells)
        gone, stays = looking(finder, 7, 7)
        await cells.come.wait()
        gone.cancel()
        cells.go.set()
        return (await stays).stock

    assert asyncio.run(ask()) == b"7"


def test_without_cells_there_is_nothing_to_find():
    async def ask():
        finder = CellFinder(None)
        return await finder.find(Place(1, 1, 0))

    assert asyncio.run(ask()) is BYPASS
