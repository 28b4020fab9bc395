"""The pages of stock that comes in: a delivery, a count, the vendors; one of them in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.tabs import Tabs
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.stock.count_screen import CountScreen
from pos_app.ui.stock.receive_screen import ReceiveScreen
from pos_app.ui.stock.vendor_page import VendorPage
from pos_app.ui.tokens import PAY_SIDE_WIDTH_PX

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.models import Models

MARGIN_PX = 12
PAGES = 3
_TABS = {Command(f"tab_{place + 1}"): place for place in range(PAGES)}


class StockPages(Screen):
    """Hands everything to the page in front, which has the keyboard."""

    screen_name: ClassVar[ScreenName] = ScreenName.STOCK
    side_px = PAY_SIDE_WIDTH_PX
    commands: ClassVar[frozenset[Command]] = (
        ReceiveScreen.commands | CountScreen.commands | VendorPage.commands | frozenset(_TABS)
    )

    new_wanted = Signal(str)
    """A product of this name is to be added: a page's search did not find it."""

    def __init__(self, theme: Theme, models: Models) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MARGIN_PX, 0, 0)
        column.setSpacing(0)
        words = (self.tr("Stock in"), self.tr("Count"), self.tr("Vendors"))
        self._tabs = Tabs(theme, words)
        self._tabs.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        self._tabs.pressed.connect(self.open_tab)
        column.addWidget(self._tabs)
        self._stack = QStackedWidget()
        vendors = VendorPage(theme, models.vendors)
        vendors.misplaced.connect(models.inbox.tell_scan)
        goods = (
            ReceiveScreen(theme, models.receive, models.labels()),
            CountScreen(theme, models.count),
        )
        for listed in goods:
            listed.new_wanted.connect(self.new_wanted)
        self._pages: tuple[Screen, ...] = (*goods, vendors)
        for page, word in zip(self._pages, words, strict=True):
            page.setAccessibleName(word)
            page.strip_changed.connect(self.strip_changed)
            page.screen_wanted.connect(self.screen_wanted)
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self._bring(0)

    @property
    def page(self) -> Screen:
        """The page in front."""
        return self._pages[self._stack.currentIndex()]

    def open_tab(self, place: int) -> None:
        """Bring a page to the front."""
        self._bring(place)
        self.page.setFocus()
        self.page.shown()
        self.strip_changed.emit()

    def listed(self) -> frozenset[Command]:
        """What does something on the page in front; the tabs show their own keys."""
        return self.page.listed()

    def shown(self) -> None:
        """The screen came to the front with the page that was there last."""
        self.page.shown()

    def explained(self) -> int | None:
        """The line of the page in front."""
        return self.page.explained()

    def take_scan(self, text: str) -> None:
        self.page.take_scan(text)

    def take_command(self, command: Command) -> bool:
        """Alt and a number brings a page to the front; all else is the page's."""
        if command in _TABS:
            self.open_tab(_TABS[command])
            return True
        return command in self.page.commands and self.page.take_command(command)

    def _bring(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._tabs.show_current(place)
        self.setFocusProxy(self.page)
