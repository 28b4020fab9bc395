"""Reads anew what will soon be too old, so that no request has to wait for it."""

import contextlib
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Executor

from sync_server.errors import BusyError

AT_ONCE_MAX = 2


class Ahead:
    """A few readings at a time on somebody's threads, each only once. Thread-safe.

    One that finds no place is left out: whoever needs the value then reads it.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._lock = threading.Lock()
        self._at_work: set[Hashable] = set()

    def read(self, key: Hashable, work: Callable[[], object]) -> None:
        """Do some reading soon, unless the same is under way."""
        if key in self._at_work or len(self._at_work) >= AT_ONCE_MAX:
            return
        with self._lock:
            if key in self._at_work or len(self._at_work) >= AT_ONCE_MAX:
                return
            self._at_work.add(key)

        def run() -> None:
            try:
                # Whoever comes when the value is too old is told that the database is busy.
                with contextlib.suppress(BusyError):
                    work()
            finally:
                with self._lock:
                    self._at_work.discard(key)

        try:
            self._executor.submit(run)
        except RuntimeError:
            # The process ends.
            with self._lock:
                self._at_work.discard(key)
