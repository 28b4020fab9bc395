"""Shifts that were closed, each with its Z report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.domain.shift import read_note
from pos_app.errors import PosError
from pos_app.operations import shifts
from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.people.words import person_word
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shift.figures import (
    FigureRow,
    drawer_rows,
    moment,
    sales_rows,
    uncounted_word,
    variance_word,
)

if TYPE_CHECKING:
    from pos_app.db.queries.shifts import Shift
    from pos_app.operations.shifts import ShiftReport
    from pos_app.viewmodels.shell import Desk


class PastRow(NamedTuple):
    """A closed shift in the list; `tone` is the colour of a drawer that is not right, if any."""

    number: int
    title: str
    who: str
    closed: str
    sales: str
    variance: str
    tone: str = ""


class PastView(NamedTuple):
    """The Z report that is looked at; empty figures where there is none."""

    number: int | None = None
    title: str = ""
    result: str = ""
    tone: str = ""
    note: str = ""
    drawer: tuple[FigureRow, ...] = ()
    sales: tuple[FigureRow, ...] = ()


class PastModel(QObject):
    """The list and the chosen report; both only read."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.current_row = -1
        self.view = PastView()
        self.rows: RowModel[PastRow] = RowModel(
            lambda row: row.title,
            spoken=lambda row: f"{row.title}, {row.who}, {row.sales}, {row.variance}",
            parent=self,
        )

    def read(self) -> None:
        """Read the list again, and stay at the newest."""
        try:
            found = [each for each in shifts.last_shifts(self._desk.till) if not each.is_open]
        except PosError as error:
            self._desk.shell.fail(error)
            return
        self.rows.replace(
            [
                PastRow(
                    number=each.shift_no,
                    title=self.tr("Shift {number}").format(number=isolated(each.shift_no)),
                    who=person_word(each.actor),
                    closed=moment(each.closed_ms or 0),
                    sales=format_money(each.sums.sales_total_paisa),
                    variance=_result(each),
                    tone=_tone(each.variance_paisa or 0),
                )
                for each in found
            ]
        )
        self.choose(max(self.current_row, 0))

    def choose(self, row: int) -> None:
        """Look at another report; beyond the ends means the end."""
        rows = self.rows.rows
        self.current_row = max(-1, min(row, len(rows) - 1))
        self.view = PastView()
        if self.current_row >= 0:
            try:
                report = shifts.report(self._desk.till, rows[self.current_row].number)
                self.view = _view(rows[self.current_row], report)
            except PosError as error:
                self._desk.shell.fail(error)
        self.changed.emit()

    def move(self, rows: int) -> None:
        """Look further up or down."""
        self.choose(self.current_row + rows)


def _view(row: PastRow, report: ShiftReport) -> PastView:
    shift = report.shift
    span = f"{moment(shift.opened_ms)} \u2013 {row.closed}"
    return PastView(
        number=row.number,
        title=f"{row.title} \u00b7 {row.who} \u00b7 {span}",
        result=row.variance,
        tone=row.tone,
        note=read_note(shift.note)[1],
        drawer=drawer_rows(report),
        sales=sales_rows(report),
    )


def _tone(variance_paisa: int) -> str:
    """As at the close: what is missing is worse than what is over."""
    if not variance_paisa:
        return ""
    return "danger" if variance_paisa < 0 else "warn"


def _result(shift: Shift) -> str:
    """Short, over or right, with the amount where there is one; or that nobody counted."""
    is_counted, _ = read_note(shift.note)
    variance_paisa = shift.variance_paisa or 0
    word = variance_word(variance_paisa) if is_counted else uncounted_word()
    return f"{word} {format_money(abs(variance_paisa))}" if variance_paisa else word
