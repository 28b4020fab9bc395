"""The card of one product: its fields, edited in place, and what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QStringListModel, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos_app.errors import PictureRefused
from pos_app.ui.products.photo import PhotoButton, small_picture
from pos_app.ui.tokens import HEADING_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.card import Card, Headline, Label
from pos_app.ui.widgets.completing import complete
from pos_app.ui.widgets.fields import FigureField, Labelled, TextField
from pos_app.ui.widgets.painting import keycap_width
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.goods.card_fields import FIELDS, UNITS
from pos_app.viewmodels.units import unit_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.goods.card import CardModel

MARGIN_PX = 12
GAP_PX = 8
ROW_GAP_PX, LABEL_GAP_PX = 6, 2
"""So close that all of it is seen at once on 1280x720."""
UNIT_HEIGHT_PX = 44
NO_PHOTO_PX = 40
STOCK_MAX_PX, NARROW_PX = 200, 400
FIELD_WIDTH_MIN_PX = 70
CODES_CHARS_MAX = 400
COMPLETED = ("category", "vendor")
_FIGURES = {"price", "cost", "tax", "low_at", "tile"}


class ProductCard(Card):
    """Shows a CardModel."""

    why_pressed = Signal()
    """Somebody wants to know how the stock came about."""

    def __init__(self, theme: Theme, card: CardModel) -> None:
        super().__init__(theme, margin_px=MARGIN_PX)
        self._theme, self._card = theme, card
        self._title = Headline(theme, font=theme.title_font(HEADING_PX, QFont.Weight.Bold))
        self._margin = Label(theme, "", font=theme.text_font(SMALL_PX, QFont.Weight.DemiBold))
        top = QHBoxLayout()
        top.setSpacing(GAP_PX)
        self._photo = PhotoButton(theme)
        self._photo.clicked.connect(self._choose_picture)
        self._no_photo = ActionButton(theme, "", icon="x")
        self._no_photo.setFixedWidth(NO_PHOTO_PX)
        self._no_photo.setAccessibleName(self.tr("Take the picture away"))
        self._no_photo.clicked.connect(lambda: card.set_picture(None))
        top.addWidget(self._photo)
        top.addWidget(self._no_photo)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addStretch(1)
        head.addWidget(self._title)
        head.addWidget(self._margin)
        head.addStretch(1)
        top.addLayout(head, 1)
        self._stock = ActionButton(theme, "", key="Shift+F1")
        self._stock.clicked.connect(self.why_pressed)
        top.addWidget(self._stock)
        self.column.addLayout(top)
        self.column.addSpacing(ROW_GAP_PX // 2)
        self._fields: dict[str, TextField] = {}
        self._known = {name: QStringListModel(self) for name in COMPLETED}
        self.column.addWidget(self._form(theme), 1)
        for name, words in self._known.items():
            complete(theme, self._fields[name], words)
        card.changed.connect(self.refresh)
        card.filled.connect(self._fill)
        card.saved.connect(self._learn)
        self._fill()
        self.refresh()

    def field_name(self, widget: QWidget | None) -> str:
        """Which field a widget is, empty for none."""
        return next((name for name, field in self._fields.items() if field is widget), "")

    def focus(self, name: str) -> None:
        """Type into a field."""
        self._fields[name].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_next(self, name: str) -> bool:
        """Go on to the field behind one; False behind the last."""
        place = FIELDS.index(name) + 1
        if place == len(FIELDS):
            return False
        self.focus(FIELDS[place])
        return True

    def show_stock(self, stock: str) -> None:
        """Show what is in stock of the product; without one there is nothing to ask."""
        self._stock.setVisible(bool(stock))
        self._stock.setText(self.tr("Stock {count}").format(count=stock))
        self._leave_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room of the first line anew."""
        super().resizeEvent(event)
        self._leave_room()

    def _leave_room(self) -> None:
        """Give the stock its room; where the card is narrow, the name has that of the keycap."""
        needed_px = self._stock.needed_width_px()
        if needed_px > STOCK_MAX_PX or self.width() < NARROW_PX:
            # The list of keys names it too.
            needed_px -= keycap_width(self._theme, self._stock.key) + GAP_PX
        self._stock.setMinimumWidth(needed_px)

    def know(self, names: Mapping[str, Sequence[str]]) -> None:
        """What the fields of the category and the vendor may be completed to."""
        for field, words in names.items():
            self._known[field].setStringList(words)

    def refresh(self) -> None:
        """Show the name, the margin as it is typed, and the unit."""
        head = self._card.head
        self._title.setText(self.tr("New product") if head.is_new else head.name)
        margin = self.tr("Margin {percent}").format(percent=head.margin)
        unsaved = self.tr("not saved") if self._card.is_changed else ""
        shown = ("" if head.is_cost_hidden else margin, unsaved)
        self._margin.setText(" \u00b7 ".join(filter(None, shown)))
        hint = self.tr("not shown") if head.is_cost_hidden else ""
        self._fields["cost"].setPlaceholderText(hint)
        self._margin.set_ink("warn" if head.margin_tone == "warn" else "text2")
        self._show_picture()
        self._costs.setText("\n".join(self._card.costs))
        self._costs_title.setVisible(bool(self._card.costs))
        for unit, button in zip(UNITS, self._units, strict=True):
            button.set_chosen(is_chosen=unit is self._card.unit)

    def _show_picture(self) -> None:
        picture = self._card.picture
        self._photo.setVisible(self._card.product is not None)
        self._photo.show_picture(picture)
        self._no_photo.setVisible(picture is not None)

    def _choose_picture(self) -> None:
        """Ask for a file; what cannot be shown is refused in words."""
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg)"
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        begin = QStandardPaths.writableLocation(pictures)
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a picture"), begin, kinds)
        self.window().activateWindow()
        if not path:
            return
        try:
            picture = small_picture(Path(path))
        except PictureRefused as error:
            self._card.refuse_picture(error)
        else:
            self._card.set_picture(picture)

    def _fill(self) -> None:
        for name, field in self._fields.items():
            if field.text() != self._card.texts[name]:
                field.setText(self._card.texts[name])
                if not field.hasFocus():
                    # Its beginning is seen; behind a code that was scanned into it *12 is typed.
                    field.setCursorPosition(0)

    def _learn(self, _product_id: int) -> None:
        """What was saved just now may be typed ahead from now on."""
        for name, words in self._known.items():
            known, new = words.stringList(), self._card.texts[name]
            if new and new not in known:
                words.setStringList(sorted([*known, new]))

    def _form(self, theme: Theme) -> QScrollArea:
        """The fields in rows; a low window scrolls to the one that is typed into."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROW_GAP_PX)
        column.addWidget(self._field(theme, "name_en", self.tr("Name in English")))
        column.addLayout(
            self._row(
                (self._field(theme, "name_ur", self.tr("Name in Urdu")), 1),
                (self._field(theme, "name_hi", self.tr("Name in Hindi")), 1),
            )
        )
        codes = self.tr("Barcodes \u00b7 scan here \u00b7 *12 for a carton of 12")
        column.addWidget(self._field(theme, "barcodes", codes))
        column.addLayout(
            self._row(
                (self._field(theme, "price", self.tr("Price")), 3),
                (self._field(theme, "cost", self.tr("Cost")), 3),
                (self._field(theme, "tax", self.tr("Tax %")), 2),
                (self._field(theme, "low_at", self.tr("Low at")), 2),
            )
        )
        column.addLayout(self._unit_row(theme))
        tile = self.tr("Quick tile {keys}").format(keys=isolated("1-7"))
        column.addLayout(
            self._row(
                (self._field(theme, "category", self.tr("Category")), 3),
                (self._field(theme, "vendor", self.tr("Vendor")), 3),
                (self._field(theme, "tile", tile), 2),
            )
        )
        font = theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
        self._costs_title = Label(theme, self.tr("What it cost lately"), font=font, ink="text2")
        self._costs = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        self._costs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        costs = self._row((self._costs_title, 0), (self._costs, 1))
        for part in (self._costs_title, self._costs):
            costs.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        column.addLayout(costs)
        column.addStretch(1)
        return area

    def _field(self, theme: Theme, name: str, label: str) -> Labelled:
        if name in _FIGURES:
            field: TextField = FigureField(theme)
        elif name == "barcodes":
            field = TextField(theme, chars_max=CODES_CHARS_MAX)
            field.selects_on_focus = False
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        else:
            field = TextField(theme)
        field.textChanged.connect(lambda text, name=name: self._card.type(name, text))
        self._fields[name] = field
        labelled = Labelled(theme, label, field, gap_px=LABEL_GAP_PX)
        # A long word over a narrow field must not push the fields out of the card.
        labelled.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        labelled.setMinimumWidth(FIELD_WIDTH_MIN_PX)
        return labelled

    def _row(self, *parts: tuple[QWidget, int]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        for part, share in parts:
            row.addWidget(part, share)
        return row

    def _unit_row(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP_PX)
        self._units = []
        for place, unit in enumerate(UNITS):
            button = CashButton(theme, unit_name(unit), is_figure=False, height_px=UNIT_HEIGHT_PX)
            button.clicked.connect(lambda _checked=False, unit=unit: self._card.choose_unit(unit))
            self._units.append(button)
            grid.addWidget(button, 0, place)
        return grid
