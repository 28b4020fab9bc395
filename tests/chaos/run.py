"""One run: a storm of faults and deaths, then quiet, then the judgement."""

import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from msgspec import Struct

from tests.chaos import judging
from tests.chaos.proxy import FAULTS, BadNetwork
from tests.chaos.town import Town, forget, town

NEEDED = (
    *FAULTS,
    "till killed",
    "server killed",
    "database killed",
    "SaleCompleted",
    "KhataPaid",
    "StockReceived",
    "StockCounted",
)
"""What must have happened, else the run has proved nothing about it."""
ACTS_AT_ONCE = ("till", "till", "till", "server", "database")
STORM_TIMES_MAX = 8
"""A storm goes on until everything needed was seen, but not longer than so many times its length.
"""


class Result(Struct, kw_only=True):
    """How a run ended: `problem` is empty when everything was equal."""

    seed: int
    folder: Path
    problem: str = ""
    seen: Counter[str]

    @property
    def unseen(self) -> list[str]:
        """What never happened."""
        return [what for what in NEEDED if not self.seen[what]]


def run(seed: int, *, seconds: float) -> Result:
    """Play a storm of at least so many seconds. The folder is kept when something was wrong."""
    folder = Path(tempfile.mkdtemp(prefix=f"kiryana-chaos-{seed}-"))
    result = Result(seed=seed, folder=folder, seen=Counter())
    rng = Random(seed)
    try:
        with town(folder, rng) as (place, network):
            network.is_healthy = False
            _storm(place, network, rng, seconds=seconds, seen=result.seen)
            network.is_healthy = True
            place.drain()
            place.follow()
            result.seen.update(judging.judge(place))
            result.seen.update(network.tally)
    except Exception as error:  # noqa: BLE001 - whatever is raised is a finding
        result.problem = f"{type(error).__name__}: {error}"
    if not result.problem:
        forget(folder)
    return result


def _storm(
    place: Town, network: BadNetwork, rng: Random, *, seconds: float, seen: Counter[str]
) -> None:
    """Kill one process after the other while all of them work."""
    for till in place.tills:
        till.start()
    began_s = time.monotonic()
    turns = 0
    while True:
        passed_s = time.monotonic() - began_s
        missing = [kind for kind in FAULTS if not network.tally[kind]]
        missing += [kind for kind in NEEDED if kind.endswith("killed") and not seen[kind]]
        if passed_s > seconds * (STORM_TIMES_MAX if missing else 1):
            return
        time.sleep(rng.uniform(0.3, 2.0))
        # Each in its turn, so that a short storm has all of them.
        _strike(place, rng, ACTS_AT_ONCE[turns % len(ACTS_AT_ONCE)], seen)
        turns += 1
        for till in place.tills:
            till.check()


def _strike(place: Town, rng: Random, whom: str, seen: Counter[str]) -> None:
    if whom == "till":
        till = rng.choice(place.tills)
        till.kill()
        till.start()
    elif whom == "server":
        server = rng.choice(place.servers)
        server.kill()
        time.sleep(rng.uniform(0, 1))
        place.start_server(server)
    else:
        place.mariadb.kill()
        time.sleep(rng.uniform(0, 1))
        place.mariadb.start()
    seen[f"{whom} killed"] += 1
