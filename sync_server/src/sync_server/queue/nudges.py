"""Nudges: a store's feed has moved. They may be lost, doubled or late: cursors are the truth."""

import contextlib
import logging
import threading
import time
import uuid
from collections.abc import Callable
from typing import Protocol

from redis.exceptions import ResponseError

from sync_server.cache.port import CacheAwayError
from sync_server.cache.redis_address import Lines
from sync_server.db.changes import Changes
from sync_server.db.database import Tx

STREAM, GROUP = "kiryana:nudges", "workers"
NUDGES_KEPT = 10_000
TOGETHER_S = 0.02
"""How long nudges wait for others, so that a busy server sends few."""

_log = logging.getLogger("sync_server.queue")


class Nudges(Protocol):
    """From who writes to who works."""

    def ring(self, store_id: int) -> None:
        """Say that a store's feed has moved. At once, from any thread."""

    def wait(self, timeout_s: float) -> set[int]:
        """The stores that were named meanwhile; none after the time is over or after `wake`."""

    def wake(self) -> None:
        """Let who waits go on."""

    def close(self) -> None:
        """End; who waits goes on."""


class LocalNudges:
    """Inside one process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._named: set[int] = set()
        self._rung = threading.Event()

    def ring(self, store_id: int) -> None:
        with self._lock:
            self._named.add(store_id)
        self._rung.set()

    def wait(self, timeout_s: float) -> set[int]:
        self._rung.wait(timeout_s)
        self._rung.clear()
        with self._lock:
            named, self._named = self._named, set()
        return named

    def wake(self) -> None:
        self._rung.set()

    def close(self) -> None:
        self._rung.set()


class StreamNudges:
    """Through a Redis stream that all workers read together (one consumer group)."""

    def __init__(self, url: str, *, block_s: float = 1.0) -> None:
        """Raises StartRefusedError for an address that is none."""
        # A blocking read needs a longer patience than a cache: it has connections of its own.
        self._lines = Lines(url, timeout_s=block_s + 5)
        self._block_ms = int(block_s * 1000)
        self._name = uuid.uuid4().hex
        self._own = LocalNudges()
        self._stopped = threading.Event()
        self._sender: threading.Thread | None = None
        self._lock = threading.Lock()

    def ring(self, store_id: int) -> None:
        with self._lock:
            if self._sender is None:
                self._sender = threading.Thread(target=self._send, name="nudges", daemon=True)
                self._sender.start()
        self._own.ring(store_id)

    def wait(self, timeout_s: float) -> set[int]:
        deadline = time.monotonic() + timeout_s
        while not self._stopped.is_set():
            try:
                named = self._read(timeout_s)
            except CacheAwayError:
                self._stopped.wait(min(1.0, timeout_s))
                named = set()
            if named or time.monotonic() >= deadline:
                return named
        return set()

    def wake(self) -> None:
        """A blocking read ends by itself within its time."""

    def close(self) -> None:
        self._stopped.set()
        self._own.close()
        if self._sender is not None:
            self._sender.join(5)
        self._lines.close()

    def _read(self, timeout_s: float) -> set[int]:
        # To Redis, 0 means for ever.
        block_ms = max(1, min(self._block_ms, int(timeout_s * 1000)))
        with self._lines.one() as line:
            command = (
                "XREADGROUP",
                "GROUP",
                GROUP,
                self._name,
                "COUNT",
                500,
                "BLOCK",
                block_ms,
            )
            try:
                answer = line.ask(*command, "STREAMS", STREAM, ">")
            except ResponseError:
                # No group: a new Redis, or an emptied one. It begins at the beginning.
                with contextlib.suppress(ResponseError):
                    line.ask("XGROUP", "CREATE", STREAM, GROUP, "0", "MKSTREAM")
                return set()
            if not isinstance(answer, list):
                return set()
            entries = answer[0][1]
            # Acknowledged before the work: what a worker drops, the sweep finds.
            line.ask("XACK", STREAM, GROUP, *[entry_id for entry_id, _fields in entries])
            return {int(fields[1]) for _entry_id, fields in entries if fields}

    def _send(self) -> None:
        while not self._stopped.is_set():
            named = self._own.wait(1.0)
            if not named:
                continue
            try:
                with self._lines.one() as line:
                    for store_id in named:
                        line.ask("XADD", STREAM, "MAXLEN", "~", NUDGES_KEPT, "*", "s", store_id)
            except CacheAwayError as error:
                _log.info("nudges are lost, the sweep will find their stores: %s", error)
                self._stopped.wait(1.0)
            self._stopped.wait(TOGETHER_S)


class Ringer:
    """Watches the transactions of a process and rings for each feed that has moved."""

    def __init__(self, nudges: Nudges) -> None:
        self._nudges = nudges

    def prepare(self, _tx: Tx, changes: Changes) -> Callable[[], None] | None:
        """After COMMIT it rings."""
        fed = list(changes.fed)
        if not fed:
            return None

        def finish() -> None:
            for store_id in fed:
                self._nudges.ring(store_id)

        return finish
