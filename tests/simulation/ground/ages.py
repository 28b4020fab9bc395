"""Programs of different age in one process: which kinds' versions are known while each runs.

An older program knows the version before of some kinds. It writes that one, and cannot read the
newest.
"""

import contextlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager

from pos_protocol.events import EVENT_VERSIONS

NEWEST = dict(EVENT_VERSIONS)
OLD = {kind: version - 1 if version > 1 else version for kind, version in NEWEST.items()}
CATALOGUE_OLD: Mapping[str, int] = NEWEST | {
    kind: version for kind, version in OLD.items() if kind.startswith("Product")
}
"""An old program that reads all that moves stock: it goes on to pull, over what it cannot read."""

_SAME = contextlib.nullcontext()


def program(versions: Mapping[str, int]) -> AbstractContextManager[None]:
    """Whatever runs meanwhile is a program that knows these versions."""
    return _SAME if versions == EVENT_VERSIONS else _other(versions)


@contextlib.contextmanager
def _other(versions: Mapping[str, int]) -> Iterator[None]:
    before = dict(EVENT_VERSIONS)
    EVENT_VERSIONS.update(versions)
    try:
        yield
    finally:
        EVENT_VERSIONS.update(before)
