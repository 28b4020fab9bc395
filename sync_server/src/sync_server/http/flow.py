"""How much sync one process takes on at once, and when whoever comes too early should come again.

After an outage every till of every store comes back in the same minute. Each hello beyond what one
process answers in a second gets a time of its own, later than the one before it: so the second wave
is no wave. It costs no look into the database. Only hello is put off so: who has begun a round may
end it. A store that asks for more at once than its share waits for its own requests to end.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sync_server.errors import RefusedError, ServerCode

HELLOS_PER_S = 200.0
"""A hello is a few reads; a process answers some hundreds of rounds in a second."""
BURST = 400.0
IN_FLIGHT_PER_STORE = 4
STORE_RETRY_S = 1
PUT_OFF_S_MAX = 600.0


class Flow:
    """A token bucket for hellos, and places for the requests of each store. Thread-safe."""

    def __init__(
        self, now_s: Callable[[], float], *, per_s: float = HELLOS_PER_S, burst: float = BURST
    ) -> None:
        """`now_s` is a time in seconds; when it is set back, nobody waits longer than at worst."""
        self._now_s = now_s
        self._per_s, self._burst = per_s, burst
        self._tokens = burst
        self._filled_s = now_s()
        self._promised_s = 0.0
        self._in_flight: Counter[int] = Counter()
        self._lock = threading.Lock()

    def put_off_s(self) -> float:
        """0.0 when a hello may be answered now; else the seconds after which it has its turn."""
        with self._lock:
            now_s = self._now_s()
            passed_s = max(0.0, now_s - self._filled_s)
            self._tokens = min(self._burst, self._tokens + passed_s * self._per_s)
            self._filled_s = now_s
            if self._tokens >= 1.0:
                self._tokens -= 1.0
                return 0.0
            self._promised_s = max(self._promised_s, now_s) + 1.0 / self._per_s
            if self._promised_s - now_s > PUT_OFF_S_MAX:
                # The turns are given anew: most who had one that far away have asked again since.
                self._promised_s = now_s + 1.0 / self._per_s
            return self._promised_s - now_s

    @contextmanager
    def place_of(self, store_id: int) -> Iterator[None]:
        """One of a store's few places, for a while. Raises RefusedError(THROTTLED)."""
        with self._lock:
            if self._in_flight[store_id] >= IN_FLIGHT_PER_STORE:
                raise RefusedError(
                    ServerCode.THROTTLED,
                    "this store's tills ask for much at once: try again",
                    retry_after_s=STORE_RETRY_S,
                )
            self._in_flight[store_id] += 1
        try:
            yield
        finally:
            with self._lock:
                self._in_flight[store_id] -= 1
                if not self._in_flight[store_id]:
                    del self._in_flight[store_id]
