"""The products: find one, see what wants looking after, change names, codes and prices in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.search import SearchBox
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.paper.labels_form import LabelsCover
from pos_app.ui.products.goods_list import GoodsHeading, GoodsList
from pos_app.ui.products.product_card import ProductCard
from pos_app.ui.tokens import HALF_BUTTON_HEIGHT_PX, PAY_SIDE_NARROW_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.goods.catalogue import COUNTED_MAX, TABS, Tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.goods.catalogue import ProductsModel
    from pos_app.viewmodels.paper.labels import LabelsModel

MARGIN_PX = 12
SIDE_PX = 470
NARROW_BELOW_PX = 1102
TAB_HEIGHT_PX = 40
_TABS = {Command(f"tab_{place + 1}"): place for place in range(len(TABS))}


class ProductsScreen(Screen):
    """Shows a ProductsModel: the list on the leading side, the card of one on the other."""

    screen_name: ClassVar[ScreenName] = ScreenName.PRODUCTS
    side_px = SIDE_PX + MARGIN_PX
    commands: ClassVar[frozenset[Command]] = frozenset(
        {
            Command.HELP,
            Command.SEARCH,
            Command.EDIT,
            Command.NEW,
            Command.DISCARD,
            Command.EXPLAIN,
            Command.SECOND,
            Command.SAVE,
            Command.REMOVE_LINE,
            Command.UNDO,
            Command.BACK,
            *_TABS,
        }
    )

    def __init__(self, theme: Theme, products: ProductsModel, labels: LabelsModel) -> None:
        super().__init__()
        self._labels, self._labels_cover = labels, LabelsCover(theme, self, labels)
        self._theme = theme
        self._products = products
        self._shown_tab = products.tab
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        row.setSpacing(MARGIN_PX)
        row.addLayout(self._book(theme), 1)
        self._side = QWidget()
        self._side.setFixedWidth(SIDE_PX)
        self._side.setLayout(self._one(theme))
        row.addWidget(self._side)
        products.changed.connect(self.refresh)
        products.card.changed.connect(self._show_buttons)

    def listed(self) -> frozenset[Command]:
        """The tabs show their own keys; only what expires is thrown away here."""
        works = self.commands - frozenset(_TABS)
        return works if self._products.tab is Tab.EXPIRING else works - {Command.DISCARD}

    def shown(self) -> None:
        """Read stock and prices of now, and the names that may be typed."""
        self._products.read()
        self._card.know(self._products.known_names())

    def refresh(self) -> None:
        """Show the list, its tabs, and what was scanned while typing."""
        products = self._products
        if self._box.text() != products.text:
            self._box.setText(products.text)
        self._list.show_current(products.current_row)
        for tab, button, words in zip(TABS, self._tabs, self._tab_words(), strict=True):
            button.setText(words)
            button.set_chosen(is_chosen=tab is products.tab)
        offer = products.offer
        self._foot.setText(offer.words if offer else products.message or self._foot_words())
        self._foot.set_ink("warn" if offer or products.message else "text2")
        self._card.show_stock(products.stock_now)
        self._show_buttons()
        if products.tab is not self._shown_tab:
            self._shown_tab = products.tab
            self.strip_changed.emit()

    def explained(self) -> int | None:
        """The product in front."""
        product = self._products.current
        return None if product is None else product.product_id

    def take_scan(self, text: str) -> None:
        """A scan opens its product, joins the barcodes, or is offered while something is typed."""
        field = self._card.field_name(QApplication.focusWidget())
        self._products.scan(text, field=field, is_typing=bool(field))
        if self._products.card.product is None and self._products.card.is_changed and not field:
            self._card.focus("name_en")

    def take_command(self, command: Command) -> bool:
        """Do what a command key asks."""
        if self._labels_cover.take_command(command):
            return True
        if command in _TABS:
            self._products.choose_tab(_TABS[command])
            self.setFocus()
            return True
        if command is Command.BACK:
            return self._go_back()
        does: Callable[[], object] | None = {
            Command.SEARCH: self._begin_search,
            Command.EDIT: lambda: self._card.focus("price"),
            Command.NEW: self._begin_new,
            Command.SECOND: self._ask_labels,
            Command.SAVE: self._save,
            Command.REMOVE_LINE: self._products.card.remove,
            Command.UNDO: self._products.undo,
            Command.DISCARD: self._products.discard,
        }.get(command)
        if does is None:
            return False
        does()
        return True

    def take_text(self, text: str) -> None:
        """Letters and digits search, wherever the keyboard is."""
        self._box.begin(text)
        self._products.search(self._box.text())

    def take_move(self, rows: int) -> None:
        self._products.move(rows)

    def take_enter(self) -> None:
        """Enter takes what was scanned, and goes from the list to the price, field by field."""
        if self._products.take_offer():
            self._card.focus("name_en") if self._products.card.product is None else self.setFocus()
            return
        field = self._card.field_name(QApplication.focusWidget())
        if not field:
            self._products.begin_searched()
            self._card.focus("name_en" if self._products.current is None else "price")
        elif not self._card.focus_next(field):
            (self._save_button if self._save_button.isEnabled() else self).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the list its room."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_BELOW_PX
        self._side.setFixedWidth(PAY_SIDE_NARROW_PX if is_narrow else SIDE_PX)

    def _book(self, theme: Theme) -> QVBoxLayout:
        """Lay out search, tabs and the list."""
        column = QVBoxLayout()
        column.setSpacing(10)
        self._box = SearchBox(theme)
        self._box.setAccessibleName(self.tr("Search products"))
        self._box.setPlaceholderText(self.tr("Name in any script, as it sounds, or code"))
        self._box.textEdited.connect(self._products.search)
        self._box.moved.connect(self._products.move)
        self._box.entered.connect(self.take_enter)
        column.addWidget(self._box)
        tabs = QHBoxLayout()
        tabs.setSpacing(8)
        self._tabs = [CashButton(theme, "", is_figure=False, height_px=TAB_HEIGHT_PX) for _ in TABS]
        for place, button in enumerate(self._tabs):
            button.clicked.connect(lambda _checked=False, at=place: self._products.choose_tab(at))
            tabs.addWidget(button)
        column.addLayout(tabs)
        card = Card(theme)
        heading = GoodsHeading(theme, self._products.rows)
        self._list = GoodsList(theme, self._products.rows)
        self._list.resized.connect(heading.take_room)
        self._list.reached.connect(self._products.reach)
        self._list.clicked.connect(self._click)
        card.column.addWidget(heading)
        card.column.addWidget(self._list, 1)
        column.addWidget(card, 1)
        self._foot = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        column.addWidget(self._foot)
        return column

    def _one(self, theme: Theme) -> QVBoxLayout:
        """Lay out the card and what can be done with its product."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._card = ProductCard(theme, self._products.card)
        self._card.why_pressed.connect(self.why_wanted)
        column.addWidget(self._card, 1)
        self._save_button = ActionButton(
            theme,
            self.tr("Save"),
            kind=Kind.PRIMARY,
            icon="check",
            key="F12",
            height_px=HALF_BUTTON_HEIGHT_PX,
        )
        self._new_button = ActionButton(theme, self.tr("New"), key="F5")
        self._remove_button = ActionButton(theme, self.tr("Remove"), key="Del")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, command, share in (
            (self._remove_button, Command.REMOVE_LINE, 3),
            (self._new_button, Command.NEW, 3),
            (self._save_button, Command.SAVE, 4),
        ):
            button.setFixedHeight(HALF_BUTTON_HEIGHT_PX)
            # On a narrow screen the words are drawn smaller, and the keys stand in the strip.
            button.setMinimumWidth(button.needed_width_px() * 4 // 5)
            button.clicked.connect(lambda _checked=False, asked=command: self.take_command(asked))
            row.addWidget(button, share)
        column.addLayout(row)
        return column

    def _show_buttons(self) -> None:
        card = self._products.card
        self._save_button.setEnabled(card.is_changed)
        self._remove_button.setEnabled(card.product is not None)

    def _begin_search(self) -> None:
        self._box.setFocus()
        self._box.selectAll()

    def _ask_labels(self) -> None:
        """Labels of the product in front, as it was saved last."""
        product = self._products.current
        if product is not None:
            self._labels.ask_product(product)

    def _begin_new(self) -> None:
        self._products.begin_new()
        if self._products.card.product is None:
            self._card.focus("name_en")

    def _save(self) -> None:
        """Record what is typed; the keyboard is back with the list when nothing is left to save."""
        self._products.card.save()
        if not self._products.card.is_changed:
            self.setFocus()

    def _go_back(self) -> bool:
        """Forget an offer, then leave the fields, with undo for what is typed, then the search."""
        if self._products.drop_offer():
            return True
        if self._products.aside.put() or not self.hasFocus():
            self.setFocus()
            return True
        if self._products.text:
            self._products.search("")
            return True
        return False

    def _click(self, index: QModelIndex) -> None:
        self._products.choose(index.row())

    def _tab_words(self) -> tuple[str, ...]:
        """The tabs with how many each lists."""
        counts = self._products.counts

        def counted(tab: Tab) -> str:
            many = counts[tab]
            return isolated(f"{COUNTED_MAX}+" if many >= COUNTED_MAX else many)

        return (
            self.tr("All"),
            self.tr("Low stock {count}").format(count=counted(Tab.LOW)),
            self.tr("No barcode {count}").format(count=counted(Tab.UNCODED)),
            self.tr("Expiring {count}").format(count=counted(Tab.EXPIRING)),
        )

    def _foot_words(self) -> str:
        """What to do next, and what an estimate stands on."""
        products = self._products
        if products.tab is Tab.EXPIRING:
            return self.tr("Estimated: what came first is taken to be sold first")
        if products.tab is Tab.LOW:
            return self.tr("To order: two weeks of sales like the last four, and above the mark")
        if products.rows.rows:
            return self.tr("Enter changes the price \u00b7 a scan opens its product")
        if products.text.strip():
            return self.tr("Nothing is called that. F5 adds it")
        return self.tr("No product yet. F5 or a scan adds one")
