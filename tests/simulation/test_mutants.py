"""Each known-bad change of the protocol is noticed within fifty seeds."""

import pytest

from tests.simulation.mutants import MUTANTS, mutated
from tests.simulation.plan import Plan
from tests.simulation.run import play

SEEDS = 50
MUTANTS_MIN = 12


@pytest.mark.parametrize("mutant", MUTANTS)
def test_mutant_is_caught(mutant):
    with mutated(mutant):
        caught = next((seed for seed in range(SEEDS) if not play(Plan(seed=seed)).ok), None)
    assert caught is not None, f"{mutant} lived through {SEEDS} seeds"
    assert play(Plan(seed=caught)).ok, "the programs themselves hold with this seed"


def test_there_are_mutants_enough():
    assert len(MUTANTS) >= MUTANTS_MIN
