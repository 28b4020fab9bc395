"""The frame: rail, top bar, the screen in front, key strip, notices; and who gets each command."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.ui.anywhere import Anywhere
from pos_app.ui.covers import Covers, Help
from pos_app.ui.frame.print_bar import PrintBar
from pos_app.ui.frame.rail import KeyStrip, Rail, RailEntry
from pos_app.ui.frame.top_bar import TopBar
from pos_app.ui.frame.warning_line import WarningLine
from pos_app.ui.key_map import SCREEN_OF, Command, ScreenName, screen_key
from pos_app.ui.screens import SCREENS
from pos_app.ui.widgets.toast import Toast
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.frame.screen import Screen
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.models import Models

SIZE, SIZE_MIN = QSize(1366, 768), QSize(1024, 600)


class MainWindow(QWidget):
    """One window; it is the scan router's surface and passes on to the screen in front."""

    def __init__(
        self, theme: Theme, models: Models, *, first: ScreenName = ScreenName.SALE
    ) -> None:
        """`first` is the screen to begin with; whatever covers the window lies over it."""
        super().__init__()
        self._theme = theme
        self._models = models
        self._built: dict[ScreenName, Screen] = {}
        self._anywhere = Anywhere(models)
        self._help = Help(theme, self)
        self._entries = {entry.name: entry for entry in SCREENS}
        self.setWindowTitle(models.shell.view.store_name)
        self.setMinimumSize(SIZE_MIN)
        self.resize(SIZE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        rail = [RailEntry(one.name, one.icon, one.text, screen_key(one.name)) for one in SCREENS]
        self._rail = Rail(theme, rail)
        row.addWidget(self._rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        warning = WarningLine(theme, models.shell)
        for bar in (TopBar(theme, models.shell), warning, PrintBar(theme, models.paper)):
            column.addWidget(bar)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._strip = KeyStrip(theme, models.desk.approver.asks)
        column.addWidget(self._strip)
        self._toast = Toast(theme, self, open_written=models.shell.open_written, sell=self._sell)
        self._rail.chosen.connect(self.open_screen)
        self._strip.pressed.connect(self.take_command)
        models.shell.noticed.connect(self.show_notice)
        models.shell.screen_wanted.connect(self.open_screen)
        models.shell.changed.connect(self._show_sync)
        self._rail.lock_pressed.connect(models.login.lock)
        models.login.changed.connect(self._show_strip)
        self._show_sync()
        self._front_name = ScreenName.SALE
        for name in dict.fromkeys((ScreenName.SALE, first)):
            self.open_screen(name)
        # Behind the screens: a question that waits has the keyboard, and gives it back to them.
        self._covers = Covers(theme, self, models)
        self._covers.passed.connect(self.take_scan)

    @property
    def screen_name(self) -> ScreenName:
        """What the key map goes by: the screen in front, or what covers the window."""
        return (self._covers.shown or self.front).screen_name

    @property
    def front(self) -> Screen:
        """The screen in front."""
        return self._built[self._front_name]

    def open_screen(self, wanted: str) -> None:
        """Bring a screen to the front; it is built when it is first asked for."""
        name = ScreenName(wanted)
        if name not in self._built:
            screen = self._entries[name].made(self._theme, self._models)
            self._built[name] = screen
            self._stack.addWidget(screen)
            screen.strip_changed.connect(self._show_strip)
            screen.why_wanted.connect(lambda: self.take_command(Command.EXPLAIN))
            screen.screen_wanted.connect(self._open_for)
            screen.enter_first = self._toast.sell_told
        if name is not self._front_name:
            self._models.shell.leave_screen()
        self._front_name = name
        self._help.hide()
        self._stack.setCurrentWidget(self.front)
        self._rail.show_screen(name)
        self._show_strip()
        self.front.setFocus()
        self.front.shown()
        self._place_toast()

    def take_scan(self, text: str) -> None:
        """Pass a scan on to what covers the window, else to the screen in front."""
        if (cover := self._covers.shown) is not None:
            cover.take_scan(text)
            return
        self._help.hide()
        if ScreenName.HISTORY is self._front_name or not self._anywhere.take_scan(text):
            self.front.take_scan(text)

    def take_command(self, command: Command) -> bool:
        """Do what belongs to the frame; the rest is the screen's, and all is a cover's."""
        if (cover := self._covers.shown) is not None:
            return cover.take_command(command)
        name = SCREEN_OF.get(command)
        does: Callable[[], object] | None = {
            Command.HELP: self._toggle_help,
            Command.NEXT_SCREEN: self._open_next,
            Command.EXPLAIN: lambda: self._covers.explain(self.front.explained()),
        }.get(command)
        if command not in self.front.commands:
            does = does or self._anywhere.deed(command)
        if command is Command.BACK and self._help.is_shown:
            does = self._help.hide
        elif command is Command.BACK:
            return self._go_back()
        elif name is not None and name in self._entries:
            does = partial(self.open_screen, name)
        if does is None:
            return command in self.front.commands and self.front.take_command(command)
        does()
        return True

    def show_notice(self, notice: Notice) -> None:
        """Show a sentence over the screen, where nothing important is."""
        self._toast.tell(notice)
        self._place_toast()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice in its place."""
        super().resizeEvent(event)
        self._place_toast()

    def _open_next(self) -> None:
        names = list(self._entries)
        self.open_screen(names[(names.index(self._front_name) + 1) % len(names)])

    def _open_for(self, name: ScreenName, command: Command) -> None:
        self.open_screen(name)
        self.take_command(command)

    def _sell(self, code: str) -> None:
        self.open_screen(ScreenName.SALE)
        self.take_scan(code)

    def _go_back(self) -> bool:
        """Esc is the screen's first, then leads to the bill, then answers about paper."""
        if self.front.take_command(Command.BACK):
            return True
        if self._front_name is ScreenName.SALE:
            return self._models.paper.dismiss()
        self.open_screen(ScreenName.SALE)
        return True

    def _show_strip(self) -> None:
        """Show the keys that do something on the screen in front; a notice makes room for it."""
        self._place_toast()
        shown, said = self._anywhere.bindings(self.front, self.front.listed()), self.front.said()
        self._strip.show_bindings(
            [(each, said.get(each.key, each.label)) for each in shown if each.is_on_strip]
        )

    def _toggle_help(self) -> None:
        screens = [(screen_key(name), each.text) for name, each in self._entries.items()]
        keys = self._anywhere.bindings(self.front, self.front.listed() | self.front.on_buttons)
        self._help.toggle(keys, screens, on=self._front_name)

    def _show_sync(self) -> None:
        self._rail.show_sync(self._models.shell.view)

    def _place_toast(self) -> None:
        """Lie over the lower end of the list, at the middle of the wide part."""
        if not self._toast.isHidden():
            if (layout := self.layout()) is not None:
                # Within a resize the wide part still has its place of before.
                layout.activate()
            self._toast.place(self._stack.geometry(), side_px=self.front.side_px)
