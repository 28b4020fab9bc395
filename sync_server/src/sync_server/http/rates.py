"""Which requests are counted, for whom, and what is said to who asks too often.

Reads that are answered from a cell on the event loop are not counted here: counting would take
longer than answering, and nginx counts them by address.
"""

from random import Random

from sync_server.cache.rates.local import LocalGate
from sync_server.cache.rates.port import Bucket, Gate
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.route import Route
from sync_server.settings import LIMITS, Settings

JITTER = 0.5
"""Advice to wait is up to this part longer, or all who were refused come back at once."""

_PASSWORDS = ("/auth/login", "/auth/password", "/auth/totp", "/auth/totp/confirm", "/auth/totp/off")
"""Who has stolen a token may not guess passwords or codes by it as fast as others read."""
_REGISTRATION = ("/sync/register", "/sync/nonce", "/sync/token")
_OF_TILLS = {"push": "push", "report": "report"}


class Rates:
    """The buckets of one process."""

    def __init__(
        self, *, rng: Random, gate: Gate | None = None, settings: Settings | None = None
    ) -> None:
        """Without a gate this process counts alone."""
        self._gate = gate or LocalGate()
        self._rng = rng
        known = settings or Settings()
        self._buckets: dict[str, Bucket] = {}
        for name in LIMITS:
            per_minute, burst = known.limit_of(name)
            self._buckets[name] = Bucket(name=name, per_minute=per_minute, burst=burst)

    def count(self, route: Route, subject: str) -> None:
        """Count a request of a subject. Raises RefusedError(THROTTLED)."""
        self.count_in(bucket_of(route), subject)

    def count_in(self, name: str | None, subject: str) -> None:
        """As `count`, in a bucket by name. Raises RefusedError(THROTTLED)."""
        bucket = self._buckets.get(name or "")
        if bucket is None or not bucket.per_minute:
            return
        taken = self._gate.take(bucket, subject)
        if taken.is_allowed:
            return
        wait_s = max(1, round(taken.wait_ms * (1 + self._rng.random() * JITTER) / 1000))
        raise RefusedError(
            ServerCode.THROTTLED,
            f"too many requests: wait {wait_s} s",
            retry_after_s=wait_s,
            headers={
                "RateLimit-Policy": f'"{bucket.name}";q={bucket.burst};w={_window_s(bucket)}',
                "RateLimit": f'"{bucket.name}";r=0;t={wait_s}',
            },
        )

    def close(self) -> None:
        """Let go of connections."""
        self._gate.close()


def bucket_of(route: Route) -> str | None:
    """The bucket that a route's requests are counted in; None for none."""
    if route.path.endswith(_REGISTRATION):
        return "registration"
    if route.access == "till":
        return _OF_TILLS.get(route.path.rpartition("/")[2])
    if route.path.endswith(_PASSWORDS) and route.method == "POST":
        return "login"
    if route.access == "public":
        return "registration" if route.path.endswith("/auth/refresh") else None
    is_other = route.produces != "application/json" and not route.is_stream
    is_file = is_other or route.path.endswith(("/jobs", ":import"))
    if is_file and (route.method == "POST" or is_other):
        return "export"
    return "user"


def _window_s(bucket: Bucket) -> int:
    """How long a whole burst takes to come back."""
    return max(1, round(bucket.burst * 60 / bucket.per_minute))
