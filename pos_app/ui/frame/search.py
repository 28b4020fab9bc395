"""The search overlay: a text box for any script and the products that fit, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.screen import ENTER_KEYS, MOVES
from pos_app.ui.tokens import BODY_PX, CAPTION_PX, SMALL_PX
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.fields import TextField
from pos_app.ui.widgets.message import EmptyMessage, Message
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import RIGHT, Sketch
from pos_app.ui.widgets.speaking import speak_chosen
from pos_app.viewmodels.figures import (
    code_text,
    format_money,
    format_quantity,
    isolated,
    latin_digits,
)
from pos_app.viewmodels.search import HitRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.search import SearchModel

HIT_HEIGHT_PX = 52
HITS_SHOWN = 8
PRICE_WIDTH_PX = 120
STOCK_WIDTH_PX = 130


class HitDelegate(PaintedRow[HitRow]):
    """Paints one product found: its names, its price, what is in stock."""

    HEIGHT_PX = HIT_HEIGHT_PX

    def draw(self, sketch: Sketch, row: HitRow) -> None:
        box, tokens = sketch.box, sketch.tokens
        start = 14
        if row.key:
            cap = sketch.at((14, 14, 26, 24))
            sketch.keycap(cap, row.key, cap=tokens.key, ink=tokens.key_text)
            start = 52
        width = box.width() - PRICE_WIDTH_PX - STOCK_WIDTH_PX - 18 - start
        font = self._theme.font_for(row.name, BODY_PX + 1, QFont.Weight.Medium)
        place, under = sketch.at((start, 4, width, 26)), sketch.at((start, 29, width, 19))
        sketch.words(place, row.name, font=font, ink=tokens.text, above=under)
        second = row.second or isolated(code_text(row.code))
        font = self._theme.small_font_for(second, CAPTION_PX)
        sketch.words(under, second, font=font, ink=tokens.text3)
        font = self._theme.number_font(17, QFont.Weight.DemiBold)
        place = sketch.at((width + start + 4, 0, PRICE_WIDTH_PX, HIT_HEIGHT_PX))
        price = format_money(row.price_paisa)
        sketch.words(place, price, font=font, ink=tokens.text, flags=RIGHT)
        if row.stock_milli is not None:
            font = self._theme.number_font(SMALL_PX, QFont.Weight.Medium)
            place = sketch.at(
                (width + PRICE_WIDTH_PX + start + 4, 0, STOCK_WIDTH_PX, HIT_HEIGHT_PX)
            )
            stock = format_quantity(row.stock_milli, is_weighed=row.is_weighed)
            ink = tokens.text2 if row.stock_milli > 0 else tokens.warn
            words = self.tr("{count} in stock").format(count=isolated(stock))
            sketch.words(place, words, font=font, ink=ink, flags=sketch.trail)


class SearchBox(TextField):
    """The text box; what moves the choice or takes it is told, everything else types."""

    # The letter that opened the search is already in it: the next one must not replace it.
    selects_on_focus = False
    moved = Signal(int)
    entered = Signal()

    def begin(self, text: str) -> None:
        """Take the keyboard with a first letter from elsewhere: it begins another search."""
        kept = self.text() if self.hasFocus() else ""
        self.setFocus()
        self.setText(kept + text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter takes; Home and End stay with the text."""
        key = event.key()
        if key in MOVES and key not in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.moved.emit(MOVES[key])
        elif key in ENTER_KEYS:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SearchOverlay(Overlay):
    """Shows a SearchModel; `taken` gives the product that was chosen."""

    veils = False

    taken = Signal(object)

    def __init__(self, theme: Theme, over: QWidget, search: SearchModel) -> None:
        super().__init__(theme, over)
        self._search = search
        self._box = SearchBox(theme)
        self._box.setAccessibleName(self.tr("Search"))
        self._box.setPlaceholderText(self.tr("Name or code, in any script"))
        self.column.addWidget(self._box)
        self.column.addSpacing(8)
        self._list = QListView()
        self._list.setModel(search.hits)
        self._list.setItemDelegate(HitDelegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Products found"))
        speak_chosen(self._list)
        self._empty = EmptyMessage(theme, self._list)
        self.column.addWidget(self._list)
        self.column.addSpacing(8)
        self._foot = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        self.column.addWidget(self._foot)
        self._box.textEdited.connect(self._type)
        self._box.moved.connect(search.move)
        self._box.entered.connect(self.take)
        self._list.clicked.connect(self._click)
        search.changed.connect(self.refresh)

    def place(self) -> None:
        """Lie over the command bar and the list: the total stays in sight."""
        self.lie_over_list(self._list, height_px=HITS_SHOWN * HIT_HEIGHT_PX)

    def begin(self, text: str) -> None:
        """Open with a first letter, or with the choices that were put up."""
        self._box.setText(text)
        if text or not self._search.message:
            self._search.search(text)
        self.open()
        self._box.setFocus()
        self.refresh()

    def take(self) -> None:
        """Take the chosen product and close."""
        product = self._search.chosen
        if product is not None:
            self.close_softly()
            self.taken.emit(product)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Keep Tab from leaving towards a button below, behind a search that stays open."""
        return True

    def close_softly(self) -> None:
        """Close and forget the text."""
        self.hide()
        self._search.search("")

    def refresh(self) -> None:
        """Show which hit is chosen and what the line below says."""
        search = self._search
        index = search.hits.index(search.current_row, 0)
        self._list.setCurrentIndex(index)
        self._empty.tell(self._nothing())
        self._foot.setText(search.message or self._foot_words())

    def _type(self, text: str) -> None:
        """Search; of several products that share a code a digit takes one."""
        digit = latin_digits(text)
        if self._search.is_offer and digit.isdecimal() and digit != "0":
            self._box.clear()
            self._search.choose(min(int(digit), len(self._search.hits.rows)) - 1)
            self.take()
            return
        self._search.search(text)

    def _click(self, index: QModelIndex) -> None:
        self._search.choose(index.row())
        self.take()

    def _foot_words(self) -> str:
        """What to do with what was found, or what to try."""
        if self._search.hits.rows:
            return self.tr("Enter adds \u00b7 3* before it adds 3 \u00b7 Esc closes")
        return self.tr("Type a name, a code, or the way it sounds")

    def _nothing(self) -> Message | None:
        """What stands in the list when nothing is called like what was typed."""
        text = self._search.text.strip()
        if not text or self._search.hits.rows or self._search.message:
            return None
        title = self.tr('Nothing called "{text}"').format(text=isolated(text))
        return Message("package-search", title, self.tr("Check the spelling, or F12 to add it"))
