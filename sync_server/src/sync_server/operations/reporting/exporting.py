"""A report as a job: the question is put down when it is asked, and answered when there is time."""

from typing import IO

import msgspec
from msgspec import Struct

from sync_server.db.database import Database
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.reporting.answering import Asked, understood
from sync_server.operations.reporting.catalogue import REPORTS, Report, write_csv
from sync_server.operations.reporting.question import Question

QUESTION_CHARS_MAX = 1000


class _PutDown(Struct, frozen=True, kw_only=True):
    """What stands in a job."""

    report: str
    question: Question


def put_down(db: Database, report: Report, asked: Asked, *, now_ms: int) -> str:
    """The question as text, its days those of the moment when it was asked.

    Raises RefusedError(PERIOD_REFUSED, JOB_REFUSED), BusyError.
    """
    question = understood(db, report, asked, now_ms=now_ms)
    text = msgspec.json.encode(_PutDown(report=report.name, question=question)).decode()
    if len(text) > QUESTION_CHARS_MAX:
        raise RefusedError(ServerCode.JOB_REFUSED, "too many stores for one job: ask for all")
    return text


def export_report(db: Database, question: str, file: IO[str]) -> int:
    """Write the whole report; gives the number of its rows. Raises BusyError."""
    asked = msgspec.json.decode(question, type=_PutDown)
    with db.snapshot() as tx:
        return write_csv(tx, REPORTS[asked.report], asked.question, file=file)
