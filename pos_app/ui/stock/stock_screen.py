"""What the two stock screens share: command bar, list, search, and how keys reach the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.search import SearchOverlay
from pos_app.ui.frame.unknown import UnknownCard
from pos_app.ui.key_map import Command
from pos_app.ui.stock.draft_list import DraftHeading, DraftList
from pos_app.ui.tokens import PAY_SIDE_WIDTH_PX
from pos_app.ui.widgets.card import Card
from pos_app.ui.widgets.command_bar import CommandBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from pos_app.ui.widgets.message import Message
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.stock import StockModel

MARGIN_PX = 12
_SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class StockScreen(Screen):
    """A list on the leading side, `side` with figures and the button that records on the other."""

    commands: ClassVar[frozenset[Command]] = frozenset(
        {
            Command.HELP,
            Command.SEARCH,
            Command.SAVE,
            Command.REMOVE_LINE,
            Command.UNDO,
            Command.BACK,
        }
    )

    def __init__(self, theme: Theme, model: StockModel, *, hint: str, empty: Message) -> None:
        super().__init__()
        self.theme = theme
        self.model = model
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
        card.column.addWidget(DraftHeading(theme, model.headings()))
        self._list = DraftList(theme, model.lines, empty)
        card.column.addWidget(self._list, 1)
        left.addWidget(card, 1)
        side = QWidget()
        side.setFixedWidth(PAY_SIDE_WIDTH_PX)
        self.side = QVBoxLayout(side)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(10)
        row.addWidget(side)
        self._search = SearchOverlay(theme, self, model.search)
        self._search.taken.connect(model.add)
        self._unknown = UnknownCard(theme, self, model.unknown, can_sell_once=False)
        self._list.clicked.connect(lambda index: model.show_drafts(row=index.row()))
        model.search_wanted.connect(self._search.begin)
        model.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the entry and the current line."""
        entry = self.model.entry
        self._bar.show_entry(entry.typed, entry.multiplier_text)
        if entry.asked_milli is not None:
            words = self.tr("Really {count}? Enter: yes, Esc: no")
            self._bar.show_state(words.format(count=entry.asked_text), is_warning=True)
        else:
            self._bar.show_state(self.tr("Ready to scan"))
        self._list.show_current(self.model.current_row)

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
            self._search.hide()
            self.save()
        elif command is Command.REMOVE_LINE:
            self.model.remove_line()
        elif command is Command.UNDO:
            self.model.undo()
        elif command is Command.BACK:
            return self._go_back()
        else:
            return False
        return True

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
        self.model.move(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose a cell; in a mirrored window Left leads onward."""
        step = _SIDEWAYS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        self.model.move_cell(-step if self.theme.is_mirrored else step)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes through the cells of the line before it leaves the list."""
        if self.hasFocus() and self.model.cell_count() > 1:
            if self.model.move_cell(1 if is_next else -1):
                return True
            self.model.current_cell = 0
            self.model.show_drafts(row=self.model.current_row)
        return super().focusNextPrevChild(is_next)

    def _go_back(self) -> bool:
        """Close what is open, then clear the entry; False when there was nothing."""
        if self._search.isVisible():
            self._search.close_softly()
            return True
        if not self.hasFocus():
            self.setFocus()
            return True
        return self.model.escape()
