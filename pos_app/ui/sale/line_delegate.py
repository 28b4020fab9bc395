"""How one line of the bill is painted: names lead, figures stand in columns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from pos_app.ui.tokens import BODY_PX, CAPTION_PX, ROW_HEIGHT_PX, SMALL_PX
from pos_app.ui.widgets.painting import CENTRE, LEFT, RIGHT, Sketch, text_width
from pos_app.ui.widgets.theme import has_urdu
from pos_app.viewmodels.figures import format_money, format_quantity, isolated
from pos_app.viewmodels.row_model import ROW_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyle

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.line_rows import LineRow

NUMBER_WIDTH_PX = 44
FIGURE_WIDTHS_PX = (168, 104, 132)
"""Of quantity, price and amount."""
NARROW_FIGURE_WIDTHS_PX = (148, 92, 120)
NARROW_BELOW_PX = 660
"""A 1366 x 768 screen at 125 %: names need the room more."""
END_PX = 12
NAME_HEIGHT_PX, NOTE_TOP_PX, NOTE_HEIGHT_PX = 34, 35, 18
"""A long name has two lines above what else there is to know."""
PAISA_WIDTH_PX = 23
STEP_WIDTH_PX = 40
STEP_ROOM_PX = 32
"""What a sign of the stepper and its gap take: a minus that touched a figure would belong to it."""
URDU_NAME_PX = 19
KEPT_ROWS_MAX = 48
"""Pictures of rows: more than a screen of 1080 lines shows, of a quarter of a megabyte each."""


class Columns(NamedTuple):
    """Where each column begins after the leading edge, and how wide, for a row of some width."""

    name: int
    name_width: int
    quantity: int
    quantity_width: int
    price: int
    price_width: int
    amount: int
    amount_width: int


def columns(width: int) -> Columns:
    """Lay the columns out: everything but the name has a fixed width."""
    widths = NARROW_FIGURE_WIDTHS_PX if width < NARROW_BELOW_PX else FIGURE_WIDTHS_PX
    name_width = width - NUMBER_WIDTH_PX - sum(widths) - END_PX
    quantity = NUMBER_WIDTH_PX + name_width
    price = quantity + widths[0]
    amount = price + widths[1]
    return Columns(
        name=NUMBER_WIDTH_PX,
        name_width=name_width,
        quantity=quantity,
        quantity_width=widths[0],
        price=price,
        price_width=widths[1],
        amount=amount,
        amount_width=widths[2],
    )


class _Look(NamedTuple):
    """All that a row's picture depends on, beside the theme."""

    line: LineRow
    width: int
    is_current: bool
    is_hot: bool
    shows_paisa: bool
    direction: Qt.LayoutDirection
    ratio: float


@cache
def _states() -> tuple[QStyle.StateFlag, QStyle.StateFlag]:
    """The flags of a row that is selected, and of one under the pointer.

    PySide makes the six hundred names of QStyle in 5 ms, which the empty list need not wait for.
    """
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - as said above

    return QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver


