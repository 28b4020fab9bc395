"""Jobs that people ask for, and the files that they make, in parts."""

from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import Row, and_, delete, insert, or_, select, update

from sync_server.db.database import Tx
from sync_server.db.queue import schema

EXPORTS = ("export_products", "export_movements", "export_report")
IMPORT = "import_products"
"""Its parts are the file that came in, until it is done."""

WAITING, DONE, FAILED = "waiting", "done", "failed"


class Job(Struct, frozen=True, kw_only=True):
    """One job. `next_ms` is when it may be taken, or a lease while somebody works on it.

    `question` is what exactly was asked, as JSON, where the kind leaves that open.
    """

    store_id: int
    job_id: int
    kind: str
    asked_by: str
    state: str
    attempts: int
    next_ms: int
    created_ms: int
    finished_ms: int | None
    rows_written: int
    error: str
    question: str = ""


def add(tx: Tx, job: Job) -> None:
    """Keep a job to be done."""
    values = {name: getattr(job, name) for name in job.__struct_fields__}
    tx.execute(insert(schema.job).values(**values))


def find(tx: Tx, store_id: int, job_id: int) -> Job | None:
    """A job of a store."""
    column = schema.job.c
    row = tx.execute(
        select(schema.job).where(column.store_id == store_id, column.job_id == job_id)
    ).one_or_none()
    return None if row is None else _job(row)


def newest(tx: Tx, store_id: int, *, before: tuple[int, int] | None, limit: int) -> list[Job]:
    """Jobs of a store, newest first, behind a (created_ms, job_id)."""
    column = schema.job.c
    query = select(schema.job).where(column.store_id == store_id)
    if before is not None:
        query = query.where(
            or_(
                column.created_ms < before[0],
                and_(column.created_ms == before[0], column.job_id < before[1]),
            )
        )
    rows = tx.execute(query.order_by(column.created_ms.desc(), column.job_id.desc()).limit(limit))
    return [_job(row) for row in rows]


def keep_progress(tx: Tx, job: Job, rows_done: int) -> None:
    """Note how many rows are done, in the transaction that did them."""
    column = schema.job.c
    tx.execute(
        update(schema.job)
        .where(column.store_id == job.store_id, column.job_id == job.job_id)
        .values(rows_written=rows_done)
    )


def due(tx: Tx, now_ms: int) -> Job | None:
    """The next job that waits, of any store."""
    column = schema.job.c
    row = tx.execute(
        select(schema.job)
        .where(column.state == WAITING, column.next_ms <= now_ms)
        .order_by(column.next_ms)
        .limit(1)
    ).one_or_none()
    return None if row is None else _job(row)


def claim(tx: Tx, job: Job, until_ms: int) -> bool:
    """Take a job until then; False when another worker was quicker."""
    column = schema.job.c
    done = tx.execute(
        update(schema.job)
        .where(
            column.store_id == job.store_id,
            column.job_id == job.job_id,
            column.state == WAITING,
            column.next_ms == job.next_ms,
        )
        .values(next_ms=until_ms, attempts=column.attempts + 1)
    )
    return done.rowcount == 1


def settle(tx: Tx, job: Job) -> None:
    """Write how a job ended, or when it is tried again."""
    column = schema.job.c
    tx.execute(
        update(schema.job)
        .where(
            column.store_id == job.store_id,
            column.job_id == job.job_id,
            column.state == WAITING,
        )
        .values(
            state=job.state,
            next_ms=job.next_ms,
            finished_ms=job.finished_ms,
            rows_written=job.rows_written,
            error=job.error[:200],
        )
    )


def empty_file(tx: Tx, job: Job) -> None:
    """Delete what an earlier attempt has written."""
    column = schema.job_part.c
    tx.execute(
        delete(schema.job_part).where(column.store_id == job.store_id, column.job_id == job.job_id)
    )


def add_part(tx: Tx, job: Job, *, part_no: int, content: bytes) -> None:
    """Write the next part of a job's file."""
    tx.execute(
        insert(schema.job_part).values(
            store_id=job.store_id, job_id=job.job_id, part_no=part_no, content=content
        )
    )


def parts(tx: Tx, store_id: int, job_id: int) -> Iterator[bytes]:
    """A job's file, part by part."""
    column = schema.job_part.c
    yield from tx.execute(
        select(column.content)
        .where(column.store_id == store_id, column.job_id == job_id)
        .order_by(column.part_no)
    ).scalars()


def _job(row: Row[*tuple[object, ...]]) -> Job:
    return Job(**row._asdict())
