"""Why is this number 37? Each movement with the stock after it, in a card over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QVBoxLayout,
)

from pos_app.ui.frame.cover import Cover
from pos_app.ui.frame.row_list import HeadedList, Heading
from pos_app.ui.frame.screen import ENTER_KEYS, MOVES
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import BODY_PX, CAPTION_PX, HEADING_PX, SMALL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import RIGHT, Sketch
from pos_app.viewmodels.figures import as_one
from pos_app.viewmodels.goods.explaining import StepRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.goods.explaining import ExplainModel

WIDTH_PX = 760
HEIGHT_MAX_PX = 600
MARGIN_PX = 20
STEP_PX = 54
EDGE_PX = 12
DELTA_WIDTH_PX = 110
AFTER_WIDTH_PX = 110


class StepDelegate(PaintedRow[StepRow]):
    """Paints a movement: what happened, who and where, the change, the stock after it."""

    HEIGHT_PX = STEP_PX

    def draw(self, sketch: Sketch, row: StepRow) -> None:
        theme, tokens = self._theme, sketch.tokens
        width = _words_px(sketch.box.width())
        font = theme.small_font_for(row.what, BODY_PX, QFont.Weight.Medium)
        words = f"{row.what} \u00b7 {row.note}" if row.note else row.what
        ink = tokens.warn if row.note else tokens.text
        sketch.words(sketch.at((EDGE_PX, 4, width, 26)), words, font=font, ink=ink)
        font = theme.small_font_for(row.about, CAPTION_PX)
        place = sketch.at((EDGE_PX, 30, width, 20))
        sketch.words(place, row.about, font=font, ink=tokens.text3)
        font = theme.number_font(BODY_PX, QFont.Weight.DemiBold)
        ink = tokens.text3 if row.is_held else tokens.brand if row.is_in else tokens.text2
        place = sketch.at((EDGE_PX + width, 0, DELTA_WIDTH_PX, STEP_PX))
        sketch.words(place, row.delta, font=font, ink=ink, flags=RIGHT)
        place = sketch.at((EDGE_PX + width + DELTA_WIDTH_PX, 0, AFTER_WIDTH_PX, STEP_PX))
        sketch.words(place, row.after, font=font, ink=tokens.text, flags=RIGHT)


class ExplainCover(Cover):
    """Shows an ExplainModel; Esc closes it, a scan closes it and goes where it belongs."""

    passed = Signal(str)

    def __init__(self, theme: Theme, over: QWidget, explaining: ExplainModel) -> None:
        super().__init__(theme, over)
        self._explaining = explaining
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        card = Card(theme, margin_px=MARGIN_PX, is_raised=True)
        card.setFixedWidth(WIDTH_PX)
        card.setMaximumHeight(HEIGHT_MAX_PX)
        layout.addWidget(card, 1, Qt.AlignmentFlag.AlignHCenter)
        self._title = Label(theme, "", font=theme.title_font(HEADING_PX, QFont.Weight.Bold))
        self._head = Label(
            theme,
            self.tr("The newest on top"),
            font=theme.text_font(SMALL_PX),
            ink="text2",
        )
        self._list = HeadedList(
            theme, explaining.rows, headings=self._headings, name=self.tr("Movements")
        )
        self._list.setItemDelegate(StepDelegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._forward = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        hint = Label(
            theme,
            self.tr("Up and Down go through them \u00b7 Esc closes"),
            font=theme.text_font(SMALL_PX),
            ink="text3",
        )
        for part in (self._title, self._head):
            card.column.addWidget(part)
        card.give_way_out(self.leave)
        card.column.addSpacing(8)
        card.column.addWidget(self._list, 1)
        card.column.addSpacing(6)
        for part in (self._forward, hint):
            card.column.addWidget(part)
        explaining.changed.connect(self._refresh)

    def open(self) -> None:
        """Lie over the window and take the arrows."""
        super().open()
        self._refresh()
        self.setFocus()

    def take_scan(self, text: str) -> None:
        """What was scanned belongs to the screen below."""
        self.hide()
        self.passed.emit(text)

    def take_command(self, command: Command) -> bool:
        """Esc, and the key that opened it, close it; the others wait."""
        if command in {Command.BACK, Command.EXPLAIN}:
            self.hide()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the movements; Enter closes."""
        if event.key() in MOVES:
            self._explaining.move(MOVES[event.key()])
        elif event.key() in ENTER_KEYS:
            self.hide()

    def _headings(self, width: int) -> tuple[Heading, ...]:
        end = EDGE_PX + _words_px(width)
        return (
            Heading(self.tr("What moved"), EDGE_PX, _words_px(width)),
            Heading(self.tr("How many"), end, DELTA_WIDTH_PX, is_figure=True),
            Heading(
                self.tr("Stock after it"), end + DELTA_WIDTH_PX, AFTER_WIDTH_PX, is_figure=True
            ),
        )

    def _refresh(self) -> None:
        explaining = self._explaining
        words = self.tr("{name}: {count} in stock")
        shown = words.format(name=as_one(explaining.name), count=explaining.stock)
        self._title.setText(shown)
        self.setAccessibleName(shown)
        never = "" if explaining.rows.rows else self.tr("It never moved")
        self._forward.setText(explaining.forward or never)
        self._forward.setVisible(bool(explaining.forward or never))
        self._list.setCurrentIndex(explaining.rows.index(max(explaining.current_row, 0), 0))


def _words_px(width: int) -> int:
    """What the figures leave for the words in rows of a width."""
    return width - DELTA_WIDTH_PX - AFTER_WIDTH_PX - 2 * EDGE_PX
