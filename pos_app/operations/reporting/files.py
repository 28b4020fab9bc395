"""A report as a CSV file: figures as plain decimals, names that no spreadsheet runs."""

from datetime import date
from itertools import count
from pathlib import Path

from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_text
from pos_protocol.sheets import guarded

from pos_app.domain.report import UNCATEGORISED, Kind, Report, Value
from pos_app.operations.files.transfer import file_faults, replaced, write_rows


def report_path(folder: Path, report: Report, ending: str) -> Path:
    """Where a report's file goes; the folder is made. Raises FileRefused, DiskFull."""
    days = report.days
    span = f"{days.first}" if days.count == 1 else f"{days.first} {days.last}"
    path = folder / f"{report.name} {span}.{ending}"
    with file_faults(path):
        folder.mkdir(parents=True, exist_ok=True)
    return path


def dated_path(folder: Path, name: str, *, day: date, ending: str = "pdf") -> Path:
    """Where a file of a day goes that is not there yet; the folder is made.

    Raises FileRefused, DiskFull.
    """
    path = folder / f"{name} {day}.{ending}"
    with file_faults(path):
        folder.mkdir(parents=True, exist_ok=True)
    for n in count(2):
        if not path.exists():
            break
        path = folder / f"{name} {day} ({n}).{ending}"
    return path


def write_bytes(content: bytes, path: Path) -> None:
    """Write a whole file; an older one stays until the new one is. Raises FileRefused, DiskFull."""
    with replaced(path) as temporary:
        temporary.write_bytes(content)


def write_csv(report: Report, path: Path) -> int:
    """Write the report's rows under the names of its columns; gives how many.

    Percentages are in percent, money in rupees. Raises FileRefused, DiskFull.
    """
    kinds = [column.kind for column in report.columns]
    rows = ([_cell(*each) for each in zip(kinds, row, strict=True)] for row in report.rows)
    return write_rows(path, [column.name for column in report.columns], rows)


def _cell(kind: Kind, value: Value) -> str:
    if value is None:
        return ""
    if kind is Kind.CATEGORY:
        return guarded(str(value)) or UNCATEGORISED
    if isinstance(value, str):
        return guarded(value)
    if kind is Kind.QUANTITY:
        return quantity_text(value)
    return money_text(value) if kind in {Kind.MONEY, Kind.RATE} else str(value)
