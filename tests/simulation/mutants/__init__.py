"""Known-bad changes of the programs, each of which the simulation must notice.

Each is a mistake that a real system has made, or a slip that a patch could make. A mutant replaces
a few functions while its block lasts; the programs around them are the real ones.
"""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from tests.simulation.ground.images import images
from tests.simulation.mutants.continuity import CONTINUITY
from tests.simulation.mutants.patches import PATCHES
from tests.simulation.mutants.protocol import PROTOCOL
from tests.simulation.mutants.slips import SLIPS
from tests.simulation.mutants.sums import SUMS

type Patch = tuple[object, str, object]

MUTANTS: dict[str, Callable[[], list[Patch]]] = {
    mutant.__name__: mutant for mutant in (*PROTOCOL, *CONTINUITY, *SLIPS, *PATCHES, *SUMS)
}
_OF_THE_PLAYS = {"FAULTS", "rates", "MISHAPS_PER_DAY", "SYNC_GAP_MS", "RESCUED"}
"""What a mutant alters so that its mistake has more occasions, and is none itself."""


def mutated(name: str) -> AbstractContextManager[None]:
    """The programs with one mistake in them, in plays in which it may show."""
    return _patched(MUTANTS[name]())


def played_alike(name: str) -> AbstractContextManager[None]:
    """The same plays without the mistake: there the programs have to hold."""
    return _patched([patch for patch in MUTANTS[name]() if patch[1] in _OF_THE_PLAYS])


@contextlib.contextmanager
def _patched(patches: list[Patch]) -> Iterator[None]:
    # What every run begins with is made by the real programs.
    images()
    kept = [(target, attribute, getattr(target, attribute)) for target, attribute, _ in patches]
    for target, attribute, value in patches:
        setattr(target, attribute, value)
    try:
        yield
    finally:
        for target, attribute, value in kept:
            setattr(target, attribute, value)
