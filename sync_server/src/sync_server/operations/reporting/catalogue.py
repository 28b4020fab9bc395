"""REPORTS: every report by its name, and how it is asked, printed and written as CSV."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import IO

import msgspec
from msgspec import Struct, structs
from pos_protocol.quantity import COVER_DAYS, LOOK_BACK_DAYS
from pos_protocol.sheets import guarded

from sync_server.db.database import Database, Tx
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.reporting import owing, rows, selling, stocking
from sync_server.operations.reporting.question import Page, Question, Run

CSV_ROWS_MAX = 20_000
PAGE_ROWS = 500

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


class Report(Struct, frozen=True, kw_only=True):
    """One report. The first of `by` is what one gets without asking, and so is that of `order`.

    `is_of_now` has no period; `days` is then how many days back the sale counts. With
    `is_of_one_statement` a store's rows and how far behind they are come out of one.
    """

    name: str
    run: Run
    row: type[Struct]
    by: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    is_of_now: bool = False
    is_of_one_statement: bool = False
    days: int = 0
    lead_days: int = 0

    @property
    def title(self) -> str:
        """Its sentence."""
        return (self.run.__doc__ or "").partition("\n")[0]


REPORTS: dict[str, Report] = {
    report.name: report
    for report in (
        Report(name="stores", run=selling.stores, row=rows.StoreRow),
        Report(
            name="products",
            run=selling.products,
            row=rows.ProductRow,
            order=("number", "net", "margin", "quantity"),
        ),
        Report(
            name="categories",
            run=selling.categories,
            row=rows.CategoryRow,
            by=("category", "store"),
        ),
        Report(
            name="takings",
            run=selling.takings,
            row=rows.TakingsRow,
            by=("day", "month", "hour", "cashier"),
            is_of_one_statement=True,
        ),
        Report(name="tenders", run=selling.tenders, row=rows.TenderRow),
        Report(
            name="margin",
            run=selling.margin,
            row=rows.MarginRow,
            by=("day", "month"),
            is_of_one_statement=True,
        ),
        Report(
            name="turnover",
            run=stocking.turnover,
            row=rows.TurnoverRow,
            by=("store", "product"),
        ),
        Report(name="vendors", run=stocking.vendors, row=rows.VendorRow),
        Report(name="shrinkage", run=stocking.shrinkage, row=rows.ShrinkageRow),
        Report(
            name="stock-value",
            run=stocking.stock_value,
            row=rows.ValueRow,
            by=("store", "product"),
            is_of_now=True,
        ),
        Report(
            name="dead-stock",
            run=stocking.dead_stock,
            row=rows.DeadRow,
            is_of_now=True,
            days=90,
        ),
        Report(
            name="low-stock",
            run=stocking.low_stock,
            row=rows.LowRow,
            is_of_now=True,
            is_of_one_statement=True,
            days=LOOK_BACK_DAYS,
            lead_days=COVER_DAYS,
        ),
        Report(name="khata-ageing", run=owing.khata_ageing, row=rows.KhataRow),
    )
}
"""Every report by its name."""


def every_row(tx: Tx, report: Report, question: Question) -> Iterator[Struct]:
    """All rows, page by page."""
    question = structs.replace(question, limit=PAGE_ROWS)
    while True:
        page: Page = report.run(tx, question)
        yield from page.rows
        if page.after is None:
            return
        question = structs.replace(question, after=page.after)


def write_csv(
    tx: Tx, report: Report, question: Question, *, file: IO[str], rows_max: int | None = None
) -> int:
    """Write a report as CSV; gives the number of its rows.

    Raises RefusedError(REPORT_TOO_LONG) when there are more than `rows_max`.
    """
    writer = csv.writer(file)
    writer.writerow(columns(report))
    count = 0
    for row in every_row(tx, report, question):
        count += 1
        if rows_max is not None and count > rows_max:
            raise RefusedError(
                ServerCode.REPORT_TOO_LONG,
                f"more than {rows_max} rows: ask for pages, for less, or for an export_report job",
            )
        writer.writerow([_cell(value) for value in structs.astuple(row)])
    return count


def csv_bytes(db: Database, report: Report, question: Question) -> bytes:
    """A report as a CSV file; Excel knows UTF-8 by the mark in front. As `write_csv`, BusyError."""
    file = io.StringIO(newline="")
    with db.snapshot() as tx:
        write_csv(tx, report, question, file=file, rows_max=CSV_ROWS_MAX)
    return file.getvalue().encode("utf-8-sig")


def columns(report: Report) -> Sequence[str]:
    """The names of a report's fields."""
    return [field.name for field in msgspec.structs.fields(report.row)]


def _cell(value: object) -> object:
    """Numbers are written as they are; a name that a spreadsheet would run is made a text."""
    if value is None:
        return ""
    if isinstance(value, str) and _NUMBER.fullmatch(value) is None:
        return guarded(value)
    return value
