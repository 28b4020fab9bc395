"""How many days of a store the simulation plays in a minute of a core, as `make simulate` does."""

import time

from bench.figure import Figure
from tests.simulation.plan import Plan
from tests.simulation.run import play, prepare

NAME = "simulate"
LIMIT = "at least 1,000 store-days a minute and core, of one to three tills, every kind of fault"
STORE_DAYS = 1_000
SEEDS = 20
REPETITIONS = 3


def run() -> list[Figure]:
    """Play blocks of seeds; the processor's own time is read, so that others do not count."""
    play(Plan(seed=0))
    prepare()
    rates = [_rate(first) for first in range(0, SEEDS * REPETITIONS, SEEDS)]
    return [
        Figure.of(
            "simulated store-days a minute and core, beside the limit",
            [(rate, STORE_DAYS) for rate in rates],
            unit="a minute",
            limit_ratio=1.0,
            more_is_better=True,
        )
    ]


def _rate(first: int) -> float:
    began_s, days = time.process_time(), 0
    for seed in range(first, first + SEEDS):
        outcome = play(Plan(seed=seed))
        assert outcome.ok, outcome.problem
        days += outcome.store_days
    return days / (time.process_time() - began_s) * 60
