"""The command `report`: one report as text, as JSON or into a CSV file."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import msgspec
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json

from pos_app.cli.output import counted, show, show_rows
from pos_app.cli.till import opened
from pos_app.domain.report import UNCATEGORISED, Days, Kind, Report, Value
from pos_app.operations.context import TillContext
from pos_app.operations.reporting import answers
from pos_app.operations.reporting.files import write_bytes, write_csv


def run(parsed: argparse.Namespace) -> int:
    """Run the command on the till in the data folder."""
    with opened(parsed) as till:
        today = till.today()
        last = parsed.last or max(today, parsed.first or today)
        days = Days(first=parsed.first or last, last=last)
        if parsed.pdf:
            return _write_pdf(till, parsed, days)
        report = answers.read(till, parsed.name, days)
    if parsed.csv:
        path = Path(parsed.csv)
        count = write_csv(report, path)
        show(
            parsed, {"rows": count, "file": str(path)}, f"{counted(count, 'row')} written to {path}"
        )
        return 0
    columns = [column.name for column in report.columns]
    show_rows(parsed, _rows(report), columns=columns, empty="nothing in these days")
    return 0


def _write_pdf(till: TillContext, parsed: argparse.Namespace, days: Days) -> int:
    """The report on pages. Raises PaintingNeeded where there is no Qt."""
    # Paper needs more of the program than rows do.
    from pos_app.cli.paper.slips import painter_of

    language = parsed.lang or till.settings.lang
    # Goods are named as the words beside them are.
    settings = msgspec.structs.replace(till.settings, lang=language)
    page = answers.page(msgspec.structs.replace(till, settings=settings), parsed.name, days)
    painter = painter_of(parsed, language)
    assert painter is not None
    path, rows = Path(parsed.pdf), len(page.report.rows)
    write_bytes(painter.report_pdf(page, till.letterhead(), till.identity.currency), path)
    show(parsed, {"rows": rows, "file": str(path)}, f"{counted(rows, 'row')} written to {path}")
    return 0


def _rows(report: Report) -> Iterator[dict[str, object]]:
    for row in report.rows:
        yield {
            column.name: _value(column.kind, value)
            for column, value in zip(report.columns, row, strict=True)
        }


def _value(kind: Kind, value: Value) -> object:
    """Amounts, quantities and percentages as all commands give them: no program reads a float."""
    if kind is Kind.CATEGORY:
        return value or UNCATEGORISED
    if not isinstance(value, int):
        return value
    if kind is Kind.QUANTITY:
        return quantity_json(value)
    return money_text(value) if kind in {Kind.MONEY, Kind.RATE} else value
