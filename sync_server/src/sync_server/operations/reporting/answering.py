"""A report's answer: its rows of one moment, what they are about, and how far behind they are."""

from collections.abc import Sequence

from msgspec import Struct

from sync_server.db.database import Database, Tx
from sync_server.db.queries.reports import names
from sync_server.db.reporting.periods import day_text
from sync_server.operations.reporting import question as questions
from sync_server.operations.reporting.catalogue import Report
from sync_server.operations.reporting.question import Key, Page, Question


class Answered(Struct, frozen=True, kw_only=True):
    """Rows, the period (None for a report of now), and entries that the sums do not hold yet."""

    start: str | None
    end: str
    behind: int
    rows: Sequence[Struct]
    after: Key | None


class Asked(Struct, frozen=True, kw_only=True):
    """A question as somebody writes it: days as text, or None for what is usual."""

    stores: tuple[int, ...] | None
    start: str | None = None
    end: str | None = None
    by: str = ""
    order: str = "number"
    days: int = 0
    lead_days: int = 0
    after: Key = (0, 0)
    limit: int = 100


def answer(db: Database, report: Report, asked: Asked, *, now_ms: int) -> Answered:
    """One page of a report, all of one moment. Raises RefusedError(PERIOD_REFUSED), BusyError."""
    if report.is_of_one_statement and asked.stores is not None and len(asked.stores) == 1:
        # A statement sees one moment by itself; to ask for one costs as much as a small report.
        with db.read() as tx:
            question = _understood(tx, report, asked, now_ms=now_ms, guess=True)
            page = report.run(tx, question)
        is_right = not question.is_day_guessed or questions.day_at(
            now_ms, page.zone_min or 0
        ) == questions.day_at(now_ms, 0)
        if page.behind is not None and is_right:
            return _answered(report, question, page, behind=page.behind)
    with db.snapshot() as tx:
        question = _understood(tx, report, asked, now_ms=now_ms)
        page = report.run(tx, question)
        return _answered(report, question, page, behind=names.behind(tx, question.stores))


def _answered(report: Report, question: Question, page: Page, *, behind: int) -> Answered:
    return Answered(
        start=None if report.is_of_now else day_text(question.start),
        end=day_text(question.end),
        behind=behind,
        rows=page.rows,
        after=page.after,
    )


def understood(db: Database, report: Report, asked: Asked, *, now_ms: int) -> Question:
    """The question with the days that are meant. Raises RefusedError(PERIOD_REFUSED), BusyError."""
    with db.read() as tx:
        return _understood(tx, report, asked, now_ms=now_ms)


def _understood(
    tx: Tx, report: Report, asked: Asked, *, now_ms: int, guess: bool = False
) -> Question:
    def today() -> int:
        return questions.day_at(now_ms, 0 if guess else names.zone_min(tx, asked.stores))

    if report.is_of_now:
        end = today()
        start = questions.days_before(end, asked.days - 1) if asked.days else end
    else:
        start, end = questions.period(start=asked.start, end=asked.end, today=today)
    return Question(
        stores=asked.stores,
        start=start,
        end=end,
        by=asked.by or next(iter(report.by), ""),
        order=asked.order,
        days=asked.days,
        lead_days=asked.lead_days,
        after=asked.after,
        limit=asked.limit,
        is_day_guessed=guess and (report.is_of_now or asked.end is None),
    )
