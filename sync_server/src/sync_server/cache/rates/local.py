"""The gate in the memory of one process."""

import threading
import time
from collections.abc import Callable

from sync_server.cache.rates.port import Bucket, Taken, judge

SUBJECTS_MAX = 50_000


class LocalGate:
    """Counts for this process alone."""

    def __init__(self, *, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._lock = threading.Lock()
        self._times_ms: dict[tuple[str, str], float] = {}

    def take(self, bucket: Bucket, subject: str) -> Taken:
        key = bucket.name, subject
        with self._lock:
            now_ms = self._now_s() * 1000
            time_ms = max(self._times_ms.get(key, now_ms), now_ms)
            taken = judge(bucket, ahead_ms=time_ms - now_ms)
            if taken.is_allowed:
                if len(self._times_ms) >= SUBJECTS_MAX:
                    self._forget(now_ms)
                self._times_ms[key] = time_ms + bucket.interval_ms
            return taken

    def close(self) -> None:
        pass

    def _forget(self, now_ms: float) -> None:
        """Whose time the clock has passed is as good as new; if that is nobody, all are."""
        ahead = {key: time_ms for key, time_ms in self._times_ms.items() if time_ms > now_ms}
        self._times_ms = ahead if len(ahead) < SUBJECTS_MAX else {}
