"""Known-bad changes of the programs, each of which the simulation must notice.

Each is a mistake that a real system has made, or a slip that a patch could make. A mutant replaces
a few functions while its block lasts; the programs around them are the real ones.
"""

import contextlib
from collections.abc import Callable, Iterator

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


@contextlib.contextmanager
def mutated(name: str) -> Iterator[None]:
    """The programs with one mistake in them."""
    # What every run begins with is made by the real programs.
    images()
    patches = MUTANTS[name]()
    kept = [(target, attribute, getattr(target, attribute)) for target, attribute, _ in patches]
    for target, attribute, value in patches:
        setattr(target, attribute, value)
    try:
        yield
    finally:
        for target, attribute, value in kept:
            setattr(target, attribute, value)