class LineDelegate(QStyledItemDelegate):
    """Paints a `LineRow`; `shows_paisa` keeps a slot for paisa behind every amount.

    A row is drawn once and kept as a picture: a new line moves all others up, and only it and the
    one before look different.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures: dict[_Look, QPixmap] = {}
        self.shows_paisa = False
        # A method of this object, not the dictionary's own: that one would live as long as the
        # theme, and each window that was built anew would leave its pictures behind.
        theme.changed.connect(self._forget)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        """Every row is equally tall."""
        return QSize(400, ROW_HEIGHT_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        box: QRect = option.rect
        selected, under_pointer = _states()
        is_current = bool(option.state & selected)
        look = _Look(
            line=index.data(ROW_ROLE),
            width=box.width(),
            is_current=is_current,
            is_hot=bool(option.state & under_pointer) and not is_current,
            shows_paisa=self.shows_paisa,
            direction=option.direction,
            ratio=painter.device().devicePixelRatioF(),
        )
        picture = self._pictures.pop(look, None) or self._draw(look)
        # The one that was painted longest ago stands first, and goes first.
        self._pictures[look] = picture
        if len(self._pictures) > KEPT_ROWS_MAX:
            del self._pictures[next(iter(self._pictures))]
        painter.drawPixmap(box.topLeft(), picture)

    def _forget(self) -> None:
        """Other colours: every row is drawn again."""
        self._pictures.clear()

    def _draw(self, look: _Look) -> QPixmap:
        """Draw one row; a plain one has no ground: the card below has round corners."""
        box = QRect(0, 0, look.width, ROW_HEIGHT_PX)
        picture = QPixmap(box.size() * look.ratio)
        picture.setDevicePixelRatio(look.ratio)
        ground = "brand_tint" if look.is_current else "hover" if look.is_hot else ""
        picture.fill(self._theme.colour(ground) if ground else Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            sketch = Sketch.inside(painter, self._theme, box=box, direction=look.direction)
            if look.is_current:
                edge = sketch.at((0, 0, 4, box.height()))
                painter.fillRect(edge, self._theme.colour("brand_line"))
            hairline = QRect(12, box.bottom(), box.width() - 24, 1)
            painter.fillRect(hairline, self._theme.colour("border"))
            places = columns(box.width())
            self._draw_number(sketch, look.line, is_current=look.is_current)
            self._draw_name(sketch, look.line, places)
            self._draw_quantity(sketch, look.line, places, is_current=look.is_current)
            self._draw_price(sketch, look.line, places)
            self._draw_amount(sketch, look.line, places)
        return picture

    def _draw_number(self, sketch: Sketch, line: LineRow, *, is_current: bool) -> None:
        """Draw the line's number."""
        font = self._theme.number_font(SMALL_PX, QFont.Weight.Medium)
        box = sketch.at((8, 0, NUMBER_WIDTH_PX - 12, ROW_HEIGHT_PX))
        ink = sketch.tokens.brand if is_current else sketch.tokens.text3
        sketch.words(box, str(line.number), font=font, ink=ink, flags=CENTRE)

    def _draw_name(self, sketch: Sketch, line: LineRow, places: Columns) -> None:
        """Draw the name, and under it what else there is to know about the line."""
        width = places.name_width - 8
        notes = [note for note in self._notes(line) if note[0]]
        if not notes:
            font = self._theme.font_for(line.name, BODY_PX, QFont.Weight.Medium)
            if has_urdu(line.name):
                font = self._theme.font_for(line.name, URDU_NAME_PX)
            box = sketch.at((places.name, 0, width, ROW_HEIGHT_PX))
        elif has_urdu(line.name):
            font = self._theme.font_for(line.name, URDU_NAME_PX)
            box = sketch.at((places.name, 4, width, 36))
        else:
            font = self._theme.font_for(line.name, BODY_PX, QFont.Weight.Medium)
            box = sketch.at((places.name, 2, width, NAME_HEIGHT_PX))
        ink = sketch.tokens.text
        if notes and sketch.fits(line.name, font=font, width=width):
            under = sketch.at((places.name, NOTE_TOP_PX, width, NOTE_HEIGHT_PX))
            sketch.words(box, line.name, font=font, ink=ink, above=under)
        else:
            if notes:
                box = sketch.at((places.name, 0, width, NAME_HEIGHT_PX))
            low = self._theme.small_font_for(line.name, SMALL_PX, QFont.Weight.Medium)
            sketch.two_lines(box, line.name, font=font, low=low, ink=ink)
        start = places.name
        for text, ink in notes:
            font = self._theme.small_font_for(text, CAPTION_PX, QFont.Weight.Medium)
            room = places.name + width - start
            taken = text_width(font, text)
            if taken > room and start > places.name:
                # A narrow window shows the first ones whole; a screen reader says them all.
                return
            box = sketch.at((start, NOTE_TOP_PX, min(taken, room), NOTE_HEIGHT_PX))
            sketch.words(box, text, font=font, ink=ink)
            start += taken + 12

    def _notes(self, line: LineRow) -> list[tuple[str, str]]:
        """What stands under the name: notes first, the second name where there is room."""
        tokens = self._theme.tokens
        notes = [
            (line.warning, tokens.warn),
            (line.price_note, tokens.text3),
            (line.discount_note, tokens.khata),
            (line.stock_note, tokens.warn),
            (line.facts, tokens.text3),
        ]
        shown = [note for note in notes if note[0]]
        return shown or [(line.second, tokens.text3)]

    def _draw_quantity(
        self, sketch: Sketch, line: LineRow, places: Columns, *, is_current: bool
    ) -> None:
        """Draw the quantity, in a stepper on the current line."""
        start, width = places.quantity, places.quantity_width
        box = sketch.at((start + 4, 9, width - 12, ROW_HEIGHT_PX - 18))
        tokens = sketch.tokens
        if is_current:
            line_colour = tokens.brand_line
            sketch.rounded(box, 8, fill=tokens.surface, line=line_colour, width=1.2)
            for name, offset in (("minus", 4), ("plus", width - 48)):
                at = sketch.at((start + offset + 12, 20, 17, 17)).topLeft()
                sketch.icon(at, name, ink=tokens.brand, size_px=17)
        font = self._theme.number_font(18 if is_current else BODY_PX, QFont.Weight.DemiBold)
        text = format_quantity(line.quantity_milli, is_weighed=line.is_weighed)
        room = box.adjusted(STEP_ROOM_PX, 0, -STEP_ROOM_PX, 0) if is_current else box
        if not line.is_weighed:
            sketch.words(room, text, font=font, ink=tokens.text, flags=CENTRE)
            return
        unit_font = self._theme.text_font(SMALL_PX)
        figure, unit = text_width(font, text), text_width(unit_font, line.unit)
        if figure + 4 + unit > room.width():
            whole = f"{text} {line.unit}"
            sketch.measured(room, whole, font=font, ink=tokens.text, flags=CENTRE)
            return
        left = box.center().x() - (figure + 4 + unit) // 2
        first, second = (unit, figure) if sketch.is_mirrored else (figure, unit)
        one = QRect(left, box.y(), first, box.height())
        two = QRect(left + first + 4, box.y(), second, box.height())
        figure_box, unit_box = (two, one) if sketch.is_mirrored else (one, two)
        sketch.words(figure_box, text, font=font, ink=tokens.text, flags=LEFT)
        sketch.words(unit_box, line.unit, font=unit_font, ink=tokens.text3, flags=LEFT)

    def _draw_price(self, sketch: Sketch, line: LineRow, places: Columns) -> None:
        """Draw the price of one unit."""
        font = self._theme.number_font(15)
        box = sketch.at((places.price + 10, 0, places.price_width - 24, ROW_HEIGHT_PX))
        # A long figure goes on to the left, whichever way the row is read.
        box.setLeft(box.left() - 8)
        text = format_money(line.price_paisa)
        sketch.words(box, text, font=font, ink=sketch.tokens.text2, flags=RIGHT)

    def _draw_amount(self, sketch: Sketch, line: LineRow, places: Columns) -> None:
        """Draw the amount: rupees line up, paisa stand small in a slot of their own."""
        box = sketch.at((places.amount + 4, 0, places.amount_width - 12, ROW_HEIGHT_PX))
        rupees, paisa = divmod(line.amount_paisa, 100)
        if self.shows_paisa:
            slot = QRect(box.right() - PAISA_WIDTH_PX + 1, box.y() + 1, 26, box.height())
            box = box.adjusted(0, 0, -PAISA_WIDTH_PX, 0)
            if paisa:
                font = self._theme.number_font(SMALL_PX, QFont.Weight.Medium)
                ink = sketch.tokens.text2
                sketch.words(slot, isolated(f".{paisa:02d}"), font=font, ink=ink, flags=LEFT)
        font = self._theme.number_font(18, QFont.Weight.DemiBold)
        text = format_money(rupees * 100)
        sketch.words(box, text, font=font, ink=sketch.tokens.text, flags=RIGHT)
