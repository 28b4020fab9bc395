"""The settings screen: the pages on the leading side, the open one on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.frame.screen import Screen
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.settings.page_button import PageButton
from pos_app.ui.settings.rows import ChoiceSettingRow, DeedRow, FactRow, TypedSettingRow
from pos_app.ui.settings.trace_box import TraceBox
from pos_app.ui.tokens import LABEL_PX, TITLE_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.page_area import PageArea
from pos_app.viewmodels.settings.device_pages import SCANNER_PAGE
from pos_app.viewmodels.settings.entries import Deed, Fact, Setting
from pos_app.viewmodels.settings.model import word

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from pos_app.ui.settings.rows import SettingsRow
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.settings.entries import Entry, Page
    from pos_app.viewmodels.settings.model import SettingsModel

MARGIN_PX = 12
LIST_PX = 264
LIST_EDGE_PX = 8
ROW_GAP_PX = 12
PAGE_EDGE_PX, BAR_GAP_PX = 22, 6
NARROW_BELOW_PX = 1102
_TABS = {Command(f"tab_{place + 1}"): place for place in range(10)}


class SettingsScreen(Screen):
    """Shows a SettingsModel. Arrows go through pages and fields; what is left is kept."""

    screen_name: ClassVar[ScreenName] = ScreenName.SETTINGS
    commands: ClassVar[frozenset[Command]] = frozenset(
        {Command.HELP, Command.SAVE, Command.BACK, *_TABS}
    )

    def __init__(self, theme: Theme, model: SettingsModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        row.setSpacing(MARGIN_PX)
        self._list = PageList(theme, model.pages)
        self._list.pressed.connect(self._open_page)
        row.addWidget(self._list)
        self._card = Card(theme, margin_px=PAGE_EDGE_PX)
        row.addWidget(self._card, 1)
        self._page = PageArea()
        self._card.column.addWidget(self._page)
        # The page has grown when its bar has; its rows are laid out a moment later.
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._follow_keyboard)
        self._page.verticalScrollBar().rangeChanged.connect(self._page_grew)
        self._rows: list[SettingsRow] = []
        self._trace: TraceBox | None = None
        model.turned.connect(self._build)
        model.changed.connect(self.refresh)
        model.screen_wanted.connect(self._open_staff)
        self._build()

    def listed(self) -> frozenset[Command]:
        """The pages show their own keys; nothing is saved where nothing is typed."""
        is_typed = any(isinstance(row, TypedSettingRow) for row in self._rows)
        return self.commands - frozenset(_TABS) - (set() if is_typed else {Command.SAVE})

    def shown(self) -> None:
        """Read what the open page shows."""
        self._model.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the pages by their signs alone."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody listens to the scanner any more."""
        super().hideEvent(event)
        self._model.leave()

    def refresh(self) -> None:
        """Show every value, message and fact of the open page."""
        for row in self._rows:
            row.refresh()
        if self._trace is not None:
            self._trace.refresh()

    def take_scan(self, text: str) -> None:
        """The scanner's page shows what came key by key; elsewhere say what it is."""
        if self._trace is None:
            self._model.tell_scan(text)

    def take_command(self, command: Command) -> bool:
        """Open a page, keep what is typed, or go back: from a field first to the list."""
        if command in _TABS:
            self._open_page(_TABS[command])
            return True
        if command is Command.SAVE:
            for row in self._rows:
                row.commit()
            return True
        if command is Command.BACK and not self.hasFocus():
            for row in self._rows:
                row.undo_typing()
            self.setFocus()
            return True
        return False

    def take_move(self, rows: int) -> None:
        """Arrows go through the pages, or from field to field; page keys always turn pages."""
        if abs(rows) == 1 and not self.hasFocus():
            self._step(rows)
            return
        self._open_page(self._model.current + (rows if abs(rows) != 8 else rows // 8))

    def take_enter(self) -> None:
        """Enter goes into the page, and on to the next field."""
        self._step(1)

    def _step(self, step: int) -> None:
        """Take the keyboard to the next row that can be changed."""
        rows = [row for row in self._rows if row.first() is not None]
        inside = next((n for n, row in enumerate(rows) if row.has_keyboard()), None)
        place = 0 if inside is None else inside + step
        if place < 0:
            self.setFocus()
        elif place < len(rows) and (stop := rows[place].first()) is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            self._page.ensureWidgetVisible(rows[place])

    def _page_grew(self, _least: int, _most: int) -> None:
        self._laid_out.start()

    def _follow_keyboard(self) -> None:
        """A row that says more than before may reach below the window: all of it is shown."""
        for row in self._rows:
            if row.has_keyboard():
                self._page.ensureWidgetVisible(row)

    def _open_page(self, place: int) -> None:
        """Turn the page, once what was typed on this one is kept: its fields go with it."""
        if not all(row.commit() for row in self._rows):
            return
        self._model.turn(place)
        self.setFocus()

    def _open_staff(self, _name: str) -> None:
        self.screen_wanted.emit(ScreenName.SHIFT, Command.TAB_4)

    def _build(self) -> None:
        """Lay out the open page."""
        page = self._model.page
        self._list.show_current(self._model.current)
        body = QWidget()
        column = QVBoxLayout(body)
        # Free of the bar that stands at its end when the page is taller than the window.
        column.setContentsMargins(BAR_GAP_PX, 0, BAR_GAP_PX, 0)
        column.setSpacing(ROW_GAP_PX)
        font = self._theme.text_font(TITLE_PX, QFont.Weight.Bold)
        column.addWidget(Label(self._theme, word(page.word), font=font))
        about = Label(
            self._theme, word(page.about), font=self._theme.text_font(LABEL_PX), ink="text2"
        )
        about.setWordWrap(True)
        column.addWidget(about)
        column.addSpacing(4)
        self._trace = None
        if page.name == SCANNER_PAGE:
            self._trace = TraceBox(self._theme, self._model.scanner)
            column.addWidget(self._trace)
        self._rows = [self._row(entry) for entry in self._model.entries]
        for row in self._rows:
            column.addWidget(row)
        column.addStretch(1)
        self._page.setWidget(body)
        body.setAutoFillBackground(False)
        self._fit()
        self.strip_changed.emit()

    def _fit(self) -> None:
        is_narrow = self.width() < NARROW_BELOW_PX
        self._list.fit(is_narrow=is_narrow)
        edge_px = MARGIN_PX if is_narrow else PAGE_EDGE_PX
        self._card.column.setContentsMargins(edge_px, edge_px, edge_px, edge_px)
        for row in self._rows:
            row.fit(is_narrow=is_narrow)

    def _row(self, entry: Entry) -> SettingsRow:
        if isinstance(entry, Setting):
            kind = ChoiceSettingRow if entry.options else TypedSettingRow
            return kind(self._theme, self._model, entry)
        if isinstance(entry, Deed):
            return DeedRow(self._theme, self._model, entry)
        assert isinstance(entry, Fact)
        return FactRow(self._theme, self._model, entry)


class PageList(Card):
    """The pages by their words, each with its key; `pressed` gives the place."""

    pressed = Signal(int)

    def __init__(self, theme: Theme, pages: tuple[Page, ...]) -> None:
        super().__init__(theme, margin_px=LIST_EDGE_PX)
        self.column.setSpacing(4)
        self._buttons = []
        for place, page in enumerate(pages):
            button = PageButton(
                theme, word(page.word), icon=page.icon, key=f"Alt+{(place + 1) % 10}"
            )
            button.clicked.connect(lambda _checked=False, place=place: self.pressed.emit(place))
            self._buttons.append(button)
            self.column.addWidget(button)
        self.column.addStretch(1)
        self.fit(is_narrow=False)

    def fit(self, *, is_narrow: bool) -> None:
        """Show the words where there is room for them."""
        for button in self._buttons:
            button.shows_word = not is_narrow
        needed_px = max(button.needed_width_px() for button in self._buttons)
        least_px = 0 if is_narrow else LIST_PX
        self.setFixedWidth(max(least_px, needed_px + 2 * LIST_EDGE_PX))

    def show_current(self, current: int) -> None:
        """Light the page that is open."""
        for place, button in enumerate(self._buttons):
            button.setChecked(place == current)
