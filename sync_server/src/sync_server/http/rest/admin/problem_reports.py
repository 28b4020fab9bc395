"""Reports for whoever helps that the tills of a store sent: the list, and the zip of one."""

from sync_server.db.problem_reports import kept
from sync_server.db.problem_reports.kept import ReportNote
from sync_server.http.rest.admin.messages import ProblemReportList, ProblemReportReply
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import moment_text
from sync_server.http.state import ServerState
from sync_server.operations.conditions import content_tag
from sync_server.operations.keeping.problem_reports import fetch


def list_problem_reports(state: ServerState, call: Call) -> Answer:
    """What the tills of a store sent for whoever helps, newest first."""
    with state.db.read() as tx:
        found = kept.of_store(tx, call.caller.store_id)
    reply = ProblemReportList(items=[_reply(note) for note in found])
    return Answer(value=reply, tag=content_tag(reply))


def get_problem_report_file(state: ServerState, call: Call) -> Answer:
    """One report as the till made it: a zip of plain texts."""
    number = call.number("number")
    store_id = call.caller.store_id
    note, content = fetch(state.db, store_id, number, now_ms=call.now_ms)
    name = f"kiryana-problem-{store_id}-{note.till_no}-number-{number}.zip"
    return Answer(
        value=_reply(note),
        file=content,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _reply(note: ReportNote) -> ProblemReportReply:
    return ProblemReportReply(
        number=note.number,
        till=note.till_no,
        received_at=moment_text(note.received_ms),
        size_bytes=note.size_bytes,
        file=f"/api/v1/problem-reports/{note.number}/file",
    )
