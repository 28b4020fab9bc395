"""How many days of a store the simulation plays in a minute of a core, as `make simulate` does."""

import time

from bench.figure import Figure
from tests.simulation.plan import Plan
from tests.simulation.run import play, prepare

NAME = "simulate"
LIMIT = "at least 1,000 store-days a minute and core, of one to three tills, every kind of fault"
STORE_DAYS = 1_000
SEEDS = 60
REPETITIONS = 3


def run() -> list[Figure]:
    """Play the same seeds again and again; the processor's own time is read."""
    play(Plan(seed=0))
    prepare()
    rates = [_rate() for _ in range(REPETITIONS)]
    return [
        Figure.of(
            "simulated store-days a minute and core, beside the limit",
            [(rate, STORE_DAYS) for rate in rates],
            unit="a minute",
            limit_ratio=1.0,
            more_is_better=True,
        )
    ]


def _rate() -> float:
    began_s, days = time.process_time(), 0
    for seed in range(SEEDS):
        outcome = play(Plan(seed=seed))
        assert outcome.ok, outcome.problem
        days += outcome.store_days
    return days / (time.process_time() - began_s) * 60
