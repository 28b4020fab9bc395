"""Does the jobs that people asked for, and what is due every night."""

import io
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from typing import IO

from msgspec.structs import replace

from sync_server.clock import Clock
from sync_server.db.database import Database, Tx
from sync_server.db.queue import jobs, summaries
from sync_server.db.queue.jobs import Job
from sync_server.db.queue.summaries import StaleDay
from sync_server.errors import BusyError, RefusedError
from sync_server.operations.files import (
    Progress,
    export_movements,
    export_products,
    import_products,
)
from sync_server.operations.keeping import problem_reports
from sync_server.operations.reporting.exporting import export_report
from sync_server.operations.sheets.csv_text import decoded

LEASE_MS = 600_000
ATTEMPTS_MAX = 3
PART_BYTES = 1 << 20
DAYS_AT_ONCE = 500
DROP_MS = 3_600_000
"""Between two looks for what is too old to be kept."""
AFTER_MIDNIGHT = timedelta(hours=2)
"""Tills that were offline in the evening have mostly come back by then."""

EXPORTS: dict[str, Callable[[Database, Job, IO[str]], int]] = {
    "export_products": lambda db, job, file: export_products(db, job.store_id, file),
    "export_movements": lambda db, job, file: export_movements(db, job.store_id, file),
    "export_report": lambda db, job, file: export_report(db, job.question, file),
}
"""What writes the file of each kind, and gives the number of its rows."""

_log = logging.getLogger("sync_server.queue")


class JobDoer:
    """Takes one job after the other, of all stores."""

    def __init__(self, db: Database, *, clock: Clock, rng: Random) -> None:
        self._db = db
        self._clock = clock
        self._rng = rng
        self._dropped_ms: int | None = None

    def do_next(self) -> bool:
        """Do a job if one waits. Raises BusyError."""
        now_ms = self._clock.wall_ms()
        with self._db.read() as tx:
            found = jobs.due(tx, now_ms)
        if found is None:
            return False
        if not self._db.write(partial(jobs.claim, job=found, until_ms=now_ms + LEASE_MS)):
            return True
        job = replace(found, attempts=found.attempts + 1, next_ms=now_ms + LEASE_MS)
        try:
            if job.kind == jobs.IMPORT:
                self._import(job)
            else:
                self._export(job)
        except BusyError:
            raise
        except RefusedError as error:
            # The same file is refused again: its owner is told in words.
            self._end(job, state=jobs.FAILED, error=error.detail)
        # One bad job must not stop the others; its error is what its owner reads.
        except Exception as error:  # noqa: BLE001
            _log.warning("job %s of store %s failed", job.job_id, job.store_id, exc_info=error)
            is_over = job.attempts >= ATTEMPTS_MAX
            ended = replace(
                job,
                state=jobs.FAILED if is_over else jobs.WAITING,
                next_ms=self._clock.wall_ms(),
                finished_ms=self._clock.wall_ms() if is_over else None,
                error=f"{type(error).__name__}",
            )
            self._db.write(lambda tx: jobs.settle(tx, ended))
        return True

    def _import(self, job: Job) -> None:
        with self._db.read() as tx:
            content = b"".join(jobs.parts(tx, job.store_id, job.job_id))
        lines = io.StringIO(decoded(content), newline="")
        progress = Progress(
            done=job.rows_written, keep=lambda tx, rows: jobs.keep_progress(tx, job, rows)
        )
        import_products(
            self._db,
            job.store_id,
            lines,
            rng=self._rng,
            now_ms=self._clock.wall_ms(),
            progress=progress,
        )
        self._end(job, state=jobs.DONE)

    def _end(self, job: Job, *, state: str, error: str = "") -> None:
        def work(tx: Tx) -> None:
            known = jobs.find(tx, job.store_id, job.job_id) or job
            ended = replace(known, state=state, error=error, finished_ms=self._clock.wall_ms())
            jobs.empty_file(tx, job)
            jobs.settle(tx, ended)

        self._db.write(work)

    def _export(self, job: Job) -> None:
        file = io.StringIO(newline="")
        count = EXPORTS[job.kind](self._db, job, file)
        # Excel knows UTF-8 by this mark.
        content = file.getvalue().encode("utf-8-sig")
        ended = replace(job, state=jobs.DONE, finished_ms=self._clock.wall_ms(), rows_written=count)

        def work(tx: Tx) -> None:
            jobs.empty_file(tx, job)
            for part_no, start in enumerate(range(0, len(content), PART_BYTES)):
                part = content[start : start + PART_BYTES]
                jobs.add_part(tx, job, part_no=part_no, content=part)
            jobs.settle(tx, ended)

        self._db.write(work)

    def make_summaries(self) -> int:
        """Write the lines of days that are over. Raises BusyError."""
        now_ms = self._clock.wall_ms()
        with self._db.read() as tx:
            stale = summaries.stale(tx, DAYS_AT_ONCE)
        over = [day for day in stale if is_over(day, now_ms)]
        for day in over:
            self._db.write(partial(summaries.make, day=day, now_ms=now_ms))
        return len(over)

    def drop_old(self) -> None:
        """Forget, once an hour, what is kept for some time only. Raises BusyError."""
        now_ms = self._clock.wall_ms()
        # A clock that was set back begins to count anew.
        if self._dropped_ms is not None and 0 <= now_ms - self._dropped_ms < DROP_MS:
            return
        problem_reports.drop_old(self._db, now_ms)
        self._dropped_ms = now_ms


def is_over(day: StaleDay, now_ms: int) -> bool:
    """Whether a day has ended where its store is, and the late ones had time to come."""
    local = datetime.fromtimestamp(now_ms / 1000, UTC) + timedelta(minutes=day.zone_min)
    return (local - AFTER_MIDNIGHT).date().isoformat() > day.day
