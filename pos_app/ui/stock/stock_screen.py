"""What the two stock screens share: command bar, list, search, and how keys reach the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.search import SearchOverlay
from pos_app.ui.frame.unknown import UnknownCard
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.stock.columns import Columns
from pos_app.ui.stock.draft_list import DraftHeading, DraftList
from pos_app.ui.tokens import PAY_SIDE_WIDTH_PX, SMALL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.command_bar import CommandBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pos_app.ui.widgets.message import Message
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.stock import StockModel

MARGIN_PX = 12
NARROW_BELOW_PX = 1100
NARROW_SIDE_PX = 360
VERY_LOW_BELOW_PX = 500
"""A 1366 x 768 screen at 125 %, below the tabs."""
_SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class StockScreen(Screen):
    """A list on the leading side, `side` with figures and the button that records on the other."""

    commands: ClassVar[frozenset[Command]] = frozenset(
        {
            Command.HELP,
            Command.SEARCH,
            Command.EXPLAIN,
            Command.SAVE,
            Command.REMOVE_LINE,
            Command.UNDO,
            Command.REDO,
            Command.BACK,
        }
    )
    low_below_px: ClassVar[int] = VERY_LOW_BELOW_PX
    new_wanted = Signal(str)
    """A product of this name is to be added: the search did not find it."""

    def __init__(
        self,
        theme: Theme,
        model: StockModel,
        *,
        widths_px: tuple[int, ...],
        hint: str,
        empty: Message,
    ) -> None:
        """`widths_px` are those of the model's columns."""
        super().__init__()
        self.theme = theme
        self.model = model
        self.is_low = False
        """Whether the side has to do with less height."""
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        row.setSpacing(MARGIN_PX)
        left = QVBoxLayout()
        left.setSpacing(10)
        row.addLayout(left, 1)
        self._bar = CommandBar(theme, hint)
        self._bar.show_state(self.tr("Ready to scan"))
        left.addWidget(self._bar)
        card = Card(theme)
        columns = Columns(model.headings(), widths_px)
        heading = DraftHeading(theme, columns)
        card.column.addWidget(heading)
        self._list = DraftList(theme, model.lines, columns=columns, empty=empty)
        self._list.resized.connect(heading.take_room)
        card.column.addWidget(self._list, 1)
        left.addWidget(card, 1)
        self._side = QWidget()
        self._side.setFixedWidth(PAY_SIDE_WIDTH_PX)
        self.side = QVBoxLayout(self._side)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(10)
        row.addWidget(self._side)
        self.saved_label = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text3")
        self.saved_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._search = SearchOverlay(theme, self, model.search)
        self._search.taken.connect(model.add)
        self._unknown = UnknownCard(
            theme, self, model.unknown, rows=self._list, can_sell_once=False
        )
        self._list.pressed_at.connect(self._choose)
        model.search_wanted.connect(self._search.begin)
        model.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the entry and the current line."""
        entry = self.model.entry
        self._bar.show_entry(entry.typed, entry.multiplier_text)
        if entry.asked_milli is not None:
            words = self.tr("Really {count}? Enter: yes, Esc: no")
            self._bar.show_state(words.format(count=entry.asked_text), is_warning=True)
        elif self.model.question is not None:
            self._bar.show_state(self.model.question.text, is_warning=True)
        else:
            self._bar.show_state(self.tr("Ready to scan"))
        saved = self.model.saved_text
        self.saved_label.setText(
            self.tr("Draft saved here {time}").format(time=saved) if saved else ""
        )
        self._list.show_current(self.model.current_row)

    def shown(self) -> None:
        """Know stock and prices of now; say once that a list is back."""
        self.model.welcome()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves more of its room to the list."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_BELOW_PX
        self._side.setFixedWidth(NARROW_SIDE_PX if is_narrow else PAY_SIDE_WIDTH_PX)
        # Larger words need more height.
        percent = max(100, self.theme.writing.size_percent)
        is_low = self.height() * 100 < self.low_below_px * percent
        if is_low != self.is_low:
            self.is_low = is_low
            self.refresh()

    def explained(self) -> int | None:
        """What the search has chosen, else the line's product."""
        chosen = self.model.search.chosen if self._search.isVisible() else None
        current = self.model.current
        product = chosen or (current.product if current else None)
        return None if product is None else product.product_id

    def take_scan(self, text: str) -> None:
        """One more of what was scanned, whatever is open."""
        self._search.hide()
        self.model.scan(text)

    def take_command(self, command: Command) -> bool:
        """Do what a command key asks."""
        if self._unknown.isVisible() and self._unknown.take_command(command):
            return True
        if command is Command.SEARCH:
            self._search.begin("")
        elif command is Command.SAVE:
            self._record_or_add()
        elif command is Command.REMOVE_LINE:
            self.model.remove_line()
        elif command is Command.UNDO:
            self.model.undo()
        elif command is Command.REDO:
            self.model.redo()
        elif command is Command.BACK:
            return self._go_back()
        else:
            return False
        return True

    def _record_or_add(self) -> None:
        """F12 records the list; in a search that finds nothing it adds, as that one says."""
        missing = self.model.search.missing if self._search.isVisible() else ""
        self._search.close_softly()
        if missing:
            self.new_wanted.emit(missing)
            self.screen_wanted.emit(ScreenName.PRODUCTS, Command.NEW)
        else:
            self.record()

    def record(self) -> None:
        """Record the list, once nothing typed waits for its Enter."""
        if self.model.is_ready():
            self.save()

    def save(self) -> None:
        """Record the list."""
        self.model.save()

    def take_text(self, text: str) -> None:
        self.model.type_text(text)

    def take_enter(self) -> None:
        self.model.enter()

    def take_backspace(self) -> None:
        self.model.backspace()

    def take_move(self, rows: int) -> None:
        if self.model.settle():
            self.model.move(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose a cell; in a mirrored window Left leads onward."""
        step = _SIDEWAYS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        if self.model.settle():
            self.model.move_cell(-step if self.theme.is_mirrored else step)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab enters a typed number, and goes through the cells before it leaves the list."""
        if self.hasFocus() and not self.model.settle():
            return True
        if self.hasFocus() and self.model.cell_count() > 1:
            if self.model.move_cell(1 if is_next else -1):
                return True
            self.model.current_cell = 0
            self.model.show_drafts(row=self.model.current_row)
        return super().focusNextPrevChild(is_next)

    def _choose(self, row: int, cell: int | None) -> None:
        """A press on a line: what is typed next is about it, whatever had the keyboard."""
        self.setFocus()
        if self.model.settle():
            self.model.choose(row, cell)

    def _go_back(self) -> bool:
        """Close what is open, then clear the entry; False when there was nothing."""
        if self._search.isVisible():
            self._search.close_softly()
            return True
        if not self.hasFocus():
            self.setFocus()
            return True
        return self.model.escape()
