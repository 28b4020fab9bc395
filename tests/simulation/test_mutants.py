"""Each known-bad change of the protocol is noticed within fifty seeds."""

import os

import pytest

from tests.simulation.mutants import MUTANTS, mutated, played_alike
from tests.simulation.plan import Plan
from tests.simulation.run import play

SEEDS = 50
EVERY_NTH = 1 if os.environ.get("KIRYANA_EVERY_MUTANT") else 3
"""All of them take some minutes: the whole suite plays a third, `make simulate` every one."""
RICH = (3, 4, 5, 9, 0, 6, 10, 7, 12)
"""Seeds in which much happens within a day come first: most mistakes show in one of them. They are
only the quicker way; a change of the plays makes others the rich ones."""
ORDER = (*RICH, *(seed for seed in range(SEEDS) if seed not in RICH))
MUTANTS_MIN = 12
OF_THE_PATCH = ("TypeError", "AttributeError", "NameError", "KeyError", "ImportError")
"""What a run ends with when the mutant itself no longer fits the program: that proves nothing."""


@pytest.mark.parametrize("mutant", list(MUTANTS)[::EVERY_NTH])
def test_mutant_is_caught(mutant):
    with mutated(mutant):
        outcomes = (play(Plan(seed=seed, days=1)) for seed in ORDER)
        caught = next((outcome for outcome in outcomes if not outcome.ok), None)
    assert caught is not None, f"{mutant} lived through {SEEDS} seeds"
    assert not caught.problem.startswith(OF_THE_PATCH), caught.problem
    with played_alike(mutant):
        assert play(caught.plan).ok


def test_there_are_mutants_enough():
    assert len(MUTANTS) // EVERY_NTH >= MUTANTS_MIN
