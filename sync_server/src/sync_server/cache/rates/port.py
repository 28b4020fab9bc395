"""What counts requests: a generic cell rate algorithm (GCRA), one time per subject.

A subject's time runs ahead of the clock by one interval for each request; further ahead than the
burst it may not run. So there is no window at whose edge twice as many pass.
"""

from typing import Protocol

from msgspec import Struct

MINUTE_MS = 60_000


class Bucket(Struct, frozen=True, kw_only=True):
    """So many a minute for ever, so many at once. `per_minute` 0 is no limit."""

    name: str
    per_minute: int
    burst: int

    @property
    def interval_ms(self) -> float:
        """How far one request takes a subject's time ahead."""
        return MINUTE_MS / self.per_minute

    def share(self, of: int) -> "Bucket":
        """The part of one of several processes that cannot count together."""
        return Bucket(
            name=self.name,
            per_minute=max(1, self.per_minute // of),
            burst=max(1, self.burst // of),
        )


class Taken(Struct, frozen=True, kw_only=True):
    """Whether one more may pass, how many could follow at once, and how long until one can."""

    is_allowed: bool
    remaining: int
    wait_ms: int = 0


class Gate(Protocol):
    """Counts one request of a subject in a bucket."""

    def take(self, bucket: Bucket, subject: str) -> Taken:
        """Count it, unless it may not pass. Never raises."""

    def close(self) -> None:
        """Let go of connections."""


def judge(bucket: Bucket, *, ahead_ms: float) -> Taken:
    """The answer where a subject's time runs `ahead_ms` ahead of the clock before the request."""
    reach_ms = bucket.interval_ms * bucket.burst
    left_ms = reach_ms - ahead_ms - bucket.interval_ms
    if left_ms < 0:
        return Taken(is_allowed=False, remaining=0, wait_ms=max(1, round(-left_ms)))
    return Taken(is_allowed=True, remaining=int(left_ms / bucket.interval_ms))
