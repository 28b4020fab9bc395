"""The shift screen: this shift, past ones, what to look through, and the staff, by tabs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.tabs import Tabs
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.shift.looking_page import LookingPage
from pos_app.ui.shift.now_page import NowPage
from pos_app.ui.shift.past_page import PastPage
from pos_app.ui.shift.staff_page import StaffPage

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from pos_app.ui.shift.cash_form import CashForm
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.models import Models

MARGIN_PX = 12
NOW, PAST, LOOKING, STAFF = range(4)
_TABS = {Command(f"tab_{place + 1}"): place for place in range(4)}
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ShiftScreen(Screen):
    """Lays the pages behind their tabs and hands them what is typed and commanded."""

    screen_name: ClassVar[ScreenName] = ScreenName.SHIFT
    commands: ClassVar[frozenset[Command]] = frozenset(
        {
            Command.HELP,
            Command.SAVE,
            Command.X_REPORT,
            Command.CASH_IN,
            Command.CASH_OUT,
            Command.ONLY_REMOVED,
            Command.REMOVE_LINE,
            Command.BACK,
            *_TABS,
        }
    )

    def __init__(self, theme: Theme, models: Models) -> None:
        super().__init__()
        self._theme, self._models = theme, models
        self._shift = models.shift
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(MARGIN_PX)
        words = (
            self.tr("This shift"),
            self.tr("Past shifts"),
            self.tr("To review"),
            self.tr("Staff"),
        )
        self._tabs = Tabs(theme, words)
        self._tabs.pressed.connect(self.open_tab)
        column.addWidget(self._tabs)
        self._now = NowPage(theme, models.shift)
        self._past = PastPage(theme, models.past)
        self._looking = LookingPage(theme, models.audit)
        self._staff = StaffPage(theme, models.staff)
        self._pages = (self._now, self._past, self._looking, self._staff)
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self._now.paid_in.connect(lambda: self._cash.begin("in"))
        self._now.paid_out.connect(lambda: self._cash.begin("out"))
        self._tabs.show_current(NOW)
        for model in (models.shift, models.staff):
            model.changed.connect(self.strip_changed)

    @cached_property
    def _cash(self) -> CashForm:
        """Cash in and out, loaded when it is first wanted."""
        from pos_app.ui.shift.cash_form import CashForm  # noqa: PLC0415 - as said above

        return CashForm(self._theme, self, self._shift)

    def listed(self) -> frozenset[Command]:
        """What does something on the page in front; the tabs show their own keys."""
        works = {Command.HELP, Command.BACK}
        page = self._stack.currentIndex()
        if page == NOW:
            works |= {Command.SAVE}
            if self._shift.view.shift_no is not None:
                works |= {Command.X_REPORT, Command.CASH_IN, Command.CASH_OUT}
        elif page == LOOKING:
            works |= {Command.ONLY_REMOVED}
        elif page == STAFF:
            works |= {Command.SAVE, Command.REMOVE_LINE}
        return frozenset(works)

    def shown(self) -> None:
        """Read again, and begin with this shift: the list to look through is not for everybody."""
        self._shift.read()
        self.open_tab(NOW)

    def open_tab(self, place: int) -> None:
        """Bring a page to the front."""
        if place != LOOKING:
            self._models.audit.hide()
        self._stack.setCurrentIndex(place)
        self._tabs.show_current(place)
        self.setFocus()
        self._pages[place].begin()
        self.strip_changed.emit()

    def take_scan(self, text: str) -> None:
        """A scan belongs to a bill: say what it is and where to sell."""
        self._models.inbox.tell_scan(text)

    def take_command(self, command: Command) -> bool:
        """Do what a command key asks of the page in front."""
        if "_cash" in vars(self) and self._cash.isVisible():
            return self._cash.take_command(command)
        if command in _TABS:
            self.open_tab(_TABS[command])
            return True
        page = self._stack.currentIndex()
        if command is Command.BACK:
            return page == NOW and self._shift.back()
        does = {
            (NOW, Command.SAVE): self._now.save,
            (NOW, Command.X_REPORT): self._shift.show_x,
            (NOW, Command.CASH_IN): lambda: self._cash.begin("in"),
            (NOW, Command.CASH_OUT): lambda: self._cash.begin("out"),
            (LOOKING, Command.ONLY_REMOVED): self._models.audit.toggle_removed,
            (STAFF, Command.SAVE): self._staff.save,
            (STAFF, Command.REMOVE_LINE): self._staff.remove,
        }.get((page, command))
        if does is None:
            return False
        does()
        return True

    def take_move(self, rows: int) -> None:
        """Arrows go through what the page lists."""
        self._pages[self._stack.currentIndex()].go(rows)

    def take_enter(self) -> None:
        """Enter goes on to the next note."""
        if self._stack.currentIndex() == NOW:
            self._now.go(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right change the period of the list to look through."""
        step = _STEPS.get(event.key(), 0)
        if step and self._stack.currentIndex() == LOOKING:
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._looking.step(-step if is_mirrored else step)
            return
        super().keyPressEvent(event)
