"""Timing two sides by turns, so that whatever else the machine does falls on both."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from time import perf_counter_ns


def elapsed_ns(work: Callable[[], object]) -> int:
    """How long one call took, in nanoseconds."""
    started = perf_counter_ns()
    work()
    return perf_counter_ns() - started


def percentile(times: Iterable[float], percent: float) -> float:
    """The nearest-rank percentile: a time that was measured, not one between two."""
    ordered = sorted(times)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def by_turns(
    sides: Mapping[str, Callable[[int], int]], rounds: int, *, warm_up: int = 3
) -> dict[str, list[int]]:
    """Call each side once a round and keep what it returns: its own time in nanoseconds.

    Each round has an order of its own, drawn and not rotated: a side that always came behind the
    same other one would always find the disk and the caches as that one leaves them. The first
    rounds are not kept.
    """
    rng = Random(7)
    kept: dict[str, list[int]] = {name: [] for name in sides}
    names = list(sides)
    for turn in range(rounds + warm_up):
        for name in rng.sample(names, len(names)):
            took_ns = sides[name](turn)
            if turn >= warm_up:
                kept[name].append(took_ns)
    return kept


def in_repetitions(
    times: Sequence[int], rival_times: Sequence[int], percent: float, *, count: int = 3
) -> list[tuple[float, float]]:
    """A percentile of both sides in each of `count` stretches of a run by turns, in milliseconds.

    Both lists are in the order of the run, so a stretch holds the same minutes of both sides.
    """
    return [
        (
            milliseconds(_stretch(times, n, count), percent),
            milliseconds(_stretch(rival_times, n, count), percent),
        )
        for n in range(count)
    ]


def _stretch(times: Sequence[int], n: int, count: int) -> Sequence[int]:
    return times[len(times) * n // count : len(times) * (n + 1) // count]


def milliseconds(times_ns: Sequence[int], percent: float) -> float:
    """A percentile of nanoseconds, in milliseconds."""
    return percentile(times_ns, percent) / 1e6
