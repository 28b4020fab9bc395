"""Jobs: asked for here, done by the queue, fetched when they are done."""

import re

from sync_server.auth.roles import Deed
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.queue import jobs
from sync_server.db.queue.jobs import Job
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import PageQuery
from sync_server.http.rest.products import REPLAYED
from sync_server.http.rest.queue_messages import ImportBody, JobBody, JobPage, job_reply
from sync_server.http.rest.reports.reading import stores_meant
from sync_server.http.state import ServerState
from sync_server.operations.commands import Office, Outcome, carry_out
from sync_server.operations.reporting.answering import Asked
from sync_server.operations.reporting.catalogue import REPORTS
from sync_server.operations.reporting.exporting import put_down
from sync_server.operations.sheets.csv_text import decoded

NUMBER_BITS = 48
IMPORT_BYTES_MAX = 2 << 20
PART_BYTES = 1 << 20
_CHARSET = re.compile(r';\s*charset="?([^\s;"]+)', re.IGNORECASE)


def ask_job(state: ServerState, call: Call) -> Answer:
    """Ask for a job; it is done as soon as a worker is free."""
    body: JobBody = call.request
    if body.kind not in jobs.EXPORTS:
        raise RefusedError(ServerCode.JOB_REFUSED, f"a job is one of {', '.join(jobs.EXPORTS)}")

    # A wrong question is refused now, not found out at night.
    question = _question(state, call, body)

    def work(office: Office) -> Outcome[Job]:
        job = _new_job(office, body.kind, question=question)
        jobs.add(office.tx, job)
        entries.append(
            office.tx,
            AuditDeed.EXPORT_ASKED,
            store_id=job.store_id,
            subject=job.kind,
            detail={"job_id": job.job_id},
            at_ms=office.now_ms,
        )
        return Outcome(value=job, is_new=True)

    return _asked(carry_out(state.db, call.command(), Job, rng=state.rng, work=work))


def import_products(state: ServerState, call: Call) -> Answer:
    """Take a CSV file of products; a job reads it, and tells the first line that it refuses.

    `charset` of the Content-Type (RFC 7111) names an encoding that the file does not tell itself.
    """
    body: ImportBody = call.request
    if len(body.content) > IMPORT_BYTES_MAX:
        raise RefusedError(
            ServerCode.TOO_LARGE, f"a file has at most {IMPORT_BYTES_MAX >> 20} MiB: divide it"
        )
    charset = _CHARSET.search(call.headers.get("content-type", ""))
    content = decoded(body.content, charset[1]).encode() if charset else body.content

    def work(office: Office) -> Outcome[Job]:
        job = _new_job(office, jobs.IMPORT)
        jobs.add(office.tx, job)
        for part_no, start in enumerate(range(0, len(content), PART_BYTES)):
            part = content[start : start + PART_BYTES]
            jobs.add_part(office.tx, job, part_no=part_no, content=part)
        entries.append(
            office.tx,
            AuditDeed.IMPORT_ASKED,
            store_id=job.store_id,
            subject=job.kind,
            detail={"job_id": job.job_id, "bytes": len(body.content)},
            at_ms=office.now_ms,
        )
        return Outcome(value=job, is_new=True)

    return _asked(carry_out(state.db, call.command(), Job, rng=state.rng, work=work))


def list_jobs(state: ServerState, call: Call) -> Answer:
    """The jobs of a store, newest first."""
    query: PageQuery = call.request
    created_ms, number = call.after or (0, 0)
    before = (int(created_ms), int(number)) if call.after else None
    with state.db.read() as tx:
        found = jobs.newest(tx, call.caller.store_id, before=before, limit=query.limit + 1)
    some = found[: query.limit]
    is_more = len(found) > query.limit
    place = (some[-1].created_ms, some[-1].job_id) if is_more else None
    cursor, headers = state.cursors.next_page(call, place)
    items = [job_reply(job) for job in some]
    return Answer(value=JobPage(items=items, next_cursor=cursor), headers=headers)


def _new_job(office: Office, kind: str, *, question: str = "") -> Job:
    return Job(
        store_id=office.store_id,
        job_id=office.rng.getrandbits(NUMBER_BITS) + 1,
        kind=kind,
        asked_by=office.actor,
        state=jobs.WAITING,
        attempts=0,
        next_ms=office.now_ms,
        created_ms=office.now_ms,
        finished_ms=None,
        rows_written=0,
        error="",
        question=question,
    )


def _asked(outcome: Outcome[Job]) -> Answer:
    job = outcome.value
    headers = {"Location": f"/api/v1/jobs/{job.job_id}"}
    if outcome.is_replay:
        headers |= REPLAYED
    return Answer(value=job_reply(job), status=201, headers=headers)


def _question(state: ServerState, call: Call, body: JobBody) -> str:
    """What exactly a report's job is asked for; nothing for the other kinds."""
    more = (body.report, body.start, body.end, body.by, body.stores)
    if body.kind != "export_report":
        if any(one is not None for one in more):
            raise RefusedError(ServerCode.JOB_REFUSED, f"{body.kind} takes the kind alone")
        return ""
    report = REPORTS.get(body.report or "")
    if report is None or (body.by is not None and body.by not in report.by):
        raise RefusedError(
            ServerCode.JOB_REFUSED, f"a report is one of {', '.join(REPORTS)}, by what it can be"
        )
    asked = Asked(
        stores=stores_meant(state, call.caller, body.stores, deed=Deed.REPORT),
        start=body.start,
        end=body.end,
        by=body.by or "",
        days=report.days,
        lead_days=report.lead_days,
    )
    return put_down(state.db, report, asked, now_ms=call.now_ms)


def get_job(state: ServerState, call: Call) -> Answer:
    """How far a job is."""
    return Answer(value=job_reply(_job(state, call)))


def get_job_file(state: ServerState, call: Call) -> Answer:
    """The CSV file that a job has made."""
    job = _job(state, call)
    if job.kind not in jobs.EXPORTS:
        raise RefusedError(ServerCode.NOT_FOUND, "this job makes no file")
    if job.state != jobs.DONE:
        raise RefusedError(ServerCode.NOT_DONE_YET, f"the job is {job.state}: look again later")
    with state.db.read() as tx:
        content = b"".join(jobs.parts(tx, job.store_id, job.job_id))
    state.db.write(
        lambda tx: entries.append(
            tx,
            AuditDeed.EXPORT_TAKEN,
            store_id=job.store_id,
            subject=job.kind,
            detail={"job_id": job.job_id},
            at_ms=call.now_ms,
        )
    )
    name = f"{job.kind.removeprefix('export_')}-{job.store_id}-{job.job_id}.csv"
    return Answer(
        value=job_reply(job),
        file=content,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _job(state: ServerState, call: Call) -> Job:
    number = call.number("job_id")
    with state.db.read() as tx:
        job = jobs.find(tx, call.caller.store_id, number)
    if job is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no job {number} in this store")
    return job
