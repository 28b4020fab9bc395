"""The threads together: what is committed here is worked off, and a stop waits for their end."""

import threading
import time

from sync_server.cache.local_cells import LocalCells
from sync_server.cache.port import Filling, Place
from sync_server.operations import office_stock
from sync_server.queue.cache_repair import cache_repair
from sync_server.queue.feeder import Feeder
from sync_server.queue.handlers import HANDLERS
from sync_server.queue.jobs import JobDoer
from sync_server.queue.nudges import LocalNudges, Ringer
from sync_server.queue.runner import QueueRunner

from tests.support.central.queue import rows, sender_of
from tests.support.office import fill, move
from tests.support.sync_server import local_server


def test_the_threads_work_off_what_is_committed(tmp_path):
    with local_server(tmp_path) as server:
        cells = LocalCells()
        nudges = LocalNudges()
        server.db.watch(Ringer(nudges))
        feeder = Feeder(
            server.db,
            HANDLERS | {"cache": cache_repair(cells)},
            clock=server.clock,
            rng=server.rng,
        )
        doer = JobDoer(server.db, clock=server.clock, rng=server.rng)
        runner = QueueRunner(feeder, sender_of(server), doer, nudges=nudges)
        before = threading.active_count()
        runner.start()
        fill(server, 1)
        place = Place(1, 7, 0)
        cells.fill(place, cells.find(place).lease, Filling(version=1, stock=b"old", card=b""))
        move(server, office_stock.sell, 2_000)
        deadline = time.monotonic() + 60
        while not rows(server, "SELECT kind FROM alert") and time.monotonic() < deadline:
            time.sleep(0.02)
        while cells.find(place).state == "hit" and time.monotonic() < deadline:
            time.sleep(0.02)
        runner.stop()
        assert rows(server, "SELECT kind FROM alert") == [("negative_stock",)]
        assert cells.find(place).state == "lease", "a cell that nobody renewed is emptied"
        assert threading.active_count() == before
