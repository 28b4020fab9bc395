"""The gate in Redis or Valkey, shared by all processes: one script, one round trip."""

import hashlib
import logging
import threading
import time
from collections.abc import Callable

from redis.exceptions import NoScriptError

from sync_server.cache.port import CacheAwayError
from sync_server.cache.rates.local import LocalGate
from sync_server.cache.rates.port import Bucket, Taken, judge
from sync_server.cache.redis_address import Lines

PREFIX = "kiryana:r"
REST_S = 1.0

# KEYS[1]: a subject's time in milliseconds. ARGV: interval and reach in milliseconds.
# Gives how far ahead of the clock it was, in thousandths.
TAKE = """
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
local ahead = tonumber(redis.call('GET', KEYS[1]) or '0') - now
if ahead < 0 then ahead = 0 end
local after = ahead + tonumber(ARGV[1])
if after <= tonumber(ARGV[2]) then
  redis.call('SET', KEYS[1], string.format('%.3f', now + after), 'PX', math.ceil(after) + 1)
end
return math.floor(ahead * 1000)
"""

_SHA = hashlib.sha1(TAKE.encode(), usedforsecurity=False).hexdigest()
_log = logging.getLogger("sync_server.rates")


class RedisGate:
    """Counts for all processes of one Redis; while it is away each counts its own share."""

    def __init__(
        self, url: str, *, processes: int, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Connects at the first use. Raises StartRefusedError for an address that is none."""
        self._lines = Lines(url)
        self._processes = processes
        self._now_s = now_s
        self._alone = LocalGate(now_s=now_s)
        self._lock = threading.Lock()
        self._closed_again_s = 0.0
        self._is_away = False

    def take(self, bucket: Bucket, subject: str) -> Taken:
        if not self._is_away or self._may_try():
            try:
                taken = self._ask(bucket, subject)
            except CacheAwayError as error:
                self._note_away(error)
            else:
                self._is_away = False
                return taken
        return self._alone.take(bucket.share(self._processes), subject)

    def close(self) -> None:
        self._lines.close()

    def _ask(self, bucket: Bucket, subject: str) -> Taken:
        key = f"{PREFIX}:{bucket.name}:{hashlib.sha256(subject.encode()).hexdigest()[:32]}"
        reach_ms = bucket.interval_ms * bucket.burst
        said = ("1", key, f"{bucket.interval_ms:.6f}", f"{reach_ms:.3f}")
        with self._lines.one() as line:
            try:
                ahead = line.ask("EVALSHA", _SHA, *said)
            except NoScriptError:
                ahead = line.ask("EVAL", TAKE, *said)
        assert isinstance(ahead, int)
        return judge(bucket, ahead_ms=ahead / 1000)

    def _note_away(self, error: CacheAwayError) -> None:
        with self._lock:
            if not self._is_away:
                _log.warning("requests are counted by each process, Redis is away: %s", error)
            self._is_away = True
            self._closed_again_s = self._now_s() + REST_S

    def _may_try(self) -> bool:
        """Once in a while one caller finds out."""
        with self._lock:
            now_s = self._now_s()
            if now_s < self._closed_again_s:
                return False
            self._closed_again_s = now_s + REST_S
            return True
