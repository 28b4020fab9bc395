"""Some hundred seeded runs of the production code hold every invariant; each is repeatable."""

import subprocess
import sys
from collections import Counter

import pytest

from tests.simulation import summary
from tests.simulation.mutants import mutated
from tests.simulation.plan import FAULTS, NOT_PLAYED, Plan
from tests.simulation.run import Outcome, play
from tests.simulation.shrinking import shrink
from tests.support.source_tree import ROOT

SEEDS = 200
DAYS = 1
WEEKS = 8
SEEDS_FOR_ONE_KIND = 12
NEEDED = {
    "till_crash_between_pages": ("small_pages",),
    "fork_lost": ("clone", "restore"),
    "elsewhere": ("clone",),
}
"""Kinds that have no occasion without another."""


@pytest.mark.timeout(1200)
def test_hundreds_of_seeds_hold_and_see_everything_they_should():
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation", f"--seeds={SEEDS}", f"--days={DAYS}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("seed", range(WEEKS))
def test_week_holds_as_a_day_does(seed):
    """Losses of a server that had lost before, and copies of copies, need days to come about."""
    outcome = play(Plan(seed=seed, days=7))
    assert outcome.ok, f"{outcome.plan.command}: {outcome.problem}"


def test_same_seed_gives_the_same_trace_and_another_seed_another():
    first, again, other = (play(Plan(seed=seed)) for seed in (20261122, 20261122, 20261123))
    assert first.ok, first.problem
    assert first.trace == again.trace
    assert first.tally == again.tally
    assert first.trace != other.trace


@pytest.mark.parametrize("kind", FAULTS)
def test_each_kind_of_fault_alone_is_survived(kind):
    kinds = frozenset({kind, *NEEDED.get(kind, ())})
    for seed in range(SEEDS_FOR_ONE_KIND):
        outcome = play(Plan(seed=seed, days=DAYS, kinds=kinds, is_eager=True))
        assert outcome.ok, f"{outcome.plan.command}: {outcome.problem}"
        if outcome.tally.get(f"fault {kind}"):
            return
    pytest.fail(f"{kind} never happened in {SEEDS_FOR_ONE_KIND} seeds")


def test_run_without_faults_delivers_everything_and_is_refused_nothing():
    outcome = play(Plan(seed=1, kinds=frozenset()))
    assert outcome.ok, outcome.problem
    assert not [what for what in outcome.tally if what.startswith("fault ")]
    assert outcome.tally["status accepted"] == outcome.events
    rounds = {what for what in outcome.tally if what.startswith("round ")}
    assert rounds == {"round ok"}


def test_failing_run_shrinks_to_a_smaller_one_with_a_command_to_repeat_it():
    with mutated("any_reply_acknowledges"):
        # Often enough that fewer kinds, which change every later die, still meet the mistake.
        kinds = frozenset({"portal", "cut_reply", "flip_reply", "drop_reply", "slow", "poison"})
        plans = (Plan(seed=seed, tills=2, kinds=kinds, is_eager=True) for seed in range(1, 50))
        failed = next(outcome for plan in plans if not (outcome := play(plan)).ok)
        small = shrink(failed)
        again = play(small.plan)
    assert small.number == failed.number == 3
    assert len(small.plan.kinds) <= 3
    assert small.events < failed.events
    assert again.trace == small.trace
    assert f"--seed {failed.plan.seed} " in small.plan.command
    assert "--without" in small.plan.command


def test_runs_in_which_something_never_happened_are_called_blind():
    everything = Counter(dict.fromkeys(summary.SOMETIMES, 1))
    assert summary.unseen(everything) == []
    assert summary.unseen(everything - Counter(["fault delay"])) == ["fault delay"]
    assert {f"fault {kind}" for kind in FAULTS} <= set(summary.SOMETIMES)


def test_what_is_not_played_is_said():
    outcome = Outcome(plan=Plan(seed=1), trace="", tally={}, events=1, store_days=1)
    text = "\n".join(summary.lines([outcome], wall_s=1.0))
    assert all(name in text for name in NOT_PLAYED)
    assert not set(NOT_PLAYED) & set(FAULTS)
