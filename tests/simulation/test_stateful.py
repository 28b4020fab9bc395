"""Small cases that shrink: Hypothesis drives two tills and their server step by step.

The programs, the network and the judges are those of the simulation; what happens, and which fault
strikes which round, is Hypothesis's choice. A failure is printed as the few steps that lead to it.
"""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.simulation import work
from tests.simulation.judging import quiescence
from tests.simulation.mutants import mutated
from tests.simulation.plan import Plan
from tests.simulation.run import Run
from tests.simulation.world import BrokenInvariantError

STORE = 1
STEP_MS = 60_000
FAULTS = (
    "drop_request",
    "drop_reply",
    "repeat",
    "cut_reply",
    "flip_reply",
    "error_500",
    "small_pages",
    "sale_meanwhile",
    "server_crash_before_commit",
    "server_crash_after_commit",
    "commit_outcome_unknown",
    "till_crash_before_commit",
    "till_crash_after_commit",
    "till_crash_after_push",
)
"""What may strike a round once, at its first occasion."""
WHICH = st.integers(0, 1)
QUICK = settings(
    max_examples=25,
    stateful_step_count=24,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class TillsAndServer(RuleBasedStateMachine):
    """Two tills of a store, where people work, and what they sync with."""

    def __init__(self) -> None:
        super().__init__()
        self.run = Run(Plan(seed=1, tills=2, kinds=frozenset()))
        self.tills = self.run.tills_of(STORE)
        self._do(self.tills[0], work.new_product)

    @rule(which=WHICH, task=st.sampled_from((work.sell, work.take_in, work.count_shelf)))
    def use_the_till(self, which, task):
        self._do(self.tills[which], task)

    @rule(which=WHICH, task=st.sampled_from((work.new_product, work.new_price, work.change_shift)))
    def keep_the_books(self, which, task):
        self._do(self.tills[which], task)

    @rule(which=WHICH)
    def poison(self, which):
        self._do(self.tills[which], work.poison)

    @rule(which=WHICH)
    def sync(self, which):
        self._sync(self.tills[which])

    @rule(which=WHICH, fault=st.sampled_from(FAULTS))
    def sync_in_bad_weather(self, which, fault):
        self.run.world.force(fault)
        self._sync(self.tills[which])
        self.run.world.force("")

    @rule(which=WHICH)
    def lose_power(self, which):
        self.tills[which].crash()
        self.tills[which].wake()

    @rule(which=WHICH)
    def back_up(self, which):
        self.tills[which].backup = self.tills[which].connection.image()

    @precondition(lambda self: any(till.backup for till in self.tills))
    @rule()
    def put_an_old_backup_in_place(self):
        next(till for till in self.tills if till.backup).restore()

    def teardown(self):
        """The faults have ended: everything drains, and then everything is equal."""
        try:
            if self.run.world.broken is None:
                self.run.world.end_faults()
                quiescence.drain(self.run)
        finally:
            self.run.close()

    def _do(self, till, task):
        self.run.world.now_ms += STEP_MS
        till.guarded(lambda: till.act(task))
        till.wake()

    def _sync(self, till):
        self.run.world.now_ms += STEP_MS
        till.sync()
        till.wake()


def test_nothing_that_two_tills_and_a_server_do_breaks_an_invariant():
    run_state_machine_as_test(TillsAndServer, settings=QUICK)


@pytest.mark.parametrize("mutant", ["poison_blocks", "own_events_filtered", "cursor_apart"])
def test_mistake_in_the_protocol_is_found_by_small_cases(mutant):
    unshrunk = settings(
        QUICK, max_examples=100, phases=(Phase.generate,), derandomize=True, database=None
    )
    with mutated(mutant), pytest.raises(BrokenInvariantError):
        run_state_machine_as_test(TillsAndServer, settings=unshrunk)
