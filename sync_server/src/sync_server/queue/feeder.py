"""From the log to the consumers, by their cursors: nothing is missed and nothing is twice."""

import logging
from collections.abc import Mapping, Sequence
from random import Random

from msgspec.structs import replace

from sync_server.clock import Clock
from sync_server.db.database import Database, Tx
from sync_server.db.queue import cursors
from sync_server.db.queue.cursors import FAILURES_MAX, Cursor
from sync_server.errors import BusyError, RowsRefusedError
from sync_server.queue.handlers import PATIENT, Batch, Handler, read_entry

ENTRIES_AT_ONCE = 500
PATIENT_AT_ONCE = 1000
QUIET_MS = 1_000
PATIENCE_MS = 60_000
REST_FIRST_MS = 1_000
REST_MOST_MS = 300_000
_NONE = Cursor(store_seq=0)

_log = logging.getLogger("sync_server.queue")


class Feeder:
    """Works off what lies behind the cursors of a database, as many of these as one likes."""

    def __init__(
        self, db: Database, handlers: Mapping[str, Handler], *, clock: Clock, rng: Random
    ) -> None:
        self._db = db
        self._handlers = handlers
        self._clock = clock
        self._rng = rng
        self._moving: dict[int, tuple[int, int]] = {}
        """Stores that were named: when first since the patient ones looked, and when last."""

    def sweep(self) -> int:
        """Work off every store; gives the number of entries. Raises BusyError."""
        named: set[int] = set()
        patient: list[tuple[str, int]] = []
        with self._db.read() as tx:
            for consumer in self._handlers:
                behind = cursors.behind(tx, consumer, self._clock.wall_ms())
                if consumer in PATIENT:
                    patient += [(consumer, each) for each in behind if each not in self._moving]
                else:
                    named.update(behind)
        done = sum(self._catch_up_store(store_id) for store_id in sorted(named))
        done += sum(self.catch_up(consumer, store_id) for consumer, store_id in patient)
        return done + self.rest()

    def run(self, store_ids: set[int]) -> int:
        """Work off some stores, for instance those that a nudge named. Raises BusyError."""
        now_ms = self._clock.wall_ms()
        for store_id in store_ids:
            first_ms, _ = self._moving.get(store_id, (now_ms, now_ms))
            self._moving[store_id] = first_ms, now_ms
        return sum(self._catch_up_store(store_id) for store_id in sorted(store_ids))

    def rest(self) -> int:
        """Let the patient consumers work in stores that moved and lie still now, or moved long.

        What reports want is a whole second's work of a busy server: it is done when pushes pause,
        so that no till waits for it. Raises BusyError.
        """
        now_ms = self._clock.wall_ms()
        due = [
            store_id
            for store_id, (first_ms, last_ms) in self._moving.items()
            if now_ms - last_ms >= QUIET_MS or now_ms - first_ms >= PATIENCE_MS
        ]
        done = 0
        for store_id in due:
            del self._moving[store_id]
            for consumer in PATIENT & self._handlers.keys():
                done += self.catch_up(consumer, store_id)
        return done

    def catch_up(self, consumer: str, store_id: int) -> int:
        """Bring one consumer of a store to the end of the feed, or to its first failure."""
        done = 0
        while step := self._step(consumer, store_id):
            done += step
        return done

    def _catch_up_store(self, store_id: int) -> int:
        """Bring every consumer of a store but the patient ones to the end of its feed.

        Those that stand at one place, as nearly always all do, take its entries together: read and
        decoded once, one COMMIT. Whoever rests, or lags, or fails, goes on by itself.
        """
        with self._db.read() as tx:
            head, found = cursors.of_store(tx, store_id)
        behind = [
            name
            for name in self._handlers
            if name not in PATIENT and found.get(name, _NONE).store_seq < head
        ]
        healthy = [name for name in behind if name in found and not found[name].failures]
        start = min((found[name].store_seq for name in healthy), default=0)
        together = [name for name in healthy if found[name].store_seq == start]
        done = 0
        while len(together) > 1 and (step := self._step_together(together, store_id, after=start)):
            start += step
            done += step * len(together)
        if start >= head:
            behind = [name for name in behind if name not in together]
        return done + sum(self.catch_up(consumer, store_id) for consumer in behind)

    def _step_together(self, consumers: Sequence[str], store_id: int, *, after: int) -> int:
        """The next entries for consumers that stand at one place; how many, 0 if one failed."""
        now_ms = self._clock.wall_ms()
        failing = ""
        with self._db.read() as tx:
            found = cursors.entries(tx, store_id, after=after, limit=ENTRIES_AT_ONCE)
        if not found:
            return 0

        def work(tx: Tx) -> int:
            nonlocal failing
            happened = [read_entry(entry) for entry in found]
            batch = Batch(tx=tx, store_id=store_id, happened=happened, now_ms=now_ms)
            for failing in consumers:
                # What another worker has taken meanwhile is its own.
                if cursors.move(tx, store_id, failing, start=after, end=found[-1].store_seq):
                    self._handlers[failing](batch)
            failing = ""
            return len(found)

        try:
            return self._db.write(work)
        except BusyError:
            raise
        # Nothing is kept of it: the others do it again, each by itself.
        except Exception as error:  # noqa: BLE001
            if failing:
                _log.warning("%s failed in store %s", failing, store_id, exc_info=error)
                self._fail(failing, store_id, cursor=Cursor(store_seq=after), error=error)
            return 0

    def _step(self, consumer: str, store_id: int) -> int:
        now_ms = self._clock.wall_ms()
        cursor = self._cursor(consumer, store_id)
        if cursor is None or cursor.not_before_ms > now_ms:
            return 0
        # After a failure one by one, until the entry that fails is alone.
        most = PATIENT_AT_ONCE if consumer in PATIENT else ENTRIES_AT_ONCE
        limit = 1 if cursor.failures else most
        with self._db.read() as tx:
            found = cursors.entries(tx, store_id, after=cursor.store_seq, limit=limit)
        if not found:
            return 0

        def work(tx: Tx) -> int:
            end = found[-1].store_seq
            # First the cursor: its row is the lock, and whoever comes second does nothing.
            if not cursors.move(tx, store_id, consumer, start=cursor.store_seq, end=end):
                return 0
            happened = [read_entry(entry) for entry in found]
            self._handlers[consumer](
                Batch(tx=tx, store_id=store_id, happened=happened, now_ms=now_ms)
            )
            return len(found)

        try:
            return self._db.write(work)
        except BusyError:
            raise
        # One bad entry must not stop the others: it is counted, and laid aside in the end.
        except Exception as error:  # noqa: BLE001
            _log.warning("%s failed in store %s", consumer, store_id, exc_info=error)
            return self._fail(consumer, store_id, cursor=cursor, error=error)

    def _cursor(self, consumer: str, store_id: int) -> Cursor | None:
        with self._db.read() as tx:
            found = cursors.find(tx, store_id, consumer)
        if found is not None:
            return found
        try:
            self._db.write(lambda tx: cursors.begin(tx, store_id, consumer))
        except RowsRefusedError:
            # Another worker has just begun it, or there is no such store.
            return None
        return Cursor(store_seq=0)

    def _fail(self, consumer: str, store_id: int, *, cursor: Cursor, error: Exception) -> int:
        now_ms = self._clock.wall_ms()
        failures = cursor.failures + 1
        rest_ms = min(REST_MOST_MS, REST_FIRST_MS * 2**failures)
        rested = replace(
            cursor,
            failures=failures,
            not_before_ms=now_ms + self._rng.randrange(rest_ms // 2, rest_ms),
        )

        def work(tx: Tx) -> int:
            if failures <= FAILURES_MAX:
                cursors.note_failure(tx, store_id, consumer, cursor=rested)
                return 0
            seq = cursor.store_seq + 1
            if not cursors.move(tx, store_id, consumer, start=cursor.store_seq, end=seq):
                return 0
            said = f"{type(error).__name__}: {error}"
            cursors.lay_aside(tx, store_id, consumer, store_seq=seq, error=said, now_ms=now_ms)
            return 1

        return self._db.write(work)
