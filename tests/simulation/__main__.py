"""The simulation for longer: `python -m tests.simulation --seeds 5000`, or `--seed 17` once more.

A failing seed is played again, made smaller, and printed with the command that repeats it.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.simulation import summary
from tests.simulation.plan import FAULTS, Plan
from tests.simulation.run import Outcome, play_block
from tests.simulation.shrinking import shrink

BLOCK = 10
DAYS, DAYS_LONG = 2, 7
LONG_EVERY = 10
FAILURES_SHOWN = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Play the seeds asked for; 0 when all held and nothing stayed unseen."""
    given = _parser().parse_args(argv)
    unknown = set(given.without) - set(FAULTS)
    if unknown:
        _say(
            f"There is no fault called {', '.join(sorted(unknown))}. There are: {', '.join(FAULTS)}"
        )
        return 2
    kinds = frozenset(FAULTS) - set(given.without)
    seeds = range(given.first, given.first + given.seeds) if given.seed is None else [given.seed]
    plans = [
        Plan(seed=seed, days=given.days or _days(seed), tills=given.tills, kinds=kinds)
        for seed in seeds
    ]
    began_s = time.monotonic()
    outcomes = list(_played(plans, given.jobs))
    for line in summary.lines(outcomes, wall_s=time.monotonic() - began_s):
        _say(line)
    failed = sorted((one for one in outcomes if not one.ok), key=lambda one: one.plan.seed)
    for outcome in failed[:FAILURES_SHOWN]:
        _tell(outcome, is_shrunk=not given.as_is)
    unseen = summary.unseen(summary.tally_of(outcomes))
    is_blind = bool(unseen) and not given.without and len(plans) >= summary.SEEDS_FOR_ALL
    if is_blind:
        _say(f"Blind: never seen in these runs: {', '.join(unseen)}.")
    return 1 if failed or is_blind else 0


def _days(seed: int) -> int:
    """A week now and then: some faults need others before them that are days away."""
    return DAYS_LONG if seed % LONG_EVERY == LONG_EVERY - 1 else DAYS


def _played(plans: list[Plan], jobs: int) -> Iterator[Outcome]:
    blocks = [plans[start : start + BLOCK] for start in range(0, len(plans), BLOCK)]
    if jobs == 1 or len(blocks) == 1:
        for block in blocks:
            yield from play_block(block)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for done in as_completed([pool.submit(play_block, block) for block in blocks]):
            yield from done.result()


def _tell(outcome: Outcome, *, is_shrunk: bool) -> None:
    _say(f"\nFAILED  seed {outcome.plan.seed}: {outcome.problem}")
    _say(f"        trace {outcome.trace}")
    if is_shrunk and outcome.number != 17:
        outcome = shrink(outcome)
        _say(f"        smallest: {outcome.problem}")
    _say(f"        again: {outcome.plan.command}")
    for line in outcome.last_lines:
        _say(f"          {line}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=1000, help="how many seeds to play")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--seed", type=int, help="play this one only")
    parser.add_argument(
        "--days", type=int, default=0, help="simulated days of each run (two; a week in one of ten)"
    )
    parser.add_argument("--tills", type=int, default=0, choices=(0, 1, 2, 3), help="per store")
    parser.add_argument(
        "--without", type=lambda text: text.split(","), default=[], help="faults left out: a,b,c"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--as-is", action="store_true", help="do not make a failing run smaller")
    return parser


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
