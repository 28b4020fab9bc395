"""The commands that need the server: `enrol`, `enrol-again`, `sync` and `rebootstrap`."""

import argparse
import contextlib
import sys

from pos_app.cli.output import counted, show
from pos_app.cli.till import data_dir, opened, tell_care, tell_where
from pos_app.clock import SystemClock
from pos_app.domain.safety.care import DAY_MS
from pos_app.errors import NotEnrolled, Offline, OutsideError, ServerRefused, fact, sentence
from pos_app.operations.upkeep.report_sending import Outcome
from pos_app.sync.faults import NEEDS_UPGRADE, RECOVERIES
from pos_app.sync.once import begin_anew_once, enrol_again, join, sync_once
from pos_app.sync.report import RoundReport

_REPORTS = {
    Outcome.SENT: "the report for whoever helps is at head office, under number{number}",
    Outcome.REFUSED: (
        "head office did not take the report for whoever helps; make a file of it with"
        " 'report-problem'"
    ),
    Outcome.NOT_TAKEN: (
        "this server takes no reports for whoever helps yet: it waits here; meanwhile make a file"
        " with 'report-problem'"
    ),
    Outcome.ELSEWHERE: "a report of another till lay here; it was not sent and is gone",
}


class NotJoinedError(OutsideError):
    """An enrolment at `url` that came to nothing: `problem` says why."""

    words = "{problem} No till was made; check that {url} is the server, and enrol again."


def run(parsed: argparse.Namespace) -> int:
    """Join a store, or exchange news with the server once."""
    commands = {
        "enrol": _enrol,
        "enrol-again": _enrol_again,
        "sync": _sync,
        "rebootstrap": _rebootstrap,
    }
    return commands[parsed.command](parsed)


def _rebootstrap(parsed: argparse.Namespace) -> int:
    begun, report = begin_anew_once(data_dir(parsed), clock=SystemClock())
    answer = {"rows": begun.rows if begun else 0, **_counts(report)}
    text = f"begun anew from {counted(begun.rows, 'row')}; " if begun else "not begun anew; "
    return _told(parsed, report, answer=answer, text=text + _sentence(report))


def _enrol_again(parsed: argparse.Namespace) -> int:
    reply = enrol_again(data_dir(parsed), parsed.code)
    answer = {"store_id": reply.store, "store_name": reply.store_name, "till": reply.till_no}
    text = f"till {reply.till_no} of store {reply.store}, {reply.store_name}, is known again"
    show(parsed, answer, f"{text}: the next sync hands up what the server lacks")
    return 0


def _enrol(parsed: argparse.Namespace) -> int:
    """An enrolment holds even when the first sync fails: the next sync takes the catalogue."""
    try:
        joined = join(data_dir(parsed), parsed.url, parsed.code, clock=SystemClock())
    except (Offline, ServerRefused) as error:
        raise NotJoinedError(problem=fact(error), url=parsed.url) from error
    enrolled = joined.enrolled
    if enrolled.warning is not None:
        print(f"note: {sentence(enrolled.warning)}", file=sys.stderr)
    if joined.report.error is not None:
        print(f"note: the first sync: {sentence(joined.report.error)}", file=sys.stderr)
    answer = {
        "store_id": enrolled.store_id,
        "store_name": enrolled.store_name,
        "till": enrolled.till_no,
        "pulled": joined.report.pulled,
    }
    text = f"till {enrolled.till_no} of store {enrolled.store_id}, {enrolled.store_name}"
    show(parsed, answer, f"{text}: {counted(joined.report.pulled, 'event')} taken")
    return 0


def _sync(parsed: argparse.Namespace) -> int:
    # Opened as for any work: what an older program could not read is folded before more comes.
    is_clock_wrong = False
    with contextlib.suppress(NotEnrolled), opened(parsed) as till:
        tell_where(till)
        is_clock_wrong = tell_care(till)
    report = sync_once(data_dir(parsed), clock=SystemClock())
    if not is_clock_wrong:
        is_clock_wrong = _tell_ahead(report.server_ahead_ms)
    answer = {**_counts(report), "clock_wrong": is_clock_wrong}
    return _told(parsed, report, answer=answer, text=_sentence(report))


def _tell_ahead(ahead_ms: int) -> bool:
    """Say on standard error that this clock and the server's are days apart; whether they are."""
    if abs(ahead_ms) <= DAY_MS:
        return False
    apart = counted(abs(ahead_ms) // DAY_MS, "day")
    where = "behind" if ahead_ms > 0 else "ahead of"
    print(
        f"note: the date of this computer is {apart} {where} the server's: one of the two is"
        " wrong. Selling and sync go on.",
        file=sys.stderr,
    )
    return True


def _told(
    parsed: argparse.Namespace, report: RoundReport, *, answer: dict[str, object], text: str
) -> int:
    show(parsed, answer, text)
    _tell_reports(report)
    if report.recovered:
        print(f"note: {RECOVERIES[report.recovered]}.", file=sys.stderr)
    if report.needs_upgrade:
        print(f"note: {NEEDS_UPGRADE}.", file=sys.stderr)
    if report.error is not None:
        print(f"kiryana-till: {sentence(report.error)}", file=sys.stderr)
        return 1
    return 0


def _tell_reports(report: RoundReport) -> None:
    """Say what became of the reports for whoever helps that were sent, or why they still wait."""
    for note in report.problem_reports.notes:
        number = "" if note.number is None else f" {note.number}"
        print(f"note: {_REPORTS[note.outcome].format(number=number)}.", file=sys.stderr)
    if report.problem_reports.error is not None:
        words = sentence(report.problem_reports.error)
        print(f"note: a report for head office waits on: {words}", file=sys.stderr)


def _counts(report: RoundReport) -> dict[str, object]:
    return {
        "pushed": report.pushed,
        "accepted": report.accepted,
        "held": report.held,
        "quarantined": report.quarantined,
        "pulled": report.pulled,
        "cursor": report.cursor,
        "needs_upgrade": report.needs_upgrade,
        "reports": [
            {"outcome": note.outcome.value, "number": note.number}
            for note in report.problem_reports.notes
        ],
        "error": None if report.error is None else sentence(report.error),
    }


def _sentence(report: RoundReport) -> str:
    return (
        f"{counted(report.pushed, 'event')} sent, {report.accepted} accepted, {report.held} held,"
        f" {report.quarantined} quarantined; {report.pulled} taken"
    )
