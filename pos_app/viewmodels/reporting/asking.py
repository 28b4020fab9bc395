"""What a person asks of the reports: which one, of which days; read beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.domain.people import Right
from pos_app.domain.report import DAYS_MAX, Days, change_bp, days_back, read_day
from pos_app.errors import PosError
from pos_app.operations.reporting import answers
from pos_app.operations.reporting.files import report_path, write_csv
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.figures import format_count, format_money, isolated
from pos_app.viewmodels.goods.scanned import tell_scan
from pos_app.viewmodels.inbox import clock_text
from pos_app.viewmodels.paper.pages import Pages
from pos_app.viewmodels.reporting.bars import (
    Bar,
    bars_of,
    hour_bars,
    longest,
)
from pos_app.viewmodels.reporting.pages import report_document
from pos_app.viewmodels.reporting.rows import ReportRow, Wording
from pos_app.viewmodels.reporting.words import (
    NOTHING,
    PERIODS,
    TABS,
    column_word,
    cost_note,
    dates_text,
    rate_text,
    until_note,
    word,
)
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shell import Notice, SyncState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.domain.pages.document import Document
    from pos_app.domain.report import Coverage, Report
    from pos_app.operations.context import TillContext
    from pos_app.operations.reporting.answers import Page
    from pos_app.viewmodels.figures import MoneyStyle
    from pos_app.viewmodels.paper.pages import PagesModel
    from pos_app.viewmodels.shell import Desk

RANGE = len(PERIODS) - 1
FIRST_TAB = 0


class Tile(NamedTuple):
    """A figure at a glance; `change` says by how much, `mood` whether that is good (1) or not."""

    word: str
    figure: str
    change: str = ""
    mood: int = 0


class Head(NamedTuple):
    """A column of the table."""

    word: str
    is_figure: bool
    share: int


class ReportView(NamedTuple):
    """What is asked, and the answer as it is shown."""

    tab: int = FIRST_TAB
    period: int = 0
    title: str = ""
    dates: str = ""
    tiles: tuple[Tile, ...] = ()
    heads: tuple[Head, ...] = ()
    bars: tuple[Bar, ...] = ()
    """Those that stand side by side over an axis of time; the others belong to the rows."""
    most: int = 0
    """The amount of the longest bar."""
    heat: tuple[tuple[int, ...], ...] = ()
    has_heat: bool = False
    is_over_time: bool = False
    is_table: bool = False
    current: int = -1
    note: str = ""
    is_partial: bool = False
    is_reading: bool = False
    is_shown: bool = False


class ReportsModel(QObject):
    """Asks for the right to see reports once a visit, and reads on a pool thread."""

    changed = Signal()

    def __init__(self, desk: Desk, pages: PagesModel) -> None:
        super().__init__()
        self._desk, self._pages = desk, pages
        self._till: TillContext | None = None
        self._asked = 0
        self._typed: Days | None = None
        self.report: Report | None = None
        self._page: Page | None = None
        self.view = ReportView()
        self.rows: RowModel[ReportRow] = RowModel(
            lambda row: row.bar.word,
            spoken=lambda row: ", ".join(row.cells),
            parent=self,
        )

    def begin(self) -> None:
        """Somebody comes to the reports: ask for the right, then read."""
        self._desk.approver.run(Right.SEE_REPORTS, self._allow)

    def leave(self) -> None:
        """Forget what was shown: whoever comes next may not have the right."""
        self._till, self.report, self._page = None, None, None
        self._asked += 1
        self.rows.replace([])
        self._show(ReportView(tab=self.view.tab, period=self.view.period))

    def open_tab(self, tab: int) -> None:
        """Look at another report."""
        self._show(self.view._replace(tab=max(0, min(tab, len(TABS) - 1)), current=-1))
        self._read()

    def choose_period(self, period: int) -> None:
        """Look at other days; those to be typed only once somebody has typed them."""
        period = max(0, min(period, RANGE))
        if period == RANGE and self._typed is None:
            return
        self._show(self.view._replace(period=period, current=-1))
        self._read()

    def choose_days(self, first: str, last: str) -> bool:
        """Look at the days that were typed; False and a sentence when they are none."""
        today = self._desk.till.today()
        begin, end = read_day(first, today), read_day(last, today) if last else today
        if begin is None or end is None or end < begin:
            words = self.tr("Type days as 28.11.2026, the first one first")
            self._desk.shell.notice(Notice(words, is_error=True))
            return False
        days = Days(first=begin, last=end)
        if days.count > DAYS_MAX:
            words = self.tr("At most %n day(s) at once", "", DAYS_MAX)
            self._desk.shell.notice(Notice(words, is_error=True))
            return False
        self._typed = days
        self.choose_period(RANGE)
        return True

    def toggle_table(self) -> None:
        """Show the numbers instead of the bars, or the bars again."""
        self._show(self.view._replace(is_table=not self.view.is_table))

    def move(self, rows: int) -> None:
        """Stand on another bar or row."""
        self.choose(max(0, self.view.current + rows))

    def choose(self, row: int) -> None:
        """Stand on a bar or row; beyond the ends means the end."""
        over_time = self.view.is_over_time and not self.view.is_table
        count = len(self.view.bars) if over_time else len(self.rows.rows)
        self._show(self.view._replace(current=min(row, count - 1)))

    @property
    def days(self) -> Days:
        """The days that are asked about."""
        count = PERIODS[self.view.period][0]
        if count == 0 and self._typed is not None:
            return self._typed
        return days_back(self._desk.till.today(), count or 1)

    def write_csv(self) -> None:
        """Put the rows into a file, and say where it is."""
        self._write("csv", write_csv)

    def send_pages(self, draw: Callable[[object, Document], None]) -> None:
        """The same on pages with its chart, which `draw` draws on a paged device."""
        page, report, till = self._page, self.report, self._desk.till
        if page is None or report is None:
            return
        made = report_document(
            page,
            till.letterhead(),
            style=self._desk.style,
            language=self._desk.language,
            notes=tuple(filter(None, [self.view.note])),
        )
        self._pages.send(
            Pages(
                title=made.title,
                draw=lambda device: draw(device, made),
                path=lambda: report_path(till.settings.report_folder, report, "pdf"),
            )
        )

    def tell_scan(self, text: str) -> None:
        """A code was scanned where nothing is sold: say what it is."""
        tell_scan(self._desk, text)

    def _write(self, ending: str, write: Callable[[Report, Path], object]) -> None:
        if self.report is None:
            return
        try:
            path = report_path(self._desk.till.settings.report_folder, self.report, ending)
            write(self.report, path)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        words = self.tr("Written to {path}").format(path=isolated(str(path)))
        self._desk.shell.notice(Notice(words, opens=str(path)))

    def _allow(self, till: TillContext) -> None:
        self._till = till
        self._show(self.view._replace(is_shown=True))
        self._read()

    def _read(self) -> None:
        if self._till is None:
            return
        self._asked += 1
        self._show(self.view._replace(is_reading=True))
        # The answer to an older question is dropped: keys are quicker than a year of sales.
        run_query(
            partial(answers.page, self._till, TABS[self.view.tab][0], self.days),
            done=partial(self._take, self._asked),
            failed=self._fail,
            parent=self,
        )

    def _fail(self, error: PosError) -> None:
        self._show(self.view._replace(is_reading=False))
        self._desk.shell.fail(error)

    def _take(self, asked: int, page: object) -> None:
        if asked != self._asked:
            return
        assert isinstance(page, answers.Page)
        report = self.report = page.report
        self._page = page
        over_time = report.is_over_time
        bars: tuple[Bar, ...] = ()
        if over_time:
            # A single day has its hours for bars.
            bars = hour_bars(page.heat) if report.days.count == 1 else bars_of(report)
        wording = Wording(report)
        self.rows.replace(wording.rows(report))
        self._show(
            self.view._replace(
                title=word(TABS[self.view.tab][1]),
                dates=dates_text(report),
                tiles=self._tiles(page),
                heads=tuple(
                    Head(column_word(each), each.kind.is_figure, 2 if each.kind.is_figure else 4)
                    for each in wording.columns
                ),
                bars=bars,
                most=longest(report),
                heat=page.heat,
                has_heat=over_time and report.days.count > 1,
                is_over_time=over_time,
                note=self._note(page.coverage, report),
                is_partial=self._desk.shell.view.sync is SyncState.OFFLINE,
                is_reading=False,
            )
        )
        self.changed.emit()

    def _tiles(self, page: Page) -> tuple[Tile, ...]:
        now, before, style = page.now, page.before, self._desk.style
        tiles = [
            Tile(
                self.tr("Sales"),
                _whole(now.net_paisa, style),
                *self._change(now.net_paisa, before.net_paisa),
            ),
            Tile(
                self.tr("Bills"),
                isolated(format_count(now.bills)),
                *self._change(now.bills, before.bills),
            ),
            Tile(
                self.tr("Average bill"),
                _whole(now.average_paisa, style),
                *self._change(now.average_paisa, before.average_paisa),
            ),
        ]
        if now.profit_paisa is not None:
            tiles.insert(1, self._profit_tile(page))
        return tuple(tiles)

    def _profit_tile(self, page: Page) -> Tile:
        """Profit; where the cost of much is unknown, that is said instead of how it grew."""
        now, before = page.now, page.before
        profit = now.profit_paisa or 0
        if not now.known_bp:
            return Tile(self.tr("Profit"), NOTHING, self.tr("No cost is known"))
        figure = _whole(profit, self._desk.style)
        if now.known_bp < 9_500:
            words = self.tr("on {rate} of the sales").format(rate=rate_text(now.known_bp))
            return Tile(self.tr("Profit"), figure, words)
        return Tile(self.tr("Profit"), figure, *self._change(profit, before.profit_paisa or 0))

    def _change(self, now: int, before: int) -> tuple[str, int]:
        grown = change_bp(now, before)
        if grown is None:
            return "", 0
        compared = (
            self.tr("{rate} on last week")
            if self.days.count == 1
            else self.tr("{rate} from before")
        )
        sign = "+" if grown > 0 else ""
        rate = rate_text(grown)
        text = compared.format(rate=rate if not sign else isolated(sign + rate))
        return text, (grown > 0) - (grown < 0)

    def _note(self, coverage: Coverage, report: Report) -> str:
        notes = []
        if coverage.others_ms is not None and self._desk.shell.view.sync is SyncState.OFFLINE:
            time = clock_text(coverage.others_ms, self._desk.till.clock.wall_ms())
            words = self.tr("Offline: this till up to now, other tills up to {time}")
            notes.append(words.format(time=isolated(time)))
        notes.append(until_note(coverage, report.days))
        if self._desk.shell.view.sync is not SyncState.LOCAL:
            notes.append(cost_note(report))
        return " \u00b7 ".join(filter(None, notes))

    def _show(self, view: ReportView) -> None:
        if view != self.view:
            self.view = view
            self.changed.emit()


def _whole(paisa: int, style: MoneyStyle) -> str:
    """A figure at a glance, in whole rupees."""
    return format_money((paisa + 50) // 100 * 100, style)
