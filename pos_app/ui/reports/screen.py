"""The reports: what is asked stands at the leading side, the answer as bars or as a table."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.tabs import TabButton
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.reports.charts import ColumnChart, HeatMap
from pos_app.ui.reports.rows import BarList, TableList
from pos_app.ui.reports.tiles import GlanceRow
from pos_app.ui.tokens import FIELD_HEIGHT_PX, HEADING_PX, SMALL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.message import Message, MessagePage
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.viewmodels.paper.sheets import Paper
from pos_app.viewmodels.reporting.words import OF_NOW, PERIODS, TABS, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QPagedPaintDevice

    from pos_app.ui.reports.days_form import DaysForm
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.paper.sheets import Document
    from pos_app.viewmodels.reporting.asking import ReportsModel

MARGIN_PX, GAP_PX = 12, 12
SIDE_PX = 186
PERIOD_HEIGHT_PX = 40
HEAT_SHARE, BARS_SHARE = 1, 1
COLUMNS, LIST, TABLE, NOTHING = range(4)
_TABS = {Command(f"tab_{place + 1}"): place for place in range(len(TABS))}
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ReportsScreen(Screen):
    """Shows a ReportsModel. Left and Right go through the bars over time, else the periods."""

    screen_name: ClassVar[ScreenName] = ScreenName.REPORTS
    commands: ClassVar[frozenset[Command]] = frozenset(
        {
            Command.HELP,
            Command.TABLE,
            Command.DAYS,
            Command.NEXT_DAYS,
            Command.EXPORT,
            Command.SECOND,
            Command.SAVE,
            Command.BACK,
            *_TABS,
        }
    )

    def __init__(self, theme: Theme, reports: ReportsModel) -> None:
        super().__init__()
        self._theme, self._reports = theme, reports
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        row.setSpacing(GAP_PX)
        row.addLayout(self._side(theme))
        column = QVBoxLayout()
        column.setSpacing(GAP_PX)
        row.addLayout(column, 1)
        column.addLayout(self._period_row(theme))
        self._tiles = GlanceRow(theme)
        column.addWidget(self._tiles)
        column.addWidget(self._answer(theme), 1)
        self._note = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text3")
        column.addWidget(self._note)
        reports.changed.connect(self.refresh)
        self.refresh()

    @cached_property
    def _form(self) -> DaysForm:
        """The days to type, loaded when they are first wanted."""
        from pos_app.ui.reports.days_form import DaysForm  # noqa: PLC0415 - as said above

        return DaysForm(self._theme, self, self._reports)

    def listed(self) -> frozenset[Command]:
        """F12 is the form's alone: it shows the days that were typed."""
        return self.commands - {Command.SAVE}

    def shown(self) -> None:
        """Somebody comes: they may need the right first."""
        self._reports.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing stays to be seen by whoever comes next."""
        super().hideEvent(event)
        self._reports.leave()

    def refresh(self) -> None:
        """Show what is asked, and the answer."""
        view = self._reports.view
        for place, button in enumerate(self._tabs):
            button.is_shown = place == view.tab
            button.update()
        for place, period in enumerate(self._periods):
            period.set_chosen(is_chosen=place == view.period)
        self._tiles.show_tiles(view.tiles)
        self._tiles.setVisible(bool(view.tiles))
        self._title.setText(f"{view.title} \u00b7 {view.dates}" if view.title else "")
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self._note.set_ink("warn" if view.is_partial else "text3")
        self._refresh_answer()

    def _refresh_answer(self) -> None:
        view = self._reports.view
        self._empty.tell(self._nothing())
        has_rows = bool(self._reports.rows.rows)
        over_time = view.is_over_time and not view.is_table
        page = NOTHING
        if has_rows:
            page = TABLE if view.is_table else COLUMNS if over_time else LIST
        self._stack.setCurrentIndex(page)
        self._columns.show_bars(view.bars if over_time else (), view.current)
        self._heat.show_heat(view.heat)
        self._heat_part.setVisible(over_time and view.has_heat)
        self._table.show_heads(view.heads)
        self._list.show_most(view.most)
        for rows in (self._table, self._list):
            rows.show_current(-1 if over_time else view.current)

    def take_scan(self, text: str) -> None:
        """A scan belongs to a bill: say what it is and where to sell."""
        self._reports.tell_scan(text)

    def take_command(self, command: Command) -> bool:
        """Do what a command key asks."""
        if "_form" in vars(self) and self._form.isVisible():
            return self._form.take_command(command)
        if command in _TABS:
            self._reports.open_tab(_TABS[command])
            return True
        does: Callable[[], object] | None = {
            Command.TABLE: self._reports.toggle_table,
            Command.DAYS: self._type_days,
            Command.NEXT_DAYS: self._next_days,
            Command.EXPORT: self._reports.write_csv,
            Command.SECOND: self._send_pages,
        }.get(command)
        if does is None:
            return False
        does()
        return True

    def take_move(self, rows: int) -> None:
        """Arrows go through rows and bars."""
        self._reports.move(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go through bars that stand side by side, else through the periods."""
        step = _STEPS.get(event.key(), 0)
        if not step:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        if self._stack.currentIndex() == COLUMNS:
            self._reports.move(step)
        else:
            self._reports.choose_period(self._reports.view.period + step)

    def _choose_period(self, place: int) -> None:
        if PERIODS[place][0] == 0:
            self._type_days()
        else:
            self._reports.choose_period(place)

    def _next_days(self) -> None:
        """The next period, and after the last one the first again."""
        last = len(PERIODS) - 1
        place = self._reports.view.period + 1
        self._reports.choose_period(0 if place >= last else place)

    def _type_days(self) -> None:
        self._form.ask()

    def _send_pages(self) -> None:
        self._reports.send_pages(self._draw)

    def _draw(self, device: object, document: Document) -> None:
        from pos_app.ui.paper.document_painter import draw_document  # noqa: PLC0415 - as said above

        onto = cast("QPagedPaintDevice", device)
        draw_document(onto, document, Paper.A4, is_mirrored=self._theme.is_mirrored)

    def _nothing(self) -> Message:
        """What stands there instead of rows."""
        view = self._reports.view
        if not view.is_shown:
            back = self.tr("Esc goes back to the bill")
            return Message("lock", self.tr("Reports are for managers"), back)
        if view.is_reading:
            return Message("clock", self.tr("Adding up \u2026"), "")
        if TABS[view.tab][0] in OF_NOW:
            return Message("calendar", self.tr("Nothing here now"), "")
        return Message("calendar", self.tr("Nothing in these days"), self.tr("F5 shows other days"))

    def _side(self, theme: Theme) -> QVBoxLayout:
        """Lay out the reports' names."""
        column = QVBoxLayout()
        column.setSpacing(8)
        self._tabs = []
        for place, (_, source) in enumerate(TABS):
            button = TabButton(
                theme, word(source), key=f"Alt+{(place + 1) % 10}", height_px=FIELD_HEIGHT_PX
            )
            button.leads = True
            button.setFixedWidth(SIDE_PX)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(
                lambda _checked=False, place=place: self._reports.open_tab(place)
            )
            self._tabs.append(button)
            column.addWidget(button)
        column.addStretch(1)
        return column

    def _period_row(self, theme: Theme) -> QHBoxLayout:
        """Lay out the periods."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self._periods = []
        for place, (_, source) in enumerate(PERIODS):
            button = CashButton(theme, word(source), is_figure=False, height_px=PERIOD_HEIGHT_PX)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, place=place: self._choose_period(place))
            self._periods.append(button)
            row.addWidget(button)
        return row

    def _answer(self, theme: Theme) -> Card:
        """Lay out the chart, the bars, the table, and the words for nothing."""
        card = Card(theme, margin_px=14)
        self._title = Label(theme, "", font=theme.text_font(HEADING_PX, QFont.Weight.Bold))
        card.column.addWidget(self._title)
        card.column.addSpacing(6)
        self._stack = QStackedWidget()
        card.column.addWidget(self._stack, 1)
        self._columns = ColumnChart(theme, self.tr("Sales"))
        self._columns.chosen.connect(self._reports.choose)
        self._stack.addWidget(self._columns_page(theme))
        rows = self._reports.rows
        self._list = BarList(theme, rows, name=self.tr("Report"))
        self._table = TableList(theme, rows, name=self.tr("Report"))
        for each in (self._list, self._table):
            each.chosen.connect(self._reports.choose)
            self._stack.addWidget(each)
        self._empty = MessagePage(theme)
        self._stack.addWidget(self._empty)
        return card

    def _columns_page(self, theme: Theme) -> QWidget:
        """Lay out the bars over time with the week's hours under them."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self._columns, BARS_SHARE)
        self._heat_part = QWidget()
        part = QVBoxLayout(self._heat_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(6)
        font = theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
        part.addWidget(Label(theme, self.tr("By weekday and hour"), font=font, ink="text2"))
        self._heat = HeatMap(theme, self.tr("By weekday and hour"))
        part.addWidget(self._heat, 1)
        column.addWidget(self._heat_part, HEAT_SHARE)
        return page
