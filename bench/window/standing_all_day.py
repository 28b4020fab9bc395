"""What eight hours of bills add to the memory of a window, beside bare widgets after as many."""

from bench._programs import answer_of
from bench.figure import Figure
from bench.soak import bare
from bench.soak.samples import MEMORY, RSS_GROWTH_MIB_MAX

NAME = "standing_all_day"
LIMIT = (
    "memory after eight hours of a busy shop's bills, played fast: at most 20 MiB more than after a"
    " tenth of them, and at most 1.1 of what bare widgets grow by with as many bills"
)
RUNS = 3
BARE_RATIO_MAX = 1.1
LEAST_MIB = 0.01
"""Stands for a window that did not grow at all."""


def run() -> list[Figure]:
    """Play the hours three times, each in a process of its own."""
    added, grown = [], []
    for _ in range(RUNS):
        looks = answer_of("bench.soak", "--json")
        (start, _, end), (bare_start, _, bare_end) = looks[MEMORY], looks[bare.MEMORY]
        added.append((max(LEAST_MIB, end - start), float(RSS_GROWTH_MIB_MAX)))
        grown.append((end / start, bare_end / bare_start))
    return [
        Figure.of("what eight hours add to a window's memory", added, unit="MiB", limit_ratio=1),
        Figure.of(
            "the end beside the start, over that of bare Qt",
            grown,
            unit="times",
            limit_ratio=BARE_RATIO_MAX,
        ),
    ]
