"""Stock count: scan what is on the shelf, save, and see what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QFont

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.stock.stock_screen import StockScreen
from pos_app.ui.tokens import BODY_PX, PAY_BUTTON_HEIGHT_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label, Lines
from pos_app.ui.widgets.fields import Labelled, TextField
from pos_app.ui.widgets.message import Message
from pos_app.ui.widgets.total_card import HEIGHT_PX, HEIGHT_TINY_PX, Total, TotalCard
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.goods.counting import value_text
from pos_app.viewmodels.goods.rows import NOTHING

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.goods.counting import CountModel

SHELF_CHARS_MAX = 200
WIDTHS_PX = (104, 104, 116)
MARGIN_PX = 16
LOW_BELOW_PX = 590
"""A screen of 1280 x 720, below the tabs."""


class CountScreen(StockScreen):
    """Shows a CountModel."""

    screen_name: ClassVar[ScreenName] = ScreenName.STOCK
    commands: ClassVar[frozenset[Command]] = StockScreen.commands | {Command.BLIND}
    low_below_px: ClassVar[int] = LOW_BELOW_PX

    def __init__(self, theme: Theme, count: CountModel) -> None:
        super().__init__(
            theme,
            count,
            widths_px=WIDTHS_PX,
            hint=self.tr("Scan what is on the shelf, piece by piece, or type how many"),
            empty=Message(
                "scan-barcode",
                self.tr("Scan the shelf"),
                self.tr("Each scan is one more; a typed number sets how many. Nothing is lost."),
            ),
        )
        self._count = count
        self._total = TotalCard(theme)
        self.side.addWidget(self._total)
        self._shelf = TextField(theme, chars_max=SHELF_CHARS_MAX)
        self._shelf.textEdited.connect(self._take_shelf)
        self._shelf_part = Labelled(theme, self.tr("Shelf or list"), self._shelf)
        self.side.addWidget(self._shelf_part)
        self._blind = ActionButton(theme, "", key="F3")
        self._blind.clicked.connect(count.toggle_blind)
        self.side.addWidget(self._blind)
        self._card = card = Card(theme, margin_px=MARGIN_PX)
        font = theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
        self._title = Label(theme, "", font=font, ink="text2")
        self._lines = Lines(theme, count.more_words, font=theme.text_font(BODY_PX))
        card.column.addWidget(self._title)
        card.column.addWidget(self._lines, 1)
        self.side.addWidget(card, 1)
        self.side.addStretch()
        self._save = ActionButton(
            theme,
            self.tr("Save the count"),
            kind=Kind.PRIMARY,
            icon="check",
            key="F12",
            height_px=PAY_BUTTON_HEIGHT_PX,
        )
        self._save.clicked.connect(self.record)
        self.side.addWidget(self.saved_label)
        self.side.addWidget(self._save)
        self.refresh()

    def refresh(self) -> None:
        """Show the list and what it comes to; while blind only how many lines there are."""
        super().refresh()
        count, summary = self._count, self._count.summary
        is_hidden = count.is_blind and bool(count.drafts)
        is_known = count.sees_cost and not is_hidden
        self._total.show_total(
            Total(
                title=self.tr("Lines counted"),
                lines="",
                currency="",
                figure=isolated(summary.lines),
                facts=(
                    (self.tr("Differ"), NOTHING if is_hidden else isolated(summary.differ)),
                    (self.tr("Value at cost"), value_text(summary) if is_known else NOTHING),
                ),
            )
        )
        self._save.setEnabled(bool(count.drafts))
        words = self.tr("Show what the till knows") if count.is_blind else self.tr("Count blind")
        self._blind.setText(words)
        self.strip_changed.emit()
        found = count.differences or count.asked
        title = self.tr("The count found") if count.differences else self.tr("Please count")
        self._title.setText(title)
        self._lines.show_lines(found)
        self._card.setVisible(bool(found))
        # What a count found is read before the next one begins.
        is_read = self.is_low and bool(count.differences)
        for part in (self._shelf_part, self._blind):
            part.setVisible(not is_read)
        self._total.setFixedHeight(HEIGHT_TINY_PX if self.is_low else HEIGHT_PX)
        if self._shelf.text() != count.shelf:
            self._shelf.setText(count.shelf)

    def take_command(self, command: Command) -> bool:
        """F3 shows or hides what the till knows."""
        if command is Command.BLIND:
            self._count.toggle_blind()
            return True
        return super().take_command(command)

    def save(self) -> None:
        """Record the count and go back to scanning."""
        if self.model.save():
            self.setFocus()

    def _take_shelf(self, text: str) -> None:
        self._count.shelf = text
