"""A failing run made smaller: fewer kinds of fault, fewer days, fewer tills, the same invariant."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from tests.simulation.plan import FAULTS, Plan
from tests.simulation.run import Outcome, play

RUNS_MAX = 60


def shrink(failed: Outcome, play_again: Callable[[Plan], Outcome] = play) -> Outcome:
    """The smallest run found, within some dozens of attempts, that breaks the same invariant."""
    best = failed
    runs = 0
    is_smaller = True
    while is_smaller and runs < RUNS_MAX:
        is_smaller = False
        for plan in _smaller(best):
            runs += 1
            outcome = play_again(plan)
            if outcome.number == failed.number:
                best, is_smaller = outcome, True
                break
            if runs >= RUNS_MAX:
                break
    return best


def _smaller(outcome: Outcome) -> Iterator[Plan]:
    """Plans with less in them, the boldest first."""
    plan = outcome.plan
    seen = frozenset(kind for kind in FAULTS if outcome.tally.get(f"fault {kind}"))
    if seen < plan.kinds:
        yield replace(plan, kinds=seen)
    if plan.days > 1:
        yield replace(plan, days=1)
    if plan.tills != 1:
        yield replace(plan, tills=plan.tills - 1 if plan.tills else 2)
    kinds = sorted(plan.kinds)
    if len(kinds) > 3:
        half = len(kinds) // 2
        yield replace(plan, kinds=frozenset(kinds[:half]))
        yield replace(plan, kinds=frozenset(kinds[half:]))
    for kind in kinds:
        yield replace(plan, kinds=plan.kinds - {kind})
