"""A report's rows, put into words when somebody looks at them: a year sells thousands of goods."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pos_app.viewmodels.reporting.bars import Bar, bars_by_row
from pos_app.viewmodels.reporting.words import HIDDEN, value_text

if TYPE_CHECKING:
    from pos_app.domain.report import Column, Report, Row


class Wording:
    """What each row of one report is called and shows."""

    def __init__(self, report: Report) -> None:
        self._shown = [n for n, each in enumerate(report.columns) if each.name not in HIDDEN]
        self.columns: list[Column] = [report.columns[n] for n in self._shown]
        self.bar = bars_by_row(report)

    def cells(self, row: Row) -> tuple[str, ...]:
        """The texts of a row's cells, one for each of `columns`."""
        pairs = zip(self.columns, self._shown, strict=True)
        return tuple(value_text(column, row[n]) for column, n in pairs)

    def rows(self, report: Report) -> list[ReportRow]:
        """Every row of the report, none of them in words yet."""
        return [ReportRow(row, self) for row in report.rows]


class ReportRow:
    """A row: its cells in the table, and its bar. Equal where columns and values are."""

    def __init__(self, row: Row, wording: Wording) -> None:
        self._row, self._wording = row, wording

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The texts in the table."""
        return self._wording.cells(self._row)

    @cached_property
    def bar(self) -> Bar:
        """The row as a bar."""
        return self._wording.bar(self._row)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ReportRow):
            return NotImplemented
        return self._row == other._row and self._wording.columns == other._wording.columns

    def __hash__(self) -> int:
        return hash(self._row)
