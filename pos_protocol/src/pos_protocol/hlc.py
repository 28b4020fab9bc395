"""Hybrid logical clock on values it is given.

An order for "highest wins" registers that no wrong clock can stop.

After Kulkarni, Demirbas and others, "Logical Physical Clocks" (2014); the counter has 16 bits.
"""

from typing import NamedTuple

COUNTER_MAX = 2**16 - 1
AHEAD_MS_MAX = 60_000
"""A remote clock further ahead than this is clamped, never refused.

A till with a bad battery must still sync.
"""


class Hlc(NamedTuple):
    """A point in logical time: milliseconds since 1970 and a counter within them."""

    ms: int
    counter: int


ZERO = Hlc(0, 0)


def tick(last: Hlc, wall_ms: int) -> Hlc:
    """The next local point after `last`, whatever the wall clock says."""
    if wall_ms > last.ms:
        return Hlc(wall_ms, 0)
    if last.counter == COUNTER_MAX:
        return Hlc(last.ms + 1, 0)
    return Hlc(last.ms, last.counter + 1)


def merge(last: Hlc, seen: Hlc, server_ms: int) -> Hlc:
    """What `last` becomes after seeing another point.

    `seen` counts only up to a minute ahead of the server's clock.
    """
    return max(last, Hlc(min(seen.ms, server_ms + AHEAD_MS_MAX), seen.counter))
