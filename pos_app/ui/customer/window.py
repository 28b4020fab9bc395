"""What the customer sees: the bill as it grows, what is to pay, the code to pay by, the change.

It is painted as one picture in shares of its own size, because the customer's screen may be any
from a small panel to a television; and it reads theme, language and view as it paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QLinearGradient, QPainterPath
from PySide6.QtWidgets import QStyle, QWidget

from pos_app.ui.customer.words import CustomerWords
from pos_app.ui.tokens import RADIUS_CARD_PX
from pos_app.ui.widgets.painting import CENTRE, RIGHT, Sketch
from pos_app.ui.widgets.qr_view import QrView
from pos_app.viewmodels.customer.view import Stage
from pos_app.viewmodels.figures import format_money

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pos_app.ui.widgets.painting import Box
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.customer.model import CustomerModel
    from pos_app.viewmodels.customer.view import FacingLine

WIDE, HIGH = 1280, 720
"""The sizes below are for a screen of this size; another one is drawn larger or smaller."""
HEAD, EDGE, GAP, INSET = 92, 28, 20, 26
SIDE = 470
ROW, NEWEST_ROW = 74, 168
AMOUNT, COUNT = 140, 180
FIGURE_MIN, NAME_MIN = 34, 24
BOLD, SEMI = QFont.Weight.Bold, QFont.Weight.DemiBold


class CustomerWindow(QWidget):
    """Shows a CustomerModel on the customer's side."""

    def __init__(self, theme: Theme, model: CustomerModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._words = CustomerWords(model.style, self)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # The till ends when its own window is closed, not when the last one is.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(self.tr("Customer's display"))
        self._code = QrView(10)
        self._code.setParent(self)
        model.changed.connect(self.refresh)
        self.resize(WIDE, HIGH)
        self.refresh()

    def stand_on(self, number: int, *, till: QWidget) -> bool:
        """Fill the screen of a number, from 1; False when there is none, or the till is on it."""
        screens = QGuiApplication.screens()
        if number > len(screens) or screens[number - 1] is till.screen():
            return False
        self.setScreen(screens[number - 1])
        self.setGeometry(screens[number - 1].geometry())
        self.showFullScreen()
        return True

    def refresh(self) -> None:
        """Show the model's present view."""
        view = self._model.view
        self._code.show_code(view.modules, self.tr("QR code to pay"))
        self._code.setVisible(view.stage is Stage.CODE and bool(view.modules))
        title, figure = self._words.headline(self._model.view)
        self.setAccessibleName(f"{title} {figure}".strip())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the code in its place."""
        super().resizeEvent(event)
        self._place_code()

    def changeEvent(self, event: QEvent) -> None:
        """Another language or direction: everything is written again."""
        super().changeEvent(event)
        if hasattr(self, "_code"):
            self._place_code()
            self.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the stage that the bill is in."""
        with Sketch(self, self._theme) as sketch:
            stage = self._model.view.stage
            if stage in {Stage.WELCOME, Stage.PAID}:
                self._draw_alone(sketch)
                return
            sketch.painter.fillRect(self.rect(), self._theme.colour("canvas"))
            self._draw_head(sketch)
            self._draw_lines(sketch)
            self._draw_side(sketch)

    # Parts

    def _draw_alone(self, sketch: Sketch) -> None:
        """One thing in the middle of everything: a welcome, or the change."""
        tokens, view = sketch.tokens, self._model.view
        self._fill(sketch, self.rect(), radius=0)
        wide, high = self.width() / self._unit, self.height() / self._unit
        middle = high / 2
        title, figure = self._words.headline(self._model.view)
        if view.stage is Stage.WELCOME:
            font = self._fitting(view.store_name, wide - 2 * EDGE, most=92, least=NAME_MIN)
            box = self._at(sketch, (EDGE, middle - 130, wide - 2 * EDGE, 170))
            sketch.words(box, view.store_name, font=font, ink=tokens.hero_text, flags=CENTRE)
            box = self._at(sketch, (EDGE, middle + 60, wide - 2 * EDGE, 90))
            font = self._theme.title_font(self._px(40))
            sketch.words(box, title, font=font, ink=tokens.hero_sub, flags=CENTRE)
            return
        box = self._at(sketch, (EDGE, middle - 230, wide - 2 * EDGE, 90))
        font = self._theme.title_font(self._px(44), SEMI)
        sketch.words(box, title, font=font, ink=tokens.hero_sub, flags=CENTRE)
        box = self._at(sketch, (EDGE, middle - 140, wide - 2 * EDGE, 200))
        font = self._figure_font(figure, wide - 2 * EDGE, most=150)
        sketch.words(box, figure, font=font, ink=tokens.hero_text, flags=CENTRE)
        facts = [f"{word} {self._words.money(paisa)}" for word, paisa in self._words.facts(view)]
        box = self._at(sketch, (EDGE, middle + 80, wide - 2 * EDGE, 60))
        font = self._theme.text_font(self._px(30))
        sketch.words(box, "   \u00b7   ".join(facts), font=font, ink=tokens.hero_sub, flags=CENTRE)
        box = self._at(sketch, (EDGE, middle + 160, wide - 2 * EDGE, 90))
        font = self._theme.title_font(self._px(42), SEMI)
        sketch.words(
            box, self.tr("Thank you. Come again"), font=font, ink=tokens.hero_text, flags=CENTRE
        )

    def _draw_head(self, sketch: Sketch) -> None:
        """The store's name, and how much is on the bill."""
        view = self._model.view
        self._fill(sketch, self._at(sketch, (0, 0, self.width() / self._unit, HEAD)), radius=0)
        wide = self.width() / self._unit
        font = self._theme.font_for(view.store_name, self._px(36), BOLD)
        box = self._at(sketch, (EDGE, 0, wide - 2 * EDGE - 220, HEAD))
        sketch.words(box, view.store_name, font=font, ink=sketch.tokens.hero_text)
        box = self._at(sketch, (wide - EDGE - 220, 0, 220, HEAD))
        font = self._theme.text_font(self._px(26))
        count = self.tr("%n item(s)", "", view.line_count)
        sketch.words(box, count, font=font, ink=sketch.tokens.hero_sub, flags=sketch.trail)

    def _draw_lines(self, sketch: Sketch) -> None:
        """The newest line large, those around it small."""
        wide = self.width() / self._unit - SIDE - 2 * EDGE - GAP
        top: float = HEAD + EDGE
        for line in self._fitting_lines():
            height = NEWEST_ROW if line.is_newest else ROW
            if line.is_newest:
                self._draw_newest(sketch, line, (EDGE, top, wide, height))
            else:
                self._draw_line(sketch, line, (EDGE, top, wide, height))
            top += height + GAP / 2

    def _draw_newest(self, sketch: Sketch, line: FacingLine, box: Box) -> None:
        tokens = sketch.tokens
        start, top, wide, _height = box
        sketch.rounded(
            self._at(sketch, box), self._px(RADIUS_CARD_PX), fill=tokens.surface,
            line=tokens.brand_line, width=max(2.0, 3 * self._unit),
        )  # fmt: skip
        amount = self._words.money(line.amount_paisa)
        font = self._fitting(line.name, wide - 2 * INSET, most=40, least=NAME_MIN)
        inside = self._at(sketch, (start + INSET, top + 10, wide - 2 * INSET, 80))
        card = self._at(sketch, (start, top + 8, wide, NEWEST_ROW - 16))
        sketch.part(card).words(inside, line.name, font=font, ink=tokens.text)
        font = self._theme.number_font(self._px(44), BOLD)
        taken = QFontMetrics(font).horizontalAdvance(amount) / self._unit + 8
        inside = self._at(sketch, (start + wide - INSET - taken, top + 88, taken, 68))
        sketch.words(inside, amount, font=font, ink=tokens.brand, flags=sketch.trail)
        words, ink = self._words.count(line), tokens.text2
        font = self._theme.text_font(self._px(28))
        inside = self._at(sketch, (start + INSET, top + 88, wide - 3 * INSET - taken, 68))
        sketch.words(inside, words, font=font, ink=ink)

    def _draw_line(self, sketch: Sketch, line: FacingLine, box: Box) -> None:
        start, top, wide, height = box
        tokens = sketch.tokens
        font = self._theme.number_font(self._px(27), SEMI)
        amount = format_money(line.amount_paisa)
        # Figures stand right in a mirrored window too: so their digits line up.
        inside = self._at(sketch, (start + wide - INSET - AMOUNT, top, AMOUNT, height))
        sketch.words(inside, amount, font=font, ink=tokens.text2, flags=RIGHT)
        font = self._theme.text_font(self._px(25))
        inside = self._at(
            sketch, (start + wide - INSET - AMOUNT - COUNT, top, COUNT - INSET, height)
        )
        count = self._words.quantity(line)
        sketch.words(inside, count, font=font, ink=tokens.text3, flags=RIGHT)
        font = self._theme.font_for(line.name, self._px(27))
        room = wide - 2 * INSET - AMOUNT - COUNT
        sketch.words(
            self._at(sketch, (start + INSET, top, room, height)),
            line.name, font=font, ink=tokens.text2,
        )  # fmt: skip

    def _draw_side(self, sketch: Sketch) -> None:
        """What is to pay, and the code to pay it by."""
        view, tokens = self._model.view, sketch.tokens
        box = self._side_box()
        self._fill(sketch, self._at(sketch, box), radius=self._px(RADIUS_CARD_PX))
        start, top, wide, high = box
        is_code = view.stage is Stage.CODE
        title, figure = self._words.headline(self._model.view)
        row = 56 if is_code else 80
        inside = self._at(sketch, (start + INSET, top + 16, wide - 2 * INSET, row))
        font = self._theme.title_font(self._px(30), SEMI)
        sketch.words(inside, title, font=font, ink=tokens.hero_sub)
        font = self._figure_font(figure, wide - 2 * INSET, most=64 if is_code else 88)
        at = (start + INSET, top + row + 14, wide - 2 * INSET, 76 if is_code else 130)
        sketch.words(self._at(sketch, at), figure, font=font, ink=tokens.hero_text)
        if is_code:
            return
        for place, (word, paisa) in enumerate(reversed(self._words.facts(view))):
            y = top + high - 80 - 62 * place
            inside = self._at(sketch, (start + INSET, y, wide - 2 * INSET, 60))
            font = self._theme.text_font(self._px(28))
            sketch.words(inside, word, font=font, ink=tokens.hero_sub)
            font = self._theme.number_font(self._px(30), SEMI)
            money = self._words.money(paisa)
            sketch.words(inside, money, font=font, ink=tokens.hero_text, flags=sketch.trail)

    # Sizes

    def _fitting_lines(self) -> list[FacingLine]:
        """As many lines as there is room for, the newest among them."""
        lines = list(self._model.view.lines)
        room = self.height() / self._unit - HEAD - 2 * EDGE - NEWEST_ROW
        count = 1 + max(0, int(room // (ROW + GAP / 2)))
        newest = next((place for place, line in enumerate(lines) if line.is_newest), len(lines) - 1)
        start = max(0, min(newest, len(lines) - count))
        return lines[start : start + count]

    @property
    def _unit(self) -> float:
        """How much larger than WIDE by HIGH everything is drawn."""
        return min(self.width() / WIDE, self.height() / HIGH)

    def _px(self, size: float) -> int:
        return max(8, round(size * self._unit))

    def _at(self, sketch: Sketch, box: Box) -> QRect:
        start, top, wide, high = box
        unit = self._unit
        return sketch.at((start * unit, top * unit, wide * unit, high * unit))

    def _side_box(self) -> Box:
        wide, high = self.width() / self._unit, self.height() / self._unit
        return (wide - SIDE - EDGE, HEAD + EDGE, SIDE, high - HEAD - 2 * EDGE)

    def _place_code(self) -> None:
        start, top, wide, high = (each * self._unit for each in self._side_box())
        head = 166 * self._unit
        side = max(10, int(min(wide, high - head) - 2 * INSET * self._unit / 2))
        left = start + (wide - side) / 2
        box = QRect(round(left), round(top + head), side, side)
        self._code.setFixedSize(side, side)
        self._code.move(QStyle.visualRect(self.layoutDirection(), self.rect(), box).topLeft())

    def _fitting(self, text: str, room: float, *, most: int, least: int) -> QFont:
        """The largest font of a name in which it fits."""
        for size in range(most, least, -2):
            font = self._theme.font_for(text, self._px(size), BOLD)
            if QFontMetrics(font).horizontalAdvance(text) <= room * self._unit:
                return font
        return self._theme.font_for(text, self._px(least), BOLD)

    def _figure_font(self, figure: str, room: float, *, most: int) -> QFont:
        for size in range(most, FIGURE_MIN, -2):
            font = self._theme.hero_font(self._px(size))
            if QFontMetrics(font).horizontalAdvance(figure) <= room * self._unit:
                return font
        return self._theme.hero_font(self._px(FIGURE_MIN))

    def _fill(self, sketch: Sketch, box: QRect, *, radius: int) -> None:
        """The ground of the total, as on the cashier's side."""
        gradient = QLinearGradient(QPointF(box.topLeft()), QPointF(box.bottomRight()))
        gradient.setColorAt(0, self._theme.colour("hero1"))
        gradient.setColorAt(1, self._theme.colour("hero2"))
        path = QPainterPath()
        path.addRoundedRect(QRectF(box), radius, radius)
        sketch.painter.fillPath(path, gradient)
